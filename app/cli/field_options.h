#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/base/fields.h"

namespace coincide::cli {

/// Adds one command-line option per field of an options struct. Ranges and words are checked by the engine, which names the
/// remedy; here only the type is.
template <class Options>
void addFields(CLI::App& command, Options& options) {
    Options::fields(options, [&](const FieldInfo& info, auto& value) {
        using Value = std::remove_reference_t<decltype(value)>;
        const std::string name = "--" + std::string(info.key);
        std::string help(info.help);
        bool first = true;
        for (const std::string_view word : info.choices)
            if (!word.empty()) help += (std::exchange(first, false) ? ": " : " | ") + std::string(word);
        if constexpr (std::is_same_v<Value, bool>) {
            command.add_flag(name, value, help);
        } else if constexpr (std::is_same_v<Value, std::vector<std::int64_t>>) {
            command.add_option(name, value, help)->delimiter(',');
        } else {
            command.add_option(name, value, help)->capture_default_str();
        }
    });
}

}  // namespace coincide::cli
