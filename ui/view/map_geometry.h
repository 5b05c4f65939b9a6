#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QPolygonF>
#include <QRect>
#include <QSize>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace coincide {

/// Indices of the points `xy [n, 2]` inside a polygon (even-odd; closed by itself) whose entry in `drawn` (empty = all) is not 0, ascending.
std::vector<std::int32_t> pointsInside(std::span<const float> xy, std::span<const std::uint8_t> drawn, const QPolygonF& polygon, int threads = 0);

/// A smooth closed outline around the `share` of the points that lie nearest to their median, `grow` pixels outside of them. Empty without points.
QPainterPath smoothHull(std::vector<QPointF> points, double share, double grow);

/// A smooth closed curve through a drawn, uneven line.
QPolygonF smoothedLoop(const QPolygonF& drawn);

/// Where a card of `size` goes beside a mark of `reach` pixels around `point` inside `area`: right at 16 px from the mark, else left, above, below; never over
/// the mark. nullopt where there is no room.
std::optional<QRect> cardPlace(QPoint point, int reach, QSize size, const QRect& area);

/// Where a bar of `size` goes under a drawn shape inside `area`: 24 px below it, else above it, else at the lower edge.
QRect barPlace(const QRect& shape, QSize size, const QRect& area);

}  // namespace coincide
