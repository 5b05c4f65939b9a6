#include "core/algo/kmeans_update.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <random>
#include <utility>

#include "core/algo/fixed_dot.h"
#include "core/base/parallel.h"

namespace coincide {
namespace {
constexpr std::size_t kColumnsPerPiece = 512;
constexpr std::size_t kValuesPerStep = 1u << 27;
constexpr float kNudge = 1.0f / 1024.0f;   // faiss: symmetric perturbation of the two halves
}  // namespace

std::vector<std::int64_t> publishedPermutation(std::size_t count, std::uint32_t seed) {
    std::vector<std::int64_t> order(count);
    std::iota(order.begin(), order.end(), 0);
    std::mt19937 generator(seed);
    for (std::size_t i = 0; i + 1 < count; ++i) std::swap(order[i], order[i + generator() % (count - i)]);
    return order;
}

std::vector<ClusterSplit> planSplits(std::span<const std::int64_t> sizes, std::size_t rows) {
    std::vector<ClusterSplit> splits;
    const std::size_t clusters = sizes.size();
    std::vector<float> count(sizes.begin(), sizes.end());
    std::mt19937 generator(1234);
    for (std::size_t empty = 0; empty < clusters; ++empty) {
        if (count[empty] != 0) continue;
        std::size_t donor = 0;
        while (true) {
            const auto chance = static_cast<float>((count[donor] - 1.0) / static_cast<double>(static_cast<float>(rows - clusters)));
            const float draw = static_cast<float>(generator()) / static_cast<float>(generator.max());
            if (draw < chance) break;
            donor = (donor + 1) % clusters;
        }
        count[empty] = count[donor] / 2;
        count[donor] -= count[empty];
        splits.push_back({static_cast<std::int32_t>(empty), static_cast<std::int32_t>(donor)});
    }
    return splits;
}

double imbalanceFactor(std::span<const std::int64_t> sizes) {
    double total = 0, squares = 0;
    for (const std::int64_t size : sizes) {
        total += static_cast<double>(size);
        squares += static_cast<double>(size) * static_cast<double>(size);
    }
    return squares * static_cast<double>(sizes.size()) / (total * total);
}

KMeansUpdate::KMeansUpdate(std::size_t clusters, std::size_t columns, int threads)
    : clusters_(clusters), columns_(columns), threads_(threads), sizes_(clusters), altered_(clusters, false) {}

void KMeansUpdate::reset(std::vector<std::int32_t> lastLabels) {
    lastLabels_ = std::move(lastLabels);
    everything_ = true;
}

void KMeansUpdate::begin(std::span<const std::int32_t> labels) {
    labels_.assign(labels.begin(), labels.end());
    std::fill(sizes_.begin(), sizes_.end(), 0);
    for (const std::int32_t label : labels_) ++sizes_[static_cast<std::size_t>(label)];
    std::vector<bool> dirty = altered_;
    movedRows_ = static_cast<std::int64_t>(labels_.size());
    if (!lastLabels_.empty()) {
        movedRows_ = 0;
        for (std::size_t r = 0; r < labels_.size(); ++r) {
            if (labels_[r] == lastLabels_[r]) continue;
            ++movedRows_;
            dirty[static_cast<std::size_t>(labels_[r])] = dirty[static_cast<std::size_t>(lastLabels_[r])] = true;
        }
    }
    splits_ = planSplits(sizes_, labels_.size());
    // A donor's mean is needed before it is scaled to length 1, so it is summed again.
    for (const ClusterSplit& split : splits_)
        dirty[static_cast<std::size_t>(split.donor)] = dirty[static_cast<std::size_t>(split.empty)] = true;
    placeOfCluster_.assign(clusters_, -1);
    summed_.clear();
    for (std::size_t c = 0; c < clusters_; ++c) {
        if (!everything_ && !dirty[c]) continue;
        placeOfCluster_[c] = static_cast<std::int32_t>(summed_.size());
        summed_.push_back(static_cast<std::int32_t>(c));
    }
    sums_.assign(summed_.size() * columns_, 0.0f);
    rowsToSum_.clear();
    for (std::size_t r = 0; r < labels_.size(); ++r)
        if (placeOfCluster_[static_cast<std::size_t>(labels_[r])] >= 0) rowsToSum_.push_back(static_cast<std::int32_t>(r));
    position_ = 0;
}

bool KMeansUpdate::step(const RowSource& rows, const CancelToken& cancel) {
    if (cancel.cancelled()) return false;
    const std::size_t end = std::min(rowsToSum_.size(), position_ + std::max<std::size_t>(kValuesPerStep / columns_, 64));
    // Every thread takes all rows in order, but its own columns, so the order of addition is that of the rows.
    parallelFor(threads_, position_ < end ? columns_ : 0, kColumnsPerPiece, [&](std::size_t from, std::size_t to) {
        float row[kColumnsPerPiece];
        for (std::size_t i = position_; i < end; ++i) {
            const auto r = static_cast<std::size_t>(rowsToSum_[i]);
            rows.part(r, from, to, row);
            float* sum = sums_.data() + static_cast<std::size_t>(placeOfCluster_[static_cast<std::size_t>(labels_[r])]) * columns_ + from;
            for (std::size_t j = 0; j < to - from; ++j) sum[j] += row[j];
        }
    });
    position_ = end;
    return position_ == rowsToSum_.size();
}

std::vector<std::int32_t> KMeansUpdate::finish(std::span<float> centroids) {
    const auto sumOf = [&](std::int32_t cluster) {
        return sums_.data() + static_cast<std::size_t>(placeOfCluster_[static_cast<std::size_t>(cluster)]) * columns_;
    };
    parallelFor(threads_, summed_.size(), 16, [&](std::size_t from, std::size_t to) {
        for (std::size_t m = from; m < to; ++m) {
            const std::int64_t size = sizes_[static_cast<std::size_t>(summed_[m])];
            if (size == 0) continue;
            const float factor = 1.0f / static_cast<float>(size);
            for (std::size_t j = 0; j < columns_; ++j) sums_[m * columns_ + j] *= factor;
        }
    });
    std::fill(altered_.begin(), altered_.end(), false);
    for (const ClusterSplit& split : splits_) {
        float* empty = sumOf(split.empty);
        float* donor = sumOf(split.donor);
        std::copy(donor, donor + columns_, empty);
        for (std::size_t j = 0; j < columns_; ++j) {
            empty[j] *= j % 2 == 0 ? 1 + kNudge : 1 - kNudge;
            donor[j] *= j % 2 == 0 ? 1 - kNudge : 1 + kNudge;
        }
        altered_[static_cast<std::size_t>(split.empty)] = altered_[static_cast<std::size_t>(split.donor)] = true;
    }
    std::vector<char> changed(summed_.size(), 0);
    parallelFor(threads_, summed_.size(), 16, [&](std::size_t from, std::size_t to) {
        for (std::size_t m = from; m < to; ++m) {
            float* fresh = sums_.data() + m * columns_;
            float* present = centroids.data() + static_cast<std::size_t>(summed_[m]) * columns_;
            normalize(fresh, columns_);
            changed[m] = std::memcmp(fresh, present, columns_ * sizeof(float)) != 0;
            if (changed[m]) std::copy(fresh, fresh + columns_, present);
        }
    });
    std::vector<std::int32_t> moved;
    for (std::size_t m = 0; m < summed_.size(); ++m)
        if (changed[m]) moved.push_back(summed_[m]);
    everything_ = false;
    lastLabels_.swap(labels_);
    return moved;
}

}  // namespace coincide
