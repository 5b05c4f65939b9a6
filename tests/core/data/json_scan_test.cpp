#include "core/data/json_scan.h"

#include <gtest/gtest.h>

#include <string>

namespace coincide {
namespace {

constexpr std::size_t npos = std::string_view::npos;

TEST(JsonScan, FindsTheEndOfEveryKindOfValue) {
    EXPECT_EQ(jsonValueEnd(R"("ab",)", 0), 4u);
    EXPECT_EQ(jsonValueEnd("12.5e3]", 0), 6u);
    EXPECT_EQ(jsonValueEnd("true }", 0), 4u);
    EXPECT_EQ(jsonValueEnd("[1, [2], {}] x", 0), 12u);
    EXPECT_EQ(jsonValueEnd(R"( {"a": "}"} )", 1), 11u);
    EXPECT_EQ(jsonValueEnd("-1", 0), 2u);
}

TEST(JsonScan, QuotesAreClosedOnlyWhereNoBackslashStandsBefore) {
    EXPECT_EQ(jsonValueEnd(R"("a\"b" )", 0), 6u);
    EXPECT_EQ(jsonValueEnd(R"("a\\" ")", 0), 5u);
    EXPECT_EQ(jsonValueEnd(R"("\\\"" ")", 0), 6u);
    EXPECT_EQ(jsonValueEnd(R"("\")", 0), npos);
    EXPECT_EQ(jsonValueEnd(R"("")", 0), 2u);
}

TEST(JsonScan, NoValueNoEnd) {
    EXPECT_EQ(jsonValueEnd("", 0), npos);
    EXPECT_EQ(jsonValueEnd("ab", 2), npos);
    EXPECT_EQ(jsonValueEnd("ab", 99), npos);
    EXPECT_EQ(jsonValueEnd(",", 0), npos);
    EXPECT_EQ(jsonValueEnd("]", 0), npos);
    EXPECT_EQ(jsonValueEnd(" 1", 0), npos);
}

TEST(JsonScan, EveryTruncationOfAnObjectHasNoEnd) {
    const std::string text = R"({"a": ["x\"]", {"b": "{"}], "c": "\\"})";
    ASSERT_EQ(jsonValueEnd(text, 0), text.size());
    for (std::size_t cut = 0; cut < text.size(); ++cut) EXPECT_EQ(jsonValueEnd(text.substr(0, cut), 0), npos) << cut;
}

TEST(JsonScan, MillionsOfOpenBracketsNeitherRecurseNorFail) {
    EXPECT_EQ(jsonValueEnd(std::string(5'000'000, '['), 0), npos);
    const std::string closed = std::string(1'000'000, '[') + std::string(1'000'000, ']');
    EXPECT_EQ(jsonValueEnd(closed, 0), closed.size());
}

TEST(JsonScan, SkipsTheFourBlanksOfJsonOnly) {
    EXPECT_EQ(jsonSkipBlanks(" \t\r\nx", 0), 4u);
    EXPECT_EQ(jsonSkipBlanks("x", 0), 0u);
    EXPECT_EQ(jsonSkipBlanks("\f1", 0), 0u);
    EXPECT_EQ(jsonSkipBlanks("  ", 0), 2u);
    EXPECT_EQ(jsonSkipBlanks("", 0), 0u);
}

TEST(JsonScan, FindsTheLastMemberOfTheOutermostObject) {
    const std::string_view object = R"( {"id": 1, "x": {"id": 2}, "id" : [3, "}"], "y": null} )";
    EXPECT_EQ(jsonFindMember(object, "id"), R"([3, "}"])");
    EXPECT_EQ(jsonFindMember(object, "y"), "null");
    EXPECT_EQ(jsonFindMember(object, "z"), std::nullopt);
    EXPECT_EQ(jsonFindMember("[1]", "id"), std::nullopt);
    EXPECT_EQ(jsonFindMember("", "id"), std::nullopt);
    EXPECT_EQ(jsonFindMember("{}", "id"), std::nullopt);
}

TEST(JsonScan, KeepsWhatItFoundBeforeAnObjectBreaks) {
    EXPECT_EQ(jsonFindMember(R"({"id": "a", "b" 5})", "id"), R"("a")");
    EXPECT_EQ(jsonFindMember(R"({"id": "a", "text": "cut o)", "id"), R"("a")");
    EXPECT_EQ(jsonFindMember(R"({"id": "cut o)", "id"), std::nullopt);
    EXPECT_EQ(jsonFindMember(R"({"id" "a"})", "id"), std::nullopt);
}

}  // namespace
}  // namespace coincide
