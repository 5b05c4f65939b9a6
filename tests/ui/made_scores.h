#pragma once

#include <algorithm>
#include <memory>
#include <numeric>
#include <random>
#include <string>

#include "core/engine/explorer_data.h"

namespace coincide {

/// A scored project in memory: every seventh sample was not extracted; clusters of uneven size, none of them empty but the last.
inline std::shared_ptr<ExplorerData> madeScores(std::int64_t samples, std::int64_t clusters, int sources, unsigned seed) {
    auto data = std::make_shared<ExplorerData>();
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> unit(0, 1);
    const auto s = static_cast<std::size_t>(samples);
    data->samples = samples;
    data->hasRecords = true;
    for (int i = 0; i < sources; ++i) data->sources.push_back("source_" + std::to_string(i));
    data->clusters = clusters;
    data->clusterOfSample.assign(s, -1);
    data->rankOfSample.assign(s, -1);
    data->rowOfSample.assign(s, -1);
    data->cosineOfSample.assign(s, 0.5f);
    data->usable.assign(s, 1);
    data->hasPicture.assign(s, 1);
    data->turns.assign(s, 2);
    data->characters.assign(s, 100);
    data->sizeOfCluster.assign(static_cast<std::size_t>(clusters), 0);
    std::vector<std::int64_t> labels;
    for (std::size_t i = 0; i < s; ++i) {
        data->sourceOfSample.push_back(static_cast<std::int32_t>(static_cast<double>(sources) * unit(random) * unit(random)));
        if (i % 7 == 6) continue;
        const double u = unit(random);
        const auto cluster = static_cast<std::int64_t>(static_cast<double>(clusters - 1) * u * u);
        data->rowOfSample[i] = static_cast<std::int32_t>(data->sampleOfRow.size());
        data->sampleOfRow.push_back(static_cast<std::int32_t>(i));
        data->clusterOfSample[i] = static_cast<std::int32_t>(cluster);
        ++data->sizeOfCluster[static_cast<std::size_t>(cluster)];
        labels.push_back(cluster);
    }
    SelectInputs& select = data->select;
    select.rows = static_cast<std::int64_t>(labels.size());
    select.clusters = groupRows(labels, static_cast<std::size_t>(clusters));
    for (std::int64_t k = 0; k < clusters; ++k) select.transfer.push_back(0.2 + 0.6 * unit(random));
    for (std::size_t u = 0; u < select.clusters.ids.size(); ++u) select.density.push_back(0.4 + 0.4 * unit(random));
    select.order.resize(labels.size());
    for (std::size_t u = 0; u + 1 < select.clusters.offsets.size(); ++u) {
        const auto begin = static_cast<std::size_t>(select.clusters.offsets[u]), end = static_cast<std::size_t>(select.clusters.offsets[u + 1]);
        std::iota(select.order.begin() + static_cast<std::ptrdiff_t>(begin), select.order.begin() + static_cast<std::ptrdiff_t>(end), 0);
        std::shuffle(select.order.begin() + static_cast<std::ptrdiff_t>(begin), select.order.begin() + static_cast<std::ptrdiff_t>(end), random);
        for (std::size_t i = begin; i < end; ++i) {
            const auto row = static_cast<std::size_t>(select.clusters.rows[begin + static_cast<std::size_t>(select.order[i])]);
            data->rankOfSample[static_cast<std::size_t>(data->sampleOfRow[row])] = static_cast<std::int32_t>(i - begin);
        }
    }
    data->scored = true;
    return data;
}

/// A stored selection of every `step`-th extracted sample from `first` on.
inline StoredSelection madeSelection(const ExplorerData& data, std::int64_t run, const std::string& name, std::size_t first, std::size_t step) {
    StoredSelection out;
    out.run.id.value = run;
    out.run.stage = Stage::Select;
    out.run.state = RunState::Finished;
    out.run.name = name;
    out.budget = "20%";
    out.method = "coincide";
    out.temperature = 0.1;
    for (std::size_t i = first; i < data.sampleOfRow.size(); i += step) out.samples.push_back(data.sampleOfRow[i]);
    return out;
}

}  // namespace coincide
