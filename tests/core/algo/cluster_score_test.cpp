#include "core/algo/cluster_score.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "tests/core/algo/made_rows.h"

namespace coincide {
namespace {

/// The definition in double precision, one pair after the other.
std::vector<double> bruteForce(const MadeRows& centroids, const CentroidLayout& layout, bool both, double cutoff) {
    const auto dot = [&](std::size_t a, std::size_t b) {
        double sum = 0;
        for (std::size_t j = 0; j < centroids.columns; ++j)
            if (both || j / layout.hidden % 2 == 1) sum += static_cast<double>(centroids.row(a)[j]) * static_cast<double>(centroids.row(b)[j]);
        return sum;
    };
    std::vector<double> out;
    for (std::size_t a = 0; a < centroids.rows; ++a) {
        double sum = 0, count = 0;
        for (std::size_t b = 0; b < centroids.rows; ++b) {
            const double scale = std::sqrt(dot(a, a) * dot(b, b));
            const double cosine = scale > 0 ? dot(a, b) / scale : 0.0;
            if (cosine > cutoff) continue;
            sum += cosine, count += 1;
        }
        out.push_back(sum / count);
    }
    return out;
}

TEST(Transferability, EqualsTheDefinitionAcrossTiles) {
    const MadeRows centroids = makeRows(1100, 24, RowShape::Clustered, 5);
    const CentroidLayout layout{3, 4};
    for (const bool both : {false, true}) {
        for (const double cutoff : {0.9, 2.0}) {
            ScoreOptions options;
            options.halves = both ? "both" : "language";
            options.cutoff = cutoff > 1 ? "none" : "0.9";
            const auto one = transferability(centroids.values, layout, options, 1, {});
            const auto two = transferability(centroids.values, layout, options, 2, {});
            EXPECT_EQ(one->value, two->value);
            EXPECT_EQ(one->nearest, two->nearest);
            const std::vector<double> plain = bruteForce(centroids, layout, both, cutoff);
            for (std::size_t c = 0; c < plain.size(); ++c) EXPECT_NEAR(one->value[c], plain[c], 1e-6) << c;
        }
    }
}

TEST(Transferability, NearestStartsWithItselfAndDescends) {
    const MadeRows centroids = makeRows(700, 16, RowShape::Random, 5);
    const auto scores = transferability(centroids.values, {2, 4}, {}, 2, {});
    ASSERT_EQ(scores->neighbors, 5u);
    for (std::size_t c = 0; c < 700; ++c) {
        EXPECT_EQ(scores->nearest[5 * c], static_cast<std::int64_t>(c));
        for (std::size_t i = 1; i < 5; ++i) EXPECT_GE(scores->nearestSimilarity[5 * c + i - 1], scores->nearestSimilarity[5 * c + i]);
    }
}

TEST(Transferability, NoPairLeftIsReportedAndZeroHalvesScoreZero) {
    MadeRows centroids = makeRows(3, 8, RowShape::Random, 1);
    for (std::size_t c = 1; c < 3; ++c) std::copy_n(centroids.row(0), 8, centroids.values.data() + c * 8);
    const auto alike = transferability(centroids.values, {1, 4}, {}, 1, {});
    EXPECT_EQ(alike->undefined, (std::vector<std::int64_t>{0, 1, 2}));
    EXPECT_TRUE(std::isnan(alike->value[1]));
    EXPECT_EQ(alike->neighbors, 3u);
    std::fill_n(centroids.values.data() + 8 + 4, 4, 0.0f);
    const auto zero = transferability(centroids.values, {1, 4}, {}, 1, {});
    EXPECT_TRUE(zero->undefined.empty());
    EXPECT_EQ(zero->value, (std::vector<double>{0, 0, 0}));
}

TEST(Transferability, BadInputIsRefused) {
    MadeRows centroids = makeRows(3, 8, RowShape::Random, 1);
    EXPECT_THROW(transferability(centroids.values, {5, 4}, {}, 1, {}), Error);
    EXPECT_THROW(transferability({}, {1, 4}, {}, 1, {}), Error);
    centroids.values[4] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_THROW(transferability(centroids.values, {1, 4}, {}, 1, {}), Error);
    for (const char* text : {"", "x", "0.9x", "nan", "2", "-1.5", "inf"}) EXPECT_THROW(parseCutoff(text), Error) << text;
    EXPECT_EQ(parseCutoff("none"), std::nullopt);
    EXPECT_EQ(parseCutoff("0.9"), 0.9);
}

TEST(Transferability, Cancels) {
    const MadeRows centroids = makeRows(30, 8, RowShape::Random, 1);
    const CancelToken cancel;
    cancel.cancel();
    EXPECT_FALSE(transferability(centroids.values, {1, 4}, {}, 1, cancel));
}

}  // namespace
}  // namespace coincide
