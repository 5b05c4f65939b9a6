#pragma once

#include "core/base/file.h"

namespace coincide {

/// The file to write for the output that a person named: writtenFile(), outside of every project.
/// **Throws** as writtenFile(); InvalidArgument where it lies in a project folder.
Path outputPlace(const Path& named);

/// **Throws** InvalidArgument where a file or folder, which need not exist yet, is a project folder or lies in one.
void requireOutsideProjects(const Path& place);

}  // namespace coincide
