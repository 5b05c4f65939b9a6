#include "core/algo/row_scan.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/algo/made_rows.h"

namespace coincide {
namespace {

TEST(RowScan, AgreesWithPlainLoopsForEveryLength) {
    for (std::size_t count = 1; count < 140; ++count) {
        const MadeRows row = makeRows(1, count, RowShape::Random, static_cast<std::uint32_t>(count));
        EXPECT_EQ(largest(row.row(0), count), *std::max_element(row.values.begin(), row.values.end()));
        const double threshold = row.values[count / 2];
        std::vector<std::uint32_t> found, plain;
        collectAtLeast(row.row(0), count, threshold, found);
        for (std::size_t i = 0; i < count; ++i)
            if (static_cast<double>(row.values[i]) >= threshold) plain.push_back(static_cast<std::uint32_t>(i));
        EXPECT_EQ(found, plain);
    }
}

TEST(RowScan, ThresholdBetweenTwoFloatsLosesNothing) {
    const std::vector<float> values(40, 1.0f);
    std::vector<std::uint32_t> found;
    collectAtLeast(values.data(), values.size(), 1.0 - 1e-12, found);
    EXPECT_EQ(found.size(), 40u);
}

}  // namespace
}  // namespace coincide
