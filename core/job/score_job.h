#pragma once

#include <string>
#include <vector>

#include "core/algo/allocate.h"
#include "core/algo/cluster_score.h"
#include "core/base/matrix_view.h"
#include "core/job/partial_state.h"
#include "core/job/stage_job.h"

namespace coincide {

/// What the score stage reads.
struct ScoreInputs {
    NpyFile activations;
    std::size_t layers = 0;
    std::vector<float> centroids;               ///< `[K, D]`
    std::vector<std::int64_t> clusterOfRow;     ///< `[N]`
};

/// Scores every cluster. Fills transfer float64 [K], knn_indices int64 [K, k+1], knn_similarity float32 [K, k+1], used_clusters
/// int64 [U], density float64 [U], greedy_order int32 [N], greedy_offsets int64 [U + 1].
class ScoreJob : public StageJob {
public:
    ScoreJob(ProjectFiles files, Run run, ScoreOptions options, ScoreInputs inputs);

protected:
    bool work(const CancelToken& cancel) override;

private:
    void restore();
    std::string serialize() const;
    void complete();

    ScoreOptions options_;
    ScoreInputs inputs_;
    MatrixView matrix_;
    PartialState partial_;
    Transferability transfer_;
    bool transferDone_ = false;
    ClusterRows clusters_;
    std::vector<double> density_;
    std::vector<std::int32_t> order_;                  // [N]
    std::size_t done_ = 0;                             // used clusters scored
};

}  // namespace coincide
