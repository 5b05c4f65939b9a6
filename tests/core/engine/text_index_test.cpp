#include "core/engine/text_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <random>
#include <thread>

#include "core/base/error.h"
#include "core/engine/project_reader.h"
#include "tests/core/engine/made_records.h"

namespace coincide {
namespace {

using Ids = std::vector<std::int32_t>;

struct Indexed : ::testing::Test {
    void SetUp() override {
        made.write({{"0", "", "What colour is the cat?", "The cat is red and sits on a table."},
                    {"1", "", "Is there a dog?", "Yes, a big red dog. The caf\\u00e9 is closed."},
                    {"2", "", "<image>", "Nothing but state-of-the-art tables."},
                    {"3", "", "\\u732b\\u5728\\u54ea\\u91cc?", "\\u732b\\u5728\\u684c\\u5b50\\u4e0a\\u3002"},
                    {"4", "", "red", "Red cat? No: a category."}});
        made.import();
    }
    Path cache() const { return made.project / "cache" / "text.sqlite"; }
    Ids find(TextIndex& index, const std::string& query, std::size_t limit = 0) const { return index.search(query, limit, {}); }
    MadeRecords made;
};

TEST_F(Indexed, FindsWordsPhrasesBeginningsAndSides) {
    TextIndex index(made.project);
    EXPECT_FALSE(index.ready());
    EXPECT_TRUE(find(index, "cat ").empty()) << "before it is built";
    std::uint64_t last = 0;
    ASSERT_TRUE(index.build({}, [&](const Progress& p) { last = p.done; }));
    EXPECT_EQ(last, 5u);
    EXPECT_TRUE(index.ready());
    EXPECT_EQ(find(index, "cat "), (Ids{0, 4}));
    EXPECT_EQ(find(index, "CAT "), (Ids{0, 4}));
    EXPECT_EQ(find(index, "red cat "), (Ids{0, 4}));
    EXPECT_EQ(find(index, "\"red cat\""), (Ids{4}));
    EXPECT_EQ(find(index, "cate"), (Ids{4}));
    EXPECT_EQ(find(index, "tab"), (Ids{0, 2}));
    EXPECT_EQ(find(index, "table "), (Ids{0}));
    EXPECT_EQ(find(index, "question:red "), (Ids{4}));
    EXPECT_EQ(find(index, "answer:red -dog"), (Ids{0, 4}));
    EXPECT_EQ(find(index, "-red"), (Ids{2, 3}));
    EXPECT_EQ(find(index, "-red", 1), (Ids{2}));
    EXPECT_EQ(find(index, "cafe"), (Ids{1}));
    EXPECT_EQ(find(index, "state-of-the-art "), (Ids{2}));
    EXPECT_TRUE(find(index, "image").empty()) << "the placeholder is no word";
    EXPECT_EQ(find(index, "\u732b\u5728"), (Ids{3}));
    EXPECT_EQ(find(index, "\u684c\u5b50 "), (Ids{3}));
    EXPECT_TRUE(find(index, "\u5728\u732b").empty());
    EXPECT_EQ(find(index, "red ", 2), (Ids{0, 1}));
    CancelToken cancelled;
    cancelled.cancel();
    EXPECT_TRUE(index.search("red ", 0, cancelled).empty());
    EXPECT_TRUE(TextIndex(made.project).ready()) << "kept";
}

TEST_F(Indexed, AnyTextIsAQuery) {
    TextIndex index(made.project);
    ASSERT_TRUE(index.build({}, {}));
    for (const char* text : {"\"", "\"\"", "AND", "OR OR", "NOT", "NEAR(a b)", "a*", "^cat", "{question}: cat", "cat:", "question:", "(((", "';DROP TABLE record;--", "a\"b\"c", "\"a", "-", "--", "-\"", "+",
                             "question:-cat", "\xFF\xFE", "\xE7\x8C", "rowid:1", "record MATCH", "\\", "%", "?1", "answer:\"\"", "question:question:cat"})
        EXPECT_NO_THROW(find(index, text)) << text;
    EXPECT_NO_THROW(index.search(std::string("a\0b", 3), 0, {}));
    std::mt19937 random(5);
    static constexpr std::string_view kPieces = "ab \"-:*()^+{}question:answer:\xE7\x8C\xAB\xC3\xA9\x01\xFF'NOT OR";
    for (int i = 0; i < 3000; ++i) {
        std::string text;
        for (std::uint32_t n = random() % 24; n > 0; --n) text += kPieces[random() % kPieces.size()];
        EXPECT_NO_THROW(find(index, text)) << text;
    }
    std::string lng;
    for (int i = 0; i < 5000; ++i) lng += "-w" + std::to_string(i) + " ";
    EXPECT_NO_THROW(find(index, lng));
}

TEST_F(Indexed, RecordsThatAreImportedAnewAreIndexedAnew) {
    TextIndex open(made.project);
    ASSERT_TRUE(open.build({}, {}));
    made.write({{"0", "", "Where?", "A giraffe."}, {"1", "", "When?", "Never."}});
    made.import(true);
    EXPECT_FALSE(open.ready());
    EXPECT_TRUE(find(open, "cat ").empty());
    ASSERT_TRUE(open.build({}, {}));
    EXPECT_EQ(find(open, "giraffe "), (Ids{0}));
    EXPECT_TRUE(find(open, "cat ").empty());
}

TEST_F(Indexed, RecordsThatWereChangedStayOut) {
    std::string text = readFile(made.dataset, 1u << 20);
    text.replace(text.find("red and"), 3, "tan");
    const auto time = std::filesystem::last_write_time(made.dataset);
    writeFile(made.dataset, text);
    std::filesystem::last_write_time(made.dataset, time);
    TextIndex index(made.project);
    ASSERT_TRUE(index.build({}, {}));
    EXPECT_EQ(find(index, "red "), (Ids{1, 4}));
    EXPECT_TRUE(find(index, "tan ").empty());
    std::filesystem::remove(made.dataset);
    std::filesystem::remove(cache());
    TextIndex fresh(made.project);
    EXPECT_THROW(fresh.build({}, {}), Error) << "a dataset that is gone may come back";
    EXPECT_FALSE(fresh.ready());
}

TEST_F(Indexed, DamagedFilesAreMadeAnew) {
    makeFolder(cache().parent_path());
    writeFile(cache(), std::string(9000, '\x5A'));
    {
        TextIndex index(made.project);
        EXPECT_FALSE(index.ready());
        ASSERT_TRUE(index.build({}, {}));
        EXPECT_EQ(find(index, "giraffe dog ").size() + find(index, "dog ").size(), 1u);
    }
    std::string bytes = readFile(cache(), 1u << 24);
    for (std::size_t i = 4096; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 31);
    writeFile(cache(), bytes);
    TextIndex index(made.project);
    EXPECT_NO_THROW(find(index, "dog "));
    ASSERT_TRUE(index.build({}, {}));
    EXPECT_EQ(find(index, "dog "), (Ids{1}));
}

TEST_F(Indexed, PlaceThatCannotBeWrittenIsSaid) {
    std::filesystem::remove_all(made.project / "cache");
    writeFile(made.project / "cache", "in the way");
    TextIndex index(made.project);
    EXPECT_FALSE(index.ready());
    EXPECT_TRUE(find(index, "cat ").empty());
    EXPECT_THROW(index.build({}, {}), Error);
}

TEST(TextIndex, StopsAndGoesOnWhereItWas) {
    const MadeRecords made;
    made.makeMany(5000);
    {
        TextIndex index(made.project);
        CancelToken cancel;
        EXPECT_FALSE(index.build(cancel, [&](const Progress&) { cancel.cancel(); }));
        EXPECT_FALSE(index.ready());
    }
    TextIndex index(made.project);
    std::vector<std::uint64_t> seen;
    ASSERT_TRUE(index.build({}, [&](const Progress& p) { seen.push_back(p.done); }));
    EXPECT_EQ(seen, (std::vector<std::uint64_t>{4000, 5000}));
    EXPECT_EQ(index.search("zebra ", 0, {}).size(), 1250u);
    EXPECT_EQ(index.search("zebra -station ", 0, {}).size(), 1250u);
    EXPECT_TRUE(index.search("zebra station ", 0, {}).empty());
}

TEST(TextIndex, TwoBuildersShareTheWork) {
    const MadeRecords made;
    made.makeMany(9000);
    std::vector<std::jthread> threads;
    std::atomic<int> done{0};
    for (int t = 0; t < 2; ++t) threads.emplace_back([&] { done += TextIndex(made.project).build({}, {}); });
    threads.clear();
    EXPECT_EQ(done, 2);
    TextIndex index(made.project);
    EXPECT_TRUE(index.ready());
    EXPECT_EQ(index.search("zebra ", 0, {}).size(), 2250u);
}

TEST(TextIndex, KeywordsAreComputedAndKept) {
    const MadeRecords made;
    made.makeMany(240);
    made.computeAll(240, 12);
    const auto data = ProjectReader(made.project).load({}, {});
    TextIndex index(made.project);
    const auto words = index.clusterKeywords(*data, 3, {}, {});
    ASSERT_TRUE(words);
    ASSERT_EQ(words->size(), 12u);
    for (std::size_t c = 0; c < 12; ++c) {
        if (data->sizeOfCluster[c] == 0) continue;
        EXPECT_FALSE((*words)[c].empty());
        EXPECT_LE((*words)[c].size(), 3u);
    }
    std::filesystem::remove(made.dataset);   // what is kept needs no records
    EXPECT_EQ(TextIndex(made.project).clusterKeywords(*data, 3, {}, {}), words);
    EXPECT_EQ(index.clusterKeywords(*data, 1, {}, {})->front().size(), 1u);
    CancelToken cancelled;
    cancelled.cancel();
    EXPECT_FALSE(index.clusterKeywords(*data, 50, cancelled, {}));
}

TEST(TextIndex, ProjectWithoutRecordsHasNothingToFind) {
    const MadeRecords made;
    made.computeAll(60, 4);
    TextIndex index(made.project);
    EXPECT_TRUE(index.ready());
    EXPECT_TRUE(index.build({}, {}));
    EXPECT_TRUE(index.search("cat", 0, {}).empty());
    const auto data = ProjectReader(made.project).load({}, {});
    EXPECT_EQ(index.clusterKeywords(*data, 3, {}, {})->size(), 4u);
}

}  // namespace
}  // namespace coincide
