#include "core/algo/baselines.h"

#include <gtest/gtest.h>

#include <set>

#include "core/base/error.h"

namespace coincide {
namespace {

TEST(RandomRows, DrawsDifferentRowsAndSmallerIsAPrefix) {
    const std::vector<std::int64_t> all = randomRows(100, 100, 42), some = randomRows(100, 30, 42);
    EXPECT_EQ(std::set<std::int64_t>(all.begin(), all.end()).size(), 100u);
    EXPECT_EQ(std::vector<std::int64_t>(all.begin(), all.begin() + 30), some);
    EXPECT_NE(randomRows(100, 30, 43), some);
}

TEST(RandomRows, IsTheDocumentedGenerator) {
    EXPECT_EQ(randomRows(10, 4, 1), (std::vector<std::int64_t>{8, 7, 4, 0}));
}

TEST(RandomRows, IsEven) {
    std::vector<int> hits(7);
    for (std::uint64_t seed = 0; seed < 7000; ++seed) ++hits[static_cast<std::size_t>(randomRows(7, 1, seed)[0])];
    for (const int hit : hits) EXPECT_NEAR(hit, 1000, 150);
}

TEST(RandomRows, RefusesMoreThanThereIs) {
    EXPECT_THROW(randomRows(3, 4, 1), Error);
    EXPECT_THROW(randomRows(3, -1, 1), Error);
    EXPECT_TRUE(randomRows(0, 0, 1).empty());
}

}  // namespace
}  // namespace coincide
