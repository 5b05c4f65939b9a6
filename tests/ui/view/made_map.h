#pragma once

#include <cmath>
#include <memory>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "core/algo/allocate.h"
#include "core/engine/explorer_data.h"

namespace coincide {

/// Fills positions, clusters and scores of made data by its sources: every source a cloud on a grid, its clusters patches in it.
inline void placeByHand(ExplorerData& data, int clusters, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<double> normal(0, 1);
    const auto count = static_cast<std::size_t>(data.samples), k = static_cast<std::size_t>(clusters);
    const auto sources = static_cast<int>(data.sources.size());
    const int columns = std::max(1, static_cast<int>(std::ceil(std::sqrt(sources * 1.4))));
    std::vector<std::vector<std::int32_t>> ofSource(static_cast<std::size_t>(sources));
    for (std::size_t i = 0; i < count; ++i) ofSource[static_cast<std::size_t>(data.sourceOfSample[i])].push_back(static_cast<std::int32_t>(i));
    // Clusters go round the sources by size.
    std::vector<std::vector<int>> clustersOf(static_cast<std::size_t>(sources));
    std::vector<int> cycle;
    for (int s = 0; s < sources; ++s)
        for (std::size_t n = 0; n * count < ofSource[static_cast<std::size_t>(s)].size() * k || n == 0; ++n) cycle.push_back(s);
    for (int c = 0; c < clusters; ++c) clustersOf[static_cast<std::size_t>(cycle[static_cast<std::size_t>(c) % cycle.size()])].push_back(c);

    std::vector<double> cx(k), cy(k), cz(k);
    for (int s = 0; s < sources; ++s) {
        const double size = 0.6 * std::sqrt(static_cast<double>(ofSource[static_cast<std::size_t>(s)].size()) / (static_cast<double>(count) / sources));
        for (const int c : clustersOf[static_cast<std::size_t>(s)]) {
            const auto at = static_cast<std::size_t>(c);
            cx[at] = (s % columns) * 4.6 + (s / columns % 2) * 1.6 + normal(random) * size;
            cy[at] = -(s / columns) * 3.4 + normal(random) * size * 0.9;
            cz[at] = normal(random) * size + 2 * std::sin(s * 1.7);
        }
    }
    data.clusters = clusters;
    data.clusterOfSample.assign(count, -1);
    data.cosineOfSample.assign(count, 0);
    data.rankOfSample.assign(count, -1);
    data.position2d.assign(2 * count, 0);
    data.position3d.assign(3 * count, 0);
    data.sampleOfRow.resize(count);
    std::iota(data.sampleOfRow.begin(), data.sampleOfRow.end(), 0);
    data.rowOfSample = data.sampleOfRow;
    std::vector<std::vector<std::int32_t>> members(k);
    for (int s = 0; s < sources; ++s) {
        const auto& own = clustersOf[static_cast<std::size_t>(s)];
        for (const std::int32_t sample : ofSource[static_cast<std::size_t>(s)]) {
            const auto i = static_cast<std::size_t>(sample);
            const int c = own.empty() ? 0 : own[random() % own.size()];
            const auto at = static_cast<std::size_t>(c);
            data.clusterOfSample[i] = c;
            members[at].push_back(sample);
            data.position2d[2 * i] = static_cast<float>(cx[at] + normal(random) * 0.22);
            data.position2d[2 * i + 1] = static_cast<float>(cy[at] + normal(random) * 0.22);
            data.position3d[3 * i] = data.position2d[2 * i];
            data.position3d[3 * i + 1] = data.position2d[2 * i + 1];
            data.position3d[3 * i + 2] = static_cast<float>(cz[at] + normal(random) * 0.22);
            data.cosineOfSample[i] = static_cast<float>(0.9 - 0.1 * std::abs(normal(random)));
        }
    }
    data.membersBegin.assign(1, 0);
    data.members.clear();
    data.sizeOfCluster.assign(k, 0);
    data.transferOfCluster.resize(k);
    data.densityOfCluster.resize(k);
    std::vector<std::int64_t> labels(count);
    for (std::size_t c = 0; c < k; ++c) {
        data.sizeOfCluster[c] = static_cast<std::int32_t>(members[c].size());
        for (std::size_t r = 0; r < members[c].size(); ++r) {
            data.rankOfSample[static_cast<std::size_t>(members[c][r])] = static_cast<std::int32_t>(r);
            labels[static_cast<std::size_t>(members[c][r])] = static_cast<std::int64_t>(c);
        }
        data.members.insert(data.members.end(), members[c].begin(), members[c].end());
        data.membersBegin.push_back(static_cast<std::int64_t>(data.members.size()));
        data.transferOfCluster[c] = 0.55 + 0.08 * normal(random);
        data.densityOfCluster[c] = 0.6 + 0.08 * normal(random);
    }
    data.scored = true;
    data.select.rows = data.samples;
    data.select.clusters = groupRows(labels, k);
    data.select.transfer = data.transferOfCluster;
    data.select.density.clear();
    data.select.order.clear();
    for (const std::int64_t id : data.select.clusters.ids) {
        data.select.density.push_back(data.densityOfCluster[static_cast<std::size_t>(id)]);
        for (std::int32_t r = 0; r < data.sizeOfCluster[static_cast<std::size_t>(id)]; ++r) data.select.order.push_back(r);
    }
}

/// A project of made samples in groups, as the window holds it.
inline std::shared_ptr<ExplorerData> madeMap(std::int64_t samples, int sources, int clusters, unsigned seed = 7) {
    auto data = std::make_shared<ExplorerData>();
    const auto count = static_cast<std::size_t>(samples);
    data->samples = samples;
    data->sourceOfSample.resize(count);
    data->turns.assign(count, 2);
    data->characters.assign(count, 100);
    data->usable.assign(count, 1);
    data->hasPicture.assign(count, 0);
    for (int s = 0; s < sources; ++s) data->sources.push_back("group_" + std::string(1, static_cast<char>('a' + s % 26)) + std::to_string(s));
    std::mt19937 random(seed + 1);
    for (std::size_t i = 0; i < count; ++i) {
        // Earlier groups are larger.
        const double u = static_cast<double>(random() % 10000) / 10000;
        data->sourceOfSample[i] = std::min(sources - 1, static_cast<int>(u * u * sources));
        data->turns[i] = 2 + static_cast<std::int32_t>(random() % 9);
        data->characters[i] = 40 + static_cast<std::int32_t>(random() % 900);
    }
    placeByHand(*data, clusters, seed);
    return data;
}

}  // namespace coincide
