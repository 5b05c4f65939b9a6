#include "core/algo/bf16_tiles.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <new>
#include <numeric>

#if defined(__x86_64__) && defined(__linux__)
#define COINCIDE_TILE_UNIT 1
#include <cpuid.h>
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace coincide {
namespace {

constexpr std::size_t kChunk = 32;                       // columns per tile
constexpr std::size_t kTileValues = 16 * kChunk;         // one tile: 16 rows of 64 bytes
constexpr std::size_t kChunkValues = 2 * kTileValues;    // a panel's two tiles for one chunk of columns
constexpr std::size_t kChunksPerPass = 40;               // 512 rows of that many chunks stay in a second-level cache

std::size_t chunkCount(std::size_t columns) { return (columns + kChunk - 1) / kChunk; }

/// To nearest, ties to even; the caller's values are finite and stay far below the largest bfloat16.
std::uint16_t roundToBf16(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    return static_cast<std::uint16_t>((bits + 0x7FFFu + ((bits >> 16) & 1u)) >> 16);
}

float widen(std::uint16_t value) { return std::bit_cast<float>(static_cast<std::uint32_t>(value) << 16); }

/// Upper bound of a length whose squares were summed up in float32 lanes: room for the rounding of columns / 32 additions, and
/// for squares below the range of normal floats.
double lengthBound(double squares, std::size_t columns) {
    return (1.001 + static_cast<double>(columns) * 0x1p-28) * std::sqrt(squares) + std::sqrt(static_cast<double>(columns)) * 1e-18;
}

}  // namespace

void Bf16Buffer::Free::operator()(void* memory) const { std::free(memory); }

std::uint16_t* Bf16Buffer::reserve(std::size_t count) {
    if (count > size_) {
        const std::size_t bytes = (count * sizeof(std::uint16_t) + 63) / 64 * 64;
        data_.reset();
        data_.reset(static_cast<std::uint16_t*>(std::aligned_alloc(64, bytes)));
        size_ = data_ ? count : 0;
        if (!data_) throw std::bad_alloc();
    }
    return data_.get();
}

std::size_t packedSize(std::size_t rows, std::size_t columns) { return panelCount(rows) * chunkCount(columns) * kChunkValues; }

void clearPadding(std::size_t rows, std::size_t columns, std::uint16_t* packed) {
    if (rows % kPanelRows == 0) return;
    const std::size_t panelValues = chunkCount(columns) * kChunkValues;
    std::fill_n(packed + rows / kPanelRows * panelValues, panelValues, std::uint16_t{0});
}

double packLeft(const float* values, std::size_t columns, std::size_t row, std::uint16_t* packed) {
    const std::size_t chunks = chunkCount(columns), inPanel = row % kPanelRows;
    packed += row / kPanelRows * chunks * kChunkValues + inPanel / 16 * kTileValues + inPanel % 16 * kChunk;
    float squares[kChunk] = {};
    for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
        float padded[kChunk] = {};
        std::copy_n(values + chunk * kChunk, std::min(kChunk, columns - chunk * kChunk), padded);
        std::uint16_t* to = packed + chunk * kChunkValues;
        for (std::size_t j = 0; j < kChunk; ++j) {
            to[j] = roundToBf16(padded[j]);
            const float changed = padded[j] - widen(to[j]);
            squares[j] += changed * changed;
        }
    }
    return lengthBound(std::accumulate(squares, squares + kChunk, 0.0), columns);
}

double packRight(const float* values, std::size_t columns, std::size_t row, std::uint16_t* packed) {
    const std::size_t chunks = chunkCount(columns), inPanel = row % kPanelRows;
    packed += row / kPanelRows * chunks * kChunkValues + inPanel / 16 * kTileValues + inPanel % 16 * 2;
    float squares[kChunk] = {};
    for (std::size_t j = 0; j < chunks * kChunk; ++j) {
        // The unit takes pairs of columns: a tile row is a pair, and in it lie the two values of every right row side by side.
        const std::size_t inChunk = j % kChunk;
        const float value = j < columns ? values[j] : 0.0f;
        const std::uint16_t rounded = roundToBf16(value);
        packed[j / kChunk * kChunkValues + inChunk / 2 * kChunk + inChunk % 2] = rounded;
        const float changed = value - widen(rounded);
        squares[inChunk] += changed * changed;
    }
    return lengthBound(std::accumulate(squares, squares + kChunk, 0.0), columns);
}

#if defined(COINCIDE_TILE_UNIT)

namespace {

struct alignas(64) TileShapes {
    std::uint8_t palette = 1;
    std::uint8_t startRow = 0;
    std::uint8_t reserved[14] = {};
    std::uint16_t bytesPerRow[16] = {};
    std::uint8_t rows[16] = {};
};

bool askForTiles() {
    unsigned a = 0, b = 0, c = 0, d = 0;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return false;
    constexpr unsigned kAmxBf16 = 1u << 22, kAmxTile = 1u << 24;
    if ((d & kAmxBf16) == 0 || (d & kAmxTile) == 0) return false;
    constexpr long kRequestPermission = 0x1023, kTileData = 18;   // ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA
    return ::syscall(SYS_arch_prctl, kRequestPermission, kTileData) == 0;
}

/// 32 x 32 results over `chunks` chunks of columns, started from zero or from what `out` holds.
__attribute__((target("amx-tile,amx-bf16"))) void multiplyPair(const std::uint16_t* left, const std::uint16_t* right, std::size_t chunks,
                                                             float* out, std::size_t stride, bool fromZero) {
    const std::size_t outBytes = stride * sizeof(float);
    float* below = out + 16 * stride;
    if (fromZero) {
        _tile_zero(0);
        _tile_zero(1);
        _tile_zero(2);
        _tile_zero(3);
    } else {
        _tile_loadd(0, out, outBytes);
        _tile_loadd(1, out + 16, outBytes);
        _tile_loadd(2, below, outBytes);
        _tile_loadd(3, below + 16, outBytes);
    }
    for (std::size_t chunk = 0; chunk < chunks; ++chunk, left += kChunkValues, right += kChunkValues) {
        _tile_loadd(4, left, 64);
        _tile_loadd(6, right, 64);
        _tile_dpbf16ps(0, 4, 6);
        _tile_loadd(7, right + kTileValues, 64);
        _tile_dpbf16ps(1, 4, 7);
        _tile_loadd(5, left + kTileValues, 64);
        _tile_dpbf16ps(2, 5, 6);
        _tile_dpbf16ps(3, 5, 7);
    }
    _tile_stored(0, out, outBytes);
    _tile_stored(1, out + 16, outBytes);
    _tile_stored(2, below, outBytes);
    _tile_stored(3, below + 16, outBytes);
}

}  // namespace

bool tileUnitAvailable() {
    static const bool available = askForTiles();
    return available;
}

__attribute__((target("amx-tile,amx-bf16"))) bool multiplyPanels(const std::uint16_t* left, std::size_t leftPanels,
                                                               const std::uint16_t* right, std::size_t rightPanels, std::size_t columns,
                                                               float* out, std::size_t stride, const CancelToken& cancel) {
    TileShapes shapes;
    std::fill_n(shapes.bytesPerRow, 8, std::uint16_t{64});
    std::fill_n(shapes.rows, 8, std::uint8_t{16});
    _tile_loadconfig(&shapes);
    const std::size_t chunks = chunkCount(columns), panelValues = chunks * kChunkValues;
    const std::size_t passes = (chunks + kChunksPerPass - 1) / kChunksPerPass;
    for (std::size_t pass = 0; pass < passes; ++pass) {
        const std::size_t first = chunks * pass / passes, count = chunks * (pass + 1) / passes - first;
        for (std::size_t r = 0; r < rightPanels; ++r) {
            if (cancel.cancelled()) {
                _tile_release();
                return false;
            }
            for (std::size_t l = 0; l < leftPanels; ++l)
                multiplyPair(left + l * panelValues + first * kChunkValues, right + r * panelValues + first * kChunkValues, count,
                             out + l * kPanelRows * stride + r * kPanelRows, stride, pass == 0);
        }
    }
    _tile_release();
    return true;
}

#else

bool tileUnitAvailable() { return false; }

bool multiplyPanels(const std::uint16_t*, std::size_t, const std::uint16_t*, std::size_t, std::size_t, float*, std::size_t,
                    const CancelToken&) {
    return false;
}

#endif

}  // namespace coincide
