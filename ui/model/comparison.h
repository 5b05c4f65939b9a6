#pragma once

#include <cstdint>
#include <vector>

#include "core/engine/explorer_data.h"
#include "core/engine/selections.h"

namespace coincide {

/// What two stored selections have in common, and how they spread over sources and clusters.
struct Comparison {
    bool valid = false;                                  ///< two different selections were given
    std::int64_t sizeA = 0, sizeB = 0;
    SelectionDifference difference;
    std::vector<std::int64_t> sourceA, sourceB;          ///< `[sources]`
    std::vector<std::int64_t> clusterA, clusterB;        ///< `[K]`
};

/// Compares `data.selections[a]` with `[b]`; not valid where either does not exist or both are one.
Comparison compareSelections(const ExplorerData& data, int a, int b);

}  // namespace coincide
