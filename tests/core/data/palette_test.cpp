#include "core/data/palette.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <vector>

namespace coincide {
namespace {

double luminance(Rgb c) { return (0.299 * c.red + 0.587 * c.green + 0.114 * c.blue) / 255; }
int distance(Rgb a, Rgb b) { return std::abs(a.red - b.red) + std::abs(a.green - b.green) + std::abs(a.blue - b.blue); }

TEST(Palette, TheFirstCategoriesDifferAndAllShowOnTheirBackground) {
    for (const bool dark : {false, true}) {
        for (std::size_t i = 0; i < 16; ++i)
            for (std::size_t j = 0; j < i; ++j) EXPECT_GT(distance(categoryColour(i, dark), categoryColour(j, dark)), 40) << i << " " << j;
        for (std::size_t i = 0; i < 2000; ++i) {
            const double l = luminance(categoryColour(i, dark));
            EXPECT_TRUE(dark ? l > 0.25 : l < 0.85) << i << " " << l;
        }
    }
}

TEST(Palette, NeighboursAmongManyCategoriesDiffer) {
    for (std::size_t i = 1; i < 5000; ++i) EXPECT_GT(distance(categoryColour(i, false), categoryColour(i - 1, false)), 40) << i;
}

TEST(Palette, ValuesRiseInLuminance) {
    for (const bool dark : {false, true})
        for (int i = 1; i <= 100; ++i) EXPECT_GE(luminance(valueColour(i / 100.0, dark)) + 0.004, luminance(valueColour((i - 1) / 100.0, dark)));
    EXPECT_EQ(valueColour(-5, false), valueColour(0, false));
    EXPECT_EQ(valueColour(7, true), valueColour(1, true));
}

TEST(Palette, MixAndHex) {
    EXPECT_EQ(hexColour({0, 114, 178}), "#0072b2");
    EXPECT_EQ(mix({0, 0, 0}, {255, 255, 255}, 0.5), (Rgb{128, 128, 128}));
}

}  // namespace
}  // namespace coincide
