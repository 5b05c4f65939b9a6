#include "core/algo/agreement.h"

#include <gtest/gtest.h>

#include <vector>

#include "core/algo/counter_random.h"
#include "core/base/error.h"

namespace coincide {
namespace {

using Labels = std::vector<std::int64_t>;

TEST(Agreement, TheSamePartitionUnderOtherNamesIsOne) {
    const Labels a{0, 0, 1, 1, 2, 2}, b{7, 7, -3, -3, 100, 100};
    EXPECT_NEAR(adjustedMutualInformation(a, b), 1, 1e-12);
    EXPECT_NEAR(adjustedRandIndex(a, b), 1, 1e-12);
}

// Reference values by scikit-learn 1.9.1.
TEST(Agreement, KnownValues) {
    const Labels a{1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3}, b{1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 3, 1, 3, 3, 3, 2, 2};
    EXPECT_NEAR(adjustedMutualInformation(a, b), 0.2782096465726981, 1e-10);
    EXPECT_NEAR(adjustedRandIndex(a, b), 0.2669404517453799, 1e-10);
    Labels c, d;
    for (std::int64_t i = 0; i < 500; ++i) c.push_back(i * i % 37), d.push_back((i * i % 37) / 5 + (i % 11 == 0 ? 3 : 0));
    EXPECT_NEAR(adjustedMutualInformation(c, d), 0.6867393400295224, 1e-10);
    EXPECT_NEAR(adjustedRandIndex(c, d), 0.4002301607703938, 1e-10);
}

TEST(Agreement, UnrelatedLabelingsAreNearZeroAndOrderDoesNotMatter) {
    CounterRandom random(5, 0, 0);
    Labels a(4000), b(4000);
    for (std::size_t i = 0; i < a.size(); ++i) a[i] = random.below(50), b[i] = random.below(18);
    EXPECT_NEAR(adjustedMutualInformation(a, b), 0, 0.01);
    EXPECT_NEAR(adjustedRandIndex(a, b), 0, 0.01);
    EXPECT_NEAR(adjustedMutualInformation(a, b), adjustedMutualInformation(b, a), 1e-12);
}

TEST(Agreement, DegenerateLabelings) {
    EXPECT_EQ(adjustedMutualInformation(Labels{}, Labels{}), 1);
    EXPECT_EQ(adjustedRandIndex(Labels{}, Labels{}), 1);
    EXPECT_EQ(adjustedMutualInformation(Labels{4, 4}, Labels{1, 1}), 1);
    EXPECT_NEAR(adjustedMutualInformation(Labels{0, 0, 0, 0}, Labels{0, 1, 2, 3}), 0, 1e-9);
    EXPECT_EQ(adjustedRandIndex(Labels{0, 0, 0, 0}, Labels{0, 1, 2, 3}), 0);
    EXPECT_THROW(adjustedRandIndex(Labels{0}, Labels{0, 1}), Error);
}

}  // namespace
}  // namespace coincide
