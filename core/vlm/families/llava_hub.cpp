// LLaVA-1.5 in the layout of the Hugging Face hub: Llama and a CLIP tower in one folder, tokenizer.json, cropped pictures.

#include <algorithm>

#include "core/base/error.h"
#include "core/nn/json_tokenizer.h"
#include "core/nn/unicode.h"
#include "core/vlm/families/families.h"
#include "core/vlm/families/llava_parts.h"
#include "core/vlm/spliced_vlm.h"

namespace coincide {
namespace {

constexpr std::int64_t kMaxTokens = 131072;
constexpr std::string_view kPrefix = "USER: ";

[[noreturn]] void refuse(const std::string& why) { throw Error(ErrorCode::BadInput, why, "Correct the record or leave it out"); }

// The text of the model's chat template: "USER: <image>\n... ASSISTANT: ... ", with the picture in front of its message and the
// pieces around its tag stripped.
std::string render(const Sample& sample) {
    std::string out;
    std::size_t tags = 0;
    for (const Turn& turn : sample.turns) {
        const bool user = turn.role == "human";
        if (!user && turn.role != "gpt") refuse("the record has a message by \"" + printable(turn.role, 40) + "\", which is neither human nor gpt");
        const std::string message = validUtf8(turn.text);
        std::string_view rest = message;
        out += user ? "USER: " : "ASSISTANT: ";
        const std::size_t tag = rest.find(kImageTag);
        if (tag == std::string_view::npos) {
            out += message + " ";
            continue;
        }
        if (!user) refuse("the record has an <image> tag in an answer");
        out += std::string(kImageTag) + "\n";
        for (const std::string_view piece : {rest.substr(0, tag), rest.substr(tag + kImageTag.size())}) {
            if (piece.find(kImageTag) != std::string_view::npos) ++tags;
            if (const std::string_view words = stripped(piece); !words.empty()) out += std::string(words) + " ";
        }
        ++tags;
    }
    if (out.empty()) refuse("the record has no message");
    if (!sample.hasImage() && tags) refuse("the record has an <image> tag but no picture");
    if (sample.hasImage() && tags == 0) refuse("the record has a picture but no <image> tag");
    if (tags > 1) refuse("the record has several <image> tags; this model family takes one picture");
    return out;
}

void append(std::vector<TokenRange>& ranges, std::int64_t begin, std::int64_t end) {
    if (!ranges.empty() && ranges.back().end == begin) ranges.back().end = end;
    else ranges.push_back({begin, end});
}

class LlavaHub : public SplicedVlm {
public:
    LlavaHub(SplicedParts parts, const JsonTokenizer& tokenizer, std::int64_t imageId)
        : SplicedVlm(std::move(parts)), tokenizer_(tokenizer), imageId_(imageId) {}

protected:
    PreparedRecord splice(const Sample& sample) const override {
        PreparedRecord record;
        record.prompt = render(sample);
        record.ids = tokenizer_.encode(record.prompt, true);
        const auto fixed = tokenizer_.encode(kPrefix, true);
        const auto picture = std::find(record.ids.begin(), record.ids.end(), imageId_);
        const bool pictureFirst = sample.hasImage() && record.prompt.substr(kPrefix.size()).starts_with(kImageTag);
        record.prefixTokens = (pictureFirst ? picture : std::mismatch(record.ids.begin(), record.ids.end(), fixed.begin(), fixed.end()).first) - record.ids.begin();
        std::int64_t position = 0;
        for (std::int64_t& id : record.ids) {
            const bool image = id == imageId_;
            const std::int64_t end = position + (image ? imageTokens() : 1);
            if (image) append(record.imageRanges, position, end);
            else if (position >= record.prefixTokens && !tokenizer_.isSpecial(id)) append(record.languageRanges, position, end);
            if (image) id = kImageId;
            position = end;
        }
        if (record.imageRanges.size() != (sample.hasImage() ? 1u : 0u)) refuse("the record's pictures and the tokens for them do not go together");
        if (position > kMaxTokens) refuse("the record has more than " + std::to_string(kMaxTokens) + " tokens");
        record.sequenceLength = position;
        return record;
    }

private:
    const JsonTokenizer& tokenizer_;   // belongs to the parts
    std::int64_t imageId_;
};

// The pictures must be cropped in the one way that is known here.
void requireCroppedPictures(const Path& folder, std::int64_t side) {
    const Path path = folder / "preprocessor_config.json";
    if (!isRegularFile(path)) return;
    const Json config = Json::readFile(path);
    const auto unsupported = [&](const std::string& what) {
        throw Error(ErrorCode::Unsupported, config.path() + " " + what + ", which is not known here", "Use a LLaVA-1.5 checkpoint as published");
    };
    if (config.boolOr("do_pad", false)) unsupported("pads pictures");
    for (const char* key : {"do_resize", "do_center_crop", "do_rescale", "do_normalize"})
        if (!config.boolOr(key, true)) unsupported(std::string("sets ") + key + " to false");
    if (config.intOr("resample", 3) != 3) unsupported("resamples in another way than bicubic");
    if (const auto crop = config.find("crop_size")) {
        const bool square = crop->isNumber() ? crop->asInt() == side : crop->intOr("height", side) == side && crop->intOr("width", side) == side;
        if (!square) unsupported("crops to another size than the picture tower takes");
    }
}

}  // namespace

bool fitsLlavaHub(const Json& config) {
    const auto text = config.find("text_config");
    return config.stringOr("model_type", "") == "llava" && text && text->isObject() && text->stringOr("model_type", "llama") == "llama" &&
           config.has("vision_config");
}

std::unique_ptr<VlmFamily> makeLlavaHub(const FamilyInput& input) {
    const Json& config = input.config;
    SplicedParts parts;
    parts.name = "llava-1.5-hub";
    const Json vision = config.at("vision_config");
    if (vision.stringOr("model_type", "clip_vision_model") != "clip_vision_model")
        throw Error(ErrorCode::Unsupported, vision.path() + " is of the kind " + printable(vision.stringOr("model_type", "")) + ", which is not known here",
                    "Use a LLaVA-1.5 checkpoint with a CLIP tower");
    const VisionTowerConfig tower = visionTowerConfig(config, TowerKind::Clip);
    const std::int64_t state = config.intOr("vision_feature_layer", -2, -1000, 1000);
    parts.tower = std::make_unique<VisionTower>(tower, layersForState(state, tower.layerCount, config.path()));
    const std::string strategy = config.stringOr("vision_feature_select_strategy", "default");
    if (strategy != "default" && strategy != "full")
        throw Error(ErrorCode::BadInput, config.path() + " selects picture features in the unknown way " + printable(strategy), "Check the model's config.json");
    parts.dropsFirstToken = strategy == "default";   // the class token
    requireCroppedPictures(input.folder, tower.imageSize);
    parts.images = squareImageProcessor(input.folder, vision, tower.imageSize, TowerKind::Clip);
    parts.images.squaring = Squaring::Crop;
    parts.images.applyOrientation = true;
    const Activation activation = activationOf(config.stringOr("projector_hidden_act", "gelu"));
    if (activation != Activation::Gelu)
        throw Error(ErrorCode::Unsupported, config.path() + " has another projector_hidden_act than gelu", "Use a LLaVA-1.5 checkpoint as published");
    const DecoderConfig decoder = llamaConfig(config.at("text_config"), true);
    parts.projector = Projector(tower.hiddenSize, decoder.hiddenSize, 2);
    parts.decoder = std::make_unique<Decoder>(decoder, tapsOf(input, static_cast<std::int64_t>(decoder.layers.size())));

    auto tokenizer = std::make_unique<JsonTokenizer>(input.folder / "tokenizer.json");
    const std::int64_t imageId = config.at(config.has("image_token_index") ? "image_token_index" : "image_token_id").asInt(0, 10'000'000);
    if (tokenizer->specialId(kImageTag) != imageId)
        throw Error(ErrorCode::BadInput, "tokenizer.json and config.json do not agree on the id of <image>", "Get the checkpoint again");
    const JsonTokenizer& shared = *tokenizer;
    parts.tokenizer = std::move(tokenizer);
    for (const char* name : {"config.json", "tokenizer_config.json"}) parts.settingFiles.push_back(input.folder / name);

    WeightSource main{input.folder, {}};
    DecoderNames names;
    names.embedding = "language_model.model.embed_tokens.weight";
    names.layers = "language_model.model.layers.";
    parts.decoder->declare(main.plan, names);
    parts.projector.declare(main.plan, std::vector<std::string>{"multi_modal_projector.linear_1", "multi_modal_projector.linear_2"});
    parts.tower->declare(main.plan, "vision_tower.vision_model.");
    for (const char* unused : {"language_model.lm_head.", "language_model.model.norm."}) main.plan.ignore(unused);
    parts.sources.push_back(std::move(main));
    return std::make_unique<LlavaHub>(std::move(parts), shared, imageId);
}

}  // namespace coincide
