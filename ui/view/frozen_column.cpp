#include "ui/view/frozen_column.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>

namespace coincide {

FrozenColumn::FrozenColumn(QTableView& table, QHeaderView* header) : QTableView(&table), table_(table) {
    setHorizontalHeader(header);
    setModel(table.model());
    QItemSelectionModel* own = selectionModel();
    setSelectionModel(table.selectionModel());
    delete own;
    setItemDelegate(table.itemDelegate());
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setFocusPolicy(Qt::NoFocus);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setWordWrap(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionsMovable(false);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    for (int column = 1; column < model()->columnCount(); ++column) setColumnHidden(column, true);
    viewport()->installEventFilter(this);
    hide();

    connect(verticalScrollBar(), &QScrollBar::valueChanged, table.verticalScrollBar(), &QScrollBar::setValue);
    connect(table.verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    connect(table.horizontalScrollBar(), &QScrollBar::valueChanged, this, &FrozenColumn::fit);
    connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, &FrozenColumn::fit);
    connect(table.horizontalHeader(), &QHeaderView::sortIndicatorChanged, header, [this](int column, Qt::SortOrder order) { horizontalHeader()->setSortIndicator(column, order); });
    connect(header, &QHeaderView::sectionClicked, this, [this](int column) {
        const QHeaderView* real = table_.horizontalHeader();
        const bool again = real->sortIndicatorSection() == column && real->sortIndicatorOrder() == Qt::AscendingOrder;
        table_.sortByColumn(column, again ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
    connect(table.model(), &QAbstractItemModel::modelReset, this, &FrozenColumn::fit);
}

void FrozenColumn::fit() {
    const bool scrolled = table_.horizontalScrollBar()->value() > 0;
    setVisible(scrolled);
    if (!scrolled) return;
    const int width = std::min(table_.horizontalHeader()->sectionSize(0), table_.viewport()->width() / 2);
    horizontalHeader()->resizeSection(0, width - 1);
    horizontalHeader()->setFixedHeight(table_.horizontalHeader()->height());
    verticalHeader()->setDefaultSectionSize(table_.verticalHeader()->defaultSectionSize());
    setGeometry(table_.frameWidth(), table_.frameWidth(), width, table_.horizontalHeader()->height() + table_.viewport()->height());
    verticalScrollBar()->setValue(table_.verticalScrollBar()->value());
    raise();
}

bool FrozenColumn::eventFilter(QObject* watched, QEvent* event) {
    if (watched != viewport()) return QTableView::eventFilter(watched, event);
    QWidget* below = table_.viewport();
    const auto mapped = [&](QPointF place) { return QPointF(below->mapFromGlobal(viewport()->mapToGlobal(place))); };
    switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseButtonDblClick:
        case QEvent::MouseMove: {
            const auto* mouse = static_cast<QMouseEvent*>(event);
            QMouseEvent passed(mouse->type(), mapped(mouse->position()), mouse->globalPosition(), mouse->button(), mouse->buttons(), mouse->modifiers());
            QApplication::sendEvent(below, &passed);
            return true;
        }
        case QEvent::Wheel: {
            const auto* wheel = static_cast<QWheelEvent*>(event);
            QWheelEvent passed(mapped(wheel->position()), wheel->globalPosition(), wheel->pixelDelta(), wheel->angleDelta(), wheel->buttons(), wheel->modifiers(), wheel->phase(), wheel->inverted());
            QApplication::sendEvent(below, &passed);
            return true;
        }
        case QEvent::ContextMenu: {
            const auto* menu = static_cast<QContextMenuEvent*>(event);
            QContextMenuEvent passed(menu->reason(), mapped(menu->pos()).toPoint(), menu->globalPos(), menu->modifiers());
            QApplication::sendEvent(below, &passed);
            return true;
        }
        default: break;
    }
    return QTableView::eventFilter(watched, event);
}

}  // namespace coincide
