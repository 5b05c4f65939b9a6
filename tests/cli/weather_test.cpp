#include <gtest/gtest.h>
#include <sys/file.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <thread>

#include "tests/cli/program.h"
#include "tests/made_activations.h"
#include "tests/small_disk.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::int64_t kDisk = 96 << 20;

// A stage, what must be there before it, and its words without the project.
struct Stage {
    std::string name;
    std::function<void(const std::string& project)> before;
    std::vector<std::string> words;
};

/// Bad luck from outside: a full disk, a folder that cannot be written, another process, files that vanish.
class Weather : public ::testing::Test {
protected:
    void SetUp() override {
        if (!Program::available()) GTEST_SKIP() << "COINCIDE_PROGRAM names no program";
    }
    std::string at(const std::string& name) const { return (folder_.path() / name).string(); }
    static std::string demoModel() { return std::string(COINCIDE_SOURCE_DIR) + "/resources/demo/model"; }

    void must(const std::vector<std::string>& command) const {
        const Outcome done = program_.run(command);
        ASSERT_EQ(done.code, 0) << command[0] << ": " << done.err;
    }
    static std::vector<std::string> with(const std::string& project, const std::vector<std::string>& words) {
        std::vector<std::string> command{words[0], project};
        command.insert(command.end(), words.begin() + 1, words.end());
        return command;
    }
    // Refused as it should be: exit status 1 and one line with a cause and a remedy.
    static void expectSentence(const Outcome& outcome, const std::string& what) {
        EXPECT_EQ(outcome.code, 1) << what << ": " << outcome.err;
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << what << ": " << outcome.err;
        EXPECT_GE(std::count(outcome.err.begin(), outcome.err.end(), '.'), 1) << what << ": " << outcome.err;
        for (const char* raw : {"std::", "what()", "sqlite3", "SQLITE", "errno", "exception"}) EXPECT_EQ(outcome.err.find(raw), std::string::npos) << what << ": " << outcome.err;
    }
    // All that the project holds: its arrays, or its records where there are none yet.
    std::map<std::string, std::string> artefacts(const std::string& project) const {
        const fs::path out = at("artefacts");
        fs::remove_all(out);
        std::map<std::string, std::string> files;
        if (!fs::exists(project + "/activations") || fs::is_empty(project + "/activations")) {
            must({"export", project, "--all", "--output", at("records.json")});
            return {{"records.json", contentOf(at("records.json"))}};
        }
        must({"export-artefacts", project, "--dir", out.string()});
        for (const auto& entry : fs::directory_iterator(out)) files[entry.path().filename()] = contentOf(entry.path());
        return files;
    }

    std::vector<Stage> stages() const {
        if (!fs::exists(at("x.npy"))) writeMadeActivations(at("x.npy"), 6000, 256, 40);
        if (!fs::exists(at("demo"))) must({"demo", at("demo.coincide"), "--dir", at("demo"), "--records", "60"});
        if (!fs::exists(at("talks.jsonl"))) {
            std::ofstream talks(at("talks.jsonl"), std::ios::binary);
            for (int i = 0; i < 40000; ++i) talks << R"({"id":"t)" << i << R"(","conversations":[{"from":"human","value":"Why )" << i << R"(?"},{"from":"gpt","value":"So."}]})" << "\n";
        }
        const auto nothing = [](const std::string&) {};
        const auto activations = [this](const std::string& project) { must({"import-activations", project, "--file", at("x.npy"), "--layers", "2"}); };
        const auto clusters = [this, activations](const std::string& project) {
            activations(project);
            must({"cluster", project, "--clusters", "40", "--iterations", "5"});
        };
        const auto scores = [this, clusters](const std::string& project) {
            clusters(project);
            must({"score", project});
        };
        return {{"import", nothing, {"import", "--dataset", at("talks.jsonl")}},
                {"import-activations", nothing, {"import-activations", "--file", at("x.npy"), "--layers", "2"}},
                {"extract", [this](const std::string& project) { must({"import", project, "--dataset", at("demo/demo.json")}); }, {"extract", "--model", demoModel()}},
                {"cluster", activations, {"cluster", "--clusters", "40", "--iterations", "20"}},
                {"score", clusters, {"score"}},
                {"map", activations, {"map", "--epochs", "40"}},
                {"select", scores, {"select", "--budget", "40%"}},
                {"curate", clusters, {"curate", "--cluster", "3", "--name", "Dogs", "--note", std::string(20000, 'n')}}};
    }

    TemporaryFolder folder_;
    Program program_{folder_.path()};
};

TEST_F(Weather, OnAFullDiskEveryStageSaysSoAndGoesOnWhenThereIsRoom) {
    for (const Stage& stage : stages()) {
        const std::string calm = at("calm-" + stage.name + ".coincide");
        stage.before(calm);
        must(with(calm, stage.words));
        const auto expected = artefacts(calm);
        int refused = 0;
        for (const std::int64_t left : {0, 32 << 10, 1 << 20}) {
            const SmallDisk disk(at("disk"), kDisk);
            if (!disk.mounted()) GTEST_SKIP() << "the system does not let a test mount a small disk";
            const std::string project = (disk.folder() / "p.coincide").string(), what = stage.name + " with " + std::to_string(left >> 10) + " KB left";
            stage.before(project);
            const bool born = fs::exists(project);
            disk.fill(left);
            const Outcome outcome = program_.run(with(project, stage.words));
            if (outcome.code != 0) {
                ++refused;
                expectSentence(outcome, what);
                EXPECT_TRUE(outcome.err.find("space") != std::string::npos || outcome.err.find("disk") != std::string::npos) << what << ": " << outcome.err;
            }
            if (born) { EXPECT_EQ(program_.run({"status", project}).code, 0) << what; }
            disk.free();
            const Outcome again = program_.run(with(project, stage.words));
            EXPECT_EQ(again.code, 0) << what << ": " << again.err;
            EXPECT_TRUE(artefacts(project) == expected) << what;
        }
        EXPECT_GT(refused, 0) << stage.name << " never met the full disk";
        fs::remove_all(calm);
    }
}

TEST_F(Weather, AnExportOnAFullDiskLeavesTheOlderFile) {
    const SmallDisk disk(at("disk"), 8 << 20);
    if (!disk.mounted()) GTEST_SKIP() << "the system does not let a test mount a small disk";
    stages();
    must({"import", at("p.coincide"), "--dataset", at("talks.jsonl")});
    const std::string output = (disk.folder() / "all.json").string();
    std::ofstream(output) << "older";
    disk.fill(256 << 10);
    expectSentence(program_.run({"export", at("p.coincide"), "--all", "--output", output}), "export");
    EXPECT_EQ(contentOf(output), "older");
    EXPECT_EQ(std::distance(fs::directory_iterator(disk.folder()), fs::directory_iterator()), 2) << "something half-written was left";
}

TEST_F(Weather, PicturesThatDoNotFitTheDiskAreNotCutShort) {
    const SmallDisk disk(at("disk"), 8 << 20);
    if (!disk.mounted()) GTEST_SKIP() << "the system does not let a test mount a small disk";
    stages();
    must({"import", at("d.coincide"), "--dataset", at("demo/demo.json")});
    disk.fill(160 << 10);
    const std::string output = (disk.folder() / "all.json").string();
    const Outcome outcome = program_.run({"export", at("d.coincide"), "--all", "--output", output, "--images", "copy"});
    expectSentence(outcome, "export");
    EXPECT_NE(outcome.err.find("the disk is full"), std::string::npos) << outcome.err;
    EXPECT_FALSE(fs::exists(output));
    int copied = 0;
    if (fs::exists(output + ".images"))
        for (const auto& entry : fs::recursive_directory_iterator(output + ".images")) {
            if (!entry.is_regular_file()) continue;
            ++copied;
            EXPECT_TRUE(contentOf(entry.path()) == contentOf(fs::path(at("demo/images")) / entry.path().lexically_relative(output + ".images"))) << entry.path();
        }
    EXPECT_GT(copied, 0);
    disk.free();
    disk.fill(64 << 10);
    must({"import-activations", at("x.coincide"), "--file", at("x.npy"), "--layers", "2"});
    expectSentence(program_.run({"export-artefacts", at("x.coincide"), "--dir", (disk.folder() / "layout").string()}), "export-artefacts");
    EXPECT_FALSE(fs::exists(disk.folder() / "layout"));
}

TEST_F(Weather, AReadOnlyProjectCanBeReadAndSaysWhyItCannotBeChanged) {
    if (!PrivateMounts::available()) GTEST_SKIP() << "the system does not let a test mount anything";
    for (const Stage& stage : stages()) {
        const std::string project = at("locked.coincide");
        stage.before(project);
        if (!fs::exists(project)) fs::create_directories(project);
        ASSERT_TRUE(PrivateMounts::makeReadOnly(project));
        expectSentence(program_.run(with(project, stage.words)), stage.name);
        if (fs::exists(project + "/project.sqlite")) { EXPECT_EQ(program_.run({"status", project}).code, 0) << stage.name; }
        PrivateMounts::unmount(project);
        const Outcome again = program_.run(with(project, stage.words));
        EXPECT_EQ(again.code, 0) << stage.name << ": " << again.err;
        fs::remove_all(project);
    }
}

TEST_F(Weather, ASecondWriterIsRefusedInASentenceAndTheFirstGoesOn) {
    const std::string project = at("shared.coincide");
    writeMadeActivations(at("x.npy"), 6000, 256, 40);
    must({"import-activations", project, "--file", at("x.npy"), "--layers", "2"});
    Outcome first;
    std::atomic<bool> ended = false;
    std::thread writer([&] {
        TemporaryFolder own;
        first = Program(own.path()).run({"map", project, "--epochs", "1500"});
        ended = true;
    });
    // Until the first holds the project.
    const int lock = ::open((project + "/project.lock").c_str(), O_RDWR | O_CLOEXEC);
    ASSERT_GE(lock, 0);
    while (!ended && ::flock(lock, LOCK_SH | LOCK_NB) == 0) {
        ::flock(lock, LOCK_UN);
        std::this_thread::sleep_for(milliseconds(5));
    }
    ::close(lock);
    const auto begin = steady_clock::now();
    const Outcome second = program_.run({"cluster", project});
    const double waited = std::chrono::duration<double>(steady_clock::now() - begin).count();
    EXPECT_FALSE(ended) << "the first was over before the second began";
    writer.join();
    EXPECT_EQ(first.code, 0) << first.err;
    expectSentence(second, "cluster");
    EXPECT_NE(second.err.find("another program"), std::string::npos) << second.err;
    EXPECT_LT(waited, 10.0);
    EXPECT_EQ(program_.run({"status", project}).code, 0);
    must({"cluster", project, "--clusters", "20"});
}

TEST_F(Weather, TwoProcessesThatMakeOneProjectAtOnceDoNotHarmIt) {
    stages();
    for (int round = 0; round < 6; ++round) {
        const std::string project = at("born.coincide");
        const std::vector<std::string> command{"import", project, "--dataset", at("talks.jsonl")};
        Outcome outcomes[2];
        std::thread other([&] {
            TemporaryFolder own;
            outcomes[1] = Program(own.path()).run(command);
        });
        std::this_thread::sleep_for(milliseconds(3 * round));
        outcomes[0] = program_.run(command);
        other.join();
        EXPECT_TRUE(outcomes[0].code == 0 || outcomes[1].code == 0) << outcomes[0].err << outcomes[1].err;
        for (const Outcome& outcome : outcomes)
            if (outcome.code != 0) expectSentence(outcome, "round " + std::to_string(round));
        must({"export", project, "--all", "--output", at("born.jsonl")});
        const std::string exported = contentOf(at("born.jsonl"));
        EXPECT_EQ(std::count(exported.begin(), exported.end(), '\n'), 40000);
        fs::remove_all(project);
    }
}

TEST_F(Weather, PicturesThatVanishDuringAnExtractionAreListedAndTheDatasetThatVanishesIsNamed) {
    stages();
    fs::copy(at("demo"), at("moving"), fs::copy_options::recursive);
    must({"import", at("p.coincide"), "--dataset", at("moving/demo.json")});
    int left = 0;
    for (const auto& entry : fs::recursive_directory_iterator(at("moving/images")))
        if (entry.is_regular_file() && ++left % 3 == 0) fs::remove(entry.path());
    const Outcome extracted = program_.run({"extract", at("p.coincide"), "--model", demoModel()});
    EXPECT_EQ(extracted.code, 0) << extracted.err;
    const Outcome status = program_.run({"status", at("p.coincide"), "--json"});
    EXPECT_NE(status.out.find("\"failed\":"), std::string::npos) << status.out;

    fs::remove(at("moving/demo.json"));
    expectSentence(program_.run({"extract", at("p.coincide"), "--model", demoModel(), "--again"}), "extract");
    EXPECT_EQ(program_.run({"status", at("p.coincide")}).code, 0);
}

TEST_F(Weather, AnInterruptedStageEndsSoonAndGoesOnToTheSameBytes) {
    for (const Stage& stage : stages()) {
        if (stage.name == "curate" || stage.name == "select" || stage.name == "score") continue;   // over before a person could stop them
        const std::string calm = at("calm-" + stage.name + ".coincide"), project = at("stopped-" + stage.name + ".coincide");
        stage.before(calm);
        const auto started = steady_clock::now();
        must(with(calm, stage.words));
        const auto length = std::chrono::duration_cast<milliseconds>(steady_clock::now() - started);
        stage.before(project);
        for (const int part : {30, 60, 90}) {
            const auto begin = steady_clock::now();
            const Outcome stopped = program_.runAndSignal(with(project, stage.words), part == 60 ? SIGTERM : SIGINT, length * part / 100);
            const double late = std::chrono::duration<double>(steady_clock::now() - begin - length * part / 100).count();
            EXPECT_LT(late, 6.0) << stage.name << ": a second on an idle machine, tests run beside others";
            EXPECT_TRUE(stopped.code == 130 || stopped.code == 0 || stopped.code >= 128) << stage.name << ": " << stopped.code << " " << stopped.err;
        }
        must(with(project, stage.words));
        EXPECT_TRUE(artefacts(project) == artefacts(calm)) << stage.name;
    }
}

}  // namespace
}  // namespace coincide
