#pragma once

#include <cstdint>
#include <span>

namespace coincide {

/// How far two labelings of the same items tell the same, whatever the labels' values are. Labels may be any integers;
/// leave out items that have no label in one of the two.
/// **Throws** InvalidArgument where the lengths differ or are above 2^31 - 1.

/// Adjusted mutual information: 1 for the same partition, about 0 for unrelated ones, may be negative. Normalised by the
/// arithmetic mean of the entropies; the expected mutual information is exact (hypergeometric). No items, or both
/// labelings without any split, give 1.
/// **Source**: Vinh, Epps, Bailey 2010, equation 24a; equal to scikit-learn's adjusted_mutual_info_score.
double adjustedMutualInformation(std::span<const std::int64_t> a, std::span<const std::int64_t> b);

/// Adjusted Rand index: 1 for the same partition, about 0 for unrelated ones, may be negative.
/// **Source**: Hubert, Arabie 1985.
double adjustedRandIndex(std::span<const std::int64_t> a, std::span<const std::int64_t> b);

}  // namespace coincide
