#include "core/nn/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "core/base/error.h"

namespace coincide {
namespace {

const utf8proc_uint8_t* bytesOf(std::string_view text) { return reinterpret_cast<const utf8proc_uint8_t*>(text.data()); }

bool isSpace(utf8proc_int32_t c) {
    return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

// The property White_Space, which lacks the separators that Python counts.
bool isWhite(utf8proc_int32_t c) { return isSpace(c) && !(c >= 0x1C && c <= 0x1F); }

bool isWord(utf8proc_int32_t c) {
    switch (utf8proc_category(c)) {
        case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM: case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ME: case UTF8PROC_CATEGORY_ND: case UTF8PROC_CATEGORY_NL:
        case UTF8PROC_CATEGORY_PC: return true;
        default: return false;
    }
}

// The character at the beginning of a text, and its bytes; 0 bytes where there is none.
std::size_t firstCharacter(std::string_view text, utf8proc_int32_t& code) {
    const auto used = utf8proc_iterate(bytesOf(text), static_cast<utf8proc_ssize_t>(text.size()), &code);
    return used > 0 ? static_cast<std::size_t>(used) : 0;
}

std::size_t lastCharacter(std::string_view text, utf8proc_int32_t& code) {
    if (text.empty()) return 0;
    std::size_t begin = text.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    return firstCharacter(text.substr(begin), code);
}

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string validUtf8(std::string_view text) {
    if (isAscii(text)) return std::string(text);
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        utf8proc_int32_t code = 0;
        const auto used = utf8proc_iterate(bytesOf(text), static_cast<utf8proc_ssize_t>(text.size()), &code);
        if (used > 0) out.append(text.substr(0, static_cast<std::size_t>(used)));
        else out.append("\xEF\xBF\xBD");
        text.remove_prefix(used > 0 ? static_cast<std::size_t>(used) : 1);
    }
    return out;
}

std::string normalizedNfc(std::string_view text) {
    if (isAscii(text)) return std::string(text);
    utf8proc_uint8_t* buffer = nullptr;
    const auto length = utf8proc_map(bytesOf(text), static_cast<utf8proc_ssize_t>(text.size()), &buffer,
                                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(buffer, &std::free);
    if (length < 0)
        throw Error(ErrorCode::BadInput, "a text cannot be normalised", "Check that it is valid UTF-8");
    return std::string(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length));
}

std::string_view stripped(std::string_view text) {
    utf8proc_int32_t code = 0;
    for (std::size_t used = 0; (used = firstCharacter(text, code)) > 0 && isSpace(code);) text.remove_prefix(used);
    for (std::size_t used = 0; (used = lastCharacter(text, code)) > 0 && isSpace(code);) text.remove_suffix(used);
    return text;
}

std::size_t blanksAtBegin(std::string_view text) {
    utf8proc_int32_t code = 0;
    std::size_t count = 0;
    for (std::size_t used = 0; (used = firstCharacter(text.substr(count), code)) > 0 && isWhite(code);) count += used;
    return count;
}

std::size_t blanksAtEnd(std::string_view text) {
    utf8proc_int32_t code = 0;
    std::size_t count = 0;
    for (std::size_t used = 0; (used = lastCharacter(text.substr(0, text.size() - count), code)) > 0 && isWhite(code);) count += used;
    return count;
}

bool beginsWithWord(std::string_view text) {
    utf8proc_int32_t code = 0;
    return firstCharacter(text, code) > 0 && isWord(code);
}

bool endsInWord(std::string_view text) {
    utf8proc_int32_t code = 0;
    return lastCharacter(text, code) > 0 && isWord(code);
}

}  // namespace coincide
