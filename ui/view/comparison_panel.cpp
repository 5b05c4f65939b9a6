#include "ui/view/comparison_panel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/base/empty_state.h"
#include "ui/base/format.h"
#include "ui/base/tokens.h"
#include "ui/model/cluster_facts.h"
#include "ui/model/session.h"
#include "ui/view/compare_hint.h"
#include "ui/view/difference_delegate.h"
#include "ui/view/figure_strip.h"
#include "ui/view/overlap_bar.h"

namespace coincide {
namespace {

constexpr int kCountWidth = 48, kDifferenceWidth = 136;

}  // namespace

ComparisonPanel::ComparisonPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    empty_ = new EmptyState;
    connect(empty_, &EmptyState::triggered, this, [this] { followCompareHint(session_, CompareHint::Import); });

    auto* full = new QWidget;
    auto* column = new QVBoxLayout(full);
    column->setContentsMargins(0, space::s, 0, space::m);
    column->setSpacing(space::s);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(space::m, 0, space::m, 0);
    top->setSpacing(space::s);
    auto* title = new QLabel(tr("Overlap"));
    title->setFont(textFont(TextRole::Strong));
    bar_ = new OverlapBar;
    counts_ = new FigureStrip;
    measures_ = new FigureStrip;
    measures_->setGround(true);
    top->addWidget(title);
    top->addWidget(bar_);
    top->addWidget(counts_);
    top->addWidget(measures_);
    column->addLayout(top);

    tabs_ = new QTabBar;
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    tabs_->addTab(tr("Per source"));
    tabs_->addTab(tr("Per cluster"));
    column->addWidget(tabs_);
    sources_ = new ComparisonTableModel(this);
    sources_->setWhat(tr("Source"));
    clusters_ = new ComparisonTableModel(this);
    clusters_->setWhat(tr("Cluster"));
    tables_ = new QStackedWidget;
    tables_->addWidget(makeTable(sources_));
    QTableView* clusterTable = makeTable(clusters_);
    tables_->addWidget(clusterTable);
    connect(tabs_, &QTabBar::currentChanged, tables_, &QStackedWidget::setCurrentIndex);
    connect(clusterTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (index.isValid()) session_.view.setCurrentCluster(clusters_->row(index.row()).key);
    });
    column->addWidget(tables_, 1);

    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space::m, 0, space::m, 0);
    auto* copy = new QPushButton(tr("Copy as table"));
    connect(copy, &QPushButton::clicked, this, &ComparisonPanel::copyTable);
    auto* make = new QPushButton(tr("New selection from…"));
    auto* menu = new QMenu(make);
    menu->addAction(tr("Only in A"), this, [this] { keepPart(Part::OnlyA); });
    menu->addAction(tr("Only in B"), this, [this] { keepPart(Part::OnlyB); });
    menu->addAction(tr("In both"), this, [this] { keepPart(Part::Both); });
    menu->addAction(tr("In A or B"), this, [this] { keepPart(Part::Union); });
    make->setMenu(menu);
    foot->addStretch();
    foot->addWidget(copy);
    foot->addWidget(make);
    column->addLayout(foot);

    pages_ = new QStackedWidget;
    pages_->addWidget(empty_);
    pages_->addWidget(full);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(pages_);
    setAccessibleName(tr("Comparison"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);

    connect(&session.view, &ViewState::comparedChanged, this, &ComparisonPanel::refresh);
    connect(&session.view, &ViewState::dataChanged, this, &ComparisonPanel::refresh);
    connect(&session.curation, &CurationState::clusterChanged, this, [this] {
        if (!stale_) fillTables();
    });
    connect(&session.curation, &CurationState::keywordsChanged, this, [this] {
        if (!stale_) fillTables();
    });
    refresh();
}

QTableView* ComparisonPanel::makeTable(ComparisonTableModel* model) {
    auto* view = new QTableView;
    view->setAccessibleName(tr("Comparison"));
    view->setModel(model);
    view->setItemDelegate(new DifferenceDelegate(view));
    view->setFrameShape(QFrame::NoFrame);
    view->setShowGrid(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setMouseTracking(true);
    view->setTabKeyNavigation(false);
    view->setWordWrap(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->verticalHeader()->setDefaultSectionSize(space::row);
    QHeaderView* head = view->horizontalHeader();
    head->setSectionResizeMode(ComparisonTableModel::Name, QHeaderView::Stretch);
    for (const int narrow : {ComparisonTableModel::InA, ComparisonTableModel::InB}) {
        head->setSectionResizeMode(narrow, QHeaderView::Interactive);
        head->resizeSection(narrow, kCountWidth);
    }
    head->resizeSection(ComparisonTableModel::Difference, kDifferenceWidth);
    head->setHighlightSections(false);
    head->setSortIndicatorClearable(true);
    head->setSortIndicator(-1, Qt::AscendingOrder);
    view->setSortingEnabled(true);
    return view;
}

ComparisonTableModel* ComparisonPanel::table() const { return tabs_->currentIndex() == 0 ? sources_ : clusters_; }

void ComparisonPanel::refresh() {
    if (!isVisible()) {   // computed when the panel is looked at
        stale_ = true;
        return;
    }
    stale_ = false;
    comparison_ = compareSelections(session_.view.data(), session_.view.compareA(), session_.view.compareB());
    showCompareHint(*empty_, session_, CompareHint::Import);
    pages_->setCurrentIndex(comparison_.valid ? 1 : 0);
    const SelectionDifference& d = comparison_.difference;
    const auto size = [](const std::vector<std::int32_t>& samples) { return static_cast<std::int64_t>(samples.size()); };
    bar_->setCounts(size(d.onlyA), size(d.both), size(d.onlyB));
    counts_->setFigures({{tr("Only in A"), countText(size(d.onlyA)), {}}, {tr("In both"), countText(size(d.both)), {}}, {tr("Only in B"), countText(size(d.onlyB)), {}}});
    measures_->setFigures({{tr("Jaccard"), scoreText(d.jaccard), {}}, {tr("A inside B"), shareText(d.aInsideB), {}}, {tr("B inside A"), shareText(d.bInsideA), {}}});
    fillTables();
}

void ComparisonPanel::fillTables() {
    const ExplorerData& explorer = session_.view.data();
    const bool dark = Tokens::of(palette()).dark;
    const std::vector<int> ranks = sourcePlaces(explorer);
    std::vector<ComparisonTableModel::Row> sources(comparison_.sourceA.size()), clusters;
    for (std::size_t i = 0; i < comparison_.sourceA.size(); ++i)
        sources[static_cast<std::size_t>(ranks[i])] = {static_cast<int>(i), qstr(explorer.sources[i]), sourceColour(ranks[i], dark), comparison_.sourceA[i], comparison_.sourceB[i]};
    clusters.reserve(comparison_.clusterA.size());
    for (std::size_t i = 0; i < comparison_.clusterA.size(); ++i) {
        if (explorer.sizeOfCluster[i] == 0) continue;
        const int id = static_cast<int>(i);
        clusters.push_back({id, session_.curation.clusterTitle(id), clusterColour(id, dark), comparison_.clusterA[i], comparison_.clusterB[i]});
    }
    tabs_->setTabText(0, tr("Per source %1").arg(countText(static_cast<std::int64_t>(sources.size()))));
    tabs_->setTabText(1, tr("Per cluster %1").arg(countText(static_cast<std::int64_t>(clusters.size()))));
    fitCounts(0, sources);
    fitCounts(1, clusters);
    sources_->setRows(std::move(sources));
    clusters_->setRows(std::move(clusters));
}

// Columns as wide as their largest count, so that no figure is ever cut.
void ComparisonPanel::fitCounts(int table, const std::vector<ComparisonTableModel::Row>& rows) {
    std::int64_t most = 0;
    for (const ComparisonTableModel::Row& row : rows) most = std::max({most, row.a, row.b});
    const int width = QFontMetrics(textFont(TextRole::Body)).horizontalAdvance(countText(most)) + 2 * space::s + space::xs;
    QHeaderView* head = static_cast<QTableView*>(tables_->widget(table))->horizontalHeader();
    for (const int column : {ComparisonTableModel::InA, ComparisonTableModel::InB}) head->resizeSection(column, std::max(width, kCountWidth));
}

void ComparisonPanel::copyTable() const {
    if (comparison_.valid) QGuiApplication::clipboard()->setText(table()->asText());
}

void ComparisonPanel::keepPart(Part part) {
    if (!comparison_.valid) return;
    const std::int64_t total = session_.view.data().samples;
    const SelectionDifference& d = comparison_.difference;
    SampleSet samples;
    switch (part) {
        case Part::OnlyA: samples = SampleSet::of(total, d.onlyA); break;
        case Part::OnlyB: samples = SampleSet::of(total, d.onlyB); break;
        case Part::Both: samples = SampleSet::of(total, d.both); break;
        case Part::Union:
            samples = SampleSet::of(total, d.both).combined(SampleSet::of(total, d.onlyA), SetMode::Add).combined(SampleSet::of(total, d.onlyB), SetMode::Add);
            break;
    }
    if (samples.empty())
        Q_EMIT session_.requests.message(tr("No sample is in that part. Choose another part."), true);
    else
        Q_EMIT session_.requests.nameAndKeep(samples);
}

void ComparisonPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (stale_) refresh();
}

}  // namespace coincide
