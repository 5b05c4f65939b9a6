#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "core/data/image.h"

namespace coincide {

/// The first frame of a picture, upright by its EXIF orientation and shrunk by area averaging so that neither side is longer than `maxEdge`; a
/// smaller picture keeps its size. A large JPEG is decoded at a fraction of its size.
/// **Range**: maxEdge from 1 to 16,384. **Throws** as decodeImage; InvalidArgument. **Threads**: any number at a time.
RgbImage decodeShrunk(std::span<const std::byte> bytes, const std::string& name, int maxEdge);
RgbImage decodeShrunk(const Path& path, int maxEdge);

/// The picture as a baseline JPEG. **Range**: quality 1 to 100. **Throws** InvalidArgument (no pixels, sides above 65,500).
std::string encodeJpeg(const RgbImage& image, int quality);

}  // namespace coincide
