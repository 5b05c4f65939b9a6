#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace coincide {

/// What a weight file says of one tensor.
struct TensorMeta {
    at::ScalarType dtype = at::kFloat;
    std::vector<std::int64_t> shape;
    std::size_t bytes = 0;   ///< stored
};

/// A file of named tensors whose directory was read and checked; the values are read on demand.
/// **Threads**: reading is safe from any number of threads.
class TensorFile {
public:
    virtual ~TensorFile() = default;
    virtual const std::map<std::string, TensorMeta>& tensors() const = 0;
    /// The values, in the stored type; may share the file's mapping and keeps it alive. Never write to them.
    /// **Throws** BadInput for a name that is not there.
    virtual at::Tensor read(const std::string& name) const = 0;
    /// Tells the system that this tensor's pages are not needed any more.
    virtual void release(const std::string& name) const = 0;
};

/// "[2, 3]" for messages.
std::string shapeText(const std::vector<std::int64_t>& shape);

/// Number of items of a shape. **Throws** BadInput naming `name` for a negative side or a product beyond 2^48.
std::int64_t checkedItemCount(const std::vector<std::int64_t>& shape, const std::string& name);

/// A tensor over `bytes`, or over a copy where they do not lie as the type needs it; keeps `owner` alive.
at::Tensor tensorOver(const std::byte* bytes, const TensorMeta& meta, std::shared_ptr<const void> owner);

}  // namespace coincide
