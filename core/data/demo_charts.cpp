#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "core/data/demo_painters.h"

namespace coincide {

namespace {

struct Topic {
    const char* title;
    const char* unit;
    std::vector<std::string> names;
};

const std::vector<Topic>& topics() {
    static const std::vector<Topic> all{
        {"Fruit sold", "boxes", {"Apples", "Pears", "Plums", "Grapes", "Melons", "Kiwis"}},
        {"Visitors", "people", {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}},
        {"Books read", "books", {"Anna", "Ben", "Cara", "Dan", "Eva", "Finn"}},
        {"Rain", "mm", {"Jan", "Feb", "Mar", "Apr", "May", "Jun"}},
        {"Energy", "units", {"Wind", "Solar", "Hydro", "Coal", "Gas", "Other"}},
        {"Pets", "animals", {"Cats", "Dogs", "Birds", "Fish", "Mice", "Frogs"}},
        {"Goals", "goals", {"Reds", "Blues", "Lions", "Bears", "Hawks", "Stars"}},
    };
    return all;
}

/// Different values, so that the largest and the smallest are well defined.
std::vector<int> differentValues(DemoRandom& random, int count, int low, int high, int step) {
    std::vector<int> all;
    for (int v = low; v <= high; v += step) all.push_back(v);
    return random.sample(all, count);
}

struct Extremes {
    int largest, smallest;
};

Extremes extremes(const std::vector<int>& values) {
    const auto largest = std::max_element(values.begin(), values.end()),
               smallest = std::min_element(values.begin(), values.end());
    return {static_cast<int>(largest - values.begin()), static_cast<int>(smallest - values.begin())};
}

void askAboutValues(DemoScene& scene, DemoRandom& random, const std::vector<std::string>& names,
                    const std::vector<int>& values, const std::string& unit, int step) {
    const auto [top, low] = extremes(values);
    const auto name = [&](int i) { return names[static_cast<std::size_t>(i)]; };
    const auto value = [&](int i) { return values[static_cast<std::size_t>(i)]; };
    const int count = static_cast<int>(values.size()), a = random.range(0, count - 1),
              b = (a + random.range(1, count - 1)) % count;
    std::vector<std::string> others;
    for (int i = 0; i < count && others.size() < 3; ++i) {
        if (i != top) others.push_back(name(i));
    }
    scene.ask(
        DemoSkill::ReadValue,
        random.word({"What is the value of ", "Which value is shown for ", "Read off the value of "}) + name(a) + "?",
        std::to_string(value(a)) + unit, "The value of " + name(a) + " is " + std::to_string(value(a)) + unit + ".",
        nearNumbers(value(a), step, unit));
    scene.ask(DemoSkill::Compare,
              random.word({"Which one is the largest?", "Which item has the highest value?", "Which is the greatest?"}),
              name(top), name(top) + " is the largest with " + std::to_string(value(top)) + unit + ".", others);
    scene.ask(DemoSkill::Compare, random.word({"Which one is the smallest?", "Which item has the lowest value?"}),
              name(low), name(low) + " is the smallest with " + std::to_string(value(low)) + unit + ".");
    scene.ask(DemoSkill::YesNo, "Is " + name(a) + " larger than " + name(b) + "?", value(a) > value(b) ? "Yes" : "No",
              std::string(value(a) > value(b) ? "Yes, " : "No, ") + std::to_string(value(a)) +
                  (value(a) > value(b) ? " is more than " : " is less than ") + std::to_string(value(b)) + ".");
    const int difference = std::abs(value(a) - value(b));
    scene.ask(DemoSkill::Arithmetic, "What is the difference between " + name(a) + " and " + name(b) + "?",
              std::to_string(difference) + unit,
              "The difference is " + std::to_string(std::max(value(a), value(b))) + " - " +
                  std::to_string(std::min(value(a), value(b))) + " = " + std::to_string(difference) + unit + ".",
              nearNumbers(difference, step, unit));
    scene.ask(DemoSkill::Explain, explainQuestion(random, "how to find the largest value"), "",
              "First I read every value. Then I compare them. " + name(top) + " with " + std::to_string(value(top)) +
                  unit + " is higher than all others.");
    scene.ask(DemoSkill::Count, countQuestion(random, "items"), std::to_string(count),
              "There are " + std::to_string(count) + " items.", nearNumbers(count));
}

}  // namespace

DemoScene paintBarChart(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height();
    const Topic& topic = random.pick(topics());
    const int count = random.range(3, 6);
    const std::vector<std::string> names(topic.names.begin(), topic.names.begin() + count);
    const std::vector<int> values = differentValues(random, count, 2, 20, 1);
    const bool upright = random.chance(0.65), manyColors = random.chance(0.5);
    const std::vector<int> colors = pickColors(random, 6);
    const double left = upright ? 30 : 52, top = 34, right = w - 12, bottom = h - 28;
    if (random.chance(0.5)) canvas.box(6, 6, w - 12, h - 12, style.panel, 8);
    canvas.text(topic.title, {w / 2, 19}, 9.5, style.ink, DemoCanvas::Align::Center, DemoCanvas::Font::Bold, w - 30);
    for (int tick = 0; tick <= 20; tick += 5) {
        if (upright) {
            const double y = bottom - (bottom - top) * tick / 20;
            canvas.line({left, y}, {right, y}, style.soft, 0.6);
            canvas.text(std::to_string(tick), {left - 4, y}, 6.5, style.ink, DemoCanvas::Align::Right);
        } else {
            const double x = left + (right - left) * tick / 20;
            canvas.line({x, top}, {x, bottom}, style.soft, 0.6);
            canvas.text(std::to_string(tick), {x, bottom + 9}, 6.5, style.ink);
        }
    }
    const double cell = (upright ? right - left : bottom - top) / count, radius = random.chance(0.4) ? 4 : 0;
    for (int i = 0; i < count; ++i) {
        const DemoColor color = colorValue(colors[manyColors ? static_cast<std::size_t>(i) : 0], style.theme);
        const double length = values[static_cast<std::size_t>(i)] / 20.0;
        if (upright) {
            const double x = left + cell * (i + 0.5), top2 = bottom - (bottom - top) * length;
            canvas.box(x - cell * 0.34, top2, cell * 0.68, bottom - top2, color, radius);
            canvas.text(names[static_cast<std::size_t>(i)], {x, bottom + 10}, 6.8, style.ink, DemoCanvas::Align::Center,
                        DemoCanvas::Font::Sans, cell - 3);
        } else {
            const double y = top + cell * (i + 0.5);
            canvas.box(left, y - cell * 0.34, (right - left) * length, cell * 0.68, color, radius);
            canvas.text(names[static_cast<std::size_t>(i)], {left - 5, y}, 6.8, style.ink, DemoCanvas::Align::Right,
                        DemoCanvas::Font::Sans, left - 10);
        }
    }
    if (upright)
        canvas.line({left, bottom}, {right, bottom}, style.ink, 1);
    else
        canvas.line({left, top}, {left, bottom}, style.ink, 1);
    askAboutValues(scene, random, names, values, "", 1);
    const auto [most, least] = extremes(values);
    scene.ask(DemoSkill::Describe, describeQuestion(random), "",
              std::string("A bar chart with the title ") + topic.title + ". It has " + std::to_string(count) +
                  (upright ? " upright" : " horizontal") + " bars; " + names[static_cast<std::size_t>(most)] +
                  " is the highest and " + names[static_cast<std::size_t>(least)] + " the lowest.");
    scene.ask(DemoSkill::ReadText, "What is the title?", topic.title, std::string("The title is ") + topic.title + ".",
              {"Sales", "Weather", "Costs"});
    return scene;
}

DemoScene paintLineChart(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height();
    static const std::vector<std::string> titles{"Temperature", "Sales", "Water level", "Speed", "Price", "Heart rate"};
    static const std::vector<std::string> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug"};
    const std::string title = random.pick(titles);
    const int count = random.range(5, 7), trend = random.range(0, 2);  // rising, falling, mixed
    const std::vector<std::string> names(months.begin(), months.begin() + count);
    std::vector<int> values = differentValues(random, count, 10, 90, 5);
    if (trend == 0) std::sort(values.begin(), values.end());
    if (trend == 1) std::sort(values.rbegin(), values.rend());
    const double left = 34, top = 36, right = w - 16, bottom = h - 28;
    const int color = pickColors(random, 1)[0];
    if (random.chance(0.5)) canvas.box(6, 6, w - 12, h - 12, style.panel, 8);
    canvas.text(title, {w / 2, 19}, 9.5, style.ink, DemoCanvas::Align::Center, DemoCanvas::Font::Bold, w - 30);
    for (int tick = 0; tick <= 100; tick += 25) {
        const double y = bottom - (bottom - top) * tick / 100;
        canvas.line({left, y}, {right, y}, style.soft, 0.6);
        canvas.text(std::to_string(tick), {left - 5, y}, 6.5, style.ink, DemoCanvas::Align::Right);
    }
    std::vector<DemoPoint> points;
    for (int i = 0; i < count; ++i) {
        points.push_back({left + (right - left) * (i + 0.4) / count,
                          bottom - (bottom - top) * values[static_cast<std::size_t>(i)] / 100.0});
        canvas.text(names[static_cast<std::size_t>(i)], {points.back().x, bottom + 10}, 6.5, style.ink);
    }
    const DemoColor stroke = colorValue(color, style.theme);
    if (random.chance(0.5)) {
        std::vector<DemoPoint> area = points;
        area.push_back({points.back().x, bottom});
        area.push_back({points.front().x, bottom});
        canvas.polygon(area, stroke, 0.25);
    }
    canvas.outline(points, stroke, random.uniform(1.6, 2.8), false);
    for (const DemoPoint& p : points) {
        canvas.disc(p, 3.6, stroke);
        canvas.disc(p, 1.7, style.panel);
    }
    canvas.line({left, bottom}, {right, bottom}, style.ink, 1);
    canvas.line({left, top}, {left, bottom}, style.ink, 1);
    askAboutValues(scene, random, names, values, "", 5);
    static const std::vector<std::string> trends{"It rises", "It falls", "It goes up and down"};
    bool rising = std::is_sorted(values.begin(), values.end()),
         falling = std::is_sorted(values.rbegin(), values.rend());
    const std::size_t shape = rising ? 0 : falling ? 1 : 2;
    scene.ask(DemoSkill::Predict, random.word({"What is the trend?", "How does it develop over time?"}), trends[shape],
              trends[shape] + " from " + names.front() + " to " + names.back() + ".",
              {trends[(shape + 1) % 3], trends[(shape + 2) % 3]});
    scene.ask(DemoSkill::Describe, describeQuestion(random), "",
              "A line chart of " + title + " with a " + colorName(color) + " line. " + trends[shape] + " from " +
                  names.front() + " to " + names.back() + ".");
    scene.ask(DemoSkill::Color, "What color is the line?", colorName(color),
              std::string("The line is ") + colorName(color) + ".",
              {colorName((color + 2) % 8), colorName((color + 5) % 8)});
    return scene;
}

DemoScene paintPieChart(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height();
    static const std::vector<std::vector<int>> shares{
        {50, 30, 20},     {60, 25, 15}, {45, 35, 20},        {40, 30, 20, 10},    {55, 20, 15, 10},
        {35, 30, 20, 15}, {70, 20, 10}, {35, 25, 20, 15, 5}, {40, 25, 20, 10, 5}, {65, 30, 5}};
    const Topic& topic = random.pick(topics());
    std::vector<int> values = random.pick(shares);
    random.shuffle(values);
    const int count = static_cast<int>(values.size());
    const std::vector<std::string> names = random.sample(topic.names, count);
    const std::vector<int> colors = pickColors(random, count);
    const bool wide = w > h, donut = random.chance(0.4);
    if (random.chance(0.5)) canvas.box(6, 6, w - 12, h - 12, style.panel, 8);
    canvas.text(topic.title, {w / 2, 19}, 9.5, style.ink, DemoCanvas::Align::Center, DemoCanvas::Font::Bold, w - 30);
    const double radius = wide ? std::min(h * 0.37, w * 0.27) : std::min(w * 0.34, h * 0.3);
    const DemoPoint center = wide ? DemoPoint{w * 0.36, h * 0.55} : DemoPoint{w / 2, h * 0.43};
    double angle = random.chance(0.5) ? -90 : random.uniform(-90, 90);
    canvas.disc({center.x + 2, center.y + 4}, radius, {0, 0, 0}, 0.15);
    for (int i = 0; i < count; ++i) {
        const double next = angle + 3.6 * values[static_cast<std::size_t>(i)],
                     middle = (angle + next) / 2 * 3.14159265358979 / 180;
        canvas.sector(center, radius, angle, next, colorValue(colors[static_cast<std::size_t>(i)], style.theme));
        canvas.line(center,
                    {center.x + radius * std::cos(next * 3.14159265358979 / 180),
                     center.y + radius * std::sin(next * 3.14159265358979 / 180)},
                    style.panel, 1.2);
        if (values[static_cast<std::size_t>(i)] >= 10) {
            canvas.text(std::to_string(values[static_cast<std::size_t>(i)]) + "%",
                        {center.x + radius * 0.74 * std::cos(middle), center.y + radius * 0.74 * std::sin(middle)}, 6.5,
                        {255, 255, 255}, DemoCanvas::Align::Center, DemoCanvas::Font::Bold);
        }
        angle = next;
        const double ly = wide ? h * 0.55 + (i - (count - 1) / 2.0) * 20 : h - 22 - 15 * ((count - 1) / 2 - i / 2),
                     lx = wide ? w * 0.69 : 24 + (i % 2) * (w / 2 - 8);
        canvas.box(lx, ly - 5, 10, 10, colorValue(colors[static_cast<std::size_t>(i)], style.theme), 2);
        canvas.text(names[static_cast<std::size_t>(i)], {lx + 15, ly}, 7, style.ink, DemoCanvas::Align::Left,
                    DemoCanvas::Font::Sans, w * 0.25);
    }
    if (donut) canvas.disc(center, radius * 0.45, style.panel);
    askAboutValues(scene, random, names, values, "%", 5);
    const int a = random.range(0, count - 1);
    scene.ask(
        DemoSkill::Color, "Which color stands for " + names[static_cast<std::size_t>(a)] + "?",
        colorName(colors[static_cast<std::size_t>(a)]),
        names[static_cast<std::size_t>(a)] + " is shown in " + colorName(colors[static_cast<std::size_t>(a)]) + ".",
        {colorName(colors[static_cast<std::size_t>((a + 1) % count)]), "gray"});
    const auto [most, least] = extremes(values);
    scene.ask(DemoSkill::Describe, describeQuestion(random), "",
              std::string(donut ? "A ring chart" : "A pie chart") + " with the title " + topic.title + " and " +
                  std::to_string(count) + " parts. " + names[static_cast<std::size_t>(most)] +
                  " takes the largest share, " + std::to_string(values[static_cast<std::size_t>(most)]) + "%.");
    return scene;
}

}  // namespace coincide
