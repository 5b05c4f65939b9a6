#include "core/engine/artefacts.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <utility>

#include "core/algo/fixed_dot.h"
#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/base/version.h"
#include "core/engine/exporting.h"
#include "core/engine/stages.h"
#include "core/job/map_job.h"
#include "core/job/output_place.h"

namespace coincide {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCopyPiece = 32u << 20;

[[noreturn]] void misfit(const Path& file, const std::string& why) {
    throw Error(ErrorCode::BadInput, file.string() + " " + why, "Give files of one and the same run");
}

// Copies a file piece by piece under its final name; false when cancelled.
bool copyInto(const Path& from, const Path& to, const CancelToken& cancel) {
    const MappedFile source(from);
    AtomicFile target(to);
    for (std::size_t at = 0; at < source.size(); at += kCopyPiece) {
        if (cancel.cancelled()) return false;
        const std::size_t size = std::min(kCopyPiece, source.size() - at);
        for (std::size_t i = at; i < at + size; i += 1u << 20) target.write(source.text().substr(i, std::min<std::size_t>(1u << 20, at + size - i)));
        source.releasePages(at, size);
    }
    target.commit();
    return true;
}

// A folder that goes away again, with what was written, unless all went well; one that was there before is left as it is.
struct NewFolder {
    explicit NewFolder(const Path& path) : folder(path) {
        std::error_code failure;
        kept = fs::exists(path, failure);
        makeFolder(path);
    }
    ~NewFolder() {
        std::error_code ignored;
        if (kept) return;
        for (const std::string& name : written) fs::remove(folder / name, ignored);
        fs::remove(folder, ignored);
    }
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;

    Path folder;
    std::vector<std::string> written;
    bool kept = false;
};

Run importedRun(Stage stage, std::vector<RunId> inputs, const std::string& fingerprint, nlohmann::json figures) {
    Run run;
    run.stage = stage;
    run.state = RunState::Finished;
    run.imported = true;
    run.fingerprint = fingerprint;
    run.engineVersion = kEngineVersion;
    run.device = "none";
    run.inputs = std::move(inputs);
    run.figuresJson = figures.dump();
    return run;
}

// Checks a matrix and adds it as an extraction; its file is in place when the transaction of the caller commits.
Run addExtraction(Project& project, const Path& file, std::int64_t layers, const CancelToken& cancel) {
    const NpyFile npy(file);
    const MatrixView matrix = matrixView(npy);
    if (layers < 1 || layers > 1000) throw Error(ErrorCode::InvalidArgument, "--layers cannot be " + std::to_string(layers), "Give the number of tapped layers, 1 to 1000");
    const auto parts = static_cast<std::size_t>(2 * layers);
    if (matrix.rows == 0 || matrix.columns == 0) throw Error(ErrorCode::BadInput, file.string() + " has no rows or no columns", "Give a matrix with one row a record");
    if (matrix.columns % parts != 0)
        throw Error(ErrorCode::InvalidArgument,
                    file.string() + " has " + std::to_string(matrix.columns) + " columns, which " + std::to_string(layers) + " layers of two halves do not divide",
                    "Give the right number with --layers");
    std::vector<std::int64_t> samples;
    SampleStore store = project.samples();
    std::vector<RunId> inputs;
    if (const std::int64_t count = store.count(); count > 0) {
        const std::vector<std::int64_t> usable = store.usableIds();
        const auto rows = static_cast<std::int64_t>(matrix.rows);
        if (rows == static_cast<std::int64_t>(usable.size())) {
            samples = usable;
        } else if (rows == count) {
            samples.resize(matrix.rows);
            std::iota(samples.begin(), samples.end(), std::int64_t{0});
        } else {
            misfit(file, "has " + std::to_string(rows) + " rows where the project has " + std::to_string(count) + " records, " + std::to_string(usable.size()) + " of them usable");
        }
        if (const auto import = project.runs().newestFinished(Stage::Import)) inputs.push_back(import->id);
    }
    Run run = importedRun(Stage::Extract, inputs, fingerprintOfFile(file),
                          {{"rows", matrix.rows}, {"width", matrix.columns}, {"layers", layers}, {"hidden", matrix.columns / parts}, {"failed", 0}, {"dtype", npyTypeName(matrix.type)}});
    run.optionsJson = nlohmann::json{{"file", file.filename().string()}, {"layers", layers}}.dump();
    run.position = run.total = static_cast<std::int64_t>(matrix.rows);
    RunStore runs = project.runs();
    run.id = runs.create(run);
    if (!samples.empty()) runs.put<std::int64_t>(run.id, "samples", samples);
    makeFolder(project.folder() / "activations");
    if (!copyInto(file, activationPath(project.folder(), run.id), cancel)) run.id = {};
    return run;
}

std::optional<Path> featuresIn(const Path& folder) {
    if (isRegularFile(folder / "features.npy")) return folder / "features.npy";
    std::vector<Path> named;
    std::error_code failure;
    for (fs::directory_iterator it(folder, failure), end; !failure && it != end; it.increment(failure)) {
        const std::string name = it->path().filename().string();
        if (name.starts_with("tan_act_") && name.find("_msa") != std::string::npos && name.ends_with(".npy") && name.find("indices") == std::string::npos)
            named.push_back(it->path());
    }
    if (named.size() > 1) throw Error(ErrorCode::BadInput, folder.string() + " holds several files tan_act_*_msa*.npy", "Merge them into one, or name the one to use features.npy");
    return named.empty() ? std::nullopt : std::optional(named.front());
}

std::vector<std::int64_t> integersOf(const Path& file, std::size_t count) {
    const NpyFile npy(file);
    npy.requireDimensions(1);
    if (count && npy.shape()[0] != count) misfit(file, "has " + std::to_string(npy.shape()[0]) + " items where " + std::to_string(count) + " belong");
    return npy.toInt64();
}

std::vector<double> numbersOf(const Path& file, std::size_t count) {
    const NpyFile npy(file);
    npy.requireDimensions(1);
    if (count && npy.shape()[0] != count) misfit(file, "has " + std::to_string(npy.shape()[0]) + " items where " + std::to_string(count) + " belong");
    return npy.toDouble();
}

// What is being imported, and what of it is known so far.
struct Importing {
    Project& project;
    Path folder;
    std::string print;      // of the files read so far
    std::vector<Run> made;

    Path file(const char* name) const { return folder / name; }
    bool has(const char* name) const { return isRegularFile(folder / name); }
    void note(const Path& path) { print += fingerprintOfFile(path); }
    std::string fingerprint() const {
        Fingerprint all;
        return all.add(print).hex();
    }
    Run add(Run run) {
        run.id = project.runs().create(run);
        made.push_back(run);
        return run;
    }
};

Run addClusters(Importing& in, const Run& extraction) {
    const NpyFile activations = openActivations(in.project, extraction);
    const MatrixView matrix = matrixView(activations);
    const Path centroidFile = in.file("kmeans_centroids.npy"), labelFile = in.file("nearest_cent.npy");
    const NpyFile npy(centroidFile);
    npy.requireDimensions(2);
    if (npy.shape()[0] == 0) misfit(centroidFile, "has no rows");
    if (npy.shape()[1] != matrix.columns) misfit(centroidFile, "has " + std::to_string(npy.shape()[1]) + " columns where the activations have " + std::to_string(matrix.columns));
    const std::vector<float> centroids = npy.toFloat();
    const std::size_t clusters = npy.shape()[0];
    for (const float value : centroids)
        if (!std::isfinite(value)) misfit(centroidFile, "holds a value that is not finite");
    const std::vector<std::int64_t> labels = integersOf(labelFile, matrix.rows);
    for (const std::int64_t label : labels)
        if (label < 0 || label >= static_cast<std::int64_t>(clusters)) misfit(labelFile, "names the cluster " + std::to_string(label) + " of " + std::to_string(clusters));
    std::vector<float> similarity(matrix.rows);
    if (in.has("dist_to_cent.npy")) {
        const std::vector<double> given = numbersOf(in.file("dist_to_cent.npy"), matrix.rows);
        std::copy(given.begin(), given.end(), similarity.begin());
    } else {
        parallelFor(in.project.threads(), matrix.rows, 256, [&](std::size_t begin, std::size_t end) {
            std::vector<float> row(matrix.columns);
            for (std::size_t i = begin; i < end; ++i) {
                matrix.readRows(i, 1, row.data());
                similarity[i] = static_cast<float>(fixedDot(row.data(), &centroids[static_cast<std::size_t>(labels[i]) * matrix.columns], matrix.columns));
            }
        });
    }
    in.note(centroidFile), in.note(labelFile);
    Run run = in.add(importedRun(Stage::Cluster, {extraction.id}, in.fingerprint(), {{"clusters", clusters}}));
    RunStore runs = in.project.runs();
    makeFolder(in.project.folder() / "centroids");
    writeNpy(centroidPath(in.project.folder(), run.id), std::span<const float>(centroids), {clusters, matrix.columns});
    runs.put<std::int64_t>(run.id, "nearest_cent", labels);
    runs.put<float>(run.id, "dist_to_cent", similarity);
    for (const char* name : {"objective.npy", "imbalance.npy"})
        if (in.has(name)) runs.put<double>(run.id, std::string(name).substr(0, std::string(name).size() - 4), numbersOf(in.file(name), 0));
    if (in.has("nsplit.npy")) {
        const std::vector<std::int64_t> wide = integersOf(in.file("nsplit.npy"), 0);
        const std::vector<std::int32_t> splits(wide.begin(), wide.end());
        runs.put<std::int32_t>(run.id, "nsplit", splits);
    }
    return run;
}

void addScores(Importing& in, const Run& clustering) {
    RunStore runs = in.project.runs();
    const std::vector<std::int64_t> labels = runs.items<std::int64_t>(clustering.id, "nearest_cent");
    const auto clusters = nlohmann::json::parse(clustering.figuresJson).at("clusters").get<std::size_t>();
    const ClusterRows rows = groupRows(labels, clusters);
    const std::vector<double> transfer = numbersOf(in.file("transfer.npy"), clusters);
    const std::vector<double> density = numbersOf(in.file("density.npy"), rows.ids.size());
    constexpr double kMostDensity = 1 + 1e-6;   // a mean of values up to 1, as others may have rounded it
    for (std::size_t u = 0; u < rows.ids.size(); ++u) {
        const std::string cluster = " for cluster " + std::to_string(rows.ids[u]);
        // Of a cluster without rows the transferability may be undefined.
        if (!std::isfinite(transfer[static_cast<std::size_t>(rows.ids[u])])) misfit(in.file("transfer.npy"), "holds a value that is not finite" + cluster);
        if (!(density[u] > 0 && density[u] <= kMostDensity)) misfit(in.file("density.npy"), "holds a value that is not above 0 and at most 1" + cluster);
    }
    if (in.has("used_clusters.npy") && integersOf(in.file("used_clusters.npy"), rows.ids.size()) != rows.ids) misfit(in.file("used_clusters.npy"), "does not list the clusters that own rows");
    if (integersOf(in.file("greedy_offsets.npy"), rows.offsets.size()) != rows.offsets) misfit(in.file("greedy_offsets.npy"), "does not fit the sizes of the clusters");
    const std::vector<std::int64_t> order = integersOf(in.file("greedy_order.npy"), labels.size());
    std::vector<std::int32_t> narrow;
    std::vector<char> seen;
    for (std::size_t u = 0; u < rows.ids.size(); ++u) {
        const auto size = rows.offsets[u + 1] - rows.offsets[u];
        seen.assign(static_cast<std::size_t>(size), 0);
        for (std::int64_t i = rows.offsets[u]; i < rows.offsets[u + 1]; ++i) {
            const std::int64_t place = order[static_cast<std::size_t>(i)];
            if (place < 0 || place >= size || seen[static_cast<std::size_t>(place)]++) misfit(in.file("greedy_order.npy"), "is not an order of the rows of cluster " + std::to_string(rows.ids[u]));
            narrow.push_back(static_cast<std::int32_t>(place));
        }
    }
    for (const char* name : {"transfer.npy", "density.npy", "greedy_order.npy"}) in.note(in.file(name));
    const Run run = in.add(importedRun(Stage::Score, {clustering.id}, in.fingerprint(), {{"clusters", clusters}, {"used", rows.ids.size()}, {"empty", clusters - rows.ids.size()}}));
    runs.put<double>(run.id, "transfer", transfer);
    runs.put<double>(run.id, "density", density);
    runs.put<std::int64_t>(run.id, "used_clusters", rows.ids);
    runs.put<std::int32_t>(run.id, "greedy_order", narrow);
    runs.put<std::int64_t>(run.id, "greedy_offsets", rows.offsets);
    if (in.has("knn_indices.npy") && in.has("knn_similarity.npy")) {
        const NpyFile indices(in.file("knn_indices.npy")), similarity(in.file("knn_similarity.npy"));
        indices.requireDimensions(2), similarity.requireDimensions(2);
        if (indices.shape() != similarity.shape() || indices.shape()[0] != clusters) misfit(in.file("knn_indices.npy"), "does not fit the clusters");
        runs.put<std::int64_t>(run.id, "knn_indices", indices.toInt64(), indices.shape());
        runs.put<float>(run.id, "knn_similarity", similarity.toFloat(), similarity.shape());
    }
}

void addMapsAndSelections(Importing& in, const Run& extraction, std::size_t rows) {
    RunStore runs = in.project.runs();
    for (const std::int64_t dims : {2, 3}) {
        const std::string name = mapArrayName(dims);
        if (!in.has((name + ".npy").c_str())) continue;
        const NpyFile npy(in.folder / (name + ".npy"));
        npy.requireDimensions(2);
        if (npy.shape()[0] != rows || npy.shape()[1] != static_cast<std::size_t>(dims)) misfit(in.folder / (name + ".npy"), "does not fit the activations");
        const std::vector<float> places = npy.toFloat();
        if (!std::all_of(places.begin(), places.end(), [](float value) { return std::isfinite(value); })) misfit(in.folder / (name + ".npy"), "holds a value that is not finite");
        in.note(in.folder / (name + ".npy"));
        Run run = importedRun(Stage::Map, {extraction.id}, in.fingerprint(), {{"rows", rows}, {"dims", dims}});
        run.optionsJson = nlohmann::json{{"dims", dims}, {"method", "imported"}}.dump();
        runs.put<float>(in.add(run).id, name, places, npy.shape());
    }
    std::error_code failure;
    std::vector<Path> selections;
    for (fs::directory_iterator it(in.folder, failure), end; !failure && it != end; it.increment(failure)) {
        const std::string name = it->path().filename().string();
        if (name.starts_with("selected_") && name.ends_with(".npy")) selections.push_back(it->path());
    }
    std::sort(selections.begin(), selections.end());
    for (const Path& path : selections) {
        const std::vector<std::int64_t> chosen = integersOf(path, 0);
        std::vector<char> taken(rows, 0);
        for (const std::int64_t row : chosen) {
            if (row < 0 || row >= static_cast<std::int64_t>(rows)) misfit(path, "names the row " + std::to_string(row) + " of " + std::to_string(rows));
            if (std::exchange(taken[static_cast<std::size_t>(row)], 1)) misfit(path, "names the row " + std::to_string(row) + " more than once");
        }
        const std::string stem = path.stem().string();
        try {
            checkSelectionName(stem.substr(std::string("selected_").size()));
        } catch (Error& e) {
            throw e.addContext(path.string());
        }
        in.note(path);
        Run run = importedRun(Stage::Select, {extraction.id}, in.fingerprint(), {{"selected", chosen.size()}, {"of", rows}});
        run.name = printable(stem.substr(std::string("selected_").size()), 100);
        run.optionsJson = nlohmann::json{{"name", run.name}, {"method", "imported"}}.dump();
        run = in.add(run);
        runs.put<std::int64_t>(run.id, "selected", chosen);
        const Path alloc = in.folder / ("alloc_" + stem.substr(std::string("selected_").size()) + ".npy");
        if (!isRegularFile(alloc)) continue;
        const NpyFile npy(alloc);
        npy.requireDimensions(2);
        if (npy.shape()[1] != 3) misfit(alloc, "does not have three columns");
        runs.put<std::int64_t>(run.id, "alloc", npy.toInt64(), npy.shape());
    }
}

}  // namespace

Run importActivations(Project& project, const Path& file, std::int64_t layers, const CancelToken& cancel) {
    Transaction transaction(project.database());
    const Run run = addExtraction(project, file, layers, cancel);
    if (run.id.value != 0) transaction.commit();
    return run;
}

std::vector<Run> importArtefacts(Project& project, const Path& folder, std::int64_t layers, const CancelToken& cancel) {
    std::error_code failure;
    if (!fs::is_directory(folder, failure)) throw Error(ErrorCode::NotFound, folder.string() + " is not a folder", "Give the folder of the files with --dir");
    Importing in{project, folder, {}, {}};
    const auto features = featuresIn(folder);
    if (!features) throw Error(ErrorCode::NotFound, folder.string() + " holds no features.npy", "Put the activation matrix there under that name");
    Transaction transaction(project.database());
    const Run extraction = addExtraction(project, *features, layers, cancel);
    if (extraction.id.value == 0) return {};
    in.made.push_back(extraction);
    in.print = extraction.fingerprint;
    if (in.has("kmeans_centroids.npy") && in.has("nearest_cent.npy")) {
        const Run clustering = addClusters(in, extraction);
        if (in.has("transfer.npy") && in.has("density.npy") && in.has("greedy_order.npy") && in.has("greedy_offsets.npy")) addScores(in, clustering);
    }
    addMapsAndSelections(in, extraction, static_cast<std::size_t>(extraction.total));
    transaction.commit();
    return in.made;
}

std::vector<std::string> exportArtefacts(Project& project, const Path& folder, const CancelToken& cancel) {
    RunStore runs = project.runs();
    const Run extraction = project.inputRun(Stage::Extract, std::nullopt);
    requireOutsideProjects(folder);
    NewFolder place(folder);
    std::vector<std::string>& written = place.written;
    const auto copy = [&](const Path& from, const std::string& name) {
        if (cancel.cancelled() || !copyInto(from, outputPlace(folder / name), cancel)) return;
        written.push_back(name);
    };
    const auto write = [&](const Run& run, const std::string& array, const std::string& name) {
        if (cancel.cancelled() || !runs.hasArray(run.id, array)) return;
        const ResultArray stored = runs.array(run.id, array);
        writeNpy(outputPlace(folder / (name + ".npy")), stored.type, stored.shape, stored.data.data());
        written.push_back(name + ".npy");
    };
    openActivations(project, extraction);
    copy(activationPath(project.folder(), extraction.id), "features.npy");
    // Files of one folder belong together: everything rests on this extraction, the scores on these clusters.
    const auto clustering = newestOn(project, extraction, Stage::Cluster);
    if (clustering) {
        copy(centroidPath(project.folder(), clustering->id), "kmeans_centroids.npy");
        for (const char* name : {"nearest_cent", "dist_to_cent", "objective", "imbalance", "nsplit"}) write(*clustering, name, name);
    }
    std::optional<Run> scoring;
    for (const Run& run : runs.list()) {
        const auto from = run.stage == Stage::Score && run.state == RunState::Finished ? ancestorOf(project, run, Stage::Cluster) : std::nullopt;
        if (from && clustering && from->id == clustering->id) scoring = run;
    }
    if (scoring)
        for (const char* name : {"transfer", "knn_indices", "knn_similarity", "density", "used_clusters", "greedy_order", "greedy_offsets"}) write(*scoring, name, name);
    bool maps[2] = {false, false};
    std::vector<std::string> selections;
    std::vector<Run> all = runs.list();
    for (auto run = all.rbegin(); run != all.rend(); ++run) {
        if (run->state != RunState::Finished) continue;
        const auto from = ancestorOf(project, *run, Stage::Extract);
        if (!from || from->id != extraction.id) continue;
        if (run->stage == Stage::Map)
            for (const std::int64_t dims : {2, 3})
                if (!maps[dims - 2] && runs.hasArray(run->id, mapArrayName(dims))) write(*run, mapArrayName(dims), mapArrayName(dims)), maps[dims - 2] = true;
        if (run->stage == Stage::Select && std::find(selections.begin(), selections.end(), run->name) == selections.end()) {
            selections.push_back(run->name);
            write(*run, "selected", "selected_" + run->name);
            write(*run, "alloc", "alloc_" + run->name);
        }
    }
    place.kept = true;
    return written;
}

}  // namespace coincide
