#include "ui/view/map_projection.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

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

// Points that reach farthest in each of `kDirections` directions, evenly spread over the ball; of very many points every n-th is looked at.
std::vector<std::array<double, 3>> outermostOf(std::span<const float> positions, std::span<const std::uint8_t> only) {
    constexpr int kDirections = 64;
    constexpr std::size_t kLookedAt = 50'000;
    std::array<std::array<double, 3>, kDirections> direction{}, farthest{};
    std::array<double, kDirections> reach{};
    reach.fill(-std::numeric_limits<double>::infinity());
    for (int i = 0; i < kDirections; ++i) {
        const double up = 1 - (2 * i + 1.0) / kDirections, flat = std::sqrt(1 - up * up), turn = i * std::numbers::pi * (3 - std::sqrt(5.0));
        direction[static_cast<std::size_t>(i)] = {flat * std::cos(turn), up, flat * std::sin(turn)};
    }
    const std::size_t count = positions.size() / 3, every = std::max<std::size_t>(1, count / kLookedAt);
    for (std::size_t i = 0; i < count; i += only.empty() ? every : 1) {
        if (!only.empty() && (i >= only.size() || only[i] == 0)) continue;
        const std::array<double, 3> at{positions[3 * i], positions[3 * i + 1], positions[3 * i + 2]};
        for (std::size_t k = 0; k < kDirections; ++k) {
            const double along = at[0] * direction[k][0] + at[1] * direction[k][1] + at[2] * direction[k][2];
            if (along > reach[k] && std::isfinite(along)) reach[k] = along, farthest[k] = at;
        }
    }
    if (!std::isfinite(reach[0])) return {};
    return {farthest.begin(), farthest.end()};
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
    if (dimensions == 3) bounds.outermost = outermostOf(positions, only);
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
    double r[9], across = 0, upright = 0;
    rotationOf(camera, r);
    const double eye = kDistance * std::max(bounds.radius(), 1e-9);
    for (const std::array<double, 3>& at : bounds.outermost) {
        const double x = at[0] - camera.centreX, y = at[1] - camera.centreY, z = at[2] - camera.centreZ;
        const double nearer = eye / (eye - (r[6] * x + r[7] * y + r[8] * z));
        across = std::max(across, std::abs(r[0] * x + r[1] * y + r[2] * z) * nearer);
        upright = std::max(upright, std::abs(r[3] * x + r[4] * y + r[5] * z) * nearer);
    }
    if (bounds.outermost.empty()) across = upright = 0.86 * bounds.radius();
    camera.unitsPerPixel = std::max({2 * across / width, 2 * upright / height, least});
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
        // As point() and depth(), in single precision: these are places on a screen.
        float r[9];
        for (int k = 0; k < 9; ++k) r[k] = static_cast<float>(rotation_[k]);
        const auto cx = static_cast<float>(centre_[0]), cy = static_cast<float>(centre_[1]), cz = static_cast<float>(centre_[2]);
        const auto eye = static_cast<float>(distance_), least = static_cast<float>(distance_ * 0.05), scale = static_cast<float>(distance_ * scale_ * ratio);
        const auto x0 = static_cast<float>(width_ / 2 * ratio), y0 = static_cast<float>(height_ / 2 * ratio), perBin = static_cast<float>(bins / (2 * radius_));
        const float half = static_cast<float>(bins) / 2, last = static_cast<float>(bins - 1);
        for (std::size_t i = begin; i < end; ++i) {
            const float x = positions[3 * i] - cx, y = positions[3 * i + 1] - cy, z = positions[3 * i + 2] - cz;
            const float near = r[6] * x + r[7] * y + r[8] * z, size = scale / std::max(eye - near, least);
            xy[2 * i] = x0 + (r[0] * x + r[1] * y + r[2] * z) * size;
            xy[2 * i + 1] = y0 - (r[3] * x + r[4] * y + r[5] * z) * size;
            // A point that is not on the map has a place that is not a number; it is left out by that, whatever its bin.
            if (!depthBin.empty()) depthBin[i] = static_cast<std::uint8_t>(std::max(0.0F, std::min(last, half + near * perBin)));
        }
    });
}

}  // namespace coincide
