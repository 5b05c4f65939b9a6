#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "core/engine/explorer_data.h"
#include "core/store/run_store.h"

namespace coincide {

/// All runs of a project with the questions about what rests on what, answered from memory.
class RunGraph {
public:
    explicit RunGraph(std::vector<Run> runs);

    const Run* find(RunId id) const;                        ///< nullptr where there is none
    /// The run of that stage that a run was computed from, or itself. nullptr if there is none.
    const Run* ancestor(const Run& run, Stage stage) const;
    /// False for what cannot be shown: not finished, or of records that were replaced by a later import.
    bool current(const Run& run) const;
    /// The current runs of a stage that rest on a run, newest first.
    std::vector<const Run*> on(RunId base, Stage stage) const;
    /// The current runs of a stage, newest first.
    std::vector<const Run*> of(Stage stage) const;

private:
    std::vector<Run> runs_;                                 // ascending id
    std::set<RunId> imports_;                               // those that gave the records that are there now
};

/// The runs that a view shows.
struct ViewRuns {
    std::optional<Run> extraction, clustering, scoring, map2d, map3d;
};

/// Number of dimensions that the options of a map say; 0 when they say none.
int mapDimensions(const Run& map);

/// The chosen runs, and for the others the newest that fit them. **Throws** NotFound for a chosen run that does not exist, is not finished, belongs to
/// replaced records, or does not rest on the others.
ViewRuns chooseRuns(const RunGraph& runs, const ViewChoice& choice);

}  // namespace coincide
