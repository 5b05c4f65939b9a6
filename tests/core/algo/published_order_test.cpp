#include "core/algo/published_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace coincide {
namespace {

TEST(PublishedOrder, DescendsAndHoldsEveryPosition) {
    std::mt19937 generator(1);
    for (const std::size_t count : {0u, 1u, 2u, 16u, 17u, 18u, 400u, 5000u}) {
        for (const std::uint32_t distinct : {1u, 3u, 1000000u}) {
            std::vector<double> values(count);
            for (double& value : values) value = generator() % distinct;
            std::vector<std::size_t> order = publishedDescendingOrder(values);
            for (std::size_t i = 1; i < count; ++i) EXPECT_GE(values[order[i - 1]], values[order[i]]);
            std::sort(order.begin(), order.end());
            for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(order[i], i);
        }
    }
}

}  // namespace
}  // namespace coincide
