#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/file.h"

namespace coincide {

/// Turns text into token ids as a checkpoint's own tokenizer does.
/// **Threads**: all members are safe from any number of threads.
class Tokenizer {
public:
    virtual ~Tokenizer() = default;

    /// Token ids of a text, with the begin token where the tokenizer adds one. With `parseSpecial`, the text of a special token
    /// becomes its id; else it is text like any other. Invalid UTF-8 counts as U+FFFD.
    virtual std::vector<std::int64_t> encode(std::string_view text, bool parseSpecial) const = 0;

    /// The begin token that encode() puts in front, if it does.
    virtual std::optional<std::int64_t> beginId() const = 0;

    /// Id of a special token by its text.
    virtual std::optional<std::int64_t> specialId(std::string_view text) const = 0;

    /// One more than the largest id.
    virtual std::int64_t vocabularySize() const = 0;

    /// The files that define it, for fingerprints.
    virtual std::vector<Path> files() const = 0;
};

/// The tokenizer in a checkpoint folder: `arcade100k.tiktoken`, else `tokenizer.model` (SentencePiece), else `tokenizer.json`.
/// **Throws** NotFound, naming the files that were looked for; BadInput, Unsupported.
std::unique_ptr<Tokenizer> loadTokenizer(const Path& folder);

}  // namespace coincide
