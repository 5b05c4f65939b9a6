#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "core/data/image.h"

// Decoders behind decodeImage, one file each. The header was probed: `info` has the format and the size within the limits.
// All throw BadInput, naming `name`.
namespace coincide::codecs {

using Bytes = std::span<const std::byte>;

/// `denominator` 1, 2, 4 or 8: the picture at that fraction of its size, sides rounded up, which is faster than shrinking it later.
RgbImage decodeJpeg(Bytes bytes, const std::string& name, const ImageInfo& info, int denominator = 1);
RgbImage decodePng(Bytes bytes, const std::string& name, const ImageInfo& info);
RgbImage decodeGif(Bytes bytes, const std::string& name, const ImageInfo& info, const ImageLimits& limits);
RgbImage decodeWebP(Bytes bytes, const std::string& name, const ImageInfo& info);

RgbImage decodeBmp(Bytes bytes, const std::string& name, const ImageInfo& info);
RgbImage decodeTiff(Bytes bytes, const std::string& name, const ImageInfo& info);

/// The error of a picture whose data is damaged or cut off.
[[noreturn]] void failDamaged(const std::string& name, const std::string& what);

/// An image of this size, all black. **Throws** OutOfMemory.
RgbImage allocate(int width, int height);

}  // namespace coincide::codecs
