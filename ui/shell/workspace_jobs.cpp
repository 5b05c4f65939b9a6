#include <QFileInfo>
#include <memory>

#include "core/engine/artefacts.h"
#include "core/engine/exporting.h"
#include "core/engine/project_copy.h"
#include "core/engine/selections.h"
#include "ui/base/error_text.h"
#include "ui/base/format.h"
#include "ui/model/selection_list_model.h"
#include "ui/shell/workspace.h"

namespace coincide {
namespace {

Path pathOf(const QString& text) { return Path(utf8(text)); }

}  // namespace

void Workspace::attachActivations(const QString& file, std::int64_t layers) {
    if (refusesChanges()) return;
    JobRequest request;
    request.stage = QStringLiteral("extract");
    request.title = tr("Import of activations");
    request.change = [file, layers](Project& project, const CancelToken& cancel, const ProgressCallback&) { return importActivations(project, pathOf(file), layers, cancel).id.value != 0; };
    jobs_.request(std::move(request));
}

void Workspace::runStage(const StageOptions& options, const StageRequest& request, std::function<void()> then) {
    if (refusesChanges()) return;
    const Stage stage = stageOf(options);
    worked_ = true;
    runs_.clearFailure(stage);
    JobRequest job;
    job.stage = QString::fromLatin1(stageName(stage));
    job.title = stageText(job.stage);
    auto made = std::make_shared<std::optional<std::int64_t>>();
    const auto* select = std::get_if<SelectOptions>(&options);
    job.done = [this, made, then = std::move(then), name = select ? qstr(select->name) : QString()] {
        if (*made) kept(**made, name);
        if (then) then();
    };
    job.prepare = [options, request, made](Project& project, const CancelToken& cancel) -> PreparedStage {
        switch (stageOf(options)) {
            case Stage::Import: return prepareImport(project, std::get<ImportOptions>(options), request);
            case Stage::Extract: return prepareExtract(project, std::get<ExtractOptions>(options), request, cancel);
            case Stage::Cluster: return prepareCluster(project, std::get<KMeansOptions>(options), request);
            case Stage::Score: return prepareScore(project, std::get<ScoreOptions>(options), request);
            case Stage::Map: return prepareMap(project, std::get<MapOptions>(options), request);
            case Stage::Select: {
                PreparedStage prepared = prepareSelect(project, std::get<SelectOptions>(options), request);
                if (!prepared.alreadyDone && !prepared.cancelled) *made = prepared.run.id.value;
                return prepared;
            }
        }
        throw Error(ErrorCode::InvalidArgument, "there is no such stage");
    };
    jobs_.request(std::move(job));
}

void Workspace::goOn(Stage stage) {
    const std::optional<Run> newest = runs_.status(stage).newest;
    if (!newest) return runStage(defaultOptions(stage), {false, std::nullopt, utf8(deviceSetting())});
    StageOptions options = optionsOfRun(*newest);
    if (auto* import = std::get_if<ImportOptions>(&options)) import->datasets = runs_.datasets();
    StageRequest request;
    request.again = true;   // an unfinished repetition is what goes on, not the finished run that it repeats
    request.device = utf8(deviceSetting());
    for (const RunId input : newest->inputs)
        if (const RunInfo* found = runs_.run(input.value); found && found->run.stage < stage) request.input = input.value;
    runStage(options, request);
}

void Workspace::kept(std::int64_t run, const QString& name) {
    session_.view.keepSelection(run, name);
    Q_EMIT selectionKept(run, name);
}

void Workspace::keepSelection(const SelectOptions& options, std::function<void()> then) {
    StageRequest request;
    if (const auto& scoring = session_.view.data().scoring) request.input = scoring->id.value;
    runStage(options, request, std::move(then));
}

void Workspace::keepSamples(const SampleSet& samples, const QString& name) {
    if (refusesChanges()) return;
    JobRequest request;
    request.stage = QStringLiteral("select");
    request.title = tr("Keep %1").arg(name);
    auto made = std::make_shared<std::int64_t>(0);
    request.change = [made, ids = samples.samples(), name = utf8(name)](Project& project, const CancelToken&, const ProgressCallback&) {
        *made = coincide::keepSamples(project, ids, name, "picked in the window").id.value;
        return true;
    };
    request.done = [this, made, name] { kept(*made, name); };
    jobs_.request(std::move(request));
}

void Workspace::importSelection(const QString& file) {
    if (refusesChanges()) return;
    auto outcome = std::make_shared<ImportedSelection>();
    JobRequest request;
    request.title = tr("Import of a selection");
    const QString name = freeSelectionName(session_.view.data(), QFileInfo(file).completeBaseName());
    request.change = [outcome, file, name](Project& project, const CancelToken& cancel, const ProgressCallback&) {
        *outcome = coincide::importSelection(project, pathOf(file), utf8(name), cancel);
        return outcome->run.id.value != 0;
    };
    request.done = [this, outcome] {
        session_.view.keepSelection(outcome->run.id.value, qstr(outcome->run.name));
        Q_EMIT message(outcome->unmatched == 0 ? tr("%1 samples were imported as the selection “%2”.").arg(countText(outcome->matched), qstr(outcome->run.name))
                                               : tr("%1 samples were imported as “%2”; %3 were not found here.").arg(countText(outcome->matched), qstr(outcome->run.name), countText(outcome->unmatched)),
                       {}, false);
    };
    jobs_.request(std::move(request));
}

void Workspace::renameRun(std::int64_t run, const QString& name) {
    if (refusesChanges()) return;
    JobRequest request;
    request.title = tr("Rename a run");
    request.change = [run, name = utf8(name)](Project& project, const CancelToken&, const ProgressCallback&) { return coincide::renameRun(project, RunId{run}, name), true; };
    jobs_.request(std::move(request));
}

void Workspace::removeRun(std::int64_t run) {
    if (refusesChanges()) return;
    JobRequest request;
    request.title = tr("Remove a run");
    request.change = [run](Project& project, const CancelToken&, const ProgressCallback&) { return coincide::removeRun(project, RunId{run}), true; };
    jobs_.request(std::move(request));
}

void Workspace::exportSelection(const ExportOptions& options, const std::optional<std::string>& selection) {
    JobRequest request;
    request.title = tr("Export");
    request.readsOnly = true;
    request.make = [options, selection](Project& project) -> std::unique_ptr<Job> { return prepareExport(project, options, selection); };
    request.done = [this, file = qstr(options.output)] { Q_EMIT exported(file); };
    jobs_.request(std::move(request));
}

void Workspace::saveAs(const QString& folder) {
    // The copy has what was said up to now.
    session_.service.whenWritten(this, [this, folder](bool written) {
        if (!written) return;   // the failure has its own sentence
        JobRequest request;
        request.title = tr("Save as");
        request.readsOnly = true;
        request.change = [target = pathOf(folder)](Project& project, const CancelToken& cancel, const ProgressCallback& progress) { return copyProject(project, target, cancel, progress); };
        request.done = [this, folder] { Q_EMIT message(tr("A copy of the project is at %1.").arg(folder), {}, false); };
        jobs_.request(std::move(request));
    });
}

}  // namespace coincide
