#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/made_activations.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

namespace fs = std::filesystem;

/// What commands write, and where they refuse to write.
class Outputs : public ::testing::Test {
protected:
    void SetUp() override {
        if (!Program::available()) GTEST_SKIP() << "COINCIDE_PROGRAM names no program";
        std::string text;
        for (int i = 0; i < 60; ++i) text += R"({"id":"r)" + std::to_string(i) + R"(","conversations":[{"from":"human","value":"q"},{"from":"gpt","value":"a"}]})" + "\n";
        std::ofstream(at("d.jsonl"), std::ios::binary) << text;
        writeMadeActivations(at("x.npy"), 60, 16, 4);
        must({"import", project(), "--dataset", at("d.jsonl")});
        must({"import-activations", project(), "--file", at("x.npy"), "--layers", "2"});
        must({"run", project(), "--clusters", "4", "--map-method", "pca"});
    }
    std::string at(const std::string& name) const { return (folder_.path() / name).string(); }
    std::string project() const { return at("p.coincide"); }
    Outcome run(const std::vector<std::string>& arguments) const { return program_.run(arguments); }
    void must(const std::vector<std::string>& arguments) const {
        const Outcome outcome = run(arguments);
        ASSERT_EQ(outcome.code, 0) << arguments[0] << ": " << outcome.err;
    }
    void expectRefused(const std::vector<std::string>& arguments, const std::string& words) const {
        const Outcome outcome = run(arguments);
        EXPECT_EQ(outcome.code, 1) << arguments[0];
        EXPECT_NE(outcome.err.find(words), std::string::npos) << arguments[0] << ": " << outcome.err;
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    }
    std::vector<std::vector<std::string>> writers(const std::string& output) const {
        return {{"export", project(), "--all", "--format", "csv", "--output", output},
                {"export", project(), "--selection", "selection", "--format", "npy", "--output", output},
                {"run", project(), "--clusters", "4", "--map-method", "pca", "--format", "txt", "--output", output},
                {"picture", project(), "--output", output}};
    }

    TemporaryFolder folder_;
    Program program_{folder_.path()};
};

TEST_F(Outputs, APipeIsNotReplaced) {
    const std::string pipe = at("pipe.svg");
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    for (const auto& command : writers(pipe)) expectRefused(command, "is not a regular file");
    EXPECT_TRUE(fs::is_fifo(pipe));
    EXPECT_FALSE(fs::exists(pipe + ".manifest.json"));
    fs::create_directory(at("layout"));
    ASSERT_EQ(::mkfifo(at("layout/features.npy").c_str(), 0600), 0);
    expectRefused({"export-artefacts", project(), "--dir", at("layout")}, "is not a regular file");
}

TEST_F(Outputs, ALinkIsFollowedToAFile) {
    std::ofstream(at("real.svg")) << "older";
    fs::create_symlink("real.svg", at("link.svg"));
    for (const auto& command : writers(at("link.svg"))) {
        std::ofstream(at("real.svg")) << "older";
        must(command);
        EXPECT_TRUE(fs::is_symlink(at("link.svg")));
        EXPECT_NE(contentOf(at("real.svg")), "older");
    }
    fs::create_symlink("nowhere.svg", at("lost.svg"));
    for (const auto& command : writers(at("lost.svg"))) expectRefused(command, "leads to no file");
    EXPECT_FALSE(fs::exists(at("nowhere.svg")));
}

TEST_F(Outputs, NothingIsWrittenIntoAProject) {
    const std::vector<std::string> files{"project.sqlite", "project.lock", "activations/run_2.npy", "new.svg", "cache/new.svg"};
    std::vector<std::string> before;
    for (const std::string& file : files) before.push_back(contentOf(project() + "/" + file));
    fs::create_directory_symlink(project(), at("aside"));
    for (const std::string& folder : {project(), at("aside"), at(".") + "/p.coincide/activations/.."})
        for (const std::string& file : folder == project() ? files : std::vector<std::string>{"project.sqlite"})
            for (const auto& command : writers(folder + "/" + file)) {
                if (command[0] == "picture" && !file.ends_with(".svg")) continue;
                expectRefused(command, "lies in the project folder");
            }
    expectRefused({"export-artefacts", project(), "--dir", project() + "/out"}, "lies in the project folder");
    fs::create_directory_symlink(project() + "/activations", at("o.txt.images"));
    expectRefused({"export", project(), "--all", "--output", at("o.txt"), "--images", "copy"}, "lies in the project folder");
    for (std::size_t i = 0; i < files.size(); ++i) EXPECT_EQ(contentOf(project() + "/" + files[i]), before[i]) << files[i];
    EXPECT_EQ(run({"status", project()}).code, 0);
}

TEST_F(Outputs, AFullStandardOutputIsAFailure) {
    for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{{"status", project()}, {"check", project(), "--json"}, {"--help"}, {"--version"}}) {
        const Outcome outcome = program_.runInto("/dev/full", command);
        EXPECT_EQ(outcome.code, 1) << command[0];
        EXPECT_NE(outcome.err.find("cannot write the output"), std::string::npos) << outcome.err;
    }
}

TEST_F(Outputs, PicturesBecomeWhatIsAskedFor) {
    must({"demo", at("demo.coincide"), "--dir", at("demo"), "--records", "12"});
    must({"import", at("demo.coincide"), "--dataset", at("demo/demo.json")});
    const auto kinds = [&] {
        int links = 0, single = 0, all = 0;
        for (const auto& entry : fs::recursive_directory_iterator(at("o.json.images"))) {
            if (entry.is_directory()) continue;
            ++all;
            if (entry.is_symlink()) ++links;
            else if (entry.hard_link_count() == 1) ++single;
        }
        EXPECT_GT(all, 0);
        return std::vector<int>{links, single, all - links - single};
    };
    const auto place = [&](const char* how) { must({"export", at("demo.coincide"), "--all", "--output", at("o.json"), "--images", how}); };
    place("copy");
    const int all = kinds()[1];
    EXPECT_EQ(kinds(), (std::vector<int>{0, all, 0}));
    for (const char* before : {"symlink", "hardlink", "copy"})
        for (const char* after : {"copy", "hardlink", "symlink"}) {
            place(before), place(after);
            EXPECT_EQ(kinds(), (std::vector<int>{after[0] == 's' ? all : 0, after[0] == 'c' ? all : 0, after[0] == 'h' ? all : 0})) << before << " then " << after;
        }
    // The pictures themselves stay when the folder leads to them.
    fs::remove_all(at("o.json.images"));
    fs::create_directory_symlink(at("demo"), at("o.json.images"));
    for (const char* how : {"symlink", "hardlink", "copy"}) place(how);
    EXPECT_EQ(run({"import", at("again.coincide"), "--dataset", at("demo/demo.json"), "--strict"}).code, 0);
}

TEST_F(Outputs, DevicesHaveNamesInEveryStage) {
    for (const char* stage : {"cluster", "score", "map", "select", "run"})
        for (const char* device : {"gpu", "cuda:", "cuda:x", "cuda:99", ""}) expectRefused({stage, project(), "--device", device}, "device");
}

TEST_F(Outputs, NumbersThatDoNotFitAreNotTakenForOthers) {
    const std::string huge = "99999999999999999999";
    for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{{"cluster", project(), "--clusters", huge},
                                                                                         {"cluster", project(), "--run", "-" + huge},
                                                                                         {"tag", project(), "t", "--add", huge},
                                                                                         {"curate", project(), "--cluster", "0", "--cap", huge},
                                                                                         {"extract", project(), "--model", at("none"), "--layers", "3," + huge},
                                                                                         {"extract", project(), "--model", at("none"), "--layers", ""},
                                                                                         {"demo", at("s.coincide"), "--records", "3", "--seed", "-1"},
                                                                                         {"demo", at("s.coincide"), "--records", "3", "--seed", huge}}) {
        const Outcome outcome = run(command);
        EXPECT_EQ(outcome.code, 2) << command[0] << ": " << outcome.err;
        EXPECT_EQ(outcome.err.find("9223372036854775807"), std::string::npos) << outcome.err;
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    }
    EXPECT_FALSE(fs::exists(at("s.coincide")));
    expectRefused({"select", project(), "--temperature", "nan"}, "--temperature cannot be nan");
    must({"tag", project(), "t", "--add", "1"});
    expectRefused({"tag", project(), "t", "--rename", ""}, "cannot be named ''");
}

}  // namespace
}  // namespace coincide
