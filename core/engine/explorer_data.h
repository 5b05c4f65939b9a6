#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/job/select_job.h"
#include "core/store/run_store.h"

namespace coincide {

/// Which runs a view shows; empty = the newest finished one that rests on the others.
struct ViewChoice {
    std::optional<std::int64_t> extraction, clustering, scoring, map2d, map3d;
    bool operator==(const ViewChoice&) const = default;
};

/// A stored selection.
struct StoredSelection {
    Run run;
    std::vector<std::int32_t> samples;       ///< sample ids in output order
    std::string budget, method, limits;      ///< of its options; empty where imported
    double temperature = 0;                  ///< 0 where there is none
};

/// What the window holds of a project in memory, as plain values. Everything about samples is indexed by sample id `[S]`; in a project
/// without records the rows of its activations serve as samples. Never changed once made, so threads share it.
struct ExplorerData {
    std::int64_t samples = 0;                    ///< S
    bool hasRecords = false;                     ///< texts and pictures exist
    std::vector<std::string> sources;            ///< names by source id
    std::vector<std::int32_t> sourceOfSample;    ///< `[S]`
    std::vector<std::int32_t> turns;             ///< `[S]`
    std::vector<std::int32_t> characters;        ///< `[S]` bytes of text
    std::vector<std::uint8_t> usable;            ///< `[S]`
    std::vector<std::uint8_t> hasPicture;        ///< `[S]`

    std::optional<Run> extraction, clustering, scoring, map2d, map3d;

    std::vector<std::int32_t> sampleOfRow;       ///< `[N]` rows of the extraction
    std::vector<std::int32_t> rowOfSample;       ///< `[S]`, -1 = not extracted

    std::int64_t clusters = 0;                   ///< K; 0 = no clustering
    std::vector<std::int32_t> clusterOfSample;   ///< `[S]`, -1 = none
    std::vector<float> cosineOfSample;           ///< `[S]` to the own centre; NaN = none
    std::vector<std::int32_t> sizeOfCluster;     ///< `[K]`
    std::vector<std::int64_t> membersBegin;      ///< `[K + 1]` into members
    std::vector<std::int32_t> members;           ///< `[N]` sample ids, cluster after cluster, most central first

    bool scored = false;
    SelectInputs select;                         ///< what allocate() and cutPrefix() need; rows are rows of the extraction
    std::vector<double> transferOfCluster;       ///< `[K]`, NaN = unknown
    std::vector<double> densityOfCluster;        ///< `[K]`, NaN = unknown or unused
    std::vector<std::int32_t> rankOfSample;      ///< `[S]` place in its cluster's greedy order from 0, -1 = none
    std::vector<std::vector<std::int32_t>> nearClusters;   ///< `[K]` runner-up clusters, most similar first, itself left out
    std::vector<std::vector<float>> nearSimilarity;        ///< `[K]` their similarity

    std::vector<float> position2d;               ///< `[S, 2]`, NaN = not on the map; empty = no map
    std::vector<float> position3d;               ///< `[S, 3]`

    std::vector<StoredSelection> selections;     ///< newest first; those that belong to this extraction
};

}  // namespace coincide
