#include "ui/model/comparison.h"

namespace coincide {

Comparison compareSelections(const ExplorerData& data, int a, int b) {
    Comparison out;
    const auto exists = [&](int index) { return index >= 0 && static_cast<std::size_t>(index) < data.selections.size(); };
    if (!exists(a) || !exists(b) || a == b) return out;
    const std::vector<std::int32_t>& samplesA = data.selections[static_cast<std::size_t>(a)].samples;
    const std::vector<std::int32_t>& samplesB = data.selections[static_cast<std::size_t>(b)].samples;
    out.valid = true;
    out.sizeA = static_cast<std::int64_t>(samplesA.size());
    out.sizeB = static_cast<std::int64_t>(samplesB.size());
    out.difference = compareSamples(samplesA, samplesB);
    const std::size_t clusters = static_cast<std::size_t>(data.clusters);
    out.sourceA = countByLabel(samplesA, data.sourceOfSample, data.sources.size());
    out.sourceB = countByLabel(samplesB, data.sourceOfSample, data.sources.size());
    if (clusters > 0) {
        out.clusterA = countByLabel(samplesA, data.clusterOfSample, clusters);
        out.clusterB = countByLabel(samplesB, data.clusterOfSample, clusters);
    }
    return out;
}

}  // namespace coincide
