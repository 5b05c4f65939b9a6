#pragma once

#include <memory>
#include <string>

#include "core/nn/special_split.h"
#include "core/nn/tokenizer.h"

namespace coincide {

/// A SentencePiece model with the conventions of the Llama tokenizer around it: a begin token in front (unless
/// tokenizer_config.json says otherwise), unknown, begin and end token recognised in text. With `legacy` false, one U+2581
/// stands in front of the whole text only; else in front of every piece between special tokens.
class SentencePieceTokenizer : public Tokenizer {
public:
    /// Reads `tokenizer.model` and, where there is one, `tokenizer_config.json`. **Throws** BadInput.
    explicit SentencePieceTokenizer(const Path& folder);
    ~SentencePieceTokenizer() override;

    std::vector<std::int64_t> encode(std::string_view text, bool parseSpecial) const override;
    std::optional<std::int64_t> beginId() const override { return begin_; }
    std::optional<std::int64_t> specialId(std::string_view text) const override;
    std::int64_t vocabularySize() const override;
    std::vector<Path> files() const override { return files_; }

private:
    struct Model;
    std::unique_ptr<Model> model_;
    std::vector<Path> files_;
    SpecialSplit special_;
    std::optional<std::int64_t> begin_;
    bool legacy_ = true;
};

}  // namespace coincide
