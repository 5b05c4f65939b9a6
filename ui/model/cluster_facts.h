#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/engine/explorer_data.h"

namespace coincide {

struct SourceShare {
    int source = 0;
    std::int64_t count = 0;
};

/// The sources of a cluster's samples, largest first; equal ones by id. Empty for a cluster that does not exist.
std::vector<SourceShare> sourcesOfCluster(const ExplorerData& data, int cluster);

/// Place of each source when sources are ordered by size, for sourceColour(). **Shapes**: `[sources]`.
std::vector<int> sourcePlaces(const ExplorerData& data);

/// The samples of a cluster, most central first; empty for a cluster that does not exist.
std::span<const std::int32_t> membersOfCluster(const ExplorerData& data, int cluster);

/// How a gallery lines up the samples of a cluster.
enum class GalleryOrder {
    Nearest,    ///< highest cosine to the centre first
    Farthest,   ///< lowest first
    Random,     ///< shuffled, the same way every time for one cluster
    Boundary,   ///< cosine nearest to midway between the own centre and the most similar other one first
};
std::vector<std::int32_t> galleryOrder(const ExplorerData& data, int cluster, GalleryOrder order);

}  // namespace coincide
