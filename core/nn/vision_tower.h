#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/nn/layers.h"
#include "core/nn/weight_plan.h"

namespace coincide {

enum class TowerKind { SigLip, Clip };

/// Sizes of a picture transformer, checked and bounded.
struct VisionTowerConfig {
    TowerKind kind = TowerKind::SigLip;
    std::int64_t imageSize = 384, patchSize = 14, channels = 3;
    std::int64_t hiddenSize = 1152, intermediateSize = 4304, headCount = 16, layerCount = 27;
    Activation activation = Activation::GeluTanh;
    double normEpsilon = 1e-6;

    std::int64_t patchesPerSide() const { return imageSize / patchSize; }
    std::int64_t patchCount() const { return patchesPerSide() * patchesPerSide(); }
    /// Positions inside the network: the class token of CLIP comes before the patches.
    std::int64_t positionCount() const { return patchCount() + (kind == TowerKind::Clip ? 1 : 0); }
};

/// Reads a tower's settings: its own config.json, flat or nested in `vision_config`, or that object itself.
/// **Throws** BadInput for a size out of its range or heads that do not divide the width.
VisionTowerConfig visionTowerConfig(const Json& config, TowerKind kind);

/// A ViT that gives the hidden state after its first `layersRun` layers; what comes later is neither loaded nor run.
/// **Threads**: run() is safe from any number of threads.
class VisionTower {
public:
    /// **Range**: layersRun from 0 to config.layerCount.
    VisionTower(VisionTowerConfig config, std::int64_t layersRun);

    /// Wants the tensors under `prefix` ("" or "...vision_model."), ignores what the run does not need there.
    void declare(WeightPlan& plan, const std::string& prefix);

    /// **Shapes**: pixels `[B, 3, S, S]` -> `[B, patches (+ 1 class token in front for CLIP), hidden]`; undefined when cancelled.
    at::Tensor run(const at::Tensor& pixels, const CancelToken& cancel = {}) const;

    const VisionTowerConfig& config() const { return config_; }

private:
    struct Layer {
        Norm norm1, norm2;
        Linear query, key, value, out, fc1, fc2;
    };
    at::Tensor embed(const at::Tensor& pixels) const;
    at::Tensor attend(const Layer& layer, const at::Tensor& x) const;

    VisionTowerConfig config_;
    std::int64_t layersRun_;
    at::Tensor patchWeight_, patchBias_, positions_, classToken_;
    Norm preNorm_;
    std::vector<Layer> layers_;
};

}  // namespace coincide
