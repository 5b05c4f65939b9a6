#include "ui/shell/new_project_page.h"

#include <QApplication>
#include <QButtonGroup>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <functional>

#include "core/base/log.h"
#include "core/data/fault.h"
#include "ui/base/error_text.h"
#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/shell/browse_field.h"
#include "ui/shell/model_facts.h"
#include "ui/shell/workspace.h"

namespace coincide {
namespace {

constexpr int kExamples = 20;
constexpr int kLayers = 5;

// What becomes of records with this finding.
QString outcome(const std::optional<FaultKind>& kind) {
    if (!kind) return NewProjectPage::tr("Kept");
    if (faultExcludes(*kind)) return NewProjectPage::tr("Left out and remembered: listed under Failed records");
    switch (*kind) {
        case FaultKind::WrongExtension: return NewProjectPage::tr("Kept: resolved by name or by content");
        case FaultKind::DuplicateId:
        case FaultKind::MissingId: return NewProjectPage::tr("Kept: told apart by position");
        default: return NewProjectPage::tr("Kept as it is");
    }
}

}  // namespace

struct NewProjectPage::Report {
    ProjectOverview overview;
    std::vector<FaultInfo> faults;
};

NewProjectPage::NewProjectPage(Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), title_(new QLabel), datasetTab_(new QPushButton), activationsTab_(new QPushButton), sourcePages_(new QStackedWidget), files_(new QListWidget),
      add_(new QPushButton), removeFile_(new QPushButton), images_(new QLineEdit), sourceRule_(new QLineEdit), activations_(new QLineEdit), layers_(new QSpinBox), project_(new QLineEdit),
      model_(new QLineEdit), modelFacts_(new QLabel), reportTitle_(new QLabel), reportLine_(new QLabel), bar_(new QProgressBar), tree_(new QTreeWidget), problem_(new QLabel),
      check_(new QPushButton), create_(new QPushButton), cancel_(new QPushButton) {
    setObjectName(QStringLiteral("new-project"));
    setFocusProxy(add_);
    build();
    retranslate();
    refresh();
}

NewProjectPage::~NewProjectPage() = default;

void NewProjectPage::build() {
    auto* page = new QHBoxLayout(this);
    page->setContentsMargins(space::xxl, space::xxl, space::xxl, space::xl);
    page->setSpacing(space::xxl);
    page->addStretch(1);
    auto* left = new QVBoxLayout;
    left->setSpacing(space::s);
    title_->setFont(textFont(TextRole::Title));
    left->addWidget(title_);
    left->addSpacing(space::s);
    auto* segment = new QHBoxLayout;
    segment->setSpacing(0);
    auto* group = new QButtonGroup(this);
    for (QPushButton* tab : {datasetTab_, activationsTab_}) {
        tab->setCheckable(true);
        tab->setProperty("segment", true);
        group->addButton(tab);
        segment->addWidget(tab);
    }
    segment->addStretch(1);
    datasetTab_->setChecked(true);
    left->addLayout(segment);

    const auto label = [this] {
        labels_.push_back(new QLabel);
        labels_.back()->setMinimumWidth(120);
        return labels_.back();
    };
    const auto form = [] {
        auto* layout = new QFormLayout;
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setHorizontalSpacing(space::m);
        layout->setVerticalSpacing(space::s);
        layout->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
        return layout;
    };
    auto* fromData = new QWidget;
    auto* rows = form();
    fromData->setLayout(rows);
    files_->setMaximumHeight(92);
    files_->setTextElideMode(Qt::ElideMiddle);
    auto* fileBox = new QWidget;
    auto* fileColumn = new QVBoxLayout(fileBox);
    fileColumn->setContentsMargins(0, 0, 0, 0);
    fileColumn->setSpacing(space::xs);
    fileColumn->addWidget(files_);
    auto* fileButtons = new QHBoxLayout;
    fileButtons->addWidget(add_);
    fileButtons->addWidget(removeFile_);
    fileButtons->addStretch(1);
    fileColumn->addLayout(fileButtons);
    rows->addRow(label(), fileBox);
    rows->addRow(label(), withBrowse(images_, [this] { return QFileDialog::getExistingDirectory(this, {}, images_->text()); }));
    rows->addRow(label(), sourceRule_);
    sourcePages_->addWidget(fromData);
    auto* fromMatrix = new QWidget;
    auto* matrix = form();
    fromMatrix->setLayout(matrix);
    matrix->addRow(label(), withBrowse(activations_, [this] { return QFileDialog::getOpenFileName(this, {}, activations_->text(), QStringLiteral("*.npy")); }));
    layers_->setRange(1, 1000);
    layers_->setValue(kLayers);
    matrix->addRow(label(), layers_);
    sourcePages_->addWidget(fromMatrix);
    left->addWidget(sourcePages_);
    auto* common = form();
    common->addRow(label(), withBrowse(project_, [this] { return QFileDialog::getSaveFileName(this, {}, project_->text()); }));
    common->addRow(label(), withBrowse(model_, [this] { return QFileDialog::getExistingDirectory(this, {}, model_->text()); }));
    modelFacts_->setWordWrap(true);
    modelFacts_->setFont(textFont(TextRole::Secondary));
    modelFacts_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    modelFacts_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    modelFacts_->setMinimumHeight(3 * QFontMetrics(modelFacts_->font()).lineSpacing() + space::xs);
    common->addRow(new QLabel, modelFacts_);
    left->addLayout(common);
    problem_->setWordWrap(true);
    left->addWidget(problem_);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(cancel_);
    buttons->addStretch(1);
    buttons->addWidget(check_);
    create_->setProperty("primary", true);
    buttons->addWidget(create_);
    left->addLayout(buttons);
    left->addStretch(1);
    auto* leftBox = new QWidget;
    left->setContentsMargins(0, 0, 0, 0);
    leftBox->setLayout(left);
    leftBox->setMaximumWidth(560);
    leftBox->setMinimumWidth(420);
    page->addWidget(leftBox, 3);

    auto* right = new QVBoxLayout;
    right->setSpacing(space::s);
    reportTitle_->setFont(textFont(TextRole::Strong));
    right->addWidget(reportTitle_);
    reportLine_->setWordWrap(true);
    right->addWidget(reportLine_);
    bar_->setTextVisible(false);
    bar_->setFixedHeight(6);
    bar_->setRange(0, 1000);
    bar_->hide();
    right->addWidget(bar_);
    tree_->setColumnCount(3);
    tree_->setUniformRowHeights(true);
    tree_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    right->addWidget(tree_, 1);
    auto* rightBox = new QWidget;
    right->setContentsMargins(0, 0, 0, 0);
    rightBox->setLayout(right);
    rightBox->setMaximumWidth(640);
    page->addWidget(rightBox, 4);
    page->addStretch(1);

    connect(datasetTab_, &QPushButton::toggled, this, [this](bool on) {
        fromDataset_ = on;
        sourcePages_->setCurrentIndex(on ? 0 : 1);
        refresh();
    });
    connect(add_, &QPushButton::clicked, this, [this] {
        const QStringList chosen = QFileDialog::getOpenFileNames(this, tr("Dataset"), QSettings().value(QStringLiteral("folders/dataset")).toString(), tr("Datasets (*.json *.jsonl)"));
        files_->addItems(chosen);
        if (!chosen.isEmpty()) QSettings().setValue(QStringLiteral("folders/dataset"), QFileInfo(chosen.first()).path());
        datasetsChanged();
    });
    connect(removeFile_, &QPushButton::clicked, this, [this] {
        delete files_->takeItem(std::max(0, files_->currentRow()));
        datasetsChanged();
    });
    connect(images_, &QLineEdit::textChanged, this, [this] {
        report_.reset();
        refresh();
    });
    connect(activations_, &QLineEdit::textChanged, this, [this](const QString& file) {
        proposeProject(file);
        refresh();
    });
    connect(project_, &QLineEdit::textChanged, this, &NewProjectPage::refresh);
    connect(model_, &QLineEdit::textChanged, this, &NewProjectPage::inspect);
    connect(check_, &QPushButton::clicked, this, &NewProjectPage::checkDataset);
    connect(create_, &QPushButton::clicked, this, &NewProjectPage::create);
    connect(cancel_, &QPushButton::clicked, this, &NewProjectPage::stepBack);
    connect(&workspace_.jobs(), &JobThread::changed, this, [this] {
        if (checking_ && workspace_.jobs().status().id == checkId_) bar_->setValue(static_cast<int>(workspace_.jobs().status().progress.fraction() * 1000));
    });
    connect(&workspace_.jobs(), &JobThread::cancelled, this, [this](const JobStatus& job) {
        if (job.id != checkId_) return;
        checking_ = false;
        refresh();
    });
}

void NewProjectPage::stepBack() {
    if (!checking_) return Q_EMIT leave();
    workspace_.jobs().cancel(checkId_);   // another job may be running, or this one still wait for it
    checking_ = false;
    refresh();
}

QStringList NewProjectPage::datasets() const {
    QStringList out;
    for (int i = 0; i < files_->count(); ++i) out << files_->item(i)->text();
    return out;
}

void NewProjectPage::reset() {
    if (checking_) workspace_.jobs().cancel(checkId_);
    checking_ = false;
    proposal_.drop();
    datasetTab_->setChecked(true);
    files_->clear();
    // By setText: a field that is cleared counts as edited, and would keep what is proposed out.
    for (QLineEdit* field : {images_, sourceRule_, activations_, project_, model_}) field->setText({});
    layers_->setValue(kLayers);
    datasetsChanged();
}

void NewProjectPage::startWithDatasets(const QStringList& files) {
    datasetTab_->setChecked(true);
    files_->clear();
    files_->addItems(files);
    datasetsChanged();
    if (!files.isEmpty()) checkDataset();
}

void NewProjectPage::startWithActivations(const QString& file) {
    activationsTab_->setChecked(true);
    activations_->setText(file);
}

void NewProjectPage::setModel(const QString& folder) { model_->setText(folder); }
QString NewProjectPage::model() const { return modelProblem_.isEmpty() ? model_->text().trimmed() : QString(); }

void NewProjectPage::datasetsChanged() {
    report_.reset();
    checkProblem_.reset();
    tree_->clear();
    if (files_->count() > 0) proposeProject(files_->item(0)->text());
    refresh();
}

void NewProjectPage::proposeProject(const QString& file) {
    if (file.isEmpty() || (!project_->text().isEmpty() && project_->isModified())) return proposal_.drop();
    proposal_.ask(
        this,
        [file, elsewhere = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation), home = QStandardPaths::writableLocation(QStandardPaths::HomeLocation)] {
            const QFileInfo info(file);
            QString folder = home;
            for (const QString& candidate : {info.path(), elsewhere})
                if (QFileInfo(candidate).isDir() && QFileInfo(candidate).isWritable()) {
                    folder = candidate;
                    break;
                }
            QString proposal = folder + QLatin1Char('/') + info.completeBaseName() + QStringLiteral(".coincide");
            for (int i = 2; QFileInfo::exists(proposal); ++i) proposal = QStringLiteral("%1/%2-%3.coincide").arg(folder, info.completeBaseName()).arg(i);
            return proposal;
        },
        [this](const QString& proposal) {
            if (project_->text().isEmpty() || !project_->isModified()) project_->setText(proposal);
        });
}

// In another thread: what is typed may lie on a network that does not answer.
void NewProjectPage::askDisk(std::function<void()> then) {
    Places places;
    places.project = project_->text().trimmed();
    places.activations = fromDataset_ ? QString() : activations_->text().trimmed();
    disk_.ask(
        this,
        [places]() mutable {
            places.projectExists = QFileInfo::exists(places.project);
            places.folderWritable = QFileInfo(QFileInfo(places.project).path()).isWritable();
            places.activationsThere = !places.activations.isEmpty() && QFileInfo(places.activations).isFile();
            return places;
        },
        [this, then = std::move(then)](const Places& found) {
            places_ = found;
            refresh();
            if (then) then();
        });
}

// Imports into a project that is thrown away: the same code as the real import, so the report is what will be.
void NewProjectPage::checkDataset() {
    if (checking_ || files_->count() == 0) return;
    auto report = std::make_shared<Report>();
    ImportOptions options;
    for (const QString& file : datasets()) options.datasets.push_back(utf8(file));
    options.images = utf8(images_->text().trimmed());
    if (!sourceRule_->text().trimmed().isEmpty()) options.source = utf8(sourceRule_->text().trimmed());
    JobRequest request;
    request.title = tr("Check of the dataset");
    request.alone = [report, options](const CancelToken& cancel, const ProgressCallback& progress) {
        // The log tells of an import like any other.
        logInfo("check of " + options.datasets.front() + (options.datasets.size() > 1 ? " and others" : "") + ", as an import that is thrown away: begins");
        const QTemporaryDir folder;
        const Path project = Path(utf8(folder.path())) / "check.coincide";
        {
            const auto scratch = Project::openOrCreate(project);
            PreparedStage stage = prepareImport(*scratch, options, {});
            if (stage.job) runToEnd(*stage.job, cancel, progress);
        }
        if (cancel.cancelled()) return;
        ProjectReader reader(project);
        report->overview = reader.overview();
        report->faults = reader.faults(kExamples);
        logInfo("check: done");
    };
    request.done = [page = QPointer<NewProjectPage>(this), report] {
        if (!page || !page->checking_) return;   // left meanwhile
        page->checking_ = false;
        page->report_ = report;
        page->showReport(*report);
        page->refresh();
    };
    request.failed = [page = QPointer<NewProjectPage>(this)](const Error& error) {
        if (!page) return;
        page->checking_ = false;
        page->tree_->clear();
        page->checkProblem_ = error;
        page->refresh();
    };
    checking_ = true;
    checkProblem_.reset();
    tree_->clear();
    reportLine_->setText(tr("Reading every record…"));
    checkId_ = workspace_.jobs().request(std::move(request));
    refresh();
}

void NewProjectPage::showReport(const Report& report) {
    const ProjectOverview& all = report.overview;
    QStringList line{tr("%1 records, %2 of them can be used.").arg(countText(all.samples), countText(all.usable))};
    for (const DatasetInfo& dataset : all.datasets)
        line << (dataset.imageFolder.empty() ? tr("%1: no picture folder was found.").arg(QFileInfo(qstr(dataset.path)).fileName())
                                             : tr("%1: pictures from %2.").arg(QFileInfo(qstr(dataset.path)).fileName(), qstr(dataset.imageFolder)));
    reportLine_->setText(line.join(QLatin1Char('\n')));
    tree_->clear();
    for (const auto& [kind, count] : all.faultCounts) {
        const auto known = faultFromName(kind);
        const bool left = known && faultExcludes(*known);
        auto* group = new QTreeWidgetItem(tree_, {faultKindText(qstr(kind)), countText(count), outcome(known)});
        group->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        group->setIcon(0, icon(left ? QStringLiteral("warning") : QStringLiteral("info")));
        for (const FaultInfo& fault : report.faults)
            if (fault.kind == kind) new QTreeWidgetItem(group, {qstr(fault.recordId), {}, qstr(fault.detail)});
    }
    if (all.faultCounts.empty()) (new QTreeWidgetItem(tree_, {tr("Nothing is wrong with any record."), {}, {}}))->setFirstColumnSpanned(true);
    tree_->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    tree_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
}

void NewProjectPage::inspect() {
    const QString folder = model_->text().trimmed();
    modelLine_.clear();
    modelProblem_.clear();
    refresh();
    if (folder.isEmpty()) return;
    describeModel(this, folder, [this, folder](const QString& line, const QString& problem) {
        if (model_->text().trimmed() != folder) return;
        modelLine_ = line;
        modelProblem_ = problem;
        refresh();
    });
}

QString NewProjectPage::problem() const {
    if (fromDataset_ && files_->count() == 0) return tr("Choose at least one dataset file.");
    const QString activations = activations_->text().trimmed();
    if (!fromDataset_ && (activations.isEmpty() || (places_.activations == activations && !places_.activationsThere))) return tr("Choose a file of activations.");
    const QString folder = project_->text().trimmed();
    if (!folder.endsWith(QStringLiteral(".coincide"))) return tr("The project's name ends in .coincide.");
    if (places_.project != folder) return {};
    if (places_.projectExists) return tr("There is something of that name already. Choose another name.");
    if (!places_.folderWritable) return tr("The folder cannot be written to. Choose another place.");
    return {};
}

void NewProjectPage::create() {
    // What was found before may have changed meanwhile.
    askDisk([this] {
        if (problem().isEmpty() && !workspace_.loading()) Q_EMIT createWanted();
    });
}

void NewProjectPage::make() {
    const QString folder = project_->text().trimmed();
    // The forms begin anew with the project, so they are told once it is there.
    if (!model().isEmpty())
        connect(
            &workspace_, &Workspace::projectMade, this, [this, folder = model()] { Q_EMIT modelRecognised(folder); }, Qt::SingleShotConnection);
    if (!fromDataset_) return workspace_.createFromActivations(folder, activations_->text().trimmed(), layers_->value());
    ImportOptions options;
    for (const QString& file : datasets()) options.datasets.push_back(utf8(file));
    options.images = utf8(images_->text().trimmed());
    if (!sourceRule_->text().trimmed().isEmpty()) options.source = utf8(sourceRule_->text().trimmed());
    workspace_.createFromDataset(folder, options);
}

void NewProjectPage::refresh() {
    const Tokens& tokens = Tokens::of(palette());
    const auto ink = [](QLabel* label, const QColor& colour) {
        QPalette colours = label->palette();
        colours.setColor(QPalette::WindowText, colour);
        label->setPalette(colours);
    };
    const QString why = problem(), asked = project_->text() + QLatin1Char('\n') + (fromDataset_ ? QString() : activations_->text());
    if (asked != asked_) {
        asked_ = asked;
        askDisk({});
    }
    problem_->setText(why);
    const bool begun = project_->isModified() || (fromDataset_ ? files_->count() > 0 : !activations_->text().isEmpty());
    problem_->setVisible(!why.isEmpty() && begun);
    ink(problem_, tokens.failed);
    create_->setEnabled(why.isEmpty() && !checking_ && places_.project == project_->text().trimmed());
    check_->setVisible(fromDataset_);
    check_->setEnabled(files_->count() > 0 && !checking_);
    removeFile_->setEnabled(files_->count() > 0);
    bar_->setVisible(checking_);
    modelFacts_->setText(modelProblem_.isEmpty() ? (modelLine_.isEmpty() ? tr("May be chosen later. The model that the dataset is meant for, or a smaller one of its kind.") : modelLine_) : modelProblem_);
    ink(modelFacts_, modelProblem_.isEmpty() ? tokens.secondary : tokens.failed);
    if (checkProblem_) reportLine_->setText(errorText(*checkProblem_));
    else if (!report_ && !checking_ && tree_->topLevelItemCount() == 0) reportLine_->setText(tr("“Check” reads the dataset and lists what is wrong with which records, before anything is made."));
    ink(reportLine_, !checkProblem_ ? tokens.secondary : tokens.failed);
    images_->setPlaceholderText(report_ && !report_->overview.datasets.empty() ? qstr(report_->overview.datasets.front().imageFolder) : tr("Guessed from the records"));
}

void NewProjectPage::retranslate() {
    title_->setText(tr("New project"));
    datasetTab_->setText(tr("From a dataset"));
    activationsTab_->setText(tr("From activations"));
    const QString texts[] = {tr("Dataset files"), tr("Pictures"), tr("Source"), tr("Activations (.npy)"), tr("Layers"), tr("Project"), tr("Reference model")};
    for (std::size_t i = 0; i < labels_.size(); ++i) labels_[i]->setText(texts[i]);
    const std::pair<QWidget*, int> named[] = {{files_, 0}, {images_, 1}, {sourceRule_, 2}, {activations_, 3}, {layers_, 4}, {project_, 5}, {model_, 6}};
    for (const auto& [widget, at] : named) widget->setAccessibleName(texts[at]);
    add_->setText(tr("Add…"));
    removeFile_->setText(tr("Remove"));
    sourceRule_->setPlaceholderText(tr("folder (or field:NAME)"));
    model_->setPlaceholderText(tr("Folder of a reference model"));
    reportTitle_->setText(tr("What was found"));
    tree_->setHeaderLabels({tr("Finding"), tr("Records"), tr("What becomes of them")});
    tree_->setAccessibleName(reportTitle_->text());
    check_->setText(tr("Check"));
    create_->setText(tr("Create"));
    cancel_->setText(tr("Cancel"));
    for (QToolButton* button : findChildren<QToolButton*>(QStringLiteral("browse"))) button->setToolTip(tr("Choose…")), button->setAccessibleName(tr("Choose…"));
    if (report_) showReport(*report_);
}

void NewProjectPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate(), inspect();
    if (event->type() == QEvent::PaletteChange) refresh();
}

}  // namespace coincide
