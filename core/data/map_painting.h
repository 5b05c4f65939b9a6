#pragma once

#include <string>

#include "core/data/map_scene.h"

namespace coincide {

/// A PNG of the scene's dots on the card's colour: the part of the picture in `area`, `scale` pixels for one of the scene's.
std::string dotsPng(const MapScene& scene, const MapScene::Box& area, double scale);

}  // namespace coincide
