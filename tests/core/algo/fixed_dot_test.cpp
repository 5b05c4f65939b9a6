#include "core/algo/fixed_dot.h"

#include <gtest/gtest.h>

#include "tests/core/algo/made_rows.h"

namespace coincide {
namespace {

/// The documented order written out: lane i mod 32, then halves folded.
double dotInLanes(const float* a, const float* b, std::size_t count) {
    double lanes[32] = {};
    for (std::size_t i = 0; i < count; ++i) lanes[i % 32] += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    for (std::size_t width = 16; width > 0; width /= 2)
        for (std::size_t lane = 0; lane < width; ++lane) lanes[lane] += lanes[lane + width];
    return lanes[0];
}

TEST(FixedDot, HasTheDocumentedOrderOnEveryProcessor) {
    for (const std::size_t columns : {1u, 31u, 32u, 33u, 100u, 641u}) {
        const MadeRows rows = makeRows(2, columns, RowShape::Random, 7);
        EXPECT_EQ(fixedDot(rows.row(0), rows.row(1), columns), dotInLanes(rows.row(0), rows.row(1), columns)) << columns;
    }
    EXPECT_EQ(fixedDot(nullptr, nullptr, 0), 0.0);
}

TEST(FixedDot, NormalizeKeepsZerosAndGivesUnitLength) {
    std::vector<float> zero(5, 0.0f), some{3.0f, 4.0f, 0.0f};
    normalize(zero.data(), zero.size());
    normalize(some.data(), some.size());
    EXPECT_EQ(zero, std::vector<float>(5, 0.0f));
    EXPECT_FLOAT_EQ(some[0], 0.6f);
    EXPECT_FLOAT_EQ(some[1], 0.8f);
}

}  // namespace
}  // namespace coincide
