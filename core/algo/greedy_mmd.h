#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/matrix_view.h"
#include "core/base/progress.h"

namespace coincide {

/// Density of one cluster and the order in which its rows are chosen.
struct ClusterOrder {
    double density = 1;                 ///< mean of the kernel, `(0, 1]`; 1 for a single row
    std::vector<std::int32_t> order;    ///< `[n]`, positions in the given row list; a prefix is the choice at a smaller budget
};

/// How a cluster is scored.
struct KernelSettings {
    double width = 1.0;                               ///< of the Gaussian kernel exp(-d^2 / (2 width^2))
    bool differentPairsOnly = false;                  ///< density without each row's pair with itself
    std::size_t maxBytes = std::size_t{512} << 20;    ///< kernel values held at once for one cluster
};

/// Scores one cluster in double precision: density is the mean of its kernel matrix, and the order is greedy in the squared
/// maximum mean discrepancy between the chosen rows and the cluster. Choices within 1e-14 of the best are ties, which the lowest
/// row wins. O(n^2) after the kernel matrix; where that exceeds `maxBytes`, its rows are computed as they are needed.
/// **Shapes**: `rows` are n row numbers of `matrix`. Nullopt when cancelled (within a fraction of a second).
/// **Threads**: may be called for many clusters at once, with `threads` = 1 each; the result is the same for any number.
/// **Throws** BadInput for values that are not finite. **Source**: published `cluster_wise_prune.py`; MMD-critic (Kim 2016).
std::optional<ClusterOrder> scoreCluster(const MatrixView& matrix, std::span<const std::int64_t> rows, const KernelSettings& settings,
                                         int threads, const CancelToken& cancel);

}  // namespace coincide
