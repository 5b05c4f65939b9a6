#include "core/engine/token_counter.h"

#include "core/vlm/vlm_model.h"

namespace coincide {
namespace {

std::int64_t positions(const std::vector<TokenRange>& ranges) {
    std::int64_t out = 0;
    for (const TokenRange& range : ranges) out += range.end - range.begin;
    return out;
}

}  // namespace

struct TokenCounter::Impl {
    std::unique_ptr<VlmModel> model;
};

TokenCounter::TokenCounter(const std::string& modelFolder, const std::string& tower) : impl_(std::make_unique<Impl>()) {
    VlmOptions options;
    options.folder = modelFolder;
    options.visionTower = tower;
    options.device = "cpu";
    options.dtype = "float32";
    impl_->model = VlmModel::speller(options);
}

TokenCounter::~TokenCounter() = default;

TokenCounter::Tokens TokenCounter::count(const std::vector<Turn>& turns, const std::string& image) const {
    Sample sample;
    sample.image = image;
    sample.turns = turns;
    const PreparedRecord record = impl_->model->prepareText(sample);
    return {positions(record.imageRanges), positions(record.languageRanges), record.truncated};
}

}  // namespace coincide
