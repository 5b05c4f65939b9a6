#include "core/store/curation_store.h"

#include <gtest/gtest.h>

#include <thread>

#include "core/base/error.h"
#include "core/store/sample_store.h"
#include "tests/core/store/made_project.h"

namespace coincide {
namespace {

class CurationStoreTest : public ::testing::Test {
protected:
    RunId clustering() {
        coincide::Run run;
        run.stage = Stage::Cluster;
        return RunStore(made_.database).create(run);
    }
    MadeProject made_;
    CurationStore store_{made_.database};
};

TEST_F(CurationStoreTest, WhatIsSaidOfAClusterComesBack) {
    const RunId run = clustering(), other = clustering();
    ClusterNote note;
    note.cluster = 7;
    note.name = "Maps \xC3\xA9";
    note.verdict = Verdict::Mixed;
    note.note = "two\nlines";
    note.pinned = true;
    note.cap = 40;
    store_.setCluster(run, note);
    ClusterNote low;
    low.cluster = 2;
    low.excluded = true;
    store_.setCluster(run, low);
    EXPECT_EQ(store_.clusters(run), (std::vector<ClusterNote>{low, note}));
    EXPECT_TRUE(store_.clusters(other).empty());
    note.cap = 0;
    note.name.clear();
    store_.setCluster(run, note);
    EXPECT_EQ(store_.clusters(run)[1], note);
    ClusterNote nothing;
    nothing.cluster = 7;
    EXPECT_TRUE(nothing.empty());
    store_.setCluster(run, nothing);
    EXPECT_EQ(store_.clusters(run), std::vector<ClusterNote>{low});
    RunStore(made_.database).remove(run);
    EXPECT_EQ(made_.database.integer("SELECT count(*) FROM cluster_note"), 0);
}

TEST_F(CurationStoreTest, ContradictionsAreRefused) {
    const RunId run = clustering();
    ClusterNote note;
    note.pinned = note.excluded = true;
    COINCIDE_EXPECT_ERROR(store_.setCluster(run, note), ErrorCode::InvalidArgument, "both pinned and excluded");
    note = {};
    note.cap = -1;
    COINCIDE_EXPECT_ERROR(store_.setCluster(run, note), ErrorCode::InvalidArgument, "negative cap");
    note = {};
    note.cluster = -1;
    note.pinned = true;
    COINCIDE_EXPECT_ERROR(store_.setCluster(run, note), ErrorCode::InvalidArgument, "no cluster -1");
    EXPECT_TRUE(store_.clusters(run).empty());
}

TEST_F(CurationStoreTest, VerdictsHaveNames) {
    for (const Verdict verdict : {Verdict::None, Verdict::Pure, Verdict::Mixed, Verdict::Junk, Verdict::Unsure}) EXPECT_EQ(verdictFromName(verdictName(verdict)), verdict);
    EXPECT_FALSE(verdictFromName("fine"));
}

TEST_F(CurationStoreTest, TagsAreMadeRenamedAndRemoved) {
    const std::int64_t b = store_.addTag("b"), a = store_.addTag("a");
    EXPECT_EQ(store_.addTag("b"), b);
    EXPECT_EQ(store_.tags(), (std::vector<Tag>{{a, "a"}, {b, "b"}}));
    store_.setTag(a, std::vector<std::int64_t>{9, 3, 9}, true);
    store_.setTag(b, std::vector<std::int64_t>{3}, true);
    EXPECT_EQ(store_.samplesWith(a), (std::vector<std::int64_t>{3, 9}));
    store_.setTag(a, std::vector<std::int64_t>{9, 4}, false);
    EXPECT_EQ(store_.samplesWith(a), std::vector<std::int64_t>{3});
    COINCIDE_EXPECT_ERROR(store_.renameTag(a, "b"), ErrorCode::InvalidArgument, "another tag named 'b'");
    store_.renameTag(a, "a");
    store_.renameTag(a, "c");
    EXPECT_EQ(store_.tags(), (std::vector<Tag>{{b, "b"}, {a, "c"}}));
    store_.removeTag(a);
    EXPECT_TRUE(store_.samplesWith(a).empty());
    EXPECT_EQ(made_.database.integer("SELECT count(*) FROM sample_tag"), 1);
    COINCIDE_EXPECT_ERROR(store_.addTag(""), ErrorCode::InvalidArgument, "1 to 200 bytes");
    COINCIDE_EXPECT_ERROR(store_.addTag(std::string(201, 'x')), ErrorCode::InvalidArgument, "1 to 200 bytes");
}

TEST_F(CurationStoreTest, NotesAndSettingsAreReplaced) {
    store_.setNote(5, "odd");
    store_.setNote(2, "fine");
    store_.setNote(5, "very odd");
    EXPECT_EQ(store_.notes(), (std::map<std::int64_t, std::string>{{2, "fine"}, {5, "very odd"}}));
    store_.setNote(2, "");
    EXPECT_EQ(store_.notes().size(), 1u);
    EXPECT_FALSE(store_.setting("view"));
    store_.setSetting("view", "a");
    store_.setSetting("view", "");
    EXPECT_EQ(store_.setting("view"), "");
}

TEST_F(CurationStoreTest, RecordsThatAreReplacedLoseTheirTagsAndNotes) {
    const RunId run = clustering();
    ClusterNote note;
    note.name = "kept";
    store_.setCluster(run, note);
    store_.setTag(store_.addTag("t"), std::vector<std::int64_t>{0, 1}, true);
    store_.setNote(1, "n");
    SampleStore(made_.database).clear();
    EXPECT_EQ(store_.tags().size(), 1u);
    EXPECT_TRUE(store_.samplesWith(store_.tags()[0].id).empty());
    EXPECT_TRUE(store_.notes().empty());
    EXPECT_EQ(store_.clusters(run).size(), 1u);
}

TEST_F(CurationStoreTest, WritesGoThroughBesideAWriterThatCommitsOften) {
    std::jthread job([&](const std::stop_token& stop) {
        Database database(made_.path, OpenMode::Write);
        for (std::int64_t i = 0; !stop.stop_requested(); ++i) {
            Transaction transaction(database);
            for (std::int64_t k = 0; k < 200; ++k) CurationStore(database).setSetting("job", std::to_string(i));
            transaction.commit();
        }
    });
    Database own(made_.path, OpenMode::Write);
    own.setPatience(std::chrono::seconds(10));
    CurationStore editor(own);
    const std::int64_t tag = editor.addTag("t");
    for (std::int64_t i = 0; i < 20; ++i) editor.setTag(tag, std::vector<std::int64_t>{i}, true);
    EXPECT_EQ(editor.samplesWith(tag).size(), 20u);
}

}  // namespace
}  // namespace coincide
