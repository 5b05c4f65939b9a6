#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/made_activations.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

using nlohmann::json;

class Search : public ::testing::Test {
protected:
    void SetUp() override {
        if (!Program::available()) GTEST_SKIP() << "COINCIDE_PROGRAM names no program";
        std::ofstream data(at("data.jsonl"), std::ios::binary);
        for (int i = 0; i < kRecords; ++i)
            data << R"({"id": "r)" << (i == 7 ? 8 : i) << R"(", "conversations": [{"from": "human", "value": "What is it?"}, {"from": "gpt", "value": ")" << (i % 2 ? "A zebra in the grass." : "A train at the station.") << "\"}]}\n";
        data.close();
        ASSERT_EQ(run({"import", at("p.coincide"), "--dataset", at("data.jsonl")}).code, 0);
    }
    std::string at(const std::string& name) const { return (folder_.path() / name).string(); }
    Outcome run(const std::vector<std::string>& arguments) const { return program_.run(arguments); }
    json facts(std::vector<std::string> arguments) const {
        arguments.push_back("--json");
        const Outcome done = run(arguments);
        EXPECT_EQ(done.code, 0) << done.err;
        return json::parse(done.out, nullptr, false);
    }
    void activations() const {
        writeMadeActivations(at("x.npy"), kRecords, 40, 6);
        ASSERT_EQ(run({"import-activations", at("p.coincide"), "--file", at("x.npy"), "--layers", "2"}).code, 0);
        ASSERT_EQ(run({"cluster", at("p.coincide"), "--clusters", "4"}).code, 0);
    }
    static constexpr int kRecords = 60;
    TemporaryFolder folder_;
    Program program_{folder_.path()};
};

TEST_F(Search, FindsRecordsAndMakesTheIndexItself) {
    const json found = facts({"search", at("p.coincide"), "zebra gra", "--limit", "3"});
    EXPECT_EQ(found["found"], 30);
    ASSERT_EQ(found["records"].size(), 3u);
    EXPECT_EQ(found["records"][0]["id"], "r1");
    EXPECT_EQ(found["records"][0]["answer"], "A zebra in the grass.");
    const Outcome text = run({"search", at("p.coincide"), "\"the station\""});
    EXPECT_TRUE(text.out.starts_with("30 records, the first 20\n")) << text.out;
    EXPECT_EQ(facts({"search", at("p.coincide"), "\"(AND"})["found"], 0);
    EXPECT_EQ(run({"search", at("none.coincide"), "x"}).code, 1);
    EXPECT_EQ(run({"search", at("p.coincide"), "x", "--limit", "-1"}).code, 2);
}

TEST_F(Search, NeighboursByIdOrNumber) {
    EXPECT_EQ(run({"neighbours", at("p.coincide"), "r3"}).code, 1) << "no activations yet";
    activations();
    const json near = facts({"neighbours", at("p.coincide"), "r3", "--count", "5"});
    EXPECT_EQ(near["sample"], 3);
    ASSERT_EQ(near["neighbours"].size(), 5u);
    EXPECT_GE(near["neighbours"][0]["cosine"], near["neighbours"][4]["cosine"]);
    EXPECT_EQ(facts({"neighbours", at("p.coincide"), "--sample", "3", "--count", "5"}), near);
    EXPECT_NE(run({"neighbours", at("p.coincide"), "r8"}).err.find("several records"), std::string::npos);
    for (const std::vector<std::string>& rest : {std::vector<std::string>{"r1000"}, {}, {"--sample", "60"}}) {
        std::vector<std::string> all{"neighbours", at("p.coincide")};
        all.insert(all.end(), rest.begin(), rest.end());
        EXPECT_EQ(run(all).code, 1);
    }
}

TEST_F(Search, KeywordsOfClusters) {
    EXPECT_EQ(run({"keywords", at("p.coincide")}).code, 1) << "no clusters yet";
    activations();
    const json words = facts({"keywords", at("p.coincide"), "--count", "2"});
    ASSERT_EQ(words["clusters"].size(), 4u);
    EXPECT_EQ(words["clusters"][0]["words"].size(), 2u);
    EXPECT_EQ(facts({"keywords", at("p.coincide"), "--count", "2", "--cluster", "1"})["clusters"][0], words["clusters"][1]);
    EXPECT_EQ(run({"keywords", at("p.coincide"), "--cluster", "4"}).code, 1);
}

}  // namespace
}  // namespace coincide
