#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/algo/bf16_tiles.h"
#include "core/algo/nearest.h"
#include "core/algo/row_source.h"

namespace coincide {

/// Rounded products of rows with tables of centroids by the fastest means at hand (the tile unit in bfloat16, else LibTorch in
/// float32), together with the proven bound on their error.
class RowProducts {
public:
    /// A list of centroids, `[count, columns]`, kept by the caller, in the form that the products need.
    struct Table {
        const float* values = nullptr;
        std::size_t count = 0;
        Bf16Buffer packed;
        std::vector<double> rounding;
        double largestRounding = 0;
    };
    /// Buffers of one thread.
    struct Scratch {
        std::vector<float> rows, products, oneRow;
        Bf16Buffer packed;
        std::size_t stride = 0;              ///< of products, after multiply()
        const float* current = nullptr;      ///< the multiplied rows as floats, if they are at hand
    };

    /// With `tiles` (and the unit there), rows are kept packed if that takes at most `cacheBytes`.
    RowProducts(const RowSource& rows, bool tiles, std::size_t cacheBytes);

    /// Rows per block: a multiple of 32.
    std::size_t blockRows(std::size_t others) const;
    /// About the products with `others` that one thread makes in a second, in rows.
    double rowsPerSecond(std::size_t others) const;

    /// Takes note of rows `[begin, begin + count)` given as floats; `begin` a multiple of 32, and `count` too except at the end.
    /// **Threads**: for disjoint ranges at once.
    void measure(std::size_t begin, std::size_t count, const float* rows, Scratch& scratch);
    /// Prepares a table whose rows listed in `changed` are new (all of them if it had another size before).
    void build(Table& table, const float* values, std::size_t count, std::span<const std::int32_t> changed, int threads) const;

    /// Products of `count` rows (those in `which`, else those from `begin` on, a multiple of 32) with the table, in
    /// `scratch.products`. False when cancelled. The caller holds a OneTorchThread.
    bool multiply(const Table& table, std::size_t begin, const std::int32_t* which, std::size_t count, Scratch& scratch,
                  const CancelToken& cancel) const;
    /// Row number `row`, which was the `place`-th of the last multiply().
    const float* row(std::size_t row, std::size_t place, Scratch& scratch) const;
    double norm(std::size_t row) const { return norms_[row]; }
    double error(const NearestSearch& search, const Table& table, std::size_t row) const {
        return tiles_ ? search.productError(norms_[row], rounding_[row], table.largestRounding) : search.productError(norms_[row]);
    }

private:
    const RowSource& rows_;
    const bool tiles_;
    bool keep_ = false;
    Bf16Buffer packed_;
    std::vector<double> norms_, rounding_;
};

}  // namespace coincide
