#include "ui/view/point_splat.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/base/parallel.h"

namespace coincide {
namespace {

constexpr int kSteps = 4;                      // places of a stamp inside a pixel, each way
constexpr int kTileRows = 64;
constexpr std::size_t kPiece = 1 << 16;        // points that are sorted into tiles together
constexpr int kSupersample = 4;

// Coverage of a mark, 0 to 255, with the columns of each row that are not empty.
struct Stamp {
    int edge = 0;                              // width and height
    std::vector<std::uint8_t> coverage;        // [edge, edge]
    std::vector<std::int8_t> first, last;      // [edge]; first > last = empty row
    struct Pixel {
        std::int32_t offset;                   // from the middle pixel, in pixels of the picture
        std::uint32_t share;                   // coverage of 256
    };
    std::vector<Pixel> pixels;                 // those that are covered at all
};

// Coverage of a point at (x, y) from the mark's centre in units of its radius.
bool inside(MarkShape shape, float x, float y, float radius) {
    switch (shape) {
        case MarkShape::Dot: return x * x + y * y <= radius * radius;
        case MarkShape::Plus: {
            const float arm = std::max(0.75F, radius * 0.26F);
            return (std::abs(x) <= radius && std::abs(y) <= arm) || (std::abs(y) <= radius && std::abs(x) <= arm);
        }
        case MarkShape::Ring: {
            const float inner = radius - std::max(1.0F, radius * 0.36F), square = x * x + y * y;
            return square <= radius * radius && square >= inner * inner;
        }
        case MarkShape::TriangleUp: return y <= radius * 0.8F && y >= -radius + 1.732F * std::abs(x) * 1.04F;
        case MarkShape::TriangleDown: return -y <= radius * 0.8F && -y >= -radius + 1.732F * std::abs(x) * 1.04F;
    }
    return false;
}

Stamp makeStamp(MarkShape shape, float radius, int stepX, int stepY, std::ptrdiff_t stride) {
    Stamp stamp;
    const int half = static_cast<int>(std::ceil(radius + 0.5F));
    stamp.edge = 2 * half + 1;
    const auto edge = static_cast<std::size_t>(stamp.edge);
    stamp.coverage.resize(edge * edge);
    stamp.first.assign(edge, 127);
    stamp.last.assign(edge, -1);
    // The centre of the mark inside the middle pixel, in pixels from that pixel's middle.
    const float centreX = (static_cast<float>(stepX) + 0.5F) / kSteps - 0.5F;
    const float centreY = (static_cast<float>(stepY) + 0.5F) / kSteps - 0.5F;
    for (int row = 0; row < stamp.edge; ++row) {
        for (int column = 0; column < stamp.edge; ++column) {
            int hits = 0;
            for (int i = 0; i < kSupersample; ++i) {
                for (int j = 0; j < kSupersample; ++j) {
                    const float y = static_cast<float>(row - half) - 0.5F + (static_cast<float>(i) + 0.5F) / kSupersample - centreY;
                    const float x = static_cast<float>(column - half) - 0.5F + (static_cast<float>(j) + 0.5F) / kSupersample - centreX;
                    hits += inside(shape, x, y, radius) ? 1 : 0;
                }
            }
            if (hits == 0) continue;
            const auto r = static_cast<std::size_t>(row);
            stamp.coverage[r * edge + static_cast<std::size_t>(column)] = static_cast<std::uint8_t>(hits * 255 / (kSupersample * kSupersample));
            stamp.first[r] = std::min<std::int8_t>(stamp.first[r], static_cast<std::int8_t>(column));
            stamp.last[r] = static_cast<std::int8_t>(column);
            const std::uint32_t coverage = stamp.coverage[r * edge + static_cast<std::size_t>(column)];
            stamp.pixels.push_back({static_cast<std::int32_t>((row - half) * stride + column - half), coverage + (coverage >> 7)});
        }
    }
    return stamp;
}

struct StyleStamps {
    std::array<Stamp, kSteps * kSteps> mark, halo;
    int reach = 0;                             // rows above and below the middle row
    bool hasHalo = false;
    std::uint32_t haloColour = 0;              // premultiplied
    std::uint32_t opacity = 256;               // of 256
};

std::uint32_t premultiplied(std::uint32_t colour, std::uint32_t opacity) {
    const std::uint32_t alpha = ((colour >> 24) * opacity) >> 8;
    const auto part = [&](int shift) { return (((colour >> shift) & 255U) * alpha + 127U) / 255U; };
    return (alpha << 24) | (part(16) << 16) | (part(8) << 8) | part(0);
}

// colour over *pixel, both premultiplied, with a share of 256.
inline void blend(std::uint32_t* pixel, std::uint32_t colour, std::uint32_t share) {
    const std::uint32_t rb = (((colour & 0x00FF00FFU) * share) >> 8) & 0x00FF00FFU;
    const std::uint32_t ag = (((colour >> 8) & 0x00FF00FFU) * share) & 0xFF00FF00U;
    const std::uint32_t keep = 256U - (ag >> 24) - (ag >> 31);
    const std::uint32_t below = *pixel;
    const std::uint32_t belowRb = (((below & 0x00FF00FFU) * keep) >> 8) & 0x00FF00FFU;
    const std::uint32_t belowAg = (((below >> 8) & 0x00FF00FFU) * keep) & 0xFF00FF00U;
    *pixel = rb + belowRb + ag + belowAg;
}

struct Item {
    std::int16_t x, y;                         // middle pixel
    std::uint8_t style, step;
    std::uint32_t colour;                      // premultiplied
};

struct Rows {
    std::uint32_t* bits;
    std::ptrdiff_t stride;
    int width, top, bottom;                    // rows [top, bottom)
};

void drawStamp(const Rows& rows, const Stamp& stamp, int x, int y, std::uint32_t colour) {
    const int half = stamp.edge / 2, left = x - half, upper = y - half;
    if (left >= 0 && x + half < rows.width && upper >= rows.top && y + half < rows.bottom) {
        std::uint32_t* middle = rows.bits + y * rows.stride + x;
        for (const Stamp::Pixel pixel : stamp.pixels) blend(middle + pixel.offset, colour, pixel.share);
        return;
    }
    for (int row = std::max(0, rows.top - upper); row < std::min(stamp.edge, rows.bottom - upper); ++row) {
        const auto r = static_cast<std::size_t>(row);
        const int from = std::max<int>(stamp.first[r], -left), to = std::min<int>(stamp.last[r], rows.width - 1 - left);
        std::uint32_t* line = rows.bits + (upper + row) * rows.stride + left;
        const std::uint8_t* coverage = stamp.coverage.data() + r * static_cast<std::size_t>(stamp.edge);
        for (int column = from; column <= to; ++column) {
            const std::uint32_t share = coverage[column];
            blend(line + column, colour, share + (share >> 7));
        }
    }
}

// Stamps of the styles that some point has; the others, most of them in three dimensions, cost more than they draw.
std::vector<StyleStamps> makeStamps(std::span<const MarkStyle> styles, std::span<const std::uint8_t> used, std::ptrdiff_t stride) {
    std::array<bool, 256> wanted{};
    for (const std::uint8_t style : used) wanted[style] = true;
    std::vector<StyleStamps> stamps(styles.size());
    for (std::size_t i = 0; i < styles.size(); ++i) {
        if (!wanted[std::min<std::size_t>(i, 255)]) continue;
        const float radius = std::clamp(styles[i].radius, 0.1F, 24.0F), halo = std::clamp(styles[i].haloRadius, 0.0F, 24.0F);
        stamps[i].hasHalo = halo > 0;
        stamps[i].haloColour = premultiplied(styles[i].halo, 256);
        stamps[i].opacity = static_cast<std::uint32_t>(std::lround(std::clamp(styles[i].opacity, 0.0F, 1.0F) * 256));
        for (int step = 0; step < kSteps * kSteps; ++step) {
            const auto s = static_cast<std::size_t>(step);
            stamps[i].mark[s] = makeStamp(styles[i].shape, radius, step % kSteps, step / kSteps, stride);
            if (stamps[i].hasHalo) stamps[i].halo[s] = makeStamp(MarkShape::Dot, halo, step % kSteps, step / kSteps, stride);
        }
        stamps[i].reach = std::max(stamps[i].mark[0].edge, stamps[i].halo[0].edge) / 2;
    }
    return stamps;
}

}  // namespace

void splatPoints(QImage& target, const SplatPoints& points, std::span<const MarkStyle> styles, int threads) {
    const int width = target.width(), height = target.height();
    const std::size_t all = std::min({points.xy.size() / 2, points.colour.size(), points.style.size()});
    const std::size_t count = points.order.empty() ? all : points.order.size();
    if (width <= 0 || height <= 0 || width > 32000 || height > 32000 || count == 0 || styles.empty()) return;
    auto* bits = reinterpret_cast<std::uint32_t*>(target.bits());
    const std::ptrdiff_t stride = target.bytesPerLine() / 4;
    const std::vector<StyleStamps> stamps = makeStamps(styles, points.style, stride);

    // Two passes over the points in pieces: count what falls on each tile of rows, then put it there in drawing order.
    const std::size_t tiles = static_cast<std::size_t>((height + kTileRows - 1) / kTileRows);
    const std::size_t pieces = (count + kPiece - 1) / kPiece;
    std::vector<std::uint32_t> start(pieces * tiles + 1, 0);
    const auto visit = [&](std::size_t begin, std::size_t end, auto&& give) {
        for (std::size_t k = begin; k < end; ++k) {
            const std::size_t i = points.order.empty() ? k : static_cast<std::size_t>(points.order[k]);
            if (i >= all) continue;
            const std::uint8_t style = points.style[i];
            if (style >= stamps.size()) continue;
            const float x = points.xy[2 * i], y = points.xy[2 * i + 1];
            const int reach = stamps[style].reach;
            const auto margin = static_cast<float>(reach);
            if (!(x >= -margin && y >= -margin && x < static_cast<float>(width) + margin && y < static_cast<float>(height) + margin)) continue;
            const int cellX = static_cast<int>(std::floor(x * kSteps)), cellY = static_cast<int>(std::floor(y * kSteps));
            const int pixelX = cellX >> 2, pixelY = cellY >> 2;
            const int firstTile = std::max(0, pixelY - reach) / kTileRows, lastTile = std::min(height - 1, pixelY + reach) / kTileRows;
            if (pixelY + reach < 0) continue;
            for (int tile = firstTile; tile <= lastTile; ++tile) give(static_cast<std::size_t>(tile), i, style, pixelX, pixelY, (cellX & 3) + kSteps * (cellY & 3));
        }
    };
    parallelFor(threads, count, kPiece, [&](std::size_t begin, std::size_t end) {
        std::vector<std::uint32_t> own(tiles, 0);
        visit(begin, end, [&](std::size_t tile, std::size_t, std::uint8_t, int, int, int) { ++own[tile]; });
        for (std::size_t tile = 0; tile < tiles; ++tile) start[tile * pieces + begin / kPiece + 1] = own[tile];
    });
    for (std::size_t i = 1; i < start.size(); ++i) start[i] += start[i - 1];
    // Kept between calls: fresh memory of this size costs as much as sorting into it.
    static thread_local std::vector<Item> kept;
    if (kept.size() < start.back()) kept.resize(start.back());
    Item* const items = kept.data();
    parallelFor(threads, count, kPiece, [&](std::size_t begin, std::size_t end) {
        std::vector<std::uint32_t> next(tiles);
        for (std::size_t tile = 0; tile < tiles; ++tile) next[tile] = start[tile * pieces + begin / kPiece];
        visit(begin, end, [&](std::size_t tile, std::size_t i, std::uint8_t style, int x, int y, int step) {
            items[next[tile]++] = {static_cast<std::int16_t>(x), static_cast<std::int16_t>(y), style, static_cast<std::uint8_t>(step),
                                   premultiplied(points.colour[i], stamps[style].opacity)};
        });
    });

    parallelFor(threads, tiles, 1, [&](std::size_t tile, std::size_t) {
        const int top = static_cast<int>(tile) * kTileRows;
        const Rows rows{bits, stride, width, top, std::min(height, top + kTileRows)};
        for (std::uint32_t k = start[tile * pieces]; k < start[(tile + 1) * pieces]; ++k) {
            const Item& item = items[k];
            const StyleStamps& own = stamps[item.style];
            if (own.hasHalo) drawStamp(rows, own.halo[item.step], item.x, item.y, own.haloColour);
            drawStamp(rows, own.mark[item.step], item.x, item.y, item.colour);
        }
    });
}

}  // namespace coincide
