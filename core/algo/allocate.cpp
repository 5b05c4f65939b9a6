#include "core/algo/allocate.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/algo/published_order.h"
#include "core/base/error.h"

namespace coincide {
namespace {

constexpr int kSoftmaxRounds = 8;   // after these, left-overs are handed out in processing order

/// Python's round: to nearest, halves to even.
std::int64_t roundHalfEven(double value) {
    const double low = std::floor(value), rest = value - low;
    const auto whole = static_cast<std::int64_t>(low);
    return rest > 0.5 || (rest == 0.5 && whole % 2 != 0) ? whole + 1 : whole;
}

struct Entry {
    std::size_t position;
    double logit;
    std::int64_t least, room;   // still to be taken first; still possible
    std::int64_t wanted = 0, taken = 0;
};

/// One pass over the entries listed in `active` (indices in processing order); returns what is left of `rest`.
std::int64_t softmaxPass(std::vector<Entry>& entries, const std::vector<std::size_t>& active, std::int64_t rest) {
    // 1 / share of entry i among itself and all later ones; every factor is at most 1, so nothing overflows, and an underflow
    // means that the later ones have no weight beside this one.
    std::vector<double> inverse(active.size());
    std::int64_t reserved = 0;
    for (std::size_t i = active.size(); i-- > 0;) {
        const Entry& entry = entries[active[i]];
        inverse[i] = i + 1 == active.size() ? 1.0 : 1.0 + std::exp(entries[active[i + 1]].logit - entry.logit) * inverse[i + 1];
        reserved += entry.least;
    }
    for (std::size_t i = 0; i < active.size(); ++i) {
        Entry& entry = entries[active[i]];
        reserved -= entry.least;
        const std::int64_t wish = std::max(roundHalfEven(static_cast<double>(rest) * (1.0 / inverse[i])), entry.least);
        const std::int64_t got = std::min({wish, entry.room, rest - reserved});
        entry.wanted = entry.taken + wish;
        entry.taken += got;
        entry.room -= got;
        entry.least = 0;
        rest -= got;
    }
    return rest;
}

void refill(std::vector<Entry>& entries, std::int64_t rest) {
    std::vector<std::size_t> active;
    for (int round = 0; rest > 0; ++round) {
        active.clear();
        for (std::size_t i = 0; i < entries.size(); ++i)
            if (entries[i].room > 0) active.push_back(i);
        if (active.empty()) return;
        if (round < kSoftmaxRounds) {
            rest = softmaxPass(entries, active, rest);
            continue;
        }
        for (const std::size_t i : active) {
            const std::int64_t got = std::min(entries[i].room, rest);
            entries[i].taken += got;
            entries[i].room -= got;
            entries[i].wanted = std::max(entries[i].wanted, entries[i].taken);
            rest -= got;
        }
    }
}

}  // namespace

std::vector<ClusterShare> allocate(std::span<const double> score, std::span<const std::int64_t> sizes, std::span<const std::int64_t> ids,
                                   std::int64_t target, const AllocateOptions& options, std::span<const ClusterLimit> limits) {
    checkFields(options);
    const std::size_t used = score.size();
    if (sizes.size() != used || ids.size() != used || (!limits.empty() && limits.size() != used))
        throw Error(ErrorCode::InvalidArgument, "scores, sizes and limits are not of one length", "Score the clusters again");
    if (target < 0) throw Error(ErrorCode::InvalidArgument, "the budget is negative", "Give a budget of at least one record");
    std::vector<Entry> entries;
    entries.reserve(used);
    std::int64_t pinned = 0;
    for (std::size_t u = 0; u < used; ++u) {
        const ClusterLimit limit = limits.empty() ? ClusterLimit{} : limits[u];
        const double logit = score[u] / options.temperature;
        if (!std::isfinite(logit))
            throw Error(ErrorCode::Undefined, "cluster " + std::to_string(ids[u]) + " has no defined score",
                        "Use fewer clusters or --cutoff none, and a temperature that is not extreme");
        if (sizes[u] < 0 || limit.atLeast < 0 || limit.atMost < 0)
            throw Error(ErrorCode::InvalidArgument, "cluster " + std::to_string(ids[u]) + " has a negative size or limit", "Give counts of 0 or more");
        const std::int64_t room = limit.excluded ? 0 : std::min(sizes[u], limit.atMost);
        const std::int64_t least = std::min(limit.atLeast, room);
        entries.push_back({u, logit, least, room});
        pinned += least;
    }
    if (pinned > target)
        throw Error(ErrorCode::InvalidArgument, "the pinned clusters ask for " + std::to_string(pinned) + " of " + std::to_string(target) + " records",
                    "Raise the budget or pin less");
    if (options.shortfall == "published") {
        std::vector<double> logits;
        for (const Entry& entry : entries) logits.push_back(entry.logit);
        std::vector<Entry> sorted;
        for (const std::size_t u : publishedDescendingOrder(logits)) sorted.push_back(entries[u]);
        entries.swap(sorted);
    } else {
        std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
            return a.logit != b.logit ? a.logit > b.logit : ids[a.position] > ids[b.position];
        });
    }
    std::vector<std::size_t> active;
    active.reserve(used);
    for (std::size_t i = 0; i < used; ++i)
        if (limits.empty() || !limits[entries[i].position].excluded) active.push_back(i);
    const std::int64_t rest = softmaxPass(entries, active, target);
    if (options.shortfall == "refill") refill(entries, rest);
    std::vector<ClusterShare> shares;
    shares.reserve(used);
    for (const Entry& entry : entries)
        shares.push_back({static_cast<std::int64_t>(entry.position), ids[entry.position], entry.wanted, entry.taken});
    return shares;
}

std::int64_t totalTaken(std::span<const ClusterShare> shares) {
    return std::accumulate(shares.begin(), shares.end(), std::int64_t{0}, [](std::int64_t sum, const ClusterShare& s) { return sum + s.taken; });
}

std::vector<double> clusterScores(std::span<const double> transferability, std::span<const double> density,
                                  std::span<const std::int64_t> ids) {
    if (density.size() != ids.size()) throw Error(ErrorCode::InvalidArgument, "there is not one density for each used cluster", "Score again");
    std::vector<double> score;
    score.reserve(ids.size());
    for (std::size_t u = 0; u < ids.size(); ++u) {
        if (ids[u] < 0 || static_cast<std::size_t>(ids[u]) >= transferability.size())
            throw Error(ErrorCode::InvalidArgument, "cluster " + std::to_string(ids[u]) + " has no transferability", "Score again");
        score.push_back(1.0 / density[u] * transferability[static_cast<std::size_t>(ids[u])]);
    }
    return score;
}

std::vector<std::int64_t> ClusterRows::sizes() const {
    std::vector<std::int64_t> out;
    for (std::size_t u = 0; u < ids.size(); ++u) out.push_back(offsets[u + 1] - offsets[u]);
    return out;
}

ClusterRows groupRows(std::span<const std::int64_t> labels, std::size_t clusters) {
    std::vector<std::int64_t> counts(clusters, 0);
    for (const std::int64_t label : labels) {
        if (label < 0 || static_cast<std::size_t>(label) >= clusters)
            throw Error(ErrorCode::BadInput, "a row is assigned to cluster " + std::to_string(label) + " of " + std::to_string(clusters),
                        "Cluster the activations again");
        ++counts[static_cast<std::size_t>(label)];
    }
    ClusterRows out;
    std::vector<std::int64_t> next(clusters, 0);
    out.offsets.push_back(0);
    for (std::size_t c = 0; c < clusters; ++c) {
        next[c] = out.offsets.back();
        if (counts[c] == 0) continue;
        out.ids.push_back(static_cast<std::int64_t>(c));
        out.offsets.push_back(out.offsets.back() + counts[c]);
    }
    out.rows.resize(labels.size());
    for (std::size_t r = 0; r < labels.size(); ++r)
        out.rows[static_cast<std::size_t>(next[static_cast<std::size_t>(labels[r])]++)] = static_cast<std::int64_t>(r);
    return out;
}

std::vector<std::int64_t> cutPrefix(std::span<const ClusterShare> shares, const ClusterRows& clusters, std::span<const std::int32_t> order) {
    const auto refuse = [] { throw Error(ErrorCode::BadInput, "the stored order does not fit the clusters", "Score the clusters again"); };
    if (order.size() != clusters.rows.size() || clusters.offsets.size() != clusters.ids.size() + 1) refuse();
    std::vector<std::int64_t> out(static_cast<std::size_t>(std::max<std::int64_t>(totalTaken(shares), 0)));
    std::size_t at = 0;
    for (const ClusterShare& share : shares) {
        if (share.position < 0 || static_cast<std::size_t>(share.position) >= clusters.ids.size()) refuse();
        const auto u = static_cast<std::size_t>(share.position);
        const auto begin = static_cast<std::size_t>(clusters.offsets[u]);
        const std::size_t size = static_cast<std::size_t>(clusters.offsets[u + 1]) - begin;
        if (share.taken < 0 || static_cast<std::size_t>(share.taken) > size) refuse();
        const auto taken = static_cast<std::size_t>(share.taken);
        const bool whole = taken == size && share.wanted > share.taken;
        for (std::size_t i = 0; i < taken; ++i) {
            const std::size_t position = whole ? i : static_cast<std::size_t>(order[begin + i]);
            if (position >= size) refuse();
            out[at++] = clusters.rows[begin + position];
        }
    }
    return out;
}

}  // namespace coincide
