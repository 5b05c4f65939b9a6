#include "ui/shell/stage_options_panel.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "core/base/error.h"
#include "ui/base/error_text.h"
#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/form/option_form.h"
#include "ui/model/run_estimate.h"
#include "ui/shell/model_facts.h"
#include "ui/shell/series_chart.h"
#include "ui/shell/workspace.h"

namespace coincide {
namespace {

constexpr int kFiguresRole = Qt::UserRole + 1;

// The field shows which run it is, the list below it also what it was.
class InputDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        if (const QString figures = index.data(kFiguresRole).toString(); !figures.isEmpty()) option->text += QStringLiteral(", ") + figures;
    }
};

constexpr std::int64_t kSamplesPerCluster = 66;
constexpr int kLeastWidth = 300;

// By the palette of the panel, which a label may not have yet while the theme changes.
void secondary(QLabel* label, const QPalette& panel) {
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, Tokens::of(panel).secondary);
    palette.setColor(QPalette::Text, Tokens::of(panel).secondary);   // what a label on a base ground is drawn with
    label->setPalette(palette);
}

}  // namespace

StageOptionsPanel::StageOptionsPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), note_(new QWidget(this)), noteSign_(new QLabel(note_)), noteText_(new QLabel(note_)), form_(new OptionForm(this)), deviceLabel_(new QLabel(this)),
      device_(new QComboBox(this)), inputLabel_(new QLabel(this)), input_(new QComboBox(this)), problem_(new QLabel(this)), reset_(new QPushButton(this)), run_(new QPushButton(this)),
      runsTitle_(new QLabel(this)), compare_(new QPushButton(this)), runs_(new QTreeWidget(this)), chartTitle_(new QLabel(this)), chart_(new SeriesChart(this)) {
    for (const Stage stage : RunModel::kStages) options_[static_cast<std::size_t>(stage)] = defaultOptions(stage);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    inside->setBackgroundRole(QPalette::Base);
    inside->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::s);

    note_->setAutoFillBackground(true);
    note_->setBackgroundRole(QPalette::AlternateBase);
    auto* noteRow = new QHBoxLayout(note_);
    noteRow->setContentsMargins(space::s, space::s, space::s, space::s);
    noteRow->addWidget(noteSign_);
    noteText_->setWordWrap(true);
    noteRow->addWidget(noteText_, 1);
    column->addWidget(note_);
    column->addWidget(form_);
    for (const auto& [label, combo] : {std::pair(deviceLabel_, device_), std::pair(inputLabel_, input_)}) {
        auto* row = new QHBoxLayout;
        row->addWidget(label);
        row->addStretch(1);
        combo->setMinimumWidth(136);
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        label->setBuddy(combo);
        row->addWidget(combo);
        column->addLayout(row);
    }
    device_->setEditable(true);
    input_->setItemDelegate(new InputDelegate(input_));
    problem_->setWordWrap(true);
    problem_->setFont(textFont(TextRole::Caption));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(problem_, 1);
    buttons->addWidget(reset_);
    run_->setProperty("primary", true);
    buttons->addWidget(run_);
    column->addLayout(buttons);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, space::m, 0, 0);
    runsTitle_->setFont(textFont(TextRole::Strong));
    head->addWidget(runsTitle_);
    head->addStretch(1);
    compare_->setProperty("link", true);
    compare_->setCheckable(true);
    compare_->setChecked(true);
    head->addWidget(compare_);
    column->addLayout(head);
    runs_->setRootIsDecorated(false);
    runs_->setUniformRowHeights(true);
    runs_->setFrameShape(QFrame::NoFrame);
    runs_->setColumnCount(4);
    runs_->setContextMenuPolicy(Qt::CustomContextMenu);
    runs_->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    runs_->header()->setStretchLastSection(false);
    column->addWidget(runs_);
    chartTitle_->setFont(textFont(TextRole::Strong));
    column->addWidget(chartTitle_);
    column->addWidget(chart_);
    column->addStretch(1);
    area->setWidget(inside);
    area->setMinimumWidth(kLeastWidth);
    outer->addWidget(area);

    connect(form_, &OptionForm::changed, this, [this] {
        if (building_) return;
        std::visit([this](auto& values) { form_->values(values); }, options_[static_cast<std::size_t>(stage_)]);
        touched_[static_cast<std::size_t>(stage_)] = true;
        inspectModel();
        refresh();
    });
    connect(device_, &QComboBox::currentTextChanged, this, [this] { refresh(); });
    connect(input_, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
    connect(reset_, &QPushButton::clicked, form_, &OptionForm::reset);
    connect(run_, &QPushButton::clicked, this, &StageOptionsPanel::run);
    connect(compare_, &QPushButton::toggled, this, [this](bool on) {
        comparing_ = on;
        loadSeries();
    });
    connect(runs_, &QTreeWidget::currentItemChanged, this, [this] { loadSeries(); });
    connect(runs_, &QTreeWidget::customContextMenuRequested, this, [this](QPoint at) {
        const auto run = chosenRun();
        if (!run) return;
        QMenu menu;
        if (run->state == RunState::Finished && run->stage != Stage::Import && run->stage != Stage::Select)
            menu.addAction(tr("Show these results"), this, [this, run] { workspace_.showRun(*run); });
        menu.addAction(tr("Take its options"), this, [this, run] { setOptions(optionsOfRun(*run)); });
        menu.addSeparator();
        menu.addAction(tr("Rename…"), this, &StageOptionsPanel::renameChosen)->setEnabled(!workspace_.readOnly());
        menu.addAction(tr("Remove…"), this, &StageOptionsPanel::removeChosen)->setEnabled(!workspace_.readOnly());
        menu.exec(runs_->viewport()->mapToGlobal(at));
    });
    connect(runs_, &QTreeWidget::itemDoubleClicked, this, [this] {
        if (const auto run = chosenRun(); run && run->state == RunState::Finished) workspace_.showRun(*run);
    });
    connect(&workspace.runs(), &RunModel::changed, this, [this] {
        if (!workspace_.runs().job() || activeRun() != active_) fillRuns();
        refresh();
    });
    connect(&workspace, &Workspace::opened, this, [this] {
        touched_ = {};
        taken_ = {};
        device_->setCurrentIndex(std::max(0, device_->findData(Workspace::deviceSetting())));
        for (const Stage stage : RunModel::kStages) options_[static_cast<std::size_t>(stage)] = defaultOptions(stage);
        build();
    });
    connect(&workspace, &Workspace::loaded, this, [this] {
        const bool here = takeOptionsOfRuns();
        if (here) return build();
        fillInputs();
        fillRuns();
        loadSeries();
    });
    retranslate();
    build();
}

// What a stage was run with last, also from elsewhere, stands in its form unless a person has changed it. True for the stage at hand.
bool StageOptionsPanel::takeOptionsOfRuns() {
    bool here = false;
    for (const Stage stage : RunModel::kStages) {
        const auto at = static_cast<std::size_t>(stage);
        // One that was imported or picked by hand was not made with options.
        const std::vector<RunInfo> runs = workspace_.runs().runsOf(stage);
        const auto newest = std::find_if(runs.begin(), runs.end(), [](const RunInfo& info) { return !info.run.imported; });
        if (newest == runs.end() || taken_[at] == newest->run.id.value) continue;
        taken_[at] = newest->run.id.value;
        if (touched_[at]) continue;
        options_[at] = optionsOfRun(newest->run);
        here = here || stage == stage_;
    }
    // Those of the newest import at the time when they are asked for.
    std::get<ImportOptions>(options_[static_cast<std::size_t>(Stage::Import)]).datasets.clear();
    return here;
}

void StageOptionsPanel::setStage(Stage stage) {
    if (stage != stage_) {
        stage_ = stage;
        build();
    }
    Q_EMIT titleChanged(title());
    Q_EMIT commandChanged(command(), command(true));
}

QString StageOptionsPanel::title() const { return tr("%1: options").arg(stageText(QString::fromLatin1(stageName(stage_)))); }

StageOptions StageOptionsPanel::options() const {
    StageOptions out = options_[static_cast<std::size_t>(stage_)];
    if (auto* import = std::get_if<ImportOptions>(&out); import && import->datasets.empty()) import->datasets = workspace_.runs().datasets();
    return out;
}

void StageOptionsPanel::setOptions(const StageOptions& options) {
    stage_ = stageOf(options);
    options_[static_cast<std::size_t>(stage_)] = options;
    touched_[static_cast<std::size_t>(stage_)] = true;
    build();
    Q_EMIT titleChanged(title());
    Q_EMIT commandChanged(command(), command(true));
}

void StageOptionsPanel::build() {
    building_ = true;
    const StageOptions current = options_[static_cast<std::size_t>(stage_)];
    std::visit([this](const auto& standard) { form_->build(standard); }, defaultOptions(stage_));
    std::visit([this](const auto& values) { form_->setValues(values); }, current);
    form_->setCheck("budget", [this](const OptionForm::Value& value) {
        const auto rows = static_cast<std::int64_t>(workspace_.session().view.data().sampleOfRow.size());
        parseBudget(std::get<std::string>(value), rows > 0 ? rows : std::int64_t{1} << 40);
        return QString();
    });
    form_->setCheck("clusters", [this](const OptionForm::Value& value) {
        const auto rows = static_cast<std::int64_t>(workspace_.session().view.data().sampleOfRow.size());
        return rows > 0 && std::get<std::int64_t>(value) > rows ? tr("At most %1: there are no more samples.").arg(countText(rows)) : QString();
    });
    form_->setCheck("cutoff", [](const OptionForm::Value& value) {
        parseCutoff(std::get<std::string>(value));
        return QString();
    });
    form_->setCheck("model", [](const OptionForm::Value& value) { return std::get<std::string>(value).empty() ? tr("Choose the folder of a reference model.") : QString(); });
    building_ = false;
    sayHints();
    fillInputs();
    fillRuns();
    loadSeries();
    refresh();
}

void StageOptionsPanel::sayHints() {
    form_->setHint("clusters", suggestion());
    if (stage_ == Stage::Cluster) form_->setHint("points-per-cluster", tr("For training the centres; all points are assigned"));
    if (stage_ == Stage::Extract) form_->setHint("layers", tr("Empty takes the layers that suit the model"));
    inspected_.clear();
    inspectModel();
}

void StageOptionsPanel::inspectModel() {
    const auto* extract = std::get_if<ExtractOptions>(&options_[static_cast<std::size_t>(stage_)]);
    if (!extract || qstr(extract->model) == inspected_) return;
    inspected_ = qstr(extract->model);
    form_->setHint("model", {});
    if (inspected_.isEmpty()) return;
    describeModel(this, inspected_, [this, folder = inspected_](const QString& line, const QString& problem) {
        if (stage_ == Stage::Extract && inspected_ == folder) form_->setHint("model", problem.isEmpty() ? line : problem);
    });
}

QString StageOptionsPanel::suggestion() const {
    const auto rows = static_cast<std::int64_t>(workspace_.session().view.data().sampleOfRow.size());
    return rows > 0 ? tr("Suggested: %1 (one per %2 samples)").arg(countText(clusterCount({}, static_cast<std::size_t>(rows)))).arg(kSamplesPerCluster) : QString();
}

std::optional<Stage> StageOptionsPanel::inputStage() const {
    switch (stage_) {
        case Stage::Cluster:
        case Stage::Map: return Stage::Extract;
        case Stage::Score: return Stage::Cluster;
        case Stage::Select: return Stage::Score;
        default: return std::nullopt;
    }
}

void StageOptionsPanel::fillInputs() {
    const QVariant before = input_->currentData();
    const QSignalBlocker quiet(input_);
    input_->clear();
    const auto from = inputStage();
    inputLabel_->setVisible(from.has_value());
    input_->setVisible(from.has_value());
    if (!from) return;
    inputLabel_->setText(tr("From %1").arg(stageText(QString::fromLatin1(stageName(*from))).toLower()));
    input_->addItem(tr("The newest run"));
    for (const RunInfo& info : workspace_.runs().runsOf(*from))
        if (info.run.state == RunState::Finished) {
            input_->addItem(runTitle(info.run), static_cast<qint64>(info.run.id.value));
            input_->setItemData(input_->count() - 1, RunModel::figuresText(info.run), kFiguresRole);
            input_->setItemData(input_->count() - 1, RunModel::figuresText(info.run), Qt::ToolTipRole);
        }
    input_->view()->setMinimumWidth(input_->view()->sizeHintForColumn(0) + 2 * space::s);
    if (const int at = input_->findData(before); before.isValid() && at > 0) input_->setCurrentIndex(at);
}

StageRequest StageOptionsPanel::request(bool again) const {
    StageRequest out;
    out.again = again;
    out.device = utf8(device_->currentData().isValid() && device_->currentText() == device_->itemText(device_->currentIndex()) ? device_->currentData().toString() : device_->currentText());
    if (input_->currentData().isValid()) out.input = input_->currentData().toLongLong();
    return out;
}

QString StageOptionsPanel::command(bool whole) const {
    const StageRequest asked = request(false);
    const QString project = !workspace_.isOpen() ? QStringLiteral("NAME.coincide") : whole ? workspace_.folder() : workspace_.name() + QStringLiteral(".coincide");
    return commandOf(options(), project, asked.input, qstr(asked.device), false);
}

void StageOptionsPanel::run() {
    if (!form_->valid() || !workspace_.isOpen() || workspace_.readOnly()) return;
    const auto go = [this] { workspace_.runStage(options(), request(workspace_.runs().status(stage_).runs > 0)); };
    if (!replacesRecords()) return go();
    const RunModel& runs = workspace_.runs();
    std::int64_t results = 0;
    for (const RunInfo& info : runs.overview().runs) results += info.run.stage != Stage::Import && info.run.state == RunState::Finished ? 1 : 0;
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Import"), tr("Read the dataset again?"), QMessageBox::Cancel, window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("import-again"));
    box->setInformativeText(tr("Where its records or pictures are not those of before, the results of later stages no longer fit them and are hidden (runs: %1, selections: %2) until the earlier dataset is imported again. Tags and notes stay with their records.")
                                .arg(countText(results), countText(static_cast<std::int64_t>(workspace_.session().view.data().selections.size()))));
    QPushButton* yes = box->addButton(tr("Import"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QAbstractButton::clicked, this, go);
    box->open();
}

// Whether an import may leave results without the records that they were made from.
bool StageOptionsPanel::replacesRecords() const {
    const StageStatus& status = workspace_.runs().status(Stage::Import);
    if (stage_ != Stage::Import || !status.shown || workspace_.runs().status(Stage::Extract).runs == 0) return false;
    return status.state != StageState::Done || importOptionsJson(std::get<ImportOptions>(options())) != status.shown->optionsJson;
}

void StageOptionsPanel::refresh() {
    const StageStatus& status = workspace_.runs().status(stage_);
    const bool active = workspace_.runs().job() && workspace_.runs().job()->stage == stage_;
    note_->setVisible(active || status.state == StageState::Stale);
    noteSign_->setPixmap(iconPixmap(active ? QStringLiteral("running") : QStringLiteral("stale"), 16, active ? Tokens::of(palette()).accent : Tokens::of(palette()).stale, devicePixelRatioF()));
    noteText_->setText(active ? tr("This run is going. Changes apply to the next one.") : status.note);
    const bool again = status.runs > 0;
    run_->setText(again ? tr("Run again") : tr("Run"));
    run_->setEnabled(form_->valid() && workspace_.isOpen() && !workspace_.readOnly() && !active);
    reset_->setEnabled(!form_->isDefault());
    secondary(problem_, palette());
    const auto rows = static_cast<std::int64_t>(workspace_.session().view.data().sampleOfRow.size());
    const auto seconds = status.shown ? estimatedSeconds(options(), *status.shown, stage_ == Stage::Extract ? workspace_.runs().overview().usable : rows) : std::nullopt;
    problem_->setText(workspace_.readOnly() ? tr("The project is open read-only.") : seconds ? tr("About %1, by the last run").arg(durationText(*seconds)) : tr("Changes wait for Run"));
    form_->setHint("clusters", suggestion());
    Q_EMIT commandChanged(command(), command(true));
}

void StageOptionsPanel::retranslate() {
    deviceLabel_->setText(tr("Device"));
    inputLabel_->setText(tr("From run"));
    const QSignalBlocker quiet(device_);
    const int at = std::max(0, device_->currentIndex());
    device_->clear();
    device_->addItem(tr("Automatic"), QStringLiteral("auto"));
    device_->addItem(QStringLiteral("CPU"), QStringLiteral("cpu"));
    device_->addItem(QStringLiteral("CUDA"), QStringLiteral("cuda"));
    device_->setCurrentIndex(at);
    device_->lineEdit()->setPlaceholderText(QStringLiteral("cuda:0"));
    reset_->setText(tr("Reset"));
    runsTitle_->setText(tr("Runs of this stage"));
    compare_->setText(tr("Compare"));
    compare_->setToolTip(tr("Draws the other runs beside the chosen one"));
    chartTitle_->setText(tr("Objective by iteration"));
    runs_->setAccessibleName(runsTitle_->text());
    fillInputs();
    fillRuns();
    Q_EMIT titleChanged(title());
}

void StageOptionsPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate(), sayHints(), refresh();
    if (event->type() == QEvent::PaletteChange) refresh();
}

}  // namespace coincide
