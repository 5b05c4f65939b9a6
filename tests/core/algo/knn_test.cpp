#include "core/algo/knn.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <numeric>

#include "core/base/error.h"
#include "tests/core/algo/random_rows.h"

namespace coincide {
namespace {

double cosine(const std::vector<float>& values, std::size_t columns, std::size_t i, std::size_t j) {
    double dot = 0, a = 0, b = 0;
    for (std::size_t c = 0; c < columns; ++c) {
        const double x = values[i * columns + c], y = values[j * columns + c];
        dot += x * y, a += x * x, b += y * y;
    }
    return a > 0 && b > 0 ? dot / std::sqrt(a * b) : 0;
}

TEST(Knn, ExactSearchFindsWhatAPlainSearchFinds) {
    constexpr std::size_t kRows = 1500, kColumns = 24;   // more than one block of rows
    const GroupedRows rows(kRows, kColumns, 12, 0.7);
    KnnOptions options;
    options.neighbors = 10;
    const Neighbors found = *nearestNeighbors(rows.view(), options, 2);
    ASSERT_EQ(found.count, 10u);
    for (std::size_t i = 0; i < kRows; i += 37) {
        std::vector<double> cosines(kRows);
        for (std::size_t j = 0; j < kRows; ++j) cosines[j] = i == j ? -2 : cosine(rows.values, kColumns, i, j);
        std::sort(cosines.begin(), cosines.end(), std::greater<>());
        for (std::size_t k = 0; k < 10; ++k) {
            EXPECT_NEAR(found.distances[i * 10 + k], 1 - cosines[k], 1e-5);
            EXPECT_NEAR(1 - cosine(rows.values, kColumns, i, static_cast<std::size_t>(found.indices[i * 10 + k])), 1 - cosines[k], 1e-5);
        }
    }
}

TEST(Knn, OneThreadGivesTheBytesOfTwo) {
    const GroupedRows rows(3000, 100, 20, 0.7);
    for (const std::int64_t exactRows : {50'000, 0}) {
        KnnOptions options;
        options.exactRows = exactRows;
        const Neighbors one = *nearestNeighbors(rows.view(), options, 1), two = *nearestNeighbors(rows.view(), options, 2);
        EXPECT_EQ(one.indices, two.indices);
        EXPECT_EQ(one.distances, two.distances);
    }
}

TEST(Knn, ApproximateSearchKeepsItsStatedRecall) {
    constexpr std::size_t kRows = 20'000;
    const GroupedRows rows(kRows, 32, 300, 0.7);   // narrow enough to be searched without a projection
    KnnOptions exact, approximate;
    approximate.exactRows = 0;
    const Neighbors truth = *nearestNeighbors(rows.view(), exact, 2), found = *nearestNeighbors(rows.view(), approximate, 2);
    std::size_t hits = 0;
    for (std::size_t i = 0; i < kRows; ++i) {
        const auto first = truth.indices.begin() + static_cast<std::ptrdiff_t>(i * truth.count), last = first + static_cast<std::ptrdiff_t>(truth.count);
        for (std::size_t k = 0; k < found.count; ++k) hits += std::find(first, last, found.indices[i * found.count + k]) != last;
    }
    const double recall = static_cast<double>(hits) / static_cast<double>(kRows * truth.count);
    RecordProperty("recall", std::to_string(recall));
    EXPECT_GE(recall, 0.95);
}

TEST(Knn, TiesGoToTheSmallerIndex) {
    std::vector<float> values;
    for (int i = 0; i < 40; ++i) values.insert(values.end(), {1.0f, 2.0f, 3.0f});
    KnnOptions options;
    options.neighbors = 3;
    const Neighbors found = *nearestNeighbors(viewOf(values, 3), options, 2);
    for (std::size_t i = 0; i < 40; ++i) {
        std::vector<std::int32_t> expected{0, 1, 2, 3};
        const auto self = std::find(expected.begin(), expected.end(), static_cast<std::int32_t>(i));
        expected.erase(self == expected.end() ? expected.end() - 1 : self);
        for (std::size_t k = 0; k < 3; ++k) {
            EXPECT_EQ(found.indices[i * 3 + k], expected[k]);
            EXPECT_NEAR(found.distances[i * 3 + k], 0, 1e-6);
        }
    }
}

TEST(Knn, RowsOfZerosAreAtRightAnglesToAll) {
    const std::vector<float> values{0, 0, 1, 0, 1, 0.1f};
    KnnOptions options;
    options.neighbors = 2;
    const Neighbors found = *nearestNeighbors(viewOf(values, 2), options, 1);
    EXPECT_EQ(found.distances[0], 1.0f);
    EXPECT_EQ(found.distances[1], 1.0f);
    EXPECT_EQ(found.indices[2], 2);
}

TEST(Knn, FewerRowsThanNeighboursGiveAllOthers) {
    for (const std::size_t rows : {1u, 2u, 3u})
        for (const std::int64_t exactRows : {50'000, 0}) {
            KnnOptions options;
            options.exactRows = exactRows;
            const Neighbors found = *nearestNeighbors(GroupedRows(rows, 4, 2, 1.0).view(), options, 2);
            EXPECT_EQ(found.count, rows - 1);
            EXPECT_EQ(found.indices.size(), rows * (rows - 1));
        }
}

TEST(Knn, RefusesValuesThatAreNotFinite) {
    for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        GroupedRows rows(100, 8, 2, 1.0);
        rows.values[7 * 8] = bad;
        EXPECT_THROW(nearestNeighbors(rows.view(), {}, 2), Error);
    }
}

TEST(Knn, StopsWhenCancelled) {
    const GroupedRows rows(3000, 80, 4, 1.0);
    for (const std::int64_t exactRows : {50'000, 0}) {
        KnnOptions options;
        options.exactRows = exactRows;
        const CancelToken token;
        const auto cancelAtFirstReport = [&](std::uint64_t, std::uint64_t) { token.cancel(); };
        EXPECT_FALSE(nearestNeighbors(rows.view(), options, 2, token, cancelAtFirstReport).has_value());
    }
}

}  // namespace
}  // namespace coincide
