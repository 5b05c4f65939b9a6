#include "core/algo/fixed_dot.h"

#include <cmath>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace coincide {
namespace {

constexpr std::size_t kLanes = 32;

/// Adds what is left after the last whole group and then the lanes, in the one order all versions share.
double finish(double* lanes, const float* a, const float* b, std::size_t done, std::size_t count) {
    for (std::size_t i = done; i < count; ++i) lanes[i - done] += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    for (std::size_t width = kLanes / 2; width > 0; width /= 2)
        for (std::size_t lane = 0; lane < width; ++lane) lanes[lane] += lanes[lane + width];
    return lanes[0];
}

double dotPlain(const float* a, const float* b, std::size_t count) {
    double lanes[kLanes] = {};
    std::size_t i = 0;
    for (; i + kLanes <= count; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            lanes[lane] += static_cast<double>(a[i + lane]) * static_cast<double>(b[i + lane]);
    return finish(lanes, a, b, i, count);
}

#if defined(__x86_64__)
__attribute__((target("avx2,fma"))) double dotAvx2(const float* a, const float* b, std::size_t count) {
    __m256d sums[8];
    for (__m256d& sum : sums) sum = _mm256_setzero_pd();
    std::size_t i = 0;
    for (; i + kLanes <= count; i += kLanes)
        for (std::size_t part = 0; part < 8; ++part)
            sums[part] = _mm256_fmadd_pd(_mm256_cvtps_pd(_mm_loadu_ps(a + i + 4 * part)),
                                         _mm256_cvtps_pd(_mm_loadu_ps(b + i + 4 * part)), sums[part]);
    double lanes[kLanes];
    for (std::size_t part = 0; part < 8; ++part) _mm256_storeu_pd(lanes + 4 * part, sums[part]);
    return finish(lanes, a, b, i, count);
}

// The masked form, because GCC 12 warns about the undefined source operand inside the plain intrinsic.
__attribute__((target("avx512f"), always_inline)) inline __m512d wide(const float* at) {
    return _mm512_maskz_cvtps_pd(0xFF, _mm256_loadu_ps(at));
}

__attribute__((target("avx512f"))) double dotAvx512(const float* a, const float* b, std::size_t count) {
    __m512d sum0 = _mm512_setzero_pd(), sum1 = sum0, sum2 = sum0, sum3 = sum0;
    std::size_t i = 0;
    for (; i + kLanes <= count; i += kLanes) {
        sum0 = _mm512_fmadd_pd(wide(a + i), wide(b + i), sum0);
        sum1 = _mm512_fmadd_pd(wide(a + i + 8), wide(b + i + 8), sum1);
        sum2 = _mm512_fmadd_pd(wide(a + i + 16), wide(b + i + 16), sum2);
        sum3 = _mm512_fmadd_pd(wide(a + i + 24), wide(b + i + 24), sum3);
    }
    double lanes[kLanes];
    _mm512_storeu_pd(lanes, sum0);
    _mm512_storeu_pd(lanes + 8, sum1);
    _mm512_storeu_pd(lanes + 16, sum2);
    _mm512_storeu_pd(lanes + 24, sum3);
    return finish(lanes, a, b, i, count);
}
#endif

}  // namespace

double fixedDot(const float* a, const float* b, std::size_t count) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f")) return dotAvx512(a, b, count);
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return dotAvx2(a, b, count);
#endif
    return dotPlain(a, b, count);
}

double floatDotBound(std::size_t count) {
    // Standard bound n u / (1 - n u) with u = 2^-24, one term more for the product, and a little slack for the caller's norms.
    const double terms = static_cast<double>(count + 2) * 0x1p-24;
    return 1.001 * terms / (1.0 - std::fmin(terms, 0.5));
}

float squaredNorm(const float* values, std::size_t count) {
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += static_cast<double>(values[i] * values[i]);
    return static_cast<float>(sum);
}

void normalize(float* values, std::size_t count) {
    const float norm2 = squaredNorm(values, count);
    if (!(norm2 > 0)) return;
    const float factor = static_cast<float>(1.0 / static_cast<double>(std::sqrt(norm2)));
    for (std::size_t i = 0; i < count; ++i) values[i] *= factor;
}

}  // namespace coincide
