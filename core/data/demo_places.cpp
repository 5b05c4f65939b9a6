#include <cmath>

#include "core/data/demo_painters.h"

namespace coincide {

DemoScene paintFace(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height(), r = std::min(w, h) * random.uniform(0.29, 0.34);
    const DemoPoint c{w / 2 + random.uniform(-12, 12), h * 0.52};
    static const std::vector<DemoColor> skins{
        {255, 224, 196}, {241, 194, 150}, {214, 160, 116}, {164, 110, 74}, {110, 72, 50}};
    static const std::vector<std::string> moods{"happy", "sad", "surprised", "angry", "sleepy"};
    const DemoColor skin = random.pick(skins), dark{44, 36, 36};
    const int mood = random.range(0, 4), hair = random.pick(std::vector<int>{1, 2, 7, 9, 5, 8}),
              shirt = pickColors(random, 1)[0];
    const bool glasses = random.chance(0.4), hat = random.chance(0.35);
    const int hatColor = (shirt + random.range(1, 7)) % 8, cut = random.range(0, 2);
    const DemoColor hairColor = colorValue(hair, style.theme);
    if (cut == 2) canvas.box(c.x - r * 1.08, c.y - r * 0.4, r * 2.16, r * 1.7, hairColor, r * 0.5);
    canvas.ellipse({c.x, c.y + r * 1.95}, r * 1.35, r * 0.95, colorValue(shirt, style.theme));
    canvas.box(c.x - r * 0.28, c.y + r * 0.6, r * 0.56, r * 0.6, blend(skin, {0, 0, 0}, 0.12), r * 0.2);
    canvas.disc({c.x - r * 0.96, c.y + r * 0.05}, r * 0.2, skin);
    canvas.disc({c.x + r * 0.96, c.y + r * 0.05}, r * 0.2, skin);
    canvas.disc({c.x, c.y - r * 0.14}, r * 1.06, hairColor);
    canvas.ellipse({c.x, c.y + r * 0.1}, r * 0.92, r * 0.98, skin);
    if (cut > 0) canvas.polygon(arcPoints({c.x, c.y - r * 0.1}, r * 0.98, r * 0.98, 200, 340), hairColor);
    const double ex = r * 0.36, ey = c.y + r * 0.02;
    for (const double side : {-1.0, 1.0}) {
        const DemoPoint eye{c.x + side * ex, ey};
        if (mood == 4) {
            canvas.arc(eye, r * 0.15, r * 0.1, 10, 170, dark, r * 0.05);
        } else {
            const double open = mood == 2 ? 0.2 : 0.15;
            canvas.ellipse(eye, r * open, r * open * 1.1, {255, 255, 255});
            canvas.disc({eye.x, eye.y + (mood == 1 ? r * 0.04 : 0)}, r * 0.085, dark);
        }
        const double inner = mood == 3 ? 0.14 : mood == 1 ? -0.1 : mood == 2 ? -0.06 : 0;
        canvas.line({eye.x - side * r * 0.18, ey - r * (0.32 - inner)},
                    {eye.x + side * r * 0.2, ey - r * (0.32 + inner * 0.6)}, dark, r * 0.055);
    }
    canvas.arc({c.x, c.y + r * 0.22}, r * 0.09, r * 0.07, 0, 180, blend(skin, {0, 0, 0}, 0.3), r * 0.045);
    const DemoPoint mouth{c.x, c.y + r * 0.58};
    if (mood == 0) canvas.polygon(arcPoints({mouth.x, mouth.y - r * 0.1}, r * 0.38, r * 0.32, 0, 180), {176, 44, 52});
    if (mood == 1) canvas.arc({mouth.x, mouth.y + r * 0.2}, r * 0.3, r * 0.22, 200, 340, {150, 50, 52}, r * 0.065);
    if (mood == 2) canvas.ellipse(mouth, r * 0.17, r * 0.22, {130, 36, 44});
    if (mood == 3)
        canvas.line({mouth.x - r * 0.26, mouth.y + r * 0.05}, {mouth.x + r * 0.26, mouth.y}, {150, 44, 46}, r * 0.07);
    if (mood == 4) canvas.ellipse(mouth, r * 0.1, r * 0.07, {150, 60, 60});
    if (glasses) {
        for (const double side : {-1.0, 1.0}) canvas.ring({c.x + side * ex, ey}, r * 0.27, dark, r * 0.05);
        canvas.line({c.x - ex + r * 0.27, ey}, {c.x + ex - r * 0.27, ey}, dark, r * 0.05);
    }
    if (hat) {
        const DemoColor felt = colorValue(hatColor, style.theme);
        canvas.polygon(arcPoints({c.x, c.y - r * 0.52}, r * 0.86, r * 0.85, 180, 360), felt);
        canvas.box(c.x - r * 1.2, c.y - r * 0.6, r * 2.4, r * 0.18, blend(felt, {0, 0, 0}, 0.25), r * 0.09);
    }
    const std::string feeling = moods[static_cast<std::size_t>(mood)];
    scene.ask(DemoSkill::Identify, random.word({"How does the person feel?", "What mood is shown?"}), feeling,
              "The person looks " + feeling + ".",
              {moods[static_cast<std::size_t>((mood + 1) % 5)], moods[static_cast<std::size_t>((mood + 2) % 5)],
               moods[static_cast<std::size_t>((mood + 3) % 5)]});
    scene.ask(DemoSkill::YesNo, "Does the person wear glasses?", glasses ? "Yes" : "No",
              glasses ? "Yes, the person wears glasses." : "No, there are no glasses.");
    scene.ask(DemoSkill::YesNo, "Is there a hat?", hat ? "Yes" : "No",
              hat ? std::string("Yes, a ") + colorName(hatColor) + " hat." : "No, there is no hat.");
    if (!hat)
        scene.ask(DemoSkill::Color, "What color is the hair?", colorName(hair),
                  std::string("The hair is ") + colorName(hair) + ".",
                  {hair == 7 ? "black" : "brown", hair == 2 ? "gray" : "yellow"});
    scene.ask(DemoSkill::Color, "What color is the shirt?", colorName(shirt),
              std::string("The shirt is ") + colorName(shirt) + ".",
              {colorName((shirt + 1) % 8), colorName((shirt + 4) % 8)});
    static const std::vector<std::string> reasons{"the mouth smiles", "the corners of the mouth point down",
                                                  "the eyes and the mouth are wide open",
                                                  "the brows are drawn together", "the eyes are closed"};
    scene.ask(DemoSkill::Explain, explainQuestion(random, "how you can tell the mood"), "",
              "I look at the eyes, the brows and the mouth: " + reasons[static_cast<std::size_t>(mood)] +
                  ". So the person looks " + feeling + ".");
    scene.ask(DemoSkill::Describe, describeQuestion(random), "",
              "The face of a person who looks " + feeling + ", " +
                  (hat ? std::string("with a ") + colorName(hatColor) + " hat"
                       : std::string("with ") + colorName(hair) + " hair") +
                  (glasses ? ", glasses" : "") + " and a " + colorName(shirt) + " shirt.");
    return scene;
}

DemoScene paintLandscape(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    scene.photo = true;
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height();
    struct Hour {
        const char* name;
        DemoColor high, low;
        double dim;
    };
    static const std::vector<Hour> hours{{"day", {92, 164, 226}, {206, 232, 246}, 0},
                                         {"evening", {92, 70, 130}, {250, 170, 110}, 0.25},
                                         {"night", {14, 20, 48}, {52, 66, 110}, 0.55},
                                         {"morning", {150, 190, 226}, {252, 222, 190}, 0.08}};
    static const std::vector<std::string> places{"mountains", "the sea", "a forest", "a desert", "hills"};
    static const std::vector<std::string> weathers{"clear", "rainy", "snowy", "cloudy"};
    const int hour = random.range(0, 3), place = random.range(0, 4), weather = random.range(0, 3);
    const Hour& time = hours[static_cast<std::size_t>(hour)];
    const auto lit = [&](DemoColor color) {
        DemoColor result = blend(color, {10, 14, 36}, time.dim);
        return weather ? blend(result, {136, 142, 150}, 0.25) : result;
    };
    const double horizon = h * random.uniform(0.5, 0.62);
    canvas.gradient(0, horizon + 2, weather == 0 ? time.high : blend(time.high, {120, 128, 138}, 0.5),
                    weather == 0 ? time.low : blend(time.low, {160, 166, 174}, 0.5));
    static const std::vector<DemoColor> grounds{
        {96, 140, 86}, {58, 126, 180}, {84, 134, 88}, {226, 186, 122}, {140, 180, 110}};
    canvas.box(0, horizon, w, h - horizon, lit(grounds[static_cast<std::size_t>(place)]));
    const bool night = hour == 2;
    const double sunX = w * random.uniform(0.15, 0.85),
                 sunY = horizon * (hour == 0 || night ? random.uniform(0.2, 0.4) : random.uniform(0.6, 0.8));
    const bool sunShown = weather == 0;
    if (sunShown) {
        if (night) {
            for (int i = 0; i < 30; ++i) {
                const DemoPoint star{random.uniform(0, w), random.uniform(0, horizon * 0.9)};
                canvas.disc(star, random.uniform(0.5, 1.2), {240, 240, 250});
            }
        }
        canvas.disc({sunX, sunY}, 26, night ? DemoColor{180, 190, 220} : DemoColor{255, 226, 150}, 0.25);
        canvas.disc({sunX, sunY}, 17, night ? DemoColor{236, 238, 246} : DemoColor{255, 214, 92});
    }
    const auto ridge = [&](double base, double height, double waves, DemoColor color) {
        const double phase = random.uniform(0, 6), second = random.uniform(0, 6);
        std::vector<DemoPoint> points{{-2, h + 2}};
        for (double x = -2; x <= w + 4; x += 4)
            points.push_back({x, base - height * (0.5 + 0.35 * std::sin(x / w * waves + phase) +
                                                  0.15 * std::sin(x / w * waves * 2.7 + second))});
        points.push_back({w + 4, h + 2});
        canvas.polygon(points, color);
    };
    if (place == 0) {
        for (int layer = 0; layer < 2; ++layer) {
            for (int i = 0; i < 3; ++i) {
                const double x = w * (i + random.uniform(0.1, 0.9)) / 3,
                             top = horizon * random.uniform(0.25, 0.55) + layer * 22, half = random.uniform(50, 80);
                const DemoColor rock = lit(layer ? DemoColor{98, 108, 124} : DemoColor{132, 144, 164});
                canvas.polygon({{x - half, horizon + 12}, {x, top}, {x + half, horizon + 12}}, rock);
                canvas.polygon({{x - half * 0.26, top + (horizon + 12 - top) * 0.26},
                                {x, top},
                                {x + half * 0.26, top + (horizon + 12 - top) * 0.26},
                                {x, top + (horizon - top) * 0.2}},
                               lit({246, 248, 252}));
            }
        }
        ridge(horizon + 22, 18, 5, lit({96, 140, 86}));
    } else if (place == 1) {
        canvas.gradient(horizon, h, lit({58, 126, 180}), lit({30, 78, 128}));
        for (int i = 0; i < 26; ++i) {
            const double y = random.uniform(horizon + 5, h - 24), x = random.uniform(0, w),
                         length = 6 + (y - horizon) * 0.15;
            canvas.line({x, y}, {x + length, y}, lit({170, 208, 232}), 0.8);
        }
        const double bx = w * random.uniform(0.25, 0.75), by = horizon + 22;
        canvas.polygon({{bx - 20, by}, {bx + 20, by}, {bx + 13, by + 9}, {bx - 13, by + 9}}, lit({140, 66, 46}));
        canvas.polygon({{bx + 1, by - 36}, {bx + 1, by - 3}, {bx + 18, by - 3}}, lit({246, 244, 236}));
        ridge(h - 4, 16, 4, lit({226, 204, 158}));
    } else if (place == 2) {
        ridge(horizon + 14, 22, 5, lit({84, 134, 88}));
        canvas.gradient(horizon + 16, h, lit({94, 144, 80}), lit({56, 104, 60}));
        for (int i = 0; i < 9; ++i) {
            const double x = w * (i + random.uniform(0.1, 0.9)) / 9, size = random.uniform(0.8, 1.3),
                         y = horizon + random.uniform(20, 60);
            canvas.box(x - 3, y, 6, 12, lit({92, 66, 46}));
            for (int k = 0; k < 3; ++k)
                canvas.polygon({{x - (18 - k * 4) * size, y + 2 - k * 15 * size},
                                {x, y - (26 + k * 15) * size},
                                {x + (18 - k * 4) * size, y + 2 - k * 15 * size}},
                               lit({34, static_cast<unsigned char>(92 + k * 12), 62}));
        }
    } else if (place == 3) {
        ridge(horizon + 16, 26, 6, lit({226, 186, 122}));
        ridge(horizon + 62, 34, 4, lit({208, 160, 94}));
        for (int i = 0; i < 3; ++i) {
            const double x = w * (i + random.uniform(0.2, 0.8)) / 3, y = horizon + random.uniform(40, 80);
            const DemoColor cactus = lit({70, 130, 78});
            canvas.box(x - 5, y - 34, 10, 40, cactus, 5);
            canvas.box(x - 16, y - 24, 6, 16, cactus, 3);
            canvas.box(x - 14, y - 13, 12, 6, cactus, 3);
            canvas.box(x + 10, y - 28, 6, 16, cactus, 3);
            canvas.box(x + 2, y - 17, 12, 6, cactus, 3);
        }
    } else {
        ridge(horizon + 10, 40, 5, lit({140, 180, 110}));
        ridge(horizon + 44, 44, 4, lit({112, 164, 84}));
        ridge(horizon + 84, 40, 3, lit({86, 142, 66}));
        drawObject(canvas, DemoObject::House, {w * random.uniform(0.2, 0.8), horizon + 22}, 38, lit(colorValue(0, 1)),
                   {40, 40, 40});
    }
    if (weather > 0) {
        for (int i = 0; i < 4; ++i) {
            const DemoPoint cloud{w * (i + random.uniform(0.1, 0.9)) / 4, horizon * random.uniform(0.15, 0.45)};
            const DemoColor grey = weather == 3 ? DemoColor{238, 240, 244} : DemoColor{176, 182, 192};
            for (const double dx : {-18.0, 0.0, 18.0})
                canvas.ellipse({cloud.x + dx, cloud.y - (dx == 0 ? 7 : 0)}, 19, 12,
                               blend(grey, {10, 14, 36}, time.dim * 0.7));
        }
    }
    if (weather == 1 || weather == 2) {
        for (int i = 0; i < 90; ++i) {
            const DemoPoint p{random.uniform(0, w), random.uniform(0, h)};
            if (weather == 1)
                canvas.line(p, {p.x - 4, p.y + 11}, {196, 212, 232}, 0.7);
            else
                canvas.disc(p, random.uniform(1, 2.4), {250, 251, 254});
        }
    }
    const DemoRandom grain(random.next());
    canvas.noise(grain, random.range(3, 9));
    const std::string here = places[static_cast<std::size_t>(place)], sky = weathers[static_cast<std::size_t>(weather)],
                      when = time.name;
    scene.ask(DemoSkill::Identify, random.word({"What kind of place is this?", "Which place is shown?"}), here,
              "The picture shows " + here + ".",
              {places[static_cast<std::size_t>((place + 1) % 5)], places[static_cast<std::size_t>((place + 2) % 5)],
               places[static_cast<std::size_t>((place + 3) % 5)]});
    scene.ask(
        DemoSkill::Identify, random.word({"What is the weather like?", "How is the weather?"}), sky,
        "The weather is " + sky + ".",
        {weathers[static_cast<std::size_t>((weather + 1) % 4)], weathers[static_cast<std::size_t>((weather + 2) % 4)]});
    scene.ask(DemoSkill::YesNo, "Is it night?", night ? "Yes" : "No",
              night ? "Yes, the sky is dark." : "No, it is " + when + ".");
    if (sunShown)
        scene.ask(DemoSkill::Locate, std::string("Where is the ") + (night ? "moon" : "sun") + "?",
                  sunX < w / 2 ? "on the left" : "on the right",
                  std::string("The ") + (night ? "moon" : "sun") + " is " +
                      (sunX < w / 2 ? "on the left" : "on the right") + ".",
                  {sunX < w / 2 ? "on the right" : "on the left"});
    scene.ask(DemoSkill::Predict, "What should a visitor take along?",
              weather == 1   ? "an umbrella"
              : weather == 2 ? "warm clothes"
              : night        ? "a lamp"
                             : "a camera",
              std::string("As it is ") + (weather ? sky : when) + ", " +
                  (weather == 1   ? "an umbrella"
                   : weather == 2 ? "warm clothes"
                   : night        ? "a lamp"
                                  : "a camera") +
                  " would be useful.");
    scene.ask(DemoSkill::Explain, explainQuestion(random, "how you can tell the time of day"), "",
              "I look at the sky: its colors and its light are those of the " + when + ". So it is " + when + ".");
    scene.ask(DemoSkill::Describe, describeQuestion(random), "",
              "A landscape with " + here + " in " + sky + " weather. It is " + when + ".");
    return scene;
}

}  // namespace coincide
