#include "ui/view/map_geometry.h"

#include <algorithm>
#include <cmath>

#include "core/base/parallel.h"

namespace coincide {
namespace {

constexpr std::size_t kPiece = 1 << 15;

double cross(QPointF o, QPointF a, QPointF b) { return (a.x() - o.x()) * (b.y() - o.y()) - (a.y() - o.y()) * (b.x() - o.x()); }

// Monotone chain; counter-clockwise without repeated points.
std::vector<QPointF> convexHull(std::vector<QPointF> points) {
    std::sort(points.begin(), points.end(), [](QPointF a, QPointF b) { return a.x() != b.x() ? a.x() < b.x() : a.y() < b.y(); });
    points.erase(std::unique(points.begin(), points.end()), points.end());
    if (points.size() < 3) return points;
    std::vector<QPointF> hull;
    for (int side = 0; side < 2; ++side) {
        const std::size_t base = hull.size();
        for (const QPointF point : points) {
            while (hull.size() >= base + 2 && cross(hull[hull.size() - 2], hull.back(), point) <= 0) hull.pop_back();
            hull.push_back(point);
        }
        hull.pop_back();
        std::reverse(points.begin(), points.end());
    }
    return hull;
}

// Cuts the corners of a closed line a few times.
std::vector<QPointF> chaikin(std::vector<QPointF> line, int rounds) {
    for (int round = 0; round < rounds; ++round) {
        std::vector<QPointF> next;
        next.reserve(2 * line.size());
        for (std::size_t i = 0; i < line.size(); ++i) {
            const QPointF a = line[i], b = line[(i + 1) % line.size()];
            next.push_back(a * 0.75 + b * 0.25);
            next.push_back(a * 0.25 + b * 0.75);
        }
        line = std::move(next);
    }
    return line;
}

}  // namespace

std::vector<std::int32_t> pointsInside(std::span<const float> xy, std::span<const std::uint8_t> drawn, const QPolygonF& polygon, int threads) {
    if (polygon.size() < 3) return {};
    const QRectF box = polygon.boundingRect();
    const std::size_t count = xy.size() / 2, pieces = count / kPiece + 1;
    std::vector<std::vector<std::int32_t>> found(pieces);
    const auto corners = static_cast<std::size_t>(polygon.size());
    parallelFor(threads, count, kPiece, [&](std::size_t begin, std::size_t end) {
        auto& own = found[begin / kPiece];
        for (std::size_t i = begin; i < end; ++i) {
            if (!drawn.empty() && drawn[i] == 0) continue;
            const double x = xy[2 * i], y = xy[2 * i + 1];
            if (!(x >= box.left() && x <= box.right() && y >= box.top() && y <= box.bottom())) continue;
            bool in = false;
            for (std::size_t a = 0, b = corners - 1; a < corners; b = a++) {
                const QPointF& p = polygon[static_cast<qsizetype>(a)];
                const QPointF& q = polygon[static_cast<qsizetype>(b)];
                if ((p.y() > y) != (q.y() > y) && x < (q.x() - p.x()) * (y - p.y()) / (q.y() - p.y()) + p.x()) in = !in;
            }
            if (in) own.push_back(static_cast<std::int32_t>(i));
        }
    });
    std::vector<std::int32_t> all;
    for (const auto& own : found) all.insert(all.end(), own.begin(), own.end());
    return all;
}

QPainterPath smoothHull(std::vector<QPointF> points, double share, double grow) {
    if (points.empty()) return {};
    std::vector<double> xs, ys;
    for (const QPointF point : points) xs.push_back(point.x()), ys.push_back(point.y());
    const auto half = static_cast<std::ptrdiff_t>(points.size() / 2);
    std::nth_element(xs.begin(), xs.begin() + half, xs.end());
    std::nth_element(ys.begin(), ys.begin() + half, ys.end());
    const QPointF middle(xs[static_cast<std::size_t>(half)], ys[static_cast<std::size_t>(half)]);
    const auto away = [&](QPointF point) { return QPointF::dotProduct(point - middle, point - middle); };
    std::sort(points.begin(), points.end(), [&](QPointF a, QPointF b) { return away(a) < away(b); });
    points.resize(std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(share * static_cast<double>(points.size())))));

    // Every point as a small octagon: the hull then stands off by `grow` and exists for one point as well.
    std::vector<QPointF> grown;
    for (const QPointF point : points)
        for (int k = 0; k < 8; ++k) grown.emplace_back(point + QPointF(std::cos(k * M_PI_4), std::sin(k * M_PI_4)) * grow);
    const std::vector<QPointF> line = chaikin(convexHull(std::move(grown)), 3);
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(line.begin(), line.end())));
    path.closeSubpath();
    return path;
}

QPolygonF smoothedLoop(const QPolygonF& drawn) {
    if (drawn.size() < 4) return drawn;
    std::vector<QPointF> line;
    for (const QPointF point : drawn)
        if (line.empty() || std::hypot(point.x() - line.back().x(), point.y() - line.back().y()) >= 6) line.push_back(point);
    if (line.size() < 4) return drawn;
    line = chaikin(std::move(line), 2);
    return QPolygonF(QList<QPointF>(line.begin(), line.end()));
}

std::optional<QRect> cardPlace(QPoint point, int reach, QSize size, const QRect& area) {
    const int gap = reach + 16;
    const auto along = [](int middle, int length, int from, int to) { return std::clamp(middle - length / 3, from, std::max(from, to - length + 1)); };
    const int y = along(point.y(), size.height(), area.top(), area.bottom()), x = along(point.x(), size.width(), area.left(), area.right());
    const QRect places[] = {
        {QPoint(point.x() + gap, y), size},
        {QPoint(point.x() - gap - size.width(), y), size},
        {QPoint(x, point.y() - gap - size.height()), size},
        {QPoint(x, point.y() + gap), size},
    };
    for (const QRect& place : places)
        if (area.contains(place)) return place;
    return std::nullopt;
}

QRect barPlace(const QRect& shape, QSize size, const QRect& area) {
    const int left = std::clamp(shape.center().x() - size.width() / 2, area.left(), std::max(area.left(), area.right() - size.width() + 1));
    int top = shape.bottom() + 24;
    if (top + size.height() - 1 > area.bottom()) top = shape.top() - 24 - size.height();
    if (top < area.top()) top = area.bottom() - size.height() + 1;
    return {QPoint(left, top), size};
}

}  // namespace coincide
