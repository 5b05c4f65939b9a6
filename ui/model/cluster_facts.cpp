#include "ui/model/cluster_facts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <span>

namespace coincide {
namespace {

// SplitMix64 (Steele, Lea, Flood 2014): the same shuffle on every machine.
std::uint64_t nextRandom(std::uint64_t& state) {
    std::uint64_t z = (state += 0x9E3779B97F4A7C15ull);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

// Cosine at which a sample on the way to the most similar other centre is as near to either; without one, one deviation below the mean.
double boundaryCosine(const ExplorerData& data, std::size_t cluster, std::span<const std::int32_t> members) {
    if (cluster < data.nearSimilarity.size() && !data.nearSimilarity[cluster].empty())
        return std::cos(0.5 * std::acos(std::clamp(static_cast<double>(data.nearSimilarity[cluster].front()), -1.0, 1.0)));
    double sum = 0, squares = 0, count = 0;
    for (const std::int32_t sample : members) {
        const double cosine = data.cosineOfSample[static_cast<std::size_t>(sample)];
        if (std::isnan(cosine)) continue;
        sum += cosine, squares += cosine * cosine, ++count;
    }
    if (count == 0) return 0;
    const double mean = sum / count;
    return mean - std::sqrt(std::max(0.0, squares / count - mean * mean));
}

}  // namespace

std::span<const std::int32_t> membersOfCluster(const ExplorerData& data, int cluster) {
    if (cluster < 0 || cluster >= data.clusters || data.membersBegin.size() != static_cast<std::size_t>(data.clusters) + 1) return {};
    const std::int64_t begin = data.membersBegin[static_cast<std::size_t>(cluster)], end = data.membersBegin[static_cast<std::size_t>(cluster) + 1];
    return std::span(data.members).subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

std::vector<SourceShare> sourcesOfCluster(const ExplorerData& data, int cluster) {
    std::map<int, std::int64_t> counts;
    for (const std::int32_t sample : membersOfCluster(data, cluster))
        if (static_cast<std::size_t>(sample) < data.sourceOfSample.size()) ++counts[data.sourceOfSample[static_cast<std::size_t>(sample)]];
    std::vector<SourceShare> out;
    for (const auto& [source, count] : counts)
        if (source >= 0 && static_cast<std::size_t>(source) < data.sources.size()) out.push_back({source, count});
    std::stable_sort(out.begin(), out.end(), [](const SourceShare& a, const SourceShare& b) { return a.count > b.count; });
    return out;
}

std::vector<int> sourcePlaces(const ExplorerData& data) {
    std::vector<std::int64_t> counts(data.sources.size());
    for (const std::int32_t source : data.sourceOfSample)
        if (source >= 0 && static_cast<std::size_t>(source) < counts.size()) ++counts[static_cast<std::size_t>(source)];
    std::vector<int> bySize(counts.size()), places(counts.size());
    std::iota(bySize.begin(), bySize.end(), 0);
    std::stable_sort(bySize.begin(), bySize.end(), [&](int a, int b) { return counts[static_cast<std::size_t>(a)] > counts[static_cast<std::size_t>(b)]; });
    for (std::size_t i = 0; i < bySize.size(); ++i) places[static_cast<std::size_t>(bySize[i])] = static_cast<int>(i);
    return places;
}

std::vector<std::int32_t> galleryOrder(const ExplorerData& data, int cluster, GalleryOrder order) {
    const std::span<const std::int32_t> members = membersOfCluster(data, cluster);
    std::vector<std::int32_t> out(members.begin(), members.end());
    switch (order) {
        case GalleryOrder::Nearest: break;
        case GalleryOrder::Farthest: std::reverse(out.begin(), out.end()); break;
        case GalleryOrder::Random: {
            std::uint64_t state = static_cast<std::uint64_t>(cluster) + 1;
            for (std::size_t i = out.size(); i > 1; --i) std::swap(out[i - 1], out[nextRandom(state) % i]);
            break;
        }
        case GalleryOrder::Boundary: {
            const double midway = boundaryCosine(data, static_cast<std::size_t>(cluster), members);
            const auto gap = [&](std::int32_t sample) {
                const double cosine = data.cosineOfSample[static_cast<std::size_t>(sample)];
                return std::isnan(cosine) ? 4.0 : std::abs(cosine - midway);
            };
            std::stable_sort(out.begin(), out.end(), [&](std::int32_t a, std::int32_t b) { return gap(a) < gap(b); });
            break;
        }
    }
    return out;
}

}  // namespace coincide
