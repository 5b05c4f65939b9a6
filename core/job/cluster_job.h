#pragma once

#include <memory>
#include <string>

#include "core/algo/spherical_kmeans.h"
#include "core/job/partial_state.h"
#include "core/job/stage_job.h"

namespace coincide {

/// Clusters an extraction by spherical k-means. Fills the arrays nearest_cent int64 [N], dist_to_cent float32 [N], objective and
/// imbalance float64 [iterations], nsplit int32 [iterations], moved int64 [iterations], and `centroids/run_N.npy`.
/// Stops with a sentence where the activations are not fit for clustering, or where the clustering collapses.
class ClusterJob : public StageJob {
public:
    ClusterJob(ProjectFiles files, Run run, KMeansOptions options, NpyFile activations);

protected:
    bool work(const CancelToken& cancel) override;

private:
    bool checkHealth(const CancelToken& cancel);
    void complete();

    KMeansOptions options_;
    NpyFile activations_;
    PartialState partial_;
    std::unique_ptr<KMeansState> state_;
    std::int64_t saved_ = 0;      // iteration of the last save
    std::string warning_;
};

}  // namespace coincide
