#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "core/nn/pretokenize.h"
#include "core/nn/special_split.h"
#include "core/nn/tokenizer.h"

namespace coincide {

/// The Arcade100k tokenizer of StableLM-2: a tiktoken rank file, the cl100k word pattern with digits one by one, text in
/// normalisation form C, and 32 special tokens after one unused id.
class TiktokenTokenizer : public Tokenizer {
public:
    /// Reads lines of base64, blank, rank. **Throws** BadInput for a line that is not so, a rank twice or beyond the number of
    /// lines, or a single byte without a rank.
    explicit TiktokenTokenizer(const Path& rankFile);

    std::vector<std::int64_t> encode(std::string_view text, bool parseSpecial) const override;
    std::optional<std::int64_t> beginId() const override { return std::nullopt; }
    std::optional<std::int64_t> specialId(std::string_view text) const override;
    std::int64_t vocabularySize() const override { return vocabularySize_; }
    std::vector<Path> files() const override { return {path_}; }

private:
    void appendWords(std::string_view text, std::vector<std::int64_t>& ids) const;

    Path path_;
    std::string bytes_;   // of all tokens, one after another
    std::unordered_map<std::string_view, std::int64_t> ranks_;
    std::size_t longest_ = 0;
    WordPattern pattern_;
    SpecialSplit special_;
    std::int64_t vocabularySize_ = 0;
};

}  // namespace coincide
