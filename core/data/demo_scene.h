#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/data/demo_canvas.h"

namespace coincide {

/// What a question of the demo dataset asks of a model.
enum class DemoSkill {
    Describe,
    Identify,
    Count,
    Color,
    Compare,
    Locate,
    ReadValue,
    ReadText,
    YesNo,
    Choose,
    Arithmetic,
    Explain,
    Predict,
    Navigate,
    Translate,
    Code,
    Chat,
    Recall
};
inline constexpr int kDemoSkillCount = 18;

/// Name as written in the dataset ("read_value").
const char* demoSkillName(DemoSkill skill);

/// A question with its right answer, short ("4") and in full ("There are 4 cups."), and wrong answers of the same type.
struct DemoQuestion {
    DemoSkill skill;
    std::string question;
    std::string brief;
    std::string full;
    std::vector<std::string> wrong;
};

/// A drawn picture and what may be asked about it.
struct DemoScene {
    DemoCanvas canvas;
    std::vector<DemoQuestion> questions;
    bool photo = false;  ///< stored as JPEG

    void ask(DemoSkill skill, std::string question, std::string brief, std::string full,
             std::vector<std::string> wrong = {}) {
        questions.push_back({skill, std::move(question), std::move(brief), std::move(full), std::move(wrong)});
    }
};

/// Colours that every kind of picture shares, so that a kind cannot be told by its palette.
struct DemoStyle {
    DemoColor background;
    DemoColor panel;  ///< a surface on the background
    DemoColor ink;    ///< text and axes, readable on background and panel
    DemoColor soft;   ///< grid lines and frames
    DemoCanvas::Font font;
    int theme;  ///< variant of the named colours
};

/// Red, orange, yellow, green, blue, purple, pink, brown; then gray, black, white.
inline constexpr int kPlainColors = 8;
const char* colorName(int color);
DemoColor colorValue(int color, int theme);
/// `count` different ones of the first eight colours. **Range**: count at most 8.
std::vector<int> pickColors(DemoRandom& random, int count);

DemoStyle pickStyle(DemoRandom& random);
/// A canvas of a random size near 256 x 256 with a background of the style.
DemoScene startScene(DemoRandom& random, bool withPixels, const DemoStyle& style);

/// Things that can be drawn anywhere.
enum class DemoObject { Star, Heart, Ball, Apple, Flower, Fish, House, Tree, Car, Cup, Balloon, Mushroom, Key, Book };
inline constexpr int kObjectCount = 14;
const char* objectName(DemoObject object);
std::string objectPlural(DemoObject object);
void drawObject(DemoCanvas& canvas, DemoObject object, DemoPoint center, double size, DemoColor color, DemoColor ink);
std::vector<DemoObject> pickObjects(DemoRandom& random, int count);

/// Wordings shared by all kinds of pictures.
std::string describeQuestion(DemoRandom& random);
std::string countQuestion(DemoRandom& random, const std::string& things);
std::string explainQuestion(DemoRandom& random, const std::string& goal);
/// "one", ... "twelve"; digits above.
std::string numberWord(int value);
/// "a", "an" and the noun.
std::string withArticle(const std::string& noun);
/// "a, b and c"
std::string joined(const std::vector<std::string>& items);
/// "1 cup", "3 cups"
std::string counted(int count, const std::string& singular, const std::string& plural);
/// Up to three numbers near `value`, none equal to it, none negative; the same ones for the same arguments.
std::vector<std::string> nearNumbers(int value, int step = 1, const std::string& unit = "");

}  // namespace coincide
