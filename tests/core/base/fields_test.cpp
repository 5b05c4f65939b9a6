#include "core/base/fields.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "core/base/error.h"

namespace coincide {
namespace {

struct Options {
    std::int64_t count = 5;
    double width = 0.5;
    bool quick = false;
    std::string kind = "soft";
    std::vector<std::int64_t> layers{3, 7};
    std::int64_t threads = 2;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor&& visit) {
        visit(field("count", "how many").range(1, 10), self.count);
        visit(field("width", "how wide").range(0.25, 4), self.width);
        visit(field("quick", "less exact"), self.quick);
        visit(field("kind", "which").oneOf({"soft", "hard"}), self.kind);
        visit(field("layers", "where").range(0, 8), self.layers);
        visit(field("threads", "at once").range(0, 64).tuning(), self.threads);
    }
};

// An options struct that got a second field in a later version.
struct Later {
    std::int64_t count = 5;
    std::string limits;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor&& visit) {
        visit(field("count", "how many"), self.count);
        visit(field("limits", "added later").omittedWhenEmpty(), self.limits);
    }
};

std::string refusal(const Options& options) {
    try {
        checkFields(options);
    } catch (const Error& e) {
        EXPECT_EQ(e.code(), ErrorCode::InvalidArgument);
        return e.what();
    }
    return {};
}

TEST(Fields, BoundsAreInsideTheRange) {
    Options options;
    EXPECT_EQ(refusal(options), "");
    options.count = 1, options.width = 4, options.layers = {0, 8};
    EXPECT_EQ(refusal(options), "");
    options.layers = {};
    EXPECT_EQ(refusal(options), "");
}

TEST(Fields, WhatLiesOutsideIsRefusedByName) {
    const auto with = [](auto&& change) {
        Options options;
        change(options);
        return refusal(options);
    };
    EXPECT_EQ(with([](Options& o) { o.count = 11; }), "--count cannot be 11. Give a number from 1 to 10.");
    EXPECT_EQ(with([](Options& o) { o.width = 0.1; }), "--width cannot be 0.1. Give a number from 0.25 to 4.");
    EXPECT_EQ(with([](Options& o) { o.width = std::nan(""); }), "--width cannot be nan. Give a number from 0.25 to 4.");
    EXPECT_EQ(with([](Options& o) { o.width = -INFINITY; }), "--width cannot be -inf. Give a number from 0.25 to 4.");
    EXPECT_EQ(with([](Options& o) { o.kind = "firm\n"; }), "--kind cannot be 'firm '. Give soft or hard.");
    EXPECT_EQ(with([](Options& o) { o.layers = {1, 9}; }), "--layers cannot be 9. Give a number from 0 to 8.");
    EXPECT_EQ(with([](Options& o) { o.threads = -1; }), "--threads cannot be -1. Give a number from 0 to 64.");
}

TEST(Fields, JsonListsEveryFieldInOrder) {
    EXPECT_EQ(fieldsToJson(Options{}), R"({"count":5,"width":0.5,"quick":false,"kind":"soft","layers":[3,7],"threads":2})");
}

TEST(Fields, TheFingerprintLeavesOutWhatChangesNothing) {
    Options one, other;
    other.threads = 8;
    EXPECT_EQ(fieldsToJson(one, true), R"({"count":5,"width":0.5,"quick":false,"kind":"soft","layers":[3,7]})");
    EXPECT_EQ(fieldsToJson(one, true), fieldsToJson(other, true));
    other.width = std::nextafter(0.5, 1.0);
    EXPECT_NE(fieldsToJson(one, true), fieldsToJson(other, true)) << "numbers keep every bit";
}

TEST(Fields, ALaterTextIsLeftOutWhileItIsEmpty) {
    EXPECT_EQ(fieldsToJson(Later{}, true), R"({"count":5})");
    EXPECT_EQ(fieldsToJson(Later{5, "x"}, true), R"({"count":5,"limits":"x"})");
}

TEST(Fields, TextIsEscapedAndMustBeUtf8) {
    Options options;
    options.kind = "a\"\n";
    EXPECT_NE(fieldsToJson(options).find(R"("a\"\n")"), std::string::npos);
    options.kind = "\xFF";
    EXPECT_THROW(fieldsToJson(options), Error);
}

}  // namespace
}  // namespace coincide
