#include "core/nn/tensor_file.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>

#include <cstring>
#include <memory>

#include "core/base/error.h"

namespace coincide {
namespace {

constexpr std::int64_t kMaxItems = std::int64_t{1} << 48;

}  // namespace

std::string shapeText(const std::vector<std::int64_t>& shape) {
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i) text += (i ? ", " : "") + std::to_string(shape[i]);
    return text + "]";
}

std::int64_t checkedItemCount(const std::vector<std::int64_t>& shape, const std::string& name) {
    std::int64_t count = 1;
    for (const std::int64_t side : shape)
        if (side < 0 || __builtin_mul_overflow(count, side, &count) || count > kMaxItems)
            throw Error(ErrorCode::BadInput, "tensor " + printable(name) + " has the impossible shape " + shapeText(shape),
                        "Get the checkpoint again");
    return count;
}

at::Tensor tensorOver(const std::byte* bytes, const TensorMeta& meta, std::shared_ptr<const void> owner) {
    const auto options = at::TensorOptions().dtype(meta.dtype);
    if (reinterpret_cast<std::uintptr_t>(bytes) % c10::elementSize(meta.dtype) != 0) {
        at::Tensor copy = at::empty(meta.shape, options);
        if (meta.bytes > 0) std::memcpy(copy.data_ptr(), bytes, meta.bytes);
        return copy;
    }
    return at::from_blob(const_cast<std::byte*>(bytes), meta.shape, [owner](void*) {}, options);
}

}  // namespace coincide
