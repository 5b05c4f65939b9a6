#include "core/nn/special_split.h"

#include <algorithm>

namespace coincide {

SpecialSplit::SpecialSplit(std::map<std::string, std::int64_t> ids) : ids_(std::move(ids)) {
    ids_.erase("");
    for (const auto& [text, id] : ids_) byFirst_[static_cast<unsigned char>(text[0])].push_back(text);
    for (auto& texts : byFirst_)
        std::sort(texts.begin(), texts.end(), [](std::string_view a, std::string_view b) { return a.size() > b.size(); });
}

std::vector<SpecialSplit::Piece> SpecialSplit::split(std::string_view text) const {
    std::vector<Piece> pieces;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto& texts = byFirst_[static_cast<unsigned char>(text[at])];
        const auto found = std::find_if(texts.begin(), texts.end(),
                                        [&](std::string_view special) { return text.substr(at).starts_with(special); });
        if (found == texts.end()) {
            ++at;
            continue;
        }
        if (at > begin) pieces.push_back({text.substr(begin, at - begin), -1});
        pieces.push_back({text.substr(at, found->size()), ids_.find(std::string(*found))->second});
        at += found->size();
        begin = at;
    }
    if (begin < text.size()) pieces.push_back({text.substr(begin), -1});
    return pieces;
}

}  // namespace coincide
