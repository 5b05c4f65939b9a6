#include "core/algo/row_scan.h"

#include <algorithm>
#include <cmath>
#include <limits>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace coincide {
namespace {

#if defined(__x86_64__)
// Masked forms throughout, because GCC 12 warns about the undefined source operand inside the plain intrinsics.
constexpr __mmask16 kAllLanes = 0xFFFF;

__attribute__((target("avx512f"))) float largestAvx512(const float* values, std::size_t count) {
    const __m512 lowest = _mm512_set1_ps(-std::numeric_limits<float>::infinity());
    __m512 a = lowest, b = lowest;
    std::size_t i = 0;
    for (; i + 32 <= count; i += 32) {
        a = _mm512_mask_max_ps(a, kAllLanes, a, _mm512_loadu_ps(values + i));
        b = _mm512_mask_max_ps(b, kAllLanes, b, _mm512_loadu_ps(values + i + 16));
    }
    float lanes[16];
    _mm512_storeu_ps(lanes, _mm512_mask_max_ps(a, kAllLanes, a, b));
    float best = lanes[0];
    for (const float lane : lanes) best = std::max(best, lane);
    for (; i < count; ++i) best = std::max(best, values[i]);
    return best;
}

__attribute__((target("avx512f"))) void collectAvx512(const float* values, std::size_t count, float bound,
                                                      std::vector<std::uint32_t>& positions) {
    const __m512 limit = _mm512_set1_ps(bound);
    std::size_t i = 0;
    for (; i + 16 <= count; i += 16) {
        unsigned hits = _mm512_cmp_ps_mask(_mm512_loadu_ps(values + i), limit, _CMP_GE_OQ);
        for (; hits != 0; hits &= hits - 1) positions.push_back(static_cast<std::uint32_t>(i) + static_cast<std::uint32_t>(__builtin_ctz(hits)));
    }
    for (; i < count; ++i)
        if (values[i] >= bound) positions.push_back(static_cast<std::uint32_t>(i));
}
#endif

}  // namespace

float largest(const float* values, std::size_t count) {
#if defined(__x86_64__)
    if (count >= 32 && __builtin_cpu_supports("avx512f")) return largestAvx512(values, count);
#endif
    // Several running maxima, so that one comparison need not wait for the one before.
    float best[4] = {values[0], values[0], values[0], values[0]};
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4)
        for (std::size_t lane = 0; lane < 4; ++lane) best[lane] = values[i + lane] > best[lane] ? values[i + lane] : best[lane];
    for (; i < count; ++i) best[0] = std::max(best[0], values[i]);
    return std::max(std::max(best[0], best[1]), std::max(best[2], best[3]));
}

void collectAtLeast(const float* values, std::size_t count, double threshold, std::vector<std::uint32_t>& positions) {
    // Rounded towards minus infinity, so that no value is lost to the conversion.
    float bound = static_cast<float>(threshold);
    if (static_cast<double>(bound) > threshold) bound = std::nextafter(bound, -std::numeric_limits<float>::infinity());
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f")) return collectAvx512(values, count, bound, positions);
#endif
    for (std::size_t i = 0; i < count; ++i)
        if (values[i] >= bound) positions.push_back(static_cast<std::uint32_t>(i));
}

}  // namespace coincide
