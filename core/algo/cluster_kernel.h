#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/matrix_view.h"
#include "core/base/progress.h"

namespace coincide {

/// Gaussian kernel values between the rows of one cluster, computed in double in tiles of a fixed size, so that a value does
/// not depend on the number of threads.
class ClusterKernel {
public:
    ClusterKernel(const MatrixView& matrix, std::span<const std::int64_t> rows, double width);

    std::size_t size() const { return rows_.size(); }
    /// Squared lengths of the rows; needed by all below. False when cancelled. **Throws** BadInput for values that are not finite.
    bool prepare(int threads, const CancelToken& cancel);
    /// The whole matrix `[n, n]`; the diagonal is exactly 1. False when cancelled.
    bool fill(double* out, int threads, const CancelToken& cancel) const;
    /// Sum of every column without holding the matrix. `[n]` False when cancelled.
    bool columnSums(double* out, int threads, const CancelToken& cancel) const;
    /// The listed rows of the matrix, `[which.size(), n]`. False when cancelled.
    bool someRows(std::span<const std::int32_t> which, double* out, int threads, const CancelToken& cancel) const;

private:
    std::vector<double> load(std::span<const std::int32_t> which) const;
    void tile(std::span<const std::int32_t> left, const double* leftRows, std::span<const std::int32_t> right, const double* rightRows,
              double* out, std::size_t stride) const;

    const MatrixView& matrix_;
    const std::span<const std::int64_t> rows_;
    const double factor_;   // -1 / (2 width^2)
    std::vector<double> norms_;
    std::vector<std::int32_t> positions_;
};

}  // namespace coincide
