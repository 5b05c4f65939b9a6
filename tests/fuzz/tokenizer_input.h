#pragma once

#include <string_view>

#include "core/nn/tokenizer.h"
#include "tests/fuzz/fuzz_target.h"

namespace coincide {

/// A tokenizer file and a text for it: the input up to the last byte 0x1E, and what follows.
struct TokenizerInput {
    std::string_view file, text;
};

inline TokenizerInput splitInput(std::string_view input) {
    const std::size_t mark = input.rfind('\x1E');
    if (mark == std::string_view::npos) return {input, "Two words, 12 <unk>"};
    return {input.substr(0, mark), input.substr(mark + 1)};
}

/// Ids stay below the size of the vocabulary, and are the same each time.
inline void encodeBoth(const Tokenizer& tokenizer, std::string_view text) {
    for (const bool special : {false, true}) {
        const auto ids = tokenizer.encode(text, special);
        for (const std::int64_t id : ids) require(id >= 0 && id < tokenizer.vocabularySize());
        require(ids == tokenizer.encode(text, special));
    }
}

}  // namespace coincide
