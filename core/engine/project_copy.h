#pragma once

#include "core/engine/project.h"

namespace coincide {

/// Copies a project with all results to `target`, a folder that must not exist; caches are left behind. False when cancelled.
/// The copy appears under its name only when it is complete, and curation written meanwhile is in it whole or not at all.
/// **Throws** InvalidArgument (name, something is there), DiskFull, ReadOnly, Io. Nothing is left at `target` then.
bool copyProject(Project& project, const Path& target, const CancelToken& cancel, const ProgressCallback& onProgress);

}  // namespace coincide
