#include "core/algo/block_product.h"

#include <gtest/gtest.h>

#include "tests/core/algo/random_rows.h"

namespace coincide {
namespace {

PackedRows pack(const std::vector<float>& rows, std::size_t count, std::size_t depth) {
    PackedRows packed;
    packed.resize(count, depth);
    for (std::size_t panel = 0; panel < packed.panels(); ++panel) packed.packPanel(panel, {rows.data() + panel * 32 * depth, depth, 1});
    return packed;
}

TEST(BlockProduct, AgreesWithAPlainSumForAwkwardShapes) {
    for (const std::size_t depth : {1u, 7u, 256u, 257u, 700u}) {
        const GroupedRows a(13, depth, 3, 1.0, 1), b(45, depth, 3, 1.0, 2);
        std::vector<float> out(13 * 45);
        blockProduct({a.values.data(), depth, 1}, 13, pack(b.values, 45, depth), out.data(), 45);
        for (std::size_t i = 0; i < 13; ++i)
            for (std::size_t j = 0; j < 45; ++j) {
                double sum = 0;
                for (std::size_t d = 0; d < depth; ++d) sum += static_cast<double>(a.values[i * depth + d]) * static_cast<double>(b.values[j * depth + d]);
                ASSERT_NEAR(out[i * 45 + j], sum, 1e-5 * static_cast<double>(depth + 10));
            }
    }
}

TEST(BlockProduct, AValueDoesNotDependOnTheRowsBesideIt) {
    constexpr std::size_t kDepth = 900;
    const GroupedRows a(40, kDepth, 3, 1.0, 1), b(70, kDepth, 3, 1.0, 2);
    std::vector<float> together(40 * 70);
    blockProduct({a.values.data(), kDepth, 1}, 40, pack(b.values, 70, kDepth), together.data(), 70);
    for (const std::size_t i : {0u, 9u, 39u})
        for (const std::size_t j : {0u, 33u, 69u}) {
            float alone = 0;
            blockProduct({a.values.data() + i * kDepth, kDepth, 1}, 1,
                         pack({b.values.begin() + static_cast<std::ptrdiff_t>(j * kDepth), b.values.begin() + static_cast<std::ptrdiff_t>((j + 1) * kDepth)}, 1, kDepth), &alone, 1);
            EXPECT_EQ(alone, together[i * 70 + j]);
        }
}

TEST(BlockProduct, ReadsATransposedMatrixThroughItsStrides) {
    const std::vector<float> columns{1, 2, 3, 4, 5, 6};   // [3, 2] read as two rows of three
    std::vector<float> out(4);
    blockProduct({columns.data(), 1, 2}, 2, pack({1, 0, 1, 0, 1, 0}, 2, 3), out.data(), 2);
    EXPECT_EQ(out, (std::vector<float>{1 + 5, 3, 2 + 6, 4}));
}

}  // namespace
}  // namespace coincide
