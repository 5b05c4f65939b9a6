#include "core/data/text_raster.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace coincide {
namespace {

TEST(TextRaster, DrawsInsideTheMeasuredWidth) {
    const TextRaster raster;
    int left = 1 << 20, right = -1, pixels = 0;
    raster.draw("Transferability", 100, 50, 20, false, [&](int x, int y, int coverage) {
        left = std::min(left, x), right = std::max(right, x), ++pixels;
        EXPECT_TRUE(coverage > 0 && coverage <= 255);
        EXPECT_TRUE(y > 20 && y < 65);
    });
    EXPECT_GT(pixels, 100);
    EXPECT_NEAR(left, 100, 4);
    EXPECT_NEAR(right - 100, raster.width("Transferability", 20, false), 6);
}

TEST(TextRaster, FitCutsAtACharacterAndEndsWithAnEllipsis) {
    const TextRaster raster;
    const std::string text = "caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9";
    EXPECT_EQ(raster.fit(text, 20, true, 1e6), text);
    for (double space = 0; space < 300; space += 3) {
        const std::string fitted = raster.fit(text, 20, true, space);
        EXPECT_LE(fitted.empty() ? 0 : raster.width(fitted, 20, true), space);
        if (fitted == text || fitted.empty()) continue;
        EXPECT_EQ(fitted.substr(fitted.size() - 3), "\xE2\x80\xA6");
        EXPECT_TRUE(fitted.size() == 3 || fitted[fitted.size() - 4] != '\xC3');
    }
}

TEST(TextRaster, AnyBytesAreDrawn) {
    const TextRaster raster;
    for (const std::string text : {"", "\xFF\xFE", "\xE7\x9F", "\xF0\x9F\x98\x80", "a\nb\t", "\xE7\x9F\xA5\xE8\xAF\x86"}) {
        EXPECT_GE(raster.width(text, 12, false), 0);
        raster.draw(text, 0, 0, 12, true, [](int, int, int) {});
    }
}

}  // namespace
}  // namespace coincide
