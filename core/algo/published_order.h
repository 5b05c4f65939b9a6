#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace coincide {

/// Positions of `values` in descending order, equal values in the very order that the published code leaves them in: it reverses
/// numpy's default argsort, a quicksort that is not stable. Needed where results are compared with published ones; equal
/// scores are real there (clusters without language text all have transferability 0). Values must not be NaN.
/// **Source**: numpy 1.24 introsort: median of three, partition from both ends, insertion sort up to 17 items.
std::vector<std::size_t> publishedDescendingOrder(std::span<const double> values);

}  // namespace coincide
