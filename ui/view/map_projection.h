#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "ui/view/map_view.h"

namespace coincide {

/// The space that points take. Empty where `minimum > maximum`.
struct MapBounds {
    double minimum[3] = {1, 1, 1}, maximum[3] = {0, 0, 0};
    std::vector<std::array<double, 3>> outermost;   ///< in 3D: points that reach farthest in directions spread over the ball
    bool empty() const { return minimum[0] > maximum[0]; }
    double radius() const;                     ///< of the ball around the middle that holds all
    double middle(int axis) const { return (minimum[axis] + maximum[axis]) / 2; }
};

/// Bounds of the points `[n, dimensions]` that are finite and whose entry in `only` (empty = all) is true.
MapBounds boundsOf(std::span<const float> positions, int dimensions, std::span<const std::uint8_t> only = {});

/// Pixels kept free around what is fitted.
struct MapMargins {
    double left = 36, top = 72, right = 36, bottom = 36;
};

/// A camera that shows all of `bounds`; `angles` gives yaw and pitch.
MapCamera fitCamera(const MapBounds& bounds, int dimensions, QSizeF viewport, const MapCamera& angles = {}, const MapMargins& margins = {});

/// Moves what is shown by some pixels.
MapCamera panned(const MapCamera& camera, int dimensions, QPointF pixels);
/// Zooms by `factor` (above 1: nearer); what is under `pixel` stays there (in 3D: on the plane of the point turned around).
MapCamera zoomedAt(const MapCamera& camera, int dimensions, QSizeF viewport, QPointF pixel, double factor);
/// Between two cameras: `t` in `[0, 1]`, eased, zooming by equal ratios.
MapCamera between(const MapCamera& from, const MapCamera& to, double t);

/// How map units become pixels for one camera and viewport.
class MapProjection {
public:
    MapProjection(const MapCamera& camera, int dimensions, QSizeF viewport, double sceneRadius);
    QPointF point(const float* position) const;
    /// Depth in `[0, 1]`, 0 = nearest; 0 in 2D.
    double depth(const float* position) const;
    /// Map units of a pixel: 2D exactly, 3D on the plane of the point turned around; `[3]`.
    void units(QPointF pixel, double out[3]) const;
    /// All points `[n, dimensions]` into pixels `xy [n, 2]` times `ratio`, and depth bins `[n]` in `[0, bins)`, 0 = farthest, unless `depthBin` is empty.
    void all(std::span<const float> positions, double ratio, std::span<float> xy, std::span<std::uint8_t> depthBin, int bins, int threads) const;

private:
    int dimensions_;
    double width_, height_, scale_, centre_[3], rotation_[9], distance_, radius_;
};

}  // namespace coincide
