#pragma once

#include <QString>
#include <optional>

#include "ui/view/map_view.h"

namespace coincide {

/// A camera as a line of JSON, to paste into another window or a note.
QString cameraText(const MapCamera& camera, int dimensions);

struct ReadCamera {
    MapCamera camera;
    int dimensions = 2;
};
/// Reads such a line; unset for anything else and for numbers that are not finite.
std::optional<ReadCamera> readCamera(const QString& text);

}  // namespace coincide
