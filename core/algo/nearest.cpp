#include "core/algo/nearest.h"

#include <ATen/Context.h>
#include <ATen/core/Tensor.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/mm.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>

#include "core/algo/fixed_dot.h"
#include "core/algo/row_scan.h"
#include "core/algo/torch_threads.h"
#include "core/base/error.h"
#include "core/base/parallel.h"

namespace coincide {
namespace {

constexpr double kTileFlops = 3e10;

at::Tensor tensorOver(const float* data, std::size_t rows, std::size_t columns) {
    return at::from_blob(const_cast<float*>(data), {static_cast<std::int64_t>(rows), static_cast<std::int64_t>(columns)},
                         at::TensorOptions().dtype(at::kFloat));
}

}  // namespace

bool blockProducts(const float* rows, std::size_t rowCount, const float* others, std::size_t otherCount, std::size_t columns,
                   float* out, const CancelToken& cancel) {
    if (at::globalContext().float32MatmulPrecision() != at::Float32MatmulPrecision::HIGHEST)
        throw Error(ErrorCode::Unsupported, "LibTorch is set to float32 products of reduced precision, whose error has no bound here",
                    "Leave its float32 precision at the highest");
    const c10::InferenceMode inference;
    const double flopsPerOther = 2.0 * static_cast<double>(rowCount) * static_cast<double>(columns);
    const auto tile = static_cast<std::size_t>(std::clamp(kTileFlops / std::max(flopsPerOther, 1.0), 16.0, 1e9));
    const at::Tensor left = tensorOver(rows, rowCount, columns);
    at::Tensor result = tensorOver(out, rowCount, otherCount);
    for (std::size_t begin = 0; begin < otherCount; begin += tile) {
        if (cancel.cancelled()) return false;
        const std::size_t count = std::min(tile, otherCount - begin);
        const at::Tensor right = tensorOver(others + begin * columns, count, columns);
        at::Tensor part = result.narrow(1, static_cast<std::int64_t>(begin), static_cast<std::int64_t>(count));
        at::mm_out(part, left, right.t());
    }
    return true;
}

NearestSearch::NearestSearch(const float* centroids, std::size_t count, std::size_t columns)
    : centroids_(centroids), count_(count), columns_(columns) {
    for (std::size_t c = 0; c < count; ++c) {
        const float* centroid = centroids + c * columns;
        const double norm = std::sqrt(fixedDot(centroid, centroid, columns));
        largestNorm_ = std::isfinite(norm) ? std::max(largestNorm_, norm) : std::numeric_limits<double>::infinity();
        if (!std::isfinite(norm)) return;
    }
}

double NearestSearch::productError(double rowNorm, double rowRounding, double tableRounding) const {
    const double scale = (rowNorm + rowRounding) * (largestNorm_ + tableRounding);
    if (!(scale < 1e37)) return std::numeric_limits<double>::infinity();
    // |xc - x'c'| <= |x||c - c'| + |x - x'||c'|, then the additions; the last term covers what falls below the range of normal
    // floats.
    return rowNorm * tableRounding + rowRounding * (largestNorm_ + tableRounding) + floatDotBound(columns_) * scale +
           static_cast<double>(columns_) * 0x1p-125 * (1 + rowNorm + largestNorm_);
}

double NearestSearch::exact(const float* row, std::size_t centroid) const {
    return fixedDot(row, centroids_ + centroid * columns_, columns_);
}

Winner NearestSearch::chooseSlowly(const float* row, double& othersAtMost) const {
    Winner winner;
    othersAtMost = -std::numeric_limits<double>::infinity();
    for (std::size_t c = 0; c < count_; ++c) {
        const double value = exact(row, c);
        const Winner before = winner;
        winner.offer(static_cast<std::int64_t>(c), value);
        othersAtMost = std::max(othersAtMost, winner.label == before.label ? value : before.label < 0 ? othersAtMost : before.value);
    }
    return winner;
}

Winner NearestSearch::choose(const float* row, double error, float* products, double& othersAtMost) const {
    if (!(error < std::numeric_limits<double>::infinity())) return chooseSlowly(row, othersAtMost);
    thread_local std::vector<std::uint32_t> candidates;
    candidates.clear();
    collectAtLeast(products, count_, static_cast<double>(largest(products, count_)) - 2 * error, candidates);
    Winner winner;
    othersAtMost = -std::numeric_limits<double>::infinity();
    for (const std::uint32_t c : candidates) {
        const double value = exact(row, c), before = winner.value;
        const bool first = winner.label < 0;
        winner.offer(c, value);
        if (!first) othersAtMost = std::max(othersAtMost, std::min(value, before));
        products[c] = -std::numeric_limits<float>::infinity();
    }
    if (candidates.size() < count_) othersAtMost = std::max(othersAtMost, static_cast<double>(largest(products, count_)) + error);
    return winner;
}

std::size_t nearestBlockRows(std::size_t centroids, std::size_t columns) {
    const double k = static_cast<double>(std::max<std::size_t>(centroids, 1)), d = static_cast<double>(std::max<std::size_t>(columns, 1));
    const double rows = std::min({4096.0, 8e6 / (4 * k), 6.4e7 / (4 * d), 5e10 / (2 * k * d)});
    return static_cast<std::size_t>(std::max(rows, 128.0)) / 32 * 32;
}

bool assignNearest(const MatrixView& matrix, std::size_t begin, std::size_t end, std::span<const float> centroids, int threads,
                   const CancelToken& cancel, Nearest& out) {
    const std::size_t columns = matrix.columns, count = columns == 0 ? 0 : centroids.size() / columns;
    if (count == 0 || centroids.size() != count * columns)
        throw Error(ErrorCode::BadInput, "the centroids do not have the width of the activations", "Cluster the activations again");
    const NearestSearch search(centroids.data(), count, columns);
    if (!(search.productError(0) < std::numeric_limits<double>::infinity()))
        throw Error(ErrorCode::BadInput, "a centroid holds a value that is not finite", "Cluster the activations again");
    std::atomic<bool> stopped{false};
    parallelFor(threads, end - begin, nearestBlockRows(count, columns), [&](std::size_t from, std::size_t to) {
        const OneTorchThread one;
        if (stopped) return;
        const std::size_t rows = to - from;
        std::vector<float> block(rows * columns), products(rows * count);
        matrix.readRows(begin + from, rows, block.data());
        if (!blockProducts(block.data(), rows, centroids.data(), count, columns, products.data(), cancel)) {
            stopped = true;
            return;
        }
        for (std::size_t r = 0; r < rows; ++r) {
            const float* row = block.data() + r * columns;
            const double norm = std::sqrt(fixedDot(row, row, columns));
            if (!std::isfinite(norm))
                throw Error(ErrorCode::BadInput, "row " + std::to_string(begin + from + r) + " of the activations is not finite",
                            "Extract the activations again");
            double others;
            const Winner winner = search.choose(row, search.productError(norm), products.data() + r * count, others);
            out.label[begin + from + r] = winner.label;
            out.similarity[begin + from + r] = static_cast<float>(winner.value);
        }
    });
    return !stopped;
}

}  // namespace coincide
