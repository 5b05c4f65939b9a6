#pragma once

#include <cstdint>
#include <vector>

#include "core/algo/knn.h"

namespace coincide {

/// A symmetric weighted graph: the edges of vertex v are `[offsets[v], offsets[v + 1])`, targets ascending.
struct FuzzyGraph {
    std::vector<std::int64_t> offsets;    ///< `[vertices + 1]`
    std::vector<std::int32_t> targets;    ///< `[edges]`
    std::vector<float> weights;           ///< `[edges]`, in `(0, 1]`
};

/// UMAP's fuzzy union of every row's local neighbourhood: distances beyond the nearest neighbour are scaled so that the
/// memberships of a row sum to log2(count + 1); an edge gets a + b - a b of its two directions. Edges lighter than
/// `lightest` times the heaviest are left out.
/// **Threads**: uses `threads`; the bytes are the same for any number.
/// **Source**: McInnes, Healy, Melville 2018, algorithms 2 and 3.
FuzzyGraph fuzzyUnion(const Neighbors& neighbors, double lightest, int threads);

}  // namespace coincide
