#include "core/algo/kmeans_assign.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <utility>

#include "core/algo/row_scan.h"
#include "core/algo/torch_threads.h"
#include "core/base/parallel.h"

namespace coincide {
namespace {
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::size_t kMeasureRows = 256;
constexpr double kSecondsPerStep = 0.1;
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

KMeansAssigner::KMeansAssigner(RowSource& rows, std::size_t clusters, int threads, SearchPath path, std::size_t cacheBytes)
    : rows_(rows), clusters_(clusters), threads_(threadCount(threads)), path_(path),
      products_(rows, path == SearchPath::Fastest, cacheBytes), values_(rows.count()), othersAtMost_(rows.count()),
      labels_(rows.count(), 0) {}

bool KMeansAssigner::measure(const CancelToken& cancel) {
    const std::size_t columns = rows_.columns();
    const std::size_t end = std::min(rows_.count(), measured_ + kMeasureRows * static_cast<std::size_t>(threads_) * 4);
    std::atomic<bool> stopped{false};
    parallelFor(threads_, end - measured_, kMeasureRows, [&](std::size_t from, std::size_t to) {
        if (cancel.cancelled()) stopped = true;
        if (stopped) return;
        from += measured_, to += measured_;
        rows_.keep(from, to);
        const Lease lease(*this);
        Scratch& scratch = *lease;
        if (!rows_.direct()) scratch.rows.resize(std::max(scratch.rows.size(), (to - from) * columns));
        products_.measure(from, to - from, rows_.block(from, to - from, scratch.rows.data()), scratch);
    });
    if (!stopped) measured_ = end;
    return measured_ == rows_.count();
}

void KMeansAssigner::begin(std::span<const float> centroids, std::vector<std::int32_t> moved) {
    const std::size_t columns = rows_.columns();
    position_ = 0;
    search_.emplace(centroids.data(), clusters_, columns);
    all_ = !complete_ || path_ == SearchPath::Plain || moved.size() == clusters_;
    moved_ = std::move(moved);
    if (path_ != SearchPath::Plain) {
        if (!complete_) allTable_.count = 0;   // nothing is known of what an unfinished pass has packed
        products_.build(allTable_, centroids.data(), clusters_, moved_, threads_);
    }
    if (all_) return;
    placeOfCentroid_.assign(clusters_, -1);
    movedCentroids_.resize(moved_.size() * columns);
    for (std::size_t m = 0; m < moved_.size(); ++m) {
        placeOfCentroid_[static_cast<std::size_t>(moved_[m])] = static_cast<std::int32_t>(m);
        const float* from = centroids.data() + static_cast<std::size_t>(moved_[m]) * columns;
        std::copy(from, from + columns, movedCentroids_.data() + m * columns);
    }
    movedTable_.count = 0;
    if (moved_.empty())
        position_ = rows_.count();
    else
        products_.build(movedTable_, movedCentroids_.data(), moved_.size(), {}, threads_);
}

bool KMeansAssigner::step(const CancelToken& cancel) {
    const std::size_t count = rows_.count(), others = all_ ? clusters_ : moved_.size();
    if (position_ < count) {
        const std::size_t blockRows = products_.blockRows(others);
        const double seconds = static_cast<double>(blockRows) / products_.rowsPerSecond(others);
        const auto rounds = static_cast<std::size_t>(std::clamp(kSecondsPerStep / seconds, 1.0, 16.0));
        const std::size_t end = std::min(count, position_ + blockRows * rounds * static_cast<std::size_t>(threads_));
        std::vector<std::vector<std::int32_t>> failed((end - position_ - 1) / blockRows + 1);
        std::atomic<bool> stopped{false};
        parallelFor(threads_, end - position_, blockRows, [&](std::size_t from, std::size_t to) {
            if (cancel.cancelled()) stopped = true;
            if (stopped) return;
            const OneTorchThread one;
            const Lease lease(*this);
            const bool done = all_ ? fullBlock(nullptr, position_ + from, to - from, *lease, cancel)
                                   : movedBlock(position_ + from, to - from, *lease, failed[from / blockRows], cancel);
            if (!done) stopped = true;
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
bool KMeansAssigner::fullBlock(const std::int32_t* which, std::size_t begin, std::size_t count, Scratch& scratch,
                               const CancelToken& cancel) {
    const bool plain = path_ == SearchPath::Plain;
    scratch.current = nullptr;
    if (!plain && !products_.multiply(allTable_, begin, which, count, scratch, cancel)) return false;
    for (std::size_t i = 0; i < count; ++i) {
        if (cancel.cancelled()) return false;
        const std::size_t r = which ? static_cast<std::size_t>(which[i]) : begin + i;
        const float* row = products_.row(r, i, scratch);
        const Winner winner = plain ? search_->chooseSlowly(row, othersAtMost_[r])
                                    : search_->choose(row, products_.error(*search_, allTable_, r),
                                                      scratch.products.data() + i * scratch.stride, othersAtMost_[r]);
        labels_[r] = static_cast<std::int32_t>(winner.label);
        values_[r] = winner.value;
    }
    return true;
}

bool KMeansAssigner::movedBlock(std::size_t begin, std::size_t count, Scratch& scratch, std::vector<std::int32_t>& failed,
                                const CancelToken& cancel) {
    if (!products_.multiply(movedTable_, begin, nullptr, count, scratch, cancel)) return false;
    for (std::size_t i = 0; i < count; ++i)
        if (!decide(begin + i, i, scratch)) failed.push_back(static_cast<std::int32_t>(begin + i));
    return true;
}

/// Decides one row by the centroids that moved; false (nothing changed) if all have to be asked.
bool KMeansAssigner::decide(std::size_t r, std::size_t place, Scratch& scratch) {
    constexpr float kOut = -std::numeric_limits<float>::infinity();
    const std::size_t others = moved_.size();
    float* products = scratch.products.data() + place * scratch.stride;
    const double error = products_.error(*search_, movedTable_, r);
    if (!(error < kInfinity)) return false;
    const std::int32_t ownPlace = placeOfCentroid_[static_cast<std::size_t>(labels_[r])];
    const float* row = nullptr;
    if (ownPlace >= 0) {
        row = products_.row(r, place, scratch);
        products[ownPlace] = kOut;
    }
    Winner winner;
    winner.offer(labels_[r], ownPlace < 0 ? values_[r] : search_->exact(row, static_cast<std::size_t>(labels_[r])));
    const double ownValue = winner.value;
    const float best = largest(products, others);
    double losersAtMost = othersAtMost_[r];
    if (static_cast<double>(best) >= ownValue - error) {
        // Only those near the best can win: the others are below it by more than both errors.
        if (!row) row = products_.row(r, place, scratch);
        thread_local std::vector<std::uint32_t> candidates;
        candidates.clear();
        collectAtLeast(products, others, std::max(ownValue - error, static_cast<double>(best) - 2 * error), candidates);
        for (const std::uint32_t c : candidates) {
            const double value = search_->exact(row, static_cast<std::size_t>(moved_[c])), before = winner.value;
            winner.offer(moved_[c], value);
            losersAtMost = std::max(losersAtMost, std::min(value, before));
            products[c] = kOut;
        }
        losersAtMost = std::max(losersAtMost, static_cast<double>(largest(products, others)) + error);
    } else {
        losersAtMost = std::max(losersAtMost, static_cast<double>(best) + error);
    }
    // The old bound holds for the centroids that stayed; it decides nothing where the own centroid stayed, too.
    if (ownPlace >= 0 && !(winner.value > othersAtMost_[r])) return false;
    othersAtMost_[r] = losersAtMost;
    labels_[r] = static_cast<std::int32_t>(winner.label);
    values_[r] = winner.value;
    return true;
}

/// Takes the rows that could not be decided by the moved centroids through all of them.
bool KMeansAssigner::retry(const std::vector<std::int32_t>& failed, const CancelToken& cancel) {
    std::atomic<bool> stopped{false};
    // Pieces no larger than an even share, so that a short list still occupies every thread.
    const std::size_t share = failed.size() / static_cast<std::size_t>(threads_) + 1;
    parallelFor(threads_, failed.size(), std::min(products_.blockRows(clusters_), share), [&](std::size_t from, std::size_t to) {
        if (cancel.cancelled()) stopped = true;
        if (stopped) return;
        const OneTorchThread one;
        const Lease lease(*this);
        if (!fullBlock(failed.data() + from, 0, to - from, *lease, cancel)) stopped = true;
    });
    return !stopped;
}

}  // namespace coincide
