// TinyLLaVA-0.89B in the layout of TinyLLaVA Factory: OpenELM with a SigLIP tower in the same file.

#include <algorithm>

#include "core/base/error.h"
#include "core/vlm/families/families.h"
#include "core/vlm/families/llava_parts.h"
#include "core/vlm/spliced_vlm.h"

namespace coincide {
namespace {

constexpr double kOpenElmNormEpsilon = 1e-6;   // fixed in the published class

// A width rounded to a multiple of `divisor`, up where rounding down would lose more than a tenth.
std::int64_t divisible(double width, std::int64_t divisor) {
    const auto half = static_cast<double>(divisor) / 2;
    std::int64_t rounded = std::max(divisor, static_cast<std::int64_t>(width + half) / divisor * divisor);
    if (static_cast<double>(rounded) < 0.9 * width) rounded += divisor;
    return rounded;
}

DecoderConfig openElmConfig(const Json& text) {
    const auto refuse = [&](const std::string& why) {
        throw Error(ErrorCode::BadInput, text.path() + " " + why, "Check the model's config.json");
    };
    DecoderConfig out;
    out.hiddenSize = text.at("model_dim").asInt(1, 65536);
    out.headDim = text.at("head_dim").asInt(1, 4096);
    out.rotarySize = out.headDim;
    out.vocabularySize = text.at("vocab_size").asInt(1, 10'000'000);
    const auto layers = static_cast<std::size_t>(text.at("num_transformer_layers").asInt(1, 1000));
    const auto queryHeads = text.at("num_query_heads").asInts(), kvHeads = text.at("num_kv_heads").asInts();
    const auto multipliers = text.at("ffn_multipliers").asDoubles();
    const std::int64_t divisor = text.intOr("ffn_dim_divisor", 256, 1, 65536);
    if (queryHeads.size() != layers || kvHeads.size() != layers || multipliers.size() != layers)
        refuse("does not list one value for each layer");
    for (std::size_t i = 0; i < layers; ++i) {
        if (!(multipliers[i] > 0 && multipliers[i] < 1000)) refuse("has an impossible feed-forward multiplier");
        out.layers.push_back({queryHeads[i], kvHeads[i], divisible(multipliers[i] * static_cast<double>(out.hiddenSize), divisor)});
    }
    if (!text.boolOr("ffn_with_glu", true) || text.stringOr("normalization_layer_name", "rms_norm") != "rms_norm")
        throw Error(ErrorCode::Unsupported, text.path() + " describes a kind of OpenELM that is not known here",
                    "Use a checkpoint with gated feed-forward layers and rms_norm");
    out.normEpsilon = out.headNormEpsilon = kOpenElmNormEpsilon;
    out.normalisesQueryAndKey = text.boolOr("normalize_qk_projections", false);
    out.activation = activationOf(text.stringOr("activation_fn_name", "swish"));
    out.ropeTheta = text.doubleOr("rope_freq_constant", 10000);
    checkDecoderConfig(out, text.path());
    return out;
}

DecoderNames openElmNames() {
    DecoderNames names;
    names.embedding = "language_model.transformer.token_embeddings.weight";
    names.layers = "language_model.transformer.layers.";
    names.inputNorm = "attn_norm";
    names.outputNorm = "ffn_norm";
    names.attention = "attn.";
    names.attentionOut = "out_proj";
    names.feedForward = "ffn.";
    names.fused = true;
    return names;
}

}  // namespace

bool fitsTinyLlavaOpenElm(const Json& config) {
    const auto text = config.find("text_config");
    return config.stringOr("model_type", "") == "tinyllava" && text && text->isObject() &&
           text->stringOr("model_type", "") == "openelm";
}

std::unique_ptr<VlmFamily> makeTinyLlavaOpenElm(const FamilyInput& input) {
    const Json& config = input.config;
    requirePaddedPictures(config);
    SplicedParts parts;
    parts.name = "tinyllava-openelm";
    const VisionTowerConfig tower = visionTowerConfig(config.at("vision_config"), TowerKind::SigLip);
    const std::int64_t state = config.intOr("vision_feature_layer", -2, -1000, 1000);
    parts.tower = std::make_unique<VisionTower>(tower, layersForState(state, tower.layerCount, config.path()));
    parts.images = squareImageProcessor(input.folder, config.at("vision_config"), tower.imageSize, TowerKind::SigLip);
    // Factory drops the first position of every tower, though that of SigLIP is a patch like the others.
    parts.dropsFirstToken = config.stringOr("vision_feature_select_strategy", "patch") == "patch";
    parts.projector = llavaProjector(config, tower.hiddenSize);
    const DecoderConfig decoder = openElmConfig(config.at("text_config"));
    if (decoder.hiddenSize != config.at("hidden_size").asInt())
        throw Error(ErrorCode::BadInput, config.path() + " names two different widths of the language model",
                    "Check the model's config.json");
    parts.decoder = std::make_unique<Decoder>(decoder, tapsOf(input, static_cast<std::int64_t>(decoder.layers.size())));

    parts.tokenizer = loadTokenizer(input.folder);
    parts.conversation.end = "</s>";
    llavaLimits(input, parts);
    parts.droppedId = requireSpecial(*parts.tokenizer, "<unk>");

    WeightSource main{input.folder, {}};
    parts.decoder->declare(main.plan, openElmNames());
    parts.projector.declare(main.plan, "connector._connector.");
    parts.tower->declare(main.plan, "vision_tower._vision_tower.vision_model.");
    for (const char* unused : {"language_model.transformer.norm.", "language_model.lm_head."}) main.plan.ignore(unused);
    parts.sources.push_back(std::move(main));
    return std::make_unique<SplicedVlm>(std::move(parts));
}

}  // namespace coincide
