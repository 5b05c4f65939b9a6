#include "core/algo/row_products.h"

#include <algorithm>
#include <cmath>

#include "core/algo/fixed_dot.h"
#include "core/base/error.h"
#include "core/base/parallel.h"

namespace coincide {

RowProducts::RowProducts(const RowSource& rows, bool tiles, std::size_t cacheBytes)
    : rows_(rows), tiles_(tiles && tileUnitAvailable()), norms_(rows.count()), rounding_(tiles_ ? rows.count() : 0) {
    const std::size_t values = tiles_ ? packedSize(rows.count(), rows.columns()) : 0;
    keep_ = tiles_ && values <= cacheBytes / sizeof(std::uint16_t);
    if (keep_) clearPadding(rows.count(), rows.columns(), packed_.reserve(values));
}

std::size_t RowProducts::blockRows(std::size_t others) const {
    if (!tiles_) return nearestBlockRows(others, rows_.columns());
    // The products of a block with few centroids are small, and then larger blocks save turns; with very many, a block must
    // still be over within a fraction of a second.
    const double perRow = static_cast<double>(std::max<std::size_t>(others, 1));
    const double rows = std::clamp(1e6 / perRow, 512.0, 2048.0), quick = 4e10 / (perRow * static_cast<double>(rows_.columns()));
    return static_cast<std::size_t>(std::max(std::min(rows, quick), 128.0)) / kPanelRows * kPanelRows;
}

double RowProducts::rowsPerSecond(std::size_t others) const {
    const double flops = 2.0 * static_cast<double>(std::max<std::size_t>(others, 1)) * static_cast<double>(rows_.columns());
    return (tiles_ ? 1e12 : 1.5e11) / flops;
}

void RowProducts::measure(std::size_t begin, std::size_t count, const float* rows, Scratch& scratch) {
    const std::size_t columns = rows_.columns();
    std::uint16_t* packed = keep_ ? packed_.data() : tiles_ ? scratch.packed.reserve(packedSize(kPanelRows, columns)) : nullptr;
    for (std::size_t i = 0; i < count; ++i) {
        const float* row = rows + i * columns;
        norms_[begin + i] = std::sqrt(fixedDot(row, row, columns));
        if (!std::isfinite(norms_[begin + i]))
            throw Error(ErrorCode::BadInput, "an activation is NaN or infinite", "Extract the activations again");
        if (tiles_) rounding_[begin + i] = packLeft(row, columns, keep_ ? begin + i : 0, packed);
    }
}

void RowProducts::build(Table& table, const float* values, std::size_t count, std::span<const std::int32_t> changed, int threads) const {
    table.values = values;
    if (!tiles_) {
        table.count = count;
        return;
    }
    const std::size_t columns = rows_.columns();
    const bool all = table.count != count;
    table.count = count;
    if (all) {
        clearPadding(count, columns, table.packed.reserve(packedSize(count, columns)));
        table.rounding.assign(count, 0.0);
    }
    // Rows of one panel lie interleaved but never share a value, so threads may pack neighbours.
    parallelFor(threads, all ? count : changed.size(), 64, [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            const std::size_t c = all ? i : static_cast<std::size_t>(changed[i]);
            table.rounding[c] = packRight(values + c * columns, columns, c, table.packed.data());
        }
    });
    table.largestRounding = 0;
    for (const double rounding : table.rounding)
        table.largestRounding = rounding <= table.largestRounding ? table.largestRounding : rounding;
}

bool RowProducts::multiply(const Table& table, std::size_t begin, const std::int32_t* which, std::size_t count, Scratch& scratch,
                           const CancelToken& cancel) const {
    const std::size_t columns = rows_.columns();
    scratch.current = nullptr;
    if (!tiles_ || !keep_ || which) {
        if (which || !rows_.direct()) scratch.rows.resize(std::max(scratch.rows.size(), count * columns));
        if (which)
            rows_.gather(which, count, scratch.rows.data());
        scratch.current = which ? scratch.rows.data() : rows_.block(begin, count, scratch.rows.data());
    }
    if (!tiles_) {
        scratch.stride = table.count;
        scratch.products.resize(std::max(scratch.products.size(), count * table.count));
        return blockProducts(scratch.current, count, table.values, table.count, columns, scratch.products.data(), cancel);
    }
    const std::uint16_t* left = packed_.data() + begin / kPanelRows * packedSize(kPanelRows, columns);
    if (scratch.current) {
        std::uint16_t* packed = scratch.packed.reserve(packedSize(count, columns));
        clearPadding(count, columns, packed);
        for (std::size_t i = 0; i < count; ++i) packLeft(scratch.current + i * columns, columns, i, packed);
        left = packed;
    }
    const std::size_t panels = panelCount(table.count);
    scratch.stride = panels * kPanelRows;
    scratch.products.resize(std::max(scratch.products.size(), panelCount(count) * kPanelRows * scratch.stride));
    return multiplyPanels(left, panelCount(count), table.packed.data(), panels, columns, scratch.products.data(), scratch.stride, cancel);
}

const float* RowProducts::row(std::size_t row, std::size_t place, Scratch& scratch) const {
    if (scratch.current) return scratch.current + place * rows_.columns();
    if (rows_.direct()) return rows_.block(row, 1, nullptr);
    scratch.oneRow.resize(rows_.columns());
    rows_.part(row, 0, rows_.columns(), scratch.oneRow.data());
    return scratch.oneRow.data();
}

}  // namespace coincide
