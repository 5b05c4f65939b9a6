#include <array>
#include <cmath>
#include <queue>

#include "core/data/demo_painters.h"

namespace coincide {

namespace {

constexpr std::array<int, 4> kStepX{1, 0, -1, 0};
constexpr std::array<int, 4> kStepY{0, 1, 0, -1};
constexpr std::array<const char*, 4> kCompass{"east", "south", "west", "north"};
constexpr std::array<const char*, 4> kSides{"right", "down", "left", "up"};

/// Number of changes of direction along a path of cells.
int turnsOf(const std::vector<std::pair<int, int>>& path) {
    int turns = 0;
    for (std::size_t i = 2; i < path.size(); ++i) {
        if (path[i].first - path[i - 1].first != path[i - 1].first - path[i - 2].first) ++turns;
    }
    return turns;
}

}  // namespace

DemoScene paintMap(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height();
    const int columns = w > h ? 5 : 4, rows = 4;
    const double cw = w / columns, ch = h / rows, street = random.uniform(10, 14);
    const bool dark = style.background.r < 100;
    const DemoColor road = dark ? DemoColor{96, 104, 116} : DemoColor{254, 254, 252};
    canvas.fill(road);
    static const std::vector<std::string> names{"School", "Bank", "Park",   "Museum",
                                                "Hotel",  "Cafe", "Market", "Library"};
    const std::vector<DemoColor> blocks{style.soft, blend(style.soft, style.background, 0.5),
                                        blend(style.soft, style.panel, 0.3)};
    const int parks = random.range(1, 3);
    std::vector<int> cells;
    for (int i = 0; i < columns * rows; ++i) cells.push_back(i);
    random.shuffle(cells);
    for (int i = 0; i < columns * rows; ++i) {
        const int cell = cells[static_cast<std::size_t>(i)];
        const double x = cw * (cell % columns) + street / 2, y = ch * (cell / columns) + street / 2;
        const DemoColor block = i < parks       ? colorValue(3, 1)
                                : i < parks + 1 ? DemoColor{150, 200, 232}
                                                : random.pick(blocks);
        canvas.box(x, y, cw - street, ch - street, block, 5);
        if (i < parks) {
            for (int k = 0; k < 3; ++k)
                canvas.disc({x + random.uniform(7, cw - street - 7), y + random.uniform(7, ch - street - 7)}, 4.5,
                            colorValue(3, 2));
        }
    }
    const std::vector<std::string> shown = random.sample(names, 3);
    for (int i = 0; i < 3; ++i) {
        const int cell = cells[static_cast<std::size_t>(columns * rows - 1 - i)];
        canvas.text(shown[static_cast<std::size_t>(i)], {cw * (cell % columns + 0.5), ch * (cell / columns + 0.5)}, 7,
                    style.ink, DemoCanvas::Align::Center, DemoCanvas::Font::Bold, cw - street - 4);
    }
    // The route runs along street crossings (1..columns-1, 1..rows-1), first along one axis, then along the other,
    // perhaps back along the first.
    std::vector<std::pair<int, int>> corners;
    int x1 = random.range(1, columns - 1), y1 = random.range(1, rows - 1),
        x2 = 1 + (x1 + random.range(0, columns - 3)) % (columns - 1),
        y2 = 1 + (y1 + random.range(0, rows - 3)) % (rows - 1);
    const bool alongFirst = random.chance(0.5);
    corners = {{x1, y1}, alongFirst ? std::pair{x2, y1} : std::pair{x1, y2}, {x2, y2}};
    const int color = random.pick(std::vector<int>{0, 1, 4, 5, 6});
    std::vector<DemoPoint> line;
    for (const auto& [x, y] : corners) line.push_back({x * cw, y * ch});
    canvas.outline(line, blend(colorValue(color, style.theme), {0, 0, 0}, 0.3), 6.5, false);
    canvas.outline(line, colorValue(color, style.theme), 4.5, false);
    canvas.disc(line.front(), 7, {255, 255, 255});
    canvas.ring(line.front(), 7, {30, 30, 34}, 1.6);
    canvas.text("A", line.front(), 6.5, {30, 30, 34}, DemoCanvas::Align::Center, DemoCanvas::Font::Bold);
    canvas.disc(line.back(), 7, {30, 30, 34});
    canvas.text("B", line.back(), 6.5, {255, 255, 255}, DemoCanvas::Align::Center, DemoCanvas::Font::Bold);
    const auto heading = [&](int leg) {
        const int dx = corners[static_cast<std::size_t>(leg + 1)].first - corners[static_cast<std::size_t>(leg)].first;
        const int dy =
            corners[static_cast<std::size_t>(leg + 1)].second - corners[static_cast<std::size_t>(leg)].second;
        return std::string(dx > 0 ? kCompass[0] : dx < 0 ? kCompass[2] : dy > 0 ? kCompass[1] : kCompass[3]);
    };
    const auto blocksOf = [&](int leg) {
        return std::abs(corners[static_cast<std::size_t>(leg + 1)].first -
                        corners[static_cast<std::size_t>(leg)].first) +
               std::abs(corners[static_cast<std::size_t>(leg + 1)].second -
                        corners[static_cast<std::size_t>(leg)].second);
    };
    const int length = blocksOf(0) + blocksOf(1);
    const std::string way = "go " + heading(0) + " for " + counted(blocksOf(0), "block", "blocks") + ", then " +
                            heading(1) + " for " + counted(blocksOf(1), "block", "blocks");
    scene.ask(
        DemoSkill::Navigate,
        random.word({"How do I get from A to B?", "Describe the way from A to B.", "Which way leads from A to B?"}),
        way, "From A " + way + " to reach B.");
    scene.ask(DemoSkill::Navigate, "In which direction does the way start?", heading(0),
              "It starts to the " + heading(0) + ".", {heading(1), heading(0) == "north" ? "south" : "north"});
    scene.ask(DemoSkill::Count, "How many blocks long is the way from A to B?", std::to_string(length),
              "The way is " + counted(length, "block", "blocks") + " long.", nearNumbers(length));
    scene.ask(DemoSkill::Color, "What color is the line from A to B?", colorName(color),
              std::string("The line is ") + colorName(color) + ".",
              {colorName((color + 2) % 8), colorName((color + 3) % 8)});
    const int ca = cells[static_cast<std::size_t>(columns * rows - 1)],
              cb = cells[static_cast<std::size_t>(columns * rows - 2)];
    const bool north = ca / columns < cb / columns;
    scene.ask(DemoSkill::YesNo, "Is the " + shown[0] + " north of the " + shown[1] + "?", north ? "Yes" : "No",
              std::string(north ? "Yes, the " : "No, the ") + shown[0] +
                  (north ? " is further north." : " is not further north."));
    scene.ask(DemoSkill::Locate, "Where is the " + shown[0] + "?",
              ca / columns < rows / 2 ? "in the north" : "in the south",
              "The " + shown[0] + " is " + (ca / columns < rows / 2 ? "in the north" : "in the south") + " of the map.",
              {ca / columns < rows / 2 ? "in the south" : "in the north"});
    scene.ask(DemoSkill::ReadText, "Which places are named?", joined(shown), "The places are " + joined(shown) + ".");
    scene.ask(DemoSkill::Explain, explainQuestion(random, "how to get from A to B"), "",
              "First find A. Then " + way + ". There is B.");
    scene.ask(DemoSkill::Describe, describeQuestion(random), "",
              std::string("A street map with a ") + colorName(color) + " route from A to B. It names the places " +
                  joined(shown) + ".");
    return scene;
}

DemoScene paintMaze(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height();
    const int n = random.range(4, 7);
    const double side = std::min(w, h) * 0.86, cell = side / n, x0 = (w - side) / 2, y0 = (h - side) / 2;
    std::vector<std::array<bool, 4>> open(static_cast<std::size_t>(n * n), std::array<bool, 4>{});
    std::vector<int> from(static_cast<std::size_t>(n * n), -1), stack{0};
    from[0] = 0;
    while (!stack.empty()) {
        const int at = stack.back();
        std::vector<int> ways;
        for (int d = 0; d < 4; ++d) {
            const int x = at % n + kStepX[static_cast<std::size_t>(d)],
                      y = at / n + kStepY[static_cast<std::size_t>(d)];
            if (x >= 0 && x < n && y >= 0 && y < n && from[static_cast<std::size_t>(y * n + x)] < 0) ways.push_back(d);
        }
        if (ways.empty()) {
            stack.pop_back();
            continue;
        }
        const int d = random.pick(ways),
                  next = at + kStepX[static_cast<std::size_t>(d)] + n * kStepY[static_cast<std::size_t>(d)];
        open[static_cast<std::size_t>(at)][static_cast<std::size_t>(d)] =
            open[static_cast<std::size_t>(next)][static_cast<std::size_t>((d + 2) % 4)] = true;
        from[static_cast<std::size_t>(next)] = at;
        stack.push_back(next);
    }
    const std::vector<int> colors = pickColors(random, 2);
    const int goal = n * n - 1;
    std::vector<std::pair<int, int>> path;
    for (int at = goal;; at = from[static_cast<std::size_t>(at)]) {
        path.insert(path.begin(), {at % n, at / n});
        if (at == 0) break;
    }
    const bool solved = random.chance(0.35);
    canvas.box(x0, y0, side, side, style.panel);
    const auto middle = [&](const std::pair<int, int>& p) {
        return DemoPoint{x0 + cell * (p.first + 0.5), y0 + cell * (p.second + 0.5)};
    };
    if (solved) {
        std::vector<DemoPoint> points;
        for (const auto& p : path) points.push_back(middle(p));
        canvas.outline(points, blend(colorValue(colors[1], style.theme), style.panel, 0.3), cell * 0.16, false);
    }
    drawObject(canvas, DemoObject::Ball, middle({0, 0}), cell * 0.56, colorValue(colors[0], style.theme), style.ink);
    drawObject(canvas, DemoObject::Star, middle({n - 1, n - 1}), cell * 0.66, colorValue(colors[1], style.theme),
               style.ink);
    const double wall = random.uniform(2.2, 3.8);
    for (int i = 0; i < n * n; ++i) {
        const double x = x0 + cell * (i % n), y = y0 + cell * (i / n);
        if (!open[static_cast<std::size_t>(i)][0]) canvas.line({x + cell, y}, {x + cell, y + cell}, style.ink, wall);
        if (!open[static_cast<std::size_t>(i)][1]) canvas.line({x, y + cell}, {x + cell, y + cell}, style.ink, wall);
    }
    canvas.line({x0, y0}, {x0 + side, y0}, style.ink, wall);
    canvas.line({x0, y0}, {x0, y0 + side}, style.ink, wall);
    const int steps = static_cast<int>(path.size()) - 1, turns = turnsOf(path);
    const auto direction = [&](std::size_t i) {
        const int dx = path[i].first - path[i - 1].first, dy = path[i].second - path[i - 1].second;
        return std::string(dx > 0 ? kSides[0] : dx < 0 ? kSides[2] : dy > 0 ? kSides[1] : kSides[3]);
    };
    std::string way;
    for (std::size_t i = 1, run = 1; i < path.size(); ++i, ++run) {
        if (i + 1 == path.size() || direction(i + 1) != direction(i)) {
            way += (way.empty() ? "" : ", ") + direction(i) + " " + std::to_string(run);
            run = 0;
        }
    }
    scene.ask(DemoSkill::Navigate,
              random.word({"In which direction does the way start?", "Which way does the ball go first?"}),
              direction(1), "It starts by going " + direction(1) + ".", {direction(1) == "down" ? "right" : "down"});
    scene.ask(DemoSkill::Navigate, random.word({"How does the ball get to the star?", "Describe the way to the star."}),
              way, "Go " + way + ".");
    scene.ask(DemoSkill::Count, "How many steps long is the way to the star?", std::to_string(steps),
              "The way is " + std::to_string(steps) + " steps long.", nearNumbers(steps, 2));
    scene.ask(DemoSkill::Count, "How many turns does the way to the star have?", std::to_string(turns),
              std::string("It has ") + counted(turns, "turn", "turns") + ".", nearNumbers(turns));
    scene.ask(DemoSkill::YesNo, "Is the way to the star drawn?", solved ? "Yes" : "No",
              solved ? "Yes, a line marks the way." : "No, the way is not drawn.");
    scene.ask(DemoSkill::Color, "What color is the star?", colorName(colors[1]),
              std::string("The star is ") + colorName(colors[1]) + ".", {colorName(colors[0]), "gray"});
    scene.ask(DemoSkill::Locate, "Where is the star?", "at the bottom right", "The star is at the bottom right.",
              {"at the top left", "in the middle"});
    scene.ask(DemoSkill::Describe, describeQuestion(random), "",
              "A maze of " + std::to_string(n) + " by " + std::to_string(n) + " cells. A " + colorName(colors[0]) +
                  " ball must get to a " + colorName(colors[1]) + " star.");
    return scene;
}

}  // namespace coincide
