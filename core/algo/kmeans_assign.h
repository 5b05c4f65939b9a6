#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "core/algo/nearest.h"
#include "core/algo/row_products.h"
#include "core/algo/row_source.h"
#include "core/algo/search_path.h"

namespace coincide {

/// The assignment step of k-means, which remembers enough of the last pass to look only at what can have changed.
///
/// A row knows the exact value of its own centroid and an upper bound on all others. In a later pass only the centroids that
/// moved are multiplied with the rows: a centroid that stayed cannot beat an own centroid that stayed as well. Where the own
/// centroid moved, its new value is compared with the bound, and only the rows that fail are taken through all centroids.
/// Labels and values are those of a full search, bit for bit.
class KMeansAssigner {
public:
    /// `cacheBytes` bounds what is kept of the rows in a form ready for multiplication.
    KMeansAssigner(RowSource& rows, std::size_t clusters, int threads, SearchPath path, std::size_t cacheBytes);

    /// Computes the rows' lengths, a piece at each call; true when all are known. **Throws** BadInput for values that are not finite.
    bool measure(const CancelToken& cancel);
    bool measured() const { return measured_ == rows_.count(); }

    /// Starts a pass over all rows. `moved` lists the centroids (ascending) that differ from those of the last pass; it is
    /// ignored in the first pass. The centroids must stay in place until the pass is finished.
    void begin(std::span<const float> centroids, std::vector<std::int32_t> moved);
    /// Does a piece of the pass; true when it is finished. A cancelled piece leaves a state from which it is simply done again.
    bool step(const CancelToken& cancel);
    double fractionDone() const;

    std::span<const std::int32_t> labels() const { return labels_; }
    std::span<const double> values() const { return values_; }

private:
    using Scratch = RowProducts::Scratch;
    class Lease;

    bool fullBlock(const std::int32_t* which, std::size_t begin, std::size_t count, Scratch& scratch, const CancelToken& cancel);
    bool movedBlock(std::size_t begin, std::size_t count, Scratch& scratch, std::vector<std::int32_t>& failed,
                    const CancelToken& cancel);
    bool decide(std::size_t row, std::size_t place, Scratch& scratch);
    bool retry(const std::vector<std::int32_t>& failed, const CancelToken& cancel);

    RowSource& rows_;
    const std::size_t clusters_;
    const int threads_;
    const SearchPath path_;
    RowProducts products_;
    std::vector<double> values_, othersAtMost_;
    std::vector<std::int32_t> labels_;
    std::size_t measured_ = 0, position_ = 0;
    bool complete_ = false;              // a pass over all rows has been finished
    bool all_ = true;                    // this pass takes all centroids
    std::optional<NearestSearch> search_;
    RowProducts::Table allTable_, movedTable_;
    std::vector<std::int32_t> moved_, placeOfCentroid_;
    std::vector<float> movedCentroids_;
    std::mutex scratchMutex_;
    std::vector<std::unique_ptr<Scratch>> idleScratch_;
};

}  // namespace coincide
