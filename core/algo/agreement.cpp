#include "core/algo/agreement.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>
#include <vector>

#include "core/base/error.h"

namespace coincide {

namespace {

/// Sizes of both labelings' classes and of their non-empty intersections.
struct Contingency {
    std::int64_t total = 0;
    std::vector<std::int64_t> a, b;
    struct Cell {
        std::size_t a, b;
        std::int64_t count;
    };
    std::vector<Cell> cells;
};

std::vector<std::size_t> ranks(std::span<const std::int64_t> labels, std::vector<std::int64_t>& sizes) {
    std::vector<std::int64_t> distinct(labels.begin(), labels.end());
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    sizes.assign(distinct.size(), 0);
    std::vector<std::size_t> out(labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        out[i] = static_cast<std::size_t>(std::lower_bound(distinct.begin(), distinct.end(), labels[i]) - distinct.begin());
        ++sizes[out[i]];
    }
    return out;
}

Contingency contingency(std::span<const std::int64_t> a, std::span<const std::int64_t> b) {
    if (a.size() != b.size()) throw Error(ErrorCode::InvalidArgument, "the two labelings have different lengths", "Give one label per item in both");
    if (a.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
        throw Error(ErrorCode::InvalidArgument, "the labelings have more than 2^31 - 1 items", "Compare a sample of them");
    Contingency table;
    table.total = static_cast<std::int64_t>(a.size());
    const std::vector<std::size_t> left = ranks(a, table.a), right = ranks(b, table.b);
    std::vector<std::pair<std::size_t, std::size_t>> pairs(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) pairs[i] = {left[i], right[i]};
    std::sort(pairs.begin(), pairs.end());
    for (const auto& [i, j] : pairs)
        if (!table.cells.empty() && table.cells.back().a == i && table.cells.back().b == j)
            ++table.cells.back().count;
        else
            table.cells.push_back({i, j, 1});
    return table;
}

double entropy(const std::vector<std::int64_t>& sizes, double total) {
    double sum = 0;
    for (const std::int64_t size : sizes) sum -= static_cast<double>(size) / total * std::log(static_cast<double>(size) / total);
    return sum;
}

double mutualInformation(const Contingency& table) {
    const auto n = static_cast<double>(table.total);
    double sum = 0;
    for (const auto& cell : table.cells) {
        const auto count = static_cast<double>(cell.count);
        sum += count / n * (std::log(count * n) - std::log(static_cast<double>(table.a[cell.a])) - std::log(static_cast<double>(table.b[cell.b])));
    }
    return std::max(0.0, sum);
}

/// Mutual information expected of two random labelings with these class sizes. A pair of sizes contributes the same wherever
/// it occurs, so that ten thousand classes cost no more than their distinct sizes.
double expectedMutualInformation(const Contingency& table) {
    const std::int64_t n = table.total;
    std::vector<long double> logFactorial(static_cast<std::size_t>(n) + 1, 0.0L);
    for (std::int64_t i = 2; i <= n; ++i)
        logFactorial[static_cast<std::size_t>(i)] = logFactorial[static_cast<std::size_t>(i - 1)] + std::log(static_cast<long double>(i));
    const auto lf = [&](std::int64_t i) { return logFactorial[static_cast<std::size_t>(i)]; };
    std::map<std::int64_t, std::int64_t> left, right;
    for (const std::int64_t size : table.a) ++left[size];
    for (const std::int64_t size : table.b) ++right[size];
    double expected = 0;
    for (const auto& [a, aTimes] : left)
        for (const auto& [b, bTimes] : right) {
            const long double fixed = lf(a) + lf(b) + lf(n - a) + lf(n - b) - lf(n);
            double sum = 0;
            for (std::int64_t m = std::max<std::int64_t>(1, a + b - n); m <= std::min(a, b); ++m) {
                const auto count = static_cast<double>(m), whole = static_cast<double>(n);
                const double information = std::log(whole * count) - std::log(static_cast<double>(a)) - std::log(static_cast<double>(b));
                const long double chance = fixed - lf(m) - lf(a - m) - lf(b - m) - lf(n - a - b + m);
                sum += count / whole * information * std::exp(static_cast<double>(chance));
            }
            expected += sum * static_cast<double>(aTimes) * static_cast<double>(bTimes);
        }
    return expected;
}

double pairsOf(std::int64_t count) { return 0.5 * static_cast<double>(count) * static_cast<double>(count - 1); }

}  // namespace

double adjustedMutualInformation(std::span<const std::int64_t> a, std::span<const std::int64_t> b) {
    const Contingency table = contingency(a, b);
    const bool trivial = table.a.size() == table.b.size() && table.a.size() <= 1;
    if (trivial) return 1.0;
    const auto n = static_cast<double>(table.total);
    const double information = mutualInformation(table);
    const double expected = expectedMutualInformation(table);
    const double normalizer = 0.5 * (entropy(table.a, n) + entropy(table.b, n));
    // Both differences vanish together for partitions into single items: keep the sign and a tiny size, as scikit-learn does.
    constexpr double kTiny = std::numeric_limits<double>::epsilon();
    const double denominator = normalizer - expected < 0 ? std::min(normalizer - expected, -kTiny) : std::max(normalizer - expected, kTiny);
    return (information - expected) / denominator;
}

double adjustedRandIndex(std::span<const std::int64_t> a, std::span<const std::int64_t> b) {
    const Contingency table = contingency(a, b);
    double together = 0, left = 0, right = 0;
    for (const auto& cell : table.cells) together += pairsOf(cell.count);
    for (const std::int64_t size : table.a) left += pairsOf(size);
    for (const std::int64_t size : table.b) right += pairsOf(size);
    const double all = pairsOf(table.total);
    const double expected = all > 0 ? left * right / all : 0.0;
    const double most = 0.5 * (left + right);
    return most == expected ? 1.0 : (together - expected) / (most - expected);
}

}  // namespace coincide
