#include "ui/view/conversation_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/model/conversation_model.h"
#include "ui/view/turn_delegate.h"

namespace coincide {

ConversationView::ConversationView(QWidget* parent) : QListView(parent), model_(new ConversationModel(this)) {
    setModel(model_);
    setItemDelegate(new TurnDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setLayoutMode(Batched);
    setBatchSize(40);
    setAccessibleName(tr("Conversation"));
    verticalScrollBar()->setSingleStep(24);
    viewport()->setCursor(Qt::IBeamCursor);
}

void ConversationView::setTurns(const std::vector<Turn>& turns) {
    static_cast<TurnDelegate*>(itemDelegate())->forget();
    anchor_ = end_ = {};
    model_->setTurns(turns);
    scrollToTop();
    showFirstMark();
}

void ConversationView::setMarks(TextMarks marks) {
    if (marks.empty() && textMarks_.empty()) return;
    textMarks_ = std::move(marks);
    static_cast<TurnDelegate*>(itemDelegate())->forget();
    viewport()->update();
    showFirstMark();
}

// Only as far as needed, so that a place that can be seen does not move.
void ConversationView::showPlace(Place place) {
    const QModelIndex index = model_->index(place.row);
    if (!index.isValid()) return;
    doItemsLayout();
    const QRect item = visualRect(index);
    const QRectF line = static_cast<TurnDelegate*>(itemDelegate())->lineOf(index, item.width(), place.at).translated(item.topLeft());
    QScrollBar* bar = verticalScrollBar();
    if (line.top() < space::s) bar->setValue(bar->value() + static_cast<int>(line.top()) - 2 * space::l);
    else if (line.bottom() > viewport()->height() - space::s) bar->setValue(bar->value() + static_cast<int>(line.bottom()) - viewport()->height() + 2 * space::l);
}

void ConversationView::showFirstMark() {
    for (int row = 0; row < model_->rowCount() && !textMarks_.empty(); ++row) {
        const QModelIndex index = model_->index(row);
        const auto found = textMarks_.find(index.data().toString(), index.data(ConversationModel::HumanRole).toBool());
        if (!found.empty()) return showPlace({row, found.front().first});
    }
}

void ConversationView::setEmptyText(const QString& sentence) {
    emptyText_ = sentence;
    viewport()->update();
}

ConversationView::Place ConversationView::placeAt(QPoint point) const {
    if (model_->rowCount() == 0) return {};
    QModelIndex index = indexAt(point);
    if (!index.isValid()) {
        const bool above = point.y() < visualRect(model_->index(0)).top();
        const QModelIndex last = model_->index(model_->rowCount() - 1);
        return above ? Place{0, 0} : Place{last.row(), static_cast<int>(last.data().toString().size())};
    }
    const QRect item = visualRect(index);
    return {index.row(), static_cast<TurnDelegate*>(itemDelegate())->characterAt(index, item.width(), point - item.topLeft())};
}

std::pair<int, int> ConversationView::selectionIn(int row) const {
    const Place from = std::min(anchor_, end_), to = std::max(anchor_, end_);
    if (from.row < 0 || from == to || row < from.row || row > to.row) return {0, 0};
    const int length = static_cast<int>(model_->index(row).data().toString().size());
    return {row == from.row ? from.at : 0, row == to.row ? std::min(to.at, length) : length};
}

QString ConversationView::selectedText() const {
    QStringList parts;
    for (int row = 0; row < model_->rowCount(); ++row) {
        const auto [begin, end] = selectionIn(row);
        if (begin < end) parts << ConversationModel::plain(model_->index(row).data().toString().mid(begin, end - begin));
    }
    return parts.join(u'\n');
}

void ConversationView::selectAll() {
    if (model_->rowCount() == 0) return;
    const QModelIndex last = model_->index(model_->rowCount() - 1);
    anchor_ = {0, 0};
    end_ = {last.row(), static_cast<int>(last.data().toString().size())};
    viewport()->update();
}

void ConversationView::copySelected() {
    QString text = selectedText();
    if (text.isEmpty()) {
        QStringList all;
        for (int row = 0; row < model_->rowCount(); ++row) all << model_->index(row).data(Qt::AccessibleTextRole).toString();
        text = all.join(QStringLiteral("\n\n"));
    }
    QApplication::clipboard()->setText(text);
}

bool ConversationView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    return QListView::event(event);
}

void ConversationView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    end_ = placeAt(event->position().toPoint());
    if (!(event->modifiers() & Qt::ShiftModifier)) anchor_ = end_;
    viewport()->update();
}

void ConversationView::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton)) return;
    const QPoint point = event->position().toPoint();
    if (point.y() < 0 || point.y() > viewport()->height()) verticalScrollBar()->setValue(verticalScrollBar()->value() + (point.y() < 0 ? -12 : 12));
    end_ = placeAt(point);
    viewport()->update();
}

void ConversationView::mouseReleaseEvent(QMouseEvent*) {
    if (const QString text = selectedText(); !text.isEmpty() && QApplication::clipboard()->supportsSelection()) QApplication::clipboard()->setText(text, QClipboard::Selection);
}

void ConversationView::mouseDoubleClickEvent(QMouseEvent* event) {
    const Place place = placeAt(event->position().toPoint());
    if (place.row < 0) return;
    const QString text = model_->index(place.row).data().toString();
    int begin = place.at, end = place.at;
    while (begin > 0 && text[begin - 1].isLetterOrNumber()) --begin;
    while (end < text.size() && text[end].isLetterOrNumber()) ++end;
    anchor_ = {place.row, begin};
    end_ = {place.row, end};
    viewport()->update();
}

void ConversationView::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) return copySelected();
    if (event->matches(QKeySequence::SelectAll)) return selectAll();
    QScrollBar* bar = verticalScrollBar();
    switch (event->key()) {
        case Qt::Key_Down: return bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        case Qt::Key_Up: return bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
        case Qt::Key_PageDown: return bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
        case Qt::Key_PageUp: return bar->triggerAction(QAbstractSlider::SliderPageStepSub);
        case Qt::Key_Home: return bar->triggerAction(QAbstractSlider::SliderToMinimum);
        case Qt::Key_End: return bar->triggerAction(QAbstractSlider::SliderToMaximum);
        default: event->ignore();
    }
}

void ConversationView::contextMenuEvent(QContextMenuEvent* event) {
    if (model_->rowCount() == 0) return;
    QMenu menu(this);
    menu.addAction(icon(QStringLiteral("copy")), selectedText().isEmpty() ? tr("Copy the conversation") : tr("Copy"), this, &ConversationView::copySelected);
    menu.addAction(tr("Select all"), this, &ConversationView::selectAll);
    menu.exec(event->globalPos());
}

void ConversationView::resizeEvent(QResizeEvent* event) {
    if (event->size().width() != event->oldSize().width()) scheduleDelayedItemsLayout();
    QListView::resizeEvent(event);
}

void ConversationView::paintEvent(QPaintEvent* event) {
    QListView::paintEvent(event);
    if (model_->rowCount() > 0 || emptyText_.isEmpty()) return;
    QPainter painter(viewport());
    painter.setPen(Tokens::of(palette()).secondary);
    painter.drawText(viewport()->rect().adjusted(space::m, space::m, -space::m, -space::m), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, emptyText_);
}

}  // namespace coincide
