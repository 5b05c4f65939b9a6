#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace coincide {

/// Largest of `count` values; `count` at least 1.
float largest(const float* values, std::size_t count);

/// Appends the positions of all values that are at least `threshold`, ascending.
void collectAtLeast(const float* values, std::size_t count, double threshold, std::vector<std::uint32_t>& positions);

}  // namespace coincide
