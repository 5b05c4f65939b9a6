#include "core/base/matrix_view.h"

#include <cstring>

#include "core/base/error.h"
#include "core/base/half.h"

namespace coincide {

void MatrixView::readRows(std::size_t begin, std::size_t count, float* out) const {
    const std::byte* from = rowData(begin);
    if (type == NpyType::Float16)
        halfToFloat(from, out, count * columns);
    else
        std::memcpy(out, from, count * rowBytes());
}

void MatrixView::gatherRows(std::span<const std::int64_t> which, float* out) const {
    for (std::size_t i = 0; i < which.size(); ++i) readRows(static_cast<std::size_t>(which[i]), 1, out + i * columns);
}

MatrixView matrixView(const NpyFile& file) {
    file.requireDimensions(2);
    if (file.type() != NpyType::Float16 && file.type() != NpyType::Float32)
        throw Error(ErrorCode::BadInput, file.name() + " has values of type " + npyTypeName(file.type()) + ", which is none for activations",
                    "Save it as float16 or float32");
    return {file.data(), file.type(), file.shape()[0], file.shape()[1]};
}

}  // namespace coincide
