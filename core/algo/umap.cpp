#include "core/algo/umap.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "core/algo/counter_random.h"
#include "core/base/error.h"
#include "core/base/parallel.h"

namespace coincide {

namespace {

constexpr std::uint32_t kNegativesPerEdge = 5;   // umap-learn's negative_sample_rate
constexpr float kStepLimit = 4.0f;               // umap-learn clips every component; limiting the length keeps groups from growing diagonal arms
constexpr float kFirstExtent = 10.0f;            // umap-learn's range of the first positions
constexpr float kFirstNoise = 1e-3f;             // parts duplicates, which no force would
constexpr std::size_t kGrain = 512;
constexpr std::uint64_t kNoiseStream = ~0ull;
constexpr std::string_view kMagic = "coincide-umap-1\n";


struct Reader {
    std::string_view rest;

    template <class T>
    T value() {
        T out;
        copy(&out, sizeof(T));
        return out;
    }
    template <class T>
    std::vector<T> list(std::uint64_t count) {
        if (count > rest.size() / sizeof(T)) refuse();
        std::vector<T> out(static_cast<std::size_t>(count));
        copy(out.data(), out.size() * sizeof(T));
        return out;
    }
    void copy(void* to, std::size_t size) {
        if (size > rest.size()) refuse();
        if (size > 0) std::memcpy(to, rest.data(), size);
        rest.remove_prefix(size);
    }
    [[noreturn]] static void refuse() {
        throw Error(ErrorCode::Corrupt, "the stored state of the map is damaged", "Make the map again");
    }
};

template <class T>
void append(std::string& out, const T& value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof(T));
}
template <class T>
void append(std::string& out, const std::vector<T>& values) {
    out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

}  // namespace

UmapState::UmapState(MapOptions options) : options_(std::move(options)) {
    checkFields(options_);
    if (!std::isfinite(options_.minDist)) throw Error(ErrorCode::InvalidArgument, "min-dist is not a number", "Give a value from 0 to 0.99");
    fitCurve();
}

/// Least squares fit of 1 / (1 + a x^(2b)) to a curve that is 1 up to minDist and falls off exponentially beyond, at the
/// 300 abscissas of umap-learn; damped Gauss-Newton.
void UmapState::fitCurve() {
    constexpr int kPoints = 300;
    const auto residuals = [&](double a, double b, double* normal) {
        double squares = 0;
        for (int i = 1; i < kPoints; ++i) {   // at 0 the model is 1 for any a and b
            const double x = 3.0 * i / (kPoints - 1);
            const double wanted = x < options_.minDist ? 1.0 : std::exp(-(x - options_.minDist));
            const double power = std::pow(x, 2 * b), model = 1 / (1 + a * power), r = wanted - model;
            const double da = -power * model * model, db = -2 * a * power * std::log(x) * model * model;
            squares += r * r;
            if (normal) normal[0] += da * da, normal[1] += da * db, normal[2] += db * db, normal[3] += da * r, normal[4] += db * r;
        }
        return squares;
    };
    double a = 1, b = 1, damping = 1e-3;
    for (int i = 0; i < 100 && damping < 1e6; ++i) {   // no step helps any more: the fit is done
        double n[5] = {};
        const double before = residuals(a, b, n);
        const double p = n[0] * (1 + damping), q = n[2] * (1 + damping), determinant = p * q - n[1] * n[1];
        const double stepA = (q * n[3] - n[1] * n[4]) / determinant, stepB = (p * n[4] - n[1] * n[3]) / determinant;
        if (a + stepA > 0 && b + stepB > 0 && residuals(a + stepA, b + stepB, nullptr) < before)
            a += stepA, b += stepB, damping /= 3;
        else
            damping *= 4;
    }
    a_ = static_cast<float>(a);
    b_ = static_cast<float>(b);
}

bool UmapState::initialize(const MatrixView& matrix, int threads, const CancelToken& cancel, const CountCallback& progress) {
    const auto dims = static_cast<std::size_t>(options_.dims);
    PcaOptions first;
    first.dims = options_.dims;
    first.seed = options_.seed;
    std::optional<Pca> pca = principalComponents(matrix, first, threads, cancel, progress);
    if (!pca) return false;
    FuzzyGraph graph;
    std::int64_t epochs = 0;
    if (options_.method == "umap") {
        epochs = options_.epochs > 0 ? options_.epochs : matrix.rows < 10'000 ? 500 : 200;
        KnnOptions near;
        near.neighbors = options_.neighbors - 1;
        near.seed = options_.seed;
        const std::optional<Neighbors> neighbors = nearestNeighbors(matrix, near, threads, cancel, progress);
        if (!neighbors) return false;
        graph = fuzzyUnion(*neighbors, 1.0 / static_cast<double>(epochs), threads);
        float extent = 0;
        for (const float x : pca->coordinates) extent = std::max(extent, std::abs(x));
        const float scale = extent > 0 ? kFirstExtent / extent : 0.0f;
        const bool alone = matrix.rows == 1;
        parallelFor(threads, matrix.rows, kGrain, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                CounterRandom random(static_cast<std::uint64_t>(options_.seed), kNoiseStream, i);
                for (std::size_t c = 0; c < dims; ++c) {
                    float& x = pca->coordinates[i * dims + c];
                    x = alone ? 0.0f : x * scale + kFirstNoise * static_cast<float>(random.normal());
                }
            }
        });
    }
    rows_ = matrix.rows;
    epochs_ = epochs;
    epoch_ = 0;
    graph_ = std::move(graph);
    heaviest_ = graph_.weights.empty() ? 1.0f : *std::max_element(graph_.weights.begin(), graph_.weights.end());
    positions_ = std::move(pca->coordinates);
    next_.assign(positions_.size(), 0.0f);
    initialized_ = true;
    return true;
}

template <int Dims>
void UmapState::layOutEpoch(std::size_t begin, std::size_t end) {
    const float rate = 1.0f - static_cast<float>(epoch_) / static_cast<float>(epochs_);
    const double now = static_cast<double>(epoch_);
    const auto n = static_cast<std::uint32_t>(rows_);
    for (std::size_t v = begin; v < end; ++v) {
        float at[Dims];
        std::copy_n(positions_.data() + v * Dims, Dims, at);
        CounterRandom random(static_cast<std::uint64_t>(options_.seed), static_cast<std::uint64_t>(epoch_), v);

        const auto attract = [&](const float* other) {
            float delta[Dims], squares = 0;
            for (int c = 0; c < Dims; ++c) delta[c] = at[c] - other[c], squares += delta[c] * delta[c];
            if (!(squares > 0)) return;
            const float power = std::pow(squares, b_);
            const float force = -2.0f * a_ * b_ * power / (squares * (1.0f + a_ * power));
            for (int c = 0; c < Dims; ++c) at[c] += rate * force * delta[c];
        };
        const auto repel = [&](const float* other) {
            float delta[Dims], squares = 0;
            for (int c = 0; c < Dims; ++c) delta[c] = at[c] - other[c], squares += delta[c] * delta[c];
            if (!(squares > 0)) return;
            const float wanted = 2.0f * b_ / ((0.001f + squares) * (1.0f + a_ * std::pow(squares, b_)));
            const float force = std::min(wanted, kStepLimit / std::sqrt(squares));
            for (int c = 0; c < Dims; ++c) at[c] += rate * force * delta[c];
        };

        for (std::int64_t e = graph_.offsets[v]; e < graph_.offsets[v + 1]; ++e) {
            // An edge is due in the share of epochs that its weight has of the heaviest; the phase spreads equal weights.
            const auto edge = static_cast<std::size_t>(e);
            const auto target = static_cast<std::size_t>(graph_.targets[edge]);
            const double frequency = static_cast<double>(graph_.weights[edge]) / static_cast<double>(heaviest_);
            if (std::floor((now + 1) * frequency) == std::floor(now * frequency)) continue;
            const float* other = positions_.data() + target * Dims;
            attract(other);   // once: the other end, which owns this edge too, comes to meet it in the same epoch
            for (std::uint32_t s = 0; s < kNegativesPerEdge; ++s) {
                const std::uint32_t stranger = random.below(n);
                if (stranger != v) repel(positions_.data() + static_cast<std::size_t>(stranger) * Dims);
            }
        }
        std::copy_n(at, Dims, next_.data() + v * Dims);
    }
}

bool UmapState::run(std::int64_t epochLimit, int threads, const CancelToken& cancel) {
    if (!initialized_) throw Error(ErrorCode::InvalidArgument, "the map was not initialized", "Call initialize first");
    for (std::int64_t i = 0; i < epochLimit && epoch_ < epochs_; ++i) {
        parallelFor(threads, rows_, kGrain, [&](std::size_t begin, std::size_t end) {
            if (cancel.cancelled()) return;
            options_.dims == 2 ? layOutEpoch<2>(begin, end) : layOutEpoch<3>(begin, end);
        });
        if (cancel.cancelled()) return false;
        positions_.swap(next_);
        ++epoch_;
    }
    return finished();
}

std::string UmapState::serialize() const {
    std::string out(kMagic);
    append(out, options_.dims);
    append(out, options_.neighbors);
    append(out, options_.minDist);
    append(out, options_.seed);
    append(out, options_.epochs);
    append(out, static_cast<std::uint8_t>(options_.method == "umap"));
    append(out, static_cast<std::uint8_t>(initialized_));
    append(out, static_cast<std::uint64_t>(rows_));
    append(out, epoch_);
    append(out, epochs_);
    append(out, static_cast<std::uint64_t>(graph_.offsets.size()));
    append(out, static_cast<std::uint64_t>(graph_.targets.size()));
    append(out, graph_.offsets);
    append(out, graph_.targets);
    append(out, graph_.weights);
    append(out, positions_);
    return out;
}

UmapState UmapState::restore(std::string_view bytes) {
    if (bytes.substr(0, kMagic.size()) != kMagic) Reader::refuse();
    Reader reader{bytes.substr(kMagic.size())};
    MapOptions options;
    options.dims = reader.value<std::int64_t>();
    options.neighbors = reader.value<std::int64_t>();
    options.minDist = reader.value<double>();
    options.seed = reader.value<std::int64_t>();
    options.epochs = reader.value<std::int64_t>();
    options.method = reader.value<std::uint8_t>() == 1 ? "umap" : "pca";
    const bool initialized = reader.value<std::uint8_t>() == 1;
    const auto rows = reader.value<std::uint64_t>();
    const auto epoch = reader.value<std::int64_t>();
    const auto epochs = reader.value<std::int64_t>();
    const auto offsetCount = reader.value<std::uint64_t>();
    const auto edgeCount = reader.value<std::uint64_t>();
    try {
        checkFields(options);
    } catch (const Error&) {
        Reader::refuse();
    }
    if (!std::isfinite(options.minDist) || rows > static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max()) || epoch < 0 || epoch > epochs ||
        epochs > 100'000)
        Reader::refuse();
    UmapState state(options);
    state.initialized_ = initialized;
    state.rows_ = static_cast<std::size_t>(rows);
    state.epoch_ = epoch;
    state.epochs_ = epochs;
    state.graph_.offsets = reader.list<std::int64_t>(offsetCount);
    state.graph_.targets = reader.list<std::int32_t>(edgeCount);
    state.graph_.weights = reader.list<float>(edgeCount);
    state.positions_ = reader.list<float>(initialized ? rows * static_cast<std::uint64_t>(options.dims) : 0);
    if (!reader.rest.empty()) Reader::refuse();

    const auto& graph = state.graph_;
    if (epochs > 0 && graph.offsets.size() != rows + 1) Reader::refuse();
    if (!graph.offsets.empty() && (graph.offsets.front() != 0 || graph.offsets.back() != static_cast<std::int64_t>(edgeCount) ||
                                   !std::is_sorted(graph.offsets.begin(), graph.offsets.end())))
        Reader::refuse();
    for (const std::int32_t target : graph.targets)
        if (target < 0 || static_cast<std::uint64_t>(target) >= rows) Reader::refuse();
    for (const float weight : graph.weights)
        if (!(weight > 0 && weight <= 1)) Reader::refuse();
    for (const float x : state.positions_)
        if (!std::isfinite(x)) Reader::refuse();
    state.heaviest_ = graph.weights.empty() ? 1.0f : *std::max_element(graph.weights.begin(), graph.weights.end());
    state.next_.assign(state.positions_.size(), 0.0f);
    return state;
}

}  // namespace coincide
