#pragma once

#include <cstddef>
#include <cstdint>

namespace coincide {

/// IEEE binary16 value as stored in files.
using HalfBits = std::uint16_t;

/// Widens `count` halves that begin at any address, also an odd one; exact.
void halfToFloat(const void* from, float* to, std::size_t count);

/// Rounds `count` floats to nearest, ties to even; overflow becomes infinity, NaN stays NaN.
void floatToHalf(const float* from, HalfBits* to, std::size_t count);

}  // namespace coincide
