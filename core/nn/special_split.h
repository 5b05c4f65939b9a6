#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace coincide {

/// Finds the texts of special tokens inside a text: leftmost first, the longest of those that begin at one place.
class SpecialSplit {
public:
    SpecialSplit() = default;
    /// Empty texts are left out: they would match everywhere.
    explicit SpecialSplit(std::map<std::string, std::int64_t> ids);

    /// A piece of text between special tokens (id -1, never empty), or one special token.
    struct Piece {
        std::string_view text;
        std::int64_t id = -1;
    };
    std::vector<Piece> split(std::string_view text) const;

    const std::map<std::string, std::int64_t>& ids() const { return ids_; }

private:
    std::map<std::string, std::int64_t> ids_;
    std::vector<std::string_view> byFirst_[256];   // texts by first byte, longest first
};

}  // namespace coincide
