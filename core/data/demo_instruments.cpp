#include <array>
#include <cmath>
#include <numbers>

#include "core/data/demo_painters.h"

namespace coincide {

namespace {

DemoPoint around(DemoPoint center, double radius, double degrees) {
    const double angle = degrees * std::numbers::pi / 180;
    return {center.x + radius * std::cos(angle), center.y + radius * std::sin(angle)};
}

std::string timeText(int hour, int minute) {
    return std::to_string(hour) + (minute < 10 ? ":0" : ":") + std::to_string(minute);
}

int wrapHour(int hour) { return (hour + 11) % 12 + 1; }

}  // namespace

DemoScene paintClock(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height(), r = std::min(w, h) * random.uniform(0.34, 0.43);
    const DemoPoint c{w / 2 + random.uniform(-8, 8), h / 2 + random.uniform(-5, 5)};
    const int hour = random.range(1, 12), minute = random.range(0, 11) * 5, color = pickColors(random, 1)[0],
              look = random.range(0, 2);
    const DemoColor rim = colorValue(color, style.theme),
                    face = random.chance(0.75) ? DemoColor{252, 252, 250} : DemoColor{44, 48, 58};
    const DemoColor ink = face.r > 128 ? DemoColor{40, 44, 52} : DemoColor{238, 240, 244};
    canvas.disc({c.x + 3, c.y + 5}, r + 1, {0, 0, 0}, 0.2);
    if (look == 2)
        canvas.box(c.x - r, c.y - r, 2 * r, 2 * r, rim, r * 0.25);
    else
        canvas.disc(c, r, rim);
    canvas.disc(c, r * 0.87, face);
    for (int i = 1; i <= 12; ++i) {
        const double angle = i * 30.0 - 90;
        if (look == 0)
            canvas.text(std::to_string(i), around(c, r * 0.71, angle), r * 0.11, ink, DemoCanvas::Align::Center,
                        style.font);
        else
            canvas.line(around(c, r * (i % 3 ? 0.75 : 0.66), angle), around(c, r * 0.81, angle), ink,
                        i % 3 ? 1.2 : 2.6);
    }
    canvas.line(c, around(c, r * 0.42, (hour % 12 + minute / 60.0) * 30 - 90), ink, r * 0.06);
    canvas.line(c, around(c, r * 0.64, minute * 6.0 - 90), ink, r * 0.036);
    canvas.disc(c, r * 0.06, rim);
    const std::string time = timeText(hour, minute);
    const std::vector<std::string> wrong{timeText(wrapHour(hour + 1), minute), timeText(hour, (minute + 20) % 60),
                                         timeText(wrapHour(hour + 4), (minute + 35) % 60)};
    scene.ask(DemoSkill::ReadValue, random.word({"What time is it?", "Which value is shown?", "Read off the time."}),
              time, "It is " + time + ".", wrong);
    const int later = random.range(1, 4);
    scene.ask(DemoSkill::Arithmetic, "What time will it be in " + counted(later, "hour", "hours") + "?",
              timeText(wrapHour(hour + later), minute),
              "It is " + time + " now, so it will be " + timeText(wrapHour(hour + later), minute) + ".", wrong);
    const bool firstHalf = minute < 30;
    scene.ask(DemoSkill::YesNo, "Is the long hand in the right half?", minute > 0 && firstHalf ? "Yes" : "No",
              std::string(minute > 0 && firstHalf ? "Yes" : "No") + ", the long hand points to minute " +
                  std::to_string(minute) + ".");
    scene.ask(DemoSkill::Explain, explainQuestion(random, "how to read the time"), "",
              "First I look at the short hand: the hour is " + std::to_string(hour) +
                  ". Then I look at the long hand: it shows minute " + std::to_string(minute) + ". So it is " + time +
                  ".");
    scene.ask(DemoSkill::Color, random.word({"What color is the rim?", "Which color does the frame have?"}),
              colorName(color), std::string("The rim is ") + colorName(color) + ".",
              {colorName((color + 1) % 8), colorName((color + 4) % 8)});
    scene.ask(DemoSkill::Identify, random.word({"What object is this?", "What kind of thing is shown?"}), "a clock",
              "This is a clock.", {"a gauge", "a plate", "a coin"});
    scene.ask(DemoSkill::Describe, describeQuestion(random), "",
              std::string("A clock with a ") + colorName(color) + " rim. It shows " + time + ".");
    return scene;
}

DemoScene paintGauge(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height();
    const int step = random.range(0, 20), value = step * 5, color = pickColors(random, 1)[0];
    const DemoColor tint = colorValue(color, style.theme);
    const bool dial = random.chance(0.5);
    const std::string name = dial ? "speed dial" : "thermometer", unit = dial ? " km/h" : " degrees";
    if (dial) {
        const double r = std::min(w * 0.44, h * 0.56);
        const DemoPoint c{w / 2, h * 0.68};
        canvas.sector(c, r + 6, 180, 360, blend(style.ink, style.background, 0.3));
        canvas.sector(c, r + 3, 180, 360, style.panel);
        canvas.arc(c, r * 0.9, r * 0.9, 180, 360, style.soft, r * 0.12);
        if (value > 0) canvas.arc(c, r * 0.9, r * 0.9, 180, 180 + 1.8 * value, tint, r * 0.12);
        for (int i = 0; i <= 100; i += 20) {
            canvas.line(around(c, r * 0.74, 180 + 1.8 * i), around(c, r * 0.82, 180 + 1.8 * i), style.ink, 1.4);
            canvas.text(std::to_string(i), around(c, r * 0.6, 180 + 1.8 * i), 7.5, style.ink);
        }
        const DemoPoint tip = around(c, r * 0.8, 180 + 1.8 * value), a = around(c, 5, 90 + 1.8 * value + 180),
                        b = around(c, 5, 270 + 1.8 * value + 180);
        canvas.polygon({tip, a, b}, colorValue(0, style.theme));
        canvas.disc(c, 9, style.ink);
        canvas.text("km/h", {c.x, c.y + 22}, 9, style.ink, DemoCanvas::Align::Center, DemoCanvas::Font::Bold);
    } else {
        const double x = w * random.uniform(0.38, 0.58), top = h * 0.1, bottom = h * 0.76;
        canvas.box(x - 40, 8, 100, h - 16, style.panel, 14);
        canvas.disc({x, bottom + 18}, 21, blend(style.soft, style.ink, 0.25));
        canvas.box(x - 10, top - 9, 20, bottom - top + 22, blend(style.soft, style.ink, 0.25), 10);
        canvas.disc({x, bottom + 18}, 18, tint);
        canvas.box(x - 7, top - 6, 14, bottom - top + 16, {250, 250, 250}, 7);
        canvas.box(x - 7, bottom - (bottom - top) * value / 100.0, 14, (bottom - top) * value / 100.0 + 14, tint);
        for (int i = 0; i <= 100; i += 10) {
            const double y = bottom - (bottom - top) * i / 100;
            canvas.line({x + 12, y}, {x + (i % 20 ? 17.0 : 22.0), y}, style.ink, 1.1);
            if (i % 20 == 0) canvas.text(std::to_string(i), {x + 27, y}, 7.5, style.ink, DemoCanvas::Align::Left);
        }
    }
    const std::string shown = std::to_string(value) + unit;
    scene.ask(DemoSkill::ReadValue, random.word({"Which value is shown?", "What is the value?", "Read off the value."}),
              shown, "The " + name + " shows " + shown + ".", nearNumbers(value, 15, unit));
    const int limit = random.range(2, 17) * 5;
    scene.ask(DemoSkill::YesNo, "Is the value above " + std::to_string(limit) + "?", value > limit ? "Yes" : "No",
              std::string(value > limit ? "Yes" : "No") + ", the value is " + shown + ".");
    const int more = random.range(1, 4) * 5;
    scene.ask(DemoSkill::Arithmetic, "What would it show after a rise of " + std::to_string(more) + "?",
              std::to_string(value + more) + unit,
              std::to_string(value) + " + " + std::to_string(more) + " = " + std::to_string(value + more) + unit + ".",
              nearNumbers(value + more, 10, unit));
    scene.ask(DemoSkill::Identify, random.word({"What object is this?", "What kind of thing is shown?"}),
              withArticle(name), "This is " + withArticle(name) + ".", {"a clock", "a wheel", "a ruler"});
    scene.ask(DemoSkill::Color, random.word({"What color is the filled part?", "Which color marks the value?"}),
              colorName(color), std::string("It is ") + colorName(color) + ".",
              {colorName((color + 3) % 8), colorName((color + 5) % 8)});
    const std::string half = value > 50 ? "in the upper half" : value < 50 ? "in the lower half" : "in the middle";
    scene.ask(DemoSkill::Locate, "Where on the scale is the value?", half,
              "The value " + shown + " is " + half + " of the scale.",
              {value > 50 ? "in the lower half" : "in the upper half", "outside"});
    scene.ask(
        DemoSkill::Describe, describeQuestion(random), "",
        (dial ? "A speed dial with a pointer" : std::string("A thermometer with a ") + colorName(color) + " column") +
            " and a scale from 0 to 100. It shows " + shown + ".");
    return scene;
}

}  // namespace coincide
