#pragma once

#include <memory>
#include <numeric>

#include "core/engine/explorer_data.h"

namespace coincide {

/// A scored project without records: `clusters` clusters of 4, 5, 6, ... samples in turn, three sources, transferability rising and density falling
/// with the id. The cosine falls inside each cluster.
inline std::shared_ptr<ExplorerData> madeClusters(int clusters) {
    auto data = std::make_shared<ExplorerData>();
    data->clusters = clusters;
    data->sources = {"photos_flickr", "charts", "receipts"};
    data->extraction = Run{};
    data->scoring = Run{};
    data->scored = true;
    data->membersBegin = {0};
    data->select.clusters.offsets = {0};
    for (int cluster = 0; cluster < clusters; ++cluster) {
        const int size = 4 + cluster % 7;
        for (int k = 0; k < size; ++k) {
            const auto sample = static_cast<std::int32_t>(data->samples++);
            data->members.push_back(sample);
            data->clusterOfSample.push_back(cluster);
            data->sourceOfSample.push_back(k == 0 && cluster % 5 == 0 ? 2 : cluster % 2);
            data->cosineOfSample.push_back(0.95f - 0.05f * static_cast<float>(k));
            data->rankOfSample.push_back(k);
            data->turns.push_back(2 + 2 * (k % 3));
            data->characters.push_back(50 * (k + 1));
            data->select.clusters.rows.push_back(sample);
            data->select.order.push_back(k);
        }
        data->sizeOfCluster.push_back(size);
        data->membersBegin.push_back(data->samples);
        data->transferOfCluster.push_back(0.3 + 0.6 * cluster / clusters);
        data->densityOfCluster.push_back(0.9 - 0.4 * cluster / clusters);
        data->nearClusters.push_back({(cluster + 1) % clusters});
        data->nearSimilarity.push_back({0.8f});
        data->select.clusters.ids.push_back(cluster);
        data->select.clusters.offsets.push_back(data->samples);
    }
    const auto count = static_cast<std::size_t>(data->samples);
    data->usable.assign(count, 1);
    data->hasPicture.assign(count, 0);
    data->sampleOfRow.resize(count);
    std::iota(data->sampleOfRow.begin(), data->sampleOfRow.end(), 0);
    data->rowOfSample = data->sampleOfRow;
    data->select.rows = data->samples;
    data->select.transfer = data->transferOfCluster;
    data->select.density = data->densityOfCluster;
    return data;
}

}  // namespace coincide
