#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/nn/weight_plan.h"
#include "core/vlm/vlm_model.h"

namespace coincide {

/// What a family is made from.
struct FamilyInput {
    Path folder;
    Json config;
    const VlmOptions& options;
};

/// Weights of one folder, and what is wanted of them.
struct WeightSource {
    Path folder;
    WeightPlan plan;
};

/// A family's network and its ways with text and pictures; weights are loaded into it from outside.
class VlmFamily {
public:
    virtual ~VlmFamily() = default;

    virtual std::string name() const = 0;
    virtual std::int64_t hiddenSize() const = 0;
    virtual std::int64_t layerCount() const = 0;
    virtual const std::vector<std::int64_t>& taps() const = 0;

    /// Where the weights are; the first is the checkpoint folder itself.
    virtual const std::vector<WeightSource>& weightSources() const = 0;
    /// Tokenizer, configuration and processor files beside the weights, for the fingerprint.
    virtual std::vector<Path> settingFiles() const = 0;

    virtual PreparedRecord prepare(const Sample& sample, bool withHashes) const = 0;
    /// As prepare(), without reading the picture.
    virtual PreparedRecord prepareText(const Sample& sample) const = 0;

    /// **Shapes**: float32 on the CPU, `[records, L, 2, H]`; undefined when cancelled.
    virtual at::Tensor tapMeans(std::span<const PreparedRecord* const> records, bool tanhFirst, const CancelToken& cancel) const = 0;
};

}  // namespace coincide
