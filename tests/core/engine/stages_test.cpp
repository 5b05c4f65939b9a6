#include "core/engine/stages.h"

#include <gtest/gtest.h>

#include <limits>
#include <map>

#include "core/base/error.h"
#include "core/engine/artefacts.h"
#include "tests/cli/program.h"
#include "tests/core/store/made_project.h"
#include "tests/made_activations.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

constexpr std::size_t kRows = 900, kColumns = 64, kGroups = 12;

// Steps a stage to its end; with `interrupt` the job is cancelled and made anew again and again, each time a little later, as
// by a person who stops and goes on.
void complete(const std::function<PreparedStage()>& prepare, bool interrupt) {
    for (int patience = 2;; patience *= 2) {
        PreparedStage stage = prepare();
        if (!stage.job) return;
        CancelToken cancel;
        int reports = 0;
        stage.job->listen([&](const Progress&) {
            if (interrupt && ++reports == patience) cancel.cancel();
        });
        while (!cancel.cancelled())
            if (stage.job->step(cancel)) return;
    }
}

// All results of a project made with this many threads, by file name.
std::map<std::string, std::string> results(const Path& folder, int threads, bool interrupt) {
    auto project = Project::openOrCreate(folder / "p.coincide", threads);
    writeMadeActivations(folder / "x.npy", kRows, kColumns, kGroups);
    importActivations(*project, folder / "x.npy", 2, {});
    KMeansOptions cluster;
    cluster.clusters = 20;
    complete([&] { return prepareCluster(*project, cluster, {}); }, interrupt);
    complete([&] { return prepareScore(*project, {}, {}); }, interrupt);
    MapOptions map;
    map.epochs = 40;
    complete([&] { return prepareMap(*project, map, {}); }, interrupt);
    complete([&] { return prepareSelect(*project, {}, {}); }, false);
    SelectOptions random;
    random.name = "chance";
    random.method = "random";
    complete([&] { return prepareSelect(*project, random, {}); }, false);
    std::map<std::string, std::string> out;
    for (const std::string& name : exportArtefacts(*project, folder / "out", {})) out[name] = contentOf(folder / "out" / name);
    return out;
}

TEST(Stages, SameBytesForOneThreadTwoThreadsAndInterruptions) {
    const TemporaryFolder one, two, stopped;
    const auto expected = results(one.path(), 1, false);
    EXPECT_EQ(expected.size(), 18u);
    EXPECT_EQ(results(two.path(), 2, false), expected);
    EXPECT_EQ(results(stopped.path(), 2, true), expected);
}

TEST(Stages, FinishedStageIsNotRepeatedUnlessAskedFor) {
    const TemporaryFolder folder;
    results(folder.path(), 2, false);
    auto project = Project::open(folder.path() / "p.coincide", Access::Write, 2);
    KMeansOptions cluster;
    cluster.clusters = 20;
    EXPECT_TRUE(prepareCluster(*project, cluster, {}).alreadyDone);
    StageRequest again;
    again.again = true;
    PreparedStage second = prepareCluster(*project, cluster, again);
    ASSERT_TRUE(second.job);
    EXPECT_FALSE(second.resumed);
    cluster.clusters = 10;
    EXPECT_FALSE(prepareCluster(*project, cluster, {}).alreadyDone);
}

TEST(Stages, MissingActivationFileMakesLaterStagesStaleAndIsSaid) {
    const TemporaryFolder folder;
    results(folder.path(), 2, false);
    auto project = Project::open(folder.path() / "p.coincide", Access::Write, 2);
    const coincide::Run extraction = project->inputRun(Stage::Extract, std::nullopt);
    std::filesystem::remove(activationPath(project->folder(), extraction.id));
    for (const coincide::Run& run : project->runs().list()) EXPECT_FALSE(project->staleness(run).empty()) << stageName(run.stage);
    try {
        StageRequest again;
        again.again = true;
        prepareMap(*project, {}, again);
        FAIL();
    } catch (const Error& e) {
        EXPECT_EQ(e.code(), ErrorCode::NotFound);
    }
}

TEST(Stages, DatasetWithAnotherTimeStampIsTheSameUntilItsContentDiffers) {
    const TemporaryFolder folder;
    const Path file = folder.path() / "d.json";
    const std::string text = R"([{"id": "a", "conversations": [{"from": "human", "value": "What?"}, {"from": "gpt", "value": "That."}]}])";
    writeFile(file, text);
    ImportOptions options;
    options.datasets = {file.string()};
    options.images = folder.path().string();
    auto project = Project::openOrCreate(folder.path() / "p.coincide");
    complete([&] { return prepareImport(*project, options, {}); }, false);
    const auto stamp = std::filesystem::last_write_time(file);
    const coincide::Run import = project->inputRun(Stage::Import, std::nullopt);

    std::filesystem::last_write_time(file, stamp + std::chrono::hours(1));
    EXPECT_EQ(project->staleness(import), "");
    EXPECT_TRUE(prepareImport(*project, options, {}).alreadyDone);

    std::string other = text;
    other[other.find("That")] = 'W';
    writeFile(file, other);
    std::filesystem::last_write_time(file, stamp + std::chrono::hours(2));
    EXPECT_NE(project->staleness(import).find("has changed"), std::string::npos);
    EXPECT_THROW(prepareImport(*project, options, {}), Error) << "another dataset in the same project";

    std::filesystem::remove(file);
    EXPECT_NE(project->staleness(import).find("is gone"), std::string::npos);
}

TEST(Stages, AnImportKnowsItsDatasetsBeforeItHasReadThem) {
    const TemporaryFolder folder;
    ImportOptions options;
    for (const char* name : {"one.json", "two.json"}) {
        writeFile(folder.path() / name, R"([{"id": "a", "conversations": [{"from": "human", "value": "What?"}, {"from": "gpt", "value": "That."}]}])");
        options.datasets.push_back((folder.path() / "." / name).string());
    }
    auto project = Project::openOrCreate(folder.path() / "p.coincide");
    const coincide::Run run = prepareImport(*project, options, {}).run;
    EXPECT_EQ(datasetsOfImport(run), (std::vector<std::string>{(folder.path() / "one.json").string(), (folder.path() / "two.json").string()}));
    ImportOptions again;
    again.datasets = datasetsOfImport(run);
    const PreparedStage resumed = prepareImport(*project, again, {});
    EXPECT_TRUE(resumed.resumed);
    EXPECT_EQ(resumed.run.id, run.id);
    coincide::Run older;
    EXPECT_TRUE(datasetsOfImport(older).empty());
    older.optionsJson = R"({"datasets": 3})";
    EXPECT_TRUE(datasetsOfImport(older).empty());
}

TEST(Stages, SecondWriterIsRefused) {
    const TemporaryFolder folder;
    auto first = Project::openOrCreate(folder.path() / "p.coincide");
    try {
        Project::open(folder.path() / "p.coincide", Access::Write);
        FAIL();
    } catch (const Error& e) {
        EXPECT_EQ(e.code(), ErrorCode::Busy);
    }
    EXPECT_NO_THROW(Project::open(folder.path() / "p.coincide", Access::Read));
}

TEST(Stages, StageWithoutItsInputNamesTheCommand) {
    const TemporaryFolder folder;
    auto project = Project::openOrCreate(folder.path() / "p.coincide");
    try {
        prepareCluster(*project, {}, {});
        FAIL();
    } catch (const Error& e) {
        EXPECT_NE(std::string(e.what()).find("coincide extract"), std::string::npos) << e.what();
    }
}

TEST(Stages, RowsThatAreNotFiniteStopTheClusteringWithASentence) {
    const TemporaryFolder folder;
    writeMadeActivations(folder.path() / "x.npy", kRows, kColumns, kGroups);
    std::string bytes = contentOf(folder.path() / "x.npy");
    bytes[bytes.size() - 1] = '\x7E', bytes[bytes.size() - 2] = '\0';   // a NaN in the last row
    writeFile(folder.path() / "x.npy", bytes);
    auto project = Project::openOrCreate(folder.path() / "p.coincide");
    importActivations(*project, folder.path() / "x.npy", 2, {});
    PreparedStage stage = prepareCluster(*project, {}, {});
    EXPECT_THROW(runToEnd(*stage.job, {}, {}), Error);
    EXPECT_EQ(project->runs().get(stage.run.id)->state, RunState::Failed);
}

TEST(Stages, ImportedArtefactsComeOutAsTheyWentIn) {
    const TemporaryFolder folder;
    const auto expected = results(folder.path(), 2, false);
    auto copy = Project::openOrCreate(folder.path() / "copy.coincide");
    EXPECT_GE(importArtefacts(*copy, folder.path() / "out", 2, {}).size(), 6u);
    std::map<std::string, std::string> back;
    for (const std::string& name : exportArtefacts(*copy, folder.path() / "back", {})) back[name] = contentOf(folder.path() / "back" / name);
    EXPECT_EQ(back, expected);
}

TEST(Stages, ArtefactsThatCannotBeRightAreRefused) {
    const TemporaryFolder folder;
    results(folder.path(), 2, false);
    const Path out = folder.path() / "out";
    const double nan = std::numeric_limits<double>::quiet_NaN(), infinite = std::numeric_limits<double>::infinity();
    const auto refused = [&](const std::string& name, const std::string& words) {
        auto project = Project::openOrCreate(folder.path() / "q.coincide");
        COINCIDE_EXPECT_ERROR(importArtefacts(*project, out, 2, {}), ErrorCode::BadInput, words);
        EXPECT_TRUE(project->isUnborn()) << name;
        Project::discard(std::move(project));
    };
    // With one item of a file replaced.
    const auto spoiled = [&](const std::string& name, double value, const std::string& words) {
        const std::string good = contentOf(out / name);
        const NpyFile file(out / name);
        std::vector<double> values = file.toDouble();
        values.back() = value;
        if (file.type() == NpyType::Float32) {
            writeNpy(out / name, std::span<const float>(std::vector<float>(values.begin(), values.end())), file.shape());
        } else if (file.type() == NpyType::Int64) {
            writeNpy(out / name, std::span<const std::int64_t>(std::vector<std::int64_t>(values.begin(), values.end())), file.shape());
        } else {
            writeNpy(out / name, std::span<const double>(values), file.shape());
        }
        refused(name, words);
        writeFile(out / name, good);
    };
    for (const double value : {nan, infinite}) {
        spoiled("transfer.npy", value, "transfer.npy");
        spoiled("map_2d.npy", value, "not finite");
    }
    for (const double value : {nan, infinite, 0.0, -0.5, 1.1}) spoiled("density.npy", value, "density.npy");
    spoiled("selected_chance.npy", NpyFile(out / "selected_chance.npy").toDouble().front(), "more than once");
    std::filesystem::copy_file(out / "selected_chance.npy", out / "selected_.npy");
    auto project = Project::openOrCreate(folder.path() / "q.coincide");
    COINCIDE_EXPECT_ERROR(importArtefacts(*project, out, 2, {}), ErrorCode::InvalidArgument, "cannot be named ''");
    std::filesystem::remove(out / "selected_.npy");
    const std::size_t shape[] = {0, kColumns};
    writeNpy(out / "kmeans_centroids.npy", NpyType::Float32, shape, nullptr);
    COINCIDE_EXPECT_ERROR(importArtefacts(*project, out, 2, {}), ErrorCode::BadInput, "kmeans_centroids.npy has no rows");
}

}  // namespace
}  // namespace coincide
