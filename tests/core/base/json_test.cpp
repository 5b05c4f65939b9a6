#include "core/base/json.h"

#include <gtest/gtest.h>

#include <string>

#include "core/base/error.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

template <class Action>
std::string message(Action&& action) {
    try {
        action();
    } catch (const Error& e) {
        EXPECT_EQ(e.code(), ErrorCode::BadInput);
        return e.cause();
    }
    return "no error";
}

TEST(Json, ReadsWithTypes) {
    const Json json = Json::parse("\xEF\xBB\xBF" R"({"i": 3, "f": 2.0, "t": "x\u00e9", "b": true, "n": null, "l": [1, 2], "d": [0.5], "s": ["a"], "o": {}})", "c.json");
    EXPECT_TRUE(json.isObject());
    EXPECT_EQ(json.size(), 9u);
    EXPECT_EQ(json.keys().front(), "i");
    EXPECT_EQ(json.keys().back(), "o") << "the file's order";
    EXPECT_EQ(json.at("i").asInt(), 3);
    EXPECT_EQ(json.at("f").asInt(), 2);
    EXPECT_EQ(json.at("i").asDouble(), 3.0);
    EXPECT_EQ(json.at("t").asString(), "x\xC3\xA9");
    EXPECT_TRUE(json.at("b").asBool());
    EXPECT_FALSE(json.has("n"));
    EXPECT_FALSE(json.has("absent"));
    EXPECT_FALSE(json.find("n"));
    EXPECT_EQ(json.at("l").asInts(), (std::vector<std::int64_t>{1, 2}));
    EXPECT_EQ(json.at("d").asDoubles(), std::vector<double>{0.5});
    EXPECT_EQ(json.at("s").asStrings(), std::vector<std::string>{"a"});
    EXPECT_EQ(json.at("l").at(1).asInt(), 2);
    EXPECT_EQ(json.at("l").dump(), "[1,2]");
    EXPECT_EQ(json.at("i").size(), 0u);
    EXPECT_TRUE(json.at("i").keys().empty());
}

TEST(Json, ManyKeysAreNoBurden) {
    std::string text = "{";
    for (int i = 0; i < 100'000; ++i) text += "\"key" + std::to_string(i) + "\":" + std::to_string(i) + ",";
    const Json json = Json::parse(text + "\"key7\":-1}", "c.json");   // took minutes when every key was searched from the front
    EXPECT_EQ(json.size(), 100'000u);
    EXPECT_EQ(json.at("key7").asInt(), -1) << "of two equal keys the last counts";
    EXPECT_EQ(json.keys()[7], "key7");
    std::int64_t sum = 0;
    for (const std::string& key : json.keys()) sum += json.at(key).asInt();
    EXPECT_EQ(sum, 4'999'950'000 - 8);
}

TEST(Json, MessagesNameFileAndPath) {
    const Json json = Json::parse(R"({"a": {"b": [1, "x"], "n": null}})", "c.json");
    EXPECT_EQ(message([&] { json.at("z"); }), "c.json: z is missing");
    EXPECT_EQ(message([&] { json.at("a").at("n"); }), "c.json: a.n is missing");
    EXPECT_EQ(message([&] { json.at("a").at("b").asInts(); }), "c.json: a.b[1] is not a whole number");
    EXPECT_EQ(message([&] { json.at("a").at("b").at(2); }), "c.json: a.b has no item 2");
    EXPECT_EQ(message([&] { json.at("a").asString(); }), "c.json: a is not a text");
    EXPECT_EQ(message([&] { json.at("a").asBool(); }), "c.json: a is neither true nor false");
    EXPECT_EQ(message([&] { json.at("a").asDouble(); }), "c.json: a is not a number");
    EXPECT_EQ(message([&] { json.at("a").asStrings(); }), "c.json: a is not a list");
    EXPECT_EQ(message([&] { json.at("a").intOr("b", 1); }), "c.json: a.b is not a whole number");
    EXPECT_EQ(json.at("a").at("b").at(1).path(), "c.json: a.b[1]");
}

TEST(Json, RangesAreChecked) {
    const Json json = Json::parse(R"({"i": 5, "u": 18446744073709551615, "h": 1.5, "e": 1e300, "m": -9223372036854775808})", "c");
    EXPECT_EQ(message([&] { json.at("i").asInt(6, 9); }), "c: i is 5, outside 6 to 9");
    EXPECT_EQ(json.at("i").asInt(5, 5), 5);
    EXPECT_EQ(message([&] { json.at("u").asInt(); }), "c: u is too large");
    EXPECT_EQ(message([&] { json.at("h").asInt(); }), "c: h is not a whole number");
    EXPECT_EQ(message([&] { json.at("e").asInt(); }), "c: e is not a whole number");
    EXPECT_EQ(json.at("m").asInt(), INT64_MIN);
    EXPECT_NE(message([] { Json::parse("[1e400]", "c"); }).find("out of range"), std::string::npos);
}

TEST(Json, FallbacksAreForAbsentKeysOnly) {
    const Json json = Json::parse(R"({"n": null, "i": 2, "t": "x", "b": false, "d": 0.5})", "c");
    EXPECT_EQ(json.intOr("n", 7), 7);
    EXPECT_EQ(json.intOr("i", 7), 2);
    EXPECT_EQ(message([&] { json.intOr("i", 7, 3, 4); }), "c: i is 2, outside 3 to 4");
    EXPECT_EQ(json.doubleOr("d", 1), 0.5);
    EXPECT_EQ(json.doubleOr("z", 1), 1);
    EXPECT_FALSE(json.boolOr("b", true));
    EXPECT_EQ(json.stringOr("z", "y"), "y");
    EXPECT_EQ(message([&] { json.stringOr("i", "y"); }), "c: i is not a text");
}

TEST(Json, NestingIsBounded) {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_TRUE(Json::parse(nested(64), "c").isArray());
    EXPECT_EQ(message([&] { Json::parse(nested(65), "c"); }), "c is nested too deeply at byte 64");
    EXPECT_EQ(message([&] { Json::parse(std::string(5'000'000, '['), "c"); }), "c is nested too deeply at byte 64");
    EXPECT_TRUE(Json::parse("[\"" + std::string(100, '[') + "\\\"" + std::string(100, '[') + "\"]", "c").isArray()) << "brackets of a text";
}

TEST(Json, WhereItBreaksIsSaid) {
    EXPECT_EQ(message([] { Json::parse(R"({"a": 1,})", "c"); }), "c is not valid JSON at byte 9");
    EXPECT_NE(message([] { Json::parse("", "c"); }).find("not valid JSON"), std::string::npos);
    EXPECT_NE(message([] { Json::parse("[1] 2", "c"); }).find("not valid JSON at byte 5"), std::string::npos);
    EXPECT_NE(message([] { Json::parse("[\"\xFF\"]", "c"); }).find("not valid JSON"), std::string::npos);
    EXPECT_NE(message([] { Json::parse("[\"\\ud800\"]", "c"); }).find("not valid JSON"), std::string::npos);
    EXPECT_NE(message([] { Json::parse("[NaN]", "c"); }).find("not valid JSON"), std::string::npos);
}

TEST(Json, FilesAreBounded) {
    TemporaryFolder folder;
    const Path path = folder.path() / "c.json";
    writeFile(path, "[1, 2]");
    EXPECT_EQ(Json::readFile(path).asInts().size(), 2u);
    EXPECT_NE(message([&] { Json::readFile(path, 5); }).find("has 6 bytes"), std::string::npos);
}

TEST(Json, AValueOutlivesItsDocument) {
    const Json inner = Json::parse(R"({"a": {"b": "text"}})", "c").at("a");
    EXPECT_EQ(inner.at("b").asString(), "text");
}

}  // namespace
}  // namespace coincide
