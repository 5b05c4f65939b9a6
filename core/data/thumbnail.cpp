#include "core/data/thumbnail.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/base/error.h"
#include "core/data/image_codecs.h"

namespace coincide {
namespace {

constexpr std::size_t kMaxFileBytes = std::size_t{256} << 20;
constexpr std::int64_t kMaxPixels = 150'000'000;   // several threads may each hold such a picture
constexpr int kMaxEdge = 16384;
constexpr int kMaxJpegSide = 65500;

// The largest fraction of a JPEG's size, as 1/n, from which the picture is still shrunk and not enlarged.
int denominatorFor(const ImageInfo& info, int maxEdge) {
    const int edge = std::max(info.width, info.height);
    for (const int denominator : {8, 4, 2})
        if (edge / denominator >= maxEdge) return denominator;
    return 1;
}

RgbImage shrunk(RgbImage image, int maxEdge) {
    const int edge = std::max(image.width, image.height);
    if (edge <= maxEdge) return image;
    const auto scaled = [&](int side) { return std::max(1, static_cast<int>(std::lround(static_cast<double>(side) * maxEdge / edge))); };
    RgbImage out = codecs::allocate(scaled(image.width), scaled(image.height));
    const cv::Mat from(image.height, image.width, CV_8UC3, image.pixels.data());
    cv::Mat to(out.height, out.width, CV_8UC3, out.pixels.data());
    cv::resize(from, to, to.size(), 0, 0, cv::INTER_AREA);
    return out;
}

}  // namespace

RgbImage decodeShrunk(std::span<const std::byte> bytes, const std::string& name, int maxEdge) {
    if (maxEdge < 1 || maxEdge > kMaxEdge)
        throw Error(ErrorCode::InvalidArgument, "a picture cannot be shrunk to " + std::to_string(maxEdge) + " pixels", "Use sides from 1 to " + std::to_string(kMaxEdge));
    DecodeOptions options;
    options.limits.maxPixels = kMaxPixels;
    const ImageInfo info = probeImage(bytes, name, options.limits);
    const int denominator = info.format == ImageFormat::Jpeg ? denominatorFor(info, maxEdge) : 1;
    RgbImage image = denominator > 1 ? codecs::decodeJpeg(bytes, name, info, denominator) : decodeImage(bytes, name, options);
    try {
        image = shrunk(std::move(image), maxEdge);
    } catch (const cv::Exception&) {
        throw Error(ErrorCode::OutOfMemory, "memory ran out while shrinking " + printable(name), "Close other programs");
    }
    return info.orientation == 1 ? image : oriented(image, info.orientation);
}

RgbImage decodeShrunk(const Path& path, int maxEdge) {
    const std::string content = readFile(path, kMaxFileBytes);
    return decodeShrunk(std::as_bytes(std::span(content)), path.filename().string(), maxEdge);
}

std::string encodeJpeg(const RgbImage& image, int quality) {
    const bool fits = image.width > 0 && image.height > 0 && image.width <= kMaxJpegSide && image.height <= kMaxJpegSide &&
                      image.pixels.size() == static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 3;
    if (!fits || quality < 1 || quality > 100) throw Error(ErrorCode::InvalidArgument, "a picture of this size cannot be written as JPEG", "Use sides from 1 to 65500 and a quality from 1 to 100");
    std::vector<std::uint8_t> out;
    try {
        cv::Mat blueFirst;
        cv::cvtColor(cv::Mat(image.height, image.width, CV_8UC3, const_cast<std::uint8_t*>(image.pixels.data())), blueFirst, cv::COLOR_RGB2BGR);
        cv::imencode(".jpg", blueFirst, out, {cv::IMWRITE_JPEG_QUALITY, quality});
    } catch (const cv::Exception&) {
        throw Error(ErrorCode::OutOfMemory, "memory ran out while writing a JPEG", "Close other programs");
    }
    return {out.begin(), out.end()};
}

}  // namespace coincide
