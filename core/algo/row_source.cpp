#include "core/algo/row_source.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "core/base/half.h"

namespace coincide {

RowSource::RowSource(MatrixView matrix, std::vector<std::int64_t> subset, std::size_t cacheBytes)
    : matrix_(matrix), subset_(std::move(subset)), count_(subset_.empty() ? matrix.rows : subset_.size()) {
    const bool aligned = reinterpret_cast<std::uintptr_t>(matrix.data) % alignof(float) == 0;
    plain_ = matrix.type == NpyType::Float32 && subset_.empty() && aligned;
    if (!plain_ && count_ <= cacheBytes / sizeof(float) / std::max<std::size_t>(matrix.columns, 1))
        cache_.resize(count_ * matrix.columns);
}

void RowSource::read(std::size_t begin, std::size_t count, float* out) const {
    if (subset_.empty())
        matrix_.readRows(begin, count, out);
    else
        matrix_.gatherRows(std::span(subset_).subspan(begin, count), out);
}

void RowSource::keep(std::size_t begin, std::size_t end) {
    if (!cache_.empty()) read(begin, end - begin, cache_.data() + begin * columns());
}

const float* RowSource::block(std::size_t begin, std::size_t count, float* scratch) const {
    if (!cache_.empty()) return cache_.data() + begin * columns();
    if (plain_) return reinterpret_cast<const float*>(matrix_.rowData(begin));
    read(begin, count, scratch);
    return scratch;
}

void RowSource::gather(const std::int32_t* rows, std::size_t count, float* out) const {
    for (std::size_t i = 0; i < count; ++i) part(static_cast<std::size_t>(rows[i]), 0, columns(), out + i * columns());
}

void RowSource::part(std::size_t row, std::size_t from, std::size_t to, float* out) const {
    if (!cache_.empty()) {
        std::memcpy(out, cache_.data() + row * columns() + from, (to - from) * sizeof(float));
        return;
    }
    const std::byte* data = matrix_.rowData(place(row)) + from * npyItemSize(matrix_.type);
    if (matrix_.type == NpyType::Float16)
        halfToFloat(reinterpret_cast<const HalfBits*>(data), out, to - from);
    else
        std::memcpy(out, data, (to - from) * sizeof(float));
}

}  // namespace coincide
