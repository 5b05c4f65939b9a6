#include "core/engine/project_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/error.h"
#include "tests/core/engine/made_records.h"

namespace coincide {
namespace {

constexpr int kRecords = 240;

struct Whole : ::testing::Test {
    void SetUp() override {
        made.makeMany(kRecords);
        made.computeAll(kRecords, 12);
    }
    // The newest finished run of a stage.
    coincide::Run newest(Stage stage) const { return *Project::open(made.project, Access::Read)->runs().newestFinished(stage); }
    // Replaces a stored array by another one.
    template <class T>
    void replace(Stage stage, const std::string& name, const std::vector<T>& values) const {
        Project::open(made.project, Access::Write)->runs().put<T>(newest(stage).id, name, values);
    }
    std::shared_ptr<const ExplorerData> load(const ViewChoice& choice = {}) const { return ProjectReader(made.project).load(choice, {}); }
    MadeRecords made;
};

TEST_F(Whole, LoadsEverythingThatBelongsTogether) {
    const auto data = load();
    ASSERT_TRUE(data);
    EXPECT_EQ(data->samples, kRecords);
    EXPECT_TRUE(data->hasRecords);
    EXPECT_EQ(std::set(data->sources.begin(), data->sources.end()), (std::set<std::string>{"a", "text"}));
    EXPECT_EQ(data->turns, std::vector<std::int32_t>(kRecords, 2));
    for (int i = 0; i < kRecords; ++i) {
        const auto s = static_cast<std::size_t>(i);
        EXPECT_EQ(data->hasPicture[s], i % 3 ? 1 : 0);
        EXPECT_EQ(data->sources[static_cast<std::size_t>(data->sourceOfSample[s])], i % 3 ? "a" : "text");
        EXPECT_GT(data->characters[s], 20);
        EXPECT_EQ(data->sampleOfRow[static_cast<std::size_t>(data->rowOfSample[s])], i);
    }
    ASSERT_EQ(data->clusters, 12);
    EXPECT_EQ(data->membersBegin.back(), kRecords);
    for (std::size_t c = 0; c < 12; ++c) {
        std::vector<std::int32_t> ranks;
        for (auto i = static_cast<std::size_t>(data->membersBegin[c]); i < static_cast<std::size_t>(data->membersBegin[c + 1]); ++i) {
            const auto member = static_cast<std::size_t>(data->members[i]);
            EXPECT_EQ(data->clusterOfSample[member], static_cast<std::int32_t>(c));
            ranks.push_back(data->rankOfSample[member]);
            if (i == static_cast<std::size_t>(data->membersBegin[c])) continue;
            const auto before = static_cast<std::size_t>(data->members[i - 1]);
            const float a = data->cosineOfSample[before], b = data->cosineOfSample[member];
            EXPECT_TRUE(a > b || (a == b && before < member));
        }
        std::sort(ranks.begin(), ranks.end());
        for (std::size_t i = 0; i < ranks.size(); ++i) EXPECT_EQ(ranks[i], static_cast<std::int32_t>(i));
        EXPECT_EQ(data->sizeOfCluster[c], static_cast<std::int32_t>(ranks.size()));
        EXPECT_EQ(data->nearClusters[c].size(), data->nearSimilarity[c].size());
        EXPECT_EQ(std::count(data->nearClusters[c].begin(), data->nearClusters[c].end(), static_cast<std::int32_t>(c)), 0);
        EXPECT_TRUE(std::isfinite(data->transferOfCluster[c]));
    }
    EXPECT_TRUE(data->scored);
    EXPECT_EQ(data->position2d.size(), 2u * kRecords);
    EXPECT_EQ(data->position3d.size(), 3u * kRecords);
    EXPECT_TRUE(std::isfinite(data->position3d.back()));
    ASSERT_EQ(data->selections.size(), 2u);
    EXPECT_EQ(data->selections[0].run.name, "chance");
    EXPECT_EQ(data->selections[0].method, "random");
    EXPECT_EQ(data->selections[1].budget, "20%");
    EXPECT_DOUBLE_EQ(data->selections[1].temperature, 0.1);
    EXPECT_EQ(data->selections[1].samples.size(), 48u);
    // What is loaded is what the selection was cut from.
    SelectOptions options;
    std::vector<std::int32_t> again;
    for (const std::int64_t row : makeSelection(data->select, options).rows) again.push_back(data->sampleOfRow[static_cast<std::size_t>(row)]);
    EXPECT_EQ(again, data->selections[1].samples);
}

TEST_F(Whole, ChosenRunsAreShownOrRefused) {
    const std::int64_t first = newest(Stage::Cluster).id.value;
    {
        auto project = Project::open(made.project, Access::Write);
        KMeansOptions other;
        other.clusters = 5;
        runToEnd(*prepareCluster(*project, other, {}).job, {}, {});
    }
    const auto newer = load();
    EXPECT_EQ(newer->clusters, 5);
    EXPECT_FALSE(newer->scored);
    ViewChoice choice;
    choice.clustering = first;
    const auto older = load(choice);
    EXPECT_EQ(older->clusters, 12);
    EXPECT_TRUE(older->scored);
    choice.clustering = newest(Stage::Cluster).id.value;
    choice.scoring = newest(Stage::Score).id.value;
    EXPECT_THROW(load(choice), Error) << "the scores rest on another clustering";
    for (const std::int64_t wrong : {std::int64_t{999}, std::int64_t{-1}, newest(Stage::Map).id.value}) {
        choice = {};
        choice.clustering = wrong;
        try {
            load(choice);
            ADD_FAILURE() << wrong;
        } catch (const Error& e) {
            EXPECT_EQ(e.code(), ErrorCode::NotFound);
        }
    }
    choice = {};
    choice.map2d = newest(Stage::Map).id.value;   // of three dimensions
    EXPECT_THROW(load(choice), Error);
}

TEST_F(Whole, DamagedResultsAreLeftOutAndTheRestIsShown) {
    replace<std::int32_t>(Stage::Score, "greedy_order", std::vector<std::int32_t>(kRecords, 7));
    auto data = load();
    EXPECT_FALSE(data->scored);
    EXPECT_TRUE(data->rankOfSample.empty());
    EXPECT_EQ(data->clusters, 12);
    ViewChoice choice;
    choice.scoring = newest(Stage::Score).id.value;
    EXPECT_THROW(load(choice), Error);
    replace<std::int64_t>(Stage::Select, "selected", {5, 1'000'000});
    EXPECT_EQ(load()->selections.size(), 1u);
    replace<std::int64_t>(Stage::Cluster, "nearest_cent", std::vector<std::int64_t>(kRecords, 1'000'000'000));
    data = load();
    EXPECT_EQ(data->clusters, 0);
    EXPECT_TRUE(data->clusterOfSample.empty());
    EXPECT_EQ(data->position2d.size(), 2u * kRecords);
    replace<std::int64_t>(Stage::Extract, "samples", std::vector<std::int64_t>(kRecords, 3));
    data = load();
    EXPECT_FALSE(data->extraction);
    EXPECT_EQ(data->samples, kRecords);
    EXPECT_TRUE(data->selections.empty());
}

TEST_F(Whole, NewActivationsAreShownOnceTheyAreClustered) {
    const std::int64_t first = newest(Stage::Extract).id.value;
    {
        auto project = Project::open(made.project, Access::Write);
        writeMadeActivations(made.folder.path() / "y.npy", kRecords, 60, 5);
        importActivations(*project, made.folder.path() / "y.npy", 2, {});
    }
    ASSERT_NE(newest(Stage::Extract).id.value, first);
    const auto before = load();
    EXPECT_EQ(before->extraction->id.value, first);
    EXPECT_EQ(before->clusters, 12);
    EXPECT_EQ(before->selections.size(), 2u);
    {
        auto project = Project::open(made.project, Access::Write);
        KMeansOptions other;
        other.clusters = 5;
        runToEnd(*prepareCluster(*project, other, {}).job, {}, {});
    }
    EXPECT_EQ(load()->extraction->id.value, newest(Stage::Extract).id.value);
    EXPECT_EQ(load()->clusters, 5);
}

TEST_F(Whole, TheSameRecordsImportedAgainKeepTheirResults) {
    made.import(true);
    const auto data = load();
    EXPECT_EQ(data->clusters, 12);
    EXPECT_TRUE(data->scored);
    EXPECT_EQ(data->selections.size(), 2u);
    for (const RunInfo& info : ProjectReader(made.project).overview().runs) EXPECT_EQ(info.stale, "") << info.run.id.value;
}

TEST_F(Whole, RecordsThatWereImportedAnewStandAlone) {
    made.write({{"new", "", "Who?", "Me."}});
    made.import(true);
    const auto data = load();
    EXPECT_EQ(data->samples, 1);
    EXPECT_FALSE(data->extraction);
    EXPECT_TRUE(data->members.empty());
    EXPECT_TRUE(data->selections.empty());
    ViewChoice choice;
    choice.extraction = newest(Stage::Extract).id.value;
    EXPECT_THROW(load(choice), Error);
}

TEST_F(Whole, OverviewSaysTheSameAsTheProject) {
    std::filesystem::remove(centroidPath(made.project, newest(Stage::Cluster).id));
    const ProjectOverview overview = ProjectReader(made.project).overview();
    EXPECT_EQ(overview.samples, kRecords);
    EXPECT_EQ(overview.usable, kRecords);
    ASSERT_EQ(overview.datasets.size(), 1u);
    EXPECT_EQ(overview.datasets[0].records, kRecords);
    auto project = Project::open(made.project, Access::Read);
    ASSERT_EQ(overview.runs.size(), project->runs().list().size());
    std::size_t stale = 0;
    for (const RunInfo& info : overview.runs) {
        EXPECT_EQ(info.stale, project->staleness(info.run)) << info.run.id.value;
        stale += !info.stale.empty();
    }
    EXPECT_EQ(stale, 3u) << "clusters, scores and the selection by scores";
}

TEST_F(Whole, NeighboursAreTheNearestOnesInOrder) {
    ProjectReader reader(made.project);
    const auto data = reader.load({}, {});
    const auto near = reader.neighbours(*data, 17, 1000, {});
    ASSERT_EQ(near.size(), static_cast<std::size_t>(kRecords - 1));
    const NpyFile file(activationPath(made.project, data->extraction->id));
    std::vector<float> x = file.toFloat();
    const auto cosine = [&](std::size_t a, std::size_t b) {
        double ab = 0, aa = 0, bb = 0;
        for (std::size_t c = 0; c < 40; ++c) {
            const double u = static_cast<double>(x[a * 40 + c]), v = static_cast<double>(x[b * 40 + c]);
            ab += u * v, aa += u * u, bb += v * v;
        }
        return ab / std::sqrt(aa * bb);
    };
    for (std::size_t i = 0; i < near.size(); ++i) {
        EXPECT_NEAR(static_cast<double>(near[i].second), cosine(17, static_cast<std::size_t>(near[i].first)), 1e-6);
        if (i > 0) {
            EXPECT_GE(near[i - 1].second, near[i].second);
        }
        EXPECT_NE(near[i].first, 17);
    }
    auto few = reader.neighbours(*data, 17, 5, {});
    EXPECT_TRUE(std::equal(few.begin(), few.end(), near.begin()));
    EXPECT_EQ(few.size(), 5u);
    EXPECT_TRUE(reader.neighbours(*data, -1, 5, {}).empty());
    EXPECT_TRUE(reader.neighbours(*data, kRecords, 5, {}).empty());
    CancelToken cancelled;
    cancelled.cancel();
    EXPECT_TRUE(reader.neighbours(*data, 17, 5, cancelled).empty());
    EXPECT_EQ(reader.load({}, cancelled), nullptr);
}

TEST_F(Whole, SeriesAreNumbersOrNothing) {
    ProjectReader reader(made.project);
    EXPECT_FALSE(reader.series(newest(Stage::Cluster).id, "objective").empty());
    EXPECT_EQ(reader.series(newest(Stage::Cluster).id, "nsplit").size(), reader.series(newest(Stage::Cluster).id, "objective").size());
    EXPECT_TRUE(reader.series(newest(Stage::Cluster).id, "nothing").empty());
}

TEST(ProjectReader, ActivationsWithoutRecordsAreSamples) {
    const MadeRecords made;
    made.computeAll(100, 6);
    ProjectReader reader(made.project);
    const auto data = reader.load({}, {});
    EXPECT_EQ(data->samples, 100);
    EXPECT_FALSE(data->hasRecords);
    EXPECT_EQ(data->rowOfSample[99], 99);
    EXPECT_EQ(data->clusters, 6);
    EXPECT_EQ(data->selections.size(), 2u);
    EXPECT_EQ(data->sourceOfSample, std::vector<std::int32_t>(100, -1));
    EXPECT_EQ(reader.neighbours(*data, 5, 3, {}).size(), 3u);
    EXPECT_FALSE(reader.record(5).problem.empty());
    const std::int32_t some[] = {1, 2};
    EXPECT_TRUE(reader.briefs(some).empty());
}

TEST(ProjectReader, RecordsAreReadWithTheirTextsAndPictures) {
    const MadeRecords made;
    made.picture("a/cat.jpg", plainPicture(20, 10, {1, 2, 3}));
    std::string lng;
    for (int i = 0; i < 150; ++i) lng += "\xC3\xA9";   // 300 bytes of two-byte characters
    made.write({{"one", "a/cat.jpg", "<image>\\n What is it?", "A cat."}, {"two", "a/gone.jpg", "<image>\\nAnd this?", "x" + lng}, {"two", "", "No picture <image>", "Right."}});
    made.import();
    ProjectReader reader(made.project);
    const RecordView one = reader.record(0);
    EXPECT_EQ(one.id, "one");
    EXPECT_EQ(one.turns.at(1).text, "A cat.");
    EXPECT_EQ(one.imagePath, std::filesystem::canonical(made.images / "a/cat.jpg").string());
    EXPECT_TRUE(one.problem.empty()) << one.problem;
    EXPECT_TRUE(one.faults.empty());
    const RecordView two = reader.record(1);
    EXPECT_EQ(two.turns.size(), 2u) << "the text is shown though the picture is missing";
    EXPECT_FALSE(two.problem.empty());
    EXPECT_TRUE(two.imagePath.empty());
    EXPECT_EQ(two.faults.at(0).first, "image-missing");
    EXPECT_FALSE(reader.record(3).problem.empty());
    EXPECT_FALSE(reader.record(-1).problem.empty());
    const std::int32_t some[] = {2, 0, 77, 1};
    const auto briefs = reader.briefs(some);
    ASSERT_EQ(briefs.size(), 3u);
    EXPECT_EQ(briefs[0].sample, 2);
    EXPECT_EQ(briefs[0].question, "No picture");
    EXPECT_EQ(briefs[1].question, "What is it?");
    EXPECT_EQ(briefs[2].answer.size(), 199u) << "cut at a character";
    EXPECT_FALSE(reader.faults(0).empty());
    EXPECT_EQ(reader.faults(0).front().recordId.empty(), false);
}

TEST(ProjectReader, DatasetThatIsCutShortWhileItIsReadIsSaidAndRestoredIsFound) {
    const MadeRecords made;
    made.makeMany(30);
    ProjectReader reader(made.project);
    EXPECT_TRUE(reader.record(29).problem.empty());
    const std::string content = readFile(made.dataset, 1u << 20);
    std::filesystem::resize_file(made.dataset, 200);   // in place, so that a mapping would end the program
    EXPECT_NE(reader.record(29).problem.find("changed"), std::string::npos) << reader.record(29).problem;
    EXPECT_TRUE(reader.record(0).problem.empty());
    const std::int32_t some[] = {29};
    EXPECT_EQ(reader.briefs(some).at(0).id, "r29");
    std::filesystem::remove(made.dataset);
    EXPECT_FALSE(reader.record(29).problem.empty());
    writeFile(made.dataset, content);
    EXPECT_TRUE(reader.record(29).problem.empty()) << reader.record(29).problem;
}

}  // namespace
}  // namespace coincide
