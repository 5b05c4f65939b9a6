#include "core/engine/text_query.h"

#include <gtest/gtest.h>

namespace coincide {
namespace {

std::string match(std::string_view text) { return parseTextQuery(text).match; }

TEST(TextQuery, WordsMustAllOccurAndTheLastMayBeABeginning) {
    EXPECT_EQ(match("red ca"), "\"red\" AND \"ca\" *");
    EXPECT_EQ(match("red cat "), "\"red\" AND \"cat\"");
    EXPECT_EQ(match("red c"), "\"red\" AND \"c\"") << "one letter is too short for a beginning";
}

TEST(TextQuery, PhrasesSidesAndExclusions) {
    EXPECT_EQ(match("\"red cat\""), "\"red cat\"");
    EXPECT_EQ(match("question:what answer:\"a cat\" "), "question : \"what\" AND answer : \"a cat\"");
    EXPECT_EQ(match("cat -dog -answer:bird "), "(\"cat\") NOT (\"dog\" OR answer : \"bird\")");
    EXPECT_EQ(match("-dog "), "");
    EXPECT_EQ(parseTextQuery("-dog ").except, "\"dog\"");
    EXPECT_EQ(match("state-of-the-art "), "\"state of the art\"");
    EXPECT_EQ(match("question: answer "), "\"question \" AND \"answer\"") << "nothing behind the colon";
}

TEST(TextQuery, WhatHoldsNoWordAsksForNothing) {
    for (const char* text : {"", "   ", "\"", "\"\"", "***", "-", "- -", "!? ...", "-\"\"", "\xE2\x80\xA6"}) {
        EXPECT_EQ(match(text), "") << text;
        EXPECT_EQ(parseTextQuery(text).except, "") << text;
    }
    EXPECT_EQ(match("cat !!! "), "\"cat\"");
}

TEST(TextQuery, CharactersOfChineseAreWords) {
    EXPECT_EQ(textForIndex("a\xE7\x8C\xAB\xE7\x8B\x97z"), "a \xE7\x8C\xAB  \xE7\x8B\x97 z");
    EXPECT_EQ(match("\xE7\x8C\xAB\xE7\x8B\x97"), "\" \xE7\x8C\xAB  \xE7\x8B\x97 \"") << "a phrase, and no beginning";
    EXPECT_EQ(textForIndex("<image>\nWhat <image"), " \nWhat <image");
}

TEST(TextQuery, LongQueriesAreCut) {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += "a" + std::to_string(i) + " ";
    EXPECT_LT(match(text).size(), 2000u);
}

}  // namespace
}  // namespace coincide
