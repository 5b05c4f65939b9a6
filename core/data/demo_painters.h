#pragma once

#include <string>
#include <vector>

#include "core/data/demo_scene.h"

namespace coincide {

/// Draws one picture of a kind and lists questions with right answers. All choices come from `random`; without pixels
/// the same questions come out and nothing is drawn.
using DemoPainter = DemoScene (*)(DemoRandom& random, bool withPixels);

DemoScene paintCounting(DemoRandom& random, bool withPixels);
DemoScene paintShelf(DemoRandom& random, bool withPixels);
DemoScene paintFlag(DemoRandom& random, bool withPixels);
DemoScene paintBarChart(DemoRandom& random, bool withPixels);
DemoScene paintLineChart(DemoRandom& random, bool withPixels);
DemoScene paintPieChart(DemoRandom& random, bool withPixels);
DemoScene paintTable(DemoRandom& random, bool withPixels);
DemoScene paintReceipt(DemoRandom& random, bool withPixels);
DemoScene paintSign(DemoRandom& random, bool withPixels);
DemoScene paintScreen(DemoRandom& random, bool withPixels);
DemoScene paintClock(DemoRandom& random, bool withPixels);
DemoScene paintGauge(DemoRandom& random, bool withPixels);
DemoScene paintMap(DemoRandom& random, bool withPixels);
DemoScene paintMaze(DemoRandom& random, bool withPixels);
DemoScene paintSequence(DemoRandom& random, bool withPixels);
DemoScene paintGeometry(DemoRandom& random, bool withPixels);
DemoScene paintFace(DemoRandom& random, bool withPixels);
DemoScene paintLandscape(DemoRandom& random, bool withPixels);
DemoScene paintDice(DemoRandom& random, bool withPixels);
DemoScene paintCards(DemoRandom& random, bool withPixels);
DemoScene paintBoard(DemoRandom& random, bool withPixels);

/// Questions without a picture, by source.
std::vector<DemoQuestion> writeArithmetic(DemoRandom& random);
std::vector<DemoQuestion> writeTranslation(DemoRandom& random);
std::vector<DemoQuestion> writeCode(DemoRandom& random);
std::vector<DemoQuestion> writeChat(DemoRandom& random);
std::vector<DemoQuestion> writeFacts(DemoRandom& random);

}  // namespace coincide
