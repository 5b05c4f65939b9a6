// LLaVA-1.5 in the layout of its authors: Llama (Vicuna) with a CLIP tower in a folder of its own.

#include "core/base/error.h"
#include "core/vlm/families/families.h"
#include "core/vlm/families/llava_parts.h"
#include "core/vlm/spliced_vlm.h"

namespace coincide {

bool fitsLlava15(const Json& config) {
    const std::string type = config.stringOr("model_type", "");
    return (type == "llava" || type == "llava_llama") && config.has("mm_vision_tower") && !config.has("text_config");
}

std::unique_ptr<VlmFamily> makeLlava15(const FamilyInput& input) {
    const Json& config = input.config;
    SplicedParts parts;
    parts.name = "llava-1.5";
    const LlavaTower tower = llavaTower(input, TowerKind::Clip);
    const std::int64_t state = config.intOr("mm_vision_select_layer", -2, -1000, 1000);
    parts.tower = std::make_unique<VisionTower>(tower.config, layersForState(state, tower.config.layerCount, config.path()));
    parts.images = tower.images;
    const std::string feature = config.stringOr("mm_vision_select_feature", "patch");
    if (feature != "patch" && feature != "cls_patch")
        throw Error(ErrorCode::BadInput, config.path() + " selects the unknown picture feature " + printable(feature),
                    "Check the model's config.json");
    parts.dropsFirstToken = feature == "patch";   // the class token
    parts.projector = llavaProjector(config, tower.config.hiddenSize);
    const DecoderConfig decoder = llamaConfig(config);
    parts.decoder = std::make_unique<Decoder>(decoder, tapsOf(input, static_cast<std::int64_t>(decoder.layers.size())));

    parts.tokenizer = loadTokenizer(input.folder);
    parts.conversation.end = "</s>";
    llavaLimits(input, parts);
    parts.droppedId = requireSpecial(*parts.tokenizer, "<unk>");   // the published code pads with it and drops it everywhere

    WeightSource main{input.folder, {}};
    parts.decoder->declare(main.plan, {});
    parts.projector.declare(main.plan, "model.mm_projector.");
    for (const char* unused : {"lm_head.", "model.norm.", "model.vision_tower."}) main.plan.ignore(unused);
    WeightSource towerSource{tower.folder, {}};
    parts.tower->declare(towerSource.plan, "vision_model.");
    for (const char* unused : {"text_model.", "text_projection.", "visual_projection.", "logit_scale"})
        towerSource.plan.ignore(unused);
    parts.sources = {std::move(main), std::move(towerSource)};
    parts.settingFiles.push_back(tower.folder / "config.json");
    return std::make_unique<SplicedVlm>(std::move(parts));
}

}  // namespace coincide
