// Loading of ExplorerData. What was chosen must load; what was taken because it is newest is left out where it is damaged, and so is
// everything that rests on it.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/engine/exporting.h"
#include "core/engine/project_reader_impl.h"
#include "core/engine/run_choice.h"
#include "core/engine/stages.h"
#include "core/job/map_job.h"

namespace coincide {
namespace {

constexpr float kNoValue = std::numeric_limits<float>::quiet_NaN();

[[noreturn]] void misfit(const Run& run, const std::string& what) {
    throw Error(ErrorCode::Corrupt, "the project is damaged: " + what + " of run " + std::to_string(run.id.value), std::string("Make it again with coincide ") + stageName(run.stage) + " --again");
}

void loadSamples(Project& project, ExplorerData& data) {
    SampleStore store = project.samples();
    SampleStore::Columns columns = store.columns();
    data.sources = store.sources();
    data.samples = static_cast<std::int64_t>(columns.source.size());
    data.hasRecords = data.samples > 0;
    data.sourceOfSample = std::move(columns.source);
    data.turns = std::move(columns.turns);
    data.characters = std::move(columns.characters);
    data.usable = std::move(columns.usable);
    data.hasPicture = std::move(columns.hasPicture);
    for (std::int32_t& source : data.sourceOfSample)
        if (static_cast<std::size_t>(source) >= data.sources.size()) source = -1;
}

void loadExtraction(Project& project, const Run& run, ExplorerData& data) {
    const std::int64_t rows = extractionFacts(run).rows;
    std::vector<std::int64_t> samples;
    if (project.runs().hasArray(run.id, "samples")) {
        samples = samplesOfRows(project, run);
    } else {
        // Without a list, rows are samples: then there must be as many as the file that backs them says, or as there are records.
        if (data.hasRecords ? rows > data.samples : rows != static_cast<std::int64_t>(openActivations(project, run).shape()[0])) misfit(run, "the number of rows");
        samples.resize(static_cast<std::size_t>(rows));
        std::iota(samples.begin(), samples.end(), std::int64_t{0});
    }
    if (static_cast<std::int64_t>(samples.size()) != rows || rows > INT32_MAX) misfit(run, "the list of samples");
    const std::int64_t count = data.hasRecords ? data.samples : rows;
    std::vector<std::int32_t> rowOfSample(static_cast<std::size_t>(count), -1), sampleOfRow(samples.size());
    for (std::size_t row = 0; row < samples.size(); ++row) {
        const std::int64_t sample = samples[row];
        if (sample < 0 || sample >= count || rowOfSample[static_cast<std::size_t>(sample)] != -1) misfit(run, "the list of samples");
        rowOfSample[static_cast<std::size_t>(sample)] = static_cast<std::int32_t>(row);
        sampleOfRow[row] = static_cast<std::int32_t>(sample);
    }
    data.rowOfSample = std::move(rowOfSample);
    data.sampleOfRow = std::move(sampleOfRow);
    if (!data.hasRecords) {
        const auto size = static_cast<std::size_t>(count);
        data.samples = count;
        data.sourceOfSample.assign(size, -1);
        data.turns.assign(size, 0);
        data.characters.assign(size, 0);
        data.usable.assign(size, 1);
        data.hasPicture.assign(size, 0);
    }
    data.extraction = run;
}

// The number of clusters: of the file of centroids, else as many as the labels need.
std::int64_t clusterCountOf(Project& project, const Run& run, std::int64_t needed) {
    try {
        const NpyFile centroids(centroidPath(project.folder(), run.id));
        centroids.requireDimensions(2);
        const auto rows = static_cast<std::int64_t>(centroids.shape()[0]);
        if (rows >= needed && centroids.shape()[1] > 0) return rows;
    } catch (const Error& e) {
        if (e.code() == ErrorCode::OutOfMemory) throw;
        logWarning(e.what());
    }
    return needed;
}

// Order of members: most central first, then by id. The larger the cosine, the smaller the number.
std::uint64_t memberKey(float cosine, std::int32_t sample) {
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(std::isnan(cosine) ? -std::numeric_limits<float>::infinity() : cosine + 0.0f);
    const std::uint32_t ascending = bits & 0x80000000u ? ~bits : bits | 0x80000000u;
    return (static_cast<std::uint64_t>(~ascending) << 32) | static_cast<std::uint32_t>(sample);
}

void loadClustering(Project& project, const Run& run, ExplorerData& data) {
    RunStore runs = project.runs();
    const std::vector<std::int64_t> labels = runs.items<std::int64_t>(run.id, "nearest_cent");
    const std::vector<float> cosine = runs.items<float>(run.id, "dist_to_cent");
    if (labels.size() != data.sampleOfRow.size() || cosine.size() != labels.size()) misfit(run, "the clusters");
    std::int64_t needed = 0;
    for (const std::int64_t label : labels) {
        if (label < 0 || label >= INT32_MAX) misfit(run, "the clusters");
        needed = std::max(needed, label + 1);
    }
    // Labels far above the number of rows come from no clustering; nothing is allocated for them.
    const std::int64_t clusters = clusterCountOf(project, run, needed);
    if (clusters > std::max<std::int64_t>(static_cast<std::int64_t>(labels.size()), 1'000'000)) misfit(run, "the clusters");
    const auto size = static_cast<std::size_t>(clusters);
    std::vector<std::int64_t> begin(size + 1, 0);
    for (const std::int64_t label : labels) ++begin[static_cast<std::size_t>(label) + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<std::int64_t> next(begin.begin(), begin.end() - 1);
    std::vector<std::uint64_t> keys(labels.size());
    data.clusterOfSample.assign(static_cast<std::size_t>(data.samples), -1);
    data.cosineOfSample.assign(static_cast<std::size_t>(data.samples), kNoValue);
    for (std::size_t row = 0; row < labels.size(); ++row) {
        const auto label = static_cast<std::size_t>(labels[row]), sample = static_cast<std::size_t>(data.sampleOfRow[row]);
        keys[static_cast<std::size_t>(next[label]++)] = memberKey(cosine[row], data.sampleOfRow[row]);
        data.clusterOfSample[sample] = static_cast<std::int32_t>(label);
        data.cosineOfSample[sample] = cosine[row];
    }
    data.sizeOfCluster.resize(size);
    for (std::size_t c = 0; c < size; ++c) {
        std::sort(keys.begin() + begin[c], keys.begin() + begin[c + 1]);
        data.sizeOfCluster[c] = static_cast<std::int32_t>(begin[c + 1] - begin[c]);
    }
    data.members.resize(keys.size());
    std::transform(keys.begin(), keys.end(), data.members.begin(), [](std::uint64_t key) { return static_cast<std::int32_t>(key & 0xFFFFFFFFu); });
    data.membersBegin = std::move(begin);
    data.clusters = clusters;
    data.clustering = run;
}

void loadNearClusters(RunStore& runs, const Run& run, ExplorerData& data) {
    if (!runs.hasArray(run.id, "knn_indices") || !runs.hasArray(run.id, "knn_similarity")) return;
    const std::vector<std::int64_t> indices = runs.items<std::int64_t>(run.id, "knn_indices");
    const std::vector<float> similarity = runs.items<float>(run.id, "knn_similarity");
    const auto clusters = static_cast<std::size_t>(data.clusters);
    if (indices.size() != similarity.size() || clusters == 0 || indices.size() % clusters != 0) misfit(run, "the nearest clusters");
    const std::size_t columns = indices.size() / clusters;
    std::vector<std::vector<std::int32_t>> near(clusters);
    std::vector<std::vector<float>> values(clusters);
    for (std::size_t c = 0; c < clusters; ++c)
        for (std::size_t i = c * columns; i < (c + 1) * columns; ++i) {
            if (indices[i] == static_cast<std::int64_t>(c)) continue;
            if (indices[i] < 0 || indices[i] >= data.clusters) misfit(run, "the nearest clusters");
            near[c].push_back(static_cast<std::int32_t>(indices[i]));
            values[c].push_back(similarity[i]);
        }
    data.nearClusters = std::move(near);
    data.nearSimilarity = std::move(values);
}

void loadScoring(Project& project, const Run& run, ExplorerData& data) {
    RunStore runs = project.runs();
    SelectInputs select = readSelectInputs(project, run);
    const ClusterRows& groups = select.clusters;
    const auto clusters = static_cast<std::size_t>(data.clusters);
    if (select.transfer.size() < clusters || select.rows != static_cast<std::int64_t>(data.sampleOfRow.size())) misfit(run, "the scores");
    if (select.transfer.size() > clusters) {
        // Empty clusters at the end that the labels alone do not show.
        if (select.transfer.size() > clusters + data.sampleOfRow.size()) misfit(run, "the scores");
        data.clusters = static_cast<std::int64_t>(select.transfer.size());
        data.sizeOfCluster.resize(select.transfer.size(), 0);
        data.membersBegin.resize(select.transfer.size() + 1, data.membersBegin.back());
    }
    std::vector<double> density(select.transfer.size(), std::numeric_limits<double>::quiet_NaN());
    std::vector<std::int32_t> rank(static_cast<std::size_t>(data.samples), -1);
    for (std::size_t u = 0; u < groups.ids.size(); ++u) {
        density[static_cast<std::size_t>(groups.ids[u])] = select.density[u];
        const std::int64_t begin = groups.offsets[u], size = groups.offsets[u + 1] - begin;
        for (std::int64_t i = 0; i < size; ++i) {
            const std::int64_t place = select.order[static_cast<std::size_t>(begin + i)];
            if (place < 0 || place >= size) misfit(run, "the greedy order");
            std::int32_t& own = rank[static_cast<std::size_t>(data.sampleOfRow[static_cast<std::size_t>(groups.rows[static_cast<std::size_t>(begin + place)])])];
            if (own != -1) misfit(run, "the greedy order");
            own = static_cast<std::int32_t>(i);
        }
    }
    loadNearClusters(runs, run, data);
    data.transferOfCluster = select.transfer;
    data.densityOfCluster = std::move(density);
    data.rankOfSample = std::move(rank);
    data.select = std::move(select);
    data.scored = true;
    data.scoring = run;
}

std::vector<float> positionsOf(Project& project, const Run& run, std::size_t dims, const ExplorerData& data) {
    const ResultArray stored = project.runs().array(run.id, mapArrayName(static_cast<std::int64_t>(dims)));
    if (stored.type != NpyType::Float32 || stored.shape != std::vector<std::size_t>{data.sampleOfRow.size(), dims}) misfit(run, "the coordinates");
    std::vector<float> out(static_cast<std::size_t>(data.samples) * dims, kNoValue);
    for (std::size_t row = 0; row < data.sampleOfRow.size(); ++row)
        std::memcpy(&out[static_cast<std::size_t>(data.sampleOfRow[row]) * dims], stored.data.data() + row * dims * sizeof(float), dims * sizeof(float));
    return out;
}

StoredSelection selectionOf(Project& project, const Run& run, const ExplorerData& data) {
    StoredSelection out;
    out.run = run;
    for (const std::int64_t row : project.runs().items<std::int64_t>(run.id, "selected")) {
        if (row < 0 || row >= static_cast<std::int64_t>(data.sampleOfRow.size())) misfit(run, "the selected rows");
        out.samples.push_back(data.sampleOfRow[static_cast<std::size_t>(row)]);
    }
    const auto options = nlohmann::json::parse(run.optionsJson, nullptr, false);
    if (run.imported || !options.is_object()) return out;
    const auto text = [&](const char* key) { return options.contains(key) && options[key].is_string() ? options[key].get<std::string>() : std::string{}; };
    out.budget = text("budget");
    out.method = text("method");
    out.limits = text("limits");
    if (out.method != "random" && options.contains("temperature") && options["temperature"].is_number()) out.temperature = options["temperature"].get<double>();
    return out;
}

// Loads one part; false where it is left out because nobody asked for just this run.
template <class Load>
bool part(bool chosen, Load&& load) {
    try {
        load();
        return true;
    } catch (const Error& e) {
        if (chosen || e.code() == ErrorCode::OutOfMemory || e.code() == ErrorCode::Busy) throw;
        logWarning(e.what());
        return false;
    }
}

}  // namespace

std::shared_ptr<const ExplorerData> loadExplorerData(Project& project, const ViewChoice& choice, const CancelToken& cancel, const ProgressCallback& onProgress) {
    auto out = std::make_shared<ExplorerData>();
    ExplorerData& data = *out;
    ProgressMeter meter("load", "parts", 6);
    std::uint64_t done = 0;
    const auto goOn = [&] {
        if (onProgress) onProgress(meter.update(done));
        ++done;
        return !cancel.cancelled();
    };
    if (!goOn()) return nullptr;
    const RunGraph runs(project.runs().list());
    const ViewRuns view = chooseRuns(runs, choice);
    loadSamples(project, data);
    if (!goOn()) return nullptr;
    if (!view.extraction || !part(choice.extraction.has_value(), [&] { loadExtraction(project, *view.extraction, data); })) return out;
    if (!goOn()) return nullptr;
    if (view.clustering && part(choice.clustering.has_value(), [&] { loadClustering(project, *view.clustering, data); })) {
        if (!goOn()) return nullptr;
        if (view.scoring) part(choice.scoring.has_value(), [&] { loadScoring(project, *view.scoring, data); });
    }
    if (!goOn()) return nullptr;
    if (view.map2d && part(choice.map2d.has_value(), [&] { data.position2d = positionsOf(project, *view.map2d, 2, data); })) data.map2d = view.map2d;
    if (view.map3d && part(choice.map3d.has_value(), [&] { data.position3d = positionsOf(project, *view.map3d, 3, data); })) data.map3d = view.map3d;
    for (const Run* run : runs.on(view.extraction->id, Stage::Select)) {
        if (!goOn()) return nullptr;
        part(false, [&] { data.selections.push_back(selectionOf(project, *run, data)); });
    }
    return out;
}

}  // namespace coincide
