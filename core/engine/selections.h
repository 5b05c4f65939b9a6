#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/engine/project.h"

namespace coincide {

/// Takes somebody else's choice as a selection marked imported: `.npy` (integers) or `.txt` (one a line) hold positions in the dataset; a `.json` or
/// `.jsonl` subset is matched record by record, by its bytes, else by a unique id. `unmatched` counts what was not found or has no activations.
/// **Throws** BadInput (form, positions beyond the dataset, nothing matches), NotFound, InvalidArgument (name). Nothing is changed then.
struct ImportedSelection {
    Run run;
    std::int64_t matched = 0, unmatched = 0, repeated = 0;
};
/// Every record is taken once, in the file's order: of equal records of the dataset each answers one of the file, and a position named again counts as `repeated`.
/// A run without id when cancelled. The same file under the same name again gives the run that is there.
ImportedSelection importSelection(Project& project, const Path& file, const std::string& name, const CancelToken& cancel);

/// Stores the given samples as a selection (a lasso, a filter's result). **Throws** InvalidArgument (name, samples without activations), NotFound.
Run keepSamples(Project& project, std::span<const std::int32_t> samples, const std::string& name, const std::string& origin);

/// Sample ids of a selection in output order. **Throws** Corrupt.
std::vector<std::int32_t> samplesOfSelection(Project& project, const Run& selection);

/// How two choices of samples differ. **Shapes**: groups by the given labels `[groups]`, samples ascending.
struct SelectionDifference {
    std::vector<std::int32_t> onlyA, onlyB, both;
    double jaccard = 0, aInsideB = 0, bInsideA = 0;             ///< in `[0, 1]`; 0 where a side is empty
};
SelectionDifference compareSamples(std::span<const std::int32_t> a, std::span<const std::int32_t> b);
/// Counts per group of the samples given; labels below 0 are left out.
std::vector<std::int64_t> countByLabel(std::span<const std::int32_t> samples, std::span<const std::int32_t> labels, std::size_t groups);

/// Gives a run a person's name. **Throws** NotFound, InvalidArgument (over 200 bytes; a name of another selection).
void renameRun(Project& project, RunId run, const std::string& name);
/// Removes a run, its arrays and its files. **Throws** InvalidArgument naming the runs that rest on it; NotFound.
void removeRun(Project& project, RunId run);

}  // namespace coincide
