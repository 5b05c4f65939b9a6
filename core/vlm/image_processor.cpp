#include "core/vlm/image_processor.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/hash.h"

namespace coincide {
namespace {

constexpr std::int64_t kMaxLongerSide = 100'000;   // what resize() takes

// The fallback is the configuration class's own value.
std::array<float, 3> three(const Json& config, const char* key, const std::array<float, 3>& fallback) {
    const auto found = config.find(key);
    if (!found) return fallback;
    const std::vector<double> values = found->asDoubles();
    if (values.size() != 3)
        throw Error(ErrorCode::BadInput, found->path() + " does not have three values", "Check the model's files");
    std::array<float, 3> out{};
    for (std::size_t c = 0; c < 3; ++c) {
        out[c] = static_cast<float>(values[c]);
        if (!std::isfinite(out[c]))
            throw Error(ErrorCode::BadInput, found->path() + " has a value that is not finite", "Check the model's files");
    }
    return out;
}

void checkSize(const Json& config, std::int64_t side) {
    const auto size = config.find("size");
    if (!size) return;
    const auto refuse = [&] {
        throw Error(ErrorCode::BadInput,
                    size->path() + " does not fit the picture tower, which takes " + std::to_string(side) + " pixels",
                    "Check that the tower's files belong together");
    };
    if (size->isNumber()) {
        if (size->asInt() != side) refuse();
    } else if (size->isObject()) {
        for (const char* key : {"height", "width", "shortest_edge"})
            if (size->has(key) && size->at(key).asInt() != side) refuse();
    }
}

// The longer side becomes int(side x longer / shorter), as in the library that made these models.
RgbImage resizeAndCrop(const RgbImage& picture, int side, Resample filter) {
    const std::int64_t shorter = std::min(picture.width, picture.height), longer = std::max(picture.width, picture.height);
    const std::int64_t scaled = side * longer / shorter;
    if (scaled > kMaxLongerSide)
        throw Error(ErrorCode::BadInput, "the picture is too narrow to be cropped to a square", "Leave the record out, or replace its picture");
    const bool wide = picture.width >= picture.height;
    const int width = wide ? static_cast<int>(scaled) : side, height = wide ? side : static_cast<int>(scaled);
    const RgbImage whole = resize(picture, width, height, filter);
    const std::size_t left = static_cast<std::size_t>(width - side) / 2, top = static_cast<std::size_t>(height - side) / 2;
    RgbImage out{side, side, {}};
    const std::size_t rowBytes = static_cast<std::size_t>(side) * 3;
    out.pixels.reserve(rowBytes * static_cast<std::size_t>(side));
    for (std::size_t y = top; y < top + static_cast<std::size_t>(side); ++y) {
        const auto row = whole.pixels.begin() + static_cast<std::ptrdiff_t>((y * static_cast<std::size_t>(width) + left) * 3);
        out.pixels.insert(out.pixels.end(), row, row + static_cast<std::ptrdiff_t>(rowBytes));
    }
    return out;
}

}  // namespace

ImageProcessor squareImageProcessor(const Path& folder, const Json& towerConfig, std::int64_t side, TowerKind kind) {
    const bool clip = kind == TowerKind::Clip;
    ImageProcessor out;
    out.side = static_cast<int>(side);
    // OpenAI's values for CLIP, one half for SigLIP.
    if (clip) {
        out.mean = {0.48145466f, 0.4578275f, 0.40821073f};
        out.deviation = {0.26862954f, 0.26130258f, 0.27577711f};
    }
    out.mean = three(towerConfig, "image_mean", out.mean);
    out.deviation = three(towerConfig, "image_std", out.deviation);
    const Path path = folder / "preprocessor_config.json";
    std::array<double, 3> exactMean{};
    for (std::size_t c = 0; c < 3; ++c) exactMean[c] = static_cast<double>(out.mean[c]);
    if (isRegularFile(path)) {
        const Json config = Json::readFile(path);
        out.mean = three(config, "image_mean", out.mean);
        out.deviation = three(config, "image_std", out.deviation);
        if (const auto mean = config.find("image_mean"))
            for (std::size_t c = 0; c < 3; ++c) exactMean[c] = mean->asDoubles()[c];
        checkSize(config, side);
    }
    for (std::size_t c = 0; c < 3; ++c) {
        if (!(out.deviation[c] > 0))
            throw Error(ErrorCode::BadInput, "the picture tower's image_std is not positive", "Check the tower's preprocessor_config.json");
        out.padding[c] = static_cast<std::uint8_t>(std::clamp(255.0 * exactMean[c], 0.0, 255.0));
    }
    return out;
}

std::vector<float> normalisedPixels(const RgbImage& image, const std::array<float, 3>& mean, const std::array<float, 3>& deviation) {
    const std::size_t count = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
    std::vector<float> out(count * 3);
    for (std::size_t c = 0; c < 3; ++c) {
        std::array<float, 256> table{};
        for (std::size_t level = 0; level < 256; ++level)
            table[level] = (static_cast<float>(static_cast<double>(level) * (1.0 / 255.0)) - mean[c]) / deviation[c];
        float* to = out.data() + c * count;
        for (std::size_t i = 0; i < count; ++i) to[i] = table[image.pixels[i * 3 + c]];
    }
    return out;
}

PreparedImage ImageProcessor::prepare(const Path& path, bool withHashes) const {
    const RgbImage picture = decodeImage(path, {.applyOrientation = applyOrientation, .limits = {}});
    PreparedImage out;
    out.width = picture.width;
    out.height = picture.height;
    out.shape = {1, 3, side, side};
    const RgbImage square = squaring == Squaring::Crop ? resizeAndCrop(picture, side, filter) : padAndResize(picture, padding, side, filter);
    out.pixels = normalisedPixels(square, mean, deviation);
    if (withHashes) {
        out.rgbSha256 = sha256(picture.pixels.data(), picture.pixels.size());
        out.pixelsSha256 = sha256(out.pixels.data(), out.pixels.size() * sizeof(float));
        double sum = 0;
        for (const float value : out.pixels) sum += static_cast<double>(value);
        out.mean = sum / static_cast<double>(out.pixels.size());
        const auto [low, high] = std::minmax_element(out.pixels.begin(), out.pixels.end());
        out.minimum = static_cast<double>(*low);
        out.maximum = static_cast<double>(*high);
    }
    return out;
}

}  // namespace coincide
