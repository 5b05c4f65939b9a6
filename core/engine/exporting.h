#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/engine/project.h"
#include "core/job/export_job.h"

namespace coincide {

/// The job that exports a selection by name, or everything when `selection` is empty. The manifest lists the chain of runs
/// with options, seeds and fingerprints.
/// **Throws** NotFound (no such selection), as ExportJob.
std::unique_ptr<ExportJob> prepareExport(Project& project, const ExportOptions& options, const std::optional<std::string>& selection);

/// Sample ids of an extraction's rows; the rows themselves in a project without records.
std::vector<std::int64_t> samplesOfRows(Project& project, const Run& extraction);

/// The finished selection that a name stands for: the newest. **Throws** NotFound; InvalidArgument where the project was imported anew since.
Run selectionNamed(Project& project, const std::string& name);

/// The run of that stage which a run was computed from, directly or not. nullopt if there is none.
std::optional<Run> ancestorOf(Project& project, const Run& run, Stage stage);

/// The newest finished run of a stage that rests on this extraction, of any name when `name` is empty. nullopt if there is none.
std::optional<Run> newestOn(Project& project, const Run& extraction, Stage stage, const std::string& name = {});

}  // namespace coincide
