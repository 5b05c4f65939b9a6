#pragma once

#include <cstdint>
#include <vector>

#include "core/engine/project.h"

namespace coincide {

/// The samples that a file of somebody's choice names, one for each of its entries in its order, -1 for a record that is not found: `.npy` (integers)
/// and `.txt` (one a line) hold positions below `samples`; the records of a `.json` or `.jsonl` subset are found by their bytes, else by their id
/// where just one sample has it. Equal records of the dataset answer equal ones of the file in turn. What was read so far when cancelled.
/// **Throws** BadInput (form, positions), NotFound (no file; the dataset is gone), Io (the dataset has changed).
std::vector<std::int64_t> samplesNamedBy(Project& project, const Path& file, std::int64_t samples, const CancelToken& cancel);

}  // namespace coincide
