#include "core/algo/greedy_mmd.h"

#include <algorithm>
#include <limits>

#include "core/algo/cluster_kernel.h"
#include "core/base/error.h"

namespace coincide {
namespace {

constexpr double kTie = 1e-14;
constexpr std::size_t kBatch = 16;   // about as much product as it takes to read the rows once; larger guesses go stale

/// The greedy choice, which needs one row of the kernel matrix per step.
/// With S chosen (s rows, m = s + 1), candidate i has, up to what is equal for all candidates,
/// J_i = 2 r_i / m^2 - 2 c_i / (n m), where r_i sums the kernel over S and c_i over the cluster.
class GreedyChoice {
public:
    explicit GreedyChoice(std::vector<double> columnSums)
        : columnSums_(std::move(columnSums)), chosenSums_(columnSums_.size(), 0.0), objective_(columnSums_.size()),
          chosen_(columnSums_.size(), false) {
        evaluate();
    }

    /// The best candidate; the lowest of those within the tie margin.
    std::int32_t best() const {
        const double limit = lowest_ + kTie;
        std::size_t i = 0;
        while (!(objective_[i] <= limit)) ++i;
        return static_cast<std::int32_t>(i);
    }

    void choose(std::int32_t row, const double* kernelRow) {
        chosen_[static_cast<std::size_t>(row)] = true;
        columnSums_[static_cast<std::size_t>(row)] = -std::numeric_limits<double>::infinity();   // its objective becomes infinite
        for (std::size_t i = 0; i < chosenSums_.size(); ++i) chosenSums_[i] += kernelRow[i];
        ++count_;
        evaluate();
    }

    bool chosen(std::int32_t row) const { return chosen_[static_cast<std::size_t>(row)]; }
    double objective(std::int32_t row) const { return objective_[static_cast<std::size_t>(row)]; }

private:
    void evaluate() {
        const double m = static_cast<double>(count_ + 1), n = static_cast<double>(columnSums_.size());
        const double inner = 2.0 / (m * m), outer = 2.0 / (n * m);
        double lowest = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < objective_.size(); ++i) {
            objective_[i] = inner * chosenSums_[i] - outer * columnSums_[i];
            lowest = objective_[i] < lowest ? objective_[i] : lowest;
        }
        lowest_ = lowest;
    }

    std::vector<double> columnSums_, chosenSums_, objective_;
    std::vector<bool> chosen_;
    std::size_t count_ = 0;
    double lowest_ = 0;
};

double densityOf(std::span<const double> columnSums, bool differentPairsOnly) {
    const double n = static_cast<double>(columnSums.size());
    if (columnSums.size() == 1) return 1.0;
    double total = 0;
    for (const double sum : columnSums) total += differentPairsOnly ? sum - 1.0 : sum;
    return total / (differentPairsOnly ? n * (n - 1) : n * n);
}

/// Rows of the kernel matrix for a cluster whose matrix is too large to hold. A row is needed once, when it is chosen; it is
/// computed together with those that stand next in line, and kept until its turn while there is room.
class RowsOnDemand {
public:
    RowsOnDemand(const ClusterKernel& kernel, std::size_t maxBytes)
        : kernel_(kernel), slots_(std::clamp<std::size_t>(maxBytes / (sizeof(double) * kernel.size()), 2, kernel.size())),
          values_(slots_ * kernel.size()), owner_(slots_, -1), slotOfRow_(kernel.size(), -1) {}

    /// The kernel row, or null when cancelled. It stays valid until the next call.
    const double* row(std::int32_t wanted, const GreedyChoice& choice, int threads, const CancelToken& cancel) {
        if (slotOfRow_[static_cast<std::size_t>(wanted)] < 0 && !compute(wanted, choice, threads, cancel)) return nullptr;
        return values_.data() + static_cast<std::size_t>(slotOfRow_[static_cast<std::size_t>(wanted)]) * kernel_.size();
    }

private:
    bool compute(std::int32_t wanted, const GreedyChoice& choice, int threads, const CancelToken& cancel) {
        std::vector<std::int32_t> next, kept;
        for (std::int32_t i = 0; i < static_cast<std::int32_t>(kernel_.size()); ++i)
            if (i != wanted && !choice.chosen(i) && slotOfRow_[static_cast<std::size_t>(i)] < 0) next.push_back(i);
        for (const std::int32_t row : owner_)
            if (row >= 0 && !choice.chosen(row)) kept.push_back(row);
        const auto sooner = [&](std::int32_t a, std::int32_t b) {
            return choice.objective(a) != choice.objective(b) ? choice.objective(a) < choice.objective(b) : a < b;
        };
        const std::size_t batch = std::min({kBatch, slots_ / 2, next.size() + 1});
        std::partial_sort(next.begin(), next.begin() + static_cast<std::ptrdiff_t>(batch - 1), next.end(), sooner);
        next.resize(batch - 1);
        next.insert(next.begin(), wanted);
        std::sort(kept.begin(), kept.end(), sooner);
        kept.resize(std::min(kept.size(), slots_ - batch));
        std::vector<double> fresh(batch * kernel_.size());
        if (!kernel_.someRows(next, fresh.data(), threads, cancel)) return false;
        std::vector<bool> keep(kernel_.size(), false);
        for (const std::int32_t row : kept) keep[static_cast<std::size_t>(row)] = true;
        std::size_t placed = 0;
        for (std::size_t slot = 0; slot < slots_; ++slot) {
            std::int32_t& owner = owner_[slot];
            if (owner >= 0 && keep[static_cast<std::size_t>(owner)]) continue;
            if (owner >= 0) slotOfRow_[static_cast<std::size_t>(owner)] = -1;
            owner = -1;
            if (placed == batch) continue;
            owner = next[placed];
            slotOfRow_[static_cast<std::size_t>(owner)] = static_cast<std::int32_t>(slot);
            std::copy_n(fresh.data() + placed++ * kernel_.size(), kernel_.size(), values_.data() + slot * kernel_.size());
        }
        return true;
    }

    const ClusterKernel& kernel_;
    const std::size_t slots_;
    std::vector<double> values_;
    std::vector<std::int32_t> owner_, slotOfRow_;
};

}  // namespace

std::optional<ClusterOrder> scoreCluster(const MatrixView& matrix, std::span<const std::int64_t> rows, const KernelSettings& settings,
                                         int threads, const CancelToken& cancel) {
    const std::size_t n = rows.size();
    for (const std::int64_t row : rows)
        if (row < 0 || static_cast<std::size_t>(row) >= matrix.rows)
            throw Error(ErrorCode::BadInput, "a cluster names row " + std::to_string(row) + ", which does not exist", "Cluster again");
    ClusterOrder out;
    if (n == 0) return out;
    if (!(settings.width > 0)) throw Error(ErrorCode::InvalidArgument, "the kernel width must be positive", "Give --kernel-width 1");
    ClusterKernel kernel(matrix, rows, settings.width);
    if (!kernel.prepare(threads, cancel)) return std::nullopt;

    const bool whole = n <= settings.maxBytes / sizeof(double) / n;
    std::vector<double> values, sums(n, 0.0);
    if (whole) {
        values.resize(n * n);
        if (!kernel.fill(values.data(), threads, cancel)) return std::nullopt;
        // The matrix is symmetric, so adding its rows one after the other gives the sums of its columns.
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) sums[j] += values[i * n + j];
    } else if (!kernel.columnSums(sums.data(), threads, cancel)) {
        return std::nullopt;
    }
    out.density = densityOf(sums, settings.differentPairsOnly);
    out.order.reserve(n);
    GreedyChoice choice(std::move(sums));
    std::optional<RowsOnDemand> onDemand;
    if (!whole) onDemand.emplace(kernel, settings.maxBytes);
    for (std::size_t step = 0; step < n; ++step) {
        if (step % 64 == 0 && cancel.cancelled()) return std::nullopt;
        const std::int32_t best = choice.best();
        const double* row = whole ? values.data() + static_cast<std::size_t>(best) * n : onDemand->row(best, choice, threads, cancel);
        if (!row) return std::nullopt;
        out.order.push_back(best);
        choice.choose(best, row);
    }
    return out;
}

}  // namespace coincide
