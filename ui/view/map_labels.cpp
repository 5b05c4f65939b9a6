#include "ui/view/map_labels.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

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

QPointF labelAnchor(std::span<const float> xs, std::span<const float> ys) {
    const auto median = [](std::vector<float> values) {
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        return *middle;
    };
    const std::vector<float> x(xs.begin(), xs.end()), y(ys.begin(), ys.end());
    const float middleX = median(x), middleY = median(y);
    std::vector<std::size_t> order(x.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const std::size_t half = (order.size() + 1) / 2;
    std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(half - 1), order.end(),
                     [&](std::size_t a, std::size_t b) { return std::hypot(x[a] - middleX, y[a] - middleY) < std::hypot(x[b] - middleX, y[b] - middleY); });
    std::vector<float> nearX, nearY;
    for (std::size_t i = 0; i < half; ++i) nearX.push_back(x[order[i]]), nearY.push_back(y[order[i]]);
    std::sort(nearY.begin(), nearY.end());
    return {median(nearX), nearY[nearY.size() / 20] - 4};
}

QPointF densestPoint(std::span<const QPointF> points) {
    const auto quarter = static_cast<std::ptrdiff_t>((points.size() + 3) / 4);
    std::vector<double> squares(points.size());
    QPointF densest = points.front();
    double least = std::numeric_limits<double>::infinity();
    for (const QPointF& point : points) {
        std::transform(points.begin(), points.end(), squares.begin(), [&](const QPointF& other) { return QPointF::dotProduct(other - point, other - point); });
        // Itself is the first.
        const auto reach = squares.begin() + std::min(quarter, std::ssize(squares) - 1);
        std::nth_element(squares.begin(), reach, squares.end());
        if (*reach < least) least = *reach, densest = point;
    }
    return densest;
}

}  // namespace coincide
