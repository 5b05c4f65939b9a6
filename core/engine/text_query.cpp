#include "core/engine/text_query.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace coincide {
namespace {

constexpr std::size_t kMaxTerms = 64;
constexpr std::size_t kMaxQueryBytes = 4096;
constexpr std::size_t kShortestPrefix = 2;   // the index knows beginnings of two characters and more
constexpr std::string_view kPlaceholder = "<image>";

// The character at `at`, and its length in bytes; 0 for a byte that starts none.
char32_t characterAt(std::string_view text, std::size_t at, std::size_t& length) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    length = 1;
    const unsigned char lead = byte(at);
    if (lead < 0x80) return lead;
    const std::size_t more = lead >= 0xF0 && lead <= 0xF4 ? 3 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xC2 && lead < 0xE0 ? 1 : 0;
    if (more == 0 || at + more >= text.size()) return 0;
    char32_t code = lead & (0x3F >> more);
    for (std::size_t i = 1; i <= more; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return 0;
        code = (code << 6) | (byte(at + i) & 0x3F);
    }
    length = more + 1;
    return code;
}

bool standsAlone(char32_t c) {
    return (c >= 0x3040 && c < 0x3100) || (c >= 0x3400 && c < 0x4DC0) || (c >= 0x4E00 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7B0) || (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x32000);
}

bool isBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Whether the index keeps anything of a character: letters and digits, in doubt yes.
bool isLetter(char32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c < 0xC0) return c == 0xAA || c == 0xB2 || c == 0xB3 || c == 0xB5 || (c >= 0xB9 && c <= 0xBE && c != 0xBB);
    return c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c < 0x2070) && !(c >= 0x20A0 && c < 0x2100) && !(c >= 0x2190 && c < 0x2460) && !(c >= 0x2500 && c < 0x2C00) &&
           !(c >= 0x2E00 && c < 0x3005) && !(c >= 0x3008 && c < 0x3021) && !(c >= 0xE000 && c < 0xF900) && !(c >= 0xFE10 && c < 0xFE70) && !(c >= 0xFF00 && c < 0xFF10) &&
           !(c >= 0x1F000 && c < 0x20000) && c < 0xE0000;
}

struct Term {
    std::string text;              // spaced as in the index, without quotes
    std::string_view column;       // "question", "answer" or none
    bool excluded = false;
    bool phrase = false;           // in quotes
    std::size_t letters = 0;       // of the last word
    bool endsAlone = false;        // its last character is a word of its own
};

// Takes the text of a term over, with what the index does not know made blanks.
void fill(Term& term, std::string_view raw) {
    for (std::size_t at = 0, length = 0; at < raw.size(); at += length) {
        const char32_t c = characterAt(raw, at, length);
        if (c == 0 || !isLetter(c)) {
            // A mark that is no letter still separates; accents that stand alone stay with their letter.
            term.text += ' ';
            term.letters = 0;
            continue;
        }
        if (standsAlone(c)) {
            term.text += ' ';
            term.text += raw.substr(at, length);
            term.text += ' ';
        } else {
            term.text += raw.substr(at, length);
        }
        term.letters = standsAlone(c) ? 1 : term.letters + 1;
        term.endsAlone = standsAlone(c);
    }
}

bool goesOn(const Term& term) { return !term.phrase && !term.endsAlone && term.letters >= kShortestPrefix; }

std::string expressionOf(const Term& term, bool beginning) {
    std::string out;
    if (!term.column.empty()) out += std::string(term.column) + " : ";
    out += '"' + term.text + '"';
    if (beginning && goesOn(term)) out += " *";
    return out;
}

std::vector<Term> termsOf(std::string_view text) {
    std::vector<Term> out;
    for (std::size_t at = 0; at < text.size() && out.size() < kMaxTerms;) {
        if (isBlank(text[at]) || text[at] == '\0') {
            ++at;
            continue;
        }
        Term term;
        const auto take = [&](std::string_view mark) {
            const std::size_t after = at + mark.size();
            if (!text.substr(at).starts_with(mark) || after >= text.size() || isBlank(text[after])) return false;
            at = after;
            return true;
        };
        term.excluded = take("-");
        for (const std::string_view column : {"question", "answer"})
            if (term.column.empty() && take(std::string(column) + ":")) term.column = column;
        std::size_t end;
        if (text[at] == '"') {
            term.phrase = true;
            end = std::min(text.find('"', ++at), text.size());
            fill(term, text.substr(at, end - at));
            at = std::min(end + 1, text.size());
        } else {
            end = at;
            while (end < text.size() && !isBlank(text[end]) && text[end] != '\0' && text[end] != '"') ++end;
            fill(term, text.substr(at, end - at));
            at = end;
        }
        // What holds no letter matches nothing and would make the whole query match nothing.
        if (term.text.find_first_not_of(' ') != std::string::npos) out.push_back(std::move(term));
    }
    return out;
}

}  // namespace

std::string textForIndex(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (std::size_t at = 0, length = 0; at < text.size(); at += length) {
        if (text[at] == '<' && text.substr(at).starts_with(kPlaceholder)) {
            length = kPlaceholder.size();
            out += ' ';
            continue;
        }
        const char32_t c = characterAt(text, at, length);
        if (!standsAlone(c)) {
            out += text.substr(at, length);
        } else {
            out += ' ';
            out += text.substr(at, length);
            out += ' ';
        }
    }
    return out;
}

TextQuery parseTextQuery(std::string_view text) {
    text = text.substr(0, kMaxQueryBytes);
    const bool unfinished = !text.empty() && !isBlank(text.back());
    const std::vector<Term> terms = termsOf(text);
    std::string wanted, excluded;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const std::string one = expressionOf(terms[i], unfinished && i + 1 == terms.size());
        std::string& side = terms[i].excluded ? excluded : wanted;
        side += (side.empty() ? "" : terms[i].excluded ? " OR " : " AND ") + one;
    }
    if (wanted.empty()) return {{}, excluded};
    if (excluded.empty()) return {wanted, {}};
    return {"(" + wanted + ") NOT (" + excluded + ")", {}};
}

std::vector<QueryWord> wordsOfQuery(std::string_view text) {
    text = text.substr(0, kMaxQueryBytes);
    const bool unfinished = !text.empty() && !isBlank(text.back());
    const std::vector<Term> terms = termsOf(text);
    std::vector<QueryWord> out;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        if (terms[i].excluded) continue;
        QueryWord word;
        word.beginning = unfinished && i + 1 == terms.size() && goesOn(terms[i]);
        word.side = terms[i].column;
        const std::string& spaced = terms[i].text;
        for (std::size_t at = spaced.find_first_not_of(' '); at != std::string::npos;) {
            const std::size_t end = std::min(spaced.find(' ', at), spaced.size());
            word.words.push_back(spaced.substr(at, end - at));
            at = spaced.find_first_not_of(' ', end);
        }
        out.push_back(std::move(word));
    }
    return out;
}

}  // namespace coincide
