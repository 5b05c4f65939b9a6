#include "ui/shell/log_panel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/base/empty_state.h"
#include "ui/base/tokens.h"
#include "ui/shell/log_model.h"

namespace coincide {
namespace {

class LogDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Tokens& tokens = Tokens::of(option.palette);
        const LogModel::Line& line = LogModel::instance().line(index.row());
        if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, tokens.selectedRow);
        painter->setFont(textFont(TextRole::Monospace));
        const int wide = painter->fontMetrics().horizontalAdvance(QLatin1Char('0'));
        QRect box = option.rect.adjusted(space::m, 0, -space::m, 0);
        const auto draw = [&](const QString& text, const QColor& colour, int columns) {
            painter->setPen(colour);
            painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft, columns > 0 ? text : painter->fontMetrics().elidedText(text, Qt::ElideRight, box.width()));
            box.setLeft(box.left() + columns * wide);
        };
        draw(line.time, tokens.secondary, 10);
        draw(LogModel::levelText(line.level), line.level == LogLevel::Error ? tokens.failed : line.level == LogLevel::Warning ? tokens.stale : tokens.secondary, 9);
        draw(line.text, tokens.text, 0);
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, QFontMetrics(textFont(TextRole::Monospace)).height() + 5}; }
};

}  // namespace

LogPanel::LogPanel(QWidget* parent) : QWidget(parent), list_(new QListView(this)), empty_(new EmptyState(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::xs, 0, 0);
    list_->setModel(&LogModel::instance());
    list_->setItemDelegate(new LogDelegate(list_));
    list_->setUniformItemSizes(true);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    column->addWidget(list_);
    column->addWidget(empty_);
    const auto choose = [this] {
        const bool none = LogModel::instance().rowCount() == 0;
        list_->setVisible(!none);
        empty_->setVisible(none);
    };
    connect(&LogModel::instance(), &QAbstractItemModel::rowsInserted, this, choose);
    choose();
    connect(&LogModel::instance(), &QAbstractItemModel::rowsInserted, this, [this] {
        const QScrollBar* bar = list_->verticalScrollBar();
        if (bar->value() >= bar->maximum() - 1) QMetaObject::invokeMethod(list_, "scrollToBottom", Qt::QueuedConnection);
    });
    auto* action = new QAction(list_);
    action->setShortcut(QKeySequence::Copy);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, [this] {
        QString text;
        QModelIndexList rows = list_->selectionModel()->selectedIndexes();
        std::sort(rows.begin(), rows.end());
        for (const QModelIndex& row : rows) text += row.data().toString() + QLatin1Char('\n');
        QApplication::clipboard()->setText(text.isEmpty() ? LogModel::instance().text() : text);
    });
    list_->addAction(action);
    list_->setContextMenuPolicy(Qt::ActionsContextMenu);
    retranslate();
}

void LogPanel::retranslate() {
    list_->setAccessibleName(tr("Log"));
    empty_->setSentence(tr("Nothing to tell yet. What stages do is written here."));
    for (QAction* action : list_->actions()) action->setText(tr("Copy"));
}

void LogPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace coincide
