#include "core/job/cluster_job.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/algo/health.h"
#include "core/base/error.h"

namespace coincide {
namespace {

constexpr double kStepSeconds = 0.5;
constexpr std::size_t kHealthBytes = 64u << 20;   // scanned between two looks at the cancel token

}  // namespace

ClusterJob::ClusterJob(ProjectFiles files, Run run, KMeansOptions options, NpyFile activations)
    : StageJob(files, std::move(run), "iterations"),
      options_(options),
      activations_(std::move(activations)),
      partial_(this->files().folder, this->run().id) {
    checkFields(options_);
    setTotal(static_cast<std::uint64_t>(options_.iterations));
}

bool ClusterJob::checkHealth(const CancelToken& cancel) {
    const MatrixView matrix = matrixView(activations_);
    RowHealth health;
    const std::size_t rows = std::max<std::size_t>(1, kHealthBytes / std::max<std::size_t>(1, matrix.rowBytes()));
    for (std::size_t at = 0; at < matrix.rows; at += rows)
        if (!scanRows(matrix, at, std::min(matrix.rows, at + rows), files().threads, cancel, health)) return false;
    requireFinite(health);
    for (const std::string& sentence : describe(health)) warning_ += (warning_.empty() ? "" : "; ") + sentence;
    return true;
}

bool ClusterJob::work(const CancelToken& cancel) {
    if (!state_) {
        if (!checkHealth(cancel)) return false;
        auto state = std::make_unique<KMeansState>(matrixView(activations_), options_, files().threads);
        if (const auto stored = partial_.load()) {
            try {
                state->restore(*stored);
                saved_ = state->iteration();
            } catch (const Error&) {
                // A partial state that does not fit is of no use; the clustering starts over and gives the same bytes.
            }
        }
        state_ = std::move(state);
        setTotal(static_cast<std::uint64_t>(state_->iterations()));
    }
    const bool finished = state_->run(cancel, kStepSeconds);
    report(static_cast<std::uint64_t>(state_->iteration()));
    if (finished) {
        complete();
        return true;
    }
    if (state_->iteration() > saved_ && (partial_.due() || cancel.cancelled())) {
        partial_.save(state_->serialize());
        saved_ = state_->iteration();
        commitPosition(static_cast<std::uint64_t>(saved_));
    }
    return false;
}

void ClusterJob::complete() {
    const std::size_t columns = activations_.shape()[1];
    if (const auto collapse = findCollapse(state_->centroids(), columns, state_->sizes())) {
        partial_.remove();
        throw Error(ErrorCode::Undefined, "the clustering has collapsed: " + *collapse, "Look at the activations, or ask for fewer clusters");
    }
    makeFolder(files().folder / "centroids");
    writeNpy(centroidPath(files().folder, run().id), state_->centroids(), {state_->clusters(), columns});
    std::vector<double> objective, imbalance;
    std::vector<std::int32_t> splits;
    std::vector<std::int64_t> moved;
    for (const KMeansIteration& iteration : state_->history()) {
        objective.push_back(iteration.objective);
        imbalance.push_back(iteration.imbalance);
        splits.push_back(static_cast<std::int32_t>(iteration.splits));
        moved.push_back(iteration.moved);
    }
    const std::vector<std::int64_t> labels = state_->labels();
    const std::vector<float> similarities = state_->similarities();
    Transaction transaction(files().database);
    RunStore& store = runs();
    store.put<std::int64_t>(run().id, "nearest_cent", labels);
    store.put<float>(run().id, "dist_to_cent", similarities);
    store.put<double>(run().id, "objective", objective);
    store.put<double>(run().id, "imbalance", imbalance);
    store.put<std::int32_t>(run().id, "nsplit", splits);
    store.put<std::int64_t>(run().id, "moved", moved);
    transaction.commit();
    partial_.remove();
    double mean = 0;
    for (const float similarity : similarities) mean += static_cast<double>(similarity) / static_cast<double>(similarities.size());
    const std::span<const std::int64_t> sizes = state_->sizes();
    nlohmann::json figures{{"clusters", state_->clusters()},
                           {"iterations", state_->iterations()},
                           {"mean_similarity", mean},
                           {"empty", std::count(sizes.begin(), sizes.end(), 0)},
                           {"largest", *std::max_element(sizes.begin(), sizes.end())}};
    if (!imbalance.empty()) figures["imbalance"] = imbalance.back();
    if (!warning_.empty()) figures["warning"] = warning_;
    setFigures(figures.dump());
}

}  // namespace coincide
