#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/data/sample.h"

namespace coincide {

/// Counts what a reference model sees of a record, from its configuration and tokenizer alone.
/// **Threads**: one at a time.
class TokenCounter {
public:
    /// **Throws** NotFound, BadInput, Unsupported (a folder that is no model known here).
    explicit TokenCounter(const std::string& modelFolder, const std::string& tower = {});
    ~TokenCounter();

    struct Tokens {
        std::int64_t picture = 0, text = 0;   ///< positions of the picture and of the text after it, as their halves are averaged
        bool cut = false;                     ///< the conversation is longer than the model takes
    };
    /// **Throws** BadInput for a record that the model cannot use.
    Tokens count(const std::vector<Turn>& turns, const std::string& image) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace coincide
