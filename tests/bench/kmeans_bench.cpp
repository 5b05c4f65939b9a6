// Times of clustering, scores and allocation. With COINCIDE_BENCH_FEATURES naming an activation .npy file the clustering
// runs on that, else on made-up rows of the same size (40,000 x 1,280, 1,000 clusters).
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdlib>
#include <memory>
#include <random>

#include "core/algo/allocate.h"
#include "core/algo/cluster_score.h"
#include "core/algo/greedy_mmd.h"
#include "core/algo/spherical_kmeans.h"
#include "core/base/half.h"
#include "core/base/npy.h"
#include "core/base/parallel.h"

namespace coincide {
namespace {

struct Data {
    std::vector<HalfBits> halves;
    NpyFile file;
    MatrixView view;
};

/// Rows around `directions` directions of uneven popularity.
std::vector<HalfBits> madeRows(std::size_t rows, std::size_t columns, std::size_t directions, float spread) {
    std::mt19937 generator(1);
    const auto uniform = [&] { return static_cast<float>(generator()) / 4294967296.0f - 0.5f; };
    std::vector<float> centers(directions * columns), row(columns);
    for (float& value : centers) value = uniform();
    std::vector<HalfBits> out(rows * columns);
    const float scale = 3.0f / std::sqrt(static_cast<float>(columns));
    for (std::size_t r = 0; r < rows; ++r) {
        const double popularity = static_cast<double>(generator()) / 4294967296.0;
        const auto center = static_cast<std::size_t>(static_cast<double>(directions) * popularity * popularity);
        for (std::size_t j = 0; j < columns; ++j) row[j] = scale * (centers[center * columns + j] + spread * uniform());
        floatToHalf(row.data(), out.data() + r * columns, columns);
    }
    return out;
}

const Data& largeData() {
    static const auto data = [] {
        auto made = std::make_unique<Data>();
        if (const char* path = std::getenv("COINCIDE_BENCH_FEATURES")) {
            made->file = NpyFile(path);
            made->view = matrixView(made->file);
        } else {
            made->halves = madeRows(40000, 1280, 1200, 1.2f);
            made->view = {reinterpret_cast<const std::byte*>(made->halves.data()), NpyType::Float16, 40000, 1280};
        }
        return made;
    }();
    return *data;
}

const KMeansState& largeClusters() {
    static const auto state = [] {
        KMeansOptions options;
        options.clusters = 1000;
        auto made = std::make_unique<KMeansState>(largeData().view, options, 0);
        while (!made->run({}, 1)) {}
        return made;
    }();
    return *state;
}

void kMeans(benchmark::State& bench) {
    KMeansOptions options;
    options.clusters = 1000;
    for (auto _ : bench) {
        KMeansState state(largeData().view, options, static_cast<int>(bench.range(0)));
        while (!state.run({}, 1)) {}
        bench.counters["objective"] = state.history().back().objective;
    }
}
BENCHMARK(kMeans)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void densityAndOrder(benchmark::State& bench) {
    const ClusterRows groups = groupRows(largeClusters().labels(), 1000);
    for (auto _ : bench) {
        std::vector<double> density(groups.ids.size());
        parallelFor(static_cast<int>(bench.range(0)), density.size(), 1, [&](std::size_t u, std::size_t) {
            const auto begin = static_cast<std::size_t>(groups.offsets[u]), size = static_cast<std::size_t>(groups.offsets[u + 1]) - begin;
            density[u] = scoreCluster(largeData().view, std::span(groups.rows).subspan(begin, size), {}, 1, {})->density;
        });
        benchmark::DoNotOptimize(density);
    }
}
BENCHMARK(densityAndOrder)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void oneBigCluster(benchmark::State& bench) {
    const auto size = static_cast<std::size_t>(bench.range(0)), columns = static_cast<std::size_t>(bench.range(1));
    const std::vector<HalfBits> halves = madeRows(size, columns, 20, 1.0f);
    const MatrixView view{reinterpret_cast<const std::byte*>(halves.data()), NpyType::Float16, size, columns};
    std::vector<std::int64_t> rows(size);
    for (std::size_t i = 0; i < size; ++i) rows[i] = static_cast<std::int64_t>(i);
    KernelSettings settings;
    settings.maxBytes = static_cast<std::size_t>(bench.range(2)) << 20;
    for (auto _ : bench) benchmark::DoNotOptimize(scoreCluster(view, rows, settings, 2, {}));
}
BENCHMARK(oneBigCluster)->Args({1500, 128, 512})->Args({4000, 1280, 512})->Args({4000, 1280, 16})->Unit(benchmark::kMillisecond)->UseRealTime();

void transferabilityOf(benchmark::State& bench) {
    const auto clusters = static_cast<std::size_t>(bench.range(0)), hidden = static_cast<std::size_t>(bench.range(1));
    const CentroidLayout layout{5, hidden};
    const std::vector<HalfBits> halves = madeRows(clusters, layout.columns(), clusters, 0.5f);
    std::vector<float> centroids(halves.size());
    halfToFloat(halves.data(), centroids.data(), halves.size());
    for (auto _ : bench) benchmark::DoNotOptimize(transferability(centroids, layout, {}, 2, {}));
}
BENCHMARK(transferabilityOf)->Args({1000, 128})->Args({10000, 2048})->Unit(benchmark::kMillisecond)->UseRealTime();

/// Allocation and the cut together, as at every move of a slider: 665,000 rows in 10,000 clusters.
void allocateAndCut(benchmark::State& bench) {
    std::mt19937 generator(3);
    std::vector<std::int64_t> labels(665000);
    for (std::int64_t& label : labels) label = static_cast<std::int64_t>(generator() % 10000);
    const ClusterRows groups = groupRows(labels, 10000);
    const std::vector<std::int64_t> sizes = groups.sizes();
    std::vector<std::int32_t> order;
    for (const std::int64_t size : sizes)
        for (std::int64_t i = size; i-- > 0;) order.push_back(static_cast<std::int32_t>(i));
    std::vector<double> score(groups.ids.size());
    for (double& value : score) value = static_cast<double>(generator()) / 4294967296.0;
    const AllocateOptions options{static_cast<double>(bench.range(0)) / 1000, "refill"};
    for (auto _ : bench) benchmark::DoNotOptimize(cutPrefix(allocate(score, sizes, groups.ids, 133000 * bench.range(1), options), groups, order));
}
BENCHMARK(allocateAndCut)->Args({100, 1})->Args({1, 1})->Args({100, 4})->Args({10000, 4})->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace coincide
