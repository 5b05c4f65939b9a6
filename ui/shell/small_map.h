#pragma once

#include <QString>

#include "core/engine/explorer_data.h"

namespace coincide {

/// Draws the 2D map as a picture of 244 x 164 pixels without ground, for the list of recent projects. A failure to write is not worth a word.
void saveSmallMap(const ExplorerData& data, const QString& file);

}  // namespace coincide
