#pragma once

#include <optional>
#include <string>

#include "core/engine/project.h"

namespace coincide {

struct PictureRequest {
    std::string output;                    ///< `.png` or `.svg`
    std::string size = "1600x1200";
    std::string colour = "source";         ///< cluster, source, transferability, density, selected
    std::string selection;                 ///< for `selected`; empty = newest
    std::string theme = "light";
    std::optional<std::int64_t> run;       ///< a map, or a run related to it
};

/// Checks the name of a picture before anything is computed. **Throws** InvalidArgument.
void checkPictureRequest(const std::string& output);

/// Draws the newest map (2D before 3D) as a picture.
/// **Throws** InvalidArgument (size, colour, ending), NotFound (no map, no clusters, no selection).
void drawMap(Project& project, const PictureRequest& request);

}  // namespace coincide
