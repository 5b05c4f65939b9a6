#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace coincide {

/// A compiled pattern that cuts text into words before byte pairs are merged (Oniguruma, Ruby syntax, UTF-8).
/// **Threads**: matching is safe from any number of threads.
class WordPattern {
public:
    /// **Throws** BadInput with the reason when the pattern does not compile. `name` says whose it is.
    WordPattern(std::string_view pattern, const std::string& name);
    ~WordPattern();
    WordPattern(const WordPattern&) = delete;
    WordPattern& operator=(const WordPattern&) = delete;

    /// Calls `onMatch(begin, end)` for the matches in order, never empty ones. `text` must be valid UTF-8.
    /// **Throws** Unsupported when a match takes too many steps (a pattern made to hang the program).
    void forEachMatch(std::string_view text, const std::function<void(std::size_t begin, std::size_t end)>& onMatch) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
    std::string name_;
};

}  // namespace coincide
