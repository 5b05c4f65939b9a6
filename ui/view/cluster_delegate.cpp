#include "ui/view/cluster_delegate.h"

#include <QLineEdit>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/base/icons.h"
#include "ui/base/tokens.h"
#include "ui/model/cluster_model.h"

namespace coincide {
namespace {

constexpr int kPadding = 6, kSquare = 10;

void paintBar(QPainter* painter, const QRect& cell, double fraction, const Tokens& tokens) {
    const QRect groove(cell.left() + kPadding, cell.bottom() - 5, cell.width() - 2 * kPadding, 3);
    painter->fillRect(groove, tokens.divider);
    if (std::isnan(fraction) || fraction <= 0) return;
    painter->fillRect(QRect(groove.left(), groove.top(), std::max(1, static_cast<int>(std::lround(groove.width() * std::min(fraction, 1.0)))), groove.height()), tokens.secondary);
}

// A change as a bar to the left or to the right of a line, with room for its number at the right.
void paintChange(QPainter* painter, const QRect& cell, double fraction, const Tokens& tokens) {
    const int number = painter->fontMetrics().horizontalAdvance(QStringLiteral("+0000")) + kPadding;
    const QRect room = cell.adjusted(kPadding, 0, -number - kPadding, 0);
    if (room.width() < 12) return;
    const int middle = room.center().x(), half = room.width() / 2;
    if (!std::isnan(fraction) && fraction != 0) {
        const int length = std::max(2, static_cast<int>(std::lround(std::abs(fraction) * half)));
        painter->fillRect(QRect(fraction < 0 ? middle - length : middle + 1, cell.center().y() - 3, length, 8), fraction < 0 ? tokens.leaving : tokens.entering);
    }
    painter->fillRect(QRect(middle, cell.center().y() - 6, 1, 14), tokens.secondary);
}

}  // namespace

QString verdictIcon(Verdict verdict) {
    switch (verdict) {
        case Verdict::Pure: return QStringLiteral("pure");
        case Verdict::Mixed: return QStringLiteral("mixed");
        case Verdict::Junk: return QStringLiteral("junk");
        case Verdict::Unsure: return QStringLiteral("unsure");
        case Verdict::None: break;
    }
    return {};
}

QColor verdictColour(Verdict verdict, const QPalette& palette) {
    const Tokens& tokens = Tokens::of(palette);
    switch (verdict) {
        case Verdict::Pure: return tokens.done;
        case Verdict::Mixed: return tokens.stale;
        case Verdict::Junk: return tokens.failed;
        default: return tokens.secondary;
    }
}

QSize ClusterDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {40, std::max(space::row, option.fontMetrics.height() + 10)};
}

void ClusterDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Tokens& tokens = Tokens::of(option.palette);
    const bool selected = (option.state & QStyle::State_Selected) != 0, current = index.row() == current_;
    const bool excluded = index.data(ClusterModel::ExcludedRole).toBool();
    const QRect cell = option.rect;
    const int column = index.column();
    painter->save();
    painter->fillRect(cell, selected || current ? tokens.selectedRow : index.row() == hovered_ ? tokens.hoverRow : tokens.base);
    if (current && column == ClusterModel::Name) painter->fillRect(QRect(cell.left(), cell.top(), 3, cell.height()), tokens.accent);

    QFont font = option.font;
    font.setStrikeOut(excluded && column != ClusterModel::Change);   // the line would lie on the sign
    painter->setFont(font);
    painter->setPen(excluded || column == ClusterModel::Before ? tokens.secondary : tokens.text);
    const QString text = index.data().toString();
    if (column == ClusterModel::Name) {
        const int place = index.data(ClusterModel::SquareRole).toInt();
        const QColor colour = place < 0 ? clusterColour(index.data(ClusterModel::ClusterRole).toInt(), tokens.dark) : sourceColour(place, tokens.dark);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(colour);
        const QPen pen = painter->pen();
        painter->setPen(Qt::NoPen);
        painter->drawRoundedRect(QRectF(cell.left() + space::m, cell.center().y() - kSquare / 2 + 1, kSquare, kSquare), 2, 2);
        painter->setPen(pen);
        const bool pinned = index.data(ClusterModel::PinnedRole).toBool();
        const QRect room = cell.adjusted(space::m + kSquare + space::s, 0, pinned ? -20 : -4, 0);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft, painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
        if (pinned) painter->drawPixmap(cell.right() - 17, cell.center().y() - 6, iconPixmap(QStringLiteral("pin"), 14, tokens.text, painter->device()->devicePixelRatioF()));
    } else if (column == ClusterModel::Found) {
        const auto verdict = static_cast<Verdict>(index.data(ClusterModel::VerdictRole).toInt());
        if (const QString name = verdictIcon(verdict); !name.isEmpty())
            painter->drawPixmap(cell.left() + (cell.width() - 16) / 2, cell.top() + (cell.height() - 16) / 2, iconPixmap(name, 16, verdictColour(verdict, option.palette), painter->device()->devicePixelRatioF()));
    } else if (column == ClusterModel::In) {
        paintBar(painter, cell, index.data(ClusterModel::FractionRole).toDouble(), tokens);
        painter->drawText(cell.adjusted(kPadding, 1, -kPadding, -5), Qt::AlignVCenter | Qt::AlignRight, text);
    } else {
        if (column == ClusterModel::Change) paintChange(painter, cell, index.data(ClusterModel::FractionRole).toDouble(), tokens);
        const bool right = ClusterModel::isNumeric(column);
        const QRect room = cell.adjusted(kPadding, 0, -kPadding, 0);
        painter->drawText(room, Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft), painter->fontMetrics().elidedText(text.simplified(), Qt::ElideRight, room.width()));
    }
    painter->restore();
}

QWidget* ClusterDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    auto* editor = qobject_cast<QLineEdit*>(QStyledItemDelegate::createEditor(parent, option, index));
    if (editor) {
        editor->setMaxLength(200);
        editor->setAccessibleName(index.column() == ClusterModel::Name ? tr("Name of the cluster") : tr("Note"));
        if (index.column() == ClusterModel::Name) editor->setPlaceholderText(index.data().toString());
    }
    return editor;
}

void ClusterDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    editor->setGeometry(index.column() == ClusterModel::Name ? option.rect.adjusted(space::m + kSquare + 4, 0, 0, 0) : option.rect);
}

}  // namespace coincide
