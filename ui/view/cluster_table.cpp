#include "ui/view/cluster_table.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QSaveFile>
#include <QSettings>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "ui/base/background.h"
#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/model/cluster_model.h"
#include "ui/model/session.h"
#include "ui/view/cap_popup.h"
#include "ui/view/cluster_delegate.h"
#include "ui/view/cluster_header.h"
#include "ui/view/frozen_column.h"
#include "ui/view/note_popup.h"
#include "ui/view/sample_hover.h"

namespace coincide {
namespace {

using Column = ClusterModel::Column;

constexpr int kFewRows = 64;
constexpr int kLeastName = 96, kLeastNameOfChanges = 72, kChange = 96;   // widths

std::vector<bool> hiddenBut(std::initializer_list<int> shown) {
    std::vector<bool> hidden(ClusterModel::kColumns, true);
    for (const int column : shown) hidden[static_cast<std::size_t>(column)] = false;
    return hidden;
}

std::vector<bool> usualColumns() { return hiddenBut({Column::Name, Column::Size, Column::Transferability, Column::Density, Column::In, Column::Found}); }

// As they were left, or the usual ones.
std::vector<bool> keptColumns() {
    const QStringList kept = QSettings().value(QStringLiteral("tables/clusters")).toStringList();
    if (kept.isEmpty()) return usualColumns();
    std::vector<bool> hidden(ClusterModel::kColumns, true);
    hidden[Column::Name] = false;
    for (const QString& one : kept)
        if (const int column = one.toInt(); column > Column::Name && column < ClusterModel::kColumns) hidden[static_cast<std::size_t>(column)] = false;
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
      usualHidden_(keptColumns()),
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
    static constexpr int kWidths[] = {146, 51, 54, 54, 50, 51, 63, 55, 47, kChange, 120, 160, 28, 160};
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
    // How a person orders them outlasts the project, as the columns do.
    const QStringList kept = QSettings().value(QStringLiteral("tables/clusters-order")).toStringList();
    if (bool known = false; kept.size() == 2)
        if (const int column = kept[0].toInt(&known); known && column >= 0 && column < ClusterModel::kColumns && !usualHidden_[static_cast<std::size_t>(column)]) {
            usualSort_ = column;
            usualOrder_ = kept[1] == QLatin1String("up") ? Qt::AscendingOrder : Qt::DescendingOrder;
        }
    frozenHeader_ = new ClusterHeader(session, model);
    frozen_ = new FrozenColumn(*this, frozenHeader_);
    header_->setSortIndicator(usualSort_, usualOrder_);
    setSortingEnabled(true);
    connect(header_, &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder order) {
        if (!changeColumns_) QSettings().setValue(QStringLiteral("tables/clusters-order"), QStringList{QString::number(column), order == Qt::AscendingOrder ? QStringLiteral("up") : QStringLiteral("down")});
    });
    showColumns();

    // Over a name: the most central sample, as on the map.
    new SampleHover(session, *this, [this](const QModelIndex& index) {
        if (index.column() != Column::Name) return -1;
        const auto members = membersOfCluster(session_.view.data(), model_.clusterAt(index.row()));
        return members.empty() ? -1 : static_cast<int>(members.front());
    });
    connect(&session.view, &ViewState::currentClusterChanged, this, &ClusterTable::followState);
    connect(&model, &QAbstractItemModel::modelReset, this, &ClusterTable::followState);
    connect(&model, &QAbstractItemModel::layoutChanged, this, [this] { delegate_->setCurrentRow(model_.rowOf(session_.view.currentCluster())); });
    followState();
}

void ClusterTable::followState() {
    const int row = model_.rowOf(session_.view.currentCluster());
    delegate_->setCurrentRow(row);
    viewport()->update();
    if (telling_) return;   // the row became current here; which rows are picked is decided next
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
    telling_ = true;
    session_.view.setCurrentCluster(model_.clusterAt(current.row()));
    telling_ = false;
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

QStringList ClusterTable::namesOf(const std::vector<int>& columns) const {
    QStringList out{tr("ID")};
    for (const int column : columns) out << (column == Column::Found ? tr("Verdict") : model_.headerData(column, Qt::Horizontal).toString());
    return out;
}

QStringList ClusterTable::cellsOf(int cluster, const std::vector<int>& columns) const {
    QStringList out{QString::number(cluster)};
    const int row = model_.rowOf(cluster);
    for (const int column : columns) {
        const QModelIndex index = model_.index(row, column);
        const double value = index.data(ClusterModel::ValueRole).toDouble();
        out << (ClusterModel::isNumeric(column) ? (std::isnan(value) ? QString() : QString::number(value, 'g', 9)) : index.data().toString());
    }
    return out;
}

QString ClusterTable::tsv() const {
    std::vector<int> columns;
    for (int visual = 0; visual < header_->count(); ++visual)
        if (const int column = header_->logicalIndex(visual); !isColumnHidden(column)) columns.push_back(column);
    QStringList lines{namesOf(columns).join(u'\t')};
    for (const int cluster : pickedClusters()) {
        if (model_.rowOf(cluster) < 0) continue;
        QStringList cells = cellsOf(cluster, columns);
        for (QString& cell : cells) cell.replace(u'\t', u' ').replace(u'\n', u' ');
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

QString ClusterTable::csv() const {
    const auto line = [](QStringList cells) {
        for (QString& cell : cells)
            if (cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n') || cell.contains(u'\r')) cell = u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
        return cells.join(u',') + QStringLiteral("\r\n");
    };
    std::vector<int> columns(ClusterModel::kColumns);
    std::iota(columns.begin(), columns.end(), 0);
    QStringList names = namesOf(columns);
    names << tr("Pinned") << tr("Excluded") << tr("Cap");
    QString out = line(names);
    for (int row = 0; row < model_.rowCount(); ++row) {
        const int cluster = model_.clusterAt(row);
        const ClusterNote note = session_.curation.cluster(cluster);
        QStringList cells = cellsOf(cluster, columns);
        cells << QString::number(note.pinned ? 1 : 0) << QString::number(note.excluded ? 1 : 0) << (note.cap ? QString::number(*note.cap) : QString());
        out += line(cells);
    }
    return out;
}

void ClusterTable::saveCsv() {
    QSettings settings;
    auto* chooser = new QFileDialog(this, tr("Save the table"), settings.value(QStringLiteral("folders/table")).toString(), tr("CSV table (*.csv)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(QStringLiteral("csv"));
    chooser->selectFile(QStringLiteral("clusters.csv"));
    connect(chooser, &QFileDialog::fileSelected, this, [this](const QString& name) {
        QSettings().setValue(QStringLiteral("folders/table"), QFileInfo(name).path());
        askInBackground(
            this,
            [name, bytes = csv().toUtf8()] {
                QSaveFile file(name);
                return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
            },
            [this, name, rows = model_.rowCount()](bool written) {
                if (written) Q_EMIT session_.requests.message(tr("%1 clusters were written to %2.").arg(countText(rows), name), false);
                else Q_EMIT session_.requests.message(tr("The file could not be written. Choose another folder, or free some space."), true);
            });
    });
    chooser->open();
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
    menu.addAction(tr("Cap…"), this, [this, place = event->globalPos()] { offerCap(place); });
    menu.addSeparator();
    menu.addAction(icon(QStringLiteral("fit")), tr("Show on the map"), this, [this] { Q_EMIT session_.view.flyToCluster(session_.view.currentCluster()); });
    menu.addAction(tr("Show its samples"), this, [this] {
        SampleFilter filter;
        filter.clusters = pickedClusters();
        session_.view.setFilter(filter);
        Q_EMIT session_.requests.showPanel(QStringLiteral("samples"));
    });
    menu.addSeparator();
    menu.addAction(icon(QStringLiteral("edit")), tr("Rename") + QStringLiteral("\tF2"), this, &ClusterTable::renameCurrent);
    menu.addAction(icon(QStringLiteral("note")), tr("Note…") + QStringLiteral("\tN"), this, &ClusterTable::noteCurrent);
    menu.addSeparator();
    menu.addAction(icon(QStringLiteral("copy")), tr("Copy rows") + u'\t' + QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText), this, [this] { QApplication::clipboard()->setText(tsv()); });
    menu.addAction(tr("Save the table as CSV…"), this, &ClusterTable::saveCsv);
    menu.exec(event->globalPos());
}

void ClusterTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitName();
    frozen_->fit();
}

// The name takes what the numbers leave.
void ClusterTable::fitName() {
    if (fitting_) return;
    fitting_ = true;
    int others = 0;
    for (int column = 0; column < header_->count(); ++column)
        if (column != Column::Name && !isColumnHidden(column)) others += header_->sectionSize(column);
    // Where not all of them fit, the bar of the change goes before its name does.
    int least = kLeastName;
    if (const int lacks = least + others - viewport()->width(); lacks > 0 && changeColumns_) {
        const int now = header_->sectionSize(Column::Change), then = std::clamp(now - lacks, std::min(now, header_->sectionSizeHint(Column::Change)), now);
        header_->resizeSection(Column::Change, then);
        others += then - now;
        least = kLeastNameOfChanges;
    }
    header_->resizeSection(Column::Name, std::max(least, viewport()->width() - others));
    fitting_ = false;
}

void ClusterTable::showColumns() {
    const std::vector<bool>& hidden = changeColumns_ ? changeHidden_ : usualHidden_;
    for (int column = 0; column < ClusterModel::kColumns; ++column) setColumnHidden(column, hidden[static_cast<std::size_t>(column)]);
    header_->resizeSection(Column::Change, std::max(kChange, header_->sectionSizeHint(Column::Change)));
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
    frozenHeader_->setDistributions(!on);
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
    menu.addSeparator();
    menu.addAction(tr("The usual columns"), this, [this, &hidden] {
        hidden = changeColumns_ ? hiddenBut({Column::Name, Column::Size, Column::Before, Column::Now, Column::Change}) : usualColumns();
        for (int column = 0; column < ClusterModel::kColumns; ++column) header_->moveSection(header_->visualIndex(column), column);
        showColumns();
    });
    menu.addAction(tr("Save the table as CSV…"), this, &ClusterTable::saveCsv);
    menu.exec(place);
    keepColumns();
}

// Which columns a person wants to see outlasts the project.
void ClusterTable::keepColumns() const {
    QStringList shown;
    for (int column = 0; column < ClusterModel::kColumns; ++column)
        if (!usualHidden_[static_cast<std::size_t>(column)]) shown << QString::number(column);
    QSettings().setValue(QStringLiteral("tables/clusters"), shown);
}

void ClusterTable::offerCap(QPoint place) {
    const int cluster = session_.view.currentCluster();
    if (cluster < 0) return;
    CapPopup::open(this, place, session_, cluster);
}

}  // namespace coincide
