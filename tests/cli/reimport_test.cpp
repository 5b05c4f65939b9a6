#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/made_activations.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

std::string dataset(const std::string& word, int records) {
    std::string text = "[\n";
    for (int i = 0; i < records; ++i)
        text += R"({"id":")" + word + "_" + std::to_string(i) + R"(","conversations":[{"from":"human","value":"q"},{"from":"gpt","value":")" + word + R"("}]})" +
                (i + 1 < records ? ",\n" : "\n");
    return text + "]\n";
}

class Reimport : public ::testing::Test {
protected:
    void SetUp() override {
        if (!Program::available()) GTEST_SKIP() << "COINCIDE_PROGRAM names no program";
    }
    std::string at(const std::string& name) const { return (folder_.path() / name).string(); }
    Outcome run(const std::vector<std::string>& arguments) const { return program_.run(arguments); }
    void write(const std::string& name, const std::string& text) const { std::ofstream(at(name), std::ios::binary) << text; }
    nlohmann::json status() const { return nlohmann::json::parse(run({"status", at("p.coincide"), "--json"}).out); }
    // A project on 240 records with a selection of 48.
    void selected() const {
        write("a.json", dataset("first", 240));
        ASSERT_EQ(run({"import", at("p.coincide"), "--dataset", at("a.json")}).code, 0);
        writeMadeActivations(at("x.npy"), 240, 40, 6);
        ASSERT_EQ(run({"import-activations", at("p.coincide"), "--file", at("x.npy"), "--layers", "2"}).code, 0);
        ASSERT_EQ(run({"run", at("p.coincide"), "--clusters", "8", "--map-method", "pca"}).code, 0);
    }
    TemporaryFolder folder_;
    Program program_{folder_.path()};
};

TEST_F(Reimport, ResultsOfReplacedRecordsAreRefused) {
    selected();
    write("b.json", dataset("second", 240));
    EXPECT_EQ(run({"import", at("p.coincide"), "--dataset", at("b.json")}).code, 1);
    ASSERT_EQ(run({"import", at("p.coincide"), "--dataset", at("b.json"), "--again"}).code, 0);
    for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
             {"export", at("p.coincide"), "--selection", "selection", "--output", at("old.json")},
             {"select", at("p.coincide"), "--name", "fresh"},
             {"cluster", at("p.coincide"), "--again"},
             {"picture", at("p.coincide"), "--output", at("old.png")}}) {
        const Outcome done = run(command);
        EXPECT_EQ(done.code, 1) << command[0];
        EXPECT_NE(done.err.find("imported anew"), std::string::npos) << done.err;
    }
    EXPECT_FALSE(std::filesystem::exists(at("old.json")));
}

TEST_F(Reimport, TheSameRecordsKeepTheirResults) {
    selected();
    ASSERT_EQ(run({"tag", at("p.coincide"), "odd", "--add", "7"}).code, 0);
    const nlohmann::json before = nlohmann::json::parse(run({"tag", at("p.coincide"), "--json"}).out);
    ASSERT_EQ(before["tags"][0]["records"], 1);
    ASSERT_EQ(run({"export", at("p.coincide"), "--selection", "selection", "--output", at("old.json")}).code, 0);
    const Outcome again = run({"import", at("p.coincide"), "--dataset", at("a.json"), "--again"});
    ASSERT_EQ(again.code, 0) << again.err;
    EXPECT_NE(again.out.find("same as before"), std::string::npos) << again.out;
    EXPECT_EQ(run({"export", at("p.coincide"), "--selection", "selection", "--output", at("new.json")}).code, 0);
    EXPECT_EQ(contentOf(at("new.json")), contentOf(at("old.json")));
    EXPECT_NE(run({"cluster", at("p.coincide"), "--clusters", "8"}).out.find("Already done"), std::string::npos);
    EXPECT_EQ(nlohmann::json::parse(run({"tag", at("p.coincide"), "--json"}).out), before);
}

TEST_F(Reimport, TheFirstRecordsComeBackWithTheirResults) {
    selected();
    write("b.json", dataset("second", 240));
    ASSERT_EQ(run({"import", at("p.coincide"), "--dataset", at("b.json"), "--again"}).code, 0);
    ASSERT_EQ(run({"export", at("p.coincide"), "--selection", "selection", "--output", at("x.json")}).code, 1);
    ASSERT_EQ(run({"import", at("p.coincide"), "--dataset", at("a.json"), "--again"}).code, 0);
    const Outcome back = run({"export", at("p.coincide"), "--selection", "selection", "--output", at("x.json")});
    EXPECT_EQ(back.code, 0) << back.err;
}

TEST_F(Reimport, TagsAndNotesFollowTheirRecords) {
    const std::string first = dataset("first", 5), more = R"({"id":"new","conversations":[{"from":"human","value":"q"},{"from":"gpt","value":"n"}]},)";
    write("a.json", first);
    write("b.json", "[\n" + more + first.substr(2));
    ASSERT_EQ(run({"import", at("p.coincide"), "--dataset", at("a.json")}).code, 0);
    ASSERT_EQ(run({"tag", at("p.coincide"), "odd", "--add", "3"}).code, 0);
    ASSERT_EQ(run({"import", at("p.coincide"), "--dataset", at("b.json"), "--again"}).code, 0);
    const auto listed = nlohmann::json::parse(run({"tag", at("p.coincide"), "odd", "--list", "--json"}).out);
    EXPECT_EQ(listed["samples"], nlohmann::json::array({4}));
}

TEST_F(Reimport, AnInterruptedImportDoesNotMixWithAnother) {
    write("a.json", dataset("first", 300000));
    write("b.json", dataset("second", 500));
    program_.runAndSignal({"import", at("p.coincide"), "--dataset", at("a.json")}, SIGINT, std::chrono::milliseconds(500));
    ASSERT_EQ(run({"import", at("p.coincide"), "--dataset", at("b.json"), "--again"}).code, 0);
    ASSERT_EQ(status()["records"], 500);
    ASSERT_EQ(run({"import", at("p.coincide"), "--dataset", at("a.json"), "--again"}).code, 0);
    EXPECT_EQ(status()["records"], 300000);
    ASSERT_EQ(run({"export", at("p.coincide"), "--all", "--output", at("all.json")}).code, 0);
    EXPECT_EQ(contentOf(at("all.json")), dataset("first", 300000));
}

TEST_F(Reimport, ATouchedDatasetDoesNotRepeatFinishedStages) {
    selected();
    std::filesystem::last_write_time(at("a.json"), std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
    const std::size_t before = status()["runs"].size();
    const Outcome again = run({"cluster", at("p.coincide"), "--clusters", "8"});
    EXPECT_NE(again.out.find("Already done"), std::string::npos) << again.out;
    EXPECT_EQ(status()["runs"].size(), before);
}

TEST_F(Reimport, RecordsThatDoNotFitEarlierActivationsAreRefused) {
    writeMadeActivations(at("x.npy"), 60, 40, 6);
    ASSERT_EQ(run({"import-activations", at("p.coincide"), "--file", at("x.npy"), "--layers", "2"}).code, 0);
    ASSERT_EQ(run({"tag", at("p.coincide"), "odd", "--add", "7"}).code, 0);
    write("big.json", dataset("big", 300));
    const Outcome refused = run({"import", at("p.coincide"), "--dataset", at("big.json")});
    EXPECT_EQ(refused.code, 1);
    EXPECT_NE(refused.err.find("has 60 rows where the project has 300 records"), std::string::npos) << refused.err;
    EXPECT_EQ(nlohmann::json::parse(run({"check", at("p.coincide"), "--json"}).out)["records"], 0) << "nothing of it is kept";
    EXPECT_EQ(run({"cluster", at("p.coincide"), "--clusters", "5"}).code, 0);

    // 61 records of which 60 can be used: the rows are those.
    std::string text = dataset("fit", 61);
    text.replace(text.find(R"("human")"), 7, R"("nobody")");
    write("fit.json", text);
    ASSERT_EQ(run({"import", at("p.coincide"), "--dataset", at("fit.json")}).code, 0);
    EXPECT_EQ(nlohmann::json::parse(run({"check", at("p.coincide"), "--json"}).out)["usable"], 60);
    EXPECT_NE(run({"tag", at("p.coincide"), "odd"}).out.find("1 records"), std::string::npos);
    ASSERT_EQ(run({"score", at("p.coincide")}).code, 0);
    ASSERT_EQ(run({"select", at("p.coincide"), "--budget", "60"}).code, 0);
    ASSERT_EQ(run({"export", at("p.coincide"), "--selection", "selection", "--output", at("all.json")}).code, 0);
    EXPECT_EQ(contentOf(at("all.json")).find("fit_0\""), std::string::npos) << "the faulty record is in the selection";
    EXPECT_NE(contentOf(at("all.json")).find("fit_60"), std::string::npos);
}

TEST_F(Reimport, TheDatasetItselfIsNeverOverwritten) {
    selected();
    EXPECT_EQ(run({"export", at("p.coincide"), "--selection", "selection", "--output", at("a.json")}).code, 1);
    EXPECT_EQ(contentOf(at("a.json")), dataset("first", 240));
}

TEST_F(Reimport, OptionsOfLateStagesAreCheckedBeforeTheFirst) {
    write("a.json", dataset("first", 40));
    for (const std::vector<std::string>& bad : std::vector<std::vector<std::string>>{{"--budget", "120%"}, {"--output", at("none/x.json")}, {"--output", at("x.parquet")}}) {
        std::vector<std::string> command{"run", at("q.coincide"), "--dataset", at("a.json")};
        command.insert(command.end(), bad.begin(), bad.end());
        EXPECT_EQ(run(command).code, 1);
        EXPECT_FALSE(std::filesystem::exists(at("q.coincide"))) << bad[1];
    }
}

TEST_F(Reimport, ARunOfAnotherStageIsRefusedAsInput) {
    selected();
    const Outcome done = run({"cluster", at("p.coincide"), "--run", "1"});
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(done.err.find("'import'"), std::string::npos) << done.err;
}

TEST_F(Reimport, DemoTwiceIsQuickAndTheSame) {
    const std::vector<std::string> command{"demo", at("d.coincide"), "--records", "60", "--run"};
    const Outcome first = run(command);
    ASSERT_EQ(first.code, 0) << first.err;
    const std::string selection = contentOf(at("d/demo-20-percent.json"));
    const Outcome second = run(command);
    ASSERT_EQ(second.code, 0) << second.err;
    EXPECT_EQ(contentOf(at("d/demo-20-percent.json")), selection);
    EXPECT_NE(second.out.find("extract: already done"), std::string::npos) << second.out;
    EXPECT_EQ(run({"demo", at("d.coincide"), "--records", "70"}).code, 1);
}

}  // namespace
}  // namespace coincide
