#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/file.h"
#include "core/base/npy.h"

namespace coincide {

/// A `.npy` matrix `[rows, columns]` that is filled row by row in any order, with a map of what is done beside it ("NAME.done",
/// one byte a row: 0 open, 1 written, 2 failed). Rows are on disk before the map says so, so that after a kill or a power cut every row
/// marked as written is whole.
/// **Threads**: one writer.
class ActivationWriter {
public:
    /// Opens an unfinished file of exactly this shape and type, or makes a new one.
    /// **Throws** DiskFull (the room is taken at once), ReadOnly, Io.
    ActivationWriter(const Path& path, NpyType type, std::size_t rows, std::size_t columns);
    ~ActivationWriter();
    ActivationWriter(const ActivationWriter&) = delete;
    ActivationWriter& operator=(const ActivationWriter&) = delete;

    enum class RowState : std::uint8_t { Open = 0, Written = 1, Failed = 2 };
    RowState state(std::size_t row) const { return static_cast<RowState>(done_[row]); }

    /// Writes one row of float32, rounded to the file's type.
    void writeRow(std::size_t row, std::span<const float> values);
    void markFailed(std::size_t row) { pending_.emplace_back(row, RowState::Failed); }
    /// Makes everything written so far durable and marks it as done.
    void commit();
    /// Completes the matrix: rows that failed are taken out, the others keep their order; returns the rows kept. The map stays until
    /// removeMap(), so that a kill before the result is recorded elsewhere costs nothing.
    std::vector<std::size_t> finish();
    /// Removes the map of a matrix that is complete and recorded.
    static void removeMap(const Path& path);

private:
    void writeAt(int descriptor, const void* data, std::size_t size, std::uint64_t offset);

    Path path_, mapPath_;
    NpyType type_;
    std::size_t rows_, columns_, dataOffset_ = 0;
    int descriptor_ = -1, mapDescriptor_ = -1;
    std::vector<std::uint8_t> done_;
    std::vector<std::pair<std::size_t, RowState>> pending_;
};

}  // namespace coincide
