#pragma once

#include <string>
#include <string_view>

namespace coincide {

/// The text with every invalid UTF-8 sequence replaced by U+FFFD; unchanged when it is valid.
std::string validUtf8(std::string_view text);

/// The text in normalisation form C. `text` must be valid UTF-8.
std::string normalizedNfc(std::string_view text);

/// Without white space at both ends, as Python's str.strip() understands it (Unicode white space and the separators
/// U+001C to U+001F). `text` must be valid UTF-8.
std::string_view stripped(std::string_view text);

/// Bytes of white space (the property White_Space) at the beginning and at the end of a valid text.
std::size_t blanksAtBegin(std::string_view text);
std::size_t blanksAtEnd(std::string_view text);

/// Whether a valid text begins or ends with a letter, mark, digit or connecting punctuation.
bool beginsWithWord(std::string_view text);
bool endsInWord(std::string_view text);

}  // namespace coincide
