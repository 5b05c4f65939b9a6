#include "core/algo/bf16_tiles.h"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>

#include "core/algo/fixed_dot.h"
#include "core/algo/nearest.h"
#include "tests/core/algo/made_rows.h"

namespace coincide {
namespace {

float toBf16(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    return std::bit_cast<float>((bits + 0x7FFFu + ((bits >> 16) & 1u)) & 0xFFFF0000u);
}

struct Packed {
    Bf16Buffer buffer;
    std::vector<double> rounding;
};

Packed pack(const MadeRows& rows, bool left) {
    Packed out;
    clearPadding(rows.rows, rows.columns, out.buffer.reserve(packedSize(rows.rows, rows.columns)));
    for (std::size_t r = 0; r < rows.rows; ++r)
        out.rounding.push_back(left ? packLeft(rows.row(r), rows.columns, r, out.buffer.data())
                                    : packRight(rows.row(r), rows.columns, r, out.buffer.data()));
    return out;
}

TEST(Bf16Tiles, RoundingBoundCoversWhatIsLost) {
    const MadeRows rows = makeRows(40, 101, RowShape::Random, 3);
    for (const bool left : {true, false}) {
        const Packed packed = pack(rows, left);
        for (std::size_t r = 0; r < 40; ++r) {
            double lost = 0;
            for (std::size_t j = 0; j < 101; ++j) lost += std::pow(static_cast<double>(rows.row(r)[j]) - static_cast<double>(toBf16(rows.row(r)[j])), 2);
            EXPECT_GE(packed.rounding[r], std::sqrt(lost));
            EXPECT_LE(packed.rounding[r], 1.01 * std::sqrt(lost) + 1e-12);
        }
    }
}

TEST(Bf16Tiles, ProductsAreThoseOfTheRoundedValuesAndWithinTheBound) {
    if (!tileUnitAvailable()) GTEST_SKIP() << "this processor has no tile unit";
    for (const auto& [leftRows, rightRows, columns] : std::vector<std::array<std::size_t, 3>>{{1, 1, 1}, {33, 70, 100}, {64, 32, 1280}, {40, 45, 3001}}) {
        const MadeRows left = makeRows(leftRows, columns, RowShape::Random, 4), right = makeRows(rightRows, columns, RowShape::Clustered, 5);
        const Packed a = pack(left, true), b = pack(right, false);
        const std::size_t stride = 32 * panelCount(rightRows);
        std::vector<float> out(32 * panelCount(leftRows) * stride);
        ASSERT_TRUE(multiplyPanels(a.buffer.data(), panelCount(leftRows), b.buffer.data(), panelCount(rightRows), columns, out.data(), stride, {}));
        const NearestSearch search(right.values.data(), rightRows, columns);
        double largestRounding = 0;
        for (const double rounding : b.rounding) largestRounding = std::max(largestRounding, rounding);
        for (std::size_t l = 0; l < leftRows; ++l) {
            const double norm = std::sqrt(fixedDot(left.row(l), left.row(l), columns));
            const double bound = search.productError(norm, a.rounding[l], largestRounding);
            for (std::size_t r = 0; r < rightRows; ++r) {
                double rounded = 0;
                for (std::size_t j = 0; j < columns; ++j)
                    rounded += static_cast<double>(toBf16(left.row(l)[j])) * static_cast<double>(toBf16(right.row(r)[j]));
                EXPECT_NEAR(out[l * stride + r], rounded, 1e-5);
                EXPECT_LE(std::abs(static_cast<double>(out[l * stride + r]) - fixedDot(left.row(l), right.row(r), columns)), bound);
            }
        }
    }
}

TEST(Bf16Tiles, Cancels) {
    if (!tileUnitAvailable()) GTEST_SKIP() << "this processor has no tile unit";
    const MadeRows rows = makeRows(32, 32, RowShape::Random, 4);
    const Packed left = pack(rows, true), right = pack(rows, false);
    std::vector<float> out(32 * 32);
    const CancelToken cancel;
    cancel.cancel();
    EXPECT_FALSE(multiplyPanels(left.buffer.data(), 1, right.buffer.data(), 1, 32, out.data(), 32, cancel));
}

}  // namespace
}  // namespace coincide
