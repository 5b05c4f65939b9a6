#include "core/algo/umap.h"

#include <gtest/gtest.h>

#include <limits>

#include "core/base/error.h"
#include "core/base/npy.h"
#include "tests/core/algo/random_rows.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

std::vector<float> layOut(const MatrixView& matrix, const MapOptions& options, int threads) {
    UmapState state(options);
    EXPECT_TRUE(state.initialize(matrix, threads));
    EXPECT_TRUE(state.run(1'000'000, threads));
    return {state.coordinates().begin(), state.coordinates().end()};
}

/// Share of the 15 nearest points on the map that carry the point's own label.
template <class Label>
double labelPurity(const std::vector<float>& map, const std::vector<Label>& labels, std::size_t every) {
    std::size_t same = 0, all = 0;
    for (std::size_t i = 0; i < labels.size(); i += every) {
        std::vector<std::pair<float, std::size_t>> others;
        for (std::size_t j = 0; j < labels.size(); ++j) {
            const float x = map[2 * i] - map[2 * j], y = map[2 * i + 1] - map[2 * j + 1];
            if (i != j) others.emplace_back(x * x + y * y, j);
        }
        std::partial_sort(others.begin(), others.begin() + 15, others.end());
        for (std::size_t k = 0; k < 15; ++k) same += labels[others[k].second] == labels[i], ++all;
    }
    return static_cast<double>(same) / static_cast<double>(all);
}

MapOptions shortRun() {
    MapOptions options;
    options.epochs = 60;
    return options;
}

TEST(Umap, GroupsComeApart) {
    const GroupedRows rows(600, 40, 6, 0.5);
    EXPECT_GT(labelPurity(layOut(rows.view(), {}, 2), rows.group, 1), 0.99);
}

TEST(Umap, KeepsTheNeighbourhoodsOfActivations) {
    COINCIDE_SHARED_OR_SKIP(shared);
    const NpyFile features(shared / "method/golden/medium/features.npy"), clusters(shared / "method/golden/medium/nearest_cent.npy");
    MapOptions options;
    options.epochs = 200;
    // umap-learn 0.5.12 reaches 0.68 with all its epochs, chance is below 0.03.
    EXPECT_GT(labelPurity(layOut(matrixView(features), options, 2), clusters.toInt64(), 8), 0.64);
}

TEST(Umap, OneThreadGivesTheBytesOfTwo) {
    const GroupedRows rows(1700, 30, 8, 0.7);
    for (const std::int64_t dims : {2, 3}) {
        MapOptions options = shortRun();
        options.dims = dims;
        EXPECT_EQ(layOut(rows.view(), options, 1), layOut(rows.view(), options, 2));
    }
}

TEST(Umap, StopAndResumeGiveTheBytesOfOneRun) {
    const GroupedRows rows(500, 30, 5, 0.7);
    const MapOptions options = shortRun();
    const std::vector<float> whole = layOut(rows.view(), options, 2);
    UmapState state(options);
    ASSERT_TRUE(state.initialize(rows.view(), 1));
    while (!state.run(7, 1)) state = UmapState::restore(state.serialize());
    EXPECT_EQ(std::vector<float>(state.coordinates().begin(), state.coordinates().end()), whole);
    EXPECT_TRUE(UmapState::restore(state.serialize()).finished());
}

TEST(Umap, TheSeedMatters) {
    const GroupedRows rows(300, 30, 5, 0.7);
    MapOptions other = shortRun();
    other.seed = 43;
    EXPECT_NE(layOut(rows.view(), shortRun(), 1), layOut(rows.view(), other, 1));
}

TEST(Umap, CancellingLosesOnlyTheEpochInHand) {
    const GroupedRows rows(500, 30, 5, 0.7);
    UmapState state(shortRun());
    const CancelToken token;
    ASSERT_TRUE(state.initialize(rows.view(), 1, token));
    state.run(5, 1, token);
    const std::string before = state.serialize();
    token.cancel();
    EXPECT_FALSE(state.run(5, 1, token));
    EXPECT_EQ(state.serialize(), before);
    UmapState never(shortRun());
    EXPECT_FALSE(never.initialize(rows.view(), 1, token));
    EXPECT_FALSE(never.initialized());
}

TEST(Umap, FewRowsAndDuplicatesHaveFinitePositions) {
    for (const std::size_t count : {1u, 2u, 3u, 5u})
        for (const char* method : {"umap", "pca"}) {
            MapOptions options;
            options.method = method;
            const std::vector<float> map = layOut(GroupedRows(count, 6, 2, 1.0).view(), options, 2);
            ASSERT_EQ(map.size(), count * 2);
            for (const float x : map) EXPECT_TRUE(std::isfinite(x));
        }
    const std::vector<float> same(200 * 6, 1.0f), zeros(50 * 6, 0.0f);
    for (const auto* values : {&same, &zeros})
        for (const float x : layOut(viewOf(*values, 6), shortRun(), 2)) EXPECT_TRUE(std::isfinite(x) && std::abs(x) < 1000);
}

TEST(Umap, PcaIsDoneAtOnce) {
    const GroupedRows rows(100, 20, 3, 0.5);
    MapOptions options;
    options.method = "pca";
    UmapState state(options);
    ASSERT_TRUE(state.initialize(rows.view(), 1));
    EXPECT_TRUE(state.finished());
    EXPECT_EQ(std::vector<float>(state.coordinates().begin(), state.coordinates().end()), principalComponents(rows.view(), {}, 1)->coordinates);
}

TEST(Umap, RefusesBadOptionsAndBadRows) {
    MapOptions options;
    options.method = "tsne";
    EXPECT_THROW(UmapState{options}, Error);
    options = {};
    options.minDist = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(UmapState{options}, Error);
    GroupedRows rows(50, 6, 2, 1.0);
    rows.values[60] = std::numeric_limits<float>::quiet_NaN();
    UmapState state{MapOptions{}};
    EXPECT_THROW(state.initialize(rows.view(), 1), Error);
    EXPECT_THROW(state.run(1, 1), Error);
}

TEST(Umap, RefusesDamagedStates) {
    const GroupedRows rows(40, 6, 2, 1.0);
    UmapState state(shortRun());
    ASSERT_TRUE(state.initialize(rows.view(), 1));
    state.run(3, 1);
    const std::string good = state.serialize();
    for (std::size_t size = 0; size < good.size(); size += 13) EXPECT_THROW(UmapState::restore(good.substr(0, size)), Error);
    EXPECT_THROW(UmapState::restore(good + "x"), Error);
    for (std::size_t at = 0; at < good.size(); at += at < 160 ? 1 : 17) {   // any flipped byte is refused or gives a state that can be run safely
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0xFF);
        try {
            UmapState::restore(bad).run(1, 1);
        } catch (const Error&) {
        }
    }
}

}  // namespace
}  // namespace coincide
