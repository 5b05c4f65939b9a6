#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/fields.h"

namespace coincide {

/// Options of the allocation; the budget itself is parsed by parseBudget().
struct AllocateOptions {
    double temperature = 0.1;
    std::string shortfall = "refill";

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor&& visit) {
        visit(field("temperature", "of the softmax over the scores; lower prefers high scores more").range(1e-9, 1e9, 0.01),
              self.temperature);
        visit(field("shortfall", "what becomes of records that no later cluster can take: refill earlier ones, or leave it as published")
                  .oneOf({"refill", "published"}), self.shortfall);
    }
};

/// A person's wish for one cluster.
struct ClusterLimit {
    std::int64_t atLeast = 0;            ///< taken before the scores are asked, as far as the cluster and `atMost` allow
    std::int64_t atMost = INT64_MAX;     ///< cap beside the cluster's size
    bool excluded = false;               ///< takes no part at all
};

/// What one cluster gets.
struct ClusterShare {
    std::int64_t position = 0;   ///< in the input arrays
    std::int64_t cluster = 0;    ///< its id
    std::int64_t wanted = 0;     ///< rounded budget before the cap
    std::int64_t taken = 0;
};

/// Shares the target out over the clusters: in descending order of score, each gets round(rest * softmax over itself and the
/// later ones), at most its size. Equal scores are ordered by id, descending; with `published`, as the published code happens to
/// order them. O(K log K).
/// **Shapes**: score, sizes, ids `[U]`, the used clusters; limits empty or `[U]`. Returns `[U]` in processing order.
/// With `refill`, what is left over goes through the clusters that have room again, so that the total is the target whenever
/// the limits allow it; without left-overs the result is the published one.
/// **Throws** Undefined (a score that is not finite), InvalidArgument (options, negative target, sizes or limits, limits that ask for
/// more than the target). **Source**: published `cluster_wise_prune.py`.
std::vector<ClusterShare> allocate(std::span<const double> score, std::span<const std::int64_t> sizes, std::span<const std::int64_t> ids,
                                   std::int64_t target, const AllocateOptions& options, std::span<const ClusterLimit> limits = {});

/// The number of rows taken in all.
std::int64_t totalTaken(std::span<const ClusterShare> shares);

/// score = transferability / density, for the used clusters.
std::vector<double> clusterScores(std::span<const double> transferability, std::span<const double> density,
                                  std::span<const std::int64_t> ids);

/// The rows of all used clusters: those of position u are `rows[offsets[u] .. offsets[u + 1])`, ascending.
struct ClusterRows {
    std::vector<std::int64_t> ids;       ///< used clusters, ascending `[U]`
    std::vector<std::int64_t> offsets;   ///< `[U + 1]`
    std::vector<std::int64_t> rows;      ///< `[N]`
    std::vector<std::int64_t> sizes() const;
};

/// Groups rows by label. **Throws** BadInput for labels outside `[0, clusters)`.
ClusterRows groupRows(std::span<const std::int64_t> labels, std::size_t clusters);

/// The selected rows in output order: cluster after cluster as allocated; a cluster that wanted more than it has gives its rows
/// in ascending order, any other the first rows of its greedy order.
/// **Shapes**: order `[N]`, positions inside each cluster's rows. **Throws** BadInput for shares or orders that do not fit.
std::vector<std::int64_t> cutPrefix(std::span<const ClusterShare> shares, const ClusterRows& clusters, std::span<const std::int32_t> order);

/// The number of records that a budget text asks of `rows`: a count ("133059"), a percentage ("20%") or a fraction below 1
/// ("0.2"). A share is the double nearest to the decimal and gives int(share * rows).
/// **Throws** InvalidArgument for anything else, nothing, or more than there is.
std::int64_t parseBudget(std::string_view text, std::int64_t rows);

}  // namespace coincide
