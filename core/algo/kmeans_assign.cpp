#include "core/algo/kmeans_assign.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <utility>

#include "core/algo/fixed_dot.h"
#include "core/algo/torch_threads.h"
#include "core/base/error.h"
#include "core/base/parallel.h"

namespace coincide {
namespace {
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::size_t kMeasureRows = 1024;
constexpr double kFlopsPerStep = 2e10;
}  // namespace

/// Buffers borrowed for one block: kept between blocks, because fresh pages for each would cost more than some products.
class KMeansAssigner::Lease {
public:
    explicit Lease(KMeansAssigner& owner) : owner_(owner) {
        const std::lock_guard lock(owner_.scratchMutex_);
        if (owner_.idleScratch_.empty()) {
            scratch_ = std::make_unique<Scratch>();
        } else {
            scratch_ = std::move(owner_.idleScratch_.back());
            owner_.idleScratch_.pop_back();
        }
    }
    ~Lease() {
        const std::lock_guard lock(owner_.scratchMutex_);
        owner_.idleScratch_.push_back(std::move(scratch_));
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Scratch& operator*() const { return *scratch_; }

private:
    KMeansAssigner& owner_;
    std::unique_ptr<Scratch> scratch_;
};

KMeansAssigner::KMeansAssigner(const RowSource& rows, std::size_t clusters, int threads, bool plain)
    : rows_(rows), clusters_(clusters), threads_(threadCount(threads)), plain_(plain), norms_(rows.count()), values_(rows.count()),
      othersAtMost_(rows.count()), labels_(rows.count(), 0) {}

bool KMeansAssigner::measure(RowSource& rows, const CancelToken& cancel) {
    const std::size_t columns = rows.columns();
    const std::size_t end = std::min(rows.count(), measured_ + kMeasureRows * static_cast<std::size_t>(threads_) * 4);
    std::atomic<bool> stopped{false};
    parallelFor(threads_, end - measured_, kMeasureRows / 4, [&](std::size_t from, std::size_t to) {
        if (cancel.cancelled()) stopped = true;
        if (stopped) return;
        from += measured_, to += measured_;
        rows.keep(from, to);
        const Lease lease(*this);
        std::vector<float>& buffer = (*lease).rows;
        if (!rows.direct()) buffer.resize(std::max(buffer.size(), (to - from) * columns));
        const float* block = rows.block(from, to - from, buffer.data());
        for (std::size_t r = from; r < to; ++r) {
            const float* row = block + (r - from) * columns;
            norms_[r] = std::sqrt(fixedDot(row, row, columns));
            if (!std::isfinite(norms_[r]))
                throw Error(ErrorCode::BadInput, "an activation is NaN or infinite", "Extract the activations again");
        }
    });
    if (!stopped) measured_ = end;
    return measured_ == rows.count();
}

void KMeansAssigner::begin(std::span<const float> centroids, std::vector<std::int32_t> moved) {
    const std::size_t columns = rows_.columns();
    centroids_ = centroids;
    position_ = 0;
    search_ = std::make_unique<NearestSearch>(centroids.data(), clusters_, columns);
    all_ = !complete_ || plain_ || moved.size() == clusters_;
    moved_ = std::move(moved);
    if (all_) return;
    placeOfCentroid_.assign(clusters_, -1);
    movedCentroids_.resize(moved_.size() * columns);
    for (std::size_t m = 0; m < moved_.size(); ++m) {
        placeOfCentroid_[static_cast<std::size_t>(moved_[m])] = static_cast<std::int32_t>(m);
        const float* from = centroids.data() + static_cast<std::size_t>(moved_[m]) * columns;
        std::copy(from, from + columns, movedCentroids_.data() + m * columns);
    }
    if (moved_.empty()) position_ = rows_.count();
}

bool KMeansAssigner::step(const CancelToken& cancel) {
    const std::size_t count = rows_.count(), others = all_ ? clusters_ : moved_.size();
    if (position_ < count) {
        const std::size_t blockRows = nearestBlockRows(others, rows_.columns());
        const double flops = 2.0 * static_cast<double>(blockRows * rows_.columns()) * static_cast<double>(others);
        const auto rounds = static_cast<std::size_t>(std::clamp(kFlopsPerStep / flops, 1.0, 16.0));
        const std::size_t end = std::min(count, position_ + blockRows * rounds * static_cast<std::size_t>(threads_));
        std::vector<std::vector<std::int32_t>> failed((end - position_ - 1) / blockRows + 1);
        std::atomic<bool> stopped{false};
        parallelFor(threads_, end - position_, blockRows, [&](std::size_t from, std::size_t to) {
            if (cancel.cancelled()) stopped = true;
            if (stopped) return;
            const OneTorchThread one;
            const Lease lease(*this);
            const std::size_t first = position_ + from, rows = to - from;
            if (all_) {
                if (!rows_.direct()) (*lease).rows.resize(std::max((*lease).rows.size(), rows * rows_.columns()));
                if (!fullBlock(rows_.block(first, rows, (*lease).rows.data()), nullptr, first, rows, *lease, cancel)) stopped = true;
            } else if (!movedBlock(first, rows, *lease, failed[from / blockRows], cancel)) {
                stopped = true;
            }
        });
        if (stopped) return false;
        std::vector<std::int32_t> again;
        for (const auto& part : failed) again.insert(again.end(), part.begin(), part.end());
        if (!retry(again, cancel)) return false;
        position_ = end;
    }
    if (position_ == count) complete_ = true;
    return position_ == count;
}

double KMeansAssigner::fractionDone() const {
    return rows_.count() == 0 ? 1.0 : static_cast<double>(position_) / static_cast<double>(rows_.count());
}

/// Searches all centroids for `count` rows: those listed in `which`, or those from `begin` on.
bool KMeansAssigner::fullBlock(const float* rows, const std::int32_t* which, std::size_t begin, std::size_t count, Scratch& scratch,
                               const CancelToken& cancel) {
    const std::size_t columns = rows_.columns();
    if (!plain_) {
        scratch.products.resize(std::max(scratch.products.size(), count * clusters_));
        if (!blockProducts(rows, count, centroids_.data(), clusters_, columns, scratch.products.data(), cancel)) return false;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t r = which ? static_cast<std::size_t>(which[i]) : begin + i;
        const float* row = rows + i * columns;
        const Winner winner = plain_ ? search_->chooseSlowly(row, othersAtMost_[r])
                                     : search_->choose(row, norms_[r], scratch.products.data() + i * clusters_, othersAtMost_[r]);
        labels_[r] = static_cast<std::int32_t>(winner.label);
        values_[r] = winner.value;
    }
    return true;
}

bool KMeansAssigner::movedBlock(std::size_t begin, std::size_t count, Scratch& scratch, std::vector<std::int32_t>& failed,
                                const CancelToken& cancel) {
    const std::size_t columns = rows_.columns(), others = moved_.size();
    if (!rows_.direct()) scratch.rows.resize(std::max(scratch.rows.size(), count * columns));
    const float* rows = rows_.block(begin, count, scratch.rows.data());
    scratch.products.resize(std::max(scratch.products.size(), count * others));
    if (!blockProducts(rows, count, movedCentroids_.data(), others, columns, scratch.products.data(), cancel)) return false;
    std::vector<std::uint32_t> candidates;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t r = begin + i;
        const float* row = rows + i * columns;
        float* products = scratch.products.data() + i * others;
        const double error = search_->productError(norms_[r]);
        const auto own = static_cast<std::size_t>(labels_[r]);
        const std::int32_t ownPlace = placeOfCentroid_[own];
        if (error == kInfinity) {
            failed.push_back(static_cast<std::int32_t>(r));
            continue;
        }
        Winner winner;
        winner.offer(labels_[r], ownPlace < 0 ? values_[r] : search_->exact(row, own));
        const double ownValue = winner.value;
        if (ownPlace >= 0) products[ownPlace] = -std::numeric_limits<float>::infinity();
        candidates.clear();
        collectAtLeast(products, others, ownValue - error, candidates);
        // Only those that are near the best of the candidates can win; the list is short except after a large move.
        if (candidates.size() > 1) {
            float best = products[candidates.front()];
            for (const std::uint32_t place : candidates) best = std::max(best, products[place]);
            std::erase_if(candidates, [&](std::uint32_t place) { return products[place] < static_cast<double>(best) - 2 * error; });
        }
        for (const std::uint32_t place : candidates) {
            const std::int32_t c = moved_[place];
            winner.offer(c, search_->exact(row, static_cast<std::size_t>(c)));
        }
        if (ownPlace >= 0 && !(winner.value > othersAtMost_[r])) {
            failed.push_back(static_cast<std::int32_t>(r));
            continue;
        }
        double bound = othersAtMost_[r];
        if (winner.label != labels_[r]) {
            bound = std::max(bound, ownValue);
            products[placeOfCentroid_[static_cast<std::size_t>(winner.label)]] = -std::numeric_limits<float>::infinity();
        }
        if (others > 0) bound = std::max(bound, static_cast<double>(largest(products, others)) + error);
        othersAtMost_[r] = bound;
        labels_[r] = static_cast<std::int32_t>(winner.label);
        values_[r] = winner.value;
    }
    return true;
}

/// Takes the rows that could not be decided by the moved centroids through all of them.
bool KMeansAssigner::retry(const std::vector<std::int32_t>& failed, const CancelToken& cancel) {
    std::atomic<bool> stopped{false};
    const std::size_t columns = rows_.columns(), blockRows = nearestBlockRows(clusters_, columns);
    // Pieces no larger than an even share, so that a short list still occupies every thread.
    const std::size_t share = failed.size() / static_cast<std::size_t>(threads_) + 1;
    parallelFor(threads_, failed.size(), std::min(blockRows, share), [&](std::size_t from, std::size_t to) {
        if (cancel.cancelled()) stopped = true;
        if (stopped) return;
        const OneTorchThread one;
        const Lease lease(*this);
        const std::size_t count = to - from;
        (*lease).rows.resize(std::max((*lease).rows.size(), count * columns));
        rows_.gather(failed.data() + from, count, (*lease).rows.data());
        if (!fullBlock((*lease).rows.data(), failed.data() + from, 0, count, *lease, cancel)) stopped = true;
    });
    return !stopped;
}

}  // namespace coincide
