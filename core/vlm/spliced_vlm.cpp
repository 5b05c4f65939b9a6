#include "core/vlm/spliced_vlm.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/tensor.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/vlm/activation_tap.h"

namespace coincide {
namespace {

// Pictures sent through the tower at a time: its activations for one picture are far larger than the result.
constexpr std::size_t kTowerBatch = 8;

}  // namespace

Projector::Projector(std::int64_t in, std::int64_t out, int depth)
    : in_(in), out_(out), layers_(static_cast<std::size_t>(depth)) {}

void Projector::declare(WeightPlan& plan, const std::string& prefix) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < layers_.size(); ++i) names.push_back(prefix + std::to_string(2 * i));
    if (names.size() == 1) names[0] = prefix.ends_with('.') ? prefix.substr(0, prefix.size() - 1) : prefix;
    declare(plan, names);
}

void Projector::declare(WeightPlan& plan, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < layers_.size(); ++i) layers_[i].declare(plan, names.at(i), i ? out_ : in_, out_, true);
}

at::Tensor Projector::operator()(const at::Tensor& x) const {
    at::Tensor y = x;
    for (std::size_t i = 0; i + 1 < layers_.size(); ++i) y = layers_[i].activated(y, Activation::Gelu);
    return layers_.back()(y);
}

SplicedVlm::SplicedVlm(SplicedParts parts) : parts_(std::move(parts)) {
    rules_ = {parts_.idLimit, parts_.sequenceLimit, parts_.droppedId,
              parts_.tower->config().positionCount() - (parts_.dropsFirstToken ? 1 : 0)};
}

std::vector<Path> SplicedVlm::settingFiles() const {
    std::vector<Path> files = parts_.settingFiles;
    for (const Path& path : parts_.tokenizer->files()) files.push_back(path);
    for (const WeightSource& source : parts_.sources) files.push_back(source.folder / "preprocessor_config.json");
    std::erase_if(files, [](const Path& path) { return !isRegularFile(path); });
    return files;
}

PreparedRecord SplicedVlm::splice(const Sample& sample) const {
    return spliceTokens(renderConversation(parts_.conversation, sample), sample.hasImage(), conversationPrefix(parts_.conversation),
                        *parts_.tokenizer, rules_);
}

PreparedRecord SplicedVlm::prepareText(const Sample& sample) const {
    PreparedRecord record = splice(sample);
    const std::int64_t vocabulary = parts_.decoder->config().vocabularySize;
    for (const std::int64_t id : record.ids)
        if (id != kImageId && (id < 0 || id >= vocabulary))
            throw Error(ErrorCode::BadInput,
                        "the tokenizer gives id " + std::to_string(id) + ", which the model of " + std::to_string(vocabulary) +
                            " ids does not have",
                        "Check that tokenizer and model belong together");
    if (record.sequenceLength == 0)
        throw Error(ErrorCode::BadInput, "the record gives no tokens", "Correct the record or leave it out");
    return record;
}

PreparedRecord SplicedVlm::prepare(const Sample& sample, bool withHashes) const {
    PreparedRecord record = prepareText(sample);
    // The published code makes zeros of a half without positions; nothing can be told from those.
    const bool textCut = record.languageRanges.empty(), pictureCut = sample.hasImage() && record.imageRanges.empty();
    if (record.truncated && (textCut || pictureCut))
        throw Error(ErrorCode::BadInput,
                    std::string("the model's limit of ") + std::to_string(std::min(rules_.idLimit, rules_.sequenceLimit)) + " tokens cuts off all of the record's " +
                        (pictureCut ? "picture" : "text"),
                    "Check tokenizer_model_max_length in the model's config.json");
    if (sample.hasImage()) record.image = parts_.images.prepare(sample.imagePath, withHashes);
    return record;
}

std::vector<at::Tensor> SplicedVlm::imageFeatures(std::span<const PreparedRecord* const> records, const CancelToken& cancel) const {
    std::vector<at::Tensor> pixels, features;
    const auto flush = [&] {
        if (pixels.empty()) return;
        at::Tensor states = parts_.tower->run(at::cat(pixels), cancel);
        pixels.clear();
        if (!states.defined()) return;
        if (parts_.dropsFirstToken) states = states.narrow(1, 1, states.size(1) - 1);
        for (const at::Tensor& one : parts_.projector(states).unbind(0)) features.push_back(one);
    };
    for (const PreparedRecord* record : records) {
        if (!record->image) continue;
        const PreparedImage& image = *record->image;
        pixels.push_back(at::from_blob(const_cast<float*>(image.pixels.data()), image.shape, at::TensorOptions().dtype(at::kFloat)));
        if (pixels.size() == kTowerBatch) flush();
    }
    flush();
    return features;
}

at::Tensor SplicedVlm::embedRecord(const PreparedRecord& record, const at::Tensor* features) const {
    const auto picture = std::find(record.ids.begin(), record.ids.end(), kImageId);
    const auto text = [&](auto begin, auto end) {
        return parts_.decoder->embed(at::tensor(std::vector<std::int64_t>(begin, end), at::TensorOptions().dtype(at::kLong)));
    };
    at::Tensor rows;
    if (picture == record.ids.end()) {
        rows = text(record.ids.begin(), record.ids.end());
    } else {
        rows = at::cat({text(record.ids.begin(), picture), *features, text(picture + 1, record.ids.end())});
    }
    return rows.narrow(0, 0, record.sequenceLength);
}

at::Tensor SplicedVlm::tapMeans(std::span<const PreparedRecord* const> records, bool tanhFirst, const CancelToken& cancel) const {
    const std::vector<at::Tensor> features = imageFeatures(records, cancel);
    if (cancel.cancelled()) return {};
    PackedSequences sequences{{0}};
    std::vector<at::Tensor> rows, positions;
    std::size_t next = 0;
    for (const PreparedRecord* record : records) {
        rows.push_back(embedRecord(*record, record->image ? &features[next++] : nullptr));
        positions.push_back(at::arange(record->sequenceLength, at::TensorOptions().dtype(at::kLong).device(parts_.decoder->device())));
        sequences.begins.push_back(sequences.begins.back() + record->sequenceLength);
    }
    const DecoderConfig& config = parts_.decoder->config();
    const RotaryTable rotary = rotaryTable(at::cat(positions), config.rotarySize, config.ropeTheta, parts_.decoder->dtype());
    std::vector<at::Tensor> perTap;
    const bool ran = parts_.decoder->run(
        at::cat(rows), sequences, rotary, [&](std::size_t, const at::Tensor& output) { perTap.push_back(halfMeans(output, sequences, records, tanhFirst)); }, cancel);
    return ran ? at::stack(perTap, 1) : at::Tensor();
}

}  // namespace coincide
