#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace coincide {

/// Merges the bytes of a word into tokens: always the adjacent pair whose joined text has the lowest rank, leftmost first,
/// until no pair has one. `rank(text)` gives the rank of a token's bytes, or -1. Returns the ranks of the tokens left; every
/// single byte must have a rank. Cost grows as n log n with the word.
std::vector<std::int64_t> mergeBytePairs(std::string_view word, const std::function<std::int64_t(std::string_view)>& rank);

}  // namespace coincide
