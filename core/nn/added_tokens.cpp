#include "core/nn/added_tokens.h"

#include <algorithm>

#include "core/nn/unicode.h"

namespace coincide {

AddedTokens::AddedTokens(std::vector<AddedToken> tokens) : tokens_(std::move(tokens)) {
    std::map<std::string, std::int64_t> ids;
    // Numbered by their place, since two of them may have one id.
    for (std::size_t i = 0; i < tokens_.size(); ++i) ids[tokens_[i].text] = static_cast<std::int64_t>(i);
    texts_ = SpecialSplit(std::move(ids));
}

std::vector<SpecialSplit::Piece> AddedTokens::split(std::string_view text) const {
    std::vector<SpecialSplit::Piece> out;
    std::size_t done = 0;   // what lies before it is in `out`
    for (const SpecialSplit::Piece& piece : texts_.split(text)) {
        if (piece.id < 0) continue;
        const AddedToken& token = tokens_[static_cast<std::size_t>(piece.id)];
        std::size_t begin = static_cast<std::size_t>(piece.text.data() - text.data()), end = begin + piece.text.size();
        // Blanks that the token before has taken may have been the beginning of this one.
        if (begin < done || (token.wholeWord && (endsInWord(text.substr(0, begin)) || beginsWithWord(text.substr(end))))) continue;
        if (token.takesBlanksBefore) begin = std::max(done, begin - blanksAtEnd(text.substr(0, begin)));
        if (token.takesBlanksBehind) end += blanksAtBegin(text.substr(end));
        if (begin > done) out.push_back({text.substr(done, begin - done), -1});
        out.push_back({text.substr(begin, end - begin), token.id});
        done = end;
    }
    if (done < text.size()) out.push_back({text.substr(done), -1});
    return out;
}

}  // namespace coincide
