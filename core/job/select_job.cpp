#include "core/job/select_job.h"

#include <nlohmann/json.hpp>

#include "core/algo/baselines.h"
#include "core/algo/cluster_limits.h"
#include "core/base/error.h"

namespace coincide {

Selection makeSelection(const SelectInputs& inputs, const SelectOptions& options) {
    checkFields(options);
    const std::int64_t target = parseBudget(options.budget, inputs.rows);
    Selection out;
    if (options.method == "random") {
        if (!options.limits.empty()) throw Error(ErrorCode::InvalidArgument, "the random method knows no limits on clusters", "Leave out --limits or choose --method coincide");
        out.rows = randomRows(inputs.rows, target, static_cast<std::uint64_t>(options.seed));
        return out;
    }
    const std::vector<double> scores = clusterScores(inputs.transfer, inputs.density, inputs.clusters.ids);
    const std::vector<std::int64_t> sizes = inputs.clusters.sizes();
    const std::vector<ClusterLimit> limits = parseLimits(options.limits, inputs.clusters.ids, sizes, static_cast<std::int64_t>(inputs.transfer.size()));
    const std::vector<ClusterShare> shares = allocate(scores, sizes, inputs.clusters.ids, target, options.allocation, limits);
    out.rows = cutPrefix(shares, inputs.clusters, inputs.order);
    out.allocation.reserve(3 * shares.size());
    for (const ClusterShare& share : shares) out.allocation.insert(out.allocation.end(), {share.cluster, share.wanted, share.taken});
    return out;
}

SelectJob::SelectJob(ProjectFiles files, Run run, SelectOptions options, SelectInputs inputs)
    : StageJob(files, std::move(run), "records"), options_(std::move(options)), inputs_(std::move(inputs)) {}

bool SelectJob::work(const CancelToken&) {
    const Selection selection = makeSelection(inputs_, options_);
    setTotal(selection.rows.size());
    std::int64_t clusters = 0;
    for (std::size_t i = 2; i < selection.allocation.size(); i += 3) clusters += selection.allocation[i] > 0;
    Transaction transaction(files().database);
    runs().put<std::int64_t>(run().id, "selected", selection.rows);
    if (options_.method == "coincide") runs().put<std::int64_t>(run().id, "alloc", selection.allocation, {selection.allocation.size() / 3, 3});
    transaction.commit();
    setFigures(nlohmann::json{{"selected", selection.rows.size()}, {"target", parseBudget(options_.budget, inputs_.rows)}, {"of", inputs_.rows}, {"clusters", clusters}}.dump());
    return true;
}

}  // namespace coincide
