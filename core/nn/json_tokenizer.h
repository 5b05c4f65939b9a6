#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/nn/added_tokens.h"
#include "core/nn/symbol_merge.h"
#include "core/nn/text_steps.h"
#include "core/nn/tokenizer.h"

namespace coincide {

/// A `tokenizer.json` of byte pairs: byte level as in GPT-2 and Qwen, or letters with single bytes to fall back on as in Llama.
class JsonTokenizer : public Tokenizer {
public:
    /// **Throws** BadInput for a vocabulary, merge or pattern that does not hold together; Unsupported, naming what is not known
    /// here (other models than BPE, other steps, a template that adds more than one token in front).
    explicit JsonTokenizer(const Path& path);

    std::vector<std::int64_t> encode(std::string_view text, bool parseSpecial) const override;
    std::optional<std::int64_t> beginId() const override { return begin_; }
    std::optional<std::int64_t> specialId(std::string_view text) const override;
    std::int64_t vocabularySize() const override { return vocabularySize_; }
    std::vector<Path> files() const override { return {path_}; }

    /// Whether an id belongs to an added token that the file calls special.
    bool isSpecial(std::int64_t id) const { return specialIds_.contains(id); }

private:
    void readVocabulary(const Json& model);
    void readMerges(const Json& model);
    void readAdded(const Json& file);
    void readTemplate(const Json& step);
    std::int32_t checkedId(const Json& value);
    std::string normalized(std::string_view text) const;
    std::vector<std::int32_t> symbolsOf(std::string_view word) const;
    void appendText(std::string_view text, bool first, std::vector<std::int64_t>& ids) const;

    // Texts that are looked for as they were typed, and those looked for after normalising.
    struct Added {
        AddedTokens typed, normal;
    };

    Path path_;
    std::vector<TextChange> changes_;
    std::vector<TextCut> cuts_;
    std::unordered_map<std::string, std::int32_t> vocabulary_;
    std::unordered_map<std::string, std::int64_t> addedIds_;
    std::set<std::int64_t> specialIds_;
    MergeTable merges_;
    Added added_, ordinary_;   // all, and without those called special
    std::optional<std::int32_t> unknown_;
    std::optional<std::int64_t> begin_;
    bool fusesUnknown_ = false, fallsBackToBytes_ = false, wordsFirst_ = false;
    std::int64_t vocabularySize_ = 0;
};

}  // namespace coincide
