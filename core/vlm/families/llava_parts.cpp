#include "core/vlm/families/llava_parts.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/nn/checkpoint.h"

namespace coincide {
namespace {

// Longer sequences than any of these models was made for; also keeps a hostile limit from costing memory.
constexpr double kMaxTokens = 131072;

Path towerFolder(const FamilyInput& input) {
    if (!input.options.visionTower.empty()) return input.options.visionTower;
    const std::string named = input.config.at(input.config.has("mm_vision_tower") ? "mm_vision_tower" : "vision_tower").asString();
    const std::string last = named.substr(named.find_last_of("/\\") + 1);
    if (last.empty() || last == "." || last == ".." || last.find('\0') != std::string::npos)
        throw Error(ErrorCode::BadInput, input.config.path() + " names no picture tower", "Give the folder of the picture tower");
    std::error_code ignored;
    const Path beside = std::filesystem::absolute(input.folder, ignored).lexically_normal();
    const Path parent = (beside.has_filename() ? beside : beside.parent_path()).parent_path();
    for (const Path& folder : {parent / last, input.folder / last})
        if (std::filesystem::is_directory(folder, ignored)) return folder;
    throw Error(ErrorCode::NotFound, "the picture tower " + printable(last) + " is not beside the model folder",
                "Get " + printable(named) + " and put its folder there, or give its path");
}

}  // namespace

void requirePaddedPictures(const Json& config) {
    const std::string aspect = config.stringOr("image_aspect_ratio", "pad");
    if (aspect != "pad")
        throw Error(ErrorCode::Unsupported, "the model prepares pictures by \"" + printable(aspect) + "\", which is not known here",
                    "Use a checkpoint with image_aspect_ratio \"pad\"");
}

std::int64_t layersForState(std::int64_t state, std::int64_t layerCount, const std::string& where) {
    const std::int64_t layers = state < 0 ? layerCount + 1 + state : state;
    if (layers < 0 || layers > layerCount)
        throw Error(ErrorCode::BadInput, where + " selects a layer that the picture tower does not have", "Check the model's config.json");
    return layers;
}

DecoderConfig llamaConfig(const Json& config, bool withDefaults) {
    const auto size = [&](const char* key, std::int64_t fallback, std::int64_t high) {
        return withDefaults ? config.intOr(key, fallback, 1, high) : config.at(key).asInt(1, high);
    };
    DecoderConfig out;
    out.hiddenSize = size("hidden_size", 4096, 65536);
    out.vocabularySize = size("vocab_size", 32000, 10'000'000);
    DecoderLayerConfig layer;
    layer.headCount = size("num_attention_heads", 32, 1024);
    layer.kvHeadCount = config.intOr("num_key_value_heads", layer.headCount, 1, 1024);
    layer.intermediateSize = size("intermediate_size", 11008, 1 << 20);
    out.layers.assign(static_cast<std::size_t>(size("num_hidden_layers", 32, 1000)), layer);
    if (!config.has("head_dim") && out.hiddenSize % layer.headCount != 0)
        throw Error(ErrorCode::BadInput, config.path() + " has a hidden_size that num_attention_heads does not divide",
                    "Check the model's config.json");
    out.headDim = config.intOr("head_dim", out.hiddenSize / layer.headCount, 1, 4096);
    out.rotarySize = out.headDim;
    out.normEpsilon = config.doubleOr("rms_norm_eps", 1e-6);
    out.activation = activationOf(config.stringOr("hidden_act", "silu"));
    out.ropeTheta = config.doubleOr("rope_theta", 10000);
    if (config.has("rope_scaling"))
        throw Error(ErrorCode::Unsupported, config.path() + " scales its rotary positions, which is not known here",
                    "Use a checkpoint without rope_scaling");
    checkDecoderConfig(out, config.path());
    return out;
}

LlavaTower llavaTower(const FamilyInput& input, TowerKind kind) {
    requirePaddedPictures(input.config);
    const Path folder = towerFolder(input);
    const Json config = readConfig(folder);
    LlavaTower tower{folder, visionTowerConfig(config, kind), {}};
    tower.images = squareImageProcessor(folder, config, tower.config.imageSize, kind);
    return tower;
}

Projector llavaProjector(const Json& config, std::int64_t towerWidth) {
    const std::string type = config.stringOr("mm_projector_type", config.stringOr("connector_type", "linear"));
    const std::int64_t width = config.at("hidden_size").asInt(1, 65536);
    if (type == "linear") return Projector(towerWidth, width, 1);
    if (type.size() == 10 && type.starts_with("mlp") && type.ends_with("x_gelu") && type[3] >= '1' && type[3] <= '9')
        return Projector(towerWidth, width, type[3] - '0');
    throw Error(ErrorCode::Unsupported, "the model uses the projector " + printable(type) + ", which is not known here",
                "Use a checkpoint with the projector \"mlp2x_gelu\"");
}

std::vector<std::int64_t> tapsOf(const FamilyInput& input, std::int64_t layerCount) {
    return input.options.layers.empty() ? publishedTaps(layerCount) : input.options.layers;
}

void llavaLimits(const FamilyInput& input, SplicedParts& parts) {
    const auto limit = [](const Json& config, const char* key) {
        const double value = config.doubleOr(key, kMaxTokens);   // "no limit" is written as 1e30
        if (!(value >= 1))
            throw Error(ErrorCode::BadInput, config.path() + " has an impossible " + key, "Check the model's files");
        return static_cast<std::int64_t>(std::min(value, kMaxTokens));
    };
    parts.sequenceLimit = limit(input.config, "tokenizer_model_max_length");
    parts.idLimit = parts.sequenceLimit;
    const Path path = input.folder / "tokenizer_config.json";
    if (isRegularFile(path)) {
        parts.idLimit = limit(Json::readFile(path), "model_max_length");
        parts.settingFiles.push_back(path);
    }
    parts.settingFiles.push_back(input.folder / "config.json");
}

std::int64_t requireSpecial(const Tokenizer& tokenizer, const std::string& text) {
    const auto id = tokenizer.specialId(text);
    if (!id) throw Error(ErrorCode::BadInput, "the tokenizer has no token " + printable(text), "Check that tokenizer and model belong together");
    return *id;
}

}  // namespace coincide
