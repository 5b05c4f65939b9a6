#include "ui/view/difference_delegate.h"

#include <QPainter>

#include "ui/base/tokens.h"
#include "ui/model/comparison_table_model.h"

namespace coincide {
namespace {

constexpr int kSquare = 10, kBarHeight = 8;

}  // namespace

void DifferenceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Tokens& tokens = Tokens::of(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(option.rect, tokens.selectedRow);
        if (index.column() == 0) painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), tokens.accent);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, tokens.hoverRow);
    }
    const QFont font = textFont(TextRole::Body);
    const QFontMetrics metrics(font);
    QRect area = option.rect.adjusted(space::s, 0, -space::s, 0);
    const int middle = area.center().y();
    if (index.column() == ComparisonTableModel::Name) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(index.data(Qt::DecorationRole).value<QColor>());
        painter->drawRoundedRect(QRectF(area.left(), middle - kSquare / 2 + 0.5, kSquare, kSquare), 2, 2);
        area.adjust(kSquare + space::s, 0, 0, 0);
    } else if (index.column() == ComparisonTableModel::Difference) {
        const int figure = metrics.horizontalAdvance(index.data(ComparisonTableModel::WidestRole).toString()) + space::xs;
        const QRectF bars(area.left(), middle - kBarHeight / 2 + 0.5, std::max(area.width() - figure, 8), kBarHeight);
        const double centre = bars.center().x(), share = index.data(ComparisonTableModel::ShareRole).toDouble();
        painter->setPen(Qt::NoPen);
        painter->setBrush(share < 0 ? tokens.leaving : tokens.entering);
        const double length = std::abs(share) * (bars.width() / 2 - 1);
        if (share != 0) painter->drawRect(QRectF(share < 0 ? centre - std::max(length, 1.0) : centre, bars.top(), std::max(length, 1.0), bars.height()));
        painter->fillRect(QRectF(centre - 0.5, bars.top() - 3, 1, bars.height() + 6), tokens.control);
    }
    painter->setFont(font);
    painter->setPen(tokens.text);
    painter->drawText(area, index.data(Qt::TextAlignmentRole).toInt(), metrics.elidedText(index.data().toString(), Qt::ElideRight, area.width()));
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter->setPen(QPen(tokens.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

QSize DifferenceDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QFontMetrics metrics(textFont(TextRole::Body));
    Q_UNUSED(option)
    const int extra = index.column() == ComparisonTableModel::Name ? kSquare + 2 * space::s : 0;
    return {metrics.horizontalAdvance(index.data().toString()) + extra + 2 * space::s, space::row};
}

}  // namespace coincide
