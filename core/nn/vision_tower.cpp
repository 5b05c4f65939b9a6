#include "core/nn/vision_tower.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/linear.h>

#include "core/base/error.h"

namespace coincide {

VisionTowerConfig visionTowerConfig(const Json& config, TowerKind kind) {
    const Json vision = config.has("vision_config") ? config.at("vision_config") : config;
    if (!vision.isObject()) throw Error(ErrorCode::BadInput, vision.path() + " is not an object", "Get the checkpoint again");
    const bool clip = kind == TowerKind::Clip;
    VisionTowerConfig out;
    out.kind = kind;
    // Fallbacks are those of the published configuration classes: files often leave them out.
    out.imageSize = vision.intOr("image_size", 224, 1, 4096);
    out.patchSize = vision.intOr("patch_size", clip ? 32 : 16, 1, 1024);
    out.channels = vision.intOr("num_channels", 3, 3, 3);
    out.hiddenSize = vision.intOr("hidden_size", 768, 1, 65536);
    out.intermediateSize = vision.intOr("intermediate_size", 3072, 1, 1 << 20);
    out.headCount = vision.intOr("num_attention_heads", 12, 1, 1024);
    out.layerCount = vision.intOr("num_hidden_layers", 12, 1, 1000);
    out.activation = activationOf(vision.stringOr("hidden_act", clip ? "quick_gelu" : "gelu_pytorch_tanh"));
    out.normEpsilon = vision.doubleOr("layer_norm_eps", clip ? 1e-5 : 1e-6);
    const auto refuse = [&](const std::string& why) {
        throw Error(ErrorCode::BadInput, vision.path() + " " + why, "Check the model's config.json");
    };
    if (out.patchSize > out.imageSize) refuse("has patches that are larger than the picture");
    if (out.hiddenSize % out.headCount != 0) refuse("has a hidden_size that num_attention_heads does not divide");
    if (!(out.normEpsilon >= 0 && out.normEpsilon < 1)) refuse("has an impossible layer_norm_eps");
    if (out.patchCount() > 65536) refuse("has more than 65536 patches");
    return out;
}

VisionTower::VisionTower(VisionTowerConfig config, std::int64_t layersRun)
    : config_(config), layersRun_(layersRun), layers_(static_cast<std::size_t>(layersRun)) {}

void VisionTower::declare(WeightPlan& plan, const std::string& prefix) {
    const std::int64_t width = config_.hiddenSize;
    const bool clip = config_.kind == TowerKind::Clip;
    const std::string embeddings = prefix + "embeddings.";
    plan.want(embeddings + "patch_embedding.weight", {width, config_.channels, config_.patchSize, config_.patchSize}, patchWeight_);
    plan.want(embeddings + "position_embedding.weight", {config_.positionCount(), width}, positions_);
    if (clip) {
        plan.want(embeddings + "class_embedding", {width}, classToken_);
        preNorm_.declare(plan, prefix + "pre_layrnorm", width, NormKind::Layer, config_.normEpsilon);   // spelt so in the files
    } else {
        plan.want(embeddings + "patch_embedding.bias", {width}, patchBias_);
    }
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        const std::string at = prefix + "encoder.layers." + std::to_string(i) + ".";
        Layer& layer = layers_[i];
        layer.norm1.declare(plan, at + "layer_norm1", width, NormKind::Layer, config_.normEpsilon);
        layer.query.declare(plan, at + "self_attn.q_proj", width, width, true);
        layer.key.declare(plan, at + "self_attn.k_proj", width, width, true);
        layer.value.declare(plan, at + "self_attn.v_proj", width, width, true);
        layer.out.declare(plan, at + "self_attn.out_proj", width, width, true);
        layer.norm2.declare(plan, at + "layer_norm2", width, NormKind::Layer, config_.normEpsilon);
        layer.fc1.declare(plan, at + "mlp.fc1", width, config_.intermediateSize, true);
        layer.fc2.declare(plan, at + "mlp.fc2", config_.intermediateSize, width, true);
    }
    for (std::int64_t i = layersRun_; i < config_.layerCount; ++i)
        plan.ignore(prefix + "encoder.layers." + std::to_string(i) + ".");
    for (const char* unused : {"post_layernorm.", "head.", "embeddings.position_ids"}) plan.ignore(prefix + unused);
}

at::Tensor VisionTower::embed(const at::Tensor& pixels) const {
    // A convolution whose kernel and stride are the patch is a linear map of cut-out patches; a rest at the right and the
    // bottom is left out.
    const std::int64_t batch = pixels.size(0), side = config_.patchesPerSide(), patch = config_.patchSize;
    const at::Tensor cells = pixels.narrow(2, 0, side * patch).narrow(3, 0, side * patch)
                                 .reshape({batch, config_.channels, side, patch, side, patch})
                                 .permute({0, 2, 4, 1, 3, 5})
                                 .reshape({batch, side * side, config_.channels * patch * patch});
    const at::Tensor weight = patchWeight_.reshape({config_.hiddenSize, -1});
    at::Tensor x = patchBias_.defined() ? at::linear(cells, weight, patchBias_) : at::linear(cells, weight);
    if (classToken_.defined()) x = at::cat({classToken_.reshape({1, 1, -1}).expand({batch, 1, -1}), x}, 1);
    x = x + positions_;
    return config_.kind == TowerKind::Clip ? preNorm_(x) : x;
}

at::Tensor VisionTower::attend(const Layer& layer, const at::Tensor& x) const {
    const std::int64_t batch = x.size(0), length = x.size(1), heads = config_.headCount;
    const auto split = [&](const at::Tensor& y) { return y.reshape({batch, length, heads, -1}).transpose(1, 2); };
    const at::Tensor mixed = attention(split(layer.query(x)), split(layer.key(x)), split(layer.value(x)), false);
    return layer.out(mixed.transpose(1, 2).reshape({batch, length, config_.hiddenSize}));
}

at::Tensor VisionTower::run(const at::Tensor& pixels, const CancelToken& cancel) const {
    at::Tensor x = embed(pixels.to(patchWeight_.device(), patchWeight_.scalar_type()));
    for (const Layer& layer : layers_) {
        x = x + attend(layer, layer.norm1(x));
        if (cancel.cancelled()) return {};
        const at::Tensor inner = layer.fc1.activated(layer.norm2(x), config_.activation);
        if (cancel.cancelled()) return {};
        x = x + layer.fc2(inner);
    }
    return x;
}

}  // namespace coincide
