#include "core/job/score_job.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/algo/greedy_mmd.h"
#include "core/base/error.h"
#include "core/base/parallel.h"

namespace coincide {
namespace {

constexpr std::size_t kSmallCluster = 2048;     // rows up to which several clusters are scored side by side
constexpr std::size_t kRowsPerPiece = 16384;    // rows of small clusters between two looks at the clock
constexpr double kStepSeconds = 1;

}  // namespace

ScoreJob::ScoreJob(ProjectFiles files, Run run, ScoreOptions options, ScoreInputs inputs)
    : StageJob(files, std::move(run), "rows"),
      options_(std::move(options)),
      inputs_(std::move(inputs)),
      matrix_(matrixView(inputs_.activations)),
      partial_(this->files().folder, this->run().id) {
    checkFields(options_);
    clusters_ = groupRows(inputs_.clusterOfRow, inputs_.centroids.size() / matrix_.columns);
    density_.resize(clusters_.ids.size());
    order_.resize(clusters_.rows.size());
    setTotal(clusters_.rows.size());
    restore();
}

void ScoreJob::restore() {
    const auto stored = partial_.load();
    if (!stored || stored->size() < sizeof(std::uint64_t)) return;
    std::uint64_t done = 0;
    std::memcpy(&done, stored->data(), sizeof done);
    if (done > clusters_.ids.size()) return;
    const std::size_t rows = static_cast<std::size_t>(clusters_.offsets[done]);
    if (stored->size() != sizeof done + done * sizeof(double) + rows * sizeof(std::int32_t)) return;
    std::memcpy(density_.data(), stored->data() + sizeof done, done * sizeof(double));
    std::memcpy(order_.data(), stored->data() + sizeof done + done * sizeof(double), rows * sizeof(std::int32_t));
    done_ = done;
}

std::string ScoreJob::serialize() const {
    const std::uint64_t done = done_;
    const std::size_t rows = static_cast<std::size_t>(clusters_.offsets[done_]);
    std::string bytes(sizeof done + done_ * sizeof(double) + rows * sizeof(std::int32_t), '\0');
    std::memcpy(bytes.data(), &done, sizeof done);
    std::memcpy(bytes.data() + sizeof done, density_.data(), done_ * sizeof(double));
    std::memcpy(bytes.data() + sizeof done + done_ * sizeof(double), order_.data(), rows * sizeof(std::int32_t));
    return bytes;
}

bool ScoreJob::work(const CancelToken& cancel) {
    if (!transferDone_) {
        const CentroidLayout layout{inputs_.layers, matrix_.columns / (2 * inputs_.layers)};
        auto transfer = transferability(inputs_.centroids, layout, options_, files().threads, cancel);
        if (!transfer) return false;
        transfer_ = std::move(*transfer);
        std::vector<std::int64_t> undefined;
        std::set_intersection(transfer_.undefined.begin(), transfer_.undefined.end(), clusters_.ids.begin(), clusters_.ids.end(), std::back_inserter(undefined));
        if (!undefined.empty())
            throw Error(ErrorCode::Undefined,
                        "transferability is undefined for " + std::to_string(undefined.size()) + " of " + std::to_string(clusters_.ids.size()) +
                            " clusters (first: cluster " + std::to_string(undefined.front()) + "), because all their pairs are more similar than the cut-off " +
                            options_.cutoff,
                        "Score with --cutoff none, or cluster other activations");
        transferDone_ = true;
        return false;
    }
    const KernelSettings settings{options_.kernelWidth, options_.density == "pairs"};
    const auto begin = std::chrono::steady_clock::now();
    const auto clusterRows = [&](std::size_t i) {
        return std::span(clusters_.rows).subspan(static_cast<std::size_t>(clusters_.offsets[i]), static_cast<std::size_t>(clusters_.offsets[i + 1] - clusters_.offsets[i]));
    };
    const auto scoreOne = [&](std::size_t i, int threads) {
        const auto scored = scoreCluster(matrix_, clusterRows(i), settings, threads, cancel);
        if (!scored) return false;
        density_[i] = scored->density;
        std::copy(scored->order.begin(), scored->order.end(), order_.begin() + clusters_.offsets[i]);
        return true;
    };
    while (done_ < clusters_.ids.size() && !cancel.cancelled() && std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() < kStepSeconds) {
        std::size_t end = done_, rows = 0;
        while (end < clusters_.ids.size() && clusterRows(end).size() <= kSmallCluster && rows < kRowsPerPiece) rows += clusterRows(end++).size();
        if (end == done_) {
            if (!scoreOne(done_, files().threads)) break;
            ++done_;
        } else {
            std::atomic<bool> complete{true};
            parallelFor(files().threads, end - done_, 1, [&](std::size_t first, std::size_t last) {
                for (std::size_t i = first; i < last && complete; ++i)
                    if (!scoreOne(done_ + i, 1)) complete = false;
            });
            if (!complete) break;
            done_ = end;
        }
        report(static_cast<std::uint64_t>(clusters_.offsets[done_]));
    }
    if (done_ == clusters_.ids.size()) {
        complete();
        return true;
    }
    if (partial_.due() || cancel.cancelled()) {
        partial_.save(serialize());
        commitPosition(static_cast<std::uint64_t>(clusters_.offsets[done_]));
    }
    return false;
}

void ScoreJob::complete() {
    const std::size_t clusters = transfer_.value.size();
    Transaction transaction(files().database);
    RunStore& store = runs();
    store.put<double>(run().id, "transfer", transfer_.value);
    store.put<std::int64_t>(run().id, "knn_indices", transfer_.nearest, {clusters, transfer_.neighbors});
    store.put<float>(run().id, "knn_similarity", transfer_.nearestSimilarity, {clusters, transfer_.neighbors});
    store.put<std::int64_t>(run().id, "used_clusters", clusters_.ids);
    store.put<double>(run().id, "density", density_);
    store.put<std::int32_t>(run().id, "greedy_order", order_);
    store.put<std::int64_t>(run().id, "greedy_offsets", clusters_.offsets);
    transaction.commit();
    partial_.remove();
    const auto [low, high] = std::minmax_element(density_.begin(), density_.end());
    double meanTransfer = 0;
    for (const std::int64_t c : clusters_.ids) meanTransfer += transfer_.value[static_cast<std::size_t>(c)] / static_cast<double>(clusters_.ids.size());
    setFigures(nlohmann::json{{"clusters", clusters}, {"used", clusters_.ids.size()}, {"empty", clusters - clusters_.ids.size()}, {"mean_transferability", meanTransfer},
                              {"lowest_density", *low}, {"highest_density", *high}}
                   .dump());
}

}  // namespace coincide
