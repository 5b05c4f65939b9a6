#pragma once

#include <cstdint>
#include <vector>

namespace coincide {

/// `count` different rows of `rows`, in the order drawn, so that a smaller count with the same seed is a prefix: a Fisher-Yates
/// shuffle driven by the standard's 64-bit Mersenne Twister (mt19937_64), each draw below b by rejecting values at or above the
/// largest multiple of b. The same on every platform. **Throws** InvalidArgument if count > rows or negative.
std::vector<std::int64_t> randomRows(std::int64_t rows, std::int64_t count, std::uint64_t seed);

}  // namespace coincide
