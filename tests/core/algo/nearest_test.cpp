#include "core/algo/nearest.h"

#include <gtest/gtest.h>

#include <limits>

#include "core/base/error.h"
#include "tests/core/algo/made_rows.h"

namespace coincide {
namespace {

Nearest assignAll(const MatrixView& rows, const std::vector<float>& centroids, int threads) {
    Nearest out{std::vector<std::int64_t>(rows.rows, -7), std::vector<float>(rows.rows)};
    EXPECT_TRUE(assignNearest(rows, 0, rows.rows, centroids, threads, {}, out));
    return out;
}

Nearest assignSlowly(const MadeRows& rows, const std::vector<float>& centroids) {
    const NearestSearch search(centroids.data(), centroids.size() / rows.columns, rows.columns);
    Nearest out;
    for (std::size_t r = 0; r < rows.rows; ++r) {
        double others;
        const Winner winner = search.chooseSlowly(rows.row(r), others);
        EXPECT_GE(winner.value, others);
        out.label.push_back(winner.label);
        out.similarity.push_back(static_cast<float>(winner.value));
    }
    return out;
}

class NearestOn : public testing::TestWithParam<RowShape> {};

TEST_P(NearestOn, AgreesWithExhaustionForAnyNumberOfThreads) {
    const MadeRows rows = makeRows(500, 70, GetParam(), 3), table = makeRows(90, 70, GetParam(), 3);
    const Nearest slow = assignSlowly(rows, table.values);
    for (const int threads : {1, 2, 3}) {
        for (const MatrixView& view : {rows.view(), rows.halfView()}) {
            const Nearest fast = assignAll(view, table.values, threads);
            EXPECT_EQ(fast.label, slow.label);
            EXPECT_EQ(fast.similarity, slow.similarity);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Shapes, NearestOn,
                         testing::Values(RowShape::Random, RowShape::Clustered, RowShape::Duplicates, RowShape::NearTies));

TEST(Nearest, TiesGoToTheLowestCentroid) {
    const MadeRows rows = makeRows(40, 16, RowShape::Random, 5);
    std::vector<float> twice(rows.values);
    twice.insert(twice.end(), rows.values.begin(), rows.values.end());
    for (const std::int64_t label : assignAll(rows.view(), twice, 2).label) EXPECT_LT(label, 40);
}

TEST(Nearest, HugeValuesThatOverflowFloatProductsAreStillDecided) {
    MadeRows rows = makeRows(30, 40, RowShape::Random, 9);
    for (float& value : rows.values) value *= 1e25f;
    MadeRows table = makeRows(12, 40, RowShape::Random, 10);
    for (float& value : table.values) value *= 1e25f;
    const Nearest fast = assignAll(rows.view(), table.values, 2), slow = assignSlowly(rows, table.values);
    EXPECT_EQ(fast.label, slow.label);
}

TEST(Nearest, ValuesThatAreNotFiniteAreRefused) {
    MadeRows rows = makeRows(30, 8, RowShape::Random, 1);
    const MadeRows table = makeRows(3, 8, RowShape::Random, 2);
    Nearest out{std::vector<std::int64_t>(30), std::vector<float>(30)};
    rows.values[77] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_THROW(assignNearest(rows.view(), 0, 30, table.values, 1, {}, out), Error);
    rows.values[77] = 0;
    std::vector<float> broken = table.values;
    broken[9] = std::numeric_limits<float>::infinity();
    EXPECT_THROW(assignNearest(rows.view(), 0, 30, broken, 1, {}, out), Error);
    EXPECT_THROW(assignNearest(rows.view(), 0, 30, std::vector<float>(9), 1, {}, out), Error);
}

TEST(Nearest, CancelledWorkSaysSo) {
    const MadeRows rows = makeRows(30, 8, RowShape::Random, 1);
    Nearest out{std::vector<std::int64_t>(30), std::vector<float>(30)};
    const CancelToken cancel;
    cancel.cancel();
    EXPECT_FALSE(assignNearest(rows.view(), 0, 30, rows.values, 2, cancel, out));
}

}  // namespace
}  // namespace coincide
