#include "core/algo/pca.h"

#include <gtest/gtest.h>

#include <limits>

#include "core/base/error.h"
#include "tests/core/algo/random_rows.h"

namespace coincide {
namespace {

/// Rows that spread 5, 2 and 0.1 along the first, second and all other axes, around a mean of 3.
std::vector<float> ellipsoid(std::size_t rows, std::size_t columns) {
    std::vector<float> values(rows * columns);
    for (std::size_t i = 0; i < rows; ++i) {
        CounterRandom random(9, 0, i);
        for (std::size_t c = 0; c < columns; ++c) values[i * columns + c] = static_cast<float>(3 + (c == 0 ? 5 : c == 1 ? 2 : 0.1) * random.normal());
    }
    return values;
}

void expectEllipsoidFound(std::size_t columns) {
    const std::vector<float> values = ellipsoid(2000, columns);
    const Pca pca = *principalComponents(viewOf(values, columns), {}, 2);
    EXPECT_NEAR(pca.explainedVariance[0], 25, 2.5);
    EXPECT_NEAR(pca.explainedVariance[1], 4, 0.4);
    EXPECT_GT(pca.components[0], 0.999f);
    EXPECT_GT(pca.components[columns + 1], 0.999f);
    EXPECT_NEAR(pca.totalVariance, 25 + 4 + 0.01 * static_cast<double>(columns - 2), 3);
    double mean = 0, squares = 0;
    for (std::size_t i = 0; i < 2000; ++i) mean += pca.coordinates[2 * i] / 2000.0, squares += pca.coordinates[2 * i] * pca.coordinates[2 * i] / 1999.0;
    EXPECT_NEAR(mean, 0, 1e-3);
    EXPECT_NEAR(squares, pca.explainedVariance[0], 1e-2);
}

TEST(Pca, FindsTheAxesByTheExactCovariance) { expectEllipsoidFound(20); }
TEST(Pca, FindsTheAxesBySubspaceIteration) { expectEllipsoidFound(600); }

TEST(Pca, OneThreadGivesTheBytesOfTwo) {
    for (const std::size_t columns : {100u, 600u}) {
        const GroupedRows rows(3000, columns, 10, 0.5);
        PcaOptions options;
        options.dims = 5;
        const Pca one = *principalComponents(rows.view(), options, 1), two = *principalComponents(rows.view(), options, 2);
        EXPECT_EQ(one.coordinates, two.coordinates);
        EXPECT_EQ(one.components, two.components);
        EXPECT_EQ(one.explainedVariance, two.explainedVariance);
    }
}

TEST(Pca, ReadsHalvesAsTheFloatsThatTheyAre) {
    GroupedRows rows(200, 30, 4, 0.5);
    std::vector<HalfBits> halves(rows.values.size());
    floatToHalf(rows.values.data(), halves.data(), halves.size());
    halfToFloat(halves.data(), rows.values.data(), halves.size());
    const MatrixView narrow{reinterpret_cast<const std::byte*>(halves.data()), NpyType::Float16, 200, 30};
    EXPECT_EQ(principalComponents(narrow, {}, 1)->coordinates, principalComponents(rows.view(), {}, 1)->coordinates);
}

TEST(Pca, UncentredComponentsPointAtTheMean) {
    const std::vector<float> values = ellipsoid(500, 10);
    PcaOptions options;
    options.center = false;
    options.dims = 10;
    const Pca pca = *principalComponents(viewOf(values, 10), options, 1);
    for (std::size_t i = 0; i < 500; ++i) {   // all directions kept: lengths stay as they were
        double before = 0, after = 0;
        for (std::size_t c = 0; c < 10; ++c) before += values[i * 10 + c] * values[i * 10 + c], after += pca.coordinates[i * 10 + c] * pca.coordinates[i * 10 + c];
        ASSERT_NEAR(before, after, 1e-2);
    }
}

TEST(Pca, ASampleOfRowsFindsNearlyTheSameDirections) {
    const std::vector<float> values = ellipsoid(4000, 20);
    PcaOptions options;
    options.fitRows = 500;
    const Pca pca = *principalComponents(viewOf(values, 20), options, 2);
    EXPECT_GT(pca.components[0], 0.99f);
    EXPECT_EQ(pca.coordinates.size(), 8000u);
}

TEST(Pca, TinyAndDegenerateMatricesHaveAnswers) {
    for (const std::size_t rows : {1u, 2u, 3u})
        for (const std::size_t columns : {1u, 2u, 5u}) {
            const GroupedRows matrix(rows, columns, 2, 1.0);
            const Pca pca = *principalComponents(matrix.view(), {}, 2);
            ASSERT_EQ(pca.coordinates.size(), rows * 2);
            for (const float x : pca.coordinates) EXPECT_TRUE(std::isfinite(x));
        }
    const std::vector<float> same(50 * 600, 1.5f);
    const Pca pca = *principalComponents(viewOf(same, 600), {}, 1);
    for (const float x : pca.coordinates) EXPECT_EQ(x, 0.0f);
}

TEST(Pca, RefusesValuesThatAreNotFiniteAndNoRows) {
    GroupedRows rows(100, 8, 2, 1.0);
    rows.values[42 * 8 + 3] = std::numeric_limits<float>::quiet_NaN();
    try {
        principalComponents(rows.view(), {}, 2);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::BadInput);
        EXPECT_NE(error.cause().find("row 42"), std::string::npos);
    }
    EXPECT_THROW(principalComponents({nullptr, NpyType::Float32, 0, 8}, {}, 1), Error);
}

TEST(Pca, StopsWhenCancelled) {
    const GroupedRows rows(100, 8, 2, 1.0);
    const CancelToken token;
    token.cancel();
    EXPECT_FALSE(principalComponents(rows.view(), {}, 1, token).has_value());
}

}  // namespace
}  // namespace coincide
