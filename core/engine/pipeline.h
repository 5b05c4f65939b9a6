#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/engine/stages.h"
#include "core/job/export_job.h"

namespace coincide {

/// Options of all stages together.
struct PipelineOptions {
    ImportOptions import;
    ExtractOptions extract;
    KMeansOptions cluster;
    ScoreOptions score;
    MapOptions map;
    SelectOptions select;
    ExportOptions exporting;     ///< no output = nothing is exported
    std::string picture;         ///< PNG or SVG of the map; empty = none
};

struct PipelineMachine {
    std::string device = "auto";
    int threads = 0;
};

/// Takes a project through every stage to an exported selection, skipping what is done already. `announce` gets one line for a
/// person after each stage. Returns the facts as a JSON object; nullopt when cancelled (the same call goes on from there).
/// **Throws** as the stages do.
std::optional<std::string> runPipeline(const Path& projectFolder, const PipelineOptions& options, const PipelineMachine& machine,
                                       const std::function<void(const std::string&)>& announce, const CancelToken& cancel,
                                       const ProgressCallback& onProgress);

}  // namespace coincide
