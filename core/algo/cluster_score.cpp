#include "core/algo/cluster_score.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cmath>
#include <limits>

#include "core/algo/fixed_dot.h"
#include "core/algo/nearest.h"
#include "core/algo/torch_threads.h"
#include "core/base/error.h"
#include "core/base/parallel.h"

namespace coincide {
namespace {

constexpr std::size_t kTile = 512;
constexpr std::size_t kNeighbors = 5;      // published: k = 4 and the centroid itself
constexpr double kDoubtful = 1e-5;         // float32 products this close to the cut-off are decided in double

struct Neighbor {
    float similarity = -std::numeric_limits<float>::infinity();
    std::int64_t cluster = -1;
};

/// What one tile contributes to one row.
struct Contribution {
    double sum = 0;
    std::int64_t count = 0;
    Neighbor best[kNeighbors];
};

/// The compared parts of all centroids, each scaled to length 1. `[K, width]`
std::vector<float> unitParts(std::span<const float> centroids, const CentroidLayout& layout, bool both, int threads) {
    const std::size_t columns = layout.columns(), count = centroids.size() / columns;
    const std::size_t width = both ? columns : layout.layers * layout.hidden;
    std::vector<float> out(count * width);
    parallelFor(threads, count, 64, [&](std::size_t from, std::size_t to) {
        for (std::size_t c = from; c < to; ++c) {
            const float* centroid = centroids.data() + c * columns;
            float* part = out.data() + c * width;
            if (both) {
                std::copy(centroid, centroid + columns, part);
            } else {
                for (std::size_t layer = 0; layer < layout.layers; ++layer) {
                    const float* language = centroid + (2 * layer + 1) * layout.hidden;
                    std::copy(language, language + layout.hidden, part + layer * layout.hidden);
                }
            }
            const auto norm = static_cast<float>(std::sqrt(fixedDot(part, part, width)));
            if (!std::isfinite(norm))
                throw Error(ErrorCode::BadInput, "centroid " + std::to_string(c) + " is not finite", "Cluster the activations again");
            if (norm > 0)
                for (std::size_t j = 0; j < width; ++j) part[j] /= norm;
        }
    });
    return out;
}

class TileReader {
public:
    TileReader(const std::vector<float>& unit, std::size_t width, std::optional<double> cutoff)
        : unit_(unit), width_(width), cutoff_(cutoff ? static_cast<float>(*cutoff) : std::numeric_limits<float>::infinity()) {}

    /// Sums up the similarities of centroid `row` to the `count` centroids from `first` on.
    Contribution read(std::size_t row, std::size_t first, const float* similarity, std::size_t count) const {
        Contribution out;
        for (std::size_t j = 0; j < count; ++j) {
            const float s = similarity[j];
            if (!masked(row, first + j, s)) {
                out.sum += static_cast<double>(s);
                ++out.count;
            }
            if (s >= out.best[kNeighbors - 1].similarity) insert(out.best, {s, static_cast<std::int64_t>(first + j)}, row);
        }
        return out;
    }

    static bool before(const Neighbor& a, const Neighbor& b, std::size_t row) {
        if (a.cluster < 0 || b.cluster < 0) return b.cluster < 0 && a.cluster >= 0;
        if (a.similarity != b.similarity) return a.similarity > b.similarity;
        const auto self = static_cast<std::int64_t>(row);
        if (a.cluster == self || b.cluster == self) return a.cluster == self;
        return a.cluster < b.cluster;
    }

    static void insert(Neighbor* best, Neighbor fresh, std::size_t row) {
        for (std::size_t i = 0; i < kNeighbors; ++i)
            if (before(fresh, best[i], row)) std::swap(fresh, best[i]);
    }

private:
    bool masked(std::size_t a, std::size_t b, float similarity) const {
        if (std::abs(similarity - cutoff_) > kDoubtful) return similarity > cutoff_;
        const double exact = fixedDot(unit_.data() + a * width_, unit_.data() + b * width_, width_);
        return static_cast<float>(exact) > cutoff_;
    }

    const std::vector<float>& unit_;
    const std::size_t width_;
    const float cutoff_;
};

}  // namespace

std::optional<double> parseCutoff(const std::string& text) {
    if (text == "none") return std::nullopt;
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || !(value >= -1 && value <= 1))
        throw Error(ErrorCode::InvalidArgument, "--cutoff cannot be '" + printable(text, 40) + "'", "Give a number from -1 to 1, or none");
    return value;
}

std::optional<Transferability> transferability(std::span<const float> centroids, const CentroidLayout& layout,
                                               const ScoreOptions& options, int threads, const CancelToken& cancel) {
    checkFields(options);
    const std::size_t columns = layout.columns();
    if (columns == 0 || centroids.empty() || centroids.size() % columns != 0)
        throw Error(ErrorCode::BadInput, "the centroids do not have the width that the layers give", "Check the number of layers");
    const std::size_t clusters = centroids.size() / columns;
    const std::optional<double> cutoff = parseCutoff(options.cutoff);
    const std::vector<float> unit = unitParts(centroids, layout, options.halves == "both", threads);
    const std::size_t width = unit.size() / clusters, blocks = (clusters - 1) / kTile + 1;
    const TileReader reader(unit, width, cutoff);

    // The matrix of similarities is symmetric: a tile above the diagonal serves its rows and its columns.
    std::vector<std::pair<std::size_t, std::size_t>> tiles;
    for (std::size_t a = 0; a < blocks; ++a)
        for (std::size_t b = a; b < blocks; ++b) tiles.emplace_back(a, b);
    std::vector<Contribution> parts(clusters * blocks);
    std::atomic<bool> stopped{false};
    parallelFor(threads, tiles.size(), 1, [&](std::size_t tile, std::size_t) {
        if (cancel.cancelled()) stopped = true;
        if (stopped) return;
        const OneTorchThread one;
        const auto [a, b] = tiles[tile];
        const std::size_t rowBegin = a * kTile, rowCount = std::min(kTile, clusters - rowBegin);
        const std::size_t columnBegin = b * kTile, columnCount = std::min(kTile, clusters - columnBegin);
        std::vector<float> similarity(rowCount * columnCount), turned(columnCount);
        if (!blockProducts(unit.data() + rowBegin * width, rowCount, unit.data() + columnBegin * width, columnCount, width,
                           similarity.data(), cancel)) {
            stopped = true;
            return;
        }
        for (std::size_t r = 0; r < rowCount; ++r)
            parts[(rowBegin + r) * blocks + b] = reader.read(rowBegin + r, columnBegin, similarity.data() + r * columnCount, columnCount);
        if (a == b) return;
        turned.resize(rowCount);
        for (std::size_t c = 0; c < columnCount; ++c) {
            for (std::size_t r = 0; r < rowCount; ++r) turned[r] = similarity[r * columnCount + c];
            parts[(columnBegin + c) * blocks + a] = reader.read(columnBegin + c, rowBegin, turned.data(), rowCount);
        }
    });
    if (stopped) return std::nullopt;

    Transferability out;
    out.neighbors = std::min(kNeighbors, clusters);
    for (std::size_t c = 0; c < clusters; ++c) {
        Contribution all;
        for (std::size_t b = 0; b < blocks; ++b) {
            const Contribution& part = parts[c * blocks + b];
            all.sum += part.sum;
            all.count += part.count;
            for (const Neighbor& neighbor : part.best)
                if (neighbor.cluster >= 0) TileReader::insert(all.best, neighbor, c);
        }
        if (all.count == 0) out.undefined.push_back(static_cast<std::int64_t>(c));
        out.value.push_back(all.count == 0 ? std::numeric_limits<double>::quiet_NaN() : all.sum / static_cast<double>(all.count));
        for (std::size_t i = 0; i < out.neighbors; ++i) {
            out.nearest.push_back(all.best[i].cluster);
            out.nearestSimilarity.push_back(all.best[i].similarity);
        }
    }
    return out;
}

}  // namespace coincide
