#include <algorithm>
#include <cmath>
#include <mutex>

#include "core/algo/fixed_dot.h"
#include "core/base/parallel.h"
#include "core/engine/project_reader_impl.h"
#include "core/engine/stages.h"

namespace coincide {
namespace {

constexpr std::size_t kExactBytes = std::size_t{512} << 20;
constexpr std::size_t kBlockFloats = 1u << 18;   // rows widened at a time, in every thread

struct Near {
    float cosine;
    std::int32_t sample;
    bool operator<(const Near& other) const { return cosine != other.cosine ? cosine > other.cosine : sample < other.sample; }
};

// Rows of the cluster of a sample and of its nearest clusters.
std::vector<std::int64_t> rowsNearby(const ExplorerData& data, std::int32_t cluster) {
    std::vector<std::int32_t> clusters{cluster};
    if (static_cast<std::size_t>(cluster) < data.nearClusters.size())
        clusters.insert(clusters.end(), data.nearClusters[static_cast<std::size_t>(cluster)].begin(), data.nearClusters[static_cast<std::size_t>(cluster)].end());
    std::vector<std::int64_t> rows;
    for (const std::int32_t c : clusters)
        for (std::int64_t i = data.membersBegin[static_cast<std::size_t>(c)]; i < data.membersBegin[static_cast<std::size_t>(c) + 1]; ++i)
            rows.push_back(data.rowOfSample[static_cast<std::size_t>(data.members[static_cast<std::size_t>(i)])]);
    std::sort(rows.begin(), rows.end());   // in the order of the file
    return rows;
}

}  // namespace

std::vector<std::pair<std::int32_t, float>> ProjectReader::neighbours(const ExplorerData& data, std::int32_t sample, std::size_t count, const CancelToken& cancel) {
    const bool known = sample >= 0 && static_cast<std::size_t>(sample) < data.rowOfSample.size() && data.rowOfSample[static_cast<std::size_t>(sample)] >= 0;
    if (!known || !data.extraction || count == 0) return {};
    const NpyFile file = openActivations(*impl_->project, *data.extraction);
    const MatrixView matrix = matrixView(file);
    if (matrix.rows != data.sampleOfRow.size()) return {};
    const auto own = static_cast<std::size_t>(data.rowOfSample[static_cast<std::size_t>(sample)]);
    std::vector<float> query(matrix.columns);
    matrix.readRows(own, 1, query.data());
    const double length = std::sqrt(fixedDot(query.data(), query.data(), matrix.columns));

    const std::int32_t cluster = data.clusters > 0 ? data.clusterOfSample[static_cast<std::size_t>(sample)] : -1;
    const bool all = matrix.rows * matrix.rowBytes() <= kExactBytes || cluster < 0;
    const std::vector<std::int64_t> rows = all ? std::vector<std::int64_t>{} : rowsNearby(data, cluster);
    std::vector<Near> best;
    std::mutex mutex;
    const std::size_t block = std::max<std::size_t>(1, kBlockFloats / matrix.columns);
    parallelFor(impl_->project->threads(), all ? matrix.rows : rows.size(), block, [&](std::size_t begin, std::size_t end) {
        if (cancel.cancelled()) return;
        std::vector<float> values((end - begin) * matrix.columns);
        if (all) matrix.readRows(begin, end - begin, values.data());
        else matrix.gatherRows(std::span(rows).subspan(begin, end - begin), values.data());
        std::vector<Near> found;
        for (std::size_t i = begin; i < end; ++i) {
            const std::size_t row = all ? i : static_cast<std::size_t>(rows[i]);
            if (row == own) continue;
            const float* other = values.data() + (i - begin) * matrix.columns;
            const double product = length * std::sqrt(fixedDot(other, other, matrix.columns));
            const double cosine = product > 0 ? fixedDot(query.data(), other, matrix.columns) / product : 0;
            if (std::isfinite(cosine)) found.push_back({static_cast<float>(std::clamp(cosine, -1.0, 1.0)), data.sampleOfRow[row]});
        }
        const std::size_t keep = std::min(count, found.size());
        std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(keep), found.end());
        const std::lock_guard lock(mutex);
        const std::size_t before = best.size();
        best.insert(best.end(), found.begin(), found.begin() + static_cast<std::ptrdiff_t>(keep));
        std::inplace_merge(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(before), best.end());
        if (best.size() > count) best.resize(count);
    });
    if (cancel.cancelled()) return {};
    std::vector<std::pair<std::int32_t, float>> out;
    for (const Near& near : best) out.emplace_back(near.sample, near.cosine);
    return out;
}

}  // namespace coincide
