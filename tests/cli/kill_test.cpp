#include <gtest/gtest.h>

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
// how often (default 3; 20 for a release).
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
        return out;
    }

    // `before` prepares a project for the stage; `stage` is the command without its project.
    void check(const std::function<void(const std::string& project)>& before, const std::vector<std::string>& stage) {
        const auto command = [&](const std::string& project) {
            std::vector<std::string> words{stage[0], at(project)};
            words.insert(words.end(), stage.begin() + 1, stage.end());
            return words;
        };
        before("calm.coincide");
        const auto begin = steady_clock::now();
        must(command("calm.coincide"));
        const auto length = std::chrono::duration_cast<milliseconds>(steady_clock::now() - begin).count();
        const auto expected = artefacts("calm.coincide");
        std::mt19937 random(11);
        for (int round = 0; round < kills_; ++round) {
            const std::string project = "killed" + std::to_string(round) + ".coincide";
            before(project);
            const auto delay = milliseconds(static_cast<std::int64_t>(random() % static_cast<std::uint32_t>(length + 1)));
            program_.runAndSignal(command(project), SIGKILL, delay);
            must({"status", at(project)});
            must(command(project));
            EXPECT_EQ(artefacts(project), expected) << "killed after " << delay.count() << " of " << length << " ms";
            std::filesystem::remove_all(at(project));
        }
    }

    void activations(const std::string& project, std::size_t rows) const {
        if (!std::filesystem::exists(at("x.npy"))) writeMadeActivations(at("x.npy"), rows, 256, 40);
        must({"import-activations", at(project), "--file", at("x.npy"), "--layers", "2"});
    }

    int kills_ = 3;
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
    const std::vector<std::string> command{"import", at("p.coincide"), "--dataset", at("data.jsonl")};
    const auto begin = steady_clock::now();
    must(command);
    const auto length = std::chrono::duration_cast<milliseconds>(steady_clock::now() - begin).count();
    must({"export", at("p.coincide"), "--all", "--output", at("calm.json")});
    const std::string expected = contentOf(at("calm.json"));
    std::mt19937 random(12);
    for (int round = 0; round < kills_; ++round) {
        std::filesystem::remove_all(at("p.coincide"));
        program_.runAndSignal(command, SIGKILL, milliseconds(static_cast<std::int64_t>(random() % static_cast<std::uint32_t>(length + 1))));
        must(command);
        must({"export", at("p.coincide"), "--all", "--output", at("again.json")});
        EXPECT_EQ(contentOf(at("again.json")), expected);
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
    EXPECT_NE(status.out.find("stopped at"), std::string::npos) << status.out;
}

}  // namespace
}  // namespace coincide
