#include "core/job/map_job.h"

#include <chrono>
#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace coincide {
namespace {

constexpr std::uint64_t kSteps = 1000;          // progress is told in thousandths: first the neighbours, then the layout
constexpr std::uint64_t kNeighbourSteps = 500;
constexpr double kStepSeconds = 1;

}  // namespace

MapJob::MapJob(ProjectFiles files, Run run, MapOptions options, NpyFile activations)
    : StageJob(files, std::move(run), "steps"),
      activations_(std::move(activations)),
      matrix_(matrixView(activations_)),
      partial_(this->files().folder, this->run().id),
      state_(options) {
    setTotal(kSteps);
    if (const auto stored = partial_.load()) {
        try {
            UmapState restored = UmapState::restore(*stored);
            if (restored.rows() == matrix_.rows) state_ = std::move(restored);
        } catch (const Error&) {
            // A partial state of another version is of no use; the layout starts over.
        }
    }
}

bool MapJob::work(const CancelToken& cancel) {
    if (!state_.initialized()) {
        const bool done = state_.initialize(matrix_, files().threads, cancel, [&](std::uint64_t part, std::uint64_t all) {
            report(all ? part * kNeighbourSteps / all : 0);
        });
        if (!done) return false;
    }
    const auto begin = std::chrono::steady_clock::now();
    while (!state_.finished() && !cancel.cancelled() && std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() < kStepSeconds) {
        state_.run(1, files().threads, cancel);
        report(kNeighbourSteps + static_cast<std::uint64_t>(state_.epoch()) * (kSteps - kNeighbourSteps) / static_cast<std::uint64_t>(std::max<std::int64_t>(state_.epochs(), 1)));
    }
    if (state_.finished()) {
        complete();
        return true;
    }
    if (partial_.due() || cancel.cancelled()) {
        partial_.save(state_.serialize());
        commitPosition(progress().done);
    }
    return false;
}

void MapJob::complete() {
    const std::int64_t dims = state_.options().dims;
    Transaction transaction(files().database);
    runs().put<float>(run().id, mapArrayName(dims), state_.coordinates(), {matrix_.rows, static_cast<std::size_t>(dims)});
    transaction.commit();
    partial_.remove();
    setFigures(nlohmann::json{{"rows", matrix_.rows}, {"dims", dims}, {"epochs", state_.epochs()}}.dump());
}

}  // namespace coincide
