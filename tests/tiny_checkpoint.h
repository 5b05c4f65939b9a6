#pragma once

#include <cmath>
#include <cstdint>
#include <string>

#include "core/base/file.h"
#include "tests/safetensors_writer.h"

namespace coincide {

/// A TinyLLaVA-like checkpoint of a few thousand weights, made anew by each test: a byte-level tokenizer, 7 decoder layers of
/// width 16, a tower of 4 picture tokens. Deterministic.
class TinyCheckpoint {
public:
    static constexpr int kLayers = 7, kWidth = 16, kVocabulary = 300, kImageTokens = 4;

    /// Writes `parent/model` and `parent/tower`.
    explicit TinyCheckpoint(const Path& parent) : model_(parent / "model"), tower_(parent / "tower") {
        makeFolder(model_);
        makeFolder(tower_);
        writeFile(model_ / "config.json", config());
        writeFile(model_ / "tokenizer_config.json", R"({"model_max_length": 2000})");
        writeFile(model_ / "arcade100k.tiktoken", ranks());
        writeFile(tower_ / "config.json", R"({"hidden_size": 8, "image_size": 28, "intermediate_size": 16,
            "num_attention_heads": 2, "num_hidden_layers": 2, "patch_size": 14})");
        weights_ = decoderWeights();
        towerWeights_ = towerWeights();
        writeWeights();
    }

    const Path& model() const { return model_; }
    const Path& tower() const { return tower_; }
    std::map<std::string, RawTensor>& weights() { return weights_; }
    std::map<std::string, RawTensor>& towerTensors() { return towerWeights_; }

    /// Writes both weight files as they are in memory now.
    void writeWeights() const {
        writeFile(model_ / "model.safetensors", safetensorsBytes(weights_));
        writeFile(tower_ / "model.safetensors", safetensorsBytes(towerWeights_));
    }

    static std::string config() {
        return R"({"architectures": ["TinyLlavaStablelmForCausalLM"], "model_type": "tiny_llava_stablelm", "hidden_act": "silu",
            "hidden_size": 16, "image_aspect_ratio": "pad", "intermediate_size": 24, "mm_hidden_size": 8,
            "mm_projector_type": "mlp2x_gelu", "mm_vision_tower": "somebody/tower", "norm_eps": 1e-05,
            "num_attention_heads": 2, "num_hidden_layers": 7, "num_key_value_heads": 2, "rope_pct": 0.25, "rope_theta": 10000,
            "tokenizer_model_max_length": 2000, "torch_dtype": "float16", "use_qkv_bias": true, "vocab_size": 300})";
    }

    /// A rank file of every byte, in order of its value.
    static std::string ranks() {
        static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        std::string out;
        for (unsigned byte = 0; byte < 256; ++byte)
            out += std::string{kDigits[byte >> 2], kDigits[(byte & 3) << 4], '=', '='} + " " + std::to_string(byte) + "\n";
        return out;
    }

private:
    RawTensor filled(std::vector<std::int64_t> shape, float center = 0.0f, float spread = 0.3f) {
        std::int64_t count = 1;
        for (const std::int64_t side : shape) count *= side;
        RawTensor tensor{std::move(shape), std::vector<float>(static_cast<std::size_t>(count))};
        for (float& value : tensor.values) {
            state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
            value = center + spread * (static_cast<float>(state_ >> 40) / 8388608.0f - 1.0f);
        }
        return tensor;
    }

    void addNorm(std::map<std::string, RawTensor>& to, const std::string& name, std::int64_t size) {
        to[name + ".weight"] = filled({size}, 1.0f, 0.1f);
        to[name + ".bias"] = filled({size}, 0.0f, 0.1f);
    }

    void addLinear(std::map<std::string, RawTensor>& to, const std::string& name, std::int64_t out, std::int64_t in, bool bias) {
        to[name + ".weight"] = filled({out, in});
        if (bias) to[name + ".bias"] = filled({out});
    }

    std::map<std::string, RawTensor> decoderWeights() {
        std::map<std::string, RawTensor> out;
        out["model.embed_tokens.weight"] = filled({kVocabulary, kWidth}, 0.0f, 1.0f);
        out["lm_head.weight"] = filled({kVocabulary, kWidth});
        addNorm(out, "model.norm", kWidth);
        addLinear(out, "model.mm_projector.0", kWidth, 8, true);
        addLinear(out, "model.mm_projector.2", kWidth, kWidth, true);
        for (int i = 0; i < kLayers; ++i) {
            const std::string at = "model.layers." + std::to_string(i) + ".";
            addNorm(out, at + "input_layernorm", kWidth);
            addNorm(out, at + "post_attention_layernorm", kWidth);
            for (const char* name : {"q_proj", "k_proj", "v_proj"}) addLinear(out, at + "self_attn." + name, kWidth, kWidth, true);
            addLinear(out, at + "self_attn.o_proj", kWidth, kWidth, false);
            addLinear(out, at + "mlp.gate_proj", 24, kWidth, false);
            addLinear(out, at + "mlp.up_proj", 24, kWidth, false);
            addLinear(out, at + "mlp.down_proj", kWidth, 24, false);
        }
        return out;
    }

    std::map<std::string, RawTensor> towerWeights() {
        std::map<std::string, RawTensor> out;
        const std::string at = "vision_model.";
        out[at + "embeddings.patch_embedding.weight"] = filled({8, 3, 14, 14}, 0.0f, 0.05f);
        out[at + "embeddings.patch_embedding.bias"] = filled({8});
        out[at + "embeddings.position_embedding.weight"] = filled({kImageTokens, 8});
        addNorm(out, at + "post_layernorm", 8);
        for (int i = 0; i < 2; ++i) {
            const std::string layer = at + "encoder.layers." + std::to_string(i) + ".";
            addNorm(out, layer + "layer_norm1", 8);
            addNorm(out, layer + "layer_norm2", 8);
            for (const char* name : {"q_proj", "k_proj", "v_proj", "out_proj"})
                addLinear(out, layer + "self_attn." + name, 8, 8, true);
            addLinear(out, layer + "mlp.fc1", 16, 8, true);
            addLinear(out, layer + "mlp.fc2", 8, 16, true);
        }
        return out;
    }

    Path model_, tower_;
    std::uint64_t state_ = 42;
    std::map<std::string, RawTensor> weights_, towerWeights_;
};

}  // namespace coincide
