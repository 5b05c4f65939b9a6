#include "core/engine/pipeline.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/engine/exporting.h"
#include "core/engine/map_drawing.h"

namespace coincide {
namespace {

// True when an exported file is still the one that its manifest tells of, made from the same runs.
bool sameExport(const ExportOptions& options, const Run& selection) {
    const Path manifestPath = options.output + ".manifest.json";
    if (!isRegularFile(options.output) || !isRegularFile(manifestPath)) return false;
    try {
        const auto manifest = nlohmann::json::parse(readFile(manifestPath, 16u << 20), nullptr, false);
        const std::string fingerprint = manifest.at("runs").back().at("fingerprint").get<std::string>();
        return fingerprint == selection.fingerprint && manifest.at("selection") == selection.name && manifest.at("file").at("format") == options.format && manifest.at("file").at("sha256") == sha256OfFile(options.output);
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

std::optional<std::string> runPipeline(const Path& folder, const PipelineOptions& options, const PipelineMachine& machine,
                                       const std::function<void(const std::string&)>& announce, const CancelToken& cancel,
                                       const ProgressCallback& onProgress) {
    const bool import = !options.import.datasets.empty();
    // What is wrong with the last stages is said before hours are spent on the first.
    constexpr std::int64_t kAnyNumberOfRows = 1'000'000'000'000;
    checkDevice(machine.device);
    parseBudget(options.select.budget, kAnyNumberOfRows);
    checkSelectOptions(options.select);
    checkFields(options.cluster), checkFields(options.score), checkFields(options.map), checkFields(options.extract);
    ExportOptions exporting = options.exporting;
    if (!exporting.output.empty()) checkExportOptions(exporting);
    if (!options.picture.empty()) checkPictureRequest(options.picture);
    if (import) {
        checkImportOptions(options.import);
        for (const std::string& dataset : options.import.datasets) RecordReader probe{Path(dataset)};
    }
    const bool fresh = !isRegularFile(folder / "project.sqlite");
    auto project = import ? Project::openOrCreate(folder, machine.threads) : Project::open(folder, Access::Write, machine.threads);
    nlohmann::ordered_json facts{{"stages", nlohmann::ordered_json::array()}};
    StageRequest request;
    request.device = machine.device;
    const auto take = [&](PreparedStage stage) -> std::optional<Run> {
        if (stage.cancelled) return std::nullopt;
        if (stage.job && runToEnd(*stage.job, cancel, onProgress) == JobEnd::Cancelled) return std::nullopt;
        stage.job.reset();
        const Run run = project->runs().get(stage.run.id).value_or(stage.run);
        const auto figures = nlohmann::ordered_json::parse(run.figuresJson, nullptr, false);
        facts["stages"].push_back({{"stage", stageName(run.stage)}, {"run", run.id.value}, {"already_done", stage.alreadyDone}, {"resumed", stage.resumed}, {"seconds", run.seconds}, {"figures", figures}});
        announce(std::string(stageName(run.stage)) + (stage.alreadyDone ? ": already done" : stage.resumed ? ": done, went on from an earlier start" : ": done") + " (run " + std::to_string(run.id.value) + ")");
        return run;
    };
    if (import) {
        try {
            if (!take(prepareImport(*project, options.import, request))) return std::nullopt;
        } catch (const Error&) {
            if (fresh && project->isUnborn()) Project::discard(std::move(project));
            throw;
        }
    }
    // An extraction without a model given is the one that is there.
    std::optional<Run> run;
    if (options.extract.model.empty()) {
        run = project->inputRun(Stage::Extract, std::nullopt);
    } else {
        run = take(prepareExtract(*project, options.extract, request, cancel));
    }
    if (!run) return std::nullopt;
    const std::int64_t extraction = run->id.value;
    request.input = extraction;
    const auto clustering = take(prepareCluster(*project, options.cluster, request));
    if (!clustering) return std::nullopt;
    request.input = clustering->id.value;
    const auto scoring = take(prepareScore(*project, options.score, request));
    if (!scoring) return std::nullopt;
    request.input = extraction;
    const auto map = take(prepareMap(*project, options.map, request));
    if (!map) return std::nullopt;
    request.input = options.select.method == "random" ? extraction : scoring->id.value;
    const auto selection = take(prepareSelect(*project, options.select, request));
    if (!selection) return std::nullopt;
    if (!options.exporting.output.empty()) {
        if (sameExport(exporting, *selection)) {
            announce("export: already done (" + options.exporting.output + ")");
        } else {
            auto job = prepareExport(*project, options.exporting, options.select.name);
            if (runToEnd(*job, cancel, onProgress) == JobEnd::Cancelled) return std::nullopt;
            announce("export: " + std::to_string(job->progress().total) + " records in " + options.exporting.output);
        }
        facts["output"] = options.exporting.output;
    } else {
        announce("Nothing was exported, since no --output was given; coincide export writes the selection '" + options.select.name + "'.");
    }
    if (!options.picture.empty()) {
        PictureRequest picture;
        picture.output = options.picture;
        picture.run = map->id.value;
        drawMap(*project, picture);
        announce("picture: " + options.picture);
        facts["picture"] = options.picture;
    }
    return facts.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace coincide
