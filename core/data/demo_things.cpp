#include "core/data/demo_painters.h"

namespace coincide {

DemoScene paintCounting(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height();
    const int columns = random.range(4, 5), rows = random.range(3, 4);
    const auto things = pickObjects(random, 2);
    const auto colors = pickColors(random, 2);
    const int many = random.range(1, 8), few = random.chance(0.6) ? random.range(1, 5) : 0;
    std::vector<int> cells;
    for (int i = 0; i < columns * rows; ++i) cells.push_back(i);
    random.shuffle(cells);
    const double cw = (w - 16) / columns, ch = (h - 16) / rows;
    const double size = std::min(cw, ch) * random.uniform(0.62, 0.84);
    for (int i = 0; i < many + few && i < columns * rows; ++i) {
        const int cell = cells[static_cast<std::size_t>(i)], kind = i < many ? 0 : 1;
        const double spare = (std::min(cw, ch) - size) / 2;
        const DemoPoint at{8 + cw * (cell % columns + 0.5) + random.uniform(-spare, spare),
                           8 + ch * (cell / columns + 0.5) + random.uniform(-spare, spare)};
        drawObject(canvas, things[kind], at, size, colorValue(colors[kind], style.theme), style.ink);
    }
    const std::string one = objectName(things[0]), all = objectPlural(things[0]), other = objectPlural(things[1]);
    const std::string color = colorName(colors[0]);
    const int second = std::min(few, columns * rows - many);
    scene.ask(DemoSkill::Count, countQuestion(random, all), std::to_string(many),
              std::string(many == 1 ? "There is " : "There are ") + counted(many, one, all) + ".", nearNumbers(many));
    const int total = many + second;
    scene.ask(DemoSkill::Count, countQuestion(random, "items"), std::to_string(total),
              std::string(total == 1 ? "There is " : "There are ") + counted(total, "item", "items") + " in all.",
              nearNumbers(total));
    scene.ask(DemoSkill::Color,
              "What color " +
                  std::string(many == 1 && things[0] != DemoObject::Fish ? "is the " + one : "are the " + all) + "?",
              color, (many == 1 ? "The " + one + " is " : "The " + all + " are ") + color + ".",
              {colorName((colors[0] + 1) % 8), colorName((colors[0] + 3) % 8), colorName((colors[0] + 5) % 8)});
    scene.ask(DemoSkill::YesNo, "Are there more " + all + " than " + other + "?", many > second ? "Yes" : "No",
              std::string(many > second ? "Yes" : "No") + ", there " + (many == 1 ? "is " : "are ") +
                  counted(many, one, all) + " and " + counted(second, objectName(things[1]), other) + ".");
    scene.ask(DemoSkill::Arithmetic,
              "If " + counted(many, one, all) + " became " + counted(many + 2, one, all) +
                  ", how many items would there be in all?",
              std::to_string(total + 2),
              "There would be " + std::to_string(total) + " + 2 = " + std::to_string(total + 2) + " items.",
              nearNumbers(total + 2));
    scene.ask(DemoSkill::Describe, describeQuestion(random), "",
              "The picture shows " + counted(many, color + " " + one, color + " " + all) +
                  (second ? " and " + counted(second, std::string(colorName(colors[1])) + " " + objectName(things[1]),
                                              std::string(colorName(colors[1])) + " " + other)
                          : "") +
                  " scattered over the picture.");
    scene.ask(DemoSkill::Explain, explainQuestion(random, "how you count the items"), "",
              "First I count the " + all + ": " + std::to_string(many) + ". Then I count the " + other + ": " +
                  std::to_string(second) + ". Together that makes " + std::to_string(total) + ".");
    return scene;
}

DemoScene paintShelf(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height();
    const int columns = random.range(2, 3);
    const auto things = pickObjects(random, 2 * columns);
    std::vector<int> colors = pickColors(random, 2 * columns);
    const DemoColor board = colorValue(random.chance(0.5) ? 7 : 8, style.theme), edge = blend(board, {0, 0, 0}, 0.3);
    const double left = w * 0.09, right = w * 0.91, cw = (right - left) / columns;
    canvas.box(left - 8, h * 0.06, right - left + 16, h * 0.88, blend(style.panel, board, 0.25), 3);
    for (const double side : {left - 8, right + 2}) canvas.box(side, h * 0.06, 6, h * 0.88, board);
    for (const double y : {0.06, 0.49, 0.92}) {
        canvas.box(left - 10, h * y, right - left + 20, 7, board, 2);
        canvas.box(left - 10, h * y + 7, right - left + 20, 2.5, edge);
    }
    const double size = std::min(cw * 0.78, h * 0.32);
    for (int i = 0; i < 2 * columns; ++i) {
        const DemoPoint at{left + cw * (i % columns + 0.5), h * (i < columns ? 0.49 : 0.92) - size * 0.5};
        drawObject(canvas, things[static_cast<std::size_t>(i)], at, size,
                   colorValue(colors[static_cast<std::size_t>(i)], style.theme), style.ink);
    }
    const auto name = [&](int i) { return std::string(objectName(things[static_cast<std::size_t>(i)])); };
    const int a = random.range(0, 2 * columns - 1);
    int b = random.range(0, 2 * columns - 2);
    if (b >= a) ++b;
    const bool upper = a < columns;
    const std::string place = upper ? "on the upper shelf" : "on the lower shelf";
    scene.ask(DemoSkill::Locate, random.word({"Where is the ", "Where can you find the "}) + name(a) + "?", place,
              "The " + name(a) + " is " + place + ".", {upper ? "on the lower shelf" : "on the upper shelf"});
    const int same = a < columns ? a : a - columns;
    const int opposite = upper ? a + columns : a - columns;
    scene.ask(DemoSkill::Locate,
              std::string("What is directly ") + (upper ? "below" : "above") + " the " + name(a) + "?", name(opposite),
              "The " + name(opposite) + " is directly " + (upper ? "below" : "above") + " the " + name(a) + ".",
              {name((opposite + 1) % (2 * columns)), "nothing"});
    const bool leftOf = a % columns < b % columns;
    scene.ask(DemoSkill::YesNo, "Is the " + name(a) + " to the left of the " + name(b) + "?", leftOf ? "Yes" : "No",
              leftOf ? "Yes, the " + name(a) + " is further left."
                     : "No, the " + name(a) + " is not further left than the " + name(b) + ".");
    const std::string column = same == 0 ? "on the left" : same == columns - 1 ? "on the right" : "in the middle";
    scene.ask(DemoSkill::Explain, explainQuestion(random, "how to find the " + name(a)), "",
              "First look " + place + ". Then look " + column + ". There you see the " + name(a) + ".");
    scene.ask(DemoSkill::Color, "What color is the " + name(a) + "?", colorName(colors[static_cast<std::size_t>(a)]),
              "The " + name(a) + " is " + colorName(colors[static_cast<std::size_t>(a)]) + ".",
              {colorName(colors[static_cast<std::size_t>(b)]), "gray", "white"});
    scene.ask(DemoSkill::Count, countQuestion(random, "items"), std::to_string(2 * columns),
              "There are " + std::to_string(2 * columns) + " items, " + std::to_string(columns) + " on each shelf.",
              nearNumbers(2 * columns));
    std::vector<std::string> top, bottom;
    for (int i = 0; i < columns; ++i) {
        top.push_back(withArticle(name(i)));
        bottom.push_back(withArticle(name(i + columns)));
    }
    scene.ask(DemoSkill::Describe, describeQuestion(random), "",
              "A shelf with " + joined(top) + " above and " + joined(bottom) + " below.");
    scene.ask(DemoSkill::Identify, "Which item is " + column + " " + place + "?", name(a), "It is the " + name(a) + ".",
              {name(b)});
    return scene;
}

DemoScene paintFlag(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height();
    std::vector<int> colors = random.sample(std::vector<int>{0, 1, 2, 3, 4, 5, 9, 10}, 3);
    const int design = random.range(0, 4);  // bands across, bands down, cross, disc, diagonal
    const double x = w * random.uniform(0.12, 0.2), y = h * random.uniform(0.1, 0.18),
                 fw = w * random.uniform(0.62, 0.7), fh = fw * random.uniform(0.6, 0.68);
    const auto value = [&](int i) { return colorValue(colors[static_cast<std::size_t>(i)], style.theme); };
    const auto name = [&](int i) { return std::string(colorName(colors[static_cast<std::size_t>(i)])); };
    canvas.box(x - 6, y - 8, 5, h - y, colorValue(8, style.theme), 2);
    canvas.disc({x - 3.5, y - 10}, 5, {226, 190, 80});
    canvas.box(x + 4, y + 5, fw, fh, {0, 0, 0}, 0, 0.15);
    canvas.box(x, y, fw, fh, value(0));
    static const std::vector<std::string> designs{"three horizontal stripes", "three vertical stripes", "a cross",
                                                  "a disc in the middle", "a diagonal band"};
    switch (design) {
        case 0:
            for (int i = 0; i < 3; ++i) canvas.box(x, y + fh * i / 3, fw, fh / 3, value(i));
            break;
        case 1:
            for (int i = 0; i < 3; ++i) canvas.box(x + fw * i / 3, y, fw / 3, fh, value(i));
            break;
        case 2:
            canvas.box(x + fw * 0.3, y, fw * 0.16, fh, value(1));
            canvas.box(x, y + fh * 0.38, fw, fh * 0.24, value(1));
            break;
        case 3:
            canvas.disc({x + fw / 2, y + fh / 2}, fh * 0.3, value(1));
            break;
        default:
            canvas.polygon({{x, y + fh},
                            {x, y + fh * 0.68},
                            {x + fw * 0.78, y},
                            {x + fw, y},
                            {x + fw, y + fh * 0.32},
                            {x + fw * 0.22, y + fh}},
                           value(1));
            break;
    }
    canvas.frame(x, y, fw, fh, blend(style.ink, style.background, 0.5), 0.8);
    const bool stripes = design < 2;
    const int used = stripes ? 3 : 2;
    std::vector<std::string> names;
    for (int i = 0; i < used; ++i) names.push_back(name(i));
    if (stripes) {
        const int at = random.range(0, 2);
        static const std::vector<std::vector<std::string>> places{{"top", "middle", "bottom"},
                                                                  {"left", "middle", "right"}};
        const std::string place = places[static_cast<std::size_t>(design)][static_cast<std::size_t>(at)];
        scene.ask(DemoSkill::Color, "What color is the " + place + " stripe?", name(at),
                  "The " + place + " stripe is " + name(at) + ".", {name((at + 1) % 3), name((at + 2) % 3)});
        scene.ask(DemoSkill::Locate, "Where is the " + name(at) + " stripe?", place,
                  "The " + name(at) + " stripe is at the " + place + ".");
    } else {
        static const std::vector<std::string> parts{"cross", "disc", "band"};
        const std::string part = parts[static_cast<std::size_t>(design - 2)];
        scene.ask(DemoSkill::Color, "What color is the " + part + "?", name(1), "The " + part + " is " + name(1) + ".",
                  {name(0), name(2), "gray"});
        scene.ask(DemoSkill::Color, "What color is behind the " + part + "?", name(0),
                  "The color behind the " + part + " is " + name(0) + ".", {name(1), name(2)});
    }
    scene.ask(DemoSkill::Count, countQuestion(random, "colors"), std::to_string(used),
              "There are " + std::to_string(used) + " colors.", nearNumbers(used));
    const int asked = random.range(0, 2);
    const bool present = asked < used;
    scene.ask(DemoSkill::YesNo, "Is there any " + name(asked) + " in the flag?", present ? "Yes" : "No",
              present ? "Yes, there is." : "No, the flag is " + joined(names) + ".");
    scene.ask(
        DemoSkill::Identify, "What is the design?", designs[static_cast<std::size_t>(design)],
        "The design is " + designs[static_cast<std::size_t>(design)] + ".",
        {designs[static_cast<std::size_t>((design + 1) % 5)], designs[static_cast<std::size_t>((design + 2) % 5)]});
    scene.ask(DemoSkill::Describe, describeQuestion(random), "",
              "A flag with " + designs[static_cast<std::size_t>(design)] + " in " + joined(names) + " on a pole.");
    return scene;
}

}  // namespace coincide
