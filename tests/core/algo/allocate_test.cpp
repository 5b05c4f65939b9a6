#include "core/algo/allocate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <set>

#include "core/base/error.h"

namespace coincide {
namespace {

using Row = std::array<std::int64_t, 3>;

/// The published loop as it stands in Python, weights renewed over all later clusters at every step.
std::vector<Row> publishedLoop(const std::vector<double>& score, const std::vector<std::int64_t>& sizes, std::int64_t target, double temperature) {
    std::vector<std::size_t> order(score.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return score[a] != score[b] ? score[a] > score[b] : a > b; });
    std::vector<Row> out;
    for (std::size_t i = 0; i < order.size(); ++i) {
        double sum = 0;
        for (std::size_t j = i; j < order.size(); ++j) sum += std::exp((score[order[j]] - score[order[i]]) / temperature);
        const auto wanted = static_cast<std::int64_t>(std::nearbyint(static_cast<double>(target) * (1.0 / sum)));
        const std::int64_t taken = std::min(wanted, sizes[order[i]]);
        target -= taken;
        out.push_back({static_cast<std::int64_t>(order[i]), wanted, taken});
    }
    return out;
}

std::vector<Row> rowsOf(const std::vector<ClusterShare>& shares) {
    std::vector<Row> out;
    for (const ClusterShare& share : shares) out.push_back({share.cluster, share.wanted, share.taken});
    return out;
}

struct Made {
    std::vector<double> score;
    std::vector<std::int64_t> sizes, ids;
    std::int64_t total = 0;
};

Made makeClusters(std::size_t count, std::uint32_t seed, bool ties) {
    std::mt19937 generator(seed);
    Made made;
    for (std::size_t c = 0; c < count; ++c) {
        const double value = static_cast<double>(generator() % (ties ? 5 : 100000)) / (ties ? 5.0 : 100000.0) - 0.1;
        made.score.push_back(value);
        made.sizes.push_back(1 + static_cast<std::int64_t>(generator() % 60));
        made.ids.push_back(static_cast<std::int64_t>(c));
        made.total += made.sizes.back();
    }
    return made;
}

TEST(Allocate, EqualsThePublishedLoop) {
    for (const std::uint32_t seed : {1u, 2u, 3u, 4u})
        for (const double temperature : {10.0, 1.0, 0.1, 0.01, 0.0003})
            for (const double share : {0.03, 0.2, 0.7, 1.0}) {
                const Made made = makeClusters(37 * seed, seed, false);
                const auto target = static_cast<std::int64_t>(share * static_cast<double>(made.total));
                AllocateOptions options{temperature, "published"};
                EXPECT_EQ(rowsOf(allocate(made.score, made.sizes, made.ids, target, options)),
                          publishedLoop(made.score, made.sizes, target, temperature));
            }
}

TEST(Allocate, EqualScoresAreOrderedByIdDescendingWhenRefilling) {
    const Made made = makeClusters(100, 5, true);
    const std::vector<ClusterShare> shares = allocate(made.score, made.sizes, made.ids, 50, {});
    for (std::size_t i = 1; i < shares.size(); ++i) {
        const double before = made.score[static_cast<std::size_t>(shares[i - 1].position)], now = made.score[static_cast<std::size_t>(shares[i].position)];
        EXPECT_TRUE(before > now || (before == now && shares[i - 1].cluster > shares[i].cluster));
    }
}

TEST(Allocate, RefillMeetsTheTargetWheneverThereAreRows) {
    for (const std::uint32_t seed : {1u, 2u, 3u})
        for (const double temperature : {5.0, 0.1, 0.001, 1e-9})
            for (const double share : {0.0, 0.01, 0.5, 0.97, 1.0}) {
                const Made made = makeClusters(200, seed, seed == 2);
                const auto target = static_cast<std::int64_t>(share * static_cast<double>(made.total));
                AllocateOptions options{temperature, "refill"};
                const auto shares = allocate(made.score, made.sizes, made.ids, target, options);
                EXPECT_EQ(totalTaken(shares), target);
                for (const ClusterShare& s : shares) EXPECT_LE(s.taken, std::min(s.wanted, made.sizes[static_cast<std::size_t>(s.position)]));
                options.shortfall = "published";
                const auto published = allocate(made.score, made.sizes, made.ids, target, options);
                if (seed != 2 && totalTaken(published) == target) { EXPECT_TRUE(rowsOf(published) == rowsOf(shares)); }
                EXPECT_LE(totalTaken(published), target);
            }
    const Made made = makeClusters(10, 1, false);
    EXPECT_EQ(totalTaken(allocate(made.score, made.sizes, made.ids, made.total + 100, {})), made.total);
    EXPECT_TRUE(allocate({}, {}, {}, 10, {}).empty());
}

TEST(Allocate, HalvesAreRoundedToEven) {
    // Two equal scores share 5: round(2.5) = 2, then the rest.
    const std::vector<ClusterShare> shares = allocate(std::vector<double>{1, 1}, std::vector<std::int64_t>{9, 9}, std::vector<std::int64_t>{0, 1}, 5, {});
    EXPECT_EQ(shares[0].taken, 2);
    EXPECT_EQ(shares[1].taken, 3);
}

TEST(Allocate, PinsExclusionsAndCapsHold) {
    const Made made = makeClusters(50, 9, false);
    std::vector<ClusterLimit> limits(50);
    limits[3].atLeast = 1000;   // as much as it has
    limits[7].excluded = true;
    limits[8].atMost = 2;
    limits[9] = {5, 1, false};
    limits[10] = {5, 9, true};
    for (const std::int64_t target : {std::int64_t{80}, made.total / 2, made.total}) {
        const auto shares = allocate(made.score, made.sizes, made.ids, target, {}, limits);
        std::int64_t possible = 0;
        for (const ClusterShare& s : shares) {
            const auto c = static_cast<std::size_t>(s.cluster);
            const std::int64_t room = limits[c].excluded ? 0 : std::min(made.sizes[c], limits[c].atMost);
            possible += room;
            EXPECT_LE(s.taken, room);
            EXPECT_GE(s.taken, std::min(room, limits[c].atLeast));
        }
        EXPECT_EQ(totalTaken(shares), std::min(target, possible));
    }
    EXPECT_THROW(allocate(made.score, made.sizes, made.ids, 3, {}, limits), Error);
    EXPECT_EQ(rowsOf(allocate(made.score, made.sizes, made.ids, 90, {}, std::vector<ClusterLimit>(50))),
              rowsOf(allocate(made.score, made.sizes, made.ids, 90, {})));
}

TEST(Allocate, UndefinedScoresAndBadArgumentsAreRefused) {
    const std::vector<std::int64_t> two{1, 2};
    for (const double bad : {NAN, INFINITY, -INFINITY}) EXPECT_THROW(allocate(std::vector<double>{0, bad}, two, two, 1, {}), Error);
    EXPECT_THROW(allocate(std::vector<double>{0}, two, two, 1, {}), Error);
    EXPECT_THROW(allocate(std::vector<double>{0, 1}, two, two, -1, {}), Error);
    EXPECT_THROW(allocate(std::vector<double>{0, 1}, two, two, 1, {0.0, "refill"}), Error);
    EXPECT_THROW(allocate(std::vector<double>{0, 1}, two, two, 1, {0.1, "maybe"}), Error);
}

TEST(GroupRows, ListsUsedClustersWithAscendingRows) {
    const ClusterRows groups = groupRows(std::vector<std::int64_t>{4, 1, 4, 4, 1}, 6);
    EXPECT_EQ(groups.ids, (std::vector<std::int64_t>{1, 4}));
    EXPECT_EQ(groups.offsets, (std::vector<std::int64_t>{0, 2, 5}));
    EXPECT_EQ(groups.rows, (std::vector<std::int64_t>{1, 4, 0, 2, 3}));
    EXPECT_THROW(groupRows(std::vector<std::int64_t>{6}, 6), Error);
    EXPECT_THROW(groupRows(std::vector<std::int64_t>{-1}, 6), Error);
}

TEST(CutPrefix, TakesPrefixesAndWholeClusters) {
    const ClusterRows groups = groupRows(std::vector<std::int64_t>{0, 0, 1, 1, 1}, 2);
    const std::vector<std::int32_t> order{1, 0, 2, 0, 1};
    EXPECT_EQ(cutPrefix(std::vector<ClusterShare>{{1, 1, 2, 2}, {0, 0, 3, 2}}, groups, order), (std::vector<std::int64_t>{4, 2, 0, 1}));
    EXPECT_EQ(cutPrefix(std::vector<ClusterShare>{{0, 0, 2, 2}}, groups, order), (std::vector<std::int64_t>{1, 0}));
    EXPECT_THROW(cutPrefix(std::vector<ClusterShare>{{2, 2, 1, 1}}, groups, order), Error);
    EXPECT_THROW(cutPrefix(std::vector<ClusterShare>{{0, 0, 3, 3}}, groups, order), Error);
    EXPECT_THROW(cutPrefix(std::vector<ClusterShare>{{0, 0, 1, 1}}, groups, std::vector<std::int32_t>{7, 0, 0, 0, 0}), Error);
}

TEST(CutPrefix, LargerBudgetKeepsTheChoiceInsideEveryCluster) {
    Made made = makeClusters(30, 12, false);
    std::vector<std::int64_t> labels;
    for (std::size_t c = 0; c < 30; ++c) labels.insert(labels.end(), static_cast<std::size_t>(made.sizes[c]), static_cast<std::int64_t>(c));
    const ClusterRows groups = groupRows(labels, 30);
    std::vector<std::int32_t> order;
    for (const std::int64_t size : groups.sizes())
        for (std::int64_t i = size; i-- > 0;) order.push_back(static_cast<std::int32_t>(i));
    const auto at = [&](std::int64_t target) { return allocate(made.score, made.sizes, made.ids, target, {}); };
    const auto small = at(made.total / 10), large = at(made.total / 3);
    const auto smallRows = cutPrefix(small, groups, order), largeRows = cutPrefix(large, groups, order);
    EXPECT_EQ(static_cast<std::int64_t>(smallRows.size()), totalTaken(small));
    std::vector<std::int64_t> takenSmall(30), takenLarge(30);
    for (const auto& s : small) takenSmall[static_cast<std::size_t>(s.cluster)] = s.taken;
    for (const auto& s : large) takenLarge[static_cast<std::size_t>(s.cluster)] = s.taken;
    const std::set<std::int64_t> inLarge(largeRows.begin(), largeRows.end());
    for (const std::int64_t row : smallRows) {
        const auto c = static_cast<std::size_t>(labels[static_cast<std::size_t>(row)]);
        if (takenSmall[c] <= takenLarge[c]) { EXPECT_TRUE(inLarge.contains(row)); }
    }
}

TEST(ClusterScores, DividesByDensityAndChecksIds) {
    EXPECT_EQ(clusterScores(std::vector<double>{0.5, 9, 0.25}, std::vector<double>{0.5, 0.125}, std::vector<std::int64_t>{0, 2}),
              (std::vector<double>{1.0, 2.0}));
    EXPECT_THROW(clusterScores(std::vector<double>{0.5}, std::vector<double>{1}, std::vector<std::int64_t>{1}), Error);
}

}  // namespace
}  // namespace coincide
