#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeWidget>
#include <algorithm>

#include "ui/base/error_text.h"
#include "ui/base/format.h"
#include "ui/base/tokens.h"
#include "ui/shell/series_chart.h"
#include "ui/shell/stage_options_panel.h"
#include "ui/shell/workspace.h"

namespace coincide {
namespace {

constexpr int kRunRole = Qt::UserRole, kRunsShown = 8;

QString stateName(const RunInfo& info) {
    switch (info.run.state) {
        case RunState::Finished: return RunModel::stateText(info.stale.empty() ? StageState::Done : StageState::Stale);
        case RunState::Failed: return RunModel::stateText(StageState::Failed);
        default: return RunModel::stateText(StageState::Stopped);
    }
}

}  // namespace

QString StageOptionsPanel::runTitle(const Run& run) {
    const QString name = qstr(run.name);
    return name.isEmpty() ? tr("Run %1").arg(run.id.value) : name;
}

void StageOptionsPanel::fillRuns() {
    const auto chosen = chosenRun();
    const std::int64_t newestBefore = runs_->topLevelItemCount() > 0 ? runs_->topLevelItem(0)->data(0, kRunRole).toLongLong() : 0;
    const QSignalBlocker quiet(runs_);
    runs_->clear();
    QTreeWidgetItem* current = nullptr;
    const auto add = [this](std::int64_t run, const QStringList& texts, const QString& tip) {
        auto* item = new QTreeWidgetItem(runs_, texts);
        item->setSizeHint(0, QSize(0, space::row));
        item->setData(0, kRunRole, static_cast<qint64>(run));
        for (const int c : {1, 2}) item->setTextAlignment(c, Qt::AlignRight | Qt::AlignVCenter);
        for (int c = 0; c < 4; ++c) item->setToolTip(c, tip);
        return item;
    };
    const RunModel& model = workspace_.runs();
    active_ = activeRun();
    if (active_ && !model.run(*active_)) {
        const auto* cluster = std::get_if<KMeansOptions>(&options_[static_cast<std::size_t>(stage_)]);
        current = add(*active_, {tr("Run %1").arg(*active_), cluster && cluster->clusters > 0 ? countText(cluster->clusters) : kUnknown, kUnknown, RunModel::stateText(StageState::Running)}, {});
    }
    for (const RunInfo& info : workspace_.runs().runsOf(stage_)) {
        const Run& run = info.run;
        QString size, value;
        switch (stage_) {
            case Stage::Cluster: size = countText(static_cast<std::int64_t>(RunModel::figure(run, "clusters"))), value = QString::number(RunModel::figure(run, "mean_similarity"), 'f', 4); break;
            case Stage::Select: size = countText(static_cast<std::int64_t>(RunModel::figure(run, "selected"))), value = countText(static_cast<std::int64_t>(RunModel::figure(run, "clusters"))); break;
            case Stage::Score: size = countText(static_cast<std::int64_t>(RunModel::figure(run, "used"))), value = scoreText(RunModel::figure(run, "mean_transferability")); break;
            case Stage::Import: size = RunModel::figure(run, "records", -1) < 0 ? kUnknown : countText(static_cast<std::int64_t>(RunModel::figure(run, "records"))), value = durationText(run.seconds); break;
            default: size = countText(static_cast<std::int64_t>(RunModel::figure(run, "rows", static_cast<double>(run.total)))), value = durationText(run.seconds); break;
        }
        if (run.state != RunState::Finished) value = kUnknown, size = stage_ == Stage::Cluster || stage_ == Stage::Select ? kUnknown : size;
        const bool active = active_ == run.id.value;
        auto* item = add(run.id.value, {runTitle(run), size, value, active ? RunModel::stateText(StageState::Running) : stateName(info)},
                         RunModel::figuresText(run) + (info.stale.empty() ? QString() : QLatin1Char('\n') + qstr(info.stale)));
        if (!current && (active || (chosen && chosen->id == run.id && newestBefore >= runs_->topLevelItem(0)->data(0, kRunRole).toLongLong()))) current = item;
    }
    runs_->setCurrentItem(current ? current : runs_->topLevelItem(0));
    runs_->setFixedHeight(std::clamp(runs_->topLevelItemCount(), 1, kRunsShown) * space::row + runs_->header()->sizeHint().height() + space::xs);
    runs_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int c = 1; c < 4; ++c) runs_->header()->setSectionResizeMode(c, QHeaderView::ResizeToContents);
    for (int c = 1; c < 3; ++c) runs_->headerItem()->setTextAlignment(c, Qt::AlignRight | Qt::AlignVCenter);
    QStringList heads{tr("Name"), tr("Rows"), tr("Time"), tr("State")};
    if (stage_ == Stage::Import) heads[1] = tr("Records");
    if (stage_ == Stage::Cluster) heads[1] = QStringLiteral("K"), heads[2] = tr("Objective");
    if (stage_ == Stage::Select) heads[1] = tr("Samples"), heads[2] = tr("Clusters");
    if (stage_ == Stage::Score) heads[1] = tr("Clusters"), heads[2] = tr("Transf.");
    runs_->setHeaderLabels(heads);
}

std::optional<std::int64_t> StageOptionsPanel::activeRun() const {
    const auto& job = workspace_.runs().job();
    return job && job->stage == stage_ ? job->run : std::nullopt;
}

std::optional<Run> StageOptionsPanel::chosenRun() const {
    if (!runs_->currentItem()) return std::nullopt;
    const RunInfo* info = workspace_.runs().run(runs_->currentItem()->data(0, kRunRole).toLongLong());
    return info ? std::optional(info->run) : std::nullopt;
}

void StageOptionsPanel::loadSeries() {
    const auto run = chosenRun();
    const bool shown = stage_ == Stage::Cluster && run && workspace_.isOpen();
    chartTitle_->setVisible(shown);
    chart_->setVisible(shown);
    compare_->setVisible(stage_ == Stage::Cluster);
    if (!shown) return;
    std::vector<std::pair<RunId, QString>> wanted{{run->id, runTitle(*run)}};
    if (comparing_)
        for (const RunInfo& info : workspace_.runs().runsOf(stage_))
            if (info.run.id != run->id && info.run.state == RunState::Finished && wanted.size() < 4) wanted.emplace_back(info.run.id, runTitle(info.run));
    const auto rows = static_cast<double>(std::max<std::size_t>(1, workspace_.session().view.data().sampleOfRow.size()));
    workspace_.session().service.ask(
        this, "series", ProjectService::Lane::Quick,
        [wanted, rows](ProjectReader& reader, const CancelToken&) {
            std::vector<SeriesChart::Series> out;
            for (const auto& [id, name] : wanted) {
                SeriesChart::Series one{name, reader.series(id, "objective")};
                for (double& value : one.values) value /= rows;
                out.push_back(std::move(one));
            }
            return out;
        },
        [this](std::vector<SeriesChart::Series> series) { chart_->setSeries(std::move(series), 0); });
}

void StageOptionsPanel::focusRuns() { runs_->setFocus(Qt::TabFocusReason); }

void StageOptionsPanel::renameChosen() {
    const auto run = chosenRun();
    if (!run) return;
    auto* dialog = new QInputDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename run"));
    dialog->setLabelText(tr("Name"));
    dialog->setTextValue(qstr(run->name));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, run](const QString& name) { workspace_.renameRun(run->id.value, name.trimmed()); });
    dialog->open();
}

void StageOptionsPanel::removeChosen() {
    const auto run = chosenRun();
    if (!run) return;
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Remove run"), tr("Remove “%1” with its results? It cannot be brought back.").arg(runTitle(*run)), QMessageBox::Cancel, window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(RunModel::figuresText(*run));
    auto* yes = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    connect(yes, &QAbstractButton::clicked, this, [this, run] { workspace_.removeRun(run->id.value); });
    box->open();
}

}  // namespace coincide
