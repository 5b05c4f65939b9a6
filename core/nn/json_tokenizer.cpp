#include "core/nn/json_tokenizer.h"

#include <algorithm>
#include <cstdio>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/nn/unicode.h"

namespace coincide {
namespace {

constexpr std::size_t kMaxFileBytes = 128u << 20;
constexpr std::int64_t kMaxId = 10'000'000;
constexpr const char* kRemedy = "Get the checkpoint's tokenizer again";

[[noreturn]] void refuse(const Json& at, const std::string& why) { throw Error(ErrorCode::BadInput, at.path() + " " + why, kRemedy); }

[[noreturn]] void refuseUnknown(const Json& at, const std::string& why) {
    throw Error(ErrorCode::Unsupported, at.path() + " " + why + ", which is not known here",
                "Use a checkpoint with a tokenizer.json of byte pairs, or with tokenizer.model");
}

// The two halves of a merge: "a b", or ["a", "b"] in newer files.
std::pair<std::string, std::string> halvesOf(const Json& merge) {
    if (merge.isArray()) {
        if (merge.size() != 2) refuse(merge, "is not a pair");
        return {merge.at(0).asString(), merge.at(1).asString()};
    }
    const std::string text = merge.asString();
    const std::size_t blank = text.find(' ');
    if (blank == std::string::npos || text.find(' ', blank + 1) != std::string::npos) refuse(merge, "is not a pair");
    return {text.substr(0, blank), text.substr(blank + 1)};
}

std::string byteToken(char byte) {
    char name[8];
    std::snprintf(name, sizeof name, "<0x%02X>", static_cast<unsigned>(static_cast<unsigned char>(byte)));
    return name;
}

std::size_t characterLength(char first) {
    const auto lead = static_cast<unsigned char>(first);
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

}  // namespace

JsonTokenizer::JsonTokenizer(const Path& path) : path_(path) {
    const Json file = Json::parse(readFile(path, kMaxFileBytes), printable(path.filename().string()));
    const Json model = file.at("model");
    const std::string kind = model.stringOr("type", "BPE");
    if (kind != "BPE") refuseUnknown(model, "is of the kind " + printable(kind, 60));
    for (const char* key : {"continuing_subword_prefix", "end_of_word_suffix"})
        if (!model.stringOr(key, "").empty()) refuseUnknown(model, std::string("has a ") + key);
    if (model.doubleOr("dropout", 0) != 0) refuseUnknown(model, "leaves merges out by chance");
    fusesUnknown_ = model.boolOr("fuse_unk", false);
    fallsBackToBytes_ = model.boolOr("byte_fallback", false);
    wordsFirst_ = model.boolOr("ignore_merges", false);
    changes_ = textChanges(file);
    cuts_ = textCuts(file);
    readVocabulary(model);
    readMerges(model);
    readAdded(file);
    if (const auto unknown = model.find("unk_token")) {
        const auto found = vocabulary_.find(unknown->asString());
        if (found == vocabulary_.end()) refuse(*unknown, "is not in the vocabulary");
        unknown_ = found->second;
    }
    if (const auto step = file.find("post_processor")) readTemplate(*step);
}

std::int32_t JsonTokenizer::checkedId(const Json& value) {
    const std::int64_t id = value.asInt(0, kMaxId);
    vocabularySize_ = std::max(vocabularySize_, id + 1);
    return static_cast<std::int32_t>(id);
}

void JsonTokenizer::readVocabulary(const Json& model) {
    const Json vocabulary = model.at("vocab");
    if (!vocabulary.isObject() || vocabulary.size() == 0) refuse(vocabulary, "is not a table of tokens");
    vocabulary_.reserve(vocabulary.size());
    for (std::string& token : vocabulary.keys()) {
        const std::int32_t id = checkedId(vocabulary.at(token));
        vocabulary_.emplace(std::move(token), id);
    }
}

void JsonTokenizer::readMerges(const Json& model) {
    const Json merges = model.at("merges");
    if (!merges.isArray()) refuse(merges, "is not a list");
    merges_.reserve(merges.size());
    for (std::size_t i = 0; i < merges.size(); ++i) {
        const Json merge = merges.at(i);
        const auto [left, right] = halvesOf(merge);
        // A half without letters would make a token that merges into itself.
        if (left.empty() || right.empty()) refuse(merge, "has an empty half");
        const auto a = vocabulary_.find(left), b = vocabulary_.find(right), whole = vocabulary_.find(left + right);
        if (a == vocabulary_.end() || b == vocabulary_.end() || whole == vocabulary_.end())
            refuse(merge, "has or makes a token that is not in the vocabulary");
        merges_.add(a->second, b->second, {static_cast<std::int32_t>(i), whole->second});
    }
}

void JsonTokenizer::readAdded(const Json& file) {
    const auto list = file.find("added_tokens");
    if (!list) return;
    if (!list->isArray()) refuse(*list, "is not a list");
    std::vector<AddedToken> typed, normal, ordinaryTyped, ordinaryNormal;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const Json item = list->at(i);
        AddedToken token;
        token.text = item.at("content").asString();
        token.id = checkedId(item.at("id"));
        token.special = item.boolOr("special", false);
        token.takesBlanksBefore = item.boolOr("lstrip", false);
        token.takesBlanksBehind = item.boolOr("rstrip", false);
        token.wholeWord = item.boolOr("single_word", false);
        addedIds_[token.text] = token.id;
        if (token.special) specialIds_.insert(token.id);
        const bool normalises = item.boolOr("normalized", !token.special);
        const bool special = token.special;
        if (normalises) token.text = normalized(token.text);
        if (!special) (normalises ? ordinaryNormal : ordinaryTyped).push_back(token);
        (normalises ? normal : typed).push_back(std::move(token));
    }
    added_ = {AddedTokens(std::move(typed)), AddedTokens(std::move(normal))};
    ordinary_ = {AddedTokens(std::move(ordinaryTyped)), AddedTokens(std::move(ordinaryNormal))};
}

// What is put around a text: nothing, or one token in front.
void JsonTokenizer::readTemplate(const Json& step) {
    const std::string kind = step.at("type").asString();
    if (kind == "ByteLevel") return;
    if (kind == "Sequence") {
        const Json list = step.at("processors");
        if (!list.isArray()) refuse(list, "is not a list");
        for (std::size_t i = 0; i < list.size(); ++i) readTemplate(list.at(i));
        return;
    }
    if (kind != "TemplateProcessing") refuseUnknown(step, "is of the kind " + printable(kind, 60));
    const Json single = step.at("single");
    if (!single.isArray() || single.size() == 0 || !single.at(single.size() - 1).has("Sequence") || single.size() > 2 || begin_)
        refuseUnknown(single, "puts more around a text than one token in front");
    if (single.size() == 1) return;
    const std::string name = single.at(0).at("SpecialToken").at("id").asString();
    const Json ids = step.at("special_tokens").at(name).at("ids");
    if (!ids.isArray() || ids.size() != 1) refuseUnknown(ids, "is not one id");
    begin_ = checkedId(ids.at(0));
}

std::optional<std::int64_t> JsonTokenizer::specialId(std::string_view text) const {
    const auto found = addedIds_.find(std::string(text));
    return found == addedIds_.end() ? std::nullopt : std::optional(found->second);
}

std::string JsonTokenizer::normalized(std::string_view text) const {
    std::string out(text);
    for (const TextChange& change : changes_) out = change(std::move(out));
    return out;
}

std::vector<std::int32_t> JsonTokenizer::symbolsOf(std::string_view word) const {
    std::vector<std::int32_t> symbols;
    bool pending = false;   // an unknown that may grow
    for (std::size_t at = 0, length = 0; at < word.size(); at += length) {
        length = std::min(characterLength(word[at]), word.size() - at);
        const std::string_view letter = word.substr(at, length);
        const auto found = vocabulary_.find(std::string(letter));
        if (found != vocabulary_.end()) {
            if (pending) symbols.push_back(*unknown_);
            pending = false;
            symbols.push_back(found->second);
            continue;
        }
        std::vector<std::int32_t> bytes;
        if (fallsBackToBytes_)
            for (const char byte : letter)
                if (const auto token = vocabulary_.find(byteToken(byte)); token != vocabulary_.end()) bytes.push_back(token->second);
        if (bytes.size() == letter.size()) {
            symbols.insert(symbols.end(), bytes.begin(), bytes.end());
        } else if (unknown_) {   // without one, the letter is dropped
            if (pending && !fusesUnknown_) symbols.push_back(*unknown_);
            pending = true;
        }
    }
    if (pending) symbols.push_back(*unknown_);
    return symbols;
}

void JsonTokenizer::appendText(std::string_view text, bool first, std::vector<std::int64_t>& ids) const {
    std::vector<TextPiece> pieces{{std::string(text), first}};
    for (const TextCut& cut : cuts_) pieces = cut(std::move(pieces));
    for (const TextPiece& piece : pieces) {
        if (wordsFirst_)
            if (const auto found = vocabulary_.find(piece.text); found != vocabulary_.end()) {
                ids.push_back(found->second);
                continue;
            }
        const auto word = mergeSymbols(symbolsOf(piece.text), merges_);
        ids.insert(ids.end(), word.begin(), word.end());
    }
}

std::vector<std::int64_t> JsonTokenizer::encode(std::string_view text, bool parseSpecial) const {
    const Added& added = parseSpecial ? added_ : ordinary_;
    const std::string valid = validUtf8(text);
    std::vector<std::int64_t> ids;
    if (begin_) ids.push_back(*begin_);
    for (const SpecialSplit::Piece& piece : added.typed.split(valid)) {
        if (piece.id >= 0) {
            ids.push_back(piece.id);
            continue;
        }
        const bool first = piece.text.data() == valid.data();
        const std::string normal = normalized(piece.text);
        for (const SpecialSplit::Piece& part : added.normal.split(normal)) {
            if (part.id >= 0) ids.push_back(part.id);
            else appendText(part.text, first && part.text.data() == normal.data(), ids);
        }
    }
    return ids;
}

}  // namespace coincide
