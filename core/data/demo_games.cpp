#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "core/data/demo_painters.h"

namespace coincide {

namespace {

void drawDie(DemoCanvas& canvas, DemoPoint c, double size, int value, double tilt, DemoColor body, DemoColor pip) {
    const double a = tilt * std::numbers::pi / 180, s = size / 2;
    const auto turned = [&](double x, double y) {
        return DemoPoint{c.x + x * std::cos(a) - y * std::sin(a), c.y + x * std::sin(a) + y * std::cos(a)};
    };
    const auto body2 = [&](double dx, double dy) {
        std::vector<DemoPoint> points;
        const double inner = s * 0.7;
        for (int k = 0; k < 4; ++k) {
            const double sx = k == 0 || k == 1 ? 1 : -1, sy = k == 0 || k == 3 ? -1 : 1;
            for (const DemoPoint& p : arcPoints({sx * inner, sy * inner}, s * 0.3, s * 0.3, -90 + 90 * k, 90 * k)) {
                const DemoPoint q = turned(p.x, p.y);
                points.push_back({q.x + dx, q.y + dy});
            }
        }
        return points;
    };
    canvas.polygon(body2(3, 4), {0, 0, 0}, 0.22);
    canvas.polygon(body2(0, 0), body);
    canvas.outline(body2(0, 0), blend(body, {0, 0, 0}, 0.3), 1, true);
    static const std::array<std::vector<std::pair<int, int>>, 7> pips{
        {{},
         {{0, 0}},
         {{-1, -1}, {1, 1}},
         {{-1, -1}, {0, 0}, {1, 1}},
         {{-1, -1}, {1, -1}, {-1, 1}, {1, 1}},
         {{-1, -1}, {1, -1}, {0, 0}, {-1, 1}, {1, 1}},
         {{-1, -1}, {1, -1}, {-1, 0}, {1, 0}, {-1, 1}, {1, 1}}}};
    for (const auto& [x, y] : pips[static_cast<std::size_t>(value)])
        canvas.disc(turned(x * s * 0.52, y * s * 0.52), s * 0.18, pip);
}

constexpr std::array<const char*, 4> kSuits{"hearts", "spades", "diamonds", "clubs"};

void drawSuit(DemoCanvas& canvas, int suit, DemoPoint c, double s) {
    const DemoColor color = suit % 2 ? DemoColor{30, 32, 38} : DemoColor{206, 36, 44};
    if (suit == 0) drawObject(canvas, DemoObject::Heart, c, s * 1.05, color, color);
    if (suit == 2)
        canvas.polygon({{c.x, c.y - s * 0.55}, {c.x + s * 0.4, c.y}, {c.x, c.y + s * 0.55}, {c.x - s * 0.4, c.y}},
                       color);
    if (suit == 1) {
        canvas.polygon({{c.x, c.y - s * 0.55}, {c.x + s * 0.46, c.y + s * 0.1}, {c.x - s * 0.46, c.y + s * 0.1}},
                       color);
        canvas.disc({c.x - s * 0.22, c.y + s * 0.13}, s * 0.24, color);
        canvas.disc({c.x + s * 0.22, c.y + s * 0.13}, s * 0.24, color);
    }
    if (suit == 3) {
        canvas.disc({c.x, c.y - s * 0.25}, s * 0.24, color);
        canvas.disc({c.x - s * 0.26, c.y + s * 0.1}, s * 0.24, color);
        canvas.disc({c.x + s * 0.26, c.y + s * 0.1}, s * 0.24, color);
    }
    if (suit % 2)
        canvas.polygon({{c.x, c.y}, {c.x + s * 0.16, c.y + s * 0.55}, {c.x - s * 0.16, c.y + s * 0.55}}, color);
}

}  // namespace

DemoScene paintDice(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height();
    const int count = random.range(2, 4), color = random.chance(0.4) ? 10 : pickColors(random, 1)[0];
    const DemoColor body = colorValue(color, style.theme),
                    pip = color == 10 || color == 2 ? DemoColor{36, 38, 44} : DemoColor{252, 252, 250};
    std::vector<int> values;
    int sum = 0;
    const bool grid = count == 4 || (count == 3 && w < h * 1.2);
    const double size = grid ? std::min(w, h) * random.uniform(0.27, 0.33)
                             : std::min(w / (count + 0.6), h * 0.5) * random.uniform(0.62, 0.76);
    for (int i = 0; i < count; ++i) {
        values.push_back(random.range(1, 6));
        sum += values.back();
        const DemoPoint at = grid ? DemoPoint{w * (i % 2 ? 0.7 : 0.3), h * (i < 2 ? 0.29 : 0.71)}
                                  : DemoPoint{w * (i + 0.5) / count, h * random.uniform(0.42, 0.58)};
        const DemoPoint center{at.x + random.uniform(-5, 5), at.y + random.uniform(-5, 5)};
        drawDie(canvas, center, size, values.back(), random.uniform(-30, 30), body, pip);
    }
    std::vector<std::string> texts;
    for (const int v : values) texts.push_back(std::to_string(v));
    std::string addition;
    for (int i = 0; i < count; ++i) addition += (i ? " + " : "") + texts[static_cast<std::size_t>(i)];
    const int most = *std::max_element(values.begin(), values.end());
    const bool pair = [&] {
        std::vector<int> sorted = values;
        std::sort(sorted.begin(), sorted.end());
        return std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
    }();
    scene.ask(DemoSkill::Arithmetic, random.word({"What is the sum?", "What do they add up to?", "What is the total?"}),
              std::to_string(sum), "The sum is " + addition + " = " + std::to_string(sum) + ".", nearNumbers(sum));
    scene.ask(DemoSkill::Count, countQuestion(random, random.chance(0.5) ? "dice" : "items"), std::to_string(count),
              "There are " + std::to_string(count) + " dice.", nearNumbers(count));
    scene.ask(DemoSkill::ReadValue, random.word({"Which values are shown?", "Read off the values."}), joined(texts),
              "The dice show " + joined(texts) + ".");
    scene.ask(DemoSkill::Compare, random.word({"What is the highest value?", "Which is the greatest value?"}),
              std::to_string(most), "The highest value is " + std::to_string(most) + ".", nearNumbers(most));
    scene.ask(DemoSkill::YesNo, "Do two of them show the same value?", pair ? "Yes" : "No",
              pair ? "Yes, there is a pair." : "No, all values differ.");
    scene.ask(DemoSkill::Color, random.word({"What color are they?", "What color are the dice?"}), colorName(color),
              std::string("The dice are ") + colorName(color) + ".",
              {colorName((color + 1) % 8), colorName((color + 4) % 8)});
    scene.ask(DemoSkill::Explain, explainQuestion(random, "how to find the sum"), "",
              "The dice show " + joined(texts) + ". Adding them gives " + addition + " = " + std::to_string(sum) + ".");
    scene.ask(DemoSkill::Describe, describeQuestion(random), "",
              std::to_string(count) + " " + colorName(color) + " dice that show " + joined(texts) + ".");
    return scene;
}

DemoScene paintCards(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height();
    const int count = random.range(2, 3);
    std::vector<int> ranks = random.sample(std::vector<int>{2, 3, 4, 5, 6, 7, 8, 9, 10}, count), suits;
    const double cw = std::min(w * 0.88 / count * 0.88, h * 0.5), ch = cw * 1.4;
    const bool fan = random.chance(0.5);
    for (int i = 0; i < count; ++i) {
        suits.push_back(random.range(0, 3));
        const double x = w * (i + 0.5) / count - cw / 2,
                     y = (h - ch) / 2 + (fan ? (i - (count - 1) / 2.0) * 14 : random.uniform(-6, 6));
        canvas.box(x + 3, y + 4, cw, ch, {0, 0, 0}, 8, 0.22);
        canvas.box(x, y, cw, ch, {253, 253, 251}, 8);
        canvas.frame(x, y, cw, ch, {150, 154, 160}, 0.8, 8);
        const DemoColor color = suits.back() % 2 ? DemoColor{30, 32, 38} : DemoColor{206, 36, 44};
        const std::string rank = std::to_string(ranks[static_cast<std::size_t>(i)]);
        canvas.text(rank, {x + cw * 0.17, y + ch * 0.13}, cw * 0.16, color, DemoCanvas::Align::Center,
                    DemoCanvas::Font::Bold, cw * 0.26);
        canvas.text(rank, {x + cw * 0.83, y + ch * 0.87}, cw * 0.16, color, DemoCanvas::Align::Center,
                    DemoCanvas::Font::Bold, cw * 0.26);
        drawSuit(canvas, suits.back(), {x + cw * 0.17, y + ch * 0.28}, cw * 0.16);
        drawSuit(canvas, suits.back(), {x + cw / 2, y + ch / 2}, cw * 0.5);
    }
    const auto card = [&](int i) {
        return std::to_string(ranks[static_cast<std::size_t>(i)]) + " of " +
               kSuits[static_cast<std::size_t>(suits[static_cast<std::size_t>(i)])];
    };
    std::vector<std::string> all;
    int sum = 0, red = 0, top = 0;
    for (int i = 0; i < count; ++i) {
        all.push_back("the " + card(i));
        sum += ranks[static_cast<std::size_t>(i)];
        red += suits[static_cast<std::size_t>(i)] % 2 == 0;
        if (ranks[static_cast<std::size_t>(i)] > ranks[static_cast<std::size_t>(top)]) top = i;
    }
    scene.ask(DemoSkill::Identify, "Which one is on the left?", card(0), "On the left is the " + card(0) + ".",
              {card(1), "ace of spades"});
    scene.ask(DemoSkill::Compare, random.word({"Which one is the largest?", "Which one has the highest value?"}),
              card(top), "The largest is the " + card(top) + ".", {card((top + 1) % count)});
    scene.ask(DemoSkill::Arithmetic, random.word({"What is the sum?", "What do they add up to?"}), std::to_string(sum),
              "The sum is " + std::to_string(sum) + ".", nearNumbers(sum));
    scene.ask(DemoSkill::Count, "How many of them are red?", std::to_string(red),
              std::string(red == 1 ? "There is " : "There are ") + counted(red, "red card", "red cards") + ".",
              nearNumbers(red));
    scene.ask(DemoSkill::Locate, "Where is the " + card(count - 1) + "?", "on the right",
              "The " + card(count - 1) + " is on the right.", {"on the left", "in the middle"});
    scene.ask(
        DemoSkill::YesNo, "Are all of them red?", red == count ? "Yes" : "No",
        red == count ? "Yes, all are red." : "No, only " + std::to_string(red) + " of " + std::to_string(count) + ".");
    scene.ask(DemoSkill::Describe, describeQuestion(random), "", "Playing cards: " + joined(all) + ".");
    return scene;
}

DemoScene paintBoard(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height();
    const int n = random.range(4, 6);
    const std::vector<int> colors = pickColors(random, 3);
    const double side = std::min(w, h) * 0.84, cell = side / n, x0 = (w - side) / 2, y0 = (h - side) / 2;
    const DemoColor light = random.chance(0.5) ? DemoColor{240, 226, 200} : DemoColor{236, 238, 240},
                    dark = blend(colorValue(colors[2], 2), light, 0.25);
    canvas.box(x0 - 7, y0 - 7, side + 14, side + 14, blend(dark, {0, 0, 0}, 0.45), 5);
    for (int i = 0; i < n * n; ++i)
        canvas.box(x0 + cell * (i % n), y0 + cell * (i / n), cell, cell, (i / n + i % n) % 2 ? dark : light);
    const int first = random.range(1, 5), second = random.range(1, 5);
    std::vector<int> cells;
    for (int i = 0; i < n * n; ++i) cells.push_back(i);
    random.shuffle(cells);
    for (int i = 0; i < first + second; ++i) {
        const DemoPoint c{x0 + cell * (cells[static_cast<std::size_t>(i)] % n + 0.5),
                          y0 + cell * (cells[static_cast<std::size_t>(i)] / n + 0.5)};
        const DemoColor color = colorValue(colors[i < first ? 0 : 1], style.theme);
        canvas.disc({c.x + 1.5, c.y + 2.5}, cell * 0.37, {0, 0, 0}, 0.3);
        canvas.disc(c, cell * 0.37, color);
        canvas.ring(c, cell * 0.24, blend(color, {255, 255, 255}, 0.5), 1.4);
        canvas.ring(c, cell * 0.37, blend(color, {0, 0, 0}, 0.4), 1.2);
    }
    const std::string a = colorName(colors[0]), b = colorName(colors[1]);
    scene.ask(DemoSkill::Count, countQuestion(random, a + " pieces"), std::to_string(first),
              std::string(first == 1 ? "There is " : "There are ") + counted(first, a + " piece", a + " pieces") + ".",
              nearNumbers(first));
    scene.ask(DemoSkill::Count, countQuestion(random, "items"), std::to_string(first + second),
              "There are " + std::to_string(first + second) + " pieces in all.", nearNumbers(first + second));
    scene.ask(DemoSkill::Compare, "Are there more " + a + " or " + b + " ones?",
              first == second  ? "equal"
              : first > second ? a
                               : b,
              first == second
                  ? "Both have " + std::to_string(first) + "."
                  : "There are more " + (first > second ? a : b) + " ones, " + std::to_string(std::max(first, second)) +
                        " against " + std::to_string(std::min(first, second)) + ".",
              {first > second ? b : a, first == second ? b : "equal"});
    scene.ask(DemoSkill::Locate, "Where is the first " + a + " piece from the top?",
              "in row " + std::to_string(*std::min_element(cells.begin(), cells.begin() + first) / n + 1),
              "It is in row " + std::to_string(*std::min_element(cells.begin(), cells.begin() + first) / n + 1) + ".");
    scene.ask(DemoSkill::Arithmetic, "How many fields are free?", std::to_string(n * n - first - second),
              std::to_string(n) + " x " + std::to_string(n) + " = " + std::to_string(n * n) + " fields, minus " +
                  std::to_string(first + second) + " leaves " + std::to_string(n * n - first - second) + ".",
              nearNumbers(n * n - first - second));
    scene.ask(DemoSkill::YesNo, "Is there a " + a + " piece in the first row?",
              std::any_of(cells.begin(), cells.begin() + first, [&](int i) { return i < n; }) ? "Yes" : "No",
              std::any_of(cells.begin(), cells.begin() + first, [&](int i) { return i < n; }) ? "Yes, there is."
                                                                                              : "No, there is none.");
    scene.ask(DemoSkill::Describe, describeQuestion(random), "",
              "A game board of " + std::to_string(n) + " by " + std::to_string(n) + " fields with " +
                  counted(first, a + " piece", a + " pieces") + " and " + counted(second, b + " piece", b + " pieces") +
                  ".");
    return scene;
}

}  // namespace coincide
