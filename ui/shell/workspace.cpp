#include "ui/shell/workspace.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <algorithm>

#include "core/base/log.h"
#include "core/engine/artefacts.h"
#include "core/engine/exporting.h"
#include "core/engine/project_copy.h"
#include "core/engine/selections.h"
#include "core/engine/text_index.h"
#include "ui/base/error_text.h"
#include "ui/base/format.h"
#include "ui/model/selection_list_model.h"
#include "ui/shell/demo_making.h"
#include "ui/shell/project_memory.h"
#include "ui/shell/small_map.h"

namespace coincide {
namespace {

constexpr std::size_t kKeywords = 8;

Path pathOf(const QString& text) { return Path(utf8(text)); }

struct Loaded {
    std::shared_ptr<const ExplorerData> data;
    Curation curation;
};

}  // namespace

Workspace::Workspace(Session& session, QObject* parent) : QObject(parent), session_(session) {
    connect(&jobs_, &JobThread::changed, this, &Workspace::jobChanged);
    connect(&jobs_, &JobThread::finished, this, [this](const JobStatus& job, bool already) {
        jobFinished(job, already);
        if (already) Q_EMIT message(tr("%1 with these options is already done. Choose “Run again” to make another run beside it.").arg(job.title), {}, false);
    });
    connect(&jobs_, &JobThread::cancelled, this, [this](const JobStatus& job) { jobFinished(job, true); });
    connect(&jobs_, &JobThread::failed, this, &Workspace::failed);
    connect(&jobs_, &JobThread::opened, this, [this] { letReadersIn(); });
    connect(&jobs_, &JobThread::notOpened, this, [this](const Error& error) {
        // A writer that holds the project lets others read; one that keeps the database to itself does not.
        const bool held = error.code() == ErrorCode::Busy && error.cause().find("writing to") != std::string::npos;
        const bool viewable = !unborn_ && (held || error.code() == ErrorCode::ReadOnly);
        then_ = {};
        if (viewable) {
            letReadersIn();
            Q_EMIT message(error.code() == ErrorCode::Busy ? tr("This project is open in another window. It is shown here read-only.") : tr("The folder cannot be written to. The project is shown read-only."),
                           qstr(error.what()), false);
            return;
        }
        folder_.clear();
        loading_ = false;
        Q_EMIT busyChanged();
        Q_EMIT closed();
        Q_EMIT message(errorText(error), qstr(error.what()), true);
    });

    connect(&session.view, &ViewState::filterChanged, this, &Workspace::rememberSoon);
    connect(&session.view, &ViewState::highlightedChanged, this, &Workspace::rememberSoon);
    connect(&session.view, &ViewState::currentSampleChanged, this, &Workspace::rememberSoon);
    connect(&session.view, &ViewState::currentClusterChanged, this, &Workspace::rememberSoon);
    connect(&session.view, &ViewState::colourChanged, this, &Workspace::rememberSoon);
    connect(&session.tuning, &TuningState::changed, this, &Workspace::rememberSoon);

    const Requests& wishes = session.requests;
    connect(&wishes, &Requests::keepSelection, this, [this](const SelectOptions& options) { keepSelection(options); });
    connect(&wishes, &Requests::keepSamples, this, &Workspace::keepSamples);
    connect(&wishes, &Requests::importSelection, this, [this](const QString& file) {
        if (!file.isEmpty()) importSelection(file);
    });
    connect(&wishes, &Requests::renameRun, this, &Workspace::renameRun);
    connect(&session.service, &ProjectService::editFailed, this, [this](const QString& sentence) { Q_EMIT message(sentence, {}, true); });
}

Workspace::~Workspace() = default;

QString Workspace::name() const {
    RecentProject project;
    project.folder = folder_;
    return project.name();
}

int Workspace::threadsSetting() { return QSettings().value(QStringLiteral("compute/threads"), 0).toInt(); }
QString Workspace::deviceSetting() { return QSettings().value(QStringLiteral("compute/device"), QStringLiteral("auto")).toString(); }

void Workspace::open(const QString& folder) {
    const QString clean = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    close();
    folder_ = clean;
    unborn_ = false;
    loading_ = true;
    then_ = {};
    Q_EMIT busyChanged();
    jobs_.open(pathOf(clean), false, threadsSetting());
}

// The project is held (or can only be read): let the readers in.
void Workspace::letReadersIn() {
    open_ = true;
    if (kept_) choice_ = recallChoice(folder_);
    session_.service.open(pathOf(folder_), jobs_.writable());
    session_.thumbnails.open(pathOf(folder_));
    logInfo(utf8(folder_) + (jobs_.writable() ? ": opened" : ": opened for reading only"));
    Q_EMIT opened();
    refresh();
    if (then_) std::exchange(then_, {})();
}

void Workspace::close(std::function<void()> done) {
    if (open_) remember();
    if (const std::set<std::int64_t> leaving = session_.view.leavingSelections(); !leaving.empty())
        jobs_.beforeClosing([leaving](Project& project) {
            for (const std::int64_t run : leaving)
                if (project.runs().get(RunId{run})) coincide::removeRun(project, RunId{run});
        });
    soon_.cancel();
    open_ = loading_ = worked_ = false;
    choice_ = {};
    session_.service.close();
    session_.thumbnails.close();
    session_.view.setData(nullptr);
    session_.curation.set({});
    session_.undo.clear();
    runs_.clear();
    folder_.clear();
    jobs_.close(std::move(done));
    Q_EMIT closed();
}

void Workspace::createFromDataset(const QString& folder, const ImportOptions& options) {
    close();
    folder_ = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    unborn_ = loading_ = true;
    then_ = [this, options] {
        unborn_ = false;
        Q_EMIT projectMade(folder_);
        runStage(options, {});
    };
    Q_EMIT busyChanged();
    jobs_.open(pathOf(folder_), true, threadsSetting());
}

void Workspace::createFromActivations(const QString& folder, const QString& file, std::int64_t layers) {
    close();
    folder_ = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    unborn_ = loading_ = true;
    then_ = [this, file, layers] {
        unborn_ = false;
        Q_EMIT projectMade(folder_);
        attachActivations(file, layers);
    };
    Q_EMIT busyChanged();
    jobs_.open(pathOf(folder_), true, threadsSetting());
}

// True, and said, where the project is only shown.
bool Workspace::refusesChanges() {
    if (!readOnly()) return false;
    Q_EMIT message(readOnlyText(), {}, true);
    return true;
}

void Workspace::openDemo() {
    close();
    loading_ = true;
    Q_EMIT busyChanged();
    const QString project = demoProject();
    JobRequest request = demoRequest(threadsSetting());
    request.done = [this, project] {
        demoIsReady();
        open(project);
    };
    request.failed = [this](const Error& error) {
        loading_ = false;
        Q_EMIT busyChanged();
        Q_EMIT message(errorText(error), qstr(error.what()), true);
    };
    jobs_.request(std::move(request));
}

void Workspace::setChoice(const ViewChoice& choice) {
    if (choice == choice_) return;
    choice_ = choice;
    reload();
}

void Workspace::showRun(const Run& run) {
    ViewChoice choice;
    const std::int64_t id = run.id.value;
    switch (run.stage) {
        case Stage::Extract: choice.extraction = id; break;
        case Stage::Cluster: choice.clustering = id; break;
        case Stage::Score: choice.scoring = id; break;
        case Stage::Map:
            choice = choice_;
            (RunModel::figure(run, "dims", 2) > 2 ? choice.map3d : choice.map2d) = id;
            break;
        default: return;
    }
    setChoice(choice);
}

void Workspace::refresh() {
    if (!open_) return;
    // From here on: until it is read, what is shown may be older than what is stored.
    loading_ = true;
    Q_EMIT busyChanged();
    session_.service.ask(
        this, "overview", ProjectService::Lane::Quick, [](ProjectReader& reader, const CancelToken&) { return reader.overview(); },
        [this](ProjectOverview overview) {
            runs_.setOverview(std::move(overview));
            reload();
        },
        [this](const Error& error) {
            loading_ = false;
            Q_EMIT busyChanged();
            Q_EMIT message(errorText(error), qstr(error.what()), true);
        });
}

void Workspace::reload() {
    if (!open_) return;
    session_.service.cancel(this, "index");
    loading_ = true;
    Q_EMIT busyChanged();
    const std::optional<std::uint64_t> before = session_.service.settledEdits();
    session_.service.ask(
        this, "load", ProjectService::Lane::Long,
        [choice = choice_](ProjectReader& reader, const CancelToken& cancel) {
            Loaded out;
            out.data = reader.load(choice, cancel);
            if (out.data) out.curation = reader.curation(out.data->clustering ? std::optional(out.data->clustering->id) : std::nullopt);
            return out;
        },
        [this, before](Loaded loaded) {
            const std::optional<Run> clustering = session_.view.data().clustering;
            const bool first = session_.view.data().samples == 0;
            loading_ = false;
            if (loaded.data) {
                session_.view.setData(loaded.data);
                // What was said meanwhile, or could not be written yet, is newer than what was read.
                const bool newer = !before || before != session_.service.settledEdits();
                const bool same = clustering && loaded.data->clustering && clustering->id == loaded.data->clustering->id;
                if (first || !newer || !same) session_.curation.set(std::move(loaded.curation));
                if (session_.view.compareA() < 0 && loaded.data->selections.size() > 1) session_.view.setCompared(1, 0);
            }
            Q_EMIT busyChanged();
            Q_EMIT this->loaded();
            if (first) {
                if (kept_) recallView(folder_, session_);
                chooseFirst();
                offerUnfinished();
            }
            remember();
            drawSmallMap();
            startIndex();
        },
        [this](const Error& error) {
            // What was chosen is gone, or its records are: the newest will do.
            if (error.code() == ErrorCode::NotFound && choice_ != ViewChoice{}) {
                choice_ = {};
                return reload();
            }
            loading_ = false;
            Q_EMIT busyChanged();
            Q_EMIT message(errorText(error), qstr(error.what()), true);
        });
}

// Something to look at from the start: the most central sample of the cluster that gives most to the subset.
void Workspace::chooseFirst() {
    const ExplorerData& data = session_.view.data();
    if (data.clusters == 0 || session_.view.currentCluster() >= 0) return;
    const std::vector<std::int32_t>& taken = session_.tuning.takenOfCluster();
    const std::vector<std::int32_t>& weight = taken.size() == data.sizeOfCluster.size() ? taken : data.sizeOfCluster;
    const auto best = static_cast<std::size_t>(std::max_element(weight.begin(), weight.end()) - weight.begin());
    const auto begin = static_cast<std::size_t>(data.membersBegin[best]);
    if (best + 1 < data.membersBegin.size() && begin < data.members.size()) session_.view.setCurrentSample(data.members[begin]);
}

void Workspace::startIndex() {
    const auto data = session_.view.sharedData();
    if (!data || !data->hasRecords || jobs_.status().active()) return;
    session_.service.ask(
        this, "index", ProjectService::Lane::Long,
        [data](ProjectReader& reader, const CancelToken& cancel) -> std::optional<std::vector<std::vector<Keyword>>> {
            TextIndex index(reader.folder());
            if (!index.ready() && !index.build(cancel, {})) return std::nullopt;
            if (data->clusters == 0) return std::vector<std::vector<Keyword>>();
            return index.clusterKeywords(*data, kKeywords, cancel, {});
        },
        [this](std::optional<std::vector<std::vector<Keyword>>> keywords) {
            if (!keywords) return;
            if (!keywords->empty()) session_.curation.setKeywords(std::move(*keywords));
        },
        [](const Error& error) { logWarning(std::string("text index: ") + error.what()); });
}

void Workspace::jobChanged() {
    const JobStatus& job = jobs_.status();
    const auto stage = stageFromName(utf8(job.stage));
    if (job.active() && stage) runs_.setJob(RunningJob{*stage, stageStateOf(job.state), job.progress, job.run});
    else runs_.setJob(std::nullopt);
    if (job.active() && !open_) Q_EMIT demoProgress(job.progress.fraction(), job.state == JobStatus::State::Stopping ? tr("Stopping") : demoWords(job.progress.stage));
    Q_EMIT busyChanged();
}

void Workspace::jobFinished(const JobStatus& job, bool alreadyDone) {
    runs_.setJob(std::nullopt);
    // A new result is what one wants to see, whatever was looked at before.
    if (const auto stage = stageFromName(utf8(job.stage)); stage && !alreadyDone) {
        if (*stage == Stage::Map) choice_.map2d.reset(), choice_.map3d.reset();
        else if (*stage != Stage::Select && *stage != Stage::Import) choice_ = {};
    }
    if (open_) return refresh();
    if (loading_ && job.stage.isEmpty() && folder_.isEmpty()) {
        loading_ = false;
        Q_EMIT busyChanged();
    }
}

void Workspace::failed(const JobStatus& job, const Error& error) {
    runs_.setJob(std::nullopt);
    const QString sentence = errorText(error);
    if (const auto stage = stageFromName(utf8(job.stage))) runs_.setFailure(*stage, sentence, qstr(error.what()));
    Q_EMIT message(sentence, qstr(error.what()), true);
    refresh();
}

void Workspace::offerUnfinished() {
    // What was stopped a moment ago in this window needs no reminder.
    if (readOnly() || worked_ || jobs_.status().active()) return;
    for (const Stage stage : RunModel::kStages)
        if (runs_.status(stage).state == StageState::Stopped) {
            Q_EMIT unfinished(stage);
            return;
        }
}

// In a lane: it writes a file. A project that is closed before keeps the picture of its last time.
void Workspace::drawSmallMap() {
    if (session_.view.data().position2d.empty()) return;
    session_.service.ask(
        this, "small map", ProjectService::Lane::Long,
        [data = session_.view.sharedData(), file = RecentProjects::pictureFile(folder_)](ProjectReader&, const CancelToken&) {
            saveSmallMap(*data, file);
            return true;
        },
        [this, folder = folder_](bool) { recent_.look(folder); });
}

void Workspace::remember() {
    const ExplorerData& data = session_.view.data();
    if (!open_ || folder_.isEmpty()) return;
    RecentProject project;
    project.folder = folder_;
    project.samples = data.samples;
    project.clusters = data.clusters;
    project.selections = static_cast<qint64>(data.selections.size());
    project.opened = QDateTime::currentSecsSinceEpoch();
    project.stale = runs_.count(StageState::Stale) > 0;
    const auto& faults = runs_.overview().faultCounts;
    if (const auto found = faults.find("image-missing"); found != faults.end()) project.missingPictures = found->second;
    recent_.remember(project);
    if (kept_) keepView(folder_, session_, choice_);
}

// A program that is killed, or a machine that is, leaves what was seen a moment ago.
void Workspace::rememberSoon() {
    if (!open_ || !kept_ || loading_) return;
    soon_.request([this] {
        if (open_ && !loading_) keepView(folder_, session_, choice_);
    });
}

}  // namespace coincide
