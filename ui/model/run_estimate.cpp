#include "ui/model/run_estimate.h"

#include <algorithm>

#include "ui/model/run_model.h"

namespace coincide {
namespace {

constexpr double kTrainedPerCluster = 256;

double trainedRows(const KMeansOptions& options, double clusters, double rows) { return options.pointsPerCluster == "all" ? rows : std::min(rows, kTrainedPerCluster * clusters); }

}  // namespace

std::optional<double> estimatedSeconds(const StageOptions& options, const Run& last, std::int64_t rows) {
    if (last.imported || !(last.seconds > 0) || last.stage != stageOf(options)) return std::nullopt;
    const StageOptions before = optionsOfRun(last);
    const double now = static_cast<double>(rows), then = RunModel::figure(last, "rows");
    switch (last.stage) {
        case Stage::Import: return last.seconds;
        case Stage::Extract: {
            const auto &a = std::get<ExtractOptions>(options), &b = std::get<ExtractOptions>(before);
            if (a.model != b.model || a.layers != b.layers || a.dtype != b.dtype || then < 1 || rows < 1) return std::nullopt;
            const double wanted = a.limit > 0 ? std::min(now, static_cast<double>(a.limit)) : now;
            return last.seconds * wanted / then;
        }
        case Stage::Cluster: {
            const auto &a = std::get<KMeansOptions>(options), &b = std::get<KMeansOptions>(before);
            const double clusters = RunModel::figure(last, "clusters");
            if (clusters < 1 || rows < 1) return std::nullopt;
            const auto wanted = static_cast<double>(clusterCount(a, static_cast<std::size_t>(rows)));
            const auto work = [now](double k, double trained, double iterations) { return k * (trained * iterations + now); };
            return last.seconds * work(wanted, trainedRows(a, wanted, now), static_cast<double>(a.iterations)) / work(clusters, trainedRows(b, clusters, now), static_cast<double>(b.iterations));
        }
        case Stage::Map: {
            const auto &a = std::get<MapOptions>(options), &b = std::get<MapOptions>(before);
            if (a.method != b.method || a.epochs != b.epochs || a.neighbors != b.neighbors || then < 1 || rows < 1) return std::nullopt;
            return last.seconds * now / then;
        }
        case Stage::Score: return last.seconds;
        case Stage::Select: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace coincide
