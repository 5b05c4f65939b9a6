#pragma once

#include <cstddef>

namespace coincide {

/// Inner product in double precision whose bits depend on the two vectors only: products of floats are exact in double, and
/// they are added in a fixed order of 32 lanes, whatever the processor. Every decision between close candidates is made with it.
/// **Threads**: pure.
double fixedDot(const float* a, const float* b, std::size_t count);

/// Rounding bound of a float32 inner product in any order of summation: `|computed - exact| <= bound * |a| * |b|`.
double floatDotBound(std::size_t count);

/// Squared length, float32 products added in double one after the other (the published code's order).
float squaredNorm(const float* values, std::size_t count);

/// Scales to length 1 as the published code does; a zero vector stays zero.
void normalize(float* values, std::size_t count);

}  // namespace coincide
