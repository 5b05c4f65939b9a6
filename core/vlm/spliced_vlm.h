#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/nn/decoder.h"
#include "core/nn/layers.h"
#include "core/nn/tokenizer.h"
#include "core/nn/vision_tower.h"
#include "core/vlm/family.h"
#include "core/vlm/image_processor.h"
#include "core/vlm/prompt.h"

namespace coincide {

/// From picture features to the decoder's width: linear layers with GELU between them.
class Projector {
public:
    Projector() = default;
    Projector(std::int64_t in, std::int64_t out, int depth);
    /// Names `prefix` + "0", "2", ...; a single layer has no number, as in the files.
    void declare(WeightPlan& plan, const std::string& prefix);
    /// **Shapes**: one name for each layer.
    void declare(WeightPlan& plan, const std::vector<std::string>& names);
    at::Tensor operator()(const at::Tensor& x) const;

private:
    std::int64_t in_ = 0, out_ = 0;
    std::vector<Linear> layers_;
};

/// What a family with spliced-in pictures is put together from.
struct SplicedParts {
    std::string name;
    std::unique_ptr<Tokenizer> tokenizer;
    Conversation conversation;
    std::int64_t idLimit = 0, sequenceLimit = 0, droppedId = -1;   ///< see SpliceRules
    ImageProcessor images;
    std::unique_ptr<VisionTower> tower;
    bool dropsFirstToken = false;   ///< the tower's first position is no picture token
    Projector projector;
    std::unique_ptr<Decoder> decoder;
    std::vector<WeightSource> sources;
    std::vector<Path> settingFiles;
};

/// The design of LLaVA: one picture, its projected features put in place of one token among the embeddings of the text.
class SplicedVlm : public VlmFamily {
public:
    explicit SplicedVlm(SplicedParts parts);

    std::string name() const override { return parts_.name; }
    std::int64_t hiddenSize() const override { return parts_.decoder->config().hiddenSize; }
    std::int64_t layerCount() const override { return static_cast<std::int64_t>(parts_.decoder->config().layers.size()); }
    const std::vector<std::int64_t>& taps() const override { return parts_.decoder->taps(); }
    const std::vector<WeightSource>& weightSources() const override { return parts_.sources; }
    std::vector<Path> settingFiles() const override;
    PreparedRecord prepare(const Sample& sample, bool withHashes) const override;
    PreparedRecord prepareText(const Sample& sample) const override;
    at::Tensor tapMeans(std::span<const PreparedRecord* const> records, bool tanhFirst, const CancelToken& cancel) const override;

    /// What stands for the pictures, in the order of the records that have one. **Shapes**: each `[tokens, H]`; fewer when cancelled.
    std::vector<at::Tensor> imageFeatures(std::span<const PreparedRecord* const> records, const CancelToken& cancel = {}) const;

protected:
    /// Text, ids and halves of a record, not yet checked.
    virtual PreparedRecord splice(const Sample& sample) const;
    std::int64_t imageTokens() const { return rules_.imageTokens; }

private:
    at::Tensor embedRecord(const PreparedRecord& record, const at::Tensor* features) const;

    SplicedParts parts_;
    SpliceRules rules_;
};

}  // namespace coincide
