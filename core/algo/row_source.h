#pragma once

#include <cstdint>
#include <vector>

#include "core/base/matrix_view.h"

namespace coincide {

/// The rows of a matrix, or a listed subset in the list's order, as float32 blocks; kept in memory where they fit.
/// **Threads**: keep() may run on disjoint ranges at once, block() once the ranges it reads are kept or nothing is cached.
class RowSource {
public:
    /// `subset` empty = all rows. Rows are cached as float32 if that takes at most `cacheBytes`.
    RowSource(MatrixView matrix, std::vector<std::int64_t> subset, std::size_t cacheBytes);

    std::size_t count() const { return count_; }
    std::size_t columns() const { return matrix_.columns; }
    /// True when block() needs no scratch.
    bool direct() const { return !cache_.empty() || plain_; }

    /// Fills the cache for `[begin, end)`, if there is one.
    void keep(std::size_t begin, std::size_t end);
    /// Rows `[begin, begin + count)` as `[count, columns]`: a pointer into the cache, or `scratch` filled.
    const float* block(std::size_t begin, std::size_t count, float* scratch) const;
    /// The listed rows into `out`.
    void gather(const std::int32_t* rows, std::size_t count, float* out) const;
    /// Columns `[from, to)` of one row into `out`.
    void part(std::size_t row, std::size_t from, std::size_t to, float* out) const;

private:
    void read(std::size_t begin, std::size_t count, float* out) const;
    std::size_t place(std::size_t row) const { return subset_.empty() ? row : static_cast<std::size_t>(subset_[row]); }

    MatrixView matrix_;
    std::vector<std::int64_t> subset_;
    std::size_t count_;
    bool plain_;   // float32 rows that can be used where they lie
    std::vector<float> cache_;
};

}  // namespace coincide
