#pragma once

#include <ATen/core/Tensor.h>

#include "core/nn/tensor_file.h"
#include "tests/fuzz/fuzz_target.h"

namespace coincide {

/// Reads every value of a weight file of `size` bytes; a tensor cannot hold more than the file does.
inline void readAllValues(const TensorFile& file, std::size_t size) {
    for (const auto& [name, meta] : file.tensors()) {
        require(meta.bytes <= size);
        const at::Tensor tensor = file.read(name);
        require(tensor.nbytes() <= size && tensor.sizes() == at::IntArrayRef(meta.shape));
        const at::Tensor plain = tensor.clone(at::MemoryFormat::Contiguous);
        require(plain.nbytes() == tensor.nbytes());
        file.release(name);
    }
}

}  // namespace coincide
