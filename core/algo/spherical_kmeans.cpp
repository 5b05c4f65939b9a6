#include "core/algo/spherical_kmeans.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <optional>

#include "core/algo/bf16_tiles.h"
#include "core/algo/fixed_dot.h"
#include "core/algo/kmeans_assign.h"
#include "core/algo/kmeans_update.h"
#include "core/base/error.h"
#include "core/base/hash.h"

namespace coincide {
namespace {

constexpr std::size_t kPublishedPointsPerCluster = 256;
constexpr std::string_view kMagic = "CoinKM01";

enum class Phase { Measure, Start, Assign, Update, FinalAssign, Done };

std::vector<std::int64_t> trainingRows(std::size_t rows, std::size_t clusters, const KMeansOptions& options) {
    if (options.pointsPerCluster == "all" || rows <= kPublishedPointsPerCluster * clusters) return {};
    auto order = publishedPermutation(rows, static_cast<std::uint32_t>(options.seed));
    order.resize(kPublishedPointsPerCluster * clusters);
    return order;
}

std::size_t checkedClusters(const MatrixView& rows, const KMeansOptions& options) {
    checkFields(options);
    if (rows.rows < 2 || rows.columns == 0)
        throw Error(ErrorCode::BadInput, "there is nothing to cluster: " + std::to_string(rows.rows) + " rows of " +
                                             std::to_string(rows.columns) + " values", "Import at least two records");
    if (rows.rows > INT32_MAX) throw Error(ErrorCode::Unsupported, "more than 2147483647 rows", "Split the dataset");
    const std::int64_t clusters = clusterCount(options, rows.rows);
    if (static_cast<std::size_t>(clusters) > rows.rows)
        throw Error(ErrorCode::InvalidArgument,
                    std::to_string(clusters) + " clusters are more than the " + std::to_string(rows.rows) + " rows",
                    "Give --clusters at most " + std::to_string(rows.rows));
    return static_cast<std::size_t>(clusters);
}

/// With the tile unit, the packed rows take the place of floats in memory.
std::size_t floatCache(const KMeansTuning& tuning) {
    return tuning.path == SearchPath::Fastest && tileUnitAvailable() ? 0 : tuning.cacheBytes;
}

template <class T>
void put(std::string& out, const T* values, std::size_t count) {
    out.append(reinterpret_cast<const char*>(values), count * sizeof(T));
}

}  // namespace

std::int64_t clusterCount(const KMeansOptions& options, std::size_t rows) {
    if (options.clusters > 0) return options.clusters;
    return std::max<std::int64_t>(2, static_cast<std::int64_t>(rows / 66));
}

struct KMeansState::Parts {
    Parts(MatrixView view, const KMeansOptions& given, int wantedThreads, KMeansTuning how)
        : matrix(view), options(given), tuning(how), threads(wantedThreads), clusters(checkedClusters(view, given)),
          rows(view, trainingRows(view.rows, clusters, given), floatCache(how)),
          subset(rows.count() != view.rows), copied(rows.count() == clusters),
          assigner(makeAssigner(rows)), update(clusters, view.columns, threads),
          centroids(clusters * view.columns), sizes(clusters) {}

    std::unique_ptr<KMeansAssigner> makeAssigner(RowSource& source) const {
        return std::make_unique<KMeansAssigner>(source, clusters, threads, tuning.path, tuning.cacheBytes);
    }
    std::int64_t total() const { return copied ? 1 : options.iterations; }
    std::int64_t done() const { return static_cast<std::int64_t>(history.size()); }
    void piece(const CancelToken& cancel);
    void start();
    void beginPass(std::vector<std::int32_t> moved);
    void endOfAssignment();
    void endOfUpdate();
    void endOfWork();
    std::string identity() const;

    MatrixView matrix;
    KMeansOptions options;
    KMeansTuning tuning;
    int threads;
    std::size_t clusters;
    RowSource rows;                        // those trained on
    bool subset, copied;                   // trained on a sample; every training row is a centroid
    std::optional<RowSource> allRows;      // for the final assignment after training on a sample
    std::unique_ptr<KMeansAssigner> assigner;
    KMeansUpdate update;
    std::vector<float> centroids;
    std::vector<std::int64_t> sizes;
    std::vector<KMeansIteration> history;
    KMeansIteration current;
    Phase phase = Phase::Measure;
};

void KMeansState::Parts::start() {
    if (history.empty()) {
        std::vector<std::int64_t> order(clusters);
        if (copied) {
            for (std::size_t c = 0; c < clusters; ++c) order[c] = static_cast<std::int64_t>(c);
        } else {
            order = publishedPermutation(rows.count(), static_cast<std::uint32_t>(options.seed) + 1);
        }
        for (std::size_t c = 0; c < clusters; ++c) {
            const auto row = static_cast<std::int32_t>(order[c]);
            rows.gather(&row, 1, centroids.data() + c * matrix.columns);
            if (!copied) normalize(centroids.data() + c * matrix.columns, matrix.columns);
        }
        if (copied) {
            std::fill(sizes.begin(), sizes.end(), 1);
            history.push_back({0.0, 1.0, 0, static_cast<std::int64_t>(clusters)});
        }
    }
    beginPass({});
}

void KMeansState::Parts::beginPass(std::vector<std::int32_t> moved) {
    if (done() < total()) {
        phase = Phase::Assign;
    } else {
        phase = Phase::FinalAssign;
        if (subset) {
            assigner.reset();
            allRows.emplace(matrix, std::vector<std::int64_t>{}, std::size_t{0});
            assigner = makeAssigner(*allRows);
            return;   // begins after the lengths of all rows are known
        }
    }
    assigner->begin(centroids, std::move(moved));
}

void KMeansState::Parts::piece(const CancelToken& cancel) {
    switch (phase) {
        case Phase::Measure:
            if (assigner->measure(cancel)) phase = Phase::Start;
            break;
        case Phase::Start:
            start();
            break;
        case Phase::Assign:
            if (assigner->step(cancel)) endOfAssignment();
            break;
        case Phase::Update:
            if (update.step(rows, cancel)) endOfUpdate();
            break;
        case Phase::FinalAssign:
            if (allRows && !assigner->measured()) {
                if (assigner->measure(cancel)) assigner->begin(centroids, {});
            } else if (assigner->step(cancel)) {
                endOfWork();
            }
            break;
        case Phase::Done:
            break;
    }
}

void KMeansState::Parts::endOfAssignment() {
    float objective = 0;
    for (const double value : assigner->values()) objective += static_cast<float>(value);
    update.begin(assigner->labels());
    current = {objective, imbalanceFactor(update.sizes()), update.splits(), update.movedRows()};
    phase = Phase::Update;
}

void KMeansState::Parts::endOfUpdate() {
    std::vector<std::int32_t> moved = update.finish(centroids);
    sizes.assign(update.sizes().begin(), update.sizes().end());
    history.push_back(current);
    beginPass(std::move(moved));
}

void KMeansState::Parts::endOfWork() {
    std::fill(sizes.begin(), sizes.end(), 0);
    for (const std::int32_t label : assigner->labels()) ++sizes[static_cast<std::size_t>(label)];
    phase = Phase::Done;
}

std::string KMeansState::Parts::identity() const {
    return fieldsToJson(options, true) + " " + std::to_string(matrix.rows) + " " + std::to_string(matrix.columns);
}

KMeansState::KMeansState(MatrixView rows, const KMeansOptions& options, int threads, KMeansTuning tuning)
    : parts_(std::make_unique<Parts>(rows, options, threads, tuning)) {}
KMeansState::~KMeansState() = default;
KMeansState::KMeansState(KMeansState&&) noexcept = default;
KMeansState& KMeansState::operator=(KMeansState&&) noexcept = default;

bool KMeansState::run(const CancelToken& cancel, double maxSeconds) {
    const auto begin = std::chrono::steady_clock::now();
    while (parts_->phase != Phase::Done && !cancel.cancelled()) {
        parts_->piece(cancel);
        if (std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() >= maxSeconds) break;
    }
    return finished();
}

bool KMeansState::finished() const { return parts_->phase == Phase::Done; }
std::size_t KMeansState::clusters() const { return parts_->clusters; }
std::int64_t KMeansState::iterations() const { return parts_->total(); }
std::int64_t KMeansState::iteration() const { return parts_->done(); }
std::span<const KMeansIteration> KMeansState::history() const { return parts_->history; }
std::span<const float> KMeansState::centroids() const { return parts_->centroids; }
std::span<const std::int64_t> KMeansState::sizes() const { return parts_->sizes; }

double KMeansState::fraction() const {
    if (finished()) return 1.0;
    const bool assigning = parts_->phase == Phase::Assign || parts_->phase == Phase::FinalAssign;
    const double part = assigning ? parts_->assigner->fractionDone() : parts_->phase == Phase::Update ? 1.0 : 0.0;
    return (static_cast<double>(iteration()) + 0.95 * part) / static_cast<double>(iterations() + 1);
}

std::vector<std::int64_t> KMeansState::labels() const {
    const auto labels = parts_->assigner->labels();
    return {labels.begin(), labels.end()};
}

std::vector<float> KMeansState::similarities() const {
    std::vector<float> out;
    out.reserve(parts_->assigner->values().size());
    for (const double value : parts_->assigner->values()) out.push_back(static_cast<float>(value));
    return out;
}

// Layout: magic, length of the identity and its text, number of iterations, their records, labels of the last assignment,
// sizes, centroids, and a fingerprint of all before it.
std::string KMeansState::serialize() const {
    const Parts& p = *parts_;
    const std::string identity = p.identity();
    const std::uint64_t lengths[] = {identity.size(), p.history.size(), p.update.lastLabels().size()};
    std::string out(kMagic);
    put(out, lengths, 3);
    out += identity;
    put(out, p.history.data(), p.history.size());
    put(out, p.update.lastLabels().data(), p.update.lastLabels().size());
    put(out, p.sizes.data(), p.sizes.size());
    put(out, p.centroids.data(), p.centroids.size());
    return out + Fingerprint().add(out.data(), out.size()).hex();
}

void KMeansState::restore(std::string_view bytes) {
    Parts& p = *parts_;
    const auto refuse = [] {
        throw Error(ErrorCode::Corrupt, "the saved state of the clustering is damaged or belongs to other data",
                    "Start the clustering again");
    };
    constexpr std::size_t kDigest = 32;
    const std::string identity = p.identity();
    std::uint64_t lengths[3];
    const std::size_t head = kMagic.size() + sizeof lengths;
    if (bytes.size() < head + kDigest || !bytes.starts_with(kMagic)) refuse();
    std::memcpy(lengths, bytes.data() + kMagic.size(), sizeof lengths);
    const bool labelsFit = lengths[1] == 0 || p.copied ? lengths[2] == 0 : lengths[2] == p.rows.count();
    if (lengths[0] != identity.size() || lengths[1] > static_cast<std::uint64_t>(p.total()) || !labelsFit) refuse();
    const std::size_t size = head + lengths[0] + lengths[1] * sizeof(KMeansIteration) + lengths[2] * sizeof(std::int32_t) +
                             p.clusters * sizeof(std::int64_t) + p.centroids.size() * sizeof(float) + kDigest;
    if (bytes.size() != size || bytes.substr(head, identity.size()) != identity) refuse();
    if (Fingerprint().add(bytes.data(), size - kDigest).hex() != bytes.substr(size - kDigest)) refuse();

    const char* at = bytes.data() + head + identity.size();
    const auto take = [&at](auto& values, std::size_t count) {
        values.resize(count);
        std::memcpy(values.data(), at, count * sizeof(values[0]));
        at += count * sizeof(values[0]);
    };
    std::vector<KMeansIteration> history;
    std::vector<std::int32_t> labels;
    std::vector<std::int64_t> sizes;
    std::vector<float> centroids;
    take(history, lengths[1]);
    take(labels, lengths[2]);
    take(sizes, p.clusters);
    take(centroids, p.centroids.size());
    const auto count = static_cast<std::int32_t>(p.clusters);
    if (std::any_of(labels.begin(), labels.end(), [&](std::int32_t label) { return label < 0 || label >= count; })) refuse();
    if (!std::all_of(centroids.begin(), centroids.end(), [](float value) { return std::isfinite(value); })) refuse();

    p.allRows.reset();
    p.assigner = p.makeAssigner(p.rows);
    p.history = std::move(history);
    p.sizes = std::move(sizes);
    p.centroids = std::move(centroids);
    p.update.reset(std::move(labels));
    p.phase = Phase::Measure;
}

}  // namespace coincide
