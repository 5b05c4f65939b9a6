#include "core/nn/sentencepiece_tokenizer.h"

#include <sentencepiece_processor.h>

#include <exception>
#include <new>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/nn/unicode.h"

namespace coincide {
namespace {

constexpr std::size_t kMaxModelBytes = 256u << 20;
constexpr std::string_view kBlank = "\xE2\x96\x81";   // U+2581, how SentencePiece spells a blank

// Repeated messages of a protocol buffer are merged, so these bytes set normalizer_spec.add_dummy_prefix to false.
constexpr std::string_view kNoDummyPrefix("\x1A\x02\x18\x00", 4);

// The library returns a status for most faults and throws for some, such as a piece with a zero byte.
bool loads(sentencepiece::SentencePieceProcessor& processor, const std::string& content) {
    try {
        return processor.LoadFromSerializedProto(content).ok() && processor.GetPieceSize() > 0;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

struct SentencePieceTokenizer::Model {
    sentencepiece::SentencePieceProcessor processor;
};

SentencePieceTokenizer::SentencePieceTokenizer(const Path& folder) : model_(std::make_unique<Model>()) {
    const Path path = folder / "tokenizer.model", configPath = folder / "tokenizer_config.json";
    files_ = {path};
    bool addBegin = true;
    if (isRegularFile(configPath)) {
        const Json config = Json::readFile(configPath);
        addBegin = config.boolOr("add_bos_token", true);
        legacy_ = config.boolOr("legacy", true);
        files_.push_back(configPath);
    }
    std::string content = readFile(path, kMaxModelBytes);
    if (!legacy_) content += kNoDummyPrefix;
    if (!loads(model_->processor, content))
        throw Error(ErrorCode::BadInput, printable(path.string()) + " is not a complete SentencePiece model",
                    "Get the checkpoint's tokenizer again");
    std::map<std::string, std::int64_t> special;
    for (const int id : {model_->processor.unk_id(), model_->processor.bos_id(), model_->processor.eos_id()})
        if (id >= 0) special.emplace(model_->processor.IdToPiece(id), id);
    special_ = SpecialSplit(std::move(special));
    if (addBegin && model_->processor.bos_id() >= 0) begin_ = model_->processor.bos_id();
}

SentencePieceTokenizer::~SentencePieceTokenizer() = default;

std::int64_t SentencePieceTokenizer::vocabularySize() const { return model_->processor.GetPieceSize(); }

std::optional<std::int64_t> SentencePieceTokenizer::specialId(std::string_view text) const {
    const auto found = special_.ids().find(std::string(text));
    return found == special_.ids().end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::int64_t> SentencePieceTokenizer::encode(std::string_view text, bool parseSpecial) const {
    std::vector<std::int64_t> ids;
    if (begin_) ids.push_back(*begin_);
    const std::size_t front = ids.size();
    const std::string prefixed = (legacy_ || text.empty() ? "" : std::string(kBlank)) + validUtf8(text);
    std::vector<SpecialSplit::Piece> pieces;
    if (parseSpecial) pieces = special_.split(prefixed);
    else if (!prefixed.empty()) pieces.push_back({prefixed, -1});
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].id >= 0) {
            // The blank in front of the whole text vanishes where a special token comes first.
            if (!legacy_ && i == 1 && pieces[0].text == kBlank) ids.resize(front);
            ids.push_back(pieces[i].id);
            continue;
        }
        std::vector<int> part;
        const auto status = model_->processor.Encode(std::string(pieces[i].text), &part);
        if (!status.ok())
            throw Error(ErrorCode::BadInput, "the tokenizer refuses a text", "Check the record's text and the tokenizer file");
        ids.insert(ids.end(), part.begin(), part.end());
    }
    return ids;
}

}  // namespace coincide
