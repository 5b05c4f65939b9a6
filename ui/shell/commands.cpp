#include "ui/shell/commands.h"

#include <QAction>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QGuiApplication>
#include <QInputDialog>
#include <QShortcut>
#include <QLineEdit>
#include <QPushButton>
#include <algorithm>
#include <string>

#include "ui/base/format.h"
#include "ui/model/selection_list_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/layouts.h"
#include "ui/shell/main_window.h"
#include "ui/shell/panels.h"
#include "ui/shell/workspace.h"
#include "ui/view/map_view.h"

namespace coincide {
namespace {

constexpr double kBudgetStep = 0.01, kTemperatureStep = 1.05;

}  // namespace

Commands::Commands(MainWindow& window) : QObject(&window), window_(window) {
    projectCommands();
    editCommands();
    selectCommands();
    viewCommands();
    analyseCommands();
    windowCommands();
    Session& session = window.session();
    connect(&session.view, &ViewState::dataChanged, this, &Commands::updateEnabled);
    connect(&session.view, &ViewState::currentClusterChanged, this, &Commands::updateEnabled);
    connect(&session.view, &ViewState::currentSampleChanged, this, &Commands::updateEnabled);
    connect(&session.view, &ViewState::highlightedChanged, this, &Commands::updateEnabled);
    connect(&session.undo, &QUndoStack::indexChanged, this, &Commands::updateEnabled);
    connect(&session.view, &ViewState::toolChanged, this, &Commands::showViewState);
    connect(&session.view, &ViewState::displayChanged, this, &Commands::showViewState);
    connect(&session.requests, &Requests::nameAndTag, this, &Commands::askTag);
    connect(&session.requests, &Requests::nameAndKeep, this, &Commands::askName);
    connect(&session.requests, &Requests::exportSelection, this, &Commands::exportSelection);
    connect(&session.requests, &Requests::locatePictures, this, &Commands::locatePictures);
    connect(&session.requests, &Requests::openProject, window.actions()["open"], &QAction::trigger);
    connect(&session.requests, &Requests::importSelection, this, [this](const QString& file) {
        if (file.isEmpty()) window_.actions()["import-selection"]->trigger();
    });
    updateEnabled();
    showViewState();
}

void Commands::askText(const QString& title, const QString& label, const QString& text, std::function<void(const QString&)> done, std::function<QString(const QString&)> problem) {
    auto* dialog = new QInputDialog(&window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->setTextValue(text);
    dialog->setOkButtonText(tr("Keep"));
    if (problem) {
        // What is wrong with a name stands above its field while it is typed.
        const auto check = [dialog, label, problem](const QString& typed) {
            const QString wrong = problem(typed);
            dialog->setLabelText(wrong.isEmpty() ? label : label + u'\n' + wrong);
            if (auto* box = dialog->findChild<QDialogButtonBox*>())
                if (QPushButton* accept = box->button(QDialogButtonBox::Ok)) accept->setEnabled(wrong.isEmpty());
        };
        connect(dialog, &QInputDialog::textValueChanged, dialog, check);
        dialog->show();   // its buttons are made then
        check(text);
    }
    auto* accept = new QShortcut(Qt::CTRL | Qt::Key_Return, dialog);
    connect(accept, &QShortcut::activated, dialog, &QInputDialog::accept);
    connect(dialog, &QInputDialog::textValueSelected, this, [done](const QString& typed) {
        if (!typed.trimmed().isEmpty()) done(typed.trimmed());
    });
    dialog->open();
}

SampleSet Commands::picked() const {
    const ViewState& view = window_.session().view;
    if (!view.highlighted().empty() || view.currentSample() < 0) return view.highlighted();
    SampleSet one(view.data().samples);
    one.set(view.currentSample());
    return one;
}

void Commands::askTag(const SampleSet& samples) {
    if (samples.empty()) return window_.messages().show({MessageBar::Kind::Note, tr("Highlight samples first, or choose one."), {}, {}, QStringLiteral("tag")});
    auto* dialog = new QInputDialog(&window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Tag"));
    dialog->setLabelText(samples.count() == 1 ? tr("Tag for 1 sample") : tr("Tag for %1 samples").arg(countText(samples.count())));
    dialog->setOkButtonText(tr("Tag"));
    QStringList known;
    for (const Tag& tag : window_.session().curation.tags()) known << qstr(tag.name);
    dialog->setComboBoxItems(known.isEmpty() ? QStringList{QString()} : known);
    dialog->setComboBoxEditable(true);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, samples](const QString& name) {
        if (!name.trimmed().isEmpty()) window_.session().curation.tagSamples(name.trimmed(), samples, true);
    });
    dialog->open();
}

void Commands::askName(const SampleSet& samples) {
    if (samples.empty()) return window_.messages().show({MessageBar::Kind::Note, tr("Highlight samples first, or choose one."), {}, {}, QStringLiteral("keep")});
    askText(
        tr("Keep"), samples.count() == 1 ? tr("Name of the selection of 1 sample") : tr("Name of the selection of %1 samples").arg(countText(samples.count())), freeSelectionName(window_.session().view.data(), tr("picked")),
        [this, samples](const QString& name) { Q_EMIT window_.session().requests.keepSamples(samples, name); },
        [this](const QString& name) { return selectionNameProblem(window_.session().view.data(), name); });
}

void Commands::editCommands() {
    Actions& actions = window_.actions();
    Session& session = window_.session();
    actions.on("undo", [&session] { session.undo.undo(); });
    actions.on("redo", [&session] { session.undo.redo(); });
    actions.on("tag", [this] { askTag(picked()); });
    actions.on("note", [this, &session] {
        const int sample = session.view.currentSample();
        if (sample >= 0) askText(tr("Note"), tr("Note on the current sample"), session.curation.note(sample), [&session, sample](const QString& text) { session.curation.setNote(sample, text); });
    });
    actions.on("rename", [this] {
        if (!window_.showPanel(QStringLiteral("cluster"))) return;
        editClusterName(window_.layouts().dock(QStringLiteral("cluster"))->widget());
    });
}

void Commands::selectCommands() {
    Actions& actions = window_.actions();
    Session& session = window_.session();
    actions.on("select-all", [&session] { session.view.highlight(session.view.shown(), SetMode::Replace, tr("all shown")); });
    actions.on("select-none", [&session] { session.view.highlight(SampleSet(session.view.data().samples), SetMode::Replace, tr("none")); });
    actions.on("select-invert", [&session] { session.view.highlight(session.view.shown().combined(session.view.highlighted(), SetMode::Subtract), SetMode::Replace, tr("inverted")); });
    actions.on("search", [this] {
        window_.showPanel(QStringLiteral("samples"));
        QDockWidget* dock = window_.layouts().dock(QStringLiteral("samples"));
        if (dock && dock->widget())
            if (auto* edit = dock->widget()->findChild<QLineEdit*>()) edit->setFocus(Qt::ShortcutFocusReason), edit->selectAll();
    });
    const auto hit = [this, &session](int by) {
        // The list says what comes next while it is looked at; else the order of the dataset does.
        QDockWidget* dock = window_.layouts().dock(QStringLiteral("samples"));
        if (!dock || !nextHit(dock->widget(), by)) {
            const std::vector<std::int32_t> shown = session.view.shown().samples();
            if (shown.empty()) return;
            const auto here = std::lower_bound(shown.begin(), shown.end(), session.view.currentSample());
            const auto count = static_cast<std::ptrdiff_t>(shown.size());
            const bool found = here != shown.end() && *here == session.view.currentSample();
            const std::ptrdiff_t at = here - shown.begin() + (by < 0 ? -1 : found ? 1 : 0);
            session.view.setCurrentSample(shown[static_cast<std::size_t>((at + count) % count)]);
        }
        Q_EMIT session.view.flyToSample(session.view.currentSample());
    };
    actions.on("next-hit", [hit] { hit(1); });
    actions.on("previous-hit", [hit] { hit(-1); });
    actions.on("keep", [this, &session] {
        if (!session.tuning.available()) return;
        window_.showPanel(QStringLiteral("tuning"));
        if (QDockWidget* dock = window_.layouts().dock(QStringLiteral("tuning"))) startKeeping(dock->widget());
    });
    actions.on("keep-highlighted", [this, &session] { askName(session.view.highlighted()); });
    const auto verdict = [&](const char* id, Verdict value) {
        actions.on(id, [&session, value] {
            if (session.view.currentCluster() >= 0) session.curation.setVerdict(session.view.currentCluster(), value);
        });
    };
    verdict("pure", Verdict::Pure);
    verdict("mixed", Verdict::Mixed);
    verdict("junk", Verdict::Junk);
    verdict("unsure", Verdict::Unsure);
    verdict("no-verdict", Verdict::None);
    actions.on("pin", [&session] {
        if (const int cluster = session.view.currentCluster(); cluster >= 0) session.curation.setPinned(cluster, !session.curation.cluster(cluster).pinned);
    });
    actions.on("exclude", [&session] {
        if (const int cluster = session.view.currentCluster(); cluster >= 0) session.curation.setExcluded(cluster, !session.curation.cluster(cluster).excluded);
    });
}

void Commands::viewCommands() {
    Actions& actions = window_.actions();
    ViewState& view = window_.session().view;
    const auto tool = [&](const char* id, MapTool value) { actions.on(id, [&view, value] { view.setTool(value); }); };
    tool("tool-pan", MapTool::Pan);
    tool("tool-box", MapTool::Box);
    tool("tool-lasso", MapTool::Lasso);
    tool("tool-cluster", MapTool::Cluster);
    actions.on("2d", [&view] { view.setThreeD(false); });
    actions.on("3d", [&view] { view.setThreeD(true); });
    actions.on("dimensions", [&view] { view.setThreeD(!view.threeD()); });
    actions.on("pictures", [&view] { view.setPictures(!view.pictures()); });
    actions.on("dim", [&view] { view.setDimOut(!view.dimOut()); });
    actions.on("fit", [this] { window_.shownMap().fitAll(); });
    actions.on("fit-highlighted", [this] { window_.shownMap().fitHighlighted(); });
    actions.on("fly", [this] { window_.shownMap().flyToCurrent(); });
    actions.on("camera-back", [this] { window_.shownMap().cameraBack(); });
    actions.on("camera-forward", [this] { window_.shownMap().cameraForward(); });
    actions.on("camera-copy", [this] { QGuiApplication::clipboard()->setText(window_.shownMap().cameraText()); });
    actions.on("camera-paste", [this] {
        if (!window_.shownMap().flyToText(QGuiApplication::clipboard()->text())) Q_EMIT window_.session().requests.message(tr("The clipboard holds no camera of this map. Copy one with Copy camera."), false);
    });
}

void Commands::analyseCommands() {
    Actions& actions = window_.actions();
    TuningState& tuning = window_.session().tuning;
    for (const Stage stage : RunModel::kStages) actions.on((std::string("stage-") + stageName(stage)).c_str(), [this, stage] { window_.showStage(stage); });
    actions.on("run-rest", [this] { runMissing(); });
    actions.on("pause", [this] {
        JobThread& jobs = window_.workspace().jobs();
        if (jobs.status().state == JobStatus::State::Paused || jobs.status().state == JobStatus::State::Pausing) jobs.resume();
        else jobs.pause();
    });
    actions.on("cancel", [this] { window_.workspace().jobs().cancel(); });
    const auto budget = [&](const char* id, double by) {
        actions.on(id, [&tuning, by] {
            if (tuning.available() && tuning.rows() > 0) tuning.setBudgetShare(std::clamp(static_cast<double>(tuning.budget()) / static_cast<double>(tuning.rows()) + by, 0.0, 1.0));
        });
    };
    budget("budget-less", -kBudgetStep);
    budget("budget-more", kBudgetStep);
    actions.on("temperature-less", [&tuning] { tuning.setTemperature(tuning.temperature() / kTemperatureStep); });
    actions.on("temperature-more", [&tuning] { tuning.setTemperature(tuning.temperature() * kTemperatureStep); });
    actions.on("refresh", [this] { window_.workspace().refresh(); });
}

// Every stage in order that is not done or not up to date; each waits for the one before in the job thread.
void Commands::runMissing() {
    Workspace& work = window_.workspace();
    bool behind = false;
    for (const Stage stage : RunModel::kStages) {
        const StageStatus& status = work.runs().status(stage);
        behind = behind || status.state != StageState::Done;
        if (!behind) continue;
        StageRequest request;
        request.device = utf8(Workspace::deviceSetting());
        StageOptions options = status.newest ? optionsOfRun(*status.newest) : defaultOptions(stage);
        if (auto* import = std::get_if<ImportOptions>(&options)) import->datasets = work.runs().datasets();
        if (auto* extract = std::get_if<ExtractOptions>(&options); extract && extract->model.empty()) {
            window_.showStage(stage);
            return window_.messages().show({MessageBar::Kind::Note, tr("Choose the folder of a reference model, then run what is missing."), {}, {}, QStringLiteral("model")});
        }
        work.runStage(options, request);
    }
}

void Commands::showViewState() {
    Actions& actions = window_.actions();
    const ViewState& view = window_.session().view;
    const char* const tools[] = {"tool-pan", "tool-box", "tool-lasso", "tool-cluster"};
    for (int i = 0; i < 4; ++i) actions[tools[i]]->setChecked(static_cast<int>(view.tool()) == i);
    actions["2d"]->setChecked(!view.threeD());
    actions["3d"]->setChecked(view.threeD());
    actions["pictures"]->setChecked(view.pictures());
    actions["dim"]->setChecked(view.dimOut());
}

void Commands::updateEnabled() {
    Actions& actions = window_.actions();
    const Workspace& work = window_.workspace();
    const Session& session = window_.session();
    const ViewState& view = session.view;
    const bool open = work.isOpen() && !window_.layouts().hidden();
    const bool writable = open && !work.readOnly();
    const bool samples = open && view.data().samples > 0;
    const bool cluster = open && view.currentCluster() >= 0;
    const auto enable = [&](std::initializer_list<const char*> ids, bool on) {
        for (const char* id : ids) actions[id]->setEnabled(on);
    };
    enable({"save", "save-as", "close", "refresh", "reset-layout", "next-dock", "previous-dock", "layout-explore", "layout-tune", "layout-compare", "layout-run"}, work.isOpen());
    enable({"stage-import", "stage-extract", "stage-cluster", "stage-score", "stage-map", "stage-select"}, work.isOpen());
    enable({"run-rest", "import-selection", "locate"}, writable);
    enable({"export", "figure", "select-all", "select-none", "select-invert", "search", "next-hit", "previous-hit", "fit", "camera-back", "camera-forward", "camera-copy", "camera-paste", "dim", "pictures", "2d", "3d", "dimensions", "tool-pan", "tool-box",
            "tool-lasso", "tool-cluster"},
           samples);
    enable({"fit-highlighted", "keep-highlighted"}, samples && !view.highlighted().empty());
    enable({"fly", "note"}, samples && view.currentSample() >= 0);
    enable({"tag"}, samples && (view.currentSample() >= 0 || !view.highlighted().empty()));
    enable({"rename", "pure", "mixed", "junk", "unsure", "no-verdict", "pin", "exclude"}, cluster);
    enable({"keep", "budget-less", "budget-more", "temperature-less", "temperature-more"}, open && session.tuning.available());
    enable({"undo"}, session.undo.canUndo());
    enable({"redo"}, session.undo.canRedo());
    const bool running = const_cast<Workspace&>(work).jobs().status().active();
    enable({"pause", "cancel"}, running);
}

}  // namespace coincide
