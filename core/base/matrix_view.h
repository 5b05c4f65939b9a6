#pragma once

#include <cstddef>
#include <span>

#include "core/base/npy.h"

namespace coincide {

/// A row-major matrix `[rows, columns]` of float16 or float32 that lies somewhere else (usually a mapped file).
/// **Threads**: reading is safe from any number of threads.
struct MatrixView {
    const std::byte* data = nullptr;
    NpyType type = NpyType::Float16;
    std::size_t rows = 0;
    std::size_t columns = 0;

    std::size_t rowBytes() const { return columns * npyItemSize(type); }
    const std::byte* rowData(std::size_t row) const { return data + row * rowBytes(); }

    /// Writes rows `[begin, begin + count)` widened to float32 into `out` `[count, columns]`; exact.
    void readRows(std::size_t begin, std::size_t count, float* out) const;

    /// Writes the listed rows in that order into `out` `[rows.size(), columns]`; exact.
    void gatherRows(std::span<const std::int64_t> which, float* out) const;
};

/// The two-dimensional float16 or float32 array of `file`. **Throws** BadInput for anything else.
MatrixView matrixView(const NpyFile& file);

}  // namespace coincide
