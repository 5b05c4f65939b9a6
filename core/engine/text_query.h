#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace coincide {

/// A text as it goes into the index: every Chinese, Japanese or Korean character becomes a word of its own, and the placeholder of the picture is
/// left out.
std::string textForIndex(std::string_view text);

/// What a person's query means to the index.
struct TextQuery {
    std::string match;       ///< FTS5 expression that is always valid; empty = see `except`
    std::string except;      ///< with an empty `match`: everything but this; both empty = the query asks for nothing
};

/// Any text is a query: words that must all occur, the last one possibly cut short; "two words" a phrase; `question:` and `answer:` before a word
/// or phrase look in one side; `-` before it excludes. At most 64 words are looked at.
TextQuery parseTextQuery(std::string_view text);

/// A word or phrase of a query that must occur, for marking it in a text.
struct QueryWord {
    std::vector<std::string> words;   ///< in order; what stands between them are marks and blanks. A Chinese, Japanese or Korean character is a word
    bool beginning = false;           ///< the last word may go on
    std::string side;                 ///< "question", "answer", or empty for both
};
/// The words of a query as parseTextQuery reads it, without what it excludes.
std::vector<QueryWord> wordsOfQuery(std::string_view text);

}  // namespace coincide
