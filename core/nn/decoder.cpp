#include "core/nn/decoder.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/index_select.h>

#include "core/base/error.h"

namespace coincide {

void checkDecoderConfig(const DecoderConfig& config, const std::string& where) {
    const auto require = [&](bool condition, const std::string& why) {
        if (!condition) throw Error(ErrorCode::BadInput, where + " " + why, "Check the model's config.json");
    };
    const auto within = [&](std::int64_t value, std::int64_t high, const char* what) {
        require(value >= 1 && value <= high,
                std::string("has ") + std::to_string(value) + " as " + what + ", which must lie in 1.." + std::to_string(high));
    };
    within(config.hiddenSize, 65536, "hidden size");
    within(config.headDim, 4096, "head size");
    within(config.vocabularySize, 10'000'000, "vocabulary size");
    within(static_cast<std::int64_t>(config.layers.size()), 1000, "number of layers");
    within(config.rotarySize, config.headDim, "rotary size");
    require(config.rotarySize % 2 == 0, "has an odd rotary size");
    require(config.ropeTheta > 0 && config.ropeTheta < 1e15, "has an impossible rotary base");
    require(config.normEpsilon >= 0 && config.normEpsilon < 1, "has an impossible norm epsilon");
    for (const DecoderLayerConfig& layer : config.layers) {
        within(layer.headCount, 1024, "number of heads");
        within(layer.kvHeadCount, layer.headCount, "number of key and value heads");
        within(layer.intermediateSize, 1 << 20, "feed-forward size");
        require(layer.headCount % layer.kvHeadCount == 0, "has key and value heads that do not divide the heads");
    }
}

Decoder::Decoder(DecoderConfig config, std::vector<std::int64_t> taps) : config_(std::move(config)), taps_(std::move(taps)) {
    std::int64_t previous = -1;
    for (const std::int64_t tap : taps_) {
        if (tap <= previous && tap >= 0)
            throw Error(ErrorCode::InvalidArgument, "layer " + std::to_string(tap) + " is named after layer " + std::to_string(previous), "Give layers in ascending order without repetition, counted from 0");
        if (tap < 0 || tap >= static_cast<std::int64_t>(config_.layers.size()))
            throw Error(ErrorCode::InvalidArgument,
                        "layer " + std::to_string(tap) + " cannot be read from a model of " +
                            std::to_string(config_.layers.size()) + " layers",
                        "Give layers in ascending order, counted from 0");
        previous = tap;
    }
    if (taps_.empty()) throw Error(ErrorCode::InvalidArgument, "no layer was chosen", "Give at least one layer");
    layers_.resize(static_cast<std::size_t>(taps_.back()) + 1);
}

void Decoder::declare(WeightPlan& plan, const DecoderNames& names) {
    plan.want(names.embedding, {config_.vocabularySize, config_.hiddenSize}, embedding_);
    for (std::size_t i = 0; i < layers_.size(); ++i) declareLayer(plan, names, i);
    for (std::size_t i = layers_.size(); i < config_.layers.size(); ++i)
        plan.ignore(names.layers + std::to_string(i) + ".");
}

void Decoder::declareLayer(WeightPlan& plan, const DecoderNames& names, std::size_t index) {
    const DecoderLayerConfig& sizes = config_.layers[index];
    Layer& layer = layers_[index];
    const std::int64_t width = config_.hiddenSize, queries = sizes.headCount * config_.headDim,
                       keys = sizes.kvHeadCount * config_.headDim;
    const std::string at = names.layers + std::to_string(index) + ".";
    const std::string attention = at + names.attention, feedForward = at + names.feedForward;
    const bool bias = config_.queryKeyValueBias;
    layer.inputNorm.declare(plan, at + names.inputNorm, width, config_.norm, config_.normEpsilon);
    if (names.fused) {
        plan.wantRows(attention + "qkv_proj.weight", width,
                      {{queries, &layer.query.weight}, {keys, &layer.key.weight}, {keys, &layer.value.weight}},
                      [&layer] { layer.query.pack(), layer.key.pack(), layer.value.pack(); });
    } else {
        layer.query.declare(plan, attention + "q_proj", width, queries, bias);
        layer.key.declare(plan, attention + "k_proj", width, keys, bias);
        layer.value.declare(plan, attention + "v_proj", width, keys, bias);
    }
    if (config_.normalisesQueryAndKey) {
        layer.queryNorm.declare(plan, attention + names.queryNorm, config_.headDim, NormKind::Rms, config_.headNormEpsilon);
        layer.keyNorm.declare(plan, attention + names.keyNorm, config_.headDim, NormKind::Rms, config_.headNormEpsilon);
    }
    layer.out.declare(plan, attention + names.attentionOut, queries, width, false);
    plan.ignore(attention + "rotary_emb.inv_freq");
    if (index + 1 == layers_.size()) {   // the run ends inside this layer
        plan.ignore(at + names.outputNorm + ".");
        plan.ignore(feedForward);
        return;
    }
    layer.outputNorm.declare(plan, at + names.outputNorm, width, config_.norm, config_.normEpsilon);
    layer.mlp.activation = config_.activation;
    if (names.fused) {
        plan.wantRows(feedForward + "proj_1.weight", width,
                      {{sizes.intermediateSize, &layer.mlp.gate.weight}, {sizes.intermediateSize, &layer.mlp.up.weight}},
                      [&layer] { layer.mlp.gate.pack(), layer.mlp.up.pack(); });
        layer.mlp.down.declare(plan, feedForward + "proj_2", sizes.intermediateSize, width, false);
    } else {
        layer.mlp.gate.declare(plan, feedForward + "gate_proj", width, sizes.intermediateSize, false);
        layer.mlp.up.declare(plan, feedForward + "up_proj", width, sizes.intermediateSize, false);
        layer.mlp.down.declare(plan, feedForward + "down_proj", sizes.intermediateSize, width, false);
    }
}

at::Tensor Decoder::embed(const at::Tensor& ids) const { return at::index_select(embedding_, 0, ids.to(embedding_.device())); }

at::Tensor Decoder::attend(std::size_t index, const at::Tensor& x, const PackedSequences& sequences, const RotaryTable& rotary,
                           const CancelToken& cancel, AttentionPath path) const {
    const Layer& layer = layers_[index];
    const DecoderLayerConfig& sizes = config_.layers[index];
    at::Tensor query = layer.query(x).reshape({x.size(0), sizes.headCount, config_.headDim});
    at::Tensor key = layer.key(x).reshape({x.size(0), sizes.kvHeadCount, config_.headDim});
    const at::Tensor value = layer.value(x).reshape({x.size(0), sizes.kvHeadCount, config_.headDim});
    if (config_.normalisesQueryAndKey) {
        query = layer.queryNorm(query);
        key = layer.keyNorm(key);
    }
    query = applyRotary(query, rotary);
    key = applyRotary(key, rotary);
    std::vector<at::Tensor> mixed;
    for (std::size_t i = 0; i + 1 < sequences.begins.size(); ++i) {
        if (cancel.cancelled()) return {};
        const std::int64_t begin = sequences.begins[i], length = sequences.begins[i + 1] - begin;
        const auto part = [&](const at::Tensor& y) { return y.narrow(0, begin, length).transpose(0, 1).unsqueeze(0); };
        mixed.push_back(attention(part(query), part(key), part(value), true, path).squeeze(0).transpose(0, 1).flatten(1));
    }
    return layer.out(mixed.size() == 1 ? mixed.front() : at::cat(mixed));
}

bool Decoder::run(at::Tensor hidden, const PackedSequences& sequences, const RotaryTable& rotary,
                  const std::function<void(std::size_t tap, const at::Tensor& output)>& onTap, const CancelToken& cancel, AttentionPath path) const {
    std::size_t tap = 0;
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        const Layer& layer = layers_[i];
        const at::Tensor attended = attend(i, layer.inputNorm(hidden), sequences, rotary, cancel, path);
        if (!attended.defined()) return false;
        if (taps_[tap] == static_cast<std::int64_t>(i)) onTap(tap++, attended);
        if (i + 1 == layers_.size()) break;
        hidden = hidden + attended;
        const at::Tensor fed = layer.mlp(layer.outputNorm(hidden), cancel);
        if (!fed.defined()) return false;
        hidden = hidden + fed;
    }
    return true;
}

}  // namespace coincide
