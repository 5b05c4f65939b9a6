#include <array>
#include <cmath>
#include <numbers>

#include "core/data/demo_painters.h"

namespace coincide {

DemoScene paintSequence(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height();
    static const std::vector<std::string> shapes{"circle", "square", "triangle", "diamond", "cross"};
    const int period = random.range(2, 3), rows = random.range(2, 3), columns = 4, shown = rows * columns - 1;
    const std::vector<int> figures = random.sample(std::vector<int>{0, 1, 2, 3, 4}, period),
                           colors = pickColors(random, period);
    const double cw = (w - 20) / columns, ch = (h - 20) / rows, s = std::min(cw, ch) * random.uniform(0.26, 0.33);
    for (int i = 0; i < rows * columns; ++i) {
        const DemoPoint c{10 + cw * (i % columns + 0.5), 10 + ch * (i / columns + 0.5)};
        canvas.box(c.x - cw * 0.44, c.y - ch * 0.44, cw * 0.88, ch * 0.88, style.panel, 7);
        canvas.frame(c.x - cw * 0.44, c.y - ch * 0.44, cw * 0.88, ch * 0.88, style.soft, 1, 7);
        if (i == shown) {
            canvas.text("?", c, s * 1.2, style.ink, DemoCanvas::Align::Center, DemoCanvas::Font::Bold);
            continue;
        }
        const DemoColor color = colorValue(colors[static_cast<std::size_t>(i % period)], style.theme);
        switch (figures[static_cast<std::size_t>(i % period)]) {
            case 0:
                canvas.disc(c, s, color);
                break;
            case 1:
                canvas.box(c.x - s * 0.9, c.y - s * 0.9, s * 1.8, s * 1.8, color, 2);
                break;
            case 2:
                canvas.polygon({{c.x, c.y - s}, {c.x + s, c.y + s * 0.8}, {c.x - s, c.y + s * 0.8}}, color);
                break;
            case 3:
                canvas.polygon({{c.x, c.y - s * 1.1}, {c.x + s, c.y}, {c.x, c.y + s * 1.1}, {c.x - s, c.y}}, color);
                break;
            default:
                canvas.box(c.x - s * 0.3, c.y - s, s * 0.6, s * 2, color, 1);
                canvas.box(c.x - s, c.y - s * 0.3, s * 2, s * 0.6, color, 1);
                break;
        }
    }
    const auto item = [&](int i) {
        return std::string(colorName(colors[static_cast<std::size_t>(i % period)])) + " " +
               shapes[static_cast<std::size_t>(figures[static_cast<std::size_t>(i % period)])];
    };
    std::vector<std::string> unit;
    for (int i = 0; i < period; ++i) unit.push_back(item(i));
    scene.ask(DemoSkill::Predict,
              random.word({"What comes next?", "What belongs in place of the question mark?", "Which one is missing?"}),
              item(shown), "The " + item(shown) + " comes next.", {item(shown + 1), "black ring"});
    scene.ask(DemoSkill::Count, countQuestion(random, random.chance(0.5) ? "items" : "shapes"), std::to_string(shown),
              "There are " + std::to_string(shown) + " shapes and one question mark.", nearNumbers(shown));
    scene.ask(DemoSkill::Color, "What color is the first item?", colorName(colors[0]),
              std::string("The first item is ") + colorName(colors[0]) + ".", {colorName(colors[1]), "gray"});
    scene.ask(DemoSkill::Identify, "What shape is the first item?", shapes[static_cast<std::size_t>(figures[0])],
              "The first item is " + withArticle(shapes[static_cast<std::size_t>(figures[0])]) + ".",
              {shapes[static_cast<std::size_t>(figures[1])], "ring"});
    scene.ask(DemoSkill::Explain, explainQuestion(random, "which rule the items follow"), "",
              "The pattern repeats after " + std::to_string(period) + " items: " + joined(unit) + ". So the " +
                  item(shown) + " comes next.");
    scene.ask(DemoSkill::YesNo, "Are the first and the third item alike?", period == 2 ? "Yes" : "No",
              period == 2 ? "Yes, the pattern repeats after 2 items." : "No, the pattern repeats after 3 items.");
    scene.ask(DemoSkill::Describe, describeQuestion(random), "",
              "A pattern of shapes in cells that repeats " + joined(unit) + " and ends with a question mark.");
    return scene;
}

DemoScene paintGeometry(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height(), radian = std::numbers::pi / 180;
    const int figure = random.range(0, 2), color = pickColors(random, 1)[0];  // rectangle, right triangle, angle
    const DemoColor tint = colorValue(color, style.theme);
    const auto label = [&](const std::string& text, DemoPoint at) {
        canvas.text(text, at, 8.5, style.ink, DemoCanvas::Align::Center, style.font);
    };
    const std::string look =
        random.word({"Describe the figure.", "What is shown here?", "Describe the picture.", "What do you see?"});
    if (figure < 2) {
        const int a = random.range(4, 12), b = random.range(2, a - 1);
        const double unit = std::min(w * 0.66 / a, h * 0.6 / b), fw = unit * a, fh = unit * b, x = (w - fw) / 2 + 8,
                     y = (h - fh) / 2 - 4;
        const std::vector<DemoPoint> corners =
            figure == 0 ? std::vector<DemoPoint>{{x, y}, {x + fw, y}, {x + fw, y + fh}, {x, y + fh}}
                        : std::vector<DemoPoint>{{x, y}, {x + fw, y + fh}, {x, y + fh}};
        canvas.polygon(corners, tint, 0.55);
        canvas.outline(corners, blend(tint, style.ink, 0.45), 2, true);
        canvas.outline({{x, y + fh - 9}, {x + 9, y + fh - 9}, {x + 9, y + fh}}, style.ink, 1.2, false);
        label(std::to_string(a) + " cm", {x + fw / 2, y + fh + 13});
        label(std::to_string(b) + " cm", {x - 22, y + fh / 2});
        const std::string name = figure == 0 ? "rectangle" : "right triangle";
        const int product = a * b;
        const std::string area =
            figure == 0 ? std::to_string(product) : std::to_string(product / 2) + (product % 2 ? ".5" : "");
        scene.ask(DemoSkill::Arithmetic, "What is the area?", area + " cm2",
                  figure == 0
                      ? "The area is " + std::to_string(a) + " x " + std::to_string(b) + " = " + area + " cm2."
                      : "The area is " + std::to_string(a) + " x " + std::to_string(b) + " / 2 = " + area + " cm2.",
                  {std::to_string(product * 2) + " cm2", std::to_string(a + b + 100) + " cm2"});
        if (figure == 0)
            scene.ask(DemoSkill::Arithmetic, "What is the perimeter?", std::to_string(2 * (a + b)) + " cm",
                      "The perimeter is 2 x (" + std::to_string(a) + " + " + std::to_string(b) +
                          ") = " + std::to_string(2 * (a + b)) + " cm.",
                      nearNumbers(2 * (a + b), 2, " cm"));
        scene.ask(DemoSkill::Identify, random.word({"What shape is it?", "Which shape do you see?"}), name,
                  "It is a " + name + ".", {"circle", "pentagon", figure == 0 ? "triangle" : "square"});
        scene.ask(DemoSkill::ReadValue,
                  random.word({"What is the length of the lower side?", "Which value is shown at the bottom?"}),
                  std::to_string(a) + " cm", "The lower side is " + std::to_string(a) + " cm long.",
                  nearNumbers(a, 1, " cm"));
        scene.ask(DemoSkill::Count, countQuestion(random, "corners"), figure == 0 ? "4" : "3",
                  figure == 0 ? "There are 4 corners." : "There are 3 corners.", {"5", "6", figure == 0 ? "3" : "4"});
        scene.ask(DemoSkill::Explain, explainQuestion(random, "how to find the area"), "",
                  "The sides are " + std::to_string(a) + " cm and " + std::to_string(b) + " cm. Their product is " +
                      std::to_string(product) + ". " +
                      (figure == 0 ? "So the area is " : "A triangle is half of it, so the area is ") + area + " cm2.");
        scene.ask(DemoSkill::Describe, look, "",
                  "A " + std::string(colorName(color)) + " " + name + " with sides of " + std::to_string(a) +
                      " cm and " + std::to_string(b) + " cm.");
    } else {
        const int degrees = random.range(4, 34) * 5;
        const std::string type = degrees < 90 ? "acute" : degrees == 90 ? "right" : "obtuse";
        const DemoPoint c{degrees > 90 ? w * 0.5 : w * 0.25, h * 0.72};
        const double r = std::min(w * 0.46, h * 0.56);
        canvas.sector(c, r * 0.34, -degrees, 0, blend(tint, style.background, 0.35));
        canvas.line(c, {c.x + r, c.y}, tint, 3);
        canvas.line(c, {c.x + r * std::cos(degrees * radian), c.y - r * std::sin(degrees * radian)}, tint, 3);
        canvas.disc(c, 4, style.ink);
        label(std::to_string(degrees),
              {c.x + r * 0.52 * std::cos(degrees * radian / 2), c.y - r * 0.52 * std::sin(degrees * radian / 2)});
        scene.ask(DemoSkill::Identify, "What type of angle is it?", type, "It is " + withArticle(type) + " angle.",
                  {type == "acute" ? "obtuse" : "acute", type == "right" ? "obtuse" : "right"});
        scene.ask(DemoSkill::ReadValue, random.word({"Which value is shown?", "What is the value?"}),
                  std::to_string(degrees) + " degrees", "The angle is " + std::to_string(degrees) + " degrees.",
                  nearNumbers(degrees, 10, " degrees"));
        scene.ask(DemoSkill::Arithmetic, "What is missing to 180 degrees?", std::to_string(180 - degrees) + " degrees",
                  "180 - " + std::to_string(degrees) + " = " + std::to_string(180 - degrees) + " degrees.",
                  nearNumbers(180 - degrees, 5, " degrees"));
        scene.ask(DemoSkill::YesNo, "Is the value above 90?", degrees > 90 ? "Yes" : "No",
                  std::string(degrees > 90 ? "Yes" : "No") + ", the angle is " + std::to_string(degrees) + " degrees.");
        scene.ask(DemoSkill::Color, "What color are the lines?", colorName(color),
                  std::string("The lines are ") + colorName(color) + ".",
                  {colorName((color + 3) % 8), colorName((color + 6) % 8)});
        scene.ask(DemoSkill::Describe, look, "",
                  withArticle(type).replace(0, 1, "A") + " angle of " + std::to_string(degrees) +
                      " degrees between two " + colorName(color) + " lines.");
    }
    return scene;
}

}  // namespace coincide
