// Pillow-equal resampling. Source: the definition of Pillow's Image.resize (two passes over 8-bit data, fixed-point weights
// of 22 fractional bits); the arithmetic below follows its order of operations so that the weights are the same bits.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <vector>

#include "core/base/error.h"
#include "core/data/image.h"
#include "core/data/image_codecs.h"

namespace coincide {
namespace {

constexpr int kPrecisionBits = 32 - 8 - 2;
constexpr double kPi = 3.14159265358979323846;
constexpr int kMaxSide = 100'000;

double sinc(double x) {
    if (x == 0.0) return 1.0;
    x *= kPi;
    return std::sin(x) / x;
}

double filterValue(Resample filter, double x) {
    switch (filter) {
        case Resample::Bilinear:
            x = std::fabs(x);
            return x < 1.0 ? 1.0 - x : 0.0;
        case Resample::Bicubic: {
            constexpr double a = -0.5;
            x = std::fabs(x);
            if (x < 1.0) return ((a + 2.0) * x - (a + 3.0)) * x * x + 1;
            if (x < 2.0) return (((x - 5) * x + 8) * x - 4) * a;
            return 0.0;
        }
        case Resample::Lanczos:
            return -3.0 <= x && x < 3.0 ? sinc(x) * sinc(x / 3) : 0.0;
    }
    return 0.0;
}

double filterSupport(Resample filter) {
    return filter == Resample::Bilinear ? 1.0 : filter == Resample::Bicubic ? 2.0 : 3.0;
}

// For every output position: where its inputs begin and their fixed-point weights.
struct Weights {
    std::vector<int> begin;
    std::vector<int> count;
    std::vector<std::int32_t> values;   // [outputs, stride]
    std::size_t stride = 0;

    const std::int32_t* of(int output) const { return values.data() + static_cast<std::size_t>(output) * stride; }
};

Weights makeWeights(int inSize, int outSize, Resample filter) {
    const double scale = static_cast<double>(inSize) / outSize;
    const double filterScale = std::max(scale, 1.0);
    const double support = filterSupport(filter) * filterScale;
    Weights weights;
    weights.stride = static_cast<std::size_t>(std::ceil(support)) * 2 + 1;
    weights.begin.resize(static_cast<std::size_t>(outSize));
    weights.count.resize(static_cast<std::size_t>(outSize));
    weights.values.resize(static_cast<std::size_t>(outSize) * weights.stride);
    std::vector<double> row(weights.stride);
    for (int out = 0; out < outSize; ++out) {
        const double center = (out + 0.5) * scale;
        const double inverse = 1.0 / filterScale;
        const int begin = std::max(static_cast<int>(center - support + 0.5), 0);
        const int end = std::min(static_cast<int>(center + support + 0.5), inSize);
        double sum = 0.0;
        for (int i = 0; i < end - begin; ++i) {
            row[static_cast<std::size_t>(i)] = filterValue(filter, (i + begin - center + 0.5) * inverse);
            sum += row[static_cast<std::size_t>(i)];
        }
        std::int32_t* fixed = weights.values.data() + static_cast<std::size_t>(out) * weights.stride;
        for (int i = 0; i < end - begin; ++i) {
            const double weight = sum != 0.0 ? row[static_cast<std::size_t>(i)] / sum : row[static_cast<std::size_t>(i)];
            fixed[i] = static_cast<std::int32_t>((weight < 0 ? -0.5 : 0.5) + weight * (1 << kPrecisionBits));
        }
        weights.begin[static_cast<std::size_t>(out)] = begin;
        weights.count[static_cast<std::size_t>(out)] = end - begin;
    }
    return weights;
}

std::uint8_t rounded(std::int32_t sum) {
    return static_cast<std::uint8_t>(std::clamp(sum >> kPrecisionBits, 0, 255));
}

// What of a canvas row the weights of an output pixel meet: the part of its window inside the picture, and the sums, with the
// half that rounds, over the rest, which has one colour. So a row costs the picture's own pixels, however wide the canvas is.
struct RowPart {
    std::size_t begin = 0, count = 0;   // in the picture's row
    const std::int32_t* weights = nullptr;
    std::array<std::int32_t, 3> around{};
};

std::vector<RowPart> rowParts(const Weights& weights, int left, int width, RgbColour colour) {
    std::vector<RowPart> parts(weights.begin.size());
    for (std::size_t out = 0; out < parts.size(); ++out) {
        const int begin = weights.begin[out], end = begin + weights.count[out];
        const int inside = std::clamp(left, begin, end), outside = std::clamp(left + width, inside, end);
        const std::int32_t* weight = weights.of(static_cast<int>(out));
        RowPart& part = parts[out];
        part.count = static_cast<std::size_t>(outside - inside);
        if (part.count > 0) part.begin = static_cast<std::size_t>(inside - left);
        part.weights = weight + (inside - begin);
        part.around.fill(1 << (kPrecisionBits - 1));
        for (int i = begin; i < end; ++i)
            if (i < inside || i >= outside)
                for (std::size_t c = 0; c < 3; ++c) part.around[c] += colour[c] * weight[i - begin];
    }
    return parts;
}

// A row of `parts.size()` pixels from the picture's row.
void resampleRow(const std::uint8_t* from, const std::vector<RowPart>& parts, std::uint8_t* to) {
    for (const RowPart& part : parts) {
        const std::uint8_t* in = from + part.begin * 3;
        auto [red, green, blue] = part.around;
        for (std::size_t i = 0; i < part.count; ++i, in += 3) {
            red += in[0] * part.weights[i];
            green += in[1] * part.weights[i];
            blue += in[2] * part.weights[i];
        }
        to[0] = rounded(red), to[1] = rounded(green), to[2] = rounded(blue);
        to += 3;
    }
}

void resampleColumns(const std::vector<const std::uint8_t*>& rows, const Weights& weights, std::size_t rowBytes, RgbImage& out) {
    std::vector<std::int32_t> sums(rowBytes);
    for (int y = 0; y < out.height; ++y) {
        std::fill(sums.begin(), sums.end(), 1 << (kPrecisionBits - 1));
        const std::size_t begin = static_cast<std::size_t>(weights.begin[static_cast<std::size_t>(y)]);
        const std::int32_t* weight = weights.of(y);
        for (int i = 0; i < weights.count[static_cast<std::size_t>(y)]; ++i) {
            const std::uint8_t* row = rows[begin + static_cast<std::size_t>(i)];
            const std::int32_t w = weight[i];
            for (std::size_t x = 0; x < rowBytes; ++x) sums[x] += row[x] * w;
        }
        std::uint8_t* to = out.pixels.data() + static_cast<std::size_t>(y) * rowBytes;
        for (std::size_t x = 0; x < rowBytes; ++x) to[x] = rounded(sums[x]);
    }
}

// Resamples a canvas of `canvasWidth` x `canvasHeight` that is `colour` everywhere but where `image` lies, centred.
RgbImage resampleCanvas(const RgbImage& image, int canvasWidth, int canvasHeight, RgbColour colour, int width, int height,
                        Resample filter) {
    const auto outside = [](int side) { return side < 1 || side > kMaxSide; };
    if (outside(width) || outside(height) || image.width < 1 || image.height < 1)
        throw Error(ErrorCode::InvalidArgument,
                    "a picture cannot be resized to " + std::to_string(width) + " x " + std::to_string(height) + " pixels",
                    "Use sides from 1 to 100000");
    const std::size_t left = static_cast<std::size_t>((canvasWidth - image.width) / 2);
    const std::size_t top = static_cast<std::size_t>((canvasHeight - image.height) / 2);
    const std::size_t imageRowBytes = static_cast<std::size_t>(image.width) * 3;
    const std::size_t rowBytes = static_cast<std::size_t>(width) * 3;
    const bool horizontal = canvasWidth != width;

    // One row stands for all that hold nothing but the canvas colour; the picture's own rows follow it.
    std::vector<std::uint8_t> narrow((static_cast<std::size_t>(image.height) + 1) * rowBytes);
    for (std::size_t i = 0; i < rowBytes; ++i) narrow[i] = colour[i % 3];
    const Weights across = horizontal ? makeWeights(canvasWidth, width, filter) : Weights{};
    if (horizontal) resampleRow(nullptr, rowParts(across, canvasWidth, 0, colour), narrow.data());
    const std::vector<RowPart> parts = horizontal ? rowParts(across, static_cast<int>(left), image.width, colour) : std::vector<RowPart>{};
    std::vector<const std::uint8_t*> rows(static_cast<std::size_t>(canvasHeight), narrow.data());
    for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y) {
        const std::uint8_t* from = image.pixels.data() + y * imageRowBytes;
        std::uint8_t* to = narrow.data() + (y + 1) * rowBytes;
        if (horizontal) {
            resampleRow(from, parts, to);
        } else {
            std::memcpy(to, narrow.data(), rowBytes);
            std::memcpy(to + left * 3, from, imageRowBytes);
        }
        rows[top + y] = to;
    }

    RgbImage out = codecs::allocate(width, height);
    if (canvasHeight != height) {
        resampleColumns(rows, makeWeights(canvasHeight, height, filter), rowBytes, out);
    } else {
        for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y)
            std::memcpy(out.pixels.data() + y * rowBytes, rows[y], rowBytes);
    }
    return out;
}

}  // namespace

RgbImage resize(const RgbImage& image, int width, int height, Resample filter) {
    // Measured on Pillow 13, for want of a description: where the height shrinks by more than twice what the width does, columns come first.
    if (height < image.height && image.height - height > 2 * (image.width - width)) {
        const RgbImage low = resampleCanvas(image, image.width, image.height, {}, image.width, height, filter);
        return resampleCanvas(low, low.width, low.height, {}, width, height, filter);
    }
    return resampleCanvas(image, image.width, image.height, {}, width, height, filter);
}

RgbImage padAndResize(const RgbImage& image, RgbColour colour, int side, Resample filter) {
    const int square = std::max(image.width, image.height);
    return resampleCanvas(image, square, square, colour, side, side, filter);
}

}  // namespace coincide
