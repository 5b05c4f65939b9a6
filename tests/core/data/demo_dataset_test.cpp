#include "core/data/demo_dataset.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <opencv2/imgcodecs.hpp>
#include <set>

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/data/demo_painters.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

DemoOptions optionsOf(std::int64_t records, std::uint64_t seed = 1) { return {records, seed}; }

std::map<std::string, std::string> filesOf(const Path& folder) {
    std::map<std::string, std::string> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            all[entry.path().lexically_relative(folder).string()] = readFile(entry.path(), 1 << 24);
    }
    return all;
}

TEST(DemoDataset, HasTheSameBytesTwiceAndForAnyNumberOfThreads) {
    TemporaryFolder one, two;
    const DemoOptions options = optionsOf(90);
    ASSERT_TRUE(writeDemoDataset(one.path(), options, 1, {}, {}));
    ASSERT_TRUE(writeDemoDataset(two.path(), options, 3, {}, {}));
    const auto first = filesOf(one.path());
    EXPECT_GT(first.size(), 70u);
    EXPECT_EQ(first, filesOf(two.path()));
    ASSERT_TRUE(writeDemoDataset(two.path(), options, 2, {}, {}));
    EXPECT_EQ(first, filesOf(two.path()));
}

TEST(DemoDataset, ARecordDependsOnItsIndexAndTheSeedOnly) {
    for (const std::int64_t index : {0, 7, 99}) {
        const DemoRecord small = makeDemoRecord(optionsOf(100), index, true),
                         large = makeDemoRecord(optionsOf(5000), index, true);
        EXPECT_EQ(small.id, large.id);
        EXPECT_EQ(small.turns, large.turns);
        EXPECT_EQ(small.picture, large.picture);
        const DemoRecord textOnly = makeDemoRecord(optionsOf(100), index, false);
        EXPECT_EQ(small.turns, textOnly.turns);
        EXPECT_TRUE(textOnly.picture.empty());
    }
    int different = 0;
    for (int i = 0; i < 20; ++i)
        different +=
            makeDemoRecord(optionsOf(20, 1), i, false).turns != makeDemoRecord(optionsOf(20, 2), i, false).turns;
    EXPECT_GE(different, 18);
}

TEST(DemoDataset, CoversAllKindsAndSkillsUnevenly) {
    std::map<std::string, int> kinds, skills;
    std::set<std::string> ids;
    int texts = 0, severalRounds = 0;
    const DemoOptions options;
    for (std::int64_t i = 0; i < options.records; ++i) {
        const DemoRecord record = makeDemoRecord(options, i, false);
        ++kinds[record.kind];
        ++skills[record.skill];
        ids.insert(record.id);
        texts += record.image.empty();
        severalRounds += record.turns.size() > 2;
    }
    EXPECT_EQ(kinds.size(), demoKinds().size());
    EXPECT_EQ(skills.size(), demoSkills().size());
    EXPECT_GE(kinds.size(), 20u);
    EXPECT_GE(skills.size(), 14u);
    EXPECT_EQ(static_cast<std::int64_t>(ids.size()), options.records);
    EXPECT_GT(texts, 100);
    EXPECT_GT(severalRounds, 250);
    const auto [least, most] = std::minmax_element(kinds.begin(), kinds.end(),
                                                   [](const auto& a, const auto& b) { return a.second < b.second; });
    EXPECT_GE(least->second, 10);
    EXPECT_GT(most->second, 4 * least->second);
}

TEST(DemoDataset, ConversationsAreWellFormed) {
    const DemoOptions options = optionsOf(1200, 3);
    for (std::int64_t i = 0; i < options.records; ++i) {
        const DemoRecord record = makeDemoRecord(options, i, false);
        ASSERT_GE(record.turns.size(), 2u);
        ASSERT_EQ(record.turns.size() % 2, 0u);
        for (std::size_t t = 0; t < record.turns.size(); ++t) {
            const Turn& turn = record.turns[t];
            EXPECT_EQ(turn.role, t % 2 ? "gpt" : "human");
            EXPECT_FALSE(turn.text.empty()) << record.id;
            EXPECT_EQ(turn.text.find("  "), turn.text.find("    ")) << turn.text;
            const bool tag = turn.text.find("<image>") != std::string::npos;
            EXPECT_EQ(tag, t == 0 && !record.image.empty()) << record.id;
        }
        if (!record.image.empty()) {
            EXPECT_EQ(record.turns[0].text.rfind("<image>\n", 0), 0u);
            EXPECT_EQ(record.image.rfind(record.kind + "/", 0), 0u);
        }
    }
}

TEST(DemoDataset, EveryQuestionHasAnAnswerAndNoWrongOptionIsRight) {
    for (const DemoPainter paint :
         {paintCounting, paintShelf,    paintFlag,   paintBarChart,  paintLineChart, paintPieChart, paintTable,
          paintReceipt,  paintSign,     paintScreen, paintClock,     paintGauge,     paintMap,      paintMaze,
          paintSequence, paintGeometry, paintFace,   paintLandscape, paintDice,      paintCards,    paintBoard}) {
        for (std::uint64_t seed = 0; seed < 60; ++seed) {
            DemoRandom random(seed);
            const DemoScene scene = paint(random, false);
            EXPECT_GE(scene.questions.size(), 5u);
            for (const DemoQuestion& question : scene.questions) {
                EXPECT_FALSE(question.full.empty()) << question.question;
                EXPECT_FALSE(question.question.empty());
                // A short answer that is not a plain yes or no must be contained in its own full sentence or name the
                // same thing.
                if (question.skill == DemoSkill::YesNo) {
                    EXPECT_TRUE(question.brief == "Yes" || question.brief == "No") << question.brief;
                    EXPECT_TRUE(question.full.rfind(question.brief, 0) == 0 || question.full.rfind("Both", 0) == 0)
                        << question.full;
                }
                if (question.skill == DemoSkill::ReadValue || question.skill == DemoSkill::Arithmetic ||
                    question.skill == DemoSkill::Color) {
                    EXPECT_NE(question.full.find(question.brief), std::string::npos)
                        << question.question << " | " << question.full << " | " << question.brief;
                }
            }
        }
    }
}

TEST(DemoDataset, CountsInACountingPictureAddUp) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        DemoRandom random(seed);
        const DemoScene scene = paintCounting(random, false);
        const int first = std::stoi(scene.questions[0].brief), all = std::stoi(scene.questions[1].brief);
        EXPECT_GE(first, 1);
        EXPECT_GE(all, first);
        EXPECT_LE(all, 20);
    }
}

TEST(DemoDataset, EveryPictureDecodesAtAModestSize) {
    const DemoOptions options = optionsOf(1600);
    std::map<std::string, int> seen;
    for (std::int64_t i = 0; i < 400; ++i) {
        const DemoRecord record = makeDemoRecord(options, i, true);
        if (record.image.empty()) continue;
        ++seen[record.kind];
        const cv::Mat picture = cv::imdecode(record.picture, cv::IMREAD_COLOR);
        ASSERT_FALSE(picture.empty()) << record.id;
        EXPECT_GE(picture.cols, 200);
        EXPECT_LE(picture.cols, 400);
        EXPECT_GE(picture.rows, 200);
        EXPECT_LE(record.picture.size(), 120'000u);
        const bool jpeg = record.picture[0] == 0xFF && record.picture[1] == 0xD8;
        EXPECT_EQ(jpeg, record.image.ends_with(".jpg"));
        cv::Scalar mean, spread;
        cv::meanStdDev(picture, mean, spread);
        EXPECT_GT(spread[0] + spread[1] + spread[2], 10) << "nothing is drawn in " << record.id;
    }
    EXPECT_GE(seen.size(), 20u);
}

TEST(DemoDataset, WritesReadableJsonWithExtraFields) {
    TemporaryFolder folder;
    const DemoOptions options = optionsOf(60, 5);
    writeDemoJson(folder.path(), options);
    const Json json = Json::readFile(folder.path() / "demo.json");
    ASSERT_EQ(json.size(), 60u);
    for (std::size_t i = 0; i < json.size(); ++i) {
        const Json item = json.at(i);
        const DemoRecord record = makeDemoRecord(options, static_cast<std::int64_t>(i), false);
        EXPECT_EQ(item.at("id").asString(), record.id);
        EXPECT_EQ(item.stringOr("image", ""), record.image);
        EXPECT_EQ(item.has("image"), !record.image.empty());
        EXPECT_EQ(item.at("kind").asString(), record.kind);
        EXPECT_EQ(item.at("skill").asString(), record.skill);
        ASSERT_EQ(item.at("conversations").size(), record.turns.size());
        EXPECT_EQ(item.at("conversations").at(1).at("value").asString(), record.turns[1].text);
        EXPECT_EQ(item.at("conversations").at(1).at("from").asString(), "gpt");
    }
}

TEST(DemoDataset, SomeKindsRepeatScenesNearlyUnchanged) {
    const DemoOptions options = optionsOf(600);
    std::map<std::string, int> descriptions;
    for (std::int64_t i = 0; i < options.records; ++i) {
        const DemoRecord record = makeDemoRecord(options, i, false);
        if (record.kind == "sign" && record.skill == "describe") ++descriptions[record.turns[1].text];
    }
    int repeated = 0;
    for (const auto& [text, count] : descriptions) repeated += count > 1;
    EXPECT_GE(repeated, 1);
}

TEST(DemoDataset, StopsWhenCancelledAndCanBeCompleted) {
    TemporaryFolder stopped, whole;
    const DemoOptions options = optionsOf(100, 4);
    const CancelToken token;
    const auto stopAfterFirst = [&](const Progress& progress) {
        if (progress.done >= 64) token.cancel();
    };
    EXPECT_FALSE(writeDemoDataset(stopped.path(), options, 2, stopAfterFirst, token));
    EXPECT_FALSE(isRegularFile(stopped.path() / "demo.json"));
    ASSERT_TRUE(writeDemoDataset(stopped.path(), options, 2, {}, {}));
    ASSERT_TRUE(writeDemoDataset(whole.path(), options, 2, {}, {}));
    EXPECT_EQ(filesOf(stopped.path()), filesOf(whole.path()));
}

TEST(DemoDataset, RefusesImpossibleSizes) {
    TemporaryFolder folder;
    EXPECT_THROW(writeDemoDataset(folder.path(), optionsOf(0), 1, {}, {}), Error);
    EXPECT_THROW(writeDemoDataset(folder.path(), optionsOf(2'000'000), 1, {}, {}), Error);
    EXPECT_THROW(writeDemoPictures(folder.path(), optionsOf(10), 5, 11, 1, {}), Error);
}

}  // namespace
}  // namespace coincide
