#include "ui/view/cluster_table.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/model/cluster_model.h"
#include "ui/model/session.h"
#include "ui/view/cluster_delegate.h"
#include "ui/view/cluster_header.h"
#include "ui/view/note_popup.h"

namespace coincide {
namespace {

using Column = ClusterModel::Column;

constexpr int kFewRows = 64;

std::vector<bool> hiddenBut(std::initializer_list<int> shown) {
    std::vector<bool> hidden(ClusterModel::kColumns, true);
    for (const int column : shown) hidden[static_cast<std::size_t>(column)] = false;
    return hidden;
}

// The verdict of a digit of the main block; nullopt for any other key.
std::optional<Verdict> verdictOf(const QKeyEvent& event) {
    if (event.modifiers() != Qt::NoModifier) return std::nullopt;
    switch (event.key()) {
        case Qt::Key_0: return Verdict::None;
        case Qt::Key_1: return Verdict::Pure;
        case Qt::Key_2: return Verdict::Mixed;
        case Qt::Key_3: return Verdict::Junk;
        case Qt::Key_4: return Verdict::Unsure;
        default: return std::nullopt;
    }
}

bool isOwnKey(const QKeyEvent& event) {
    if (verdictOf(event)) return true;
    if (event.modifiers() != Qt::NoModifier) return false;
    return event.key() == Qt::Key_K || event.key() == Qt::Key_X || event.key() == Qt::Key_N || event.key() == Qt::Key_F2;
}

}  // namespace

ClusterTable::ClusterTable(Session& session, ClusterModel& model, QWidget* parent)
    : QTableView(parent), session_(session), model_(model), delegate_(new ClusterDelegate(this)), header_(new ClusterHeader(session, model, this)),
      usualHidden_(hiddenBut({Column::Name, Column::Size, Column::Transferability, Column::Density, Column::In, Column::Found})),
      changeHidden_(hiddenBut({Column::Name, Column::Size, Column::Before, Column::Now, Column::Change})), usualSort_(Column::In) {
    setHorizontalHeader(header_);
    setModel(&model);
    setItemDelegate(delegate_);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setAccessibleName(tr("Clusters"));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(space::row);
    verticalHeader()->setDefaultSectionSize(std::max(space::row, fontMetrics().height() + 10));
    header_->setSectionResizeMode(QHeaderView::Interactive);
    static constexpr int kWidths[] = {146, 51, 54, 54, 50, 51, 63, 55, 47, 96, 120, 160, 28, 160};
    for (int column = 0; column < ClusterModel::kColumns; ++column) {
        const int wanted = column == Column::Found ? 28 : header_->sectionSizeHint(column);
        header_->resizeSection(column, std::max(kWidths[column], column == Column::Name ? 0 : wanted));
    }
    header_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header_, &QWidget::customContextMenuRequested, this, [this](QPoint place) { chooseColumns(header_->mapToGlobal(place)); });
    connect(header_, &QHeaderView::sectionResized, this, [this](int column) {
        if (column != Column::Name) fitName();
    });
    connect(header_, &QHeaderView::sortIndicatorChanged, this, [this](int column) {
        // The arrow needs room beside the name.
        if (column > Column::Name && column != Column::Found) header_->resizeSection(column, std::max(header_->sectionSize(column), header_->sectionSizeHint(column)));
    });
    header_->setSortIndicator(usualSort_, usualOrder_);
    setSortingEnabled(true);
    showColumns();

    connect(&session.view, &ViewState::currentClusterChanged, this, &ClusterTable::followState);
    connect(&model, &QAbstractItemModel::modelReset, this, &ClusterTable::followState);
    connect(&model, &QAbstractItemModel::layoutChanged, this, [this] { delegate_->setCurrentRow(model_.rowOf(session_.view.currentCluster())); });
    followState();
}

void ClusterTable::followState() {
    const int row = model_.rowOf(session_.view.currentCluster());
    delegate_->setCurrentRow(row);
    viewport()->update();
    if (row == currentIndex().row() && (row < 0 || selectionModel()->isRowSelected(row))) return;
    following_ = true;
    if (row < 0) {
        selectionModel()->clear();
    } else {
        const int column = currentIndex().isValid() ? currentIndex().column() : static_cast<int>(Column::Name);
        selectionModel()->setCurrentIndex(model_.index(row, column), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        scrollTo(model_.index(row, column));
    }
    lastPicked_ = pickedClusters();
    following_ = false;
}

// The base would look where each of the changed cells is.
void ClusterTable::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles) {
    if (bottomRight.row() - topLeft.row() < kFewRows || state() == EditingState) QTableView::dataChanged(topLeft, bottomRight, roles);
    else viewport()->update();
}

void ClusterTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (following_ || !current.isValid()) return;
    delegate_->setCurrentRow(current.row());
    viewport()->update();
    session_.view.setCurrentCluster(model_.clusterAt(current.row()));
}

std::vector<int> ClusterTable::pickedClusters() const {
    std::vector<int> rows, out;
    for (const QModelIndex& index : selectionModel()->selectedRows()) rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    for (const int row : rows) out.push_back(model_.clusterAt(row));
    if (out.empty() && session_.view.currentCluster() >= 0) out.push_back(session_.view.currentCluster());
    return out;
}

void ClusterTable::highlightPicked() {
    if (selectionModel()->selectedRows().isEmpty()) return;
    const std::vector<int> picked = pickedClusters();
    if (picked == lastPicked_ && !session_.view.highlighted().empty()) return;
    lastPicked_ = picked;
    std::vector<std::int32_t> samples;
    for (const int cluster : picked) {
        const auto members = membersOfCluster(session_.view.data(), cluster);
        samples.insert(samples.end(), members.begin(), members.end());
    }
    session_.view.highlight(SampleSet::of(session_.view.data().samples, samples), SetMode::Replace, tr("Highlight clusters"));
}

void ClusterTable::giveVerdict(Verdict verdict) {
    const std::vector<int> picked = pickedClusters();
    if (picked.empty()) return;
    if (picked.size() > 1) session_.undo.beginMacro(tr("Verdict of %n cluster(s)", nullptr, static_cast<int>(picked.size())));
    for (const int cluster : picked) session_.curation.setVerdict(cluster, verdict);
    if (picked.size() > 1) session_.undo.endMacro();
}

void ClusterTable::togglePinned() {
    const std::vector<int> picked = pickedClusters();
    if (picked.empty()) return;
    const bool all = std::all_of(picked.begin(), picked.end(), [this](int cluster) { return session_.curation.cluster(cluster).pinned; });
    session_.curation.setPinned(picked, !all);
}

void ClusterTable::toggleExcluded() {
    const std::vector<int> picked = pickedClusters();
    if (picked.empty()) return;
    const bool all = std::all_of(picked.begin(), picked.end(), [this](int cluster) { return session_.curation.cluster(cluster).excluded; });
    session_.curation.setExcluded(picked, !all);
}

void ClusterTable::renameCurrent() {
    if (const int row = model_.rowOf(session_.view.currentCluster()); row >= 0) edit(model_.index(row, Column::Name));
}

void ClusterTable::noteCurrent() {
    const int cluster = session_.view.currentCluster();
    const int row = model_.rowOf(cluster);
    if (row < 0) return;
    const QRect place = visualRect(model_.index(row, Column::Name));
    NotePopup::open(this, viewport()->mapToGlobal(place.bottomLeft()), tr("Note on %1").arg(session_.curation.clusterTitle(cluster)), qstr(session_.curation.cluster(cluster).note),
                    [this, cluster](const QString& text) { session_.curation.setClusterNote(cluster, text); });
}

QString ClusterTable::tsv() const {
    const auto cell = [](QString text) { return text.replace(u'\t', u' ').replace(u'\n', u' '); };
    std::vector<int> columns;
    for (int visual = 0; visual < header_->count(); ++visual)
        if (const int column = header_->logicalIndex(visual); !isColumnHidden(column)) columns.push_back(column);
    QStringList lines, head{tr("ID")};
    for (const int column : columns) head << (column == Column::Found ? tr("Verdict") : model_.headerData(column, Qt::Horizontal).toString());
    lines << head.join(u'\t');
    for (const int cluster : pickedClusters()) {
        const int row = model_.rowOf(cluster);
        if (row < 0) continue;
        QStringList cells{QString::number(cluster)};
        for (const int column : columns) {
            const QModelIndex index = model_.index(row, column);
            const double value = index.data(ClusterModel::ValueRole).toDouble();
            cells << (ClusterModel::isNumeric(column) ? (std::isnan(value) ? QString() : QString::number(value, 'g', 9)) : cell(index.data().toString()));
        }
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

bool ClusterTable::event(QEvent* event) {
    // Keys of the window act on the current cluster alone; with the focus here they act on all picked rows.
    if (event->type() == QEvent::ShortcutOverride && state() != EditingState && isOwnKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void ClusterTable::keyPressEvent(QKeyEvent* event) {
    if (state() != EditingState) {
        if (const auto verdict = verdictOf(*event)) return giveVerdict(*verdict);
        if (event->modifiers() == Qt::NoModifier) {
            switch (event->key()) {
                case Qt::Key_K: return togglePinned();
                case Qt::Key_X: return toggleExcluded();
                case Qt::Key_N: return noteCurrent();
                case Qt::Key_F2: return renameCurrent();
                case Qt::Key_Return:
                case Qt::Key_Enter:
                    highlightPicked();
                    if (session_.view.currentCluster() >= 0) Q_EMIT session_.view.flyToCluster(session_.view.currentCluster());
                    return;
                default: break;
            }
        }
        if (event->matches(QKeySequence::Copy)) {
            QApplication::clipboard()->setText(tsv());
            return;
        }
    }
    QTableView::keyPressEvent(event);
    if (state() != EditingState && ((event->modifiers() & Qt::ShiftModifier) || event->matches(QKeySequence::SelectAll))) highlightPicked();
}

void ClusterTable::hoverRow(int row) {
    if (row == hovered_) return;
    hovered_ = row;
    delegate_->setHoveredRow(row);
    viewport()->update();
}

void ClusterTable::mouseMoveEvent(QMouseEvent* event) {
    QTableView::mouseMoveEvent(event);
    hoverRow(indexAt(event->position().toPoint()).row());
}

void ClusterTable::mouseReleaseEvent(QMouseEvent* event) {
    QTableView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton) highlightPicked();
}

void ClusterTable::leaveEvent(QEvent* event) {
    QTableView::leaveEvent(event);
    hoverRow(-1);
}

void ClusterTable::contextMenuEvent(QContextMenuEvent* event) {
    if (pickedClusters().empty()) return;
    QMenu menu(this);
    const auto verdict = [&](const QString& text, Verdict value, const QString& key) {
        QAction* action = menu.addAction(value == Verdict::None ? QIcon() : icon(verdictIcon(value)), text + u'\t' + key);
        connect(action, &QAction::triggered, this, [this, value] { giveVerdict(value); });
    };
    verdict(tr("Pure"), Verdict::Pure, QStringLiteral("1"));
    verdict(tr("Mixed"), Verdict::Mixed, QStringLiteral("2"));
    verdict(tr("Junk"), Verdict::Junk, QStringLiteral("3"));
    verdict(tr("Unsure"), Verdict::Unsure, QStringLiteral("4"));
    verdict(tr("No verdict"), Verdict::None, QStringLiteral("0"));
    menu.addSeparator();
    menu.addAction(icon(QStringLiteral("pin")), tr("Pin or unpin") + QStringLiteral("\tK"), this, &ClusterTable::togglePinned);
    menu.addAction(icon(QStringLiteral("exclude")), tr("Exclude or include") + QStringLiteral("\tX"), this, &ClusterTable::toggleExcluded);
    menu.addSeparator();
    menu.addAction(icon(QStringLiteral("edit")), tr("Rename") + QStringLiteral("\tF2"), this, &ClusterTable::renameCurrent);
    menu.addAction(icon(QStringLiteral("note")), tr("Note…") + QStringLiteral("\tN"), this, &ClusterTable::noteCurrent);
    menu.addSeparator();
    menu.addAction(icon(QStringLiteral("copy")), tr("Copy rows"), this, [this] { QApplication::clipboard()->setText(tsv()); });
    menu.exec(event->globalPos());
}

void ClusterTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitName();
}

// The name takes what the numbers leave.
void ClusterTable::fitName() {
    if (fitting_) return;
    fitting_ = true;
    int others = 0;
    for (int column = 0; column < header_->count(); ++column)
        if (column != Column::Name && !isColumnHidden(column)) others += header_->sectionSize(column);
    header_->resizeSection(Column::Name, std::max(96, viewport()->width() - others));
    fitting_ = false;
}

void ClusterTable::showColumns() {
    const std::vector<bool>& hidden = changeColumns_ ? changeHidden_ : usualHidden_;
    for (int column = 0; column < ClusterModel::kColumns; ++column) setColumnHidden(column, hidden[static_cast<std::size_t>(column)]);
    fitName();
}

void ClusterTable::setChangeColumns(bool on) {
    if (on == changeColumns_) return;
    if (on) {
        usualSort_ = header_->sortIndicatorSection();
        usualOrder_ = header_->sortIndicatorOrder();
    }
    changeColumns_ = on;
    header_->setDistributions(!on);
    showColumns();
    sortByColumn(on ? static_cast<int>(Column::Change) : usualSort_, on ? Qt::DescendingOrder : usualOrder_);
}

void ClusterTable::chooseColumns(QPoint place) {
    QMenu menu(this);
    std::vector<bool>& hidden = changeColumns_ ? changeHidden_ : usualHidden_;
    for (int column = Column::Size; column < ClusterModel::kColumns; ++column) {
        const QString name = column == Column::Found ? tr("Verdict") : column == Column::Transferability ? tr("Transferability") : column == Column::Density ? tr("Density") : model_.headerData(column, Qt::Horizontal).toString();
        QAction* action = menu.addAction(name);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column, &hidden](bool shown) {
            hidden[static_cast<std::size_t>(column)] = !shown;
            showColumns();
        });
    }
    menu.exec(place);
}

}  // namespace coincide
