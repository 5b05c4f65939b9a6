#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/nn/special_split.h"

namespace coincide {

/// A token that is found in a text before anything else is done with it.
struct AddedToken {
    std::string text;
    std::int64_t id = 0;
    bool special = false;
    bool takesBlanksBefore = false, takesBlanksBehind = false;   ///< white space beside it belongs to it
    bool wholeWord = false;                                      ///< not where a letter, digit or "_" stands beside it
};

/// Finds added tokens: leftmost first, the longest of those that begin at one place.
class AddedTokens {
public:
    AddedTokens() = default;
    /// Of two tokens with one text the last counts; empty texts are left out.
    explicit AddedTokens(std::vector<AddedToken> tokens);

    /// `text` must be valid UTF-8.
    std::vector<SpecialSplit::Piece> split(std::string_view text) const;

private:
    SpecialSplit texts_;
    std::vector<AddedToken> tokens_;
};

}  // namespace coincide
