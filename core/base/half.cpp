#include "core/base/half.h"

#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace coincide {
namespace {

float widen(const std::byte* from) {
    HalfBits half;   // not read in place: a mapped file may hold it anywhere
    std::memcpy(&half, from, sizeof half);
    const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000u) << 16;
    const std::uint32_t exponent = (half >> 10) & 0x1Fu;
    const std::uint32_t mantissa = half & 0x3FFu;
    if (exponent == 31) return std::bit_cast<float>(sign | 0x7F800000u | (mantissa << 13));
    if (exponent != 0) return std::bit_cast<float>(sign | ((exponent + 112) << 23) | (mantissa << 13));
    const float magnitude = static_cast<float>(mantissa) * 0x1p-24f;
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(magnitude) | sign);
}

HalfBits narrow(float value) {
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
    const std::uint32_t sign = (bits >> 16) & 0x8000u;
    const std::uint32_t magnitude = bits & 0x7FFFFFFFu;
    if (magnitude > 0x7F800000u) return static_cast<HalfBits>(sign | 0x7E00u);
    if (magnitude >= 0x477FF000u) return static_cast<HalfBits>(sign | 0x7C00u);
    if (magnitude < 0x38800000u) {
        // Adding 0.5 aligns the result's unit in the last place with a half's smallest step; the addition rounds to even.
        const float shifted = std::bit_cast<float>(magnitude) + 0.5f;
        return static_cast<HalfBits>(sign | (std::bit_cast<std::uint32_t>(shifted) - 0x3F000000u));
    }
    const std::uint32_t rounded = magnitude + 0xFFFu + ((magnitude >> 13) & 1u);
    return static_cast<HalfBits>(sign | ((rounded - 0x38000000u) >> 13));
}

#if defined(__x86_64__)
__attribute__((target("avx,f16c"))) void widenVector(const std::byte* from, float* to, std::size_t count) {
    std::size_t i = 0;
    for (; i + 8 <= count; i += 8)
        _mm256_storeu_ps(to + i, _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from + i * sizeof(HalfBits)))));
    for (; i < count; ++i) to[i] = widen(from + i * sizeof(HalfBits));
}

__attribute__((target("avx,f16c"))) void narrowVector(const float* from, HalfBits* to, std::size_t count) {
    std::size_t i = 0;
    for (; i + 8 <= count; i += 8)
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to + i), _mm256_cvtps_ph(_mm256_loadu_ps(from + i), 0));
    for (; i < count; ++i) to[i] = narrow(from[i]);
}

// Every processor with AVX2 has the conversions; Clang before 15 cannot ask for them by their own name.
bool hasVectorConversion() { return __builtin_cpu_supports("avx2"); }
#endif

}  // namespace

void halfToFloat(const void* from, float* to, std::size_t count) {
    const auto* bytes = static_cast<const std::byte*>(from);
#if defined(__x86_64__)
    if (hasVectorConversion()) return widenVector(bytes, to, count);
#endif
    for (std::size_t i = 0; i < count; ++i) to[i] = widen(bytes + i * sizeof(HalfBits));
}

void floatToHalf(const float* from, HalfBits* to, std::size_t count) {
#if defined(__x86_64__)
    if (hasVectorConversion()) return narrowVector(from, to, count);
#endif
    for (std::size_t i = 0; i < count; ++i) to[i] = narrow(from[i]);
}

}  // namespace coincide
