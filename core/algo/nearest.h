#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/matrix_view.h"
#include "core/base/progress.h"

namespace coincide {

/// The centroid with the largest inner product; ties go to the lowest index.
struct Winner {
    std::int64_t label = -1;
    double value = -1e300;

    /// Takes the other if it is better.
    void offer(std::int64_t otherLabel, double otherValue) {
        if (label < 0 || otherValue > value || (otherValue == value && otherLabel < label)) label = otherLabel, value = otherValue;
    }
};

/// Finds nearest centroids exactly: rounded products only narrow the choice to those within their proven error, and fixedDot
/// decides among these. So the answer does not depend on how the products were made.
/// **Shapes**: centroids `[count, columns]`, kept by the caller. **Threads**: const members are safe from any thread.
class NearestSearch {
public:
    NearestSearch(const float* centroids, std::size_t count, std::size_t columns);

    /// Largest difference between a float32 product and the exact one for a row of this length; infinite where float32 could
    /// overflow. Where both sides were rounded before, `rowRounding` and `tableRounding` are upper bounds on the lengths of what
    /// that changed in the row and in any centroid.
    double productError(double rowNorm, double rowRounding = 0, double tableRounding = 0) const;

    /// The winner for `row` given its products with all centroids (`[count]`, overwritten) and their largest error, and an upper
    /// bound on the value of every other centroid.
    Winner choose(const float* row, double error, float* products, double& othersAtMost) const;

    /// The winner by plain exhaustion with fixedDot; the reference for tests, and the way out where float32 overflows.
    Winner chooseSlowly(const float* row, double& othersAtMost) const;

    double exact(const float* row, std::size_t centroid) const;

private:
    const float* centroids_;
    std::size_t count_, columns_;
    double largestNorm_ = 0;
};

/// `out[r, c] = <rows r, others c>` in float32, in tiles small enough that a cancellation is noticed within a fraction of a
/// second; false (out undefined) when cancelled. The caller holds a OneTorchThread.
/// **Shapes**: rows `[rowCount, columns]`, others `[otherCount, columns]`, out `[rowCount, otherCount]`, row-major.
bool blockProducts(const float* rows, std::size_t rowCount, const float* others, std::size_t otherCount, std::size_t columns,
                   float* out, const CancelToken& cancel);

/// Assignment of rows to centroids.
struct Nearest {
    std::vector<std::int64_t> label;   ///< `[rows]`
    std::vector<float> similarity;     ///< `[rows]`, inner product with the own centroid
};

/// Assigns rows `[begin, end)` of `matrix` to the nearest of `centroids` `[count, columns]`, writing to those places of `out`
/// (sized by the caller to all rows). False when cancelled (those places are undefined then).
/// The result is the same for any number of threads and any division into ranges.
/// **Throws** BadInput for values that are not finite.
bool assignNearest(const MatrixView& matrix, std::size_t begin, std::size_t end, std::span<const float> centroids, int threads,
                   const CancelToken& cancel, Nearest& out);

/// Rows per block that keep one block below about a quarter of a second and its products below 8 MB; a multiple of 32.
std::size_t nearestBlockRows(std::size_t centroids, std::size_t columns);

}  // namespace coincide
