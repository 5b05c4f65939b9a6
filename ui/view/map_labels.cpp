#include "ui/view/map_labels.h"

#include <algorithm>

namespace coincide {

std::vector<PlacedLabel> placeLabels(std::span<const LabelRequest> requests, const QRectF& area, std::span<const QRectF> taken) {
    constexpr double kInset = 6, kTries[] = {0, -14, 14, -28, 28};
    std::vector<PlacedLabel> placed;
    const QRectF inner = area.adjusted(kInset, kInset, -kInset, -kInset);
    const auto free = [&](const QRectF& rect) {
        return std::none_of(placed.begin(), placed.end(), [&](const PlacedLabel& other) { return other.rect.intersects(rect); }) &&
               std::none_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(rect); });
    };
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const LabelRequest& request = requests[i];
        if (request.size.width() > inner.width() || request.size.height() > inner.height()) continue;
        for (const double shift : kTries) {
            const double left = std::clamp(request.anchor.x() - request.size.width() / 2, inner.left(), inner.right() - request.size.width());
            const double top = std::clamp(request.anchor.y() - request.size.height() + shift, inner.top(), inner.bottom() - request.size.height());
            const QRectF rect(QPointF(left, top), request.size);
            if (!free(rect)) continue;
            placed.push_back({i, rect});
            break;
        }
    }
    return placed;
}

}  // namespace coincide
