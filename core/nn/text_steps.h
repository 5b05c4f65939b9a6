#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"

namespace coincide {

/// A piece of text on its way to the tokens; `first` = the beginning of the whole text is in it.
struct TextPiece {
    std::string text;
    bool first = false;
};

/// Changes a text as a whole. Steps may be run from any number of threads.
using TextChange = std::function<std::string(std::string text)>;
/// Cuts pieces into smaller ones, or spells them otherwise.
using TextCut = std::function<std::vector<TextPiece>(std::vector<TextPiece> pieces)>;

/// The steps under `normalizer` of a tokenizer.json, in order: Prepend, Replace, NFC, and sequences of them.
/// **Throws** Unsupported, naming a kind that is not known here; BadInput.
std::vector<TextChange> textChanges(const Json& file);

/// The steps under `pre_tokenizer`: Split, ByteLevel, Digits, Metaspace, and sequences of them. **Throws** as textChanges.
std::vector<TextCut> textCuts(const Json& file);

/// How byte-level tokenizers spell a byte: itself where it can be seen, else a letter from U+0100 on. UTF-8.
std::string byteLetter(unsigned char byte);

}  // namespace coincide
