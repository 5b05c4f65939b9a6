#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/made_activations.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

namespace fs = std::filesystem;

// A small dataset of text-only records whose bytes are laid out oddly on purpose.
std::string oddDataset(int records) {
    std::string text = "[";
    for (int i = 0; i < records; ++i)
        text += std::string(i ? ",\n\t " : " ") + "{\"extra\": {\"n\": 12345678901234567890123, \"s\" : \"\\u0041\\/\"},\n  \"id\":\"talk_" + std::to_string(i) +
                "\", \"conversations\" : [ {\"from\":\"human\",\"value\":\"Question " + std::to_string(i) + "?\"},{\"value\":\"Answer.\",\"from\":\"gpt\"} ] }";
    return text + " ]\n";
}

class DatasetFlow : public ::testing::Test {
protected:
    void SetUp() override {
        if (!Program::available()) GTEST_SKIP() << "COINCIDE_PROGRAM names no program";
        std::ofstream(at("data.json"), std::ios::binary) << oddDataset(kRecords);
    }
    std::string at(const std::string& name) const { return (folder_.path() / name).string(); }
    Outcome run(std::vector<std::string> arguments) const {
        return program_.run(arguments);
    }
    void import() {
        const Outcome done = run({"import", at("p.coincide"), "--dataset", at("data.json")});
        ASSERT_EQ(done.code, 0) << done.err;
    }
    // Gives the imported records activations, so that no model is needed.
    void activations() {
        writeMadeActivations(at("x.npy"), kRecords, 40, 6);
        ASSERT_EQ(run({"import-activations", at("p.coincide"), "--file", at("x.npy"), "--layers", "2"}).code, 0);
    }

    static constexpr int kRecords = 240;
    TemporaryFolder folder_;
    Program program_{folder_.path()};
};

TEST_F(DatasetFlow, ExportedRecordsHaveTheirOriginalBytes) {
    import();
    ASSERT_EQ(run({"export", at("p.coincide"), "--all", "--output", at("all.json")}).code, 0);
    const std::string original = contentOf(at("data.json")), exported = contentOf(at("all.json"));
    EXPECT_EQ(nlohmann::json::parse(exported).size(), static_cast<std::size_t>(kRecords));
    std::size_t from = 0;
    for (int i = 0; i < kRecords; ++i) {
        const std::size_t begin = original.find("{\"extra\"", from), end = original.find("] }", begin) + 3;
        ASSERT_NE(exported.find(original.substr(begin, end - begin)), std::string::npos) << i;
        from = end;
    }
    const auto manifest = nlohmann::json::parse(contentOf(at("all.json.manifest.json")));
    EXPECT_EQ(manifest["file"]["records"], kRecords);
}

TEST_F(DatasetFlow, RunTakesADatasetToASelectionAndRepeatsNothing) {
    import();
    activations();
    const std::vector<std::string> command{"run", at("p.coincide"), "--output", at("sel.json"), "--picture", at("map.svg"), "--clusters", "8", "--json", "--epochs", "30"};
    const Outcome first = run(command);
    ASSERT_EQ(first.code, 0) << first.err;
    const std::string selected = contentOf(at("sel.json"));
    EXPECT_EQ(nlohmann::json::parse(selected).size(), static_cast<std::size_t>(kRecords / 5));
    EXPECT_NE(contentOf(at("map.svg")).find("<svg"), std::string::npos);
    const Outcome second = run(command);
    ASSERT_EQ(second.code, 0) << second.err;
    const auto facts = nlohmann::json::parse(second.out);
    for (const auto& stage : facts.at("stages")) EXPECT_TRUE(stage["already_done"].get<bool>()) << stage;
    EXPECT_EQ(contentOf(at("sel.json")), selected);
}

TEST_F(DatasetFlow, EveryFormatHoldsTheSameSelection) {
    import();
    activations();
    ASSERT_EQ(run({"run", at("p.coincide"), "--clusters", "8", "--map-method", "pca"}).code, 0);
    for (const char* name : {"s.json", "s.jsonl", "s.csv", "s.npy", "s.txt"})
        ASSERT_EQ(run({"export", at("p.coincide"), "--selection", "selection", "--output", at(name)}).code, 0) << name;
    std::vector<std::int64_t> indices = NpyFile(at("s.npy")).toInt64();
    std::istringstream text(contentOf(at("s.txt")));
    for (const std::int64_t index : indices) {
        std::int64_t other = -1;
        text >> other;
        EXPECT_EQ(other, index);
    }
    std::sort(indices.begin(), indices.end());
    const auto list = nlohmann::json::parse(contentOf(at("s.json")));
    std::istringstream lines(contentOf(at("s.jsonl")));
    std::string line;
    for (std::size_t i = 0; i < indices.size(); ++i) {
        const std::string id = "talk_" + std::to_string(indices[i]);
        EXPECT_EQ(list[i]["id"], id);
        ASSERT_TRUE(std::getline(lines, line));
        EXPECT_EQ(nlohmann::json::parse(line)["id"], id);
    }
}

TEST_F(DatasetFlow, NameOfASelectionStandsForTheLastOneAskedFor) {
    import();
    activations();
    ASSERT_EQ(run({"run", at("p.coincide"), "--clusters", "8", "--map-method", "pca"}).code, 0);
    for (const char* budget : {"24", "48", "24"}) {
        ASSERT_EQ(run({"select", at("p.coincide"), "--name", "a", "--budget", budget}).code, 0);
        ASSERT_EQ(run({"export", at("p.coincide"), "--selection", "a", "--output", at("a.npy")}).code, 0);
        EXPECT_EQ(NpyFile(at("a.npy")).shape()[0], std::stoul(budget));
    }
}

TEST_F(DatasetFlow, RefusalsAreOneSentenceAndLeaveNothing) {
    std::ofstream(at("cut.json"), std::ios::binary) << oddDataset(3).substr(0, 300);
    const std::vector<std::vector<std::string>> commands{
        {"import", at("n.coincide"), "--dataset", at("missing.json")},
        {"import", at("n.coincide"), "--dataset", at("cut.json")},
        {"import", at("n.coincide"), "--dataset", at("data.json"), "--images", at("nowhere")},
        {"import-activations", at("n.coincide"), "--file", at("data.json")},
        {"import-artefacts", at("n.coincide"), "--dir", at("nowhere")},
        {"status", at("n.coincide")},
        {"export", at("n.coincide"), "--all", "--output", at("x.json")},
    };
    for (const auto& command : commands) {
        const Outcome done = run(command);
        EXPECT_EQ(done.code, 1) << command[0];
        EXPECT_TRUE(done.err.starts_with("coincide: ")) << done.err;
        EXPECT_EQ(std::count(done.err.begin(), done.err.end(), '\n'), 1) << done.err;
        EXPECT_FALSE(fs::exists(at("n.coincide"))) << command[0];
    }
}

TEST_F(DatasetFlow, WrongUsageExitsWithTwo) {
    EXPECT_EQ(run({}).code, 2);
    EXPECT_EQ(run({"nonsense"}).code, 2);
    EXPECT_EQ(run({"import"}).code, 2);
    EXPECT_EQ(run({"--help"}).code, 0);
}

TEST_F(DatasetFlow, BadOptionNamesItsRange) {
    import();
    activations();
    const Outcome done = run({"cluster", at("p.coincide"), "--iterations", "0"});
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(done.err.find("--iterations"), std::string::npos) << done.err;
    EXPECT_EQ(run({"select", at("p.coincide"), "--budget", "nan"}).code, 1);
}

TEST_F(DatasetFlow, FaultyRecordsAreListedAndLeftOut) {
    std::ofstream(at("faulty.jsonl"), std::ios::binary)
        << R"({"id":"good","conversations":[{"from":"human","value":"q"},{"from":"gpt","value":"a"}]})" << "\n"
        << R"({"id":"picture","image":"a/b.png","conversations":[{"from":"human","value":"<image>\nq"},{"from":"gpt","value":"a"}]})" << "\n"
        << R"({"id":"cut","conversations":[)" << "\n"
        << R"({"id":"swapped","conversations":[{"from":"gpt","value":"a"},{"from":"human","value":"q"}]})" << "\n";
    ASSERT_EQ(run({"import", at("f.coincide"), "--dataset", at("faulty.jsonl")}).code, 0);
    const auto facts = nlohmann::json::parse(run({"check", at("f.coincide"), "--json"}).out);
    EXPECT_EQ(facts["records"], 4);
    EXPECT_EQ(facts["usable"], 1);
    std::map<std::string, std::string> kinds;
    for (const auto& fault : facts["faulty"]) kinds[fault["id"]] = fault["kind"];
    EXPECT_EQ(kinds["picture"], "image-missing");
    EXPECT_EQ(kinds["cut"], "unreadable");
    EXPECT_EQ(kinds["swapped"], "roles-out-of-order");
    EXPECT_EQ(run({"import", at("g.coincide"), "--dataset", at("faulty.jsonl"), "--strict"}).code, 1);
    EXPECT_FALSE(fs::exists(at("g.coincide")));
}

}  // namespace
}  // namespace coincide
