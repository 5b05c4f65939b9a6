#pragma once

#include <cstdint>
#include <optional>

#include "core/engine/project_reader.h"
#include "ui/model/run_options.h"

namespace coincide {

/// How long a stage will take with these options, by what the last finished run took; nullopt where that tells nothing about it.
/// `rows` are the records to extract, or the rows of the activations that the stage reads. **Unit**: seconds.
std::optional<double> estimatedSeconds(const StageOptions& options, const Run& last, std::int64_t rows);

}  // namespace coincide
