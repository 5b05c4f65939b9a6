#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/made_activations.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

class CurationFlow : public ::testing::Test {
protected:
    void SetUp() override {
        if (!Program::available()) GTEST_SKIP() << "COINCIDE_PROGRAM names no program";
        makeOnce();
        std::filesystem::copy(made().path() / "p.coincide", at("p.coincide"), std::filesystem::copy_options::recursive);
    }
    static const TemporaryFolder& made() {
        static const TemporaryFolder folder;
        return folder;
    }
    // A small project clustered and scored, which every test gets as a copy.
    static void makeOnce() {
        const Path project = made().path() / "p.coincide", activations = made().path() / "x.npy";
        if (std::filesystem::exists(project)) return;
        writeMadeActivations(activations, 240, 40, 6);
        const Program program(made().path());
        for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
                 {"import-activations", project, "--file", activations, "--layers", "2"}, {"cluster", project, "--clusters", "8"}, {"score", project}})
            ASSERT_EQ(program.run(words).code, 0) << words[0];
    }
    std::string at(const std::string& name) const { return (folder_.path() / name).string(); }
    // Runs a command on the project, given without it; the command must be done.
    Outcome run(std::vector<std::string> words) const {
        words.insert(words.begin() + 1, at("p.coincide"));
        return program_.run(words);
    }
    nlohmann::json json(std::vector<std::string> words) const {
        words.push_back("--json");
        const Outcome done = run(words);
        EXPECT_EQ(done.code, 0) << words[0] << ": " << done.err;
        return nlohmann::json::parse(done.out, nullptr, false);
    }
    std::string refused(const std::vector<std::string>& words) const {
        const Outcome done = run(words);
        EXPECT_EQ(done.code, 1) << words[0];
        EXPECT_EQ(std::count(done.err.begin(), done.err.end(), '\n'), 1) << done.err;
        return done.err;
    }
    TemporaryFolder folder_;
    Program program_{folder_.path()};
};

TEST_F(CurationFlow, FromLimitsToAnExportedSelection) {
    json({"select", "--name", "free", "--budget", "50%"});
    json({"curate", "--cluster", "1", "--exclude"});
    json({"curate", "--cluster", "2", "--name", "charts", "--verdict", "pure", "--pin"});
    const auto kept = json({"curate", "--cluster", "2", "--note", "all of one kind"});
    EXPECT_EQ(kept["limits"], "1:exclude 2:pin");
    EXPECT_EQ(kept["clusters"][0]["name"], "charts");
    EXPECT_EQ(kept["clusters"][0]["note"], "all of one kind");
    EXPECT_EQ(json({"curate"})["clusters"].size(), 2u);
    EXPECT_EQ(json({"select", "--name", "limited", "--budget", "50%", "--limits", "project"})["selected"], 120);
    EXPECT_EQ(json({"select", "--name", "limited", "--budget", "50%", "--limits", "2:pin  1:exclude"})["already_done"], true);

    const auto status = json({"status"});
    const std::string options = status["runs"].back()["options"].dump();
    EXPECT_NE(options.find(R"("limits":"1:exclude 2:pin")"), std::string::npos) << options;
    EXPECT_EQ(status["runs"][status["runs"].size() - 2]["options"].count("limits"), 0u);

    json({"export", "--selection", "limited", "--output", at("s.txt")});
    const auto imported = json({"import-selection", at("s.txt"), "--name", "back"});
    EXPECT_EQ(imported["matched"], 120);
    const auto same = json({"compare", "limited", "back"});
    EXPECT_EQ(same["jaccard"], 1.0);
    EXPECT_EQ(same["only_a"], 0);
    const auto differs = json({"compare", "free", "limited"});
    std::int64_t change = 0;
    for (const auto& cluster : differs["clusters"]) {
        change += cluster["change"].get<std::int64_t>();
        if (cluster["cluster"] == 1) {
            EXPECT_EQ(cluster["b"], 0);
        }
    }
    EXPECT_EQ(change, 0) << "both take 120";
    EXPECT_NE(run({"compare", "free", "limited"}).out.find("Jaccard"), std::string::npos);
}

TEST_F(CurationFlow, RefusalsAreOneSentenceWithARemedy) {
    json({"curate", "--cluster", "0", "--cap", "5"});
    EXPECT_EQ(json({"curate", "--cluster", "0", "--free"})["clusters"].size(), 0u);
    EXPECT_NE(refused({"curate", "--cluster", "8", "--pin"}).find("no cluster 8"), std::string::npos);
    EXPECT_NE(refused({"curate", "--cluster", "1", "--verdict", "good"}).find("Give pure"), std::string::npos);
    EXPECT_NE(refused({"select", "--budget", "1", "--limits", "0:pin 1:pin 2:pin"}).find("Raise the budget or pin less"), std::string::npos);
    EXPECT_NE(refused({"select", "--limits", "soon"}).find("'soon'"), std::string::npos);
    EXPECT_NE(refused({"compare", "a", "b"}).find("no selection named 'a'"), std::string::npos);
    EXPECT_NE(refused({"tag", "absent", "--list"}).find("no tag named"), std::string::npos);
    EXPECT_NE(refused({"tag", "t", "--add", "240"}).find("no record 240"), std::string::npos);
    EXPECT_EQ(run({"curate", "--cluster", "1", "--pin", "--exclude"}).code, 2);
    EXPECT_EQ(json({"status"})["runs"].size(), 3u) << "nothing was recorded";
}

TEST_F(CurationFlow, RecordsAreTaggedAndRunsManaged) {
    EXPECT_EQ(json({"tag", "odd", "--add", "5", "3", "--add", "9"})["records"], 3);
    EXPECT_EQ(json({"tag", "odd", "--remove", "5"})["samples"], nlohmann::json({3, 9}));
    EXPECT_NE(run({"tag", "odd", "--list"}).out.find("\n3\n9\n"), std::string::npos);
    EXPECT_EQ(json({"tag", "odd", "--rename", "strange"})["name"], "strange");
    EXPECT_EQ(json({"tag"})["tags"][0]["records"], 2);
    json({"tag", "strange", "--drop"});
    EXPECT_EQ(json({"tag"})["tags"].size(), 0u);

    json({"select", "--name", "one"});
    EXPECT_EQ(json({"runs", "--rename", "4", "two"})["runs"][3]["name"], "two");
    EXPECT_NE(refused({"runs", "--remove", "1"}).find("rest on"), std::string::npos);
    EXPECT_EQ(json({"runs", "--remove", "4"})["runs"].size(), 3u);
    EXPECT_NE(run({"runs"}).out.find("1  extract"), std::string::npos);
}

}  // namespace
}  // namespace coincide
