#include <nlohmann/json.hpp>

#include "core/vlm/vlm_model.h"

namespace coincide {
namespace {

nlohmann::ordered_json rangesJson(const std::vector<TokenRange>& ranges) {
    auto out = nlohmann::ordered_json::array();
    for (const TokenRange& range : ranges) out.push_back({range.begin, range.end});
    return out;
}

}  // namespace

std::string promptJson(const PreparedRecord& record, const std::string& id) {
    nlohmann::ordered_json out;
    out["id"] = id;
    out["prompt"] = record.prompt;
    out["ids"] = record.ids;
    out["sequence_length"] = record.sequenceLength;
    out["prefix_tokens"] = record.prefixTokens;
    out["image_positions"] = rangesJson(record.imageRanges);
    out["language_positions"] = rangesJson(record.languageRanges);
    out["truncated"] = record.truncated;
    if (record.image) {
        const PreparedImage& image = *record.image;
        nlohmann::ordered_json picture;
        picture["size"] = {image.width, image.height};
        picture["shape"] = image.shape;
        if (!image.rgbSha256.empty()) {
            picture["rgb_sha256"] = image.rgbSha256;
            picture["pixels_sha256"] = image.pixelsSha256;
            picture["mean"] = image.mean;
            picture["min"] = image.minimum;
            picture["max"] = image.maximum;
        }
        out["image"] = std::move(picture);
    }
    return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace coincide
