#include "tests/bench/made_project.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <numeric>
#include <random>

#include "core/base/error.h"
#include "core/base/half.h"
#include "core/base/version.h"
#include "core/data/thumbnail.h"
#include "core/engine/artefacts.h"
#include "core/engine/stages.h"
#include "core/job/map_job.h"

namespace coincide {
namespace {

constexpr std::size_t kColumns = 20, kLayers = 5;
constexpr int kPicturesPerSource = 20;
constexpr std::size_t kNear = 5;

using Size = MadeSize;

// Multiplied and folded: as good as random, and the same for the same number.
std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 31)) * 0x9E3779B97F4A7C15ull;
    value = (value ^ (value >> 29)) * 0xBF58476D1CE4E5B9ull;
    return value ^ (value >> 32);
}

float uniform(std::uint64_t value) { return static_cast<float>(mixed(value) >> 40) / 16777216.0f; }

// Clusters of uneven size: the square of a uniform number.
std::int64_t clusterOf(std::int64_t sample, const Size& size) {
    const double u = static_cast<double>(uniform(static_cast<std::uint64_t>(sample)));
    return std::min(size.clusters - 1, static_cast<std::int64_t>(static_cast<double>(size.clusters) * (0.3 * u * u + 0.7 * u)));
}

std::int64_t sourceOf(std::int64_t cluster, std::int64_t sample, const Size& size) {
    return static_cast<std::int64_t>((static_cast<std::uint64_t>(cluster) / 7 + mixed(static_cast<std::uint64_t>(sample)) % 3) % static_cast<std::uint64_t>(size.sources));
}

std::string madeWord(std::uint64_t number) {
    static constexpr const char* kSyllables[] = {"ba", "ker", "lo", "mi", "tan", "ve", "sor", "pi", "gul", "den", "ra", "fo", "nim", "sta", "cu", "lem"};
    std::string out;
    for (std::uint64_t n = mixed(number + 77), i = 0; i < 3; ++i, n /= 16) out += kSyllables[n % 16];
    return out;
}

std::string record(std::int64_t sample, const Size& size) {
    static constexpr const char* kCommon[] = {"the picture shows", "a small red", "on the left side", "next to a", "people are looking at", "in the background", "with bright", "there is a large",
                                              "standing near", "under the blue", "several green", "behind an old", "a wooden", "together with", "covered by", "in front of the"};
    static constexpr const char* kQuestions[] = {"What is shown here", "How many things can be counted", "Describe the scene in detail", "Which colour does it have", "Where is the person", "Is there anything unusual"};
    const std::int64_t cluster = clusterOf(sample, size), source = sourceOf(cluster, sample, size);
    const std::uint64_t seed = static_cast<std::uint64_t>(sample) * 64;
    const bool picture = source + 1 != size.sources || size.sources == 1;
    std::string answer;
    for (std::uint64_t i = 0; answer.size() < 260; ++i) {
        answer += kCommon[mixed(seed + i) % 16];
        answer += ' ' + madeWord(i % 2 ? static_cast<std::uint64_t>(cluster) * 8 + mixed(seed + i) % 8 : mixed(seed + 32 + i) % 4000) + (i % 3 == 2 ? ". " : " ");
    }
    const std::string name = "source" + std::to_string(source);
    std::string out = "{\"id\": \"" + name + "_" + std::to_string(sample) + "\", ";
    if (picture) out += "\"image\": \"" + name + "/" + std::to_string(mixed(seed) % kPicturesPerSource) + ".jpg\", ";
    out += "\"conversations\": [{\"from\": \"human\", \"value\": \"" + std::string(picture ? "<image>\\n" : "") + kQuestions[mixed(seed + 5) % 6] + " " + madeWord(static_cast<std::uint64_t>(cluster)) +
           "?\"}, {\"from\": \"gpt\", \"value\": \"" + answer + "\"}]}\n";
    return out;
}

void makeFiles(const Path& folder, const Size& size) {
    for (std::int64_t source = 0; source < size.sources; ++source) {
        const Path images = folder / "images" / ("source" + std::to_string(source));
        makeFolder(images);
        for (int number = 0; number < kPicturesPerSource; ++number) {
            RgbImage image{320, 240, {}};
            const std::uint64_t seed = static_cast<std::uint64_t>(source) * 1000 + static_cast<std::uint64_t>(number);
            const int left = static_cast<int>(mixed(seed) % 200), top = static_cast<int>(mixed(seed + 1) % 140);
            for (int y = 0; y < image.height; ++y)
                for (int x = 0; x < image.width; ++x)
                    for (std::uint64_t c = 0; c < 3; ++c) {
                        const bool inside = x >= left && x < left + 100 && y >= top && y < top + 80;
                        image.pixels.push_back(static_cast<std::uint8_t>(inside ? mixed(seed + 2 + c) % 256 : (static_cast<std::uint64_t>(x + y) / 4 + mixed(seed + 7 + c)) % 256));
                    }
            writeFile(images / (std::to_string(number) + ".jpg"), encodeJpeg(image, 85));
        }
    }
    AtomicFile data(folder / "data.jsonl");
    for (std::int64_t sample = 0; sample < size.samples; ++sample) data.write(record(sample, size));
    data.commit();
}

void makeActivations(const Path& path, const Size& size) {
    std::vector<HalfBits> halves(static_cast<std::size_t>(size.samples) * kColumns);
    std::vector<float> row(kColumns);
    for (std::int64_t sample = 0; sample < size.samples; ++sample) {
        const auto cluster = static_cast<std::uint64_t>(clusterOf(sample, size));
        for (std::size_t c = 0; c < kColumns; ++c)
            row[c] = 0.7f * (uniform(cluster / 40 * 64 + c) - 0.5f) + 0.4f * (uniform(1'000'000'007 + cluster * 64 + c) - 0.5f) + 0.1f * (uniform(static_cast<std::uint64_t>(sample) * 64 + 32 + c) - 0.5f);
        floatToHalf(row.data(), &halves[static_cast<std::size_t>(sample) * kColumns], kColumns);
    }
    const std::size_t shape[] = {static_cast<std::size_t>(size.samples), kColumns};
    writeNpy(path, NpyType::Float16, shape, halves.data());
}

Run add(Project& project, Stage stage, RunId input, const nlohmann::json& options, const nlohmann::json& figures) {
    Run run;
    run.stage = stage;
    run.state = RunState::Finished;
    run.optionsJson = options.dump();
    run.figuresJson = figures.dump();
    run.fingerprint = std::string("made ") + stageName(stage) + options.dump();
    run.engineVersion = kEngineVersion;
    run.device = "cpu";
    run.inputs = {input};
    run.id = project.runs().create(run);
    return run;
}

// Mean activation of every cluster, and the cosine of every row to its own.
Run addClustering(Project& project, const Run& extraction, const Size& size) {
    const NpyFile file = openActivations(project, extraction);
    const MatrixView matrix = matrixView(file);
    const auto clusters = static_cast<std::size_t>(size.clusters);
    std::vector<float> centroids(clusters * kColumns), values(matrix.rows * kColumns), cosine(matrix.rows);
    std::vector<std::int64_t> labels(matrix.rows);
    matrix.readRows(0, matrix.rows, values.data());
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        labels[row] = clusterOf(static_cast<std::int64_t>(row), size);
        for (std::size_t c = 0; c < kColumns; ++c) centroids[static_cast<std::size_t>(labels[row]) * kColumns + c] += values[row * kColumns + c];
    }
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        const float *a = &values[row * kColumns], *b = &centroids[static_cast<std::size_t>(labels[row]) * kColumns];
        const float lengths = std::sqrt(std::inner_product(a, a + kColumns, a, 0.0f) * std::inner_product(b, b + kColumns, b, 0.0f));
        cosine[row] = lengths > 0 ? std::inner_product(a, a + kColumns, b, 0.0f) / lengths : 0;
    }
    const Run run = add(project, Stage::Cluster, extraction.id, {{"clusters", size.clusters}}, {{"clusters", size.clusters}, {"mean_similarity", 0.9}});
    makeFolder(project.folder() / "centroids");
    writeNpy(centroidPath(project.folder(), run.id), centroids, {clusters, kColumns});
    project.runs().put<std::int64_t>(run.id, "nearest_cent", labels);
    project.runs().put<float>(run.id, "dist_to_cent", cosine);
    std::vector<double> objective;
    for (int i = 0; i < 20; ++i) objective.push_back(0.9 - 0.4 / (i + 1.0));
    project.runs().put<double>(run.id, "objective", objective);
    return run;
}

void addScores(Project& project, const Run& clustering, const Size& size) {
    const auto clusters = static_cast<std::size_t>(size.clusters);
    RunStore runs = project.runs();
    const ClusterRows groups = groupRows(runs.items<std::int64_t>(clustering.id, "nearest_cent"), clusters);
    std::vector<double> transfer(clusters), density(groups.ids.size());
    std::vector<std::int64_t> near;
    std::vector<float> similarity;
    for (std::size_t c = 0; c < clusters; ++c) {
        transfer[c] = 0.3 + 0.5 * static_cast<double>(uniform(c + 5));
        for (std::size_t i = 0; i < std::min(kNear, clusters); ++i) near.push_back(static_cast<std::int64_t>((c + i) % clusters)), similarity.push_back(1.0f - 0.1f * static_cast<float>(i));
    }
    for (std::size_t u = 0; u < density.size(); ++u) density[u] = 0.5 + 0.45 * static_cast<double>(uniform(u + 99));
    std::vector<std::int32_t> order;
    for (const std::int64_t rows : groups.sizes()) {   // inside out, so that it is no ascending order
        for (std::int64_t i = 0; i < rows; ++i) order.push_back(static_cast<std::int32_t>((i + rows / 2) % rows));
    }
    const Run run = add(project, Stage::Score, clustering.id, {{"kernel-width", 1.0}}, {{"clusters", size.clusters}, {"used", groups.ids.size()}});
    runs.put<double>(run.id, "transfer", transfer);
    runs.put<double>(run.id, "density", density);
    runs.put<std::int64_t>(run.id, "used_clusters", groups.ids);
    runs.put<std::int32_t>(run.id, "greedy_order", order);
    runs.put<std::int64_t>(run.id, "greedy_offsets", groups.offsets);
    runs.put<std::int64_t>(run.id, "knn_indices", near, {clusters, std::min(kNear, clusters)});
    runs.put<float>(run.id, "knn_similarity", similarity, {clusters, std::min(kNear, clusters)});
}

void addMap(Project& project, const Run& extraction, const Size& size, std::size_t dims) {
    std::vector<float> positions(static_cast<std::size_t>(size.samples) * dims);
    for (std::int64_t sample = 0; sample < size.samples; ++sample) {
        const auto cluster = static_cast<std::uint64_t>(clusterOf(sample, size));
        for (std::size_t d = 0; d < dims; ++d) {
            float noise = 0;
            for (std::uint64_t i = 0; i < 4; ++i) noise += uniform(static_cast<std::uint64_t>(sample) * 64 + d * 4 + i + 11) - 0.5f;
            positions[static_cast<std::size_t>(sample) * dims + d] = 40.0f * (uniform(cluster / 40 * 16 + d) - 0.5f) + 5.0f * (uniform(31'000'003 + cluster * 16 + d) - 0.5f) + 0.25f * noise;
        }
    }
    const Run run = add(project, Stage::Map, extraction.id, {{"dims", dims}, {"method", "umap"}}, {{"rows", size.samples}, {"dims", dims}});
    project.runs().put<float>(run.id, mapArrayName(static_cast<std::int64_t>(dims)), positions, {static_cast<std::size_t>(size.samples), dims});
}

}  // namespace

void makeProject(const Path& folder, const MadeSize& size) {
    const auto begin = std::chrono::steady_clock::now();
    const auto say = [&](const char* what) { std::fprintf(stderr, "%6.1f s  %s\n", std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(), what); };
    makeFolder(folder);
    makeFiles(folder, size);
    say("records and pictures written");
    auto project = Project::openOrCreate(folder / "made.coincide");
    ImportOptions import;
    import.datasets = {(folder / "data.jsonl").string()};
    import.images = (folder / "images").string();
    import.pictures = "trust";
    if (PreparedStage stage = prepareImport(*project, import, {}); stage.job) runToEnd(*stage.job, {}, {});
    say("imported");
    makeActivations(folder / "activations.npy", size);
    const Run extraction = importActivations(*project, folder / "activations.npy", kLayers, {});
    {
        Transaction transaction(project->database());
        addScores(*project, addClustering(*project, extraction, size), size);
        for (const std::size_t dims : {2, 3}) addMap(*project, extraction, size, dims);
        transaction.commit();
    }
    SelectOptions options;
    for (const auto& [name, budget, temperature] : {std::tuple{"fifth", "20%", 0.1}, {"tenth", "10%", 0.05}}) {
        options.name = name, options.budget = budget, options.allocation.temperature = temperature;
        if (PreparedStage stage = prepareSelect(*project, options, {}); stage.job) runToEnd(*stage.job, {}, {});
    }
    say("results stored");
}

}  // namespace coincide
