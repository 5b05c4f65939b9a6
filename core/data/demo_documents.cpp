#include <algorithm>
#include <array>

#include "core/data/demo_painters.h"

namespace coincide {

namespace {

std::string price(int cents) {
    const int rest = cents % 100;
    return std::to_string(cents / 100) + "." + (rest < 10 ? "0" : "") + std::to_string(rest);
}

}  // namespace

DemoScene paintTable(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height();
    struct Subject {
        std::vector<std::string> rows, columns;
    };
    static const std::vector<Subject> subjects{
        {{"Anna", "Ben", "Cara", "Dan", "Eva", "Finn"}, {"Math", "Art", "Music"}},
        {{"Apples", "Pears", "Plums", "Grapes", "Kiwis", "Melons"}, {"Mon", "Tue", "Wed"}},
        {{"Reds", "Blues", "Lions", "Bears", "Hawks", "Stars"}, {"Won", "Lost", "Even"}},
        {{"Paris", "Rome", "Oslo", "Cairo", "Lima", "Tokyo"}, {"Jan", "Apr", "Jul"}},
    };
    const Subject& subject = random.pick(subjects);
    const int rows = random.range(3, 5), columns = random.range(2, 3);
    const std::vector<std::string> names = random.sample(subject.rows, rows);
    std::vector<std::vector<int>> cells(static_cast<std::size_t>(columns));
    for (auto& column : cells) {
        std::vector<int> all;
        for (int v = 1; v <= 30; ++v) all.push_back(v);
        column = random.sample(all, rows);
    }
    const double left = w * 0.07, top = h * random.uniform(0.1, 0.2), tw = w * 0.86,
                 rowHeight = std::min(34.0, (h * 0.9 - top) / (rows + 1)), first = tw * 0.36,
                 cw = (tw - first) / columns;
    const DemoColor head = colorValue(pickColors(random, 1)[0], style.theme);
    const bool striped = random.chance(0.5), ruled = random.chance(0.6);
    canvas.box(left, top, tw, rowHeight * (rows + 1), style.panel);
    canvas.box(left, top, tw, rowHeight, head);
    for (int c = 0; c < columns; ++c) {
        canvas.text(subject.columns[static_cast<std::size_t>(c)], {left + first + cw * (c + 0.5), top + rowHeight / 2},
                    7.5, {255, 255, 255}, DemoCanvas::Align::Center, DemoCanvas::Font::Bold, cw - 6);
    }
    for (int r = 0; r < rows; ++r) {
        const double y = top + rowHeight * (r + 1);
        if (striped && r % 2) canvas.box(left, y, tw, rowHeight, blend(style.panel, style.soft, 0.45));
        canvas.text(names[static_cast<std::size_t>(r)], {left + 7, y + rowHeight / 2}, 7.5, style.ink,
                    DemoCanvas::Align::Left, style.font, first - 10);
        for (int c = 0; c < columns; ++c) {
            canvas.text(std::to_string(cells[static_cast<std::size_t>(c)][static_cast<std::size_t>(r)]),
                        {left + first + cw * (c + 0.5), y + rowHeight / 2}, 7.5, style.ink, DemoCanvas::Align::Center,
                        style.font);
        }
        if (ruled) canvas.line({left, y}, {left + tw, y}, style.soft, 0.7);
    }
    if (ruled) {
        for (int c = 0; c < columns; ++c)
            canvas.line({left + first + cw * c, top}, {left + first + cw * c, top + rowHeight * (rows + 1)}, style.soft,
                        0.7);
    }
    canvas.frame(left, top, tw, rowHeight * (rows + 1), blend(style.ink, style.panel, 0.4), 1);
    const int c = random.range(0, columns - 1), a = random.range(0, rows - 1),
              b = (a + random.range(1, rows - 1)) % rows;
    const auto& column = cells[static_cast<std::size_t>(c)];
    const auto name = [&](int r) { return names[static_cast<std::size_t>(r)]; };
    const auto value = [&](int r) { return column[static_cast<std::size_t>(r)]; };
    const std::string heading = subject.columns[static_cast<std::size_t>(c)];
    const int most = static_cast<int>(std::max_element(column.begin(), column.end()) - column.begin());
    scene.ask(DemoSkill::ReadValue,
              random.word({"What is the value of ", "Which value is shown for ", "Read off the value of "}) + name(a) +
                  " under " + heading + "?",
              std::to_string(value(a)), "Under " + heading + ", " + name(a) + " has " + std::to_string(value(a)) + ".",
              nearNumbers(value(a)));
    scene.ask(DemoSkill::Compare, "Which one is the largest under " + heading + "?", name(most),
              name(most) + " is the largest with " + std::to_string(value(most)) + ".",
              {name((most + 1) % rows), name((most + 2) % rows)});
    scene.ask(DemoSkill::Arithmetic, "What is the sum of " + name(a) + " and " + name(b) + " under " + heading + "?",
              std::to_string(value(a) + value(b)),
              "The sum is " + std::to_string(value(a)) + " + " + std::to_string(value(b)) + " = " +
                  std::to_string(value(a) + value(b)) + ".",
              nearNumbers(value(a) + value(b)));
    scene.ask(DemoSkill::Count, countQuestion(random, random.chance(0.5) ? "items" : "rows"), std::to_string(rows),
              "There are " + std::to_string(rows) + " rows below the heading.", nearNumbers(rows));
    scene.ask(DemoSkill::ReadText, "What is in the first column of the last row?", name(rows - 1),
              "The last row begins with " + name(rows - 1) + ".", {name(0), name(1)});
    scene.ask(DemoSkill::Explain, explainQuestion(random, "how to find the largest value under " + heading), "",
              "First I find the column " + heading + ". Then I compare its " + std::to_string(rows) +
                  " values. The largest is " + std::to_string(value(most)) + ", in the row of " + name(most) + ".");
    scene.ask(DemoSkill::Describe, describeQuestion(random), "",
              "A table with " + std::to_string(rows) + " rows and the columns " +
                  joined({subject.columns.begin(), subject.columns.begin() + columns}) + ". It lists " + joined(names) +
                  ".");
    return scene;
}

DemoScene paintReceipt(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height();
    static const std::vector<std::string> shops{"CORNER CAFE", "GREEN MARKET", "CITY BOOKS",
                                                "SUN BAKERY",  "BLUE DINER",   "TOY BARN"};
    static const std::vector<std::string> goods{"Coffee", "Tea",   "Bread", "Cake",   "Soup",
                                                "Juice",  "Salad", "Milk",  "Cheese", "Honey"};
    const std::string shop = random.pick(shops);
    const int count = random.range(2, 4);
    const std::vector<std::string> names = random.sample(goods, count);
    std::vector<int> prices;
    int total = 0;
    for (const int step : random.sample(std::vector<int>{2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}, count)) {
        prices.push_back(step * 50);
        total += step * 50;
    }
    const double pw = std::min(w * 0.66, 170.0), left = (w - pw) / 2 + random.uniform(-12, 12), top = 14,
                 bottom = h - 12;
    std::vector<DemoPoint> paper{{left, top}, {left + pw, top}, {left + pw, bottom}};
    for (int i = 0; i <= 12; ++i) paper.push_back({left + pw - pw * i / 12.0, bottom - (i % 2 ? 5.0 : 0.0)});
    std::vector<DemoPoint> shadow = paper;
    for (DemoPoint& p : shadow) p = {p.x + 4, p.y + 4};
    canvas.polygon(shadow, {0, 0, 0}, 0.25);
    canvas.polygon(paper, {252, 251, 246});
    const DemoColor ink{52, 52, 58};
    const double step = std::min(25.0, (bottom - top - 92) / count);
    canvas.text(shop, {left + pw / 2, top + 18}, 8.5, ink, DemoCanvas::Align::Center, DemoCanvas::Font::Bold, pw - 20);
    canvas.text("Thank you", {left + pw / 2, top + 34}, 6, ink, DemoCanvas::Align::Center, DemoCanvas::Font::Serif);
    for (double x = left + 12; x < left + pw - 14; x += 7) canvas.line({x, top + 46}, {x + 3.5, top + 46}, ink, 0.7);
    double y = top + 60;
    for (int i = 0; i < count; ++i, y += step) {
        canvas.text(names[static_cast<std::size_t>(i)], {left + 14, y}, 7, ink, DemoCanvas::Align::Left);
        canvas.text(price(prices[static_cast<std::size_t>(i)]), {left + pw - 14, y}, 7, ink, DemoCanvas::Align::Right);
    }
    canvas.line({left + 12, y - 3}, {left + pw - 12, y - 3}, ink, 0.8);
    canvas.text("TOTAL", {left + 14, y + 11}, 7.5, ink, DemoCanvas::Align::Left, DemoCanvas::Font::Bold);
    canvas.text(price(total), {left + pw - 14, y + 11}, 7.5, ink, DemoCanvas::Align::Right, DemoCanvas::Font::Bold);
    const int a = random.range(0, count - 1);
    const int most = static_cast<int>(std::max_element(prices.begin(), prices.end()) - prices.begin());
    const auto name = [&](int i) { return names[static_cast<std::size_t>(i)]; };
    const auto cost = [&](int i) { return price(prices[static_cast<std::size_t>(i)]); };
    scene.ask(DemoSkill::ReadValue,
              random.word({"What is the total?", "Which value is shown at the bottom?", "What is the sum to pay?"}),
              price(total), "The total is " + price(total) + ".",
              {price(total + 50), price(total + 150), price(total - 50)});
    scene.ask(DemoSkill::ReadValue, random.word({"What is the price of ", "Which value is shown for "}) + name(a) + "?",
              cost(a), name(a) + " costs " + cost(a) + ".",
              {price(prices[static_cast<std::size_t>(a)] + 50), price(prices[static_cast<std::size_t>(a)] + 100)});
    scene.ask(DemoSkill::ReadText, random.word({"What is the name at the top?", "Which text is at the top?"}), shop,
              "The text at the top is " + shop + ".", {shops[0] == shop ? shops[1] : shops[0], "TOTAL"});
    scene.ask(DemoSkill::Compare, random.word({"Which item costs the most?", "Which one is the most expensive?"}),
              name(most), name(most) + " costs the most, " + cost(most) + ".", {name((most + 1) % count)});
    scene.ask(DemoSkill::Count, countQuestion(random, "items"), std::to_string(count),
              "There are " + std::to_string(count) + " items.", nearNumbers(count));
    scene.ask(DemoSkill::Arithmetic, "What is left of 50.00 after paying?", price(5000 - total),
              "The rest is 50.00 - " + price(total) + " = " + price(5000 - total) + ".",
              {price(5050 - total), price(4900 - total)});
    scene.ask(DemoSkill::Describe, describeQuestion(random), "",
              "A paper receipt of " + shop + " for " + joined(names) + ". The total is " + price(total) + ".");
    return scene;
}

DemoScene paintSign(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height();
    static const std::vector<std::string> shapes{"circle", "rectangle", "diamond", "octagon", "triangle"};
    static const std::vector<std::string> words{"STOP", "OPEN",  "EXIT",   "CAFE",   "TAXI",   "BUS",  "SLOW", "SALE",
                                                "PARK", "HOTEL", "SCHOOL", "CLOSED", "BAKERY", "WAIT", "PULL", "PUSH"};
    const int shape = random.range(0, 4), color = pickColors(random, 1)[0];
    const std::string word = random.pick(words);
    const DemoColor face = colorValue(color, style.theme), rim{250, 250, 250};
    const DemoPoint c{w / 2 + random.uniform(-14, 14), h * (shape == 4 ? 0.52 : 0.42)};
    const double r = std::min(w, h) * random.uniform(0.31, 0.37);
    canvas.box(c.x - 4, c.y, 8, h - c.y, {128, 132, 138});
    canvas.box(c.x - 4, c.y, 3, h - c.y, {168, 172, 178});
    const auto regular = [&](double radius, int corners, double turn) {
        std::vector<DemoPoint> points = arcPoints(c, radius, radius, turn, turn + 360);
        std::vector<DemoPoint> picked;
        for (int i = 0; i < corners; ++i)
            picked.push_back(
                arcPoints(c, radius, radius, turn + 360.0 * i / corners, turn + 360.0 * i / corners + 1).front());
        return picked;
    };
    const auto plate = [&](double radius, DemoColor fill) {
        if (shape == 0) canvas.disc(c, radius, fill);
        if (shape == 1) canvas.box(c.x - radius * 1.15, c.y - radius * 0.7, radius * 2.3, radius * 1.4, fill, 7);
        if (shape == 2) canvas.polygon(regular(radius * 1.12, 4, 0), fill);
        if (shape == 3) canvas.polygon(regular(radius * 1.05, 8, 22.5), fill);
        if (shape == 4) canvas.polygon(regular(radius * 1.25, 3, -90), fill);
    };
    plate(r + 5, blend(style.ink, style.background, 0.6));
    plate(r + 3.5, rim);
    plate(r, face);
    canvas.text(word, {c.x, c.y + (shape == 4 ? r * 0.28 : 0)}, r * 0.36, rim, DemoCanvas::Align::Center,
                DemoCanvas::Font::Bold,
                shape == 4   ? r * 1.15
                : shape == 2 ? r * 1.4
                             : r * 1.75);
    scene.ask(DemoSkill::ReadText, random.word({"What does it say?", "Which word is written here?", "Read the text."}),
              word, "It says " + word + ".",
              {words[0] == word ? words[1] : words[0], words[8] == word ? words[9] : words[8]});
    scene.ask(DemoSkill::Color, random.word({"What color is the sign?", "Which color does the sign have?"}),
              colorName(color), std::string("The sign is ") + colorName(color) + ".",
              {colorName((color + 1) % 8), colorName((color + 4) % 8)});
    scene.ask(DemoSkill::Identify, random.word({"What shape is it?", "Which shape do you see?"}),
              shapes[static_cast<std::size_t>(shape)],
              "It is " + withArticle(shapes[static_cast<std::size_t>(shape)]) + ".",
              {shapes[static_cast<std::size_t>((shape + 1) % 5)], shapes[static_cast<std::size_t>((shape + 2) % 5)]});
    const int asked = random.chance(0.5) ? color : (color + random.range(1, 7)) % 8;
    scene.ask(DemoSkill::YesNo, std::string("Is it ") + colorName(asked) + "?", asked == color ? "Yes" : "No",
              std::string(asked == color ? "Yes, it is " : "No, it is ") + colorName(color) + ".");
    scene.ask(DemoSkill::Count, countQuestion(random, "letters"), std::to_string(word.size()),
              "The word " + word + " has " + std::to_string(word.size()) + " letters.",
              nearNumbers(static_cast<int>(word.size())));
    scene.ask(DemoSkill::Describe, describeQuestion(random), "",
              std::string("A ") + colorName(color) + " sign on a post. Its shape is " +
                  withArticle(shapes[static_cast<std::size_t>(shape)]) + " and it says " + word + ".");
    return scene;
}

DemoScene paintScreen(DemoRandom& random, bool withPixels) {
    const DemoStyle style = pickStyle(random);
    DemoScene scene = startScene(random, withPixels, style);
    DemoCanvas& canvas = scene.canvas;
    const double w = canvas.width(), h = canvas.height();
    static const std::vector<std::string> entries{"Wi-Fi",  "Sound", "Alarm", "Radio",
                                                  "Camera", "Light", "Mail",  "Music"};
    static const std::vector<std::string> buttons{"Save", "Send", "Back", "Next", "Help"};
    const int count = random.range(3, 4), battery = random.range(1, 10) * 10;
    const std::vector<std::string> names = random.sample(entries, count);
    std::vector<bool> on;
    for (int i = 0; i < count; ++i) on.push_back(random.chance(0.5));
    const std::string button = random.pick(buttons);
    const int color = pickColors(random, 1)[0];
    const DemoColor accent = colorValue(color, style.theme);
    const double pw = std::min(w * 0.7, 150.0), left = (w - pw) / 2 + random.uniform(-20, 20), top = 8, ph = h - 16;
    const bool dark = random.chance(0.4);
    const DemoColor page = dark ? DemoColor{38, 42, 52} : DemoColor{248, 249, 251},
                    ink = dark ? DemoColor{236, 238, 242} : DemoColor{40, 44, 52};
    canvas.box(left - 6, top, pw + 12, ph, {28, 30, 36}, 16);
    canvas.box(left, top + 8, pw, ph - 16, page, 9);
    canvas.box(left, top + 8, pw, 34, accent, 9);
    canvas.box(left, top + 24, pw, 18, accent);
    canvas.text("Settings", {left + 10, top + 29}, 8, {255, 255, 255}, DemoCanvas::Align::Left, DemoCanvas::Font::Bold);
    canvas.text(std::to_string(battery) + "%", {left + pw - 30, top + 29}, 6, {255, 255, 255},
                DemoCanvas::Align::Right);
    canvas.frame(left + pw - 27, top + 25, 16, 8, {255, 255, 255}, 1, 2);
    canvas.box(left + pw - 26, top + 26, 14 * battery / 100.0, 6, {255, 255, 255});
    const double rowHeight = (ph - 98) / count;
    for (int i = 0; i < count; ++i) {
        const double y = top + 48 + rowHeight * (i + 0.5);
        canvas.text(names[static_cast<std::size_t>(i)], {left + 12, y}, 7.5, ink, DemoCanvas::Align::Left,
                    DemoCanvas::Font::Sans);
        const bool set = on[static_cast<std::size_t>(i)];
        canvas.box(left + pw - 40, y - 8, 30, 16, set ? accent : DemoColor{170, 174, 182}, 8);
        canvas.disc({left + pw - (set ? 18.0 : 32.0), y}, 6.3, {255, 255, 255});
        canvas.line({left + 10, y + rowHeight / 2}, {left + pw - 10, y + rowHeight / 2}, blend(page, ink, 0.15), 0.7);
    }
    canvas.box(left + pw * 0.22, top + ph - 42, pw * 0.56, 24, accent, 12);
    canvas.text(button, {left + pw / 2, top + ph - 30}, 7.5, {255, 255, 255}, DemoCanvas::Align::Center,
                DemoCanvas::Font::Bold);
    const int a = random.range(0, count - 1), active = static_cast<int>(std::count(on.begin(), on.end(), true));
    const auto name = [&](int i) { return names[static_cast<std::size_t>(i)]; };
    const bool set = on[static_cast<std::size_t>(a)];
    scene.ask(DemoSkill::YesNo, "Is " + name(a) + random.word({" on?", " switched on?"}), set ? "Yes" : "No",
              set ? "Yes, " + name(a) + " is on." : "No, " + name(a) + " is off.");
    scene.ask(DemoSkill::Count, countQuestion(random, "switches"), std::to_string(count),
              "There are " + std::to_string(count) + " switches.", nearNumbers(count));
    scene.ask(
        DemoSkill::Count, "How many items are switched on?", std::to_string(active),
        std::string(active == 1 ? "There is " : "There are ") + counted(active, "item", "items") + " switched on.",
        nearNumbers(active));
    scene.ask(DemoSkill::ReadText, random.word({"What does the button say?", "Which word is written on the button?"}),
              button, "The button says " + button + ".", {button == "Save" ? "Open" : "Save", "Close"});
    scene.ask(DemoSkill::ReadValue, random.word({"What is the battery value?", "Which value is shown at the top?"}),
              std::to_string(battery) + "%", "The battery is at " + std::to_string(battery) + "%.",
              nearNumbers(battery, 10, "%"));
    scene.ask(DemoSkill::Locate, "Where is the button?", "at the bottom", "The button is at the bottom of the screen.",
              {"at the top", "on the left"});
    scene.ask(DemoSkill::Explain,
              explainQuestion(random, std::string("how to switch ") + name(a) + (set ? " off" : " on")), "",
              "First find the line " + name(a) + ". Then tap the switch on the right. At last tap " + button + ".");
    scene.ask(DemoSkill::Describe, describeQuestion(random), "",
              std::string("A phone screen with ") + colorName(color) + " settings for " + joined(names) +
                  ". The button says " + button + ".");
    return scene;
}

}  // namespace coincide
