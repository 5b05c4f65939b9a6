#pragma once

#include <ATen/core/Tensor.h>

#include <span>

#include "core/nn/decoder.h"
#include "core/vlm/vlm_model.h"

namespace coincide {

/// Means of one tap's output over the image and the language positions of each record (after tanh of every value with
/// `tanhFirst`); zeros where a record has no such positions.
/// **Shapes**: `[T, H]` -> float32 on the CPU `[records, 2, H]`.
at::Tensor halfMeans(const at::Tensor& output, const PackedSequences& sequences, std::span<const PreparedRecord* const> records,
                     bool tanhFirst);

}  // namespace coincide
