#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/engine/explorer_data.h"

namespace coincide {

/// How a gallery of many samples is put in order.
enum class SampleOrder { ByCluster, BySource, Random };

/// The samples in a gallery's order. ByCluster: one of each cluster in turn, the most central first, clusters with most of these samples before
/// the others, so that the first rows show everything that differs. BySource: source after source, larger ones first. Random: the same for the same samples.
std::vector<std::int32_t> orderSamples(const ExplorerData& data, std::vector<std::int32_t> samples, SampleOrder order);

}  // namespace coincide
