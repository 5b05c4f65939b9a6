#pragma once

#include <string>
#include <vector>

#include "core/engine/project.h"

namespace coincide {

/// Takes a matrix `[N, 2 L H]` of float16 or float32, layout `[layer][vision H, language H]`, as a finished extraction.
/// In a project with records N must be the number of usable records, or of all records; a project without records stays without.
/// **Throws** BadInput (shape, type), InvalidArgument (layers), DiskFull. Nothing is changed then.
Run importActivations(Project& project, const Path& file, std::int64_t layers, const CancelToken& cancel);

/// Takes whichever files of the published layout lie in `folder`, each group as a finished run marked imported.
/// **Throws** BadInput naming the file that does not fit the others. Nothing is changed then.
std::vector<Run> importArtefacts(Project& project, const Path& folder, std::int64_t layers, const CancelToken& cancel);

/// Writes all results, newest runs first, in the published layout; returns the names of the files written.
std::vector<std::string> exportArtefacts(Project& project, const Path& folder, const CancelToken& cancel);

}  // namespace coincide
