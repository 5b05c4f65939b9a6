#include "core/base/half.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

namespace coincide {
namespace {

TEST(Half, EveryHalfSurvivesTheRoundTrip) {
    std::vector<HalfBits> halves(1 << 16), back(1 << 16);
    for (std::size_t i = 0; i < halves.size(); ++i) halves[i] = static_cast<HalfBits>(i);
    std::vector<float> wide(halves.size());
    halfToFloat(halves.data(), wide.data(), halves.size());
    floatToHalf(wide.data(), back.data(), wide.size());
    for (std::size_t i = 0; i < halves.size(); ++i)
        if (!std::isnan(wide[i])) EXPECT_EQ(back[i], halves[i]);
        else EXPECT_EQ(back[i] & 0x7C00, 0x7C00);
}

// Counts that are no multiple of the vector width go through the scalar path at the end: both must agree.
TEST(Half, ScalarAndVectorPathsAgree) {
    std::vector<float> values;
    for (int i = 0; i < 4096; ++i) values.push_back(std::ldexp(1.0f + static_cast<float>(i) * 0.000244f, i % 45 - 28));
    values.push_back(std::numeric_limits<float>::infinity());
    values.push_back(65519.9f), values.push_back(65520.0f), values.push_back(0x1p-25f), values.push_back(0x1.8p-25f);
    while (values.size() % 8) values.push_back(-0.0f);
    std::vector<HalfBits> together(values.size());
    floatToHalf(values.data(), together.data(), values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        HalfBits alone = 0;
        floatToHalf(&values[i], &alone, 1);
        EXPECT_EQ(alone, together[i]) << values[i];
    }
}

TEST(Half, MayBeginAtAnOddAddress) {
    std::vector<unsigned char> bytes(1 + 2 * 19);
    std::vector<HalfBits> halves;
    for (std::size_t i = 0; i < 19; ++i) halves.push_back(static_cast<HalfBits>(0x3C00 + 37 * i));
    std::memcpy(bytes.data() + 1, halves.data(), 2 * halves.size());
    std::vector<float> there(19), here(19);
    halfToFloat(bytes.data() + 1, there.data(), 19);
    halfToFloat(halves.data(), here.data(), 19);
    EXPECT_EQ(there, here);
}

}  // namespace
}  // namespace coincide
