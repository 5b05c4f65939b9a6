#include "core/algo/greedy_mmd.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/base/error.h"
#include "tests/core/algo/made_rows.h"

namespace coincide {
namespace {

std::vector<std::int64_t> allRows(std::size_t count) {
    std::vector<std::int64_t> rows(count);
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

double kernel(const MadeRows& rows, std::size_t a, std::size_t b, double width) {
    double distance2 = 0;
    for (std::size_t j = 0; j < rows.columns; ++j) {
        const double d = static_cast<double>(rows.row(a)[j]) - static_cast<double>(rows.row(b)[j]);
        distance2 += d * d;
    }
    return std::exp(-distance2 / (2 * width * width));
}

/// The published objective evaluated from scratch for every candidate.
std::vector<std::int32_t> bruteForceOrder(const MadeRows& rows, double width) {
    const std::size_t n = rows.rows;
    std::vector<std::int32_t> chosen;
    while (chosen.size() < n) {
        double best = std::numeric_limits<double>::infinity();
        std::int32_t pick = -1;
        for (std::size_t i = 0; i < n; ++i) {
            if (std::find(chosen.begin(), chosen.end(), static_cast<std::int32_t>(i)) != chosen.end()) continue;
            std::vector<std::size_t> set(chosen.begin(), chosen.end());
            set.push_back(i);
            double inside = 0, across = 0;
            for (const std::size_t q : set) {
                for (const std::size_t p : set) inside += kernel(rows, p, q, width);
                for (std::size_t p = 0; p < n; ++p) across += kernel(rows, p, q, width);
            }
            const double m = static_cast<double>(set.size());
            const double objective = inside / (m * m) - 2 * across / (static_cast<double>(n) * m);
            if (objective < best - 1e-13) best = objective, pick = static_cast<std::int32_t>(i);
        }
        chosen.push_back(pick);
    }
    return chosen;
}

TEST(GreedyMmd, EqualsBruteForce) {
    for (const double width : {1.0, 0.4}) {
        const MadeRows rows = makeRows(22, 10, RowShape::Random, 5);
        KernelSettings settings;
        settings.width = width;
        const auto ours = scoreCluster(rows.halfView(), allRows(22), settings, 1, {});
        EXPECT_EQ(ours->order, bruteForceOrder(rows, width));
        double mean = 0, pairs = 0;
        for (std::size_t a = 0; a < 22; ++a)
            for (std::size_t b = 0; b < 22; ++b) mean += kernel(rows, a, b, width), pairs += a == b ? 0 : kernel(rows, a, b, width);
        EXPECT_NEAR(ours->density / (mean / (22 * 22)), 1.0, 1e-13);
        settings.differentPairsOnly = true;
        EXPECT_NEAR(scoreCluster(rows.halfView(), allRows(22), settings, 1, {})->density / (pairs / (22 * 21)), 1.0, 1e-13);
    }
}

TEST(GreedyMmd, TiesGoToTheLowestRow) {
    const MadeRows two = makeRows(2, 10, RowShape::Random, 5);
    EXPECT_EQ(scoreCluster(two.view(), allRows(2), {}, 1, {})->order, (std::vector<std::int32_t>{0, 1}));
    MadeRows same = makeRows(300, 10, RowShape::Random, 5);
    for (std::size_t r = 1; r < 300; ++r) std::copy_n(same.row(0), 10, same.values.data() + r * 10);
    const auto ours = scoreCluster(same.view(), allRows(300), {}, 2, {});
    for (std::int32_t i = 0; i < 300; ++i) EXPECT_EQ(ours->order[static_cast<std::size_t>(i)], i);
    EXPECT_EQ(ours->density, 1.0);
}

TEST(GreedyMmd, SmallClusters) {
    const MadeRows rows = makeRows(5, 6, RowShape::Random, 1);
    const auto one = scoreCluster(rows.view(), std::vector<std::int64_t>{3}, {}, 1, {});
    EXPECT_EQ(one->density, 1.0);
    EXPECT_EQ(one->order, (std::vector<std::int32_t>{0}));
    KernelSettings pairs;
    pairs.differentPairsOnly = true;
    EXPECT_EQ(scoreCluster(rows.view(), std::vector<std::int64_t>{3}, pairs, 1, {})->density, 1.0);
    EXPECT_TRUE(scoreCluster(rows.view(), {}, {}, 1, {})->order.empty());
    EXPECT_THROW(scoreCluster(rows.view(), std::vector<std::int64_t>{5}, {}, 1, {}), Error);
}

TEST(GreedyMmd, ThreadsAndMemoryDoNotMatter) {
    for (const RowShape shape : {RowShape::Clustered, RowShape::Duplicates}) {
        const MadeRows rows = makeRows(700, 20, shape, 9);
        const auto whole = scoreCluster(rows.halfView(), allRows(700), {}, 1, {});
        const auto threaded = scoreCluster(rows.halfView(), allRows(700), {}, 3, {});
        EXPECT_EQ(whole->order, threaded->order);
        EXPECT_EQ(whole->density, threaded->density);
        for (const std::size_t bytes : {std::size_t{0}, std::size_t{700 * 8 * 100}}) {
            KernelSettings tight;
            tight.maxBytes = bytes;
            const auto onDemand = scoreCluster(rows.halfView(), allRows(700), tight, 2, {});
            EXPECT_EQ(onDemand->order, whole->order);
            EXPECT_NEAR(onDemand->density / whole->density, 1.0, 1e-13);
            EXPECT_EQ(scoreCluster(rows.halfView(), allRows(700), tight, 1, {})->density, onDemand->density);
        }
        std::vector<std::int32_t> sorted = whole->order;
        std::sort(sorted.begin(), sorted.end());
        for (std::size_t i = 0; i < sorted.size(); ++i) EXPECT_EQ(sorted[i], static_cast<std::int32_t>(i));
    }
}

TEST(GreedyMmd, BadValuesAreRefusedAndCancelWorks) {
    MadeRows rows = makeRows(5, 6, RowShape::Random, 1);
    const CancelToken cancel;
    cancel.cancel();
    EXPECT_FALSE(scoreCluster(rows.view(), allRows(5), {}, 1, cancel));
    rows.values[7] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_THROW(scoreCluster(rows.view(), allRows(5), {}, 1, {}), Error);
}

}  // namespace
}  // namespace coincide
