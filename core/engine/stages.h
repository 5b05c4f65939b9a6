#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/algo/cluster_score.h"
#include "core/algo/spherical_kmeans.h"
#include "core/algo/umap.h"
#include "core/engine/project.h"
#include "core/job/extract_job.h"
#include "core/job/import_job.h"
#include "core/job/select_job.h"

namespace coincide {

/// A stage ready to be stepped, or the finished run that already answers the request.
struct PreparedStage {
    Run run;
    bool alreadyDone = false;
    bool resumed = false;
    std::unique_ptr<StageJob> job;   ///< null when already done or cancelled
    bool cancelled = false;          ///< cancelled while getting ready
};

/// What all stages take beside their own options.
struct StageRequest {
    bool again = false;                        ///< a new run beside a finished one
    std::optional<std::int64_t> input;         ///< run to read from; empty = newest finished
    std::string device = "auto";               ///< auto, cpu, cuda, cuda:N
};

/// Each checks its options and inputs, finds or makes the run, and gives the job that fills it.
/// **Throws** InvalidArgument, NotFound (an earlier stage is missing), BadInput.
PreparedStage prepareImport(Project& project, const ImportOptions& options, const StageRequest& request);
PreparedStage prepareExtract(Project& project, const ExtractOptions& options, const StageRequest& request, const CancelToken& cancel);
PreparedStage prepareCluster(Project& project, const KMeansOptions& options, const StageRequest& request);
PreparedStage prepareScore(Project& project, const ScoreOptions& options, const StageRequest& request);
PreparedStage prepareMap(Project& project, const MapOptions& options, const StageRequest& request);
/// Limits "project" stand for those kept in the project for the clustering; the run's options tell them word for word.
PreparedStage prepareSelect(Project& project, const SelectOptions& options, const StageRequest& request);

/// **Throws** InvalidArgument where a selection cannot have this name.
void checkSelectionName(const std::string& name);
/// What can be checked of a selection's options before there is anything to select from. **Throws** InvalidArgument.
void checkSelectOptions(const SelectOptions& options);

/// The stored scores that selections are cut from. **Throws** NotFound, Corrupt.
SelectInputs readSelectInputs(Project& project, const Run& scoring);

/// The activation matrix of an extraction, mapped, with its shape checked against the run.
/// **Throws** NotFound, Corrupt.
NpyFile openActivations(const Project& project, const Run& extraction);

/// Facts of an extraction that later stages need.
struct ExtractionFacts {
    std::int64_t rows = 0, width = 0, layers = 0;
};
ExtractionFacts extractionFacts(const Run& extraction);

}  // namespace coincide
