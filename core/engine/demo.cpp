#include "core/engine/demo.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>

#include "core/algo/agreement.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/data/demo_untrained.h"
#include "core/engine/exporting.h"
#include "core/engine/map_drawing.h"
#include "core/engine/pipeline.h"

namespace coincide {
namespace {

namespace fs = std::filesystem;

// Kind and skill of every record as numbers.
struct Labels {
    std::vector<std::int64_t> kind, skill;
};

Labels labelsOfRows(const DemoOptions& options, const std::vector<std::int64_t>& samples) {
    std::map<std::string, std::int64_t> kinds, skills;
    Labels out;
    for (const std::int64_t sample : samples) {
        const DemoRecord record = makeDemoRecord(options, sample, false);
        out.kind.push_back(kinds.emplace(record.kind, static_cast<std::int64_t>(kinds.size())).first->second);
        out.skill.push_back(skills.emplace(record.skill, static_cast<std::int64_t>(skills.size())).first->second);
    }
    return out;
}

struct Agreement {
    std::int64_t clusters = 0;
    double kind = 0, skill = 0;
};

std::string decimal(double value) {
    char text[16];
    std::snprintf(text, sizeof text, "%.3f", value);
    return text;
}

// Everything that makeDemo does with one project.
class Demo {
public:
    Demo(const DemoRequest& request, const CancelToken& cancel, const ProgressCallback& onProgress)
        : request_(request), cancel_(cancel), onProgress_(onProgress) {}

    // nullopt when cancelled.
    std::optional<std::vector<Agreement>> agreement(bool trained) {
        auto project = Project::openOrCreate(request_.project, request_.threads);
        StageRequest stage;
        stage.device = "cpu";
        if (!take(*project, prepareImport(*project, importOptions(), stage))) return std::nullopt;
        ExtractOptions extract;
        extract.model = (trained ? demoModelFolder() : untrainedModel()).string();
        const auto extraction = take(*project, prepareExtract(*project, extract, stage, cancel_));
        if (!extraction) return std::nullopt;
        stage.input = extraction->id.value;
        const Labels labels = labelsOfRows(request_.options, samplesOfRows(*project, *extraction));
        const std::int64_t kinds = 1 + *std::max_element(labels.kind.begin(), labels.kind.end());
        std::vector<Agreement> out;
        for (const std::int64_t clusters : {kinds, 4 * kinds}) {
            KMeansOptions options;
            options.clusters = std::min<std::int64_t>(clusters, static_cast<std::int64_t>(labels.kind.size()));
            const auto clustering = take(*project, prepareCluster(*project, options, stage));
            if (!clustering) return std::nullopt;
            const std::vector<std::int64_t> found = project->runs().items<std::int64_t>(clustering->id, "nearest_cent");
            out.push_back({options.clusters, adjustedMutualInformation(found, labels.kind), adjustedMutualInformation(found, labels.skill)});
        }
        return out;
    }

    PipelineOptions pipeline() const {
        PipelineOptions options;
        options.import = importOptions();
        options.extract.model = demoModelFolder().string();
        options.cluster.clusters = std::min<std::int64_t>(4 * static_cast<std::int64_t>(demoKinds().size()), std::max<std::int64_t>(2, request_.options.records / 8));
        options.exporting.output = (request_.folder / "demo-20-percent.json").string();
        options.picture = (request_.folder / "demo-map.png").string();
        return options;
    }

private:
    // The same network with the weights that its training started from, made on demand.
    Path untrainedModel() const {
        const Path target = request_.folder / "untrained";
        writeUntrainedDemoModel(demoModelFolder().parent_path(), target);
        return target / "model";
    }

    ImportOptions importOptions() const {
        ImportOptions options;
        options.datasets = {(request_.folder / "demo.json").string()};
        options.images = (request_.folder / "images").string();
        options.source = "field:kind";
        return options;
    }

    std::optional<Run> take(Project& project, PreparedStage stage) {
        if (stage.cancelled) return std::nullopt;
        if (stage.job && runToEnd(*stage.job, cancel_, onProgress_) == JobEnd::Cancelled) return std::nullopt;
        stage.job.reset();
        return project.runs().get(stage.run.id);
    }

    const DemoRequest& request_;
    const CancelToken& cancel_;
    const ProgressCallback& onProgress_;
};

}  // namespace

Path demoModelFolder() {
    const char* const name = "demo/model";
    std::vector<Path> places;
    if (const char* given = std::getenv("COINCIDE_RESOURCES")) places.emplace_back(given);
    std::error_code failure;
    Path folder = fs::read_symlink("/proc/self/exe", failure).parent_path();
    places.push_back(folder / ".." / "share" / "coincide");
    // A program in a build folder finds the resources of the source tree above it.
    for (int level = 0; level < 6 && folder.has_parent_path(); ++level, folder = folder.parent_path()) places.push_back(folder / "resources");
    for (const Path& place : places)
        if (isRegularFile(place / name / "config.json")) return (place / name).lexically_normal();
    throw Error(ErrorCode::NotFound, "the built-in demo model was not found", "Set COINCIDE_RESOURCES to the folder resources of the program");
}

std::optional<DemoResult> makeDemo(const DemoRequest& request, const CancelToken& cancel, const ProgressCallback& onProgress) {
    if (request.options.records < 1 || request.options.records > 1'000'000)
        throw Error(ErrorCode::InvalidArgument, "--records cannot be " + std::to_string(request.options.records), "Give a number from 1 to 1000000");
    makeFolder(request.folder);
    nlohmann::ordered_json facts;
    DemoResult result;
    if (!writeDemoDataset(request.folder, request.options, threadCount(request.threads), onProgress, cancel)) return std::nullopt;
    facts["dataset"] = (request.folder / "demo.json").string();
    facts["records"] = request.options.records;
    result.text = "Wrote " + std::to_string(request.options.records) + " records of " + std::to_string(demoKinds().size()) + " kinds to " + (request.folder / "demo.json").string() + ".\n";
    Demo demo(request, cancel, onProgress);
    if (request.agreement) {
        facts["agreement"] = nlohmann::ordered_json::array();
        result.text += "Agreement of the clusters with kind and skill (adjusted mutual information, 1 = the same partition):\n";
        for (const bool trained : {false, true}) {
            const auto found = demo.agreement(trained);
            if (!found) return std::nullopt;
            for (const Agreement& a : *found) {
                facts["agreement"].push_back({{"network", trained ? "trained" : "untrained"}, {"clusters", a.clusters}, {"kind", a.kind}, {"skill", a.skill}});
                result.text += std::string("  ") + (trained ? "trained  " : "untrained") + "  K = " + std::to_string(a.clusters) + ": kind " + decimal(a.kind) + ", skill " + decimal(a.skill) + "\n";
            }
        }
    }
    if (request.runAll) {
        const PipelineOptions options = demo.pipeline();
        const auto done = runPipeline(request.project, options, {"cpu", request.threads}, [&](const std::string& line) { result.text += line + "\n"; }, cancel, onProgress);
        if (!done) return std::nullopt;
        facts["run"] = nlohmann::ordered_json::parse(*done);
        result.text += "The selection is in " + options.exporting.output + ", the map in " + options.picture + ".\n";
    }
    if (!request.runAll && !request.agreement) result.text += "Next: coincide demo with --run, or coincide import PROJECT --dataset " + (request.folder / "demo.json").string() + " --source field:kind.\n";
    facts["project"] = request.project.string();
    result.factsJson = facts.dump();
    return result;
}

}  // namespace coincide
