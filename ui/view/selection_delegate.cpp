#include "ui/view/selection_delegate.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>

#include "ui/base/tokens.h"
#include "ui/model/selection_list_model.h"

namespace coincide {
namespace {

constexpr int kChipWidth = 22, kChipHeight = 18, kLongestTyped = 100;

}  // namespace

void SelectionDelegate::paintChip(QPainter& painter, const QRectF& area, const QString& side, const QPalette& palette) {
    const Tokens& tokens = Tokens::of(palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(side == QStringLiteral("A") ? tokens.leaving : tokens.entering);
    painter.drawRoundedRect(area, space::radiusControl, space::radiusControl);
    painter.setPen(tokens.dark ? tokens.window : QColor(Qt::white));
    painter.setFont(textFont(TextRole::Strong));
    painter.drawText(area, Qt::AlignCenter, side);
    painter.restore();
}

QRect SelectionDelegate::undoRect(const QStyleOptionViewItem& option) const {
    const int width = QFontMetrics(textFont(TextRole::Secondary)).horizontalAdvance(tr("Undo"));
    return QRect(option.rect.right() - width - space::m, option.rect.top(), width, option.rect.height());
}

void SelectionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Tokens& tokens = Tokens::of(option.palette);
    painter->save();
    const QString chip = index.data(SelectionListModel::ChipRole).toString();
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, tokens.selectedRow);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, tokens.hoverRow);
    // The bar tells which one the buttons below act on, also while the keyboard is elsewhere.
    if (view && view->currentIndex() == index) painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), tokens.accent);

    const bool removal = index.data(SelectionListModel::RemovalRole).toBool();
    QRect area = option.rect.adjusted(space::m, space::s, -space::m, -space::s);
    if (removal) {
        painter->setFont(textFont(TextRole::Secondary));
        painter->setPen(tokens.accent);
        painter->drawText(undoRect(option), Qt::AlignLeft | Qt::AlignVCenter, tr("Undo"));
        area.setRight(undoRect(option).left() - space::s);
    } else if (!chip.isEmpty()) {
        const QRectF place(area.right() - kChipWidth, option.rect.center().y() - kChipHeight / 2.0, kChipWidth, kChipHeight);
        paintChip(*painter, place, chip, option.palette);
        area.setRight(area.right() - kChipWidth - space::s);
    }
    QFont font = textFont(chip.isEmpty() ? TextRole::Body : TextRole::Strong);
    font.setStrikeOut(removal);
    painter->setFont(font);
    painter->setPen(removal ? tokens.secondary : tokens.text);
    const QFontMetrics metrics(font);
    painter->drawText(QRect(area.left(), area.top(), area.width(), area.height() / 2), Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(index.data().toString(), Qt::ElideRight, area.width()));
    const QFont small = textFont(TextRole::Caption);
    painter->setFont(small);
    painter->setPen(tokens.secondary);
    painter->drawText(QRect(area.left(), area.top() + area.height() / 2, area.width(), area.height() - area.height() / 2), Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(small).elidedText(index.data(SelectionListModel::DetailRole).toString(), Qt::ElideRight, area.width()));
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(tokens.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), space::radiusControl, space::radiusControl);
    }
    painter->restore();
}

QSize SelectionDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    const int lines = QFontMetrics(textFont(TextRole::Body)).height() + QFontMetrics(textFont(TextRole::Caption)).height();
    return {160, std::max(52, lines + 2 * space::s + space::xs)};
}

QWidget* SelectionDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const {
    auto* editor = new QLineEdit(parent);
    editor->setMaxLength(kLongestTyped);
    editor->setAccessibleName(tr("Name of the selection"));
    return editor;
}

void SelectionDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const {
    editor->setGeometry(QRect(option.rect.left() + space::xs, option.rect.top() + space::xs, option.rect.width() - 2 * space::xs, space::control));
}

bool SelectionDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) {
    if (event->type() == QEvent::MouseButtonRelease && index.data(SelectionListModel::RemovalRole).toBool() &&
        undoRect(option).contains(static_cast<QMouseEvent*>(event)->position().toPoint())) {
        Q_EMIT undoRemoval(index);
        return true;
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

}  // namespace coincide
