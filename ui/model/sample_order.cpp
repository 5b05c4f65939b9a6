#include "ui/model/sample_order.h"

#include <algorithm>

#include "ui/model/cluster_facts.h"

namespace coincide {
namespace {

std::int32_t valueAt(const std::vector<std::int32_t>& values, std::int32_t sample) {
    return sample >= 0 && static_cast<std::size_t>(sample) < values.size() ? values[static_cast<std::size_t>(sample)] : -1;
}

std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
    return x ^ (x >> 31);
}

std::vector<std::int32_t> inTurns(const ExplorerData& data, std::vector<std::int32_t> samples) {
    const std::size_t groups = static_cast<std::size_t>(std::max<std::int64_t>(data.clusters, 0)) + 1;   // the last: without cluster
    const auto group = [&](std::int32_t sample) {
        const std::int32_t cluster = valueAt(data.clusterOfSample, sample);
        return cluster < 0 || static_cast<std::size_t>(cluster) + 1 >= groups ? groups - 1 : static_cast<std::size_t>(cluster);
    };
    std::vector<std::size_t> size(groups);
    for (const std::int32_t sample : samples) ++size[group(sample)];
    std::stable_sort(samples.begin(), samples.end(), [&](std::int32_t a, std::int32_t b) {
        const auto rank = [&](std::int32_t s) { return static_cast<std::uint32_t>(valueAt(data.rankOfSample, s)); };   // none comes last
        return rank(a) < rank(b);
    });
    struct Turn {
        std::size_t round, group;
        std::int32_t sample;
    };
    std::vector<Turn> turns;
    turns.reserve(samples.size());
    std::vector<std::size_t> taken(groups);
    for (const std::int32_t sample : samples) turns.push_back({taken[group(sample)]++, group(sample), sample});
    std::stable_sort(turns.begin(), turns.end(), [&](const Turn& a, const Turn& b) {
        if (a.round != b.round) return a.round < b.round;
        if (size[a.group] != size[b.group]) return size[a.group] > size[b.group];
        return a.group < b.group;
    });
    std::transform(turns.begin(), turns.end(), samples.begin(), [](const Turn& turn) { return turn.sample; });
    return samples;
}

}  // namespace

std::vector<std::int32_t> orderSamples(const ExplorerData& data, std::vector<std::int32_t> samples, SampleOrder order) {
    switch (order) {
        case SampleOrder::ByCluster: return inTurns(data, std::move(samples));
        case SampleOrder::BySource: {
            const std::vector<int> ranks = sourcePlaces(data);
            const auto place = [&](std::int32_t sample) {
                const std::int32_t source = valueAt(data.sourceOfSample, sample);
                return source < 0 || static_cast<std::size_t>(source) >= ranks.size() ? INT32_MAX : ranks[static_cast<std::size_t>(source)];
            };
            std::stable_sort(samples.begin(), samples.end(), [&](std::int32_t a, std::int32_t b) { return place(a) < place(b); });
            return samples;
        }
        case SampleOrder::Random:
            std::sort(samples.begin(), samples.end(), [](std::int32_t a, std::int32_t b) {
                return std::pair(mixed(static_cast<std::uint32_t>(a) + 0x9e3779b97f4a7c15ull), a) < std::pair(mixed(static_cast<std::uint32_t>(b) + 0x9e3779b97f4a7c15ull), b);
            });
            return samples;
    }
    return samples;
}

}  // namespace coincide
