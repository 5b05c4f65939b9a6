#pragma once

#include <QString>
#include <optional>
#include <type_traits>
#include <variant>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/engine/pipeline.h"

namespace coincide {

/// The options of any one stage.
using StageOptions = std::variant<ImportOptions, ExtractOptions, KMeansOptions, ScoreOptions, MapOptions, SelectOptions>;

/// Defaults of a stage.
StageOptions defaultOptions(Stage stage);
Stage stageOf(const StageOptions& options);

/// Takes from a run's options what fits the fields; anything else keeps its value.
template <class Options>
void fieldsFromJson(const std::string& text, Options& options) {
    try {
        const Json json = Json::parse(text, "options");
        Options::fields(options, [&](const FieldInfo& info, auto& value) {
            using Value = std::decay_t<decltype(value)>;
            const auto found = json.find(info.key);
            if (!found) return;
            if constexpr (std::is_same_v<Value, bool>) value = found->asBool();
            else if constexpr (std::is_same_v<Value, std::int64_t>) value = found->asInt();
            else if constexpr (std::is_same_v<Value, double>) value = found->asDouble();
            else if constexpr (std::is_same_v<Value, std::string>) value = found->asString();
            else value = found->asInts();
        });
    } catch (const Error&) {
        return;   // a run of a version whose options had other types: the defaults serve
    }
}

/// The options that a run was made with.
StageOptions optionsOfRun(const Run& run);

/// The same stage from a terminal: "coincide cluster NAME.coincide --clusters 600"; only what differs from the defaults is named.
QString commandOf(const StageOptions& options, const QString& project, std::optional<std::int64_t> input, const QString& device, bool again);

}  // namespace coincide
