#include "core/algo/spherical_kmeans.h"

#include <gtest/gtest.h>

#include <cstring>
#include <limits>
#include <numeric>

#include "core/algo/fixed_dot.h"
#include "core/algo/kmeans_update.h"
#include "core/base/error.h"
#include "tests/core/algo/made_rows.h"

namespace coincide {
namespace {

KMeansOptions withClusters(std::int64_t clusters, std::int64_t iterations = 12) {
    KMeansOptions options;
    options.clusters = clusters;
    options.iterations = iterations;
    return options;
}

/// Everything a clustering gives, as bytes.
std::string bytesOf(const KMeansState& state) {
    std::string out;
    const auto add = [&](const auto& values) { out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(values[0])); };
    add(state.centroids());
    add(state.labels());
    add(state.similarities());
    add(state.sizes());
    add(state.history());
    return out;
}

std::string cluster(const MatrixView& rows, const KMeansOptions& options, int threads, KMeansTuning tuning = {}) {
    KMeansState state(rows, options, threads, tuning);
    while (!state.run({}, 10)) {}
    return bytesOf(state);
}

class KMeansOn : public testing::TestWithParam<RowShape> {};

TEST_P(KMeansOn, FastSearchEqualsExhaustion) {
    for (const std::uint32_t seed : {1u, 2u}) {
        const MadeRows rows = makeRows(900, 48, GetParam(), seed);
        KMeansTuning plain;
        plain.path = SearchPath::Plain;
        KMeansTuning float32;
        float32.path = SearchPath::Float32;
        const std::string reference = cluster(rows.halfView(), withClusters(40), 1, plain);
        EXPECT_EQ(cluster(rows.halfView(), withClusters(40), 2), reference);
        EXPECT_EQ(cluster(rows.halfView(), withClusters(40), 2, float32), reference);
    }
}

TEST_P(KMeansOn, ThreadsTypeAndCacheDoNotMatter) {
    const MadeRows rows = makeRows(700, 530, GetParam(), 4);
    const std::string one = cluster(rows.halfView(), withClusters(25), 1);
    KMeansTuning noCache;
    noCache.cacheBytes = 0;
    EXPECT_EQ(cluster(rows.halfView(), withClusters(25), 2), one);
    EXPECT_EQ(cluster(rows.halfView(), withClusters(25), 3, noCache), one);
    noCache.path = SearchPath::Float32;
    EXPECT_EQ(cluster(rows.halfView(), withClusters(25), 2, noCache), one);
    EXPECT_EQ(cluster(rows.view(), withClusters(25), 2), one);
}

TEST_P(KMeansOn, StopAndResumeAnywhereEqualsOneRun) {
    const MadeRows rows = makeRows(600, 32, GetParam(), 6);
    const std::string one = cluster(rows.halfView(), withClusters(30), 2);
    KMeansState state(rows.halfView(), withClusters(30), 2);
    std::string saved = state.serialize();
    for (int piece = 0; !state.run({}, 0); ++piece) {
        saved = state.serialize();
        if (piece % 5 != 4) continue;
        KMeansState next(rows.halfView(), withClusters(30), 1 + piece % 2);
        next.restore(saved);
        EXPECT_EQ(next.serialize(), saved);
        state = std::move(next);
    }
    EXPECT_EQ(bytesOf(state), one);
}

INSTANTIATE_TEST_SUITE_P(Shapes, KMeansOn,
                         testing::Values(RowShape::Random, RowShape::Clustered, RowShape::Duplicates, RowShape::NearTies));

TEST(KMeans, SampleOf256PerClusterIsTakenUnlessAllIsAsked) {
    const MadeRows rows = makeRows(1000, 16, RowShape::Clustered, 8);
    KMeansOptions options = withClusters(3);
    const std::string sampled = cluster(rows.halfView(), options, 2);
    KMeansTuning plain;
    plain.path = SearchPath::Plain;
    EXPECT_EQ(cluster(rows.halfView(), options, 1, plain), sampled);
    options.pointsPerCluster = "all";
    EXPECT_NE(cluster(rows.halfView(), options, 2), sampled);
    KMeansState state(rows.halfView(), options, 2);
    while (!state.run({}, 10)) {}
    EXPECT_EQ(std::accumulate(state.sizes().begin(), state.sizes().end(), std::int64_t{0}), 1000);
}

TEST(KMeans, AsManyClustersAsRowsCopiesTheRows) {
    const MadeRows rows = makeRows(20, 8, RowShape::Random, 8);
    KMeansState state(rows.view(), withClusters(20), 2);
    while (!state.run({}, 10)) {}
    EXPECT_EQ(std::memcmp(state.centroids().data(), rows.values.data(), rows.values.size() * sizeof(float)), 0);
    ASSERT_EQ(state.history().size(), 1u);
    EXPECT_EQ(state.history()[0].objective, 0.0);
}

TEST(KMeans, EveryRowSitsWithItsBestCentroid) {
    const MadeRows rows = makeRows(400, 24, RowShape::Clustered, 11);
    KMeansState state(rows.view(), withClusters(12), 2);
    while (!state.run({}, 10)) {}
    const std::vector<std::int64_t> labels = state.labels();
    for (std::size_t r = 0; r < 400; ++r) {
        const auto value = [&](std::size_t c) { return fixedDot(rows.row(r), state.centroids().data() + c * 24, 24); };
        for (std::size_t c = 0; c < 12; ++c) EXPECT_GE(value(static_cast<std::size_t>(labels[r])), value(c));
    }
    EXPECT_EQ(state.fraction(), 1.0);
}

TEST(KMeans, DegenerateInputsAreRefused) {
    const MadeRows rows = makeRows(10, 4, RowShape::Random, 1);
    EXPECT_THROW(KMeansState(rows.view(), withClusters(11), 1), Error);
    EXPECT_THROW(KMeansState(rows.view(), withClusters(-1), 1), Error);
    EXPECT_THROW(KMeansState(rows.view(), withClusters(2, 0), 1), Error);
    MatrixView one = rows.view();
    one.rows = 1;
    EXPECT_THROW(KMeansState(one, withClusters(1), 1), Error);
    MatrixView narrow = rows.view();
    narrow.columns = 0;
    EXPECT_THROW(KMeansState(narrow, withClusters(2), 1), Error);
    MadeRows broken = rows;
    broken.values[5] = std::numeric_limits<float>::infinity();
    KMeansState state(broken.view(), withClusters(2), 1);
    EXPECT_THROW(while (!state.run({}, 1)) {}, Error);
}

TEST(KMeans, DefaultNumberOfClustersFollowsTheRows) {
    EXPECT_EQ(clusterCount({}, 665000), 10075);
    EXPECT_EQ(clusterCount({}, 100), 2);
    EXPECT_EQ(clusterCount(withClusters(7), 100), 7);
}

TEST(KMeans, IdenticalRowsAndZeroRowsEnd) {
    for (const float value : {0.0f, 0.5f}) {
        MadeRows rows = makeRows(50, 6, RowShape::Random, 1);
        std::fill(rows.values.begin(), rows.values.end(), value);
        KMeansState state(rows.view(), withClusters(49, 5), 2);
        while (!state.run({}, 10)) {}
        EXPECT_EQ(state.history().size(), 5u);
    }
}

TEST(KMeans, DamagedOrForeignStatesAreRefused) {
    const MadeRows rows = makeRows(200, 8, RowShape::Clustered, 2);
    KMeansState state(rows.view(), withClusters(5), 1);
    while (state.iteration() < 3) state.run({}, 0);
    const std::string saved = state.serialize();
    for (std::size_t at = 0; at < saved.size(); at += 97) {
        std::string damaged = saved;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        EXPECT_THROW(state.restore(damaged), Error) << at;
        EXPECT_THROW(state.restore(saved.substr(0, at)), Error) << at;
    }
    KMeansState other(rows.view(), withClusters(6), 1);
    EXPECT_THROW(other.restore(saved), Error);
    EXPECT_EQ(state.serialize(), saved);
}

TEST(KMeans, CancelledRunReturnsAndCanGoOn) {
    const MadeRows rows = makeRows(300, 16, RowShape::Clustered, 2);
    KMeansState state(rows.view(), withClusters(9), 2);
    const CancelToken cancel;
    cancel.cancel();
    EXPECT_FALSE(state.run(cancel, 100));
    while (!state.run({}, 10)) {}
    EXPECT_EQ(bytesOf(state), cluster(rows.view(), withClusters(9), 1));
}

TEST(KMeansUpdate, SplitsTakeHalfOfTheLargest) {
    const std::vector<std::int64_t> sizes{0, 10, 0, 1};
    const std::vector<ClusterSplit> splits = planSplits(sizes, 11);
    ASSERT_EQ(splits.size(), 2u);
    EXPECT_EQ(splits[0].empty, 0);
    EXPECT_EQ(splits[0].donor, 1);
    EXPECT_EQ(splits[1].empty, 2);
    EXPECT_DOUBLE_EQ(imbalanceFactor(std::vector<std::int64_t>{5, 5}), 1.0);
    EXPECT_DOUBLE_EQ(imbalanceFactor(std::vector<std::int64_t>{10, 0}), 2.0);
}

}  // namespace
}  // namespace coincide
