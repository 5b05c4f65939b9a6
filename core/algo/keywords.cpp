#include "core/algo/keywords.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/error.h"

namespace coincide {

namespace {

constexpr std::size_t kMaxWordBytes = 64;
constexpr std::size_t kMinAsciiLetters = 3;

// Sorted; common English function words, and the few words that instructions about pictures share.
constexpr auto kStopWords = std::to_array<std::string_view>({
    "about", "above", "after", "again", "all", "also", "although", "always", "among", "and", "another", "any", "are", "aren", "around", "because", "been",
    "before", "being", "below", "between", "both", "but", "can", "cannot", "could", "couldn", "did", "didn", "does", "doesn", "doing", "don", "done", "down",
    "during", "each", "either", "else", "even", "every", "few", "for", "from", "further", "get", "give", "given", "had", "hadn", "has", "hasn", "have",
    "haven", "having", "her", "here", "hers", "herself", "him", "himself", "his", "how", "however", "image", "images", "into", "isn", "its", "itself",
    "just", "let", "like", "may", "might", "more", "most", "much", "must", "mustn", "myself", "neither", "nor", "not", "now", "off", "once", "one", "only",
    "other", "our", "ours", "ourselves", "out", "over", "own", "per", "please", "same", "see", "several", "shall", "shan", "she", "should", "shouldn",
    "since", "some", "such", "than", "that", "the", "their", "theirs", "them", "themselves", "then", "there", "these", "they", "this", "those", "though",
    "through", "thus", "too", "under", "until", "upon", "very", "was", "wasn", "were", "weren", "what", "when", "where", "whether", "which", "while",
    "who", "whom", "whose", "why", "will", "with", "within", "without", "won", "would", "wouldn", "yet", "you", "your", "yours", "yourself", "yourselves",
});
static_assert(std::is_sorted(kStopWords.begin(), kStopWords.end()));

/// Decodes the character at `at` and moves behind it; 0 for an invalid byte.
char32_t decode(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at++);
    if (lead < 0x80) return lead;
    const std::size_t more = lead >= 0xF0 && lead <= 0xF4 ? 3 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xC2 && lead < 0xE0 ? 1 : 0;
    if (more == 0 || at + more > text.size()) return 0;
    char32_t code = lead & (0x3F >> more);
    for (std::size_t i = 0; i < more; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return 0;
        code = (code << 6) | (byte(at + i) & 0x3F);
    }
    const bool overlong = (more == 2 && code < 0x800) || (more == 3 && (code < 0x10000 || code > 0x10FFFF));
    if (overlong || (code >= 0xD800 && code < 0xE000)) return 0;
    at += more;
    return code;
}

bool isCjk(char32_t c) {
    return (c >= 0x3040 && c < 0x3100) || (c >= 0x3400 && c < 0x4DC0) || (c >= 0x4E00 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7B0) ||
           (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x32000);
}

bool isWordCharacter(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
    const bool punctuation = c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2C00) || (c >= 0x2E00 && c < 0x3005) || (c >= 0x3008 && c < 0x3040) ||
                             (c >= 0xE000 && c < 0xF900) || (c >= 0xFE00 && c < 0xFE70) || (c >= 0xFF00 && c < 0xFF10) || (c >= 0xFFE0 && c < 0x10000) ||
                             (c >= 0x1F000 && c < 0x20000) || c >= 0xE0000;
    return !punctuation;
}

bool worthCounting(const std::string& word) {
    bool ascii = true, number = true;
    for (const char c : word) {
        ascii = ascii && static_cast<unsigned char>(c) < 0x80;
        number = number && c >= '0' && c <= '9';
    }
    if (number || word.size() > kMaxWordBytes) return false;
    return !ascii || (word.size() >= kMinAsciiLetters && !std::binary_search(kStopWords.begin(), kStopWords.end(), std::string_view(word)));
}

}  // namespace

std::vector<std::string> keywordTokens(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty() && worthCounting(word)) words.push_back(word);
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = decode(text, at);
        if (isCjk(c)) {
            finish();
            words.emplace_back(text.substr(begin, at - begin));
        } else if (c != 0 && isWordCharacter(c)) {
            if (word.size() <= kMaxWordBytes) {   // one byte beyond marks a run that is no word
                if (c < 0x80)
                    word += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
                else
                    word += text.substr(begin, at - begin);
            }
        } else {
            finish();
        }
    }
    finish();
    return words;
}

void ClusterKeywords::add(std::string_view text, std::int32_t cluster) {
    if (cluster < 0) throw Error(ErrorCode::InvalidArgument, "a cluster has a number below 0", "Leave out records without a cluster");
    for (std::string& token : keywordTokens(text)) {
        auto found = ids_.find(token);
        if (found == ids_.end()) {
            if (words_.size() >= maxWords_) continue;
            found = ids_.emplace(std::move(token), static_cast<std::uint32_t>(words_.size())).first;
            words_.push_back({found->first, 0});
        }
        Cluster& counts = clusters_[cluster];
        ++words_[found->second].count;
        ++counts.counts[found->second];
        ++counts.total;
        ++total_;
    }
}

std::vector<Keyword> ClusterKeywords::top(std::int32_t cluster, std::size_t count) const {
    const auto found = clusters_.find(cluster);
    if (found == clusters_.end()) return {};
    const double meanWords = static_cast<double>(total_) / static_cast<double>(clusters_.size());
    std::vector<Keyword> all;
    all.reserve(found->second.counts.size());
    for (const auto& [id, occurrences] : found->second.counts) {
        const double share = static_cast<double>(occurrences) / static_cast<double>(found->second.total);
        const double weight = share * std::log1p(meanWords / static_cast<double>(words_[id].count));
        all.push_back({std::string(words_[id].text), weight, occurrences});
    }
    const auto last = all.begin() + static_cast<std::ptrdiff_t>(std::min(count, all.size()));
    std::partial_sort(all.begin(), last, all.end(), [](const Keyword& a, const Keyword& b) { return a.weight != b.weight ? a.weight > b.weight : a.word < b.word; });
    all.erase(last, all.end());
    return all;
}

}  // namespace coincide
