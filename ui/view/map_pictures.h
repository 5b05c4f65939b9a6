#pragma once

#include <QRectF>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace coincide {

/// A picture on the map.
struct PlacedPicture {
    std::int32_t sample = -1;
    QRectF rect;             ///< with its frame
};

/// What may be shown as a picture, most wanted first.
struct PictureCandidate {
    std::int32_t sample = -1;
    QPointF at;              ///< the sample's point, in pixels
};

inline constexpr int kMostPictures = 400;

/// Places pictures of `edge` pixels, frame included, centred on their points, `gap` pixels apart, inside `area` and off `taken`. What is in `before` goes first where it is
/// still a candidate, so that a picture keeps its place while it fits.
std::vector<PlacedPicture> placePictures(std::span<const PictureCandidate> candidates, std::span<const std::int32_t> before, double edge, double gap, const QRectF& area,
                                         std::span<const QRectF> taken);

}  // namespace coincide
