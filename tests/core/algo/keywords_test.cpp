#include "core/algo/keywords.h"

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace coincide {
namespace {

using Words = std::vector<std::string>;

TEST(Keywords, TokensAreLowerCaseWithoutStopWordsNumbersAndShortOnes) {
    EXPECT_EQ(keywordTokens("<image>\nWhat is the Colour of the BUS in 2021, x7 or it?"), (Words{"colour", "bus"}));
    EXPECT_EQ(keywordTokens(""), Words{});
}

TEST(Keywords, OtherScripts) {
    EXPECT_EQ(keywordTokens("caf\xC3\xA9 \xE2\x80\x9Cna\xC3\xAFve\xE2\x80\x9D"), (Words{"caf\xC3\xA9", "na\xC3\xAFve"}));
    EXPECT_EQ(keywordTokens("\xE7\x8C\xAB\xE5\x92\x8C" "dog\xE3\x80\x82"), (Words{"\xE7\x8C\xAB", "\xE5\x92\x8C", "dog"}));
}

TEST(Keywords, InvalidBytesSeparateWordsAndRunsAreNoWords) {
    EXPECT_EQ(keywordTokens("red\xFF" "blue\xC3"), (Words{"red", "blue"}));
    EXPECT_EQ(keywordTokens("green\xE7\x8C"), (Words{"green"}));
    EXPECT_EQ(keywordTokens(std::string(1 << 20, 'a') + " word"), (Words{"word"}));
}

TEST(Keywords, FindsWhatIsSpecialToACluster) {
    ClusterKeywords keywords;
    for (int i = 0; i < 10; ++i) {
        keywords.add("describe the bus on the street", 0);
        keywords.add("describe the chart with two axes", 4);
    }
    keywords.add("bus chart", 4);
    const std::vector<Keyword> first = keywords.top(0, 2);
    ASSERT_EQ(first.size(), 2u);
    EXPECT_EQ(first[0].word, "street");
    EXPECT_EQ(first[1].word, "bus");
    EXPECT_EQ(first[1].count, 10);
    EXPECT_GT(first[0].weight, first[1].weight);
    const std::vector<Keyword> all = keywords.top(4, 100);
    EXPECT_EQ(all[0].word, "chart");
    EXPECT_EQ(all[1].word, "axes");   // the same weight as "two": alphabetically
    EXPECT_EQ(all.back().word, "bus");
    EXPECT_TRUE(keywords.top(99, 5).empty());
    EXPECT_THROW(keywords.add("x", -1), Error);
}

TEST(Keywords, TheNumberOfDifferentWordsIsBounded) {
    ClusterKeywords keywords(2);
    keywords.add("alpha beta gamma alpha delta", 0);
    EXPECT_EQ(keywords.top(0, 10).size(), 2u);
    ClusterKeywords moved = std::move(keywords);
    EXPECT_EQ(moved.top(0, 1)[0].word, "alpha");
}

}  // namespace
}  // namespace coincide
