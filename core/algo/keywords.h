#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace coincide {

struct Keyword {
    std::string word;
    double weight = 0;            ///< above 0; comparable inside one cluster
    std::int64_t count = 0;       ///< occurrences in the cluster
    bool operator==(const Keyword&) const = default;
};

/// The words of a UTF-8 text in order: runs of letters and digits with ASCII in lower case, at most 64 bytes; a
/// CJK character is a word of its own. Stop words of English, words of one or two ASCII characters, numbers and the image
/// placeholder are left out; invalid bytes separate words.
std::vector<std::string> keywordTokens(std::string_view text);

/// Finds the words that tell one cluster's texts from the others' (class-based TF-IDF): the share of a word in the cluster
/// times log(1 + mean words of a cluster / occurrences of the word in all).
/// **Source**: Grootendorst 2022 (BERTopic), equation 2. **Threads**: one at a time.
class ClusterKeywords {
public:
    /// At most `maxWords` different words are counted: later new words are ignored, so that a hostile data set cannot fill the memory.
    explicit ClusterKeywords(std::size_t maxWords = 2'000'000) : maxWords_(maxWords) {}
    ClusterKeywords(ClusterKeywords&&) = default;   // a copy's words would point into the original
    ClusterKeywords& operator=(ClusterKeywords&&) = default;

    /// Counts the words of one text. **Throws** InvalidArgument for a cluster below 0.
    void add(std::string_view text, std::int32_t cluster);

    /// The best `count` words of a cluster, by weight, then alphabetically; empty for a cluster without words.
    std::vector<Keyword> top(std::int32_t cluster, std::size_t count) const;

private:
    struct Word {
        std::string_view text;       // points into the key of ids_, which stays where it is
        std::int64_t count = 0;
    };
    struct Cluster {
        std::unordered_map<std::uint32_t, std::int64_t> counts;
        std::int64_t total = 0;
    };
    std::size_t maxWords_;
    std::unordered_map<std::string, std::uint32_t> ids_;
    std::vector<Word> words_;
    std::unordered_map<std::int32_t, Cluster> clusters_;
    std::int64_t total_ = 0;
};

}  // namespace coincide
