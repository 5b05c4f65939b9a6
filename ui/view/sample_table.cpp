#include "ui/view/sample_table.h"

#include <QHeaderView>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QStyledItemDelegate>
#include <algorithm>

#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/model/sample_table_model.h"
#include "ui/model/session.h"
#include "ui/view/sample_hover.h"
#include "ui/view/sample_menu.h"

namespace coincide {

namespace {

// Rows are picked, not cells: the mark of the focus is that of the row.
class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus;
    }
};

}  // namespace

SampleTable::SampleTable(Session& session, QWidget* parent) : QTableView(parent), session_(session), model_(new SampleTableModel(session, this)) {
    setModel(model_);
    setItemDelegate(new RowDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setAccessibleName(tr("Samples"));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(std::max(space::row, fontMetrics().height() + 10));
    static constexpr int kWidths[] = {110, 180, 140, 120, 120, 60, 90, 50, 80, 40};
    for (int column = 0; column < SampleTableModel::kColumns; ++column) horizontalHeader()->resizeSection(column, kWidths[column]);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->moveSection(horizontalHeader()->visualIndex(SampleTableModel::Id), SampleTableModel::kColumns - 1);
    horizontalHeader()->moveSection(horizontalHeader()->visualIndex(SampleTableModel::In), 0);
    horizontalHeader()->setSortIndicator(SampleTableModel::Id, Qt::AscendingOrder);
    setSortingEnabled(true);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, [this](QPoint place) { chooseColumns(horizontalHeader()->mapToGlobal(place)); });
    new SampleHover(session, *this, [this](const QModelIndex& index) { return model_->sampleAt(index.row()); });
    connect(&session.view, &ViewState::currentSampleChanged, this, &SampleTable::followCurrent);
    connect(model_, &QAbstractItemModel::layoutChanged, this, &SampleTable::wantVisible);
}

void SampleTable::setSamples(std::vector<std::int32_t> samples) {
    model_->setSamples(std::move(samples));
    if (horizontalHeader()->sortIndicatorSection() != SampleTableModel::Id) model_->sort(horizontalHeader()->sortIndicatorSection(), horizontalHeader()->sortIndicatorOrder());
    followCurrent();
    if (!currentIndex().isValid()) scrollToTop();
    wantVisible();
}

const std::vector<std::int32_t>& SampleTable::samples() const { return model_->samples(); }

void SampleTable::wantVisible() {
    if (!isVisible() || model_->rowCount() == 0) return;
    const int first = std::max(0, rowAt(0)), last = rowAt(viewport()->height() - 1);
    model_->want(first, last < 0 ? model_->rowCount() - 1 : last + 8);
}

void SampleTable::followCurrent() {
    if (!isVisible()) return;
    const int row = session_.view.currentSample() < 0 ? -1 : model_->rowOf(session_.view.currentSample());
    if (row == currentIndex().row()) return;
    following_ = true;
    if (row < 0) {
        selectionModel()->clear();
    } else {
        selectionModel()->setCurrentIndex(model_->index(row, SampleTableModel::Question), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        scrollTo(model_->index(row, SampleTableModel::Question));
    }
    following_ = false;
}

void SampleTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (!following_ && current.isValid()) session_.view.setCurrentSample(model_->sampleAt(current.row()));
}

void SampleTable::highlightPicked() {
    const QModelIndexList rows = selectionModel()->selectedRows();
    if (rows.size() < 2) return;
    SampleSet set(session_.view.data().samples);
    for (const QModelIndex& row : rows) set.set(model_->sampleAt(row.row()));
    session_.view.highlight(set, SetMode::Replace, tr("Highlight samples"));
}

void SampleTable::step(int by) {
    const int count = model_->rowCount();
    if (count == 0) return;
    const int row = currentIndex().isValid() ? std::clamp(currentIndex().row() + by, 0, count - 1) : (by > 0 ? 0 : count - 1);
    setCurrentIndex(model_->index(row, SampleTableModel::Question));
}

QString SampleTable::tsv() const {
    QStringList lines, head;
    std::vector<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual)
        if (const int column = horizontalHeader()->logicalIndex(visual); !isColumnHidden(column)) columns.push_back(column);
    for (const int column : columns) head << model_->headerData(column, Qt::Horizontal).toString();
    lines << head.join(u'\t');
    std::vector<int> rows;
    for (const QModelIndex& row : selectionModel()->selectedRows()) rows.push_back(row.row());
    std::sort(rows.begin(), rows.end());
    for (const int row : rows) {
        QStringList cells;
        for (const int column : columns) cells << model_->index(row, column).data().toString().simplified();
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

void SampleTable::contextMenuEvent(QContextMenuEvent* event) {
    const QModelIndex index = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid()) return;
    const int sample = model_->sampleAt(index.row());
    SampleSet picked(session_.view.data().samples);
    for (const QModelIndex& row : selectionModel()->selectedRows()) picked.set(model_->sampleAt(row.row()));
    if (!picked.has(sample)) picked = SampleSet::of(session_.view.data().samples, std::vector<std::int32_t>{sample});
    QMenu menu(this);
    fillSampleMenu(menu, session_, sample, picked);
    menu.addAction(icon(QStringLiteral("copy")), tr("Copy rows"), this, [this] { QApplication::clipboard()->setText(tsv()); });
    menu.exec(event->globalPos());
}

void SampleTable::chooseColumns(QPoint place) {
    QMenu menu(this);
    for (int column = 0; column < SampleTableModel::kColumns; ++column) {
        if (column == SampleTableModel::Question) continue;   // a row needs something to read
        QAction* action = menu.addAction(model_->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) { setColumnHidden(column, !shown); });
    }
    menu.exec(place);
}

void SampleTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) return QApplication::clipboard()->setText(tsv());
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Space) return step(1);
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Backspace) return step(-1);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (session_.view.currentSample() >= 0) Q_EMIT session_.view.flyToSample(session_.view.currentSample());
        return;
    }
    // Letters are commands of the window, not a search in the table.
    if (!event->text().isEmpty() && event->text().at(0).isPrint()) return event->ignore();
    QTableView::keyPressEvent(event);
    if ((event->modifiers() & Qt::ShiftModifier) || event->matches(QKeySequence::SelectAll)) highlightPicked();
}

void SampleTable::mouseReleaseEvent(QMouseEvent* event) {
    QTableView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton) highlightPicked();
}

void SampleTable::mouseDoubleClickEvent(QMouseEvent* event) {
    QTableView::mouseDoubleClickEvent(event);
    if (const int sample = model_->sampleAt(indexAt(event->position().toPoint()).row()); sample >= 0) Q_EMIT session_.view.flyToSample(sample);
}

void SampleTable::scrollContentsBy(int dx, int dy) {
    QTableView::scrollContentsBy(dx, dy);
    wantVisible();
}

void SampleTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    wantVisible();
}

void SampleTable::showEvent(QShowEvent* event) {
    QTableView::showEvent(event);
    followCurrent();
    wantVisible();
}

}  // namespace coincide
