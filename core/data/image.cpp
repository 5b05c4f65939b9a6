#include "core/data/image.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "core/base/error.h"
#include "core/data/image_codecs.h"

namespace coincide {
namespace codecs {

void failDamaged(const std::string& name, const std::string& what) {
    throw Error(ErrorCode::BadInput, printable(name) + ": " + printable(what), "Replace the picture or leave the record out");
}

RgbImage allocate(int width, int height) {
    RgbImage image{width, height, {}};
    try {
        image.pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    } catch (const std::bad_alloc&) {
        throw Error(ErrorCode::OutOfMemory,
                    "no memory for a picture of " + std::to_string(width) + " x " + std::to_string(height) + " pixels",
                    "Close other programs or lower the pixel limit");
    }
    return image;
}

}  // namespace codecs

namespace {

// A picture file of more bytes is not a picture anybody trains with.
constexpr std::size_t kMaxFileBytes = std::size_t{1} << 30;

}  // namespace

const char* imageFormatName(ImageFormat format) {
    switch (format) {
        case ImageFormat::Jpeg: return "jpeg";
        case ImageFormat::Png: return "png";
        case ImageFormat::Gif: return "gif";
        case ImageFormat::Bmp: return "bmp";
        case ImageFormat::WebP: return "webp";
        case ImageFormat::Tiff: return "tiff";
        case ImageFormat::Unknown: break;
    }
    return "unknown";
}

RgbImage decodeImage(const Path& path, const DecodeOptions& options) {
    const std::string content = readFile(path, kMaxFileBytes);
    return decodeImage(std::as_bytes(std::span(content)), path.filename().string(), options);
}

RgbImage decodeImage(std::span<const std::byte> bytes, const std::string& name, const DecodeOptions& options) {
    const ImageInfo info = probeImage(bytes, name, options.limits);
    RgbImage image;
    switch (info.format) {
        case ImageFormat::Jpeg: image = codecs::decodeJpeg(bytes, name, info); break;
        case ImageFormat::Png: image = codecs::decodePng(bytes, name, info); break;
        case ImageFormat::Gif: image = codecs::decodeGif(bytes, name, info, options.limits); break;
        case ImageFormat::WebP: image = codecs::decodeWebP(bytes, name, info); break;
        case ImageFormat::Bmp: image = codecs::decodeBmp(bytes, name, info); break;
        case ImageFormat::Tiff: image = codecs::decodeTiff(bytes, name, info); break;
        case ImageFormat::Unknown: break;   // probeImage refuses these
    }
    if (options.applyOrientation && info.orientation != 1) return oriented(image, info.orientation);
    return image;
}

RgbImage oriented(const RgbImage& image, int orientation) {
    if (orientation < 1 || orientation > 8)
        throw Error(ErrorCode::InvalidArgument, "orientation " + std::to_string(orientation) + " does not exist",
                    "Use 1 to 8");
    if (orientation == 1) return image;
    const bool swapped = orientation >= 5;
    const int width = swapped ? image.height : image.width;
    const int height = swapped ? image.width : image.height;
    RgbImage out = codecs::allocate(width, height);
    const int lastX = image.width - 1, lastY = image.height - 1;
    std::uint8_t* to = out.pixels.data();
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x, to += 3) {
            int fromX = swapped ? y : x, fromY = swapped ? x : y;
            // Which ends are exchanged, by the EXIF definition of rows and columns.
            if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8) fromX = lastX - fromX;
            if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7) fromY = lastY - fromY;
            const std::size_t at =
                (static_cast<std::size_t>(fromY) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(fromX)) * 3;
            std::memcpy(to, image.pixels.data() + at, 3);
        }
    }
    return out;
}

RgbImage padToSquare(const RgbImage& image, RgbColour colour) {
    const int side = std::max(image.width, image.height);
    RgbImage out = codecs::allocate(side, side);
    for (std::size_t i = 0; i < out.pixels.size(); i += 3) std::memcpy(out.pixels.data() + i, colour.data(), 3);
    const std::size_t left = static_cast<std::size_t>((side - image.width) / 2);
    const std::size_t top = static_cast<std::size_t>((side - image.height) / 2);
    const std::size_t rowBytes = static_cast<std::size_t>(image.width) * 3;
    for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y)
        std::memcpy(out.pixels.data() + ((top + y) * static_cast<std::size_t>(side) + left) * 3,
                    image.pixels.data() + y * rowBytes, rowBytes);
    return out;
}

}  // namespace coincide
