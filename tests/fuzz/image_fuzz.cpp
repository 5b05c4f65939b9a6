// Picture files: header, full decoding, and shrinking.
#include "core/data/exif.h"
#include "core/data/image.h"
#include "core/data/thumbnail.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace coincide;
    const std::span bytes{reinterpret_cast<const std::byte*>(data), size};
    constexpr ImageLimits kLimits{.maxPixels = 1 << 16, .maxSide = 4096};
    const int alone = exifOrientation(textOf(data, size));
    require(alone >= 1 && alone <= 8);
    mayRefuse([&] {
        const ImageInfo info = probeImage(bytes, "input", kLimits);
        require(info.width > 0 && info.height > 0 && info.orientation >= 1 && info.orientation <= 8);
        mayRefuse([&] {
            const RgbImage image = decodeImage(bytes, "input", {.applyOrientation = false, .limits = kLimits});
            // A frame that reaches beyond a GIF's screen makes it larger.
            const bool gif = info.format == ImageFormat::Gif;
            require(image.width == info.width || (gif && image.width > info.width));
            require(image.height == info.height || (gif && image.height > info.height));
            require(image.pixels.size() == static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 3);
            const RgbImage upright = decodeImage(bytes, "input", {.applyOrientation = true, .limits = kLimits});
            require(upright == oriented(image, info.orientation));
        });
        mayRefuse([&] {
            const RgbImage small = decodeShrunk(bytes, "input", 16);
            require(small.width > 0 && small.width <= 16 && small.height > 0 && small.height <= 16);
        });
    });
    return 0;
}
