#pragma once

#include "core/nn/tokenizer.h"
#include "core/nn/vision_tower.h"
#include "core/vlm/family.h"
#include "core/vlm/image_processor.h"
#include "core/vlm/spliced_vlm.h"

// What the families of the original LLaVA code have in common: keys of config.json and where things lie.
namespace coincide {

struct LlavaTower {
    Path folder;
    VisionTowerConfig config;
    ImageProcessor images;
};

/// The picture tower that `mm_vision_tower` names: the folder of that last name beside the checkpoint, or the one that the
/// user gave; pictures padded to a square. **Throws** NotFound, BadInput, Unsupported.
LlavaTower llavaTower(const FamilyInput& input, TowerKind kind);

/// **Throws** Unsupported unless the model pads pictures to a square.
void requirePaddedPictures(const Json& config);

/// Layers that run for a hidden state named as in the published code: negative counts from the end, -1 after the last layer.
/// **Throws** BadInput.
std::int64_t layersForState(std::int64_t state, std::int64_t layerCount, const std::string& where);

/// Llama's settings by their usual keys; `withDefaults`: sizes that are not there are those of the published configuration class,
/// which leaves them out when it is nested. **Throws** BadInput, Unsupported.
DecoderConfig llamaConfig(const Json& config, bool withDefaults = false);

/// `mm_projector_type` or `connector_type`: "linear" or "mlpNx_gelu". **Throws** Unsupported.
Projector llavaProjector(const Json& config, std::int64_t towerWidth);

/// The layers that the user chose, or the published ones.
std::vector<std::int64_t> tapsOf(const FamilyInput& input, std::int64_t layerCount);

/// Sets the limits on tokens from tokenizer_config.json and config.json.
void llavaLimits(const FamilyInput& input, SplicedParts& parts);

/// Id of a special token that the family needs. **Throws** BadInput.
std::int64_t requireSpecial(const Tokenizer& tokenizer, const std::string& text);

}  // namespace coincide
