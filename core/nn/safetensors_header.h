#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace coincide {

/// One line of a safetensors header, nothing about it checked beyond the grammar.
struct SafetensorsEntry {
    std::string name;
    std::string dtype;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0, end = 0;   ///< bytes after the header
};

/// Parses `{"name": {"dtype": "F32", "shape": [..], "data_offsets": [begin, end]}, ..}`; `__metadata__` is skipped.
/// A reader of its own and not a JSON library's, since those drop a name that comes twice.
/// **Throws** BadInput naming `file` and the byte.
std::vector<SafetensorsEntry> parseSafetensorsHeader(std::string_view text, const std::string& file);

}  // namespace coincide
