#pragma once

#include <QImage>
#include <cstdint>
#include <span>

namespace coincide {

enum class MarkShape : std::uint8_t { Dot, Plus, Ring, TriangleUp, TriangleDown };

/// How the points of one style look; lengths in pixels of the picture.
struct MarkStyle {
    MarkShape shape = MarkShape::Dot;
    float radius = 1.5F;          ///< half the mark's extent, in `(0, 24]`
    float opacity = 1;
    float haloRadius = 0;         ///< a disc behind the mark; 0 = none
    QRgb halo = 0;                ///< its colour, not premultiplied
};

/// Points to draw. **Shapes**: xy `[n, 2]` in pixels from the picture's corner, colour `[n]` (0xAARRGGBB, not premultiplied), style `[n]`
/// (index into the styles; kHiddenStyle = not drawn). Points with coordinates that are not finite are left out.
/// `order`: indices of points from the back to the front; empty = by index.
struct SplatPoints {
    std::span<const float> xy;
    std::span<const std::uint32_t> colour;
    std::span<const std::uint8_t> style;
    std::span<const std::int32_t> order;
};
inline constexpr std::uint8_t kHiddenStyle = 255;

/// Draws points over what `target` (ARGB32_Premultiplied or RGB32) holds, from prerendered, anti-aliased stamps. The result is the same for any number
/// of threads. **Threads**: up to `threads`, each with its own rows.
void splatPoints(QImage& target, const SplatPoints& points, std::span<const MarkStyle> styles, int threads);

}  // namespace coincide
