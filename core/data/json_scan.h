#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace coincide {

/// Where a value ends: position just after it, given that it starts at `begin` (no blanks in front). Follows strings, escapes
/// and brackets only; whether the value is valid JSON is for a parser to say. Never recurses.
/// `npos` = the text ends inside the value, or no value starts there.
std::size_t jsonValueEnd(std::string_view text, std::size_t begin);

/// First position at or after `begin` that is not JSON white space; text.size() at the end.
std::size_t jsonSkipBlanks(std::string_view text, std::size_t begin);

/// The raw text of the *last* member `key` of the object that `object` starts with, looking no further than where the object stops
/// being well formed. Keys written with escapes are not recognised.
std::optional<std::string_view> jsonFindMember(std::string_view object, std::string_view key);

}  // namespace coincide
