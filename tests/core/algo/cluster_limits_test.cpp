#include "core/algo/cluster_limits.h"

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace coincide {
namespace {

std::string refusal(std::string_view text) {
    const std::vector<std::int64_t> ids{0, 2, 5}, sizes{10, 20, 30};
    try {
        parseLimits(text, ids, sizes, 6);
    } catch (const Error& e) {
        EXPECT_EQ(e.code(), ErrorCode::InvalidArgument);
        EXPECT_FALSE(e.remedy().empty());
        return e.what();
    }
    return {};
}

TEST(ClusterLimits, WordsBecomeLimitsOfTheUsedClusters) {
    const std::vector<std::int64_t> ids{0, 2, 5}, sizes{10, 20, 30};
    const auto limits = parseLimits(" 5:cap=7\t2:exclude 0:pin  5:pin ", ids, sizes, 6);
    ASSERT_EQ(limits.size(), 3u);
    EXPECT_EQ(limits[0].atLeast, 10);
    EXPECT_EQ(limits[0].atMost, INT64_MAX);
    EXPECT_TRUE(limits[1].excluded);
    EXPECT_EQ(limits[2].atLeast, 30);
    EXPECT_EQ(limits[2].atMost, 7);
    EXPECT_FALSE(limits[2].excluded);
}

TEST(ClusterLimits, NothingSaidIsNoLimit) {
    const std::vector<std::int64_t> ids{1}, sizes{3};
    EXPECT_TRUE(parseLimits("", ids, sizes, 2).empty());
    EXPECT_TRUE(parseLimits(" \n", ids, sizes, 2).empty());
    const auto unused = parseLimits("0:pin", ids, sizes, 2);
    ASSERT_EQ(unused.size(), 1u);
    EXPECT_EQ(unused[0].atLeast, 0) << "a cluster without records has no place";
}

TEST(ClusterLimits, TheTextHasOneForm) {
    EXPECT_EQ(wishesText(readWishes("20:cap=040 15:exclude  12:pin 20:pin")), "12:pin 15:exclude 20:pin 20:cap=40");
    EXPECT_EQ(wishesText({}), "");
    const std::vector<ClusterWish> silent(2);
    EXPECT_EQ(wishesText(silent), "");
}

TEST(ClusterLimits, WhatIsWrongIsNamed) {
    for (const char* bad : {"x", "pin", ":pin", "-1:pin", "1.5:pin", "99999999999999999999:pin", "1:", "1:keep", "1:cap", "1:cap=", "1:cap=-3", "1:cap=2x", "1:cap=99999999999999999999"})
        EXPECT_NE(refusal(std::string("0:pin ") + bad).find(std::string("'") + bad + "'"), std::string::npos) << bad;
    EXPECT_NE(refusal("6:pin").find("no cluster 6"), std::string::npos);
    EXPECT_NE(refusal("1:pin 1:exclude").find("both pinned and excluded"), std::string::npos);
    EXPECT_NE(refusal("1:cap=1 1:cap=2").find("second cap"), std::string::npos);
    EXPECT_NE(refusal("1:pin 1:pin").find("twice"), std::string::npos);
    EXPECT_EQ(refusal("5:cap=0"), "");
}

}  // namespace
}  // namespace coincide
