#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>

#include "core/base/file.h"
#include "tests/cli/program.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

const std::string kTurns = R"([{"from":"human","value":"q"},{"from":"gpt","value":"a"}])";

// The texts one after another.
std::string joined(std::initializer_list<std::string_view> parts) {
    std::string out;
    for (const std::string_view part : parts) out += part;
    return out;
}

std::string record(std::string_view id, std::string_view more = {}) { return joined({R"({"id":")", id, R"(","conversations":)", kTurns, more, "}"}); }

std::string repeated(const std::string& text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

/// Each test gives the program one made file and looks at exit status, words and what is left behind.
class Hostile : public ::testing::Test {
protected:
    void SetUp() override {
        if (!Program::available()) GTEST_SKIP() << "COINCIDE_PROGRAM is not set";
    }
    Outcome import(const std::string& name, const std::string& content) {
        writeFile(folder_.path() / name, content);
        return program_.run({"import", project(), "--dataset", (folder_.path() / name).string(), "--images", folder_.path().string(), "--progress", "none"});
    }
    nlohmann::json check() { return nlohmann::json::parse(program_.run({"check", project(), "--json"}).out); }
    std::string project() const { return (folder_.path() / "p.coincide").string(); }
    void expectRefused(const Outcome& outcome, const std::string& word) {
        EXPECT_EQ(outcome.code, 1);
        EXPECT_NE(outcome.err.find(word), std::string::npos) << outcome.err;
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
        EXPECT_FALSE(std::filesystem::exists(project()));
    }

    TemporaryFolder folder_;
    Program program_{folder_.path()};
};

TEST_F(Hostile, ARecordWithCountlessFaultyTurnsIsListedBriefly) {
    const std::string turns = repeated(R"({"from":"x","value":""},)", 5000);
    const Outcome outcome = import("d.json", joined({"[", record("a"), R"(,{"id":"big","conversations":[)", turns, R"({"from":"human","value":"q"}]}])"}));
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const auto facts = check();
    EXPECT_EQ(facts["usable"], 1);
    EXPECT_LE(facts["faulty"].size(), 25u);
    EXPECT_GE(facts["faulty"].size(), 2u);
    EXPECT_NE(facts.dump().find("and 4991 more turns"), std::string::npos) << facts.dump();
}

TEST_F(Hostile, AConversationOfAMillionTurnsIsLeftOutWithItsId) {
    const Outcome outcome = import("d.json", joined({"[", record("a"), R"(,{"id":"big","conversations":[)", repeated("0,", 1'000'000), "0]}]"}));
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const auto facts = check();
    EXPECT_EQ(facts["records"], 2);
    EXPECT_EQ(facts["usable"], 1);
    ASSERT_EQ(facts["faulty"].size(), 1u);
    EXPECT_EQ(facts["faulty"][0]["id"], "big");
}

TEST_F(Hostile, ABrokenFirstLineDoesNotStopJsonLines) {
    for (const std::string first : {"not json", "{\"id\":\"cut\",\"conv", "null"}) {
        std::filesystem::remove_all(project());
        const Outcome outcome = import("d.jsonl", joined({first, "\n", record("a"), "\n", record("b"), "\n"}));
        ASSERT_EQ(outcome.code, 0) << first << ": " << outcome.err;
        EXPECT_EQ(check()["usable"], 2) << first;
        EXPECT_EQ(check()["records"], 3) << first;
    }
}

TEST_F(Hostile, AnObjectAroundTheListIsNotJsonLines) {
    expectRefused(import("d.json", joined({"{\"data\": [\n", record("a"), ",\n", record("b"), "\n]\n}\n"})), "one object instead of a list");
}

TEST_F(Hostile, AListWithoutAnyRecordIsRefused) {
    expectRefused(import("d.json", "[1, 2, null]"), "not a JSON object");
    expectRefused(import("d.json", joined({"['a', ", record("a"), "]"})), "byte 1");
    expectRefused(import("d.jsonl", "{\"id\":\n{\"id\":\n"), "no record of the dataset can be read");
    ASSERT_EQ(import("d.json", joined({"[1, \"text\", null, ", record("a"), "]"})).code, 0);
    EXPECT_EQ(check()["faulty"].size(), 3u);
}

TEST_F(Hostile, NumbersOfAnySizeButOnlyNumbers) {
    const auto with = [](const std::string& number) { return joined({"[", record("a", joined({",\"score\":", number})), "]"}); };
    for (const std::string wrong : {"007", "1.", "NaN"}) expectRefused(import("d.json", with(wrong)), "byte 1");
    for (const std::string right : {"-0.10e+999", "123456789012345678901234567890"}) {
        std::filesystem::remove_all(project());
        EXPECT_EQ(import("d.json", with(right)).code, 0) << right;
    }
}

TEST_F(Hostile, ControlCharactersOfAnyKindAreNotPrinted) {
    const Outcome outcome = import("d.json", joined({"[", record("a"), R"(,{"id":"\u009b31m\u001b[1m"}])"}));
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const std::string text = program_.run({"check", project()}).out;
    EXPECT_NE(text.find("31m"), std::string::npos);
    EXPECT_EQ(text.find("\xC2\x9B"), std::string::npos);
    EXPECT_EQ(text.find('\x1B'), std::string::npos);
}

TEST_F(Hostile, ASignalWhileTheProgramEndsDoesNotCrashIt) {
    ASSERT_EQ(import("d.json", joined({"[", record("a"), "]"})).code, 0);
    // The moment of the end is not known, so many are tried; only an orderly end or the signal's own are right.
    for (int delay = 0; delay < 10; ++delay) {
        const int code = program_.runAndSignal({"status", project()}, SIGINT, std::chrono::milliseconds(60 * delay)).code;
        EXPECT_TRUE(code == 0 || code == 130) << "exit " << code << " after " << 60 * delay << " ms";
    }
}

TEST_F(Hostile, WhatAKilledWriterLeftHalfWrittenIsRemoved) {
    ASSERT_EQ(import("d.json", joined({"[", record("a"), "]"})).code, 0);
    const Path left = Path(project()) / "activations" / ".run_2.npy.part12345", kept = Path(project()) / "activations" / "notes.txt";
    makeFolder(left.parent_path());
    writeFile(left, "half a matrix");
    writeFile(kept, "a person's own file");
    EXPECT_EQ(program_.run({"cluster", project()}).code, 1);   // nothing to cluster, but the project was opened to write
    EXPECT_FALSE(std::filesystem::exists(left));
    EXPECT_TRUE(std::filesystem::exists(kept));
}

TEST_F(Hostile, AMatrixOfAnotherTypeOrWithoutRowsNamesItsFile) {
    const auto npy = [](const std::string& header, const std::string& data) {
        return joined({std::string_view("\x93NUMPY\x01\x00\x76\x00", 10), header, std::string(117 - header.size(), ' '), "\n", data});
    };
    const std::string file = (folder_.path() / "f.npy").string();
    for (const auto& [header, data] : {std::pair<std::string, std::string>{"{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2)}", std::string(16, '\0')},
                                       {"{'descr': '<f4', 'fortran_order': False, 'shape': (0, 2)}", ""}}) {
        writeFile(file, npy(header, data));
        expectRefused(program_.run({"import-activations", project(), "--file", file, "--layers", "1"}), "f.npy");
    }
}

}  // namespace
}  // namespace coincide
