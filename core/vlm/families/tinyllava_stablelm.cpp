// TinyLLaVA-2.0B: StableLM-2 with a SigLIP tower in a folder of its own. The model that the published extraction uses.

#include "core/base/error.h"
#include "core/vlm/families/families.h"
#include "core/vlm/families/llava_parts.h"
#include "core/vlm/spliced_vlm.h"

namespace coincide {
namespace {

DecoderConfig decoderConfig(const Json& config) {
    DecoderConfig out;
    out.hiddenSize = config.at("hidden_size").asInt(1, 65536);
    out.vocabularySize = config.at("vocab_size").asInt(1, 10'000'000);
    const std::int64_t layers = config.at("num_hidden_layers").asInt(1, 1000);
    DecoderLayerConfig layer;
    layer.headCount = config.at("num_attention_heads").asInt(1, 1024);
    layer.kvHeadCount = config.intOr("num_key_value_heads", layer.headCount, 1, 1024);
    layer.intermediateSize = config.at("intermediate_size").asInt(1, 1 << 20);
    out.layers.assign(static_cast<std::size_t>(layers), layer);
    if (out.hiddenSize % layer.headCount != 0)
        throw Error(ErrorCode::BadInput, config.path() + " has a hidden_size that num_attention_heads does not divide",
                    "Check the model's config.json");
    out.headDim = out.hiddenSize / layer.headCount;
    out.norm = NormKind::Layer;
    out.normEpsilon = config.doubleOr("norm_eps", config.doubleOr("layer_norm_eps", 1e-5));
    out.activation = activationOf(config.stringOr("hidden_act", "silu"));
    out.ropeTheta = config.doubleOr("rope_theta", 10000);
    const double part = config.doubleOr("rope_pct", config.doubleOr("partial_rotary_factor", 0.25));
    if (!(part > 0 && part <= 1))
        throw Error(ErrorCode::BadInput, config.path() + " has a rope_pct outside of 0..1", "Check the model's config.json");
    out.rotarySize = static_cast<std::int64_t>(static_cast<double>(out.headDim) * part);
    out.queryKeyValueBias = config.boolOr("use_qkv_bias", false);
    checkDecoderConfig(out, config.path());
    return out;
}

}  // namespace

bool fitsTinyLlavaStablelm(const Json& config) { return config.stringOr("model_type", "") == "tiny_llava_stablelm"; }

std::unique_ptr<VlmFamily> makeTinyLlavaStablelm(const FamilyInput& input) {
    SplicedParts parts;
    parts.name = "tinyllava-stablelm";
    const LlavaTower tower = llavaTower(input, TowerKind::SigLip);
    // The published tower class deletes the last layer and takes what the others give, without the final norm.
    parts.tower = std::make_unique<VisionTower>(tower.config, tower.config.layerCount - 1);
    parts.images = tower.images;
    parts.projector = llavaProjector(input.config, tower.config.hiddenSize);
    const DecoderConfig decoder = decoderConfig(input.config);
    parts.decoder = std::make_unique<Decoder>(decoder, tapsOf(input, static_cast<std::int64_t>(decoder.layers.size())));

    parts.tokenizer = loadTokenizer(input.folder);
    parts.conversation.end = "<|endoftext|>";
    llavaLimits(input, parts);
    // This model pads with its end-of-text token, and the published code drops every token that equals the pad id.
    parts.droppedId = requireSpecial(*parts.tokenizer, parts.conversation.end);

    WeightSource main{input.folder, {}};
    parts.decoder->declare(main.plan, {});
    parts.projector.declare(main.plan, "model.mm_projector.");
    for (const char* unused : {"lm_head.", "model.norm.", "model.vision_tower."}) main.plan.ignore(unused);
    WeightSource towerSource{tower.folder, {}};
    parts.tower->declare(towerSource.plan, "vision_model.");
    for (const char* unused : {"text_model.", "logit_"}) towerSource.plan.ignore(unused);
    parts.sources = {std::move(main), std::move(towerSource)};
    parts.settingFiles.push_back(tower.folder / "config.json");
    return std::make_unique<SplicedVlm>(std::move(parts));
}

}  // namespace coincide
