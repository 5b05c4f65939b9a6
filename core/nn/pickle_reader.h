#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace coincide {

/// A tensor as a PyTorch pickle describes it: a view of a storage that lies in a file of its own.
struct PickledTensor {
    std::string name;
    std::string storageKey;
    std::string storageType;          ///< "HalfStorage", ...
    std::int64_t storageItems = 0;
    std::int64_t offset = 0;          ///< in items
    std::vector<std::int64_t> shape, stride;
};

/// Reads the pickle of a state dict without running anything: only dictionaries, texts, numbers, tuples, storages and
/// `torch._utils._rebuild_tensor_v2` exist; any other global is refused by its name. Entries of the outer dictionary that are no
/// tensors are left out. Values are not checked beyond their kind.
/// **Throws** BadInput, naming `file`.
std::vector<PickledTensor> readTensorPickle(std::string_view pickle, const std::string& file);

}  // namespace coincide
