#include "core/data/json_scan.h"

#include <cstring>
#include <string>

namespace coincide {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Position after the closing quote of the string whose first quote is at `begin`.
std::size_t stringEnd(std::string_view text, std::size_t begin) {
    std::size_t at = begin + 1;
    while (true) {
        const char* quote = at < text.size() ? static_cast<const char*>(std::memchr(text.data() + at, '"', text.size() - at)) : nullptr;
        if (!quote) return npos;
        const std::size_t position = static_cast<std::size_t>(quote - text.data());
        std::size_t slashes = 0;
        while (position - slashes > begin + 1 && text[position - slashes - 1] == '\\') ++slashes;
        if (slashes % 2 == 0) return position + 1;
        at = position + 1;
    }
}

}  // namespace

std::size_t jsonSkipBlanks(std::string_view text, std::size_t begin) {
    while (begin < text.size() && blank(text[begin])) ++begin;
    return begin;
}

std::size_t jsonValueEnd(std::string_view text, std::size_t begin) {
    if (begin >= text.size()) return npos;
    const char first = text[begin];
    if (first == '"') return stringEnd(text, begin);
    if (first != '{' && first != '[') {
        std::size_t at = begin;
        while (at < text.size() && !blank(text[at]) && text[at] != ',' && text[at] != ']' && text[at] != '}' && text[at] != ':' &&
               text[at] != '"' && text[at] != '[' && text[at] != '{')
            ++at;
        return at == begin ? npos : at;
    }
    std::size_t depth = 0;
    for (std::size_t at = begin; at < text.size(); ++at) {
        switch (text[at]) {
            case '"': {
                const std::size_t end = stringEnd(text, at);
                if (end == npos) return npos;
                at = end - 1;
                break;
            }
            case '{':
            case '[': ++depth; break;
            case '}':
            case ']':
                if (--depth == 0) return at + 1;
                break;
            default: break;
        }
    }
    return npos;
}

std::optional<std::string_view> jsonFindMember(std::string_view object, std::string_view key) {
    std::optional<std::string_view> found;
    std::size_t at = jsonSkipBlanks(object, 0);
    if (at >= object.size() || object[at] != '{') return found;
    at = jsonSkipBlanks(object, at + 1);
    while (at < object.size() && object[at] == '"') {
        const std::size_t keyEnd = stringEnd(object, at);
        if (keyEnd == npos) break;
        const std::string_view name = object.substr(at + 1, keyEnd - at - 2);
        at = jsonSkipBlanks(object, keyEnd);
        if (at >= object.size() || object[at] != ':') break;
        at = jsonSkipBlanks(object, at + 1);
        const std::size_t end = jsonValueEnd(object, at);
        if (end == npos) break;
        if (name == key) found = object.substr(at, end - at);
        at = jsonSkipBlanks(object, end);
        if (at >= object.size() || object[at] != ',') break;
        at = jsonSkipBlanks(object, at + 1);
    }
    return found;
}

}  // namespace coincide
