#include "core/engine/curation.h"

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <nlohmann/json.hpp>
#include <thread>

#include "core/base/error.h"
#include "core/engine/exporting.h"
#include "tests/core/engine/made_selectable.h"
#include "tests/core/store/made_project.h"
#include "tests/core/store/schema_v1.h"

namespace coincide {
namespace {

// Records taken of every cluster by the newest selection of this name.
std::map<std::int64_t, std::int64_t> takenBy(Project& project, const std::string& name) {
    const coincide::Run run = selectionNamed(project, name);
    const auto alloc = project.runs().items<std::int64_t>(run.id, "alloc");
    std::map<std::int64_t, std::int64_t> taken;
    for (std::size_t i = 0; i < alloc.size(); i += 3) taken[alloc[i]] = alloc[i + 2];
    return taken;
}

SelectOptions limited(const std::string& limits, const std::string& name = "limited") {
    SelectOptions options;
    options.name = name;
    options.budget = "50%";
    options.limits = limits;
    return options;
}

TEST(Curation, LimitsAreOneTextThatReadsBack) {
    std::vector<ClusterNote> notes(5);
    for (std::size_t i = 0; i < notes.size(); ++i) notes[i].cluster = static_cast<std::int64_t>(10 + i);
    notes[0].pinned = true;
    notes[1].name = "says nothing of limits";
    notes[2].excluded = true;
    notes[3].cap = 40;
    notes[4].pinned = true, notes[4].cap = 3;
    EXPECT_EQ(limitsText(notes), "10:pin 12:exclude 13:cap=40 14:pin 14:cap=3");
    EXPECT_EQ(wishesText(readWishes(limitsText(notes))), limitsText(notes));
}

TEST(Curation, WithoutLimitsOptionsAndFingerprintsStayThoseOfEarlierVersions) {
    EXPECT_EQ(fieldsToJson(SelectOptions{}, true), R"({"name":"selection","budget":"20%","temperature":0.1,"shortfall":"refill","method":"coincide","seed":42})");
    EXPECT_NE(fieldsToJson(limited("1:pin"), true).find(R"("limits":"1:pin")"), std::string::npos);
}

TEST(Curation, ASelectionObeysItsLimits) {
    const TemporaryFolder folder;
    auto project = makeSelectable(folder.path(), false);
    stepThrough(prepareSelect(*project, limited("", "free"), {}));
    const SelectInputs inputs = readSelectInputs(*project, project->inputRun(Stage::Score, std::nullopt));
    const std::vector<std::int64_t> sizes = inputs.clusters.sizes();
    ASSERT_GE(sizes.size(), 4u);
    const std::int64_t pinned = inputs.clusters.ids[0], excluded = inputs.clusters.ids[1], capped = inputs.clusters.ids[2];
    // Out of order and with blanks: the run states the one form.
    const std::string text = std::to_string(capped) + ":cap=3   " + std::to_string(excluded) + ":exclude " + std::to_string(pinned) + ":pin";
    PreparedStage stage = prepareSelect(*project, limited(text), {});
    ASSERT_TRUE(stage.job);
    EXPECT_EQ(nlohmann::json::parse(stage.run.optionsJson)["limits"], wishesText(readWishes(text)));
    runToEnd(*stage.job, {}, {});
    auto taken = takenBy(*project, "limited");
    EXPECT_EQ(taken[pinned], sizes[0]);
    EXPECT_EQ(taken[excluded], 0);
    EXPECT_LE(taken[capped], 3);
    EXPECT_EQ(project->runs().items<std::int64_t>(stage.run.id, "selected").size(), 120u);
    EXPECT_TRUE(prepareSelect(*project, limited(text), {}).alreadyDone);
    EXPECT_FALSE(nlohmann::json::parse(selectionNamed(*project, "free").optionsJson).contains("limits"));
}

TEST(Curation, LimitsOfTheProjectAreSpelledOut) {
    const TemporaryFolder folder;
    auto project = makeSelectable(folder.path(), false);
    const coincide::Run clustering = project->inputRun(Stage::Cluster, std::nullopt);
    stepThrough(prepareSelect(*project, limited("project", "none"), {}));   // nothing is kept: no limits
    EXPECT_FALSE(nlohmann::json::parse(selectionNamed(*project, "none").optionsJson).contains("limits"));
    // A second connection beside the open project, as the window has it.
    CurationEditor editor(project->folder());
    ClusterNote note;
    note.cluster = 3;
    note.excluded = true;
    editor.store().setCluster(clustering.id, note);
    stepThrough(prepareSelect(*project, limited("project"), {}));
    EXPECT_EQ(nlohmann::json::parse(selectionNamed(*project, "limited").optionsJson)["limits"], "3:exclude");
    EXPECT_EQ(takenBy(*project, "limited")[3], 0);
    EXPECT_TRUE(prepareSelect(*project, limited("3:exclude"), {}).alreadyDone);
}

TEST(Curation, LimitsKeptForAnotherClusteringAreNotPassedOverInSilence) {
    const TemporaryFolder folder;
    auto project = makeSelectable(folder.path(), false);
    KMeansOptions cluster;
    cluster.clusters = 5;
    stepThrough(prepareCluster(*project, cluster, {}));
    ClusterNote note;
    note.cluster = 3;
    note.pinned = true;
    CurationStore(project->database()).setCluster(project->inputRun(Stage::Cluster, std::nullopt).id, note);
    COINCIDE_EXPECT_ERROR(prepareSelect(*project, limited("project"), {}), ErrorCode::InvalidArgument, "no limits are kept for clustering 2, which the scores rest on, but some are for clustering 4");
}

TEST(Curation, LimitsThatCannotBeKeptAreRefusedBeforeARunIsMade) {
    const TemporaryFolder folder;
    auto project = makeSelectable(folder.path(), false);
    const std::size_t before = project->runs().list().size();
    std::string all, none;
    for (int c = 0; c < 8; ++c) all += std::to_string(c) + ":pin ", none += std::to_string(c) + ":exclude ";
    COINCIDE_EXPECT_ERROR(prepareSelect(*project, limited(all), {}), ErrorCode::InvalidArgument, "the pinned clusters ask for 240 of 120 records. Raise the budget or pin less.");
    COINCIDE_EXPECT_ERROR(prepareSelect(*project, limited(none), {}), ErrorCode::InvalidArgument, "leave no record");
    COINCIDE_EXPECT_ERROR(prepareSelect(*project, limited("8:pin"), {}), ErrorCode::InvalidArgument, "no cluster 8");
    COINCIDE_EXPECT_ERROR(prepareSelect(*project, limited("nonsense"), {}), ErrorCode::InvalidArgument, "'nonsense'");
    SelectOptions random = limited("1:pin");
    random.method = "random";
    COINCIDE_EXPECT_ERROR(prepareSelect(*project, random, {}), ErrorCode::InvalidArgument, "random");
    EXPECT_EQ(project->runs().list().size(), before);
}

TEST(Curation, TheEditorWritesWhileAJobCommits) {
    const TemporaryFolder folder;
    Path path;
    {
        path = makeSelectable(folder.path(), false)->folder();
    }
    std::atomic<bool> started{false};
    std::jthread job([&](const std::stop_token& stop) {
        auto project = Project::open(path, Access::Write);
        started = true;
        for (std::int64_t i = 0; !stop.stop_requested(); ++i) {
            Transaction transaction(project->database());
            for (int k = 0; k < 100; ++k) project->runs().setTotal(RunId{1}, i);
            transaction.commit();
        }
    });
    while (!started) std::this_thread::yield();
    CurationEditor editor(path);
    for (std::int64_t i = 0; i < 20; ++i) editor.store().setNote(i, "n");
    EXPECT_EQ(editor.store().notes().size(), 20u);
}

TEST(Curation, TheEditorBringsAnOlderProjectUpToDate) {
    const TemporaryFolder folder;
    const Path path = folder.path() / "old.coincide";
    makeFolder(path);
    makeProjectV1(path / "project.sqlite");
    CurationEditor editor(path);
    EXPECT_EQ(editor.store().addTag("t"), 1);
    EXPECT_TRUE(isRegularFile(path / "project.sqlite.backup-v1"));
    EXPECT_THROW(CurationEditor(folder.path() / "none.coincide"), Error);
}

TEST(Curation, ANamedRunStaysTheAnswerToItsOptions) {
    const TemporaryFolder folder;
    auto project = makeSelectable(folder.path(), false);
    const coincide::Run clustering = project->inputRun(Stage::Cluster, std::nullopt);
    project->runs().setName(clustering.id, "eight");
    KMeansOptions cluster;
    cluster.clusters = 8;
    const PreparedStage stage = prepareCluster(*project, cluster, {});
    EXPECT_TRUE(stage.alreadyDone);
    EXPECT_EQ(stage.run.id, clustering.id);
}

}  // namespace
}  // namespace coincide
