#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/algo/pca.h"
#include "core/base/fields.h"
#include "core/base/matrix_view.h"
#include "core/base/progress.h"

namespace coincide {

struct KnnOptions {
    std::int64_t neighbors = 14;         ///< neighbours of every row, itself not counted
    std::int64_t exactRows = 50'000;     ///< up to this many rows every pair is compared
    std::int64_t reducedDims = 128;          ///< beyond: rows are first projected to this many directions ...
    std::int64_t probes = 24;            ///< ... and compared with the rows of this many of about sqrt(rows) cells
    std::int64_t seed = 42;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor&& visit) {
        visit(field("neighbors", "neighbours of every row").range(1, 1000), self.neighbors);
        visit(field("exact-rows", "compare all pairs up to this many rows").range(0, 1e7, 1000), self.exactRows);
        visit(field("reduced-dims", "directions kept for the approximate search").range(2, 512), self.reducedDims);
        visit(field("probes", "cells searched for every row").range(1, 4096), self.probes);
        visit(field("seed", "seed of the projection").range(0, 9e15), self.seed);
    }
};

struct Neighbors {
    std::size_t rows = 0;
    std::size_t count = 0;                 ///< neighbours of every row: `min(options.neighbors, rows - 1)`
    std::vector<std::int32_t> indices;     ///< `[rows, count]`, nearest first; never the row itself; -1 where fewer were found
    std::vector<float> distances;          ///< `[rows, count]`, 1 - cosine in `[0, 2]`; +infinity beside an index of -1
};

/// The nearest other rows of every row by cosine, ties by the smaller index; nullopt when cancelled.
/// A row of zeros has cosine 0 with every row. Up to `exactRows` rows the answer is exact. Beyond, rows are projected to
/// `reducedDims` uncentred principal directions (unless they are as narrow already) and searched in the `probes` nearest
/// cells of a coarse spherical k-means; distances are then those of the projected rows. On grouped data of 20,000 rows at
/// least 95 of 100 neighbours in the projected space are found (see the test); what the projection drops is mostly noise
/// inside a group, which reorders near rows but keeps the group.
/// **Throws** InvalidArgument; BadInput for no rows, no columns or a value that is not finite; Unsupported beyond 2^31 - 1 rows.
/// **Threads**: uses `threads`; the bytes are the same for any number.
std::optional<Neighbors> nearestNeighbors(const MatrixView& matrix, const KnnOptions& options, int threads,
                                          const CancelToken& cancel = {}, const CountCallback& progress = {});

}  // namespace coincide
