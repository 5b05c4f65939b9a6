#include "core/algo/health.h"

#include <gtest/gtest.h>

#include <limits>

#include "core/base/error.h"
#include "tests/core/algo/made_rows.h"

namespace coincide {
namespace {

TEST(RowHealth, FindsEveryKindInBothTypes) {
    MadeRows rows = makeRows(600, 12, RowShape::Random, 1);
    const auto fill = [&](std::size_t row, float value) { std::fill_n(rows.values.data() + row * 12, 12, value); };
    fill(3, 0.0f);
    fill(4, -0.0f);
    fill(300, 0.25f);
    rows.values[12 * 500 + 7] = std::numeric_limits<float>::quiet_NaN();
    rows.values[12 * 501 + 11] = -std::numeric_limits<float>::infinity();
    floatToHalf(rows.values.data(), rows.halves.data(), rows.halves.size());
    for (const MatrixView& view : {rows.view(), rows.halfView()}) {
        RowHealth health;
        EXPECT_TRUE(scanRows(view, 0, 301, 2, {}, health));
        EXPECT_TRUE(scanRows(view, 301, 600, 2, {}, health));
        EXPECT_EQ(health.scanned, 600);
        EXPECT_EQ(health.zero.first, (std::vector<std::int64_t>{3, 4}));
        EXPECT_EQ(health.constant.first, (std::vector<std::int64_t>{300}));
        EXPECT_EQ(health.notFinite.first, (std::vector<std::int64_t>{500, 501}));
        EXPECT_EQ(describe(health).size(), 3u);
        EXPECT_THROW(requireFinite(health), Error);
    }
}

TEST(RowHealth, SoundRowsGiveNoSentenceAndManyAreCutShort) {
    const MadeRows rows = makeRows(50, 5, RowShape::Random, 2);
    RowHealth health;
    EXPECT_TRUE(scanRows(rows.view(), 0, 50, 1, {}, health));
    EXPECT_TRUE(describe(health).empty());
    EXPECT_NO_THROW(requireFinite(health));
    const MadeRows zeros{30, 5, std::vector<float>(150, 0.0f), {}};
    EXPECT_TRUE(scanRows(zeros.view(), 0, 30, 1, {}, health));
    EXPECT_EQ(health.zero.count, 30);
    EXPECT_EQ(health.zero.first.size(), RowFinding::kNamed);
    EXPECT_NE(describe(health).at(0).find("30 rows (0, 1, 2"), std::string::npos);
}

TEST(RowHealth, CancelledScanAddsNothing) {
    const MadeRows rows = makeRows(50, 5, RowShape::Random, 2);
    RowHealth health;
    const CancelToken cancel;
    cancel.cancel();
    EXPECT_FALSE(scanRows(rows.view(), 0, 50, 1, cancel, health));
    EXPECT_EQ(health.scanned, 0);
}

TEST(Collapse, AlikeCentroidsAndEmptyClustersAreFound) {
    const MadeRows different = makeRows(10, 16, RowShape::Random, 3);
    const std::vector<std::int64_t> even(10, 4);
    EXPECT_FALSE(findCollapse(different.values, 16, even));
    std::vector<float> alike;
    for (int c = 0; c < 10; ++c) alike.insert(alike.end(), different.row(0), different.row(0) + 16);
    EXPECT_TRUE(findCollapse(alike, 16, even));
    std::vector<std::int64_t> mostlyEmpty(10, 0);
    mostlyEmpty[2] = 40;
    EXPECT_EQ(findCollapse(different.values, 16, mostlyEmpty), "9 of 10 clusters are empty");
}

}  // namespace
}  // namespace coincide
