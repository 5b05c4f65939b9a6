#pragma once

#include <cstdint>

#include "core/engine/project.h"

namespace coincide {

/// Takes `folder` as the place of all datasets' pictures from now on; records and results stay as they are. Returns how many of up to 1,000 pictures
/// that were looked for are there.
/// **Throws** NotFound when none is; nothing is changed then.
std::int64_t relocatePictures(Project& project, const Path& folder);

}  // namespace coincide
