#include "core/data/demo_scene.h"

#include <algorithm>
#include <array>

namespace coincide {

namespace {

struct NamedColor {
    const char* name;
    std::array<DemoColor, 4> variants;  // clear, soft, deep, bright
};

const std::array<NamedColor, 11> kColors{{
    {"red", {{{214, 48, 49}, {232, 93, 88}, {168, 32, 38}, {240, 40, 60}}}},
    {"orange", {{{240, 134, 35}, {247, 162, 92}, {217, 106, 14}, {255, 140, 0}}}},
    {"yellow", {{{245, 205, 50}, {250, 221, 110}, {232, 187, 12}, {255, 222, 20}}}},
    {"green", {{{56, 161, 84}, {112, 184, 120}, {30, 112, 62}, {40, 190, 80}}}},
    {"blue", {{{47, 109, 214}, {96, 148, 224}, {28, 70, 156}, {30, 120, 255}}}},
    {"purple", {{{126, 72, 176}, {158, 116, 200}, {92, 40, 138}, {150, 60, 220}}}},
    {"pink", {{{242, 130, 172}, {247, 168, 198}, {226, 98, 150}, {255, 110, 180}}}},
    {"brown", {{{132, 86, 52}, {160, 116, 82}, {98, 60, 34}, {146, 90, 40}}}},
    {"gray", {{{136, 140, 146}, {164, 168, 172}, {100, 104, 110}, {150, 150, 150}}}},
    {"black", {{{34, 36, 40}, {52, 54, 58}, {22, 22, 26}, {20, 20, 20}}}},
    {"white", {{{248, 248, 246}, {250, 250, 250}, {242, 242, 240}, {255, 255, 255}}}},
}};

const std::array<const char*, kDemoSkillCount> kSkillNames{
    "describe", "identify",   "count",   "color",   "compare",  "locate",    "read_value", "read_text", "yes_no",
    "choose",   "arithmetic", "explain", "predict", "navigate", "translate", "code",       "chat",      "recall"};

}  // namespace

const char* demoSkillName(DemoSkill skill) { return kSkillNames[static_cast<std::size_t>(skill)]; }

const char* colorName(int color) { return kColors[static_cast<std::size_t>(color)].name; }

DemoColor colorValue(int color, int theme) {
    return kColors[static_cast<std::size_t>(color)].variants[static_cast<std::size_t>(theme)];
}

std::vector<int> pickColors(DemoRandom& random, int count) {
    return random.sample(std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7}, count);
}

DemoStyle pickStyle(DemoRandom& random) {
    struct Surface {
        DemoColor background, panel, ink, soft;
    };
    static const std::vector<Surface> surfaces{
        {{250, 250, 248}, {255, 255, 255}, {44, 48, 56}, {214, 218, 224}},
        {{246, 239, 226}, {253, 248, 238}, {66, 52, 40}, {222, 208, 186}},
        {{228, 238, 248}, {244, 249, 254}, {34, 52, 78}, {190, 208, 226}},
        {{230, 242, 232}, {244, 250, 245}, {34, 62, 48}, {192, 214, 198}},
        {{248, 232, 236}, {254, 245, 247}, {78, 40, 54}, {226, 200, 208}},
        {{236, 232, 246}, {247, 245, 252}, {54, 44, 84}, {208, 200, 226}},
        {{34, 40, 52}, {46, 54, 68}, {232, 236, 242}, {82, 92, 108}},
        {{24, 44, 50}, {34, 60, 66}, {228, 240, 238}, {72, 104, 108}},
        {{52, 40, 58}, {68, 54, 74}, {244, 234, 240}, {104, 88, 110}},
    };
    const Surface& s = random.pick(surfaces);
    DemoStyle style{s.background, s.panel, s.ink, s.soft, DemoCanvas::Font::Sans, random.range(0, 3)};
    const int font = random.range(0, 3);
    if (font == 0) style.font = DemoCanvas::Font::Serif;
    if (font == 1) style.font = DemoCanvas::Font::Bold;
    return style;
}

DemoScene startScene(DemoRandom& random, bool withPixels, const DemoStyle& style) {
    static const std::vector<std::pair<int, int>> sizes{{256, 256}, {256, 256}, {288, 224},
                                                        {224, 264}, {272, 240}, {320, 224}};
    const auto [width, height] = random.pick(sizes);
    DemoScene scene{DemoCanvas(width, height, withPixels), {}, false};
    DemoCanvas& canvas = scene.canvas;
    canvas.fill(style.background);
    const DemoColor faint = blend(style.background, style.soft, 0.45);
    switch (random.range(0, 5)) {
        case 0:
            canvas.gradient(0, height, style.panel, blend(style.background, style.soft, 0.35));
            break;
        case 1:
            for (int y = 8; y < height; y += 16) {
                for (int x = 8; x < width; x += 16) canvas.disc({double(x), double(y)}, 1.1, faint);
            }
            break;
        case 2:
            for (int x = 0; x < width; x += 20) canvas.line({double(x), 0}, {double(x), double(height)}, faint, 0.5);
            for (int y = 0; y < height; y += 20) canvas.line({0, double(y)}, {double(width), double(y)}, faint, 0.5);
            break;
        case 3:
            for (int x = -height; x < width; x += 28) {
                canvas.polygon({{double(x), double(height)},
                                {x + 14.0, double(height)},
                                {x + 14.0 + height, 0},
                                {x + double(height), 0}},
                               blend(style.background, style.soft, 0.2));
            }
            break;
        default:
            break;
    }
    const DemoRandom grain(random.next());
    canvas.noise(grain, random.chance(0.15) ? random.range(1, 2) : 0);
    return scene;
}

std::string describeQuestion(DemoRandom& random) {
    return random.word({"Describe the picture.", "What is shown here?", "Describe this image in one sentence.",
                        "What do you see?", "Give a short description of the image.",
                        "What can you tell me about this picture?"});
}

std::string countQuestion(DemoRandom& random, const std::string& things) {
    const std::string begin = random.word({"How many ", "How many ", "Please count: how many "});
    const std::string end = random.word({" are there?", " are in the picture?", " can you see?", " are shown?"});
    return begin + things + end;
}

std::string explainQuestion(DemoRandom& random, const std::string& goal) {
    return random.word({"Explain step by step ", "Show your reasoning: explain ", "Please walk me through "}) + goal +
           ".";
}

std::string numberWord(int value) {
    static const std::array<const char*, 13> words{"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                                   "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    return value >= 0 && value < 13 ? words[static_cast<std::size_t>(value)] : std::to_string(value);
}

std::string withArticle(const std::string& noun) {
    return (std::string("aeiou").find(noun.empty() ? 'x' : noun[0]) != std::string::npos ? "an " : "a ") + noun;
}

std::string joined(const std::vector<std::string>& items) {
    std::string all;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) all += i + 1 == items.size() ? " and " : ", ";
        all += items[i];
    }
    return all;
}

std::string counted(int count, const std::string& singular, const std::string& plural) {
    return std::to_string(count) + " " + (count == 1 ? singular : plural);
}

std::vector<std::string> nearNumbers(int value, int step, const std::string& unit) {
    DemoRandom random(mixSeeds(static_cast<std::uint64_t>(value), static_cast<std::uint64_t>(step)));
    std::vector<int> shifts{-3, -2, -1, 1, 2, 3};
    random.shuffle(shifts);
    std::vector<std::string> all;
    for (const int shift : shifts) {
        if (value + shift * step >= 0 && all.size() < 3) all.push_back(std::to_string(value + shift * step) + unit);
    }
    return all;
}

}  // namespace coincide
