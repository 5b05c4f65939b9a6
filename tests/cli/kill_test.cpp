#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <random>

#include "tests/cli/program.h"
#include "tests/made_activations.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// Kills a stage at random moments and repeats it: the results must have the bytes of an undisturbed run. COINCIDE_KILLS sets
// how often (default 2; 20 for a release).
class Killed : public ::testing::Test {
protected:
    void SetUp() override {
        if (!Program::available()) GTEST_SKIP() << "COINCIDE_PROGRAM names no program";
        if (const char* given = std::getenv("COINCIDE_KILLS")) kills_ = std::max(1, std::atoi(given));
    }
    std::string at(const std::string& name) const { return (folder_.path() / name).string(); }

    void must(const std::vector<std::string>& command) const {
        const Outcome done = program_.run(command);
        ASSERT_EQ(done.code, 0) << command[0] << ": " << done.err;
    }

    std::map<std::string, std::string> artefacts(const std::string& project) const {
        std::map<std::string, std::string> out;
        must({"export-artefacts", at(project), "--dir", at(project + ".out")});
        for (const auto& entry : std::filesystem::directory_iterator(at(project + ".out"))) out[entry.path().filename()] = contentOf(entry.path());
        std::filesystem::remove_all(at(project + ".out"));
        return out;
    }

    // The JSON of all records, or of a selection.
    std::string json(const std::string& project, const std::string& selection = {}) const {
        std::vector<std::string> command{"export", at(project), "--output", at("out.json")};
        if (selection.empty()) command.push_back("--all");
        else command.insert(command.end(), {"--selection", selection});
        must(command);
        return contentOf(at("out.json"));
    }

    // `before` prepares a project for the stage; `stage` is the command without its project; `results` reads what must be equal.
    // With `born`, the project is made by the stage itself, so that a kill may come before there is one.
    template <class Results>
    void check(const std::function<void(const std::string& project)>& before, const std::vector<std::string>& stage, const Results& results, bool born = false) {
        const auto command = [&](const std::string& project) {
            std::vector<std::string> words{stage[0], at(project)};
            words.insert(words.end(), stage.begin() + 1, stage.end());
            return words;
        };
        before("calm.coincide");
        const auto begin = steady_clock::now();
        must(command("calm.coincide"));
        const auto length = std::chrono::duration_cast<milliseconds>(steady_clock::now() - begin).count();
        const auto expected = results("calm.coincide");
        std::mt19937 random(11);
        for (int round = 0; round < kills_; ++round) {
            const std::string project = "killed" + std::to_string(round) + ".coincide";
            before(project);
            const auto delay = milliseconds(static_cast<std::int64_t>(random() % static_cast<std::uint32_t>(length + 1)));
            program_.runAndSignal(command(project), SIGKILL, delay);
            const Outcome status = program_.run({"status", at(project)});
            const auto says = [&](const char* words) { return status.err.find(words) != std::string::npos; };
            EXPECT_TRUE(status.code == 0 || (born && (says("not a project folder") || says("no project yet")))) << status.err;
            must(command(project));
            EXPECT_TRUE(results(project) == expected) << "killed after " << delay.count() << " of " << length << " ms";
            std::filesystem::remove_all(at(project));
        }
    }
    void check(const std::function<void(const std::string& project)>& before, const std::vector<std::string>& stage) {
        check(before, stage, [&](const std::string& project) { return artefacts(project); });
    }

    // The demo's pictures and conversations, `records` of them; the demo's network reads them.
    void demoDataset(int records) const { must({"demo", at("demo.coincide"), "--dir", at("demo"), "--records", std::to_string(records)}); }
    static std::string demoModel() { return std::string(COINCIDE_SOURCE_DIR) + "/resources/demo/model"; }
    void imported(const std::string& project) const { must({"import", at(project), "--dataset", datasetFile()}); }
    std::string datasetFile() const { return at("demo/demo.json"); }

    void activations(const std::string& project, std::size_t rows) const {
        if (!std::filesystem::exists(at("x.npy"))) writeMadeActivations(at("x.npy"), rows, 256, 40);
        must({"import-activations", at(project), "--file", at("x.npy"), "--layers", "2"});
    }

    int kills_ = 2;
    TemporaryFolder folder_;
    Program program_{folder_.path()};
};

TEST_F(Killed, Cluster) {
    check([&](const std::string& project) { activations(project, 6000); }, {"cluster", "--clusters", "60"});
}

TEST_F(Killed, Score) {
    check(
        [&](const std::string& project) {
            activations(project, 6000);
            must({"cluster", at(project), "--clusters", "4", "--iterations", "2"});
        },
        {"score"});
}

TEST_F(Killed, Map) {
    check([&](const std::string& project) { activations(project, 2000); }, {"map"});
}

TEST_F(Killed, ImportOfADataset) {
    std::ofstream file(at("data.jsonl"), std::ios::binary);
    for (int i = 0; i < 60000; ++i)
        file << R"({"id":"talk_)" << i << R"(","conversations":[{"from":"human","value":"Question )" << i << R"(?"},{"from":"gpt","value":"Answer."}]})" << "\n";
    file.close();
    check([](const std::string&) {}, {"import", "--dataset", at("data.jsonl")}, [&](const std::string& project) { return json(project); }, true);
}

TEST_F(Killed, ImportWithPictures) {
    demoDataset(400);
    check([](const std::string&) {}, {"import", "--dataset", datasetFile()}, [&](const std::string& project) { return json(project); }, true);
}

TEST_F(Killed, ImportOfActivations) {
    writeMadeActivations(at("x.npy"), 20000, 256, 40);
    check([](const std::string&) {}, {"import-activations", "--file", at("x.npy"), "--layers", "2"}, [&](const std::string& project) { return artefacts(project); }, true);
}

TEST_F(Killed, Extract) {
    demoDataset(200);
    check([&](const std::string& project) { imported(project); }, {"extract", "--model", demoModel()});
}

TEST_F(Killed, Select) {
    check(
        [&](const std::string& project) {
            activations(project, 6000);
            must({"cluster", at(project), "--clusters", "60", "--iterations", "5"});
            must({"score", at(project)});
        },
        {"select", "--budget", "30%"});
}

TEST_F(Killed, WholeRunWithItsExport) {
    demoDataset(160);
    check([](const std::string&) {}, {"run", "--dataset", datasetFile(), "--model", demoModel(), "--clusters", "12", "--budget", "25%", "--output", at("subset.json")},
          [&](const std::string& project) {
              auto out = artefacts(project);
              out["subset.json"] = contentOf(at("subset.json"));
              std::filesystem::remove(at("subset.json"));
              return out;
          },
          true);
}

// A file is there whole or not at all, and an older one stays until the new one is whole.
TEST_F(Killed, Export) {
    demoDataset(400);
    imported("p.coincide");
    const std::string output = at("all.json"), older = "[]";
    const std::vector<std::string> command{"export", at("p.coincide"), "--all", "--output", output, "--images", "copy"};
    const auto begin = steady_clock::now();
    must(command);
    const auto length = std::chrono::duration_cast<milliseconds>(steady_clock::now() - begin).count();
    const std::string expected = contentOf(output);
    std::mt19937 random(13);
    for (int round = 0; round < kills_; ++round) {
        std::filesystem::remove_all(output + ".images");
        if (round % 2 != 0) std::filesystem::remove(output);
        else std::ofstream(output, std::ios::binary) << older;
        program_.runAndSignal(command, SIGKILL, milliseconds(static_cast<std::int64_t>(random() % static_cast<std::uint32_t>(length + 1))));
        const std::string found = contentOf(output);
        EXPECT_TRUE(found == expected || found == (round % 2 != 0 ? "" : older)) << found.size() << " of " << expected.size() << " bytes";
        must(command);
        EXPECT_TRUE(contentOf(output) == expected);
    }
}

TEST_F(Killed, InterruptExitsAtOnceAndTheSameCommandGoesOn) {
    activations("p.coincide", 2000);
    const std::vector<std::string> command{"map", at("p.coincide"), "--epochs", "100000"};
    const auto begin = steady_clock::now();
    const Outcome stopped = program_.runAndSignal(command, SIGINT, milliseconds(1500));
    const double seconds = std::chrono::duration<double>(steady_clock::now() - begin).count();
    EXPECT_EQ(stopped.code, 130) << stopped.err;
    EXPECT_LT(seconds, 1.5 + 5.0);   // a second on an idle machine; generous, since tests run beside others
    const Outcome status = program_.run({"status", at("p.coincide")});
    EXPECT_NE(status.out.find("stopped"), std::string::npos) << status.out;
}

}  // namespace
}  // namespace coincide
