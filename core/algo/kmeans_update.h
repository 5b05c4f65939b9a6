#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/algo/row_source.h"
#include "core/base/progress.h"

namespace coincide {

/// The published permutation of `0 .. count-1`: swaps driven by a 32-bit Mersenne Twister. **Source**: faiss `rand_perm`.
std::vector<std::int64_t> publishedPermutation(std::size_t count, std::uint32_t seed);

/// An empty cluster `empty` that takes over half of cluster `donor`.
struct ClusterSplit {
    std::int32_t empty;
    std::int32_t donor;
};

/// Which clusters are split for the empty ones; depends on the sizes only, and later ones see the halves left by earlier ones.
/// **Source**: faiss `split_clusters`. `rows` is the number of rows trained on and must exceed the number of clusters.
std::vector<ClusterSplit> planSplits(std::span<const std::int64_t> sizes, std::size_t rows);

/// Size of the clusters' imbalance: 1 for equal sizes, K for one cluster that holds all. **Source**: faiss `imbalance_factor`.
double imbalanceFactor(std::span<const std::int64_t> sizes);

/// The update step of k-means: sums of rows in row order in float32, means, splits of empty clusters, length 1.
/// A cluster whose members are those of the last update keeps its centroid without being summed again: the same sum would give
/// the same bits.
class KMeansUpdate {
public:
    KMeansUpdate(std::size_t clusters, std::size_t columns, int threads);

    /// Starts an update for these labels. All clusters are summed in the first update after construction or reset().
    void begin(std::span<const std::int32_t> labels);
    /// Sums a piece of the rows; true when all are summed. A cancelled piece is done again.
    bool step(const RowSource& rows, const CancelToken& cancel);
    /// Writes the new centroids `[clusters, columns]` and returns those whose bits changed, ascending.
    std::vector<std::int32_t> finish(std::span<float> centroids);

    std::span<const std::int64_t> sizes() const { return sizes_; }
    std::int64_t splits() const { return static_cast<std::int64_t>(splits_.size()); }
    /// Rows that changed their cluster since the last update (all of them in the first).
    std::int64_t movedRows() const { return movedRows_; }
    /// The labels of the last finished update; empty before.
    std::span<const std::int32_t> lastLabels() const { return lastLabels_; }
    /// Goes on after the update that had these labels.
    void reset(std::vector<std::int32_t> lastLabels);

private:
    const std::size_t clusters_, columns_;
    const int threads_;
    std::vector<std::int32_t> labels_, lastLabels_;
    std::vector<std::int64_t> sizes_;
    std::vector<ClusterSplit> splits_;
    std::vector<bool> altered_;                 // moved by a split, so not the mean of its members
    bool everything_ = true;                    // nothing is known of the present centroids
    std::int64_t movedRows_ = 0;
    std::vector<std::int32_t> placeOfCluster_;  // row in sums_, or -1
    std::vector<std::int32_t> summed_, rowsToSum_;
    std::vector<float> sums_;
    std::size_t position_ = 0;
};

}  // namespace coincide
