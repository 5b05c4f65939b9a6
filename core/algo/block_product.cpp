#include "core/algo/block_product.h"

#include <algorithm>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace coincide {

namespace {

constexpr std::size_t kTileRows = 8;
constexpr std::size_t kRun = 256;   // items summed in registers; a tile and a panel of this depth stay in the first cache
constexpr std::size_t kPanel = PackedRows::kPanelRows;

// sums[i][j] = dot of tile row i and panel row j over `depth` items; tile is [depth][8], panel [depth][32].
using Kernel = void (*)(const float* tile, const float* panel, std::size_t depth, float* sums);

void portableKernel(const float* tile, const float* panel, std::size_t depth, float* sums) {
    std::fill(sums, sums + kTileRows * kPanel, 0.0f);
    for (std::size_t d = 0; d < depth; ++d)
        for (std::size_t i = 0; i < kTileRows; ++i)
            for (std::size_t j = 0; j < kPanel; ++j) sums[i * kPanel + j] += tile[d * kTileRows + i] * panel[d * kPanel + j];
}

#if defined(__x86_64__)
__attribute__((target("avx2,fma"))) void avx2Kernel(const float* tile, const float* panel, std::size_t depth, float* sums) {
    for (std::size_t i0 = 0; i0 < kTileRows; i0 += 4)
        for (std::size_t j0 = 0; j0 < kPanel; j0 += 16) {
            __m256 low[4], high[4];
            for (int i = 0; i < 4; ++i) low[i] = high[i] = _mm256_setzero_ps();
            for (std::size_t d = 0; d < depth; ++d) {
                const __m256 b0 = _mm256_loadu_ps(panel + d * kPanel + j0);
                const __m256 b1 = _mm256_loadu_ps(panel + d * kPanel + j0 + 8);
                for (std::size_t i = 0; i < 4; ++i) {
                    const __m256 a = _mm256_broadcast_ss(tile + d * kTileRows + i0 + i);
                    low[i] = _mm256_fmadd_ps(a, b0, low[i]);
                    high[i] = _mm256_fmadd_ps(a, b1, high[i]);
                }
            }
            for (std::size_t i = 0; i < 4; ++i) {
                _mm256_storeu_ps(sums + (i0 + i) * kPanel + j0, low[i]);
                _mm256_storeu_ps(sums + (i0 + i) * kPanel + j0 + 8, high[i]);
            }
        }
}

__attribute__((target("avx512f"))) void avx512Kernel(const float* tile, const float* panel, std::size_t depth, float* sums) {
    __m512 low[kTileRows], high[kTileRows];
    for (std::size_t i = 0; i < kTileRows; ++i) low[i] = high[i] = _mm512_setzero_ps();
    for (std::size_t d = 0; d < depth; ++d) {
        const __m512 b0 = _mm512_loadu_ps(panel + d * kPanel);
        const __m512 b1 = _mm512_loadu_ps(panel + d * kPanel + 16);
#pragma GCC unroll 8
        for (std::size_t i = 0; i < kTileRows; ++i) {
            const __m512 a = _mm512_set1_ps(tile[d * kTileRows + i]);
            low[i] = _mm512_fmadd_ps(a, b0, low[i]);
            high[i] = _mm512_fmadd_ps(a, b1, high[i]);
        }
    }
    for (std::size_t i = 0; i < kTileRows; ++i) {
        _mm512_storeu_ps(sums + i * kPanel, low[i]);
        _mm512_storeu_ps(sums + i * kPanel + 16, high[i]);
    }
}
#endif

Kernel bestKernel() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f")) return avx512Kernel;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return avx2Kernel;
#endif
    return portableKernel;
}

}  // namespace

void PackedRows::resize(std::size_t rows, std::size_t depth) {
    rows_ = rows;
    depth_ = depth;
    const std::size_t needed = panels() * kPanelRows * depth;
    if (values_.size() < needed) values_.resize(needed);
}

void PackedRows::packPanel(std::size_t panel, StridedRows from) {
    float* to = values_.data() + panel * kPanelRows * depth_;
    const std::size_t count = std::min(kPanelRows, rows_ - panel * kPanelRows);
    for (std::size_t j = 0; j < count; ++j) {
        const float* row = from.data + j * from.rowStride;
        for (std::size_t d = 0; d < depth_; ++d) to[d * kPanelRows + j] = row[d * from.itemStride];
    }
    for (std::size_t j = count; j < kPanelRows; ++j)
        for (std::size_t d = 0; d < depth_; ++d) to[d * kPanelRows + j] = 0.0f;
}

void blockProduct(StridedRows left, std::size_t rows, const PackedRows& right, float* out, std::size_t outStride) {
    const Kernel kernel = bestKernel();
    const std::size_t depth = right.depth();
    for (std::size_t i = 0; i < rows; ++i) std::fill(out + i * outStride, out + i * outStride + right.rows(), 0.0f);
    alignas(64) float tile[kRun * kTileRows];
    alignas(64) float sums[kTileRows * kPanel];
    for (std::size_t d0 = 0; d0 < depth; d0 += kRun) {
        const std::size_t run = std::min(kRun, depth - d0);
        for (std::size_t i0 = 0; i0 < rows; i0 += kTileRows) {
            const std::size_t tileRows = std::min(kTileRows, rows - i0);
            if (tileRows < kTileRows) std::fill(tile, tile + run * kTileRows, 0.0f);
            for (std::size_t i = 0; i < tileRows; ++i) {
                const float* row = left.data + (i0 + i) * left.rowStride + d0 * left.itemStride;
                for (std::size_t d = 0; d < run; ++d) tile[d * kTileRows + i] = row[d * left.itemStride];
            }
            for (std::size_t panel = 0; panel < right.panels(); ++panel) {
                kernel(tile, right.panelData(panel) + d0 * kPanel, run, sums);
                const std::size_t j0 = panel * kPanel;
                const std::size_t columns = std::min(kPanel, right.rows() - j0);
                for (std::size_t i = 0; i < tileRows; ++i) {
                    float* to = out + (i0 + i) * outStride + j0;
                    for (std::size_t j = 0; j < columns; ++j) to[j] += sums[i * kPanel + j];
                }
            }
        }
    }
}

}  // namespace coincide
