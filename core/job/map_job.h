#pragma once

#include "core/algo/umap.h"
#include "core/job/partial_state.h"
#include "core/job/stage_job.h"

namespace coincide {

/// Lays an extraction out in two or three dimensions. Fills map_2d or map_3d, float32 [N, dims].
class MapJob : public StageJob {
public:
    MapJob(ProjectFiles files, Run run, MapOptions options, NpyFile activations);

protected:
    bool work(const CancelToken& cancel) override;

private:
    void complete();

    NpyFile activations_;
    MatrixView matrix_;
    PartialState partial_;
    UmapState state_;
};

/// Name of the array that holds the coordinates.
inline const char* mapArrayName(std::int64_t dims) { return dims == 3 ? "map_3d" : "map_2d"; }

}  // namespace coincide
