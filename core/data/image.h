#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/file.h"

namespace coincide {

/// An 8-bit colour picture: row-major, red, green, blue of each pixel side by side.
struct RgbImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;   ///< `[height, width, 3]`

    bool operator==(const RgbImage&) const = default;
};

using RgbColour = std::array<std::uint8_t, 3>;

enum class ImageFormat { Unknown, Jpeg, Png, Gif, Bmp, WebP, Tiff };
const char* imageFormatName(ImageFormat format);   ///< "jpeg", "png", ...; "unknown"

/// What the first bytes of a picture file say, whatever its name.
struct ImageInfo {
    ImageFormat format = ImageFormat::Unknown;
    int width = 0;                ///< as stored, before any orientation
    int height = 0;
    int orientation = 1;          ///< EXIF orientation, 1 to 8; 1 = as stored
    bool endFound = true;         ///< the format's end mark is where it belongs; false = probably cut off, decode to be sure
};

struct ImageLimits {
    std::int64_t maxPixels = 400'000'000;
    int maxSide = 100'000;
};

struct DecodeOptions {
    bool applyOrientation = false;   ///< turn and mirror as EXIF says
    ImageLimits limits;
};

/// Reads format, size and orientation from the header with a few bounded reads; nothing is decoded.
/// **Throws** BadInput for a file that is no picture, has a damaged header, no pixels, or more pixels than `limits` allow or
/// than its bytes could hold; NotFound, Io.
ImageInfo probeImage(const Path& path, const ImageLimits& limits = {});
ImageInfo probeImage(std::span<const std::byte> bytes, const std::string& name, const ImageLimits& limits = {});

/// Decodes the first frame as 8-bit RGB, with the values that Pillow's `convert("RGB")` gives: alpha dropped, never blended;
/// palette and grey expanded; colour profiles ignored.
/// **Throws** as probeImage, and BadInput where the picture data is damaged or cut off.
/// **Threads**: any number at a time.
RgbImage decodeImage(const Path& path, const DecodeOptions& options = {});
RgbImage decodeImage(std::span<const std::byte> bytes, const std::string& name, const DecodeOptions& options = {});

/// The picture turned and mirrored so that it stands upright. **Range**: orientation 1 to 8, as in EXIF.
RgbImage oriented(const RgbImage& image, int orientation);

/// The picture centred (offset = floor of half the difference) on a square of `colour` with the longer side.
RgbImage padToSquare(const RgbImage& image, RgbColour colour);

enum class Resample { Bilinear, Bicubic, Lanczos };

/// Resamples as Pillow does: antialiased, separable, horizontal pass first (vertical first where the height shrinks by more
/// than twice what the width does), each pass rounded to 8 bits with fixed-point coefficients; bicubic with a = -0.5. **Range**: sides from 1 to 100,000.
RgbImage resize(const RgbImage& image, int width, int height, Resample filter);

/// Same result as `resize(padToSquare(image, colour), side, side, filter)`, without making the square: a picture of
/// 1 x 20,000 pixels needs no 20,000 x 20,000 canvas.
RgbImage padAndResize(const RgbImage& image, RgbColour colour, int side, Resample filter);

}  // namespace coincide
