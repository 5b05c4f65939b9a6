#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/matrix_view.h"
#include "core/base/progress.h"

namespace coincide {

/// Rows of one kind: how many, and the first few.
struct RowFinding {
    static constexpr std::size_t kNamed = 10;
    std::int64_t count = 0;
    std::vector<std::int64_t> first;   ///< row numbers, ascending, at most kNamed
};

/// Degenerate rows of an activation matrix.
struct RowHealth {
    std::int64_t scanned = 0;
    RowFinding notFinite;   ///< a NaN or infinite value
    RowFinding zero;        ///< only zeros
    RowFinding constant;    ///< one value, not zero, in every column
};

/// Examines rows `[begin, end)` and adds what is found; ranges come in ascending order. False when cancelled (nothing is added).
bool scanRows(const MatrixView& matrix, std::size_t begin, std::size_t end, int threads, const CancelToken& cancel, RowHealth& health);

/// Sentences about what was found, without final stops; empty when all is well.
std::vector<std::string> describe(const RowHealth& health);

/// Stops the run. **Throws** BadInput naming the first rows if any is not finite.
void requireFinite(const RowHealth& health);

/// Whether the clusters have collapsed: all centroids alike (cosine with their common direction above 0.9999), or more than
/// half of the clusters empty. The sentence says which, without final stop.
/// **Shapes**: centroids `[K, columns]`, sizes `[K]`.
std::optional<std::string> findCollapse(std::span<const float> centroids, std::size_t columns, std::span<const std::int64_t> sizes);

}  // namespace coincide
