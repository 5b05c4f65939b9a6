#include "core/algo/fuzzy_graph.h"

#include <algorithm>
#include <cmath>

#include "core/base/parallel.h"

namespace coincide {

namespace {

constexpr int kBisections = 64;
constexpr double kTolerance = 1e-5;
constexpr double kSmallestScale = 1e-3;   // of the mean distance: keeps rows among duplicates from a zero width

/// Memberships of one row's neighbours; `overallMean` is the mean distance over all rows.
void memberships(const float* distances, std::size_t count, double overallMean, float* out) {
    double nearest = 0, mean = 0;
    std::size_t found = 0;
    for (std::size_t j = 0; j < count; ++j) {
        if (!std::isfinite(distances[j])) continue;
        const double distance = static_cast<double>(distances[j]);
        if (distance > 0 && (nearest == 0 || distance < nearest)) nearest = distance;
        mean += distance;
        ++found;
    }
    if (found > 0) mean /= static_cast<double>(found);

    const double target = std::log2(static_cast<double>(count + 1));
    double low = 0, high = std::numeric_limits<double>::infinity(), width = 1;
    for (int i = 0; i < kBisections; ++i) {
        double sum = 0;
        for (std::size_t j = 0; j < count; ++j) {
            const double beyond = static_cast<double>(distances[j]) - nearest;
            sum += beyond > 0 ? std::exp(-beyond / width) : 1.0;
        }
        if (std::abs(sum - target) < kTolerance) break;
        if (sum > target) {
            high = width;
            width = (low + high) / 2;
        } else {
            low = width;
            width = std::isinf(high) ? width * 2 : (low + high) / 2;
        }
    }
    width = std::max(width, kSmallestScale * (nearest > 0 ? mean : overallMean));
    for (std::size_t j = 0; j < count; ++j) {
        const double beyond = static_cast<double>(distances[j]) - nearest;
        out[j] = beyond <= 0 || width <= 0 ? 1.0f : static_cast<float>(std::exp(-beyond / width));
    }
}

struct Edge {
    std::int32_t target;
    float forward, backward;
};

}  // namespace

FuzzyGraph fuzzyUnion(const Neighbors& neighbors, double lightest, int threads) {
    const std::size_t n = neighbors.rows, k = neighbors.count;
    double sum = 0;
    std::size_t finite = 0;
    for (const float distance : neighbors.distances)
        if (std::isfinite(distance)) sum += static_cast<double>(distance), ++finite;
    const double overallMean = finite == 0 ? 0 : sum / static_cast<double>(finite);

    std::vector<float> directed(n * k);
    parallelFor(threads, n, 256, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) memberships(neighbors.distances.data() + i * k, k, overallMean, directed.data() + i * k);
    });

    // Both directions are listed at both ends, sorted by target, and equal targets are merged.
    std::vector<std::int64_t> starts(n + 1, 0);
    for (std::size_t i = 0; i < n * k; ++i)
        if (neighbors.indices[i] >= 0) ++starts[i / k + 1], ++starts[static_cast<std::size_t>(neighbors.indices[i]) + 1];
    for (std::size_t i = 0; i < n; ++i) starts[i + 1] += starts[i];
    std::vector<Edge> edges(static_cast<std::size_t>(starts[n]));
    std::vector<std::int64_t> next(starts.begin(), starts.end() - 1);
    for (std::size_t i = 0; i < n * k; ++i) {
        if (neighbors.indices[i] < 0) continue;
        const auto row = static_cast<std::int32_t>(i / k);
        const std::int32_t target = neighbors.indices[i];
        edges[static_cast<std::size_t>(next[static_cast<std::size_t>(row)]++)] = {target, directed[i], 0};
        edges[static_cast<std::size_t>(next[static_cast<std::size_t>(target)]++)] = {row, 0, directed[i]};
    }
    std::vector<std::int64_t> kept(n, 0);
    parallelFor(threads, n, 256, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            Edge* first = edges.data() + starts[i];
            Edge* last = edges.data() + starts[i + 1];
            std::sort(first, last, [](const Edge& a, const Edge& b) { return a.target != b.target ? a.target < b.target : a.forward > b.forward; });
            Edge* out = first;
            for (const Edge* edge = first; edge != last; ++edge)
                if (out != first && out[-1].target == edge->target)
                    out[-1].forward = std::max(out[-1].forward, edge->forward), out[-1].backward = std::max(out[-1].backward, edge->backward);
                else
                    *out++ = *edge;
            kept[i] = out - first;
        }
    });
    const auto weightOf = [](const Edge& e) {
        // Written so that both ends of an edge compute the same float.
        return e.forward >= e.backward ? e.forward + e.backward - e.forward * e.backward : e.backward + e.forward - e.backward * e.forward;
    };
    float heaviest = 0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::int64_t e = starts[i]; e < starts[i] + kept[i]; ++e) heaviest = std::max(heaviest, weightOf(edges[static_cast<std::size_t>(e)]));
    const auto threshold = static_cast<float>(lightest * static_cast<double>(heaviest));

    FuzzyGraph graph;
    graph.offsets.assign(1, 0);
    graph.offsets.reserve(n + 1);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::int64_t e = starts[i]; e < starts[i] + kept[i]; ++e) {
            const float weight = weightOf(edges[static_cast<std::size_t>(e)]);
            if (weight <= 0 || weight < threshold) continue;
            graph.targets.push_back(edges[static_cast<std::size_t>(e)].target);
            graph.weights.push_back(std::min(weight, 1.0f));
        }
        graph.offsets.push_back(static_cast<std::int64_t>(graph.targets.size()));
    }
    return graph;
}

}  // namespace coincide
