#include "core/engine/selections.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/engine/exporting.h"
#include "core/engine/map_drawing.h"
#include "core/engine/stages.h"
#include "tests/cli/program.h"
#include "tests/core/engine/made_selectable.h"
#include "tests/core/store/made_project.h"

namespace coincide {
namespace {

class Selections : public ::testing::Test {
protected:
    Path file(const std::string& name, const std::string& text) const {
        writeFile(folder_.path() / name, text);
        return folder_.path() / name;
    }
    std::vector<std::int32_t> chosen(Project& project, const std::string& name) const { return samplesOfSelection(project, selectionNamed(project, name)); }
    TemporaryFolder folder_;
};

using Ids = std::vector<std::int32_t>;

TEST_F(Selections, PositionsInTextAndNpyAreTakenInTheirOrder) {
    auto project = makeSelectable(folder_.path(), true);
    const ImportedSelection text = importSelection(*project, file("s.txt", "7\r\n\n 3 \n7\n239"), "text", {});
    EXPECT_EQ(text.matched, 3);
    EXPECT_EQ(text.repeated, 1);
    EXPECT_EQ(text.unmatched, 0);
    EXPECT_EQ(chosen(*project, "text"), (Ids{7, 3, 239}));
    EXPECT_TRUE(text.run.imported);
    EXPECT_EQ(text.run.state, RunState::Finished);
    const auto options = nlohmann::json::parse(text.run.optionsJson);
    EXPECT_EQ(options["method"], "imported");
    EXPECT_EQ(options["file"], "s.txt");
    EXPECT_EQ(text.run.inputs, std::vector<RunId>{project->inputRun(Stage::Extract, std::nullopt).id});
    const std::vector<std::int32_t> positions{200, 0};
    writeNpy(folder_.path() / "s.npy", positions);
    EXPECT_EQ(importSelection(*project, folder_.path() / "s.npy", "npy", {}).matched, 2);
    EXPECT_EQ(chosen(*project, "npy"), (Ids{200, 0}));
    const std::size_t runs = project->runs().list().size();
    importSelection(*project, folder_.path() / "s.npy", "npy", {});
    EXPECT_EQ(project->runs().list().size(), runs) << "the same file again";
}

TEST_F(Selections, ProjectsWithoutRecordsCountRows) {
    auto project = makeSelectable(folder_.path(), false);
    EXPECT_EQ(importSelection(*project, file("s.txt", "5\n6\n"), "rows", {}).matched, 2);
    EXPECT_EQ(chosen(*project, "rows"), (Ids{5, 6}));
    COINCIDE_EXPECT_ERROR(importSelection(*project, file("s.json", "[" + madeRecord(1) + "]"), "none", {}), ErrorCode::BadInput, "nothing in");
}

TEST_F(Selections, RecordsAreFoundByTheirBytesElseByAUniqueId) {
    auto project = makeSelectable(folder_.path(), true);
    // 9 as it is; 4 twice, which are records 4 and 5; 4 once more; 11 written otherwise; 12 unknown; 9 written otherwise, already taken.
    const std::string text = "[" + madeRecord(9) + "," + madeRecord(4) + "," + madeRecord(4) + "," + madeRecord(4) + R"(,{"conversations":[],"id":"r11"},{"id":"unknown"},{"id":"r9"}])";
    const ImportedSelection done = importSelection(*project, file("s.json", text), "subset", {});
    EXPECT_EQ(done.matched, 4);
    EXPECT_EQ(done.unmatched, 3);
    EXPECT_EQ(chosen(*project, "subset"), (Ids{9, 4, 5, 11}));
    importSelection(*project, file("s.jsonl", madeRecord(30) + "\n" + R"({"id":"r4"})" + "\nno json\n" + madeRecord(20) + "\n"), "lines", {});
    EXPECT_EQ(chosen(*project, "lines"), (Ids{30, 20})) << "an id of two records tells nothing";
}

TEST_F(Selections, ARecordKnownByItsIdLeavesTheOneWithTheBytesItsSample) {
    auto project = makeSelectable(folder_.path(), true);
    const ImportedSelection done = importSelection(*project, file("s.jsonl", R"({"id":"r9"})" "\n" + madeRecord(9) + "\n"), "s", {});
    EXPECT_EQ(done.matched, 1);
    EXPECT_EQ(chosen(*project, "s"), Ids{9});
}

TEST_F(Selections, WhatIsNoChoiceIsRefusedAndChangesNothing) {
    auto project = makeSelectable(folder_.path(), true);
    const std::size_t runs = project->runs().list().size();
    const auto refused = [&](const Path& path, ErrorCode code, const std::string& phrase) { COINCIDE_EXPECT_ERROR(importSelection(*project, path, "s", {}), code, phrase); };
    refused(file("a.txt", "1\n240\n"), ErrorCode::BadInput, "position 240 of 240");
    refused(file("b.txt", "-1\n"), ErrorCode::BadInput, "position -1");
    refused(file("c.txt", "1\ntwo\n"), ErrorCode::BadInput, "line 2, 'two'");
    refused(file("d.txt", "99999999999999999999\n"), ErrorCode::BadInput, "line 1");
    refused(file("e.txt", ""), ErrorCode::BadInput, "nothing in");
    refused(file("f.csv", "1\n"), ErrorCode::BadInput, "ending");
    refused(file("g.npy", "1\n"), ErrorCode::BadInput, "g.npy");
    refused(file("h.json", "[" + madeRecord(1) + ",{\"id\":}]"), ErrorCode::BadInput, "broken record");
    refused(file("i.json", "[{\"id\":\"other\"}]"), ErrorCode::BadInput, "nothing in");
    refused(folder_.path() / "absent.txt", ErrorCode::NotFound, "absent.txt");
    writeNpy(folder_.path() / "float.npy", std::vector<double>{1, 2});
    refused(folder_.path() / "float.npy", ErrorCode::BadInput, "float64");
    COINCIDE_EXPECT_ERROR(importSelection(*project, file("k.txt", "1\n"), "a/b", {}), ErrorCode::InvalidArgument, "'a/b'");
    CancelToken cancel;
    cancel.cancel();
    EXPECT_EQ(importSelection(*project, file("l.txt", "1\n"), "s", cancel).run.id.value, 0);
    EXPECT_EQ(project->runs().list().size(), runs);
}

TEST_F(Selections, KeptSamplesAreExportedComparedAndDrawn) {
    auto project = makeSelectable(folder_.path(), true);
    const coincide::Run run = keepSamples(*project, Ids{8, 2, 8}, "kept", "lasso");
    EXPECT_EQ(chosen(*project, "kept"), (Ids{8, 2}));
    EXPECT_EQ(nlohmann::json::parse(run.optionsJson)["origin"], "lasso");
    EXPECT_EQ(project->staleness(run), "");
    ExportOptions options;
    options.output = (folder_.path() / "out.json").string();
    options.format = "llava";
    auto job = prepareExport(*project, options, "kept");
    runToEnd(*job, {}, {});
    const auto exported = nlohmann::json::parse(contentOf(options.output));
    ASSERT_EQ(exported.size(), 2u);
    EXPECT_EQ(exported[0]["id"], "r2");
    importSelection(*project, options.output, "back", {});
    EXPECT_EQ(compareSamples(chosen(*project, "kept"), chosen(*project, "back")).jaccard, 1);
    MapOptions map;
    map.method = "pca";
    stepThrough(prepareMap(*project, map, {}));
    PictureRequest picture;
    picture.output = (folder_.path() / "map.svg").string();
    picture.colour = "selected";
    picture.selection = "kept";
    drawMap(*project, picture);
    EXPECT_TRUE(isRegularFile(picture.output));
    COINCIDE_EXPECT_ERROR(keepSamples(*project, Ids{240}, "s", ""), ErrorCode::InvalidArgument, "record 240 has no activations");
    COINCIDE_EXPECT_ERROR(keepSamples(*project, Ids{-1}, "s", ""), ErrorCode::InvalidArgument, "record -1");
    COINCIDE_EXPECT_ERROR(keepSamples(*project, Ids{}, "s", ""), ErrorCode::InvalidArgument, "no records");
    COINCIDE_EXPECT_ERROR(keepSamples(*project, Ids{1}, "", ""), ErrorCode::InvalidArgument, "named ''");
}

TEST_F(Selections, DifferencesAreCounted) {
    const SelectionDifference d = compareSamples(Ids{5, 1, 3, 3}, Ids{3, 9, 5, 7});
    EXPECT_EQ(d.onlyA, Ids{1});
    EXPECT_EQ(d.onlyB, (Ids{7, 9}));
    EXPECT_EQ(d.both, (Ids{3, 5}));
    EXPECT_DOUBLE_EQ(d.jaccard, 2.0 / 5);
    EXPECT_DOUBLE_EQ(d.aInsideB, 2.0 / 3);
    EXPECT_DOUBLE_EQ(d.bInsideA, 2.0 / 4);
    EXPECT_EQ(compareSamples(Ids{}, Ids{}).jaccard, 0);
    EXPECT_EQ(compareSamples(Ids{1}, Ids{}).onlyA, Ids{1});
    EXPECT_EQ(countByLabel(Ids{0, 1, 2, 3, 9, -1}, Ids{2, 0, -1, 2}, 3), (std::vector<std::int64_t>{1, 0, 2}));
}

TEST_F(Selections, RunsAreRenamed) {
    auto project = makeSelectable(folder_.path(), false);
    const coincide::Run a = keepSamples(*project, Ids{1}, "a", ""), b = keepSamples(*project, Ids{2}, "b", "");
    COINCIDE_EXPECT_ERROR(renameRun(*project, b.id, "a"), ErrorCode::InvalidArgument, "is a selection of that name");
    COINCIDE_EXPECT_ERROR(renameRun(*project, b.id, ""), ErrorCode::InvalidArgument, "named ''");
    COINCIDE_EXPECT_ERROR(renameRun(*project, RunId{99}, "x"), ErrorCode::NotFound, "no run 99");
    COINCIDE_EXPECT_ERROR(renameRun(*project, RunId{1}, std::string(201, 'x')), ErrorCode::InvalidArgument, "too long");
    renameRun(*project, b.id, "c");
    EXPECT_EQ(selectionNamed(*project, "c").id, b.id);
    renameRun(*project, RunId{1}, "first model");
    EXPECT_EQ(project->runs().get(RunId{1})->name, "first model");
    EXPECT_EQ(selectionNamed(*project, "a").id, a.id);
}

TEST_F(Selections, RunsAreRemovedWithTheirFiles) {
    auto project = makeSelectable(folder_.path(), true);
    const coincide::Run import = project->inputRun(Stage::Import, std::nullopt), extraction = project->inputRun(Stage::Extract, std::nullopt), clustering = project->inputRun(Stage::Cluster, std::nullopt),
              scoring = project->inputRun(Stage::Score, std::nullopt);
    COINCIDE_EXPECT_ERROR(removeRun(*project, clustering.id), ErrorCode::InvalidArgument, "rest on: " + std::to_string(scoring.id.value) + " (score)");
    EXPECT_TRUE(isRegularFile(centroidPath(project->folder(), clustering.id)));
    removeRun(*project, scoring.id);
    removeRun(*project, clustering.id);
    EXPECT_FALSE(isRegularFile(centroidPath(project->folder(), clustering.id)));
    EXPECT_FALSE(project->runs().hasArray(clustering.id, "nearest_cent"));
    removeRun(*project, extraction.id);
    EXPECT_FALSE(isRegularFile(activationPath(project->folder(), extraction.id)));
    COINCIDE_EXPECT_ERROR(removeRun(*project, extraction.id), ErrorCode::NotFound, "no run");
    COINCIDE_EXPECT_ERROR(removeRun(*project, import.id), ErrorCode::InvalidArgument, "the records that the project holds");
}

TEST_F(Selections, ActivationsOfRecordsBeyondTheProjectAreDamage) {
    auto project = makeSelectable(folder_.path(), true);
    importSelection(*project, file("s.txt", "5\n6\n"), "some", {});
    const RunId extraction = project->inputRun(Stage::Extract, std::nullopt).id;
    std::vector<std::int64_t> samples = project->runs().items<std::int64_t>(extraction, "samples");
    ExportOptions output;
    output.output = (folder_.path() / "o.npy").string();
    for (const std::int64_t far : {std::int64_t{1} << 30, std::int64_t{1} << 60, std::int64_t{-1}}) {
        samples[5] = far;
        project->runs().put<std::int64_t>(extraction, "samples", samples);
        COINCIDE_EXPECT_ERROR(chosen(*project, "some"), ErrorCode::Corrupt, "does not hold");
        COINCIDE_EXPECT_ERROR(prepareExport(*project, output, "some"), ErrorCode::Corrupt, "beyond its records");
    }
}

TEST_F(Selections, NamesCanBeRead) {
    for (const std::string name : {"", "   ", "a/b", "a\nb", "a\x1b[31m", "a\x7f", "a\xC2\x9B", "a\xE2\x80\xAE" "b", "a\xE2\x81\xA6" "b"})
        COINCIDE_EXPECT_ERROR(checkSelectionName(name), ErrorCode::InvalidArgument, "cannot be named");
    for (const std::string name : {"a b", "\xC3\xA9t\xC3\xA9", "\xE4\xBD\xA0\xE5\xA5\xBD", "\xF0\x9F\x98\x80", "20%"}) EXPECT_NO_THROW(checkSelectionName(name)) << name;
}

}  // namespace
}  // namespace coincide
