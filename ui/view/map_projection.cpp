#include "ui/view/map_projection.h"

#include <algorithm>
#include <cmath>

#include "core/base/parallel.h"

namespace coincide {
namespace {

constexpr std::size_t kPiece = 1 << 16;
constexpr double kDistance = 4;              // of the eye, in radii of the scene: a mild perspective

// Turns around the upright axis by yaw, then tips by pitch: rows are right, up, towards the eye.
void rotationOf(const MapCamera& camera, double out[9]) {
    const double cy = std::cos(camera.yaw), sy = std::sin(camera.yaw), cp = std::cos(camera.pitch), sp = std::sin(camera.pitch);
    const double m[9] = {cy, 0, -sy, -sp * sy, cp, -sp * cy, cp * sy, sp, cp * cy};
    std::copy(m, m + 9, out);
}

}  // namespace

double MapBounds::radius() const {
    double square = 0;
    for (int axis = 0; axis < 3; ++axis) square += (maximum[axis] - minimum[axis]) * (maximum[axis] - minimum[axis]);
    return std::sqrt(square) / 2;
}

MapBounds boundsOf(std::span<const float> positions, int dimensions, std::span<const std::uint8_t> only) {
    MapBounds bounds;
    const auto step = static_cast<std::size_t>(dimensions);
    bool any = false;
    for (std::size_t i = 0; (i + 1) * step <= positions.size(); ++i) {
        if (!only.empty() && (i >= only.size() || only[i] == 0)) continue;
        bool finite = true;
        for (std::size_t axis = 0; axis < step; ++axis) finite = finite && std::isfinite(positions[i * step + axis]);
        if (!finite) continue;
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const double value = axis < step ? positions[i * step + axis] : 0;
            bounds.minimum[axis] = any ? std::min(bounds.minimum[axis], value) : value;
            bounds.maximum[axis] = any ? std::max(bounds.maximum[axis], value) : value;
        }
        any = true;
    }
    return bounds;
}

MapCamera fitCamera(const MapBounds& bounds, int dimensions, QSizeF viewport, const MapCamera& angles, const MapMargins& margins) {
    MapCamera camera = angles;
    if (bounds.empty()) return camera;
    const double width = std::max(40.0, viewport.width() - margins.left - margins.right), height = std::max(40.0, viewport.height() - margins.top - margins.bottom);
    const double least = std::max(bounds.radius() * 1e-6, 1e-9);
    if (dimensions == 2) {
        camera.unitsPerPixel = std::max({(bounds.maximum[0] - bounds.minimum[0]) / width, (bounds.maximum[1] - bounds.minimum[1]) / height, least});
        camera.centreX = bounds.middle(0) + (margins.right - margins.left) / 2 * camera.unitsPerPixel;
        camera.centreY = bounds.middle(1) + (margins.top - margins.bottom) / 2 * camera.unitsPerPixel;
        camera.centreZ = 0;
        return camera;
    }
    camera.centreX = bounds.middle(0), camera.centreY = bounds.middle(1), camera.centreZ = bounds.middle(2);
    camera.unitsPerPixel = std::max(2 * 0.86 * bounds.radius() / std::min(width, height), least);
    return camera;
}

MapCamera panned(const MapCamera& camera, int dimensions, QPointF pixels) {
    MapCamera moved = camera;
    const double right = -pixels.x() * camera.unitsPerPixel, up = pixels.y() * camera.unitsPerPixel;
    if (dimensions == 2) {
        moved.centreX += right;
        moved.centreY += up;
        return moved;
    }
    double r[9];
    rotationOf(camera, r);
    moved.centreX += right * r[0] + up * r[3];
    moved.centreY += right * r[1] + up * r[4];
    moved.centreZ += right * r[2] + up * r[5];
    return moved;
}

MapCamera zoomedAt(const MapCamera& camera, int dimensions, QSizeF viewport, QPointF pixel, double factor) {
    const QPointF fromMiddle = pixel - QPointF(viewport.width() / 2, viewport.height() / 2);
    MapCamera moved = camera;
    moved.unitsPerPixel = camera.unitsPerPixel / factor;
    // Pan, in pixels of the new scale, by what the point would have moved.
    return panned(moved, dimensions, fromMiddle * (1 - factor));
}

MapCamera between(const MapCamera& from, const MapCamera& to, double t) {
    if (t <= 0) return from;
    if (t >= 1) return to;
    const double eased = t * t * (3 - 2 * t);
    const double ratio = to.unitsPerPixel / from.unitsPerPixel;
    MapCamera camera;
    camera.unitsPerPixel = from.unitsPerPixel * std::pow(ratio, eased);
    // The middle moves with the scale, so that a flight that only zooms at a place keeps this place still.
    const double way = std::abs(ratio - 1) < 1e-6 ? eased : (std::pow(ratio, eased) - 1) / (ratio - 1);
    const auto mix = [](double a, double b, double w) { return a + (b - a) * w; };
    camera.centreX = mix(from.centreX, to.centreX, way);
    camera.centreY = mix(from.centreY, to.centreY, way);
    camera.centreZ = mix(from.centreZ, to.centreZ, way);
    camera.yaw = mix(from.yaw, to.yaw, eased);
    camera.pitch = mix(from.pitch, to.pitch, eased);
    return camera;
}

MapProjection::MapProjection(const MapCamera& camera, int dimensions, QSizeF viewport, double sceneRadius)
    : dimensions_(dimensions), width_(viewport.width()), height_(viewport.height()), scale_(1 / camera.unitsPerPixel),
      centre_{camera.centreX, camera.centreY, camera.centreZ}, rotation_{1, 0, 0, 0, 1, 0, 0, 0, 1}, distance_(kDistance * std::max(sceneRadius, 1e-9)),
      radius_(std::max(sceneRadius, 1e-9)) {
    if (dimensions == 3) rotationOf(camera, rotation_);
}

QPointF MapProjection::point(const float* position) const {
    const double x = position[0] - centre_[0], y = position[1] - centre_[1];
    if (dimensions_ == 2) return {width_ / 2 + x * scale_, height_ / 2 - y * scale_};
    const double z = position[2] - centre_[2];
    const double* r = rotation_;
    const double near = r[6] * x + r[7] * y + r[8] * z;
    const double size = distance_ / std::max(distance_ - near, distance_ * 0.05) * scale_;
    return {width_ / 2 + (r[0] * x + r[1] * y + r[2] * z) * size, height_ / 2 - (r[3] * x + r[4] * y + r[5] * z) * size};
}

double MapProjection::depth(const float* position) const {
    if (dimensions_ == 2) return 0;
    const double near = rotation_[6] * (position[0] - centre_[0]) + rotation_[7] * (position[1] - centre_[1]) + rotation_[8] * (position[2] - centre_[2]);
    return std::clamp(0.5 - near / (2 * radius_), 0.0, 1.0);
}

void MapProjection::units(QPointF pixel, double out[3]) const {
    const double right = (pixel.x() - width_ / 2) / scale_, up = (height_ / 2 - pixel.y()) / scale_;
    for (int axis = 0; axis < 3; ++axis) out[axis] = centre_[axis] + right * rotation_[axis] + up * rotation_[3 + axis];
}

void MapProjection::all(std::span<const float> positions, double ratio, std::span<float> xy, std::span<std::uint8_t> depthBin, int bins, int threads) const {
    const auto step = static_cast<std::size_t>(dimensions_);
    const std::size_t count = std::min(positions.size() / step, xy.size() / 2);
    parallelFor(threads, count, kPiece, [&](std::size_t begin, std::size_t end) {
        if (dimensions_ == 2) {
            const double scale = scale_ * ratio, x0 = width_ / 2 * ratio - centre_[0] * scale, y0 = height_ / 2 * ratio + centre_[1] * scale;
            for (std::size_t i = begin; i < end; ++i) {
                xy[2 * i] = static_cast<float>(x0 + positions[2 * i] * scale);
                xy[2 * i + 1] = static_cast<float>(y0 - positions[2 * i + 1] * scale);
            }
            if (!depthBin.empty()) std::fill(depthBin.begin() + static_cast<std::ptrdiff_t>(begin), depthBin.begin() + static_cast<std::ptrdiff_t>(end), static_cast<std::uint8_t>(bins - 1));
            return;
        }
        for (std::size_t i = begin; i < end; ++i) {
            const float* position = positions.data() + 3 * i;
            const QPointF at = point(position);
            xy[2 * i] = static_cast<float>(at.x() * ratio);
            xy[2 * i + 1] = static_cast<float>(at.y() * ratio);
            // A point that is not on the map has coordinates that are not numbers; it is left out by them, whatever its bin.
            if (!depthBin.empty()) depthBin[i] = std::isfinite(position[0]) ? static_cast<std::uint8_t>(std::min(bins - 1, static_cast<int>((1 - depth(position)) * bins))) : std::uint8_t{0};
        }
    });
}

}  // namespace coincide
