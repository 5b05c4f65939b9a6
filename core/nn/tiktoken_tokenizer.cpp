#include "core/nn/tiktoken_tokenizer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/error.h"
#include "core/nn/byte_pair.h"
#include "core/nn/unicode.h"

namespace coincide {
namespace {

constexpr std::size_t kMaxFileBytes = 256u << 20;
constexpr std::int64_t kMaxRanks = 10'000'000;

// Words of cl100k, with one digit at a time. The letters of the contractions are spelt out with the one letter outside ASCII
// that folds to them, so that no library's rules of case are needed.
constexpr std::string_view kWords =
    "'(?:[sS\\x{17F}]|[tT]|[rR][eE]|[vV][eE]|[mM]|[lL][lL]|[dD])|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}|"
    " ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

// In the order of their ids.
constexpr std::array<std::string_view, 32> kSpecial = {
    "<|endoftext|>",  "<|fim_prefix|>",  "<|fim_middle|>", "<|fim_suffix|>", "<|fim_pad|>",     "<gh_stars>",
    "<filename>",     "<issue_start>",   "<issue_comment>", "<issue_closed>", "<jupyter_start>", "<jupyter_text>",
    "<jupyter_code>", "<jupyter_output>", "<empty_output>", "<commit_before>", "<commit_msg>",   "<commit_after>",
    "<reponame>",     "<|endofprompt|>", "<|im_start|>",   "<|im_end|>",     "<|pause|>",       "<|reg0|>",
    "<|reg1|>",       "<|reg2|>",        "<|reg3|>",       "<|reg4|>",       "<|reg5|>",        "<|reg6|>",
    "<|reg7|>",       "<|extra0|>"};

int base64Value(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

// Appends the decoded bytes; false for anything that is not padded base64 of at least one byte.
bool appendBase64(std::string_view text, std::string& out) {
    if (text.empty() || text.size() % 4 != 0) return false;
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
    for (std::size_t i = 0; i < text.size(); i += 4) {
        unsigned value = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            const bool pad = i + k >= text.size() - padding;
            const int digit = pad ? 0 : base64Value(text[i + k]);
            if (digit < 0) return false;
            value = value << 6 | static_cast<unsigned>(digit);
        }
        const std::size_t bytes = i + 4 == text.size() ? 3 - padding : 3;
        for (std::size_t k = 0; k < bytes; ++k) out += static_cast<char>(value >> (16 - 8 * k) & 0xFF);
    }
    return true;
}

}  // namespace

TiktokenTokenizer::TiktokenTokenizer(const Path& rankFile) : path_(rankFile), pattern_(kWords, rankFile.filename().string()) {
    const std::string file = printable(rankFile.filename().string());
    const auto refuse = [&](std::size_t line, const std::string& why) {
        throw Error(ErrorCode::BadInput, file + ": line " + std::to_string(line) + " " + why,
                    "Get the checkpoint's tokenizer again");
    };
    const std::string content = readFile(rankFile, kMaxFileBytes);
    struct Token {
        std::size_t begin, length;
        std::int64_t rank;
    };
    std::vector<Token> tokens;
    std::size_t lineNumber = 0;
    for (std::string_view rest = content; !rest.empty();) {
        ++lineNumber;
        std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) continue;
        const std::size_t blank = line.find(' ');
        Token token{bytes_.size(), 0, -1};
        if (blank == std::string_view::npos || !appendBase64(line.substr(0, blank), bytes_))
            refuse(lineNumber, "is not base64, a blank and a rank");
        const std::string_view number = line.substr(blank + 1);
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), token.rank);
        if (error != std::errc() || end != number.data() + number.size() || token.rank < 0)
            refuse(lineNumber, "is not base64, a blank and a rank");
        token.length = bytes_.size() - token.begin;
        tokens.push_back(token);
        if (static_cast<std::int64_t>(tokens.size()) > kMaxRanks) refuse(lineNumber, "is beyond the ten millionth");
    }
    const auto count = static_cast<std::int64_t>(tokens.size());
    std::vector<bool> seen(tokens.size());
    ranks_.reserve(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (token.rank >= count) refuse(i + 1, "has a rank beyond the number of lines");
        if (seen[static_cast<std::size_t>(token.rank)]) refuse(i + 1, "has a rank that another line has");
        seen[static_cast<std::size_t>(token.rank)] = true;
        if (!ranks_.emplace(std::string_view(bytes_).substr(token.begin, token.length), token.rank).second)
            refuse(i + 1, "has a token that another line has");
        longest_ = std::max(longest_, token.length);
    }
    for (int byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        if (!ranks_.contains(std::string_view(&c, 1)))
            throw Error(ErrorCode::BadInput, file + ": byte " + std::to_string(byte) + " has no rank",
                        "Get the checkpoint's tokenizer again");
    }
    std::map<std::string, std::int64_t> special;
    for (std::size_t i = 0; i < kSpecial.size(); ++i)
        special.emplace(kSpecial[i], count + 1 + static_cast<std::int64_t>(i));
    special_ = SpecialSplit(std::move(special));
    vocabularySize_ = count + 1 + static_cast<std::int64_t>(kSpecial.size());
}

std::optional<std::int64_t> TiktokenTokenizer::specialId(std::string_view text) const {
    const auto found = special_.ids().find(std::string(text));
    return found == special_.ids().end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::int64_t> TiktokenTokenizer::encode(std::string_view text, bool parseSpecial) const {
    const std::string normal = normalizedNfc(validUtf8(text));
    std::vector<std::int64_t> ids;
    if (!parseSpecial) {
        appendWords(normal, ids);
        return ids;
    }
    for (const SpecialSplit::Piece& piece : special_.split(normal)) {
        if (piece.id >= 0) ids.push_back(piece.id);
        else appendWords(piece.text, ids);
    }
    return ids;
}

void TiktokenTokenizer::appendWords(std::string_view text, std::vector<std::int64_t>& ids) const {
    const auto rank = [this](std::string_view token) -> std::int64_t {
        if (token.size() > longest_) return -1;
        const auto found = ranks_.find(token);
        return found == ranks_.end() ? -1 : found->second;
    };
    pattern_.forEachMatch(text, [&](std::size_t begin, std::size_t end) {
        const auto word = mergeBytePairs(text.substr(begin, end - begin), rank);
        ids.insert(ids.end(), word.begin(), word.end());
    });
}

}  // namespace coincide
