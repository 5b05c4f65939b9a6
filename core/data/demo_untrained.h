#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/base/file.h"
#include "core/base/half.h"

namespace coincide {

/// Initial values of a tensor of the demo's reference model, before training.
/// Matrices are normal-like numbers of a counter generator: for element i, h = splitmix64(fnv1a64(name) + i) and
/// value = std * (sum of the four 16-bit fields of h - 131070) / 37837.2276 in double precision, rounded to float16,
/// with std = 0.02 for embeddings and 1 / sqrt(product of all dimensions but the first) elsewhere. Biases are 0 and
/// norm weights 1.
/// **Source**: resources/demo/train.py, which starts from the same numbers.
std::vector<HalfBits> demoInitialWeights(std::string_view name, const std::vector<std::size_t>& shape);

/// Writes a checkpoint with the demo model's architecture and tokenizer but untrained weights: `source`/model and
/// `source`/model-siglip are copied to `target`, all tensors replaced by their initial values.
/// **Throws** BadInput for a weight file that is not float16 safetensors of sane sizes; NotFound, Io and others of the
/// file functions.
void writeUntrainedDemoModel(const Path& source, const Path& target);

}  // namespace coincide
