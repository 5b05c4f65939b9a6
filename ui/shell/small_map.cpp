#include "ui/shell/small_map.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/base/tokens.h"
#include "ui/model/cluster_facts.h"

namespace coincide {
namespace {

constexpr int kWidth = 244, kHeight = 164, kMargin = 8;
constexpr std::size_t kMostPoints = 6000;

}  // namespace

void saveSmallMap(const ExplorerData& data, const QString& file) {
    const std::vector<float>& at = data.position2d;
    const std::size_t points = at.size() / 2;
    float lowX = std::numeric_limits<float>::max(), lowY = lowX, highX = std::numeric_limits<float>::lowest(), highY = highX;
    for (std::size_t i = 0; i < points; ++i) {
        if (!std::isfinite(at[2 * i]) || !std::isfinite(at[2 * i + 1])) continue;
        lowX = std::min(lowX, at[2 * i]), highX = std::max(highX, at[2 * i]);
        lowY = std::min(lowY, at[2 * i + 1]), highY = std::max(highY, at[2 * i + 1]);
    }
    if (!(highX > lowX) || !(highY > lowY)) return;
    const std::vector<int> places = sourcePlaces(data);

    QImage image(kWidth, kHeight, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double scale = std::min((kWidth - 2 * kMargin) / static_cast<double>(highX - lowX), (kHeight - 2 * kMargin) / static_cast<double>(highY - lowY));
    const double offsetX = (kWidth - scale * (highX - lowX)) / 2, offsetY = (kHeight - scale * (highY - lowY)) / 2;
    const std::size_t step = std::max<std::size_t>(1, points / kMostPoints);
    for (std::size_t i = 0; i < points; i += step) {
        if (!std::isfinite(at[2 * i]) || !std::isfinite(at[2 * i + 1])) continue;
        const std::int32_t source = i < data.sourceOfSample.size() ? data.sourceOfSample[i] : -1;
        const bool known = source >= 0 && static_cast<std::size_t>(source) < places.size();
        painter.setBrush(known ? sourceColour(places[static_cast<std::size_t>(source)], false) : Tokens::light().pointIn);
        painter.drawEllipse(QPointF(offsetX + scale * (at[2 * i] - lowX), kHeight - offsetY - scale * (at[2 * i + 1] - lowY)), 1.6, 1.6);
    }
    painter.end();
    QDir().mkpath(QFileInfo(file).path());
    image.save(file);
}

}  // namespace coincide
