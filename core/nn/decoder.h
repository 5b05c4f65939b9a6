#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/nn/layers.h"
#include "core/nn/weight_plan.h"

namespace coincide {

/// Sizes of one layer; families exist whose layers differ.
struct DecoderLayerConfig {
    std::int64_t headCount = 32, kvHeadCount = 32, intermediateSize = 11008;
};

/// Sizes and kinds of a causal language model, checked by checkDecoderConfig.
struct DecoderConfig {
    std::int64_t hiddenSize = 4096, headDim = 128, vocabularySize = 32000;
    std::vector<DecoderLayerConfig> layers;
    NormKind norm = NormKind::Rms;
    double normEpsilon = 1e-5;
    Activation activation = Activation::Silu;
    double ropeTheta = 10000;
    std::int64_t rotarySize = 128;         ///< leading features of each head that are turned
    bool queryKeyValueBias = false;
    bool normalisesQueryAndKey = false;    ///< RMS norm of each head's query and key before they are turned
    double headNormEpsilon = 1e-6;
};

/// **Throws** BadInput, beginning with `where`, for a size out of its range or a division that does not come out even.
void checkDecoderConfig(const DecoderConfig& config, const std::string& where);

/// How a family names the tensors of its decoder; layer names follow `layers` + number + ".".
struct DecoderNames {
    std::string embedding = "model.embed_tokens.weight";
    std::string layers = "model.layers.";
    std::string inputNorm = "input_layernorm", outputNorm = "post_attention_layernorm";
    std::string attention = "self_attn.", attentionOut = "o_proj";
    std::string feedForward = "mlp.";
    bool fused = false;   ///< `qkv_proj` = [query, key, value], `proj_1` = [gate, up], `proj_2` = down
    std::string queryNorm = "q_norm", keyNorm = "k_norm";
};

/// Sequences of any lengths laid end to end: rows `[begins[i], begins[i + 1])` are sequence i. No padding is computed, so no
/// sequence can influence another.
struct PackedSequences {
    std::vector<std::int64_t> begins;   ///< one more than there are sequences; the last is the number of rows
};

/// A pre-norm transformer decoder that is run up to the last tapped layer; what comes after is neither loaded nor run.
/// **Threads**: run() is safe from any number of threads.
class Decoder {
public:
    /// `taps`: layers counted from 0, ascending, each below the number of layers; at least one.
    Decoder(DecoderConfig config, std::vector<std::int64_t> taps);

    void declare(WeightPlan& plan, const DecoderNames& names);

    /// Rows of the embedding table. **Shapes**: `[T]` int64 -> `[T, H]`.
    at::Tensor embed(const at::Tensor& ids) const;

    /// Runs `hidden` `[T, H]` and hands out, for each tap in order, what `o_proj` gives (before it is added) `[T, H]`.
    /// Returns false when cancelled, which it asks several times a layer.
    bool run(at::Tensor hidden, const PackedSequences& sequences, const RotaryTable& rotary,
             const std::function<void(std::size_t tap, const at::Tensor& output)>& onTap, const CancelToken& cancel = {},
             AttentionPath path = AttentionPath::Fused) const;

    const DecoderConfig& config() const { return config_; }
    const std::vector<std::int64_t>& taps() const { return taps_; }
    at::ScalarType dtype() const { return embedding_.scalar_type(); }
    at::Device device() const { return embedding_.device(); }

private:
    struct Layer {
        Norm inputNorm, outputNorm, queryNorm, keyNorm;
        Linear query, key, value, out;
        GatedMlp mlp;
    };
    void declareLayer(WeightPlan& plan, const DecoderNames& names, std::size_t index);
    at::Tensor attend(std::size_t index, const at::Tensor& x, const PackedSequences& sequences, const RotaryTable& rotary,
                      const CancelToken& cancel, AttentionPath path) const;   // undefined when cancelled

    DecoderConfig config_;
    std::vector<std::int64_t> taps_;
    at::Tensor embedding_;
    std::vector<Layer> layers_;   // up to the last tapped one
};

}  // namespace coincide
