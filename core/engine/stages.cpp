#include "core/engine/stages.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/version.h"
#include "core/engine/curation.h"
#include "core/engine/exporting.h"
#include "core/job/cluster_job.h"
#include "core/job/map_job.h"
#include "core/job/score_job.h"

namespace coincide {
namespace {

template <class Options>
RunPlan planOf(Stage stage, const Options& options) {
    checkFields(options);
    RunPlan plan;
    plan.stage = stage;
    plan.optionsJson = fieldsToJson(options);
    plan.resultOptionsJson = fieldsToJson(options, true);
    return plan;
}

// Control characters, and those that turn the direction of the text around them.
bool holdsUnseen(std::string_view text) {
    const auto at = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (at(i) < 0x20 || at(i) == 0x7F) return true;
        if (at(i) == 0xC2 && at(i + 1) >= 0x80 && at(i + 1) < 0xA0) return true;
        if (at(i) == 0xE2 && at(i + 1) == 0x80 && (at(i + 2) == 0x8E || at(i + 2) == 0x8F || (at(i + 2) >= 0xAA && at(i + 2) <= 0xAE))) return true;
        if (at(i) == 0xE2 && at(i + 1) == 0x81 && at(i + 2) >= 0xA6 && at(i + 2) <= 0xA9) return true;
    }
    return false;
}

// The first of the imports that gave the same samples: what rests on one rests on all of them.
Run firstOfSame(Project& project, const Run& import) {
    for (Run& run : project.runs().list())
        if (run.stage == Stage::Import && run.state == RunState::Finished && sameRecords(run, import)) return std::move(run);
    return import;
}

// Finds or makes the run; the job is made only where there is something to do.
template <class MakeJob>
PreparedStage prepare(Project& project, const RunPlan& plan, const StageRequest& request, MakeJob&& makeJob) {
    ProjectFiles files = project.files();
    OpenedRun opened = openRun(files, plan, request.again);
    if (opened.alreadyDone && !request.again && !project.ownDamage(opened.run).empty()) {
        // Finished once, but its files are gone: that is no answer.
        opened = openRun(files, plan, true);
    }
    PreparedStage out{opened.run, opened.alreadyDone, opened.resumed, nullptr};
    if (opened.alreadyDone) return out;
    try {
        out.job = makeJob(files, opened.run);
    } catch (const Error& e) {
        project.runs().setState(opened.run.id, RunState::Stopped, e.what());
        throw;
    }
    return out;
}

}  // namespace

ExtractionFacts extractionFacts(const Run& extraction) {
    const auto figures = nlohmann::json::parse(extraction.figuresJson, nullptr, false);
    ExtractionFacts facts;
    if (figures.is_object()) {
        facts.rows = figures.value("rows", std::int64_t{0});
        facts.width = figures.value("width", std::int64_t{0});
        facts.layers = figures.value("layers", std::int64_t{0});
    }
    if (facts.rows <= 0 || facts.width <= 0 || facts.layers <= 0 || facts.width % (2 * facts.layers) != 0)
        throw Error(ErrorCode::Corrupt, "the project is damaged: the figures of extraction " + std::to_string(extraction.id.value), "Extract again with --again");
    return facts;
}

NpyFile openActivations(const Project& project, const Run& extraction) {
    const Path path = activationPath(project.folder(), extraction.id);
    if (!isRegularFile(path))
        throw Error(ErrorCode::NotFound, "the activation file " + path.string() + " is missing", "Restore it or extract again with --again");
    NpyFile file(path);
    const ExtractionFacts facts = extractionFacts(extraction);
    const MatrixView matrix = matrixView(file);
    if (matrix.rows != static_cast<std::size_t>(facts.rows) || matrix.columns != static_cast<std::size_t>(facts.width))
        throw Error(ErrorCode::Corrupt,
                    "the activation file " + path.string() + " has " + std::to_string(matrix.rows) + " x " + std::to_string(matrix.columns) +
                        " values where " + std::to_string(facts.rows) + " x " + std::to_string(facts.width) + " were written",
                    "Restore it or extract again with --again");
    return file;
}

PreparedStage prepareImport(Project& project, const ImportOptions& options, const StageRequest& request) {
    checkImportOptions(options);
    RunPlan plan = planOf(Stage::Import, options);
    plan.optionsJson = importOptionsJson(options);
    plan.externalFingerprint = datasetFingerprint(options, project.samples().datasets());
    const auto finished = project.runs().newestFinished(Stage::Import);
    bool same = finished && finished->fingerprint == fingerprintOf(plan);
    // The folder is part of what was imported, whether it was given or guessed.
    if (same && !options.images.empty()) {
        const Path given = ImageFolder(options.images).root();
        for (const DatasetRow& dataset : project.samples().datasets()) same = same && dataset.imageFolder == given.string();
    }
    if (finished && !same && !request.again)
        throw Error(ErrorCode::InvalidArgument, "the project already holds another dataset", "Make a new project, or give --again to replace its records");
    if (!finished && project.samples().count() > 0) {
        // Records of an interrupted import of something else.
        const auto open = project.runs().newestWith(Stage::Import, fingerprintOf(plan), {}, false);
        if (!open || open->state == RunState::Failed) {
            Transaction transaction(project.database());
            project.samples().clear();
            transaction.commit();
        }
    }
    StageRequest asked = request;
    asked.again = request.again || (finished && !same);
    return prepare(project, plan, asked, [&](ProjectFiles files, const Run& run) { return std::make_unique<ImportJob>(files, run, options); });
}

PreparedStage prepareExtract(Project& project, const ExtractOptions& options, const StageRequest& request, const CancelToken& cancel) {
    const Run import = firstOfSame(project, project.inputRun(Stage::Import, request.input));
    checkFields(options);
    if (options.model.empty()) throw Error(ErrorCode::InvalidArgument, "no reference model was given", "Give its folder with --model DIR");
    VlmOptions vlm;
    vlm.folder = options.model;
    vlm.visionTower = options.tower;
    vlm.layers = options.layers;
    vlm.dtype = options.dtype;
    vlm.device = request.device;
    vlm.threads = project.threads();
    vlm.pooling = options.pooling;
    const VlmDescription about = VlmModel::identify(vlm, cancel);
    PreparedStage none;
    none.cancelled = true;
    if (cancel.cancelled()) return none;
    RunPlan plan = planOf(Stage::Extract, options);
    plan.inputs = {import};
    plan.device = about.device;
    plan.externalFingerprint = about.fingerprint;
    PreparedStage stage = prepare(project, plan, request, [&](ProjectFiles files, const Run& run) -> std::unique_ptr<StageJob> {
        auto model = VlmModel::load(vlm, cancel);
        if (!model) return nullptr;
        return std::make_unique<ExtractJob>(files, run, options, std::move(model));
    });
    if (!stage.job && !stage.alreadyDone) {
        project.runs().setState(stage.run.id, RunState::Stopped, "stopped by the user");
        return none;
    }
    return stage;
}

PreparedStage prepareCluster(Project& project, const KMeansOptions& options, const StageRequest& request) {
    checkDevice(request.device);
    const Run extraction = project.inputRun(Stage::Extract, request.input);
    checkFields(options);
    KMeansOptions resolved = options;
    resolved.clusters = clusterCount(options, static_cast<std::size_t>(extractionFacts(extraction).rows));
    RunPlan plan = planOf(Stage::Cluster, resolved);
    plan.inputs = {extraction};
    plan.seed = options.seed;
    return prepare(project, plan, request, [&](ProjectFiles files, const Run& run) {
        return std::make_unique<ClusterJob>(files, run, resolved, openActivations(project, extraction));
    });
}

namespace {

Run inputOf(Project& project, const Run& run, Stage stage) {
    for (const RunId id : run.inputs)
        if (const auto found = project.runs().get(id); found && found->stage == stage) return *found;
    throw Error(ErrorCode::Corrupt, "the project is damaged: run " + std::to_string(run.id.value) + " has no input", "Run the stages again with --again");
}

// Labels of a clustering, checked against the number of rows and clusters.
std::vector<std::int64_t> labelsOf(Project& project, const Run& clustering, std::int64_t rows) {
    std::vector<std::int64_t> labels = project.runs().items<std::int64_t>(clustering.id, "nearest_cent");
    if (static_cast<std::int64_t>(labels.size()) != rows)
        throw Error(ErrorCode::Corrupt, "the project is damaged: the clusters do not fit the activations", "Cluster again with --again");
    return labels;
}

}  // namespace

PreparedStage prepareScore(Project& project, const ScoreOptions& options, const StageRequest& request) {
    checkDevice(request.device);
    const Run clustering = project.inputRun(Stage::Cluster, request.input);
    parseCutoff(options.cutoff);
    RunPlan plan = planOf(Stage::Score, options);
    plan.inputs = {clustering};
    return prepare(project, plan, request, [&](ProjectFiles files, const Run& run) {
        const Run extraction = inputOf(project, clustering, Stage::Extract);
        const ExtractionFacts facts = extractionFacts(extraction);
        ScoreInputs inputs;
        inputs.activations = openActivations(project, extraction);
        inputs.layers = static_cast<std::size_t>(facts.layers);
        const NpyFile centroids(centroidPath(project.folder(), clustering.id));
        centroids.requireDimensions(2);
        if (centroids.shape()[1] != static_cast<std::size_t>(facts.width))
            throw Error(ErrorCode::Corrupt, "the project is damaged: the centroids do not fit the activations", "Cluster again with --again");
        inputs.centroids = centroids.toFloat();
        inputs.clusterOfRow = labelsOf(project, clustering, facts.rows);
        return std::make_unique<ScoreJob>(files, run, options, std::move(inputs));
    });
}

PreparedStage prepareMap(Project& project, const MapOptions& options, const StageRequest& request) {
    checkDevice(request.device);
    const Run extraction = project.inputRun(Stage::Extract, request.input);
    RunPlan plan = planOf(Stage::Map, options);
    plan.inputs = {extraction};
    plan.seed = options.seed;
    return prepare(project, plan, request, [&](ProjectFiles files, const Run& run) {
        return std::make_unique<MapJob>(files, run, options, openActivations(project, extraction));
    });
}

SelectInputs readSelectInputs(Project& project, const Run& scoring) {
    const Run clustering = inputOf(project, scoring, Stage::Cluster);
    const ExtractionFacts facts = extractionFacts(inputOf(project, clustering, Stage::Extract));
    SelectInputs inputs;
    inputs.rows = facts.rows;
    RunStore runs = project.runs();
    inputs.transfer = runs.items<double>(scoring.id, "transfer");
    inputs.density = runs.items<double>(scoring.id, "density");
    inputs.order = runs.items<std::int32_t>(scoring.id, "greedy_order");
    inputs.clusters = groupRows(labelsOf(project, clustering, facts.rows), inputs.transfer.size());
    if (inputs.density.size() != inputs.clusters.ids.size() || inputs.order.size() != static_cast<std::size_t>(facts.rows))
        throw Error(ErrorCode::Corrupt, "the project is damaged: the scores do not fit the clusters", "Score again with --again");
    return inputs;
}

void checkSelectionName(const std::string& name) {
    const bool blank = name.find_first_not_of(' ') == std::string::npos;
    if (blank || name.size() > 100 || name.find_first_of("/\\") != std::string::npos || holdsUnseen(name))
        throw Error(ErrorCode::InvalidArgument, "a selection cannot be named '" + printable(name, 40) + "'", "Give a name of 1 to 100 characters without slashes");
}

namespace {

// The limits in their one form: those of the project spelled out, so that a selection can be made again from its options alone.
SelectOptions withPlainLimits(Project& project, SelectOptions options, const StageRequest& request) {
    if (options.limits == "project") {
        const Run scoring = project.inputRun(Stage::Score, request.input);
        const RunId clustering = inputOf(project, scoring, Stage::Cluster).id;
        CurationStore curation(project.database());
        options.limits = limitsText(curation.clusters(clustering));
        // Said of another clustering they would be passed over without a word.
        if (options.limits.empty())
            for (const Run& other : project.runs().list())
                if (other.stage == Stage::Cluster && !limitsText(curation.clusters(other.id)).empty())
                    throw Error(ErrorCode::InvalidArgument,
                                "no limits are kept for clustering " + std::to_string(clustering.value) + ", which the scores rest on, but some are for clustering " + std::to_string(other.id.value),
                                "Score that one with coincide score --run " + std::to_string(other.id.value) + ", or keep limits with coincide curate --run " + std::to_string(clustering.value));
    } else {
        options.limits = wishesText(readWishes(options.limits));
    }
    return options;
}

// Says what is wrong with the limits before a run is recorded.
void checkLimits(const SelectInputs& inputs, const SelectOptions& options) {
    const Selection selection = makeSelection(inputs, options);
    if (selection.rows.empty() && parseBudget(options.budget, inputs.rows) > 0)
        throw Error(ErrorCode::InvalidArgument, "the limits leave no record to select", "Exclude fewer clusters or raise the caps");
}

}  // namespace

void checkSelectOptions(const SelectOptions& options) {
    checkFields(options);
    checkSelectionName(options.name);
    if (options.method == "random" && !options.limits.empty())
        throw Error(ErrorCode::InvalidArgument, "the random method knows no limits on clusters", "Leave out --limits or choose --method coincide");
    if (options.limits != "project") readWishes(options.limits);
}

PreparedStage prepareSelect(Project& project, const SelectOptions& given, const StageRequest& request) {
    checkDevice(request.device);
    checkSelectOptions(given);
    const SelectOptions options = withPlainLimits(project, given, request);
    RunPlan plan = planOf(Stage::Select, options);
    plan.name = options.name;
    // A name stands for its newest run, so an older one with these options is no answer once another was made under the name.
    const auto current = project.runs().newestFinished(Stage::Select, options.name);
    const auto prepareNamed = [&](auto&& makeJob) {
        StageRequest asked = request;
        asked.again = request.again || (current && current->fingerprint != fingerprintOf(plan));
        return prepare(project, plan, asked, makeJob);
    };
    // Said before a run is recorded.
    const auto checkBudget = [&](const Run& input) {
        const auto extraction = ancestorOf(project, input, Stage::Extract);
        if (extraction) parseBudget(options.budget, extractionFacts(*extraction).rows);
    };
    if (options.method == "random") {
        const Run extraction = project.inputRun(Stage::Extract, request.input);
        checkBudget(extraction);
        plan.inputs = {extraction};
        plan.seed = options.seed;
        return prepareNamed([&](ProjectFiles files, const Run& run) {
            SelectInputs inputs;
            inputs.rows = extractionFacts(extraction).rows;
            return std::make_unique<SelectJob>(files, run, options, std::move(inputs));
        });
    }
    const Run scoring = project.inputRun(Stage::Score, request.input);
    checkBudget(scoring);
    plan.inputs = {scoring};
    if (!options.limits.empty()) checkLimits(readSelectInputs(project, scoring), options);
    return prepareNamed([&](ProjectFiles files, const Run& run) {
        return std::make_unique<SelectJob>(files, run, options, readSelectInputs(project, scoring));
    });
}

}  // namespace coincide
