#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace coincide {

/// A float32 matrix with any strides; item `(row, d)` lies at `data[row * rowStride + d * itemStride]`.
struct StridedRows {
    const float* data = nullptr;
    std::size_t rowStride = 0;
    std::size_t itemStride = 1;
};

/// The right side of blockProduct, laid out for its kernel in panels of `kPanelRows` rows.
class PackedRows {
public:
    static constexpr std::size_t kPanelRows = 32;

    /// Makes room for `[rows, depth]`; the room is kept when it is large enough.
    void resize(std::size_t rows, std::size_t depth);
    std::size_t rows() const { return rows_; }
    std::size_t depth() const { return depth_; }
    std::size_t panels() const { return (rows_ + kPanelRows - 1) / kPanelRows; }

    /// Fills one panel from its rows (at most kPanelRows, fewer in the last panel).
    /// **Threads**: different panels may be filled at the same time.
    void packPanel(std::size_t panel, StridedRows from);
    const float* panelData(std::size_t panel) const { return values_.data() + panel * kPanelRows * depth_; }

private:
    std::size_t rows_ = 0, depth_ = 0;
    std::vector<float> values_;
};

/// Writes the dot products of the `rows` rows of `left` with all rows of `right` to `out[i * outStride + j]`.
/// Every product is summed in one fixed order (runs of 256 items one after the other, then the runs), so its value does
/// not depend on which rows are computed together or by how many threads. On one processor the bytes are always the same.
/// **Shapes** left `[rows, right.depth()]`, out `[rows, right.rows()]`. **Threads**: reads only; one call uses one thread.
void blockProduct(StridedRows left, std::size_t rows, const PackedRows& right, float* out, std::size_t outStride);

}  // namespace coincide
