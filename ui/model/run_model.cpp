#include "ui/model/run_model.h"

#include <QStringList>
#include <algorithm>

#include "core/base/json.h"
#include "core/job/import_job.h"
#include "ui/base/engine_sentence.h"
#include "ui/base/error_text.h"
#include "ui/base/format.h"
#include "ui/model/run_options.h"

namespace coincide {
namespace {

std::optional<Json> figuresOf(const Run& run) {
    try {
        return Json::parse(run.figuresJson, "figures");
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::optional<Stage> stageBefore(Stage stage) {
    switch (stage) {
        case Stage::Import: return std::nullopt;
        case Stage::Extract: return Stage::Import;
        case Stage::Cluster:
        case Stage::Map: return Stage::Extract;
        case Stage::Score: return Stage::Cluster;
        case Stage::Select: return Stage::Score;
    }
    return std::nullopt;
}

QString unitText(const QString& unit) {
    if (unit == QLatin1String("records")) return RunModel::tr("records");
    if (unit == QLatin1String("rows")) return RunModel::tr("rows");
    if (unit == QLatin1String("iterations")) return RunModel::tr("iterations");
    if (unit == QLatin1String("clusters")) return RunModel::tr("clusters");
    if (unit == QLatin1String("epochs")) return RunModel::tr("epochs");
    if (unit == QLatin1String("bytes")) return RunModel::tr("bytes");
    return unit;
}

bool isActive(StageState state) { return state == StageState::Running || state == StageState::Paused || state == StageState::Stopping || state == StageState::Waiting; }

}  // namespace

RunModel::RunModel(QObject* parent) : QObject(parent) { rebuild(); }

double RunModel::figure(const Run& run, const char* key, double fallback) {
    const auto figures = figuresOf(run);
    try {
        return figures ? figures->doubleOr(key, fallback) : fallback;
    } catch (const Error&) {
        return fallback;
    }
}

QString RunModel::figuresText(const Run& run) {
    const auto whole = [&](const char* key) { return countText(static_cast<std::int64_t>(figure(run, key))); };
    QStringList parts;
    switch (run.stage) {
        case Stage::Import:
            if (figure(run, "records", -1) >= 0) parts << tr("%1 records").arg(whole("records"));
            break;
        case Stage::Extract: {
            const auto figures = figuresOf(run);
            QString family;
            QStringList taps;
            try {
                if (figures) family = qstr(figures->stringOr("family", ""));
                if (figures && figures->find("taps"))
                    for (const std::int64_t tap : figures->find("taps")->asInts()) taps << QString::number(tap);
            } catch (const Error&) {
                taps.clear();
            }
            if (!family.isEmpty()) parts << family;
            if (!taps.isEmpty()) parts << tr("layers %1").arg(taps.join(QStringLiteral(", ")));
            parts << tr("width %1").arg(whole("width"));
            break;
        }
        case Stage::Cluster:
            parts << tr("K = %1").arg(whole("clusters"));
            if (run.seed) parts << tr("seed %1").arg(*run.seed);
            break;
        case Stage::Score: parts << tr("%1 clusters scored").arg(whole("used")); break;
        case Stage::Map: parts << (figure(run, "dims", 2) > 2 ? tr("3D") : tr("2D")) << tr("%1 samples").arg(whole("rows")); break;
        case Stage::Select: parts << qstr(run.name) << tr("%1 of %2 samples").arg(whole("selected"), whole("of")); break;
    }
    if (run.imported) parts << tr("imported");
    else if (run.seconds > 0) parts << durationText(run.seconds).replace(QLatin1Char(' '), QChar::Nbsp);   // number and unit on one line
    if (run.created > 0) parts << whenText(run.created);
    return parts.join(QStringLiteral("  ·  "));
}

std::vector<std::string> RunModel::datasets() const {
    std::vector<std::string> files;
    if (const auto& newest = status(Stage::Import).newest) files = datasetsOfImport(*newest);
    if (files.empty())
        for (const DatasetInfo& dataset : overview_.datasets) files.push_back(dataset.path);
    return files;
}

QString RunModel::stateText(StageState state) {
    switch (state) {
        case StageState::None: return tr("Not run");
        case StageState::Waiting: return tr("Getting ready");
        case StageState::Running: return tr("Running");
        case StageState::Paused: return tr("Paused");
        case StageState::Stopping: return tr("Stopping");
        case StageState::Done: return tr("Done");
        case StageState::Stale: return tr("Stale");
        case StageState::Failed: return tr("Failed");
        case StageState::Stopped: return tr("Stopped");
    }
    return {};
}

void RunModel::setOverview(ProjectOverview overview) {
    overview_ = std::move(overview);
    rebuild();
}

void RunModel::setJob(std::optional<RunningJob> job) {
    if (!job && !job_) return;
    job_ = std::move(job);
    rebuild();
}

void RunModel::setFailure(Stage stage, const QString& sentence, const QString& details) {
    failures_[static_cast<std::size_t>(stage)] = {sentence, details};
    rebuild();
}

void RunModel::clearFailure(Stage stage) {
    failures_[static_cast<std::size_t>(stage)] = {};
    rebuild();
}

void RunModel::clear() {
    failures_ = {};
    job_.reset();
    setOverview({});
}

std::vector<RunInfo> RunModel::runsOf(Stage stage) const {
    std::vector<RunInfo> out;
    std::copy_if(overview_.runs.rbegin(), overview_.runs.rend(), std::back_inserter(out), [&](const RunInfo& info) { return info.run.stage == stage; });
    return out;
}

const RunInfo* RunModel::run(std::int64_t id) const {
    for (const RunInfo& info : overview_.runs)
        if (info.run.id.value == id) return &info;
    return nullptr;
}

int RunModel::count(StageState state) const {
    return static_cast<int>(std::count_if(status_.begin(), status_.end(), [&](const StageStatus& status) { return status.state == state; }));
}

void RunModel::rebuild() {
    for (const Stage stage : kStages) {
        StageStatus now;
        now.stage = stage;
        const RunInfo* finished = nullptr;
        for (const RunInfo& info : overview_.runs) {
            if (info.run.stage != stage) continue;
            ++now.runs;
            now.newest = info.run;
            if (info.run.state == RunState::Finished) now.shown = info.run, finished = &info;
        }
        const auto& failure = failures_[static_cast<std::size_t>(stage)];
        if (finished) {
            now.state = finished->stale.empty() ? StageState::Done : StageState::Stale;
            now.figures = figuresText(finished->run);
            if (!finished->stale.empty()) now.note = (stage == Stage::Import ? tr("The dataset is no longer the one that was imported; run this one again to follow.") : tr("An earlier stage was run again since; run this one again to follow.")), now.message = qstr(finished->stale);
        }
        // Also what rests on an older run than the newest one is behind it.
        if (const auto before = stageBefore(stage); finished && before && now.state == StageState::Done) {
            const StageStatus& input = status_[static_cast<std::size_t>(*before)];
            for (const RunId id : finished->run.inputs) {
                const RunInfo* from = run(id.value);
                if (!from || from->run.stage != *before) continue;
                const bool same = input.shown && (input.shown->id == id || (*before == Stage::Import && sameRecords(*input.shown, from->run)));
                if (input.shown && !same) now.state = StageState::Stale, now.note = tr("Made from an older run of %1; run it again to follow.").arg(stageText(QString::fromLatin1(stageName(*before))));
                else if (input.shown && input.state == StageState::Stale) now.state = StageState::Stale, now.note = tr("%1 is out of date; run it first, then this.").arg(stageText(QString::fromLatin1(stageName(*before))));
            }
        }
        if (stage == Stage::Import && finished && overview_.samples > 0) {
            std::int64_t left = overview_.samples - overview_.usable;
            now.figures = QStringList{tr("%1 records").arg(countText(overview_.samples)), left > 0 ? tr("%1 left out").arg(countText(left)) : tr("all usable"),
                                      durationText(finished->run.seconds), whenText(finished->run.created)}
                              .join(QStringLiteral("  ·  "));
        }
        if (now.newest && now.newest->state != RunState::Finished) {
            const Run& run = *now.newest;
            now.fraction = run.total > 0 ? std::clamp(static_cast<double>(run.position) / static_cast<double>(run.total), 0.0, 1.0) : 0;
            if (run.state == RunState::Failed) {
                now.state = StageState::Failed;
                now.message = qstr(run.message);
                now.problem = engineSentence(now.message).value_or(now.message);
            } else if (!failure.first.isEmpty()) {
                now.state = StageState::Failed;
            } else {
                now.state = StageState::Stopped;
                now.note = now.fraction > 0 ? tr("Stopped at %1; what was done is kept.").arg(shareText(now.fraction)) : tr("Stopped before the first part was done.");
            }
        }
        if (!failure.first.isEmpty()) now.state = StageState::Failed, now.problem = engineSentence(failure.second).value_or(failure.first), now.message = failure.second;
        if (job_ && job_->stage == stage) {
            now.state = job_->state;
            now.problem.clear();
            now.fraction = job_->progress.fraction();
            if (job_->progress.ratePerSecond > 0) now.rate = rateText(job_->progress.ratePerSecond, unitText(qstr(job_->progress.unit)));
            if (job_->progress.secondsLeft) now.left = tr("%1 left").arg(durationText(*job_->progress.secondsLeft));
            now.note = job_->progress.total > 0
                           ? tr("%1 of %2 %3").arg(countText(static_cast<std::int64_t>(job_->progress.done)), countText(static_cast<std::int64_t>(job_->progress.total)), unitText(qstr(job_->progress.unit)))
                           : tr("Getting ready");
        } else if (isActive(now.state)) {
            now.state = StageState::Stopped;
        }
        status_[static_cast<std::size_t>(stage)] = std::move(now);
    }
    Q_EMIT changed();
}

}  // namespace coincide
