#include "core/algo/cluster_kernel.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/mm.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>

#include "core/algo/fixed_dot.h"
#include "core/algo/torch_threads.h"
#include "core/base/error.h"
#include "core/base/parallel.h"

namespace coincide {
namespace {

constexpr std::size_t kTile = 256;

at::Tensor tensorOver(const double* data, std::size_t rows, std::size_t columns, std::size_t stride) {
    return at::from_blob(const_cast<double*>(data), {static_cast<std::int64_t>(rows), static_cast<std::int64_t>(columns)},
                         {static_cast<std::int64_t>(stride), 1}, at::TensorOptions().dtype(at::kDouble));
}

}  // namespace

ClusterKernel::ClusterKernel(const MatrixView& matrix, std::span<const std::int64_t> rows, double width)
    : matrix_(matrix), rows_(rows), factor_(-1.0 / (2.0 * width * width)), norms_(rows.size()), positions_(rows.size()) {
    std::iota(positions_.begin(), positions_.end(), 0);
}

bool ClusterKernel::prepare(int threads, const CancelToken& cancel) {
    std::atomic<bool> stopped{false};
    parallelFor(threads, size(), kTile, [&](std::size_t from, std::size_t to) {
        if (cancel.cancelled()) stopped = true;
        if (stopped) return;
        std::vector<float> row(matrix_.columns);
        for (std::size_t i = from; i < to; ++i) {
            matrix_.readRows(static_cast<std::size_t>(rows_[i]), 1, row.data());
            norms_[i] = fixedDot(row.data(), row.data(), row.size());
            if (!std::isfinite(norms_[i]))
                throw Error(ErrorCode::BadInput, "row " + std::to_string(rows_[i]) + " of the activations is not finite",
                            "Extract the activations again");
        }
    });
    return !stopped;
}

std::vector<double> ClusterKernel::load(std::span<const std::int32_t> which) const {
    const std::size_t columns = matrix_.columns;
    std::vector<double> out(which.size() * columns);
    std::vector<float> row(columns);
    for (std::size_t i = 0; i < which.size(); ++i) {
        matrix_.readRows(static_cast<std::size_t>(rows_[static_cast<std::size_t>(which[i])]), 1, row.data());
        std::copy(row.begin(), row.end(), out.begin() + static_cast<std::ptrdiff_t>(i * columns));
    }
    return out;
}

void ClusterKernel::tile(std::span<const std::int32_t> left, const double* leftRows, std::span<const std::int32_t> right,
                         const double* rightRows, double* out, std::size_t stride) const {
    const c10::InferenceMode inference;
    at::Tensor products = tensorOver(out, left.size(), right.size(), stride);
    at::mm_out(products, tensorOver(leftRows, left.size(), matrix_.columns, matrix_.columns),
               tensorOver(rightRows, right.size(), matrix_.columns, matrix_.columns).t());
    for (std::size_t i = 0; i < left.size(); ++i) {
        double* row = out + i * stride;
        const double norm = norms_[static_cast<std::size_t>(left[i])];
        for (std::size_t j = 0; j < right.size(); ++j) {
            const double distance2 = norm + norms_[static_cast<std::size_t>(right[j])] - 2 * row[j];
            row[j] = left[i] == right[j] ? 1.0 : std::exp(std::max(distance2, 0.0) * factor_);
        }
    }
}

bool ClusterKernel::fill(double* out, int threads, const CancelToken& cancel) const {
    const std::size_t n = size(), blocks = (n - 1) / kTile + 1;
    const std::span<const std::int32_t> all(positions_);
    std::atomic<bool> stopped{false};
    parallelFor(threads, blocks, 1, [&](std::size_t a, std::size_t) {
        const OneTorchThread one;
        const auto left = all.subspan(a * kTile, std::min(kTile, n - a * kTile));
        const std::vector<double> leftRows = load(left);
        for (std::size_t b = a; b < blocks; ++b) {
            if (cancel.cancelled()) stopped = true;
            if (stopped) return;
            const auto right = all.subspan(b * kTile, std::min(kTile, n - b * kTile));
            const std::vector<double> rightRows = b == a ? std::vector<double>() : load(right);
            tile(left, leftRows.data(), right, b == a ? leftRows.data() : rightRows.data(), out + a * kTile * n + b * kTile, n);
            // Mirrored, so that the matrix is symmetric to the last bit; within the diagonal tile as well.
            for (std::size_t i = 0; i < left.size(); ++i)
                for (std::size_t j = b == a ? i + 1 : 0; j < right.size(); ++j)
                    out[(b * kTile + j) * n + a * kTile + i] = out[(a * kTile + i) * n + b * kTile + j];
        }
    });
    return !stopped;
}

bool ClusterKernel::columnSums(double* out, int threads, const CancelToken& cancel) const {
    const std::size_t n = size(), blocks = (n - 1) / kTile + 1;
    const std::span<const std::int32_t> all(positions_);
    std::fill(out, out + n, 0.0);
    std::atomic<bool> stopped{false};
    for (std::size_t a = 0; a < blocks && !stopped; ++a) {
        const auto left = all.subspan(a * kTile, std::min(kTile, n - a * kTile));
        const std::vector<double> leftRows = load(left);
        std::vector<double> ofLeft((blocks - a) * kTile, 0.0);
        parallelFor(threads, blocks - a, 1, [&](std::size_t offset, std::size_t) {
            if (cancel.cancelled()) stopped = true;
            if (stopped) return;
            const OneTorchThread one;
            const std::size_t b = a + offset;
            const auto right = all.subspan(b * kTile, std::min(kTile, n - b * kTile));
            const std::vector<double> rightRows = load(right);
            std::vector<double> values(left.size() * right.size());
            tile(left, leftRows.data(), right, rightRows.data(), values.data(), right.size());
            for (std::size_t i = 0; i < left.size(); ++i)
                for (std::size_t j = 0; j < right.size(); ++j) {
                    ofLeft[offset * kTile + i] += values[i * right.size() + j];
                    if (offset > 0) out[b * kTile + j] += values[i * right.size() + j];
                }
        });
        for (std::size_t offset = 0; offset < blocks - a; ++offset)
            for (std::size_t i = 0; i < left.size(); ++i) out[a * kTile + i] += ofLeft[offset * kTile + i];
    }
    return !stopped;
}

bool ClusterKernel::someRows(std::span<const std::int32_t> which, double* out, int threads, const CancelToken& cancel) const {
    const std::size_t n = size(), blocks = (n - 1) / kTile + 1;
    const std::span<const std::int32_t> all(positions_);
    const std::vector<double> leftRows = load(which);
    std::atomic<bool> stopped{false};
    parallelFor(threads, blocks, 1, [&](std::size_t b, std::size_t) {
        if (cancel.cancelled()) stopped = true;
        if (stopped) return;
        const OneTorchThread one;
        const auto right = all.subspan(b * kTile, std::min(kTile, n - b * kTile));
        tile(which, leftRows.data(), right, load(right).data(), out + b * kTile, n);
    });
    return !stopped;
}

}  // namespace coincide
