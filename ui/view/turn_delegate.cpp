#include "ui/view/turn_delegate.h"

#include <QPainter>
#include <QStyle>
#include <algorithm>
#include <cmath>

#include "ui/base/format.h"
#include "ui/base/tokens.h"
#include "ui/model/conversation_model.h"
#include "ui/view/conversation_view.h"

namespace coincide {
namespace {

constexpr int kOuter = 4, kPaddingX = 10, kPaddingY = 7;

int headHeight() { return QFontMetrics(textFont(TextRole::Caption)).lineSpacing() + 3; }

}  // namespace

TurnDelegate::TurnDelegate(QObject* parent) : QStyledItemDelegate(parent) {}

// As wide whether there is a scroll bar or its room is free: a bubble never touches the edge, and a text keeps its lines when the bar comes.
int TurnDelegate::bubbleWidth(int itemWidth) const {
    const auto* view = qobject_cast<const ConversationView*>(parent());
    const int bar = view ? view->style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, view) : 0;
    return view && view->width() - view->viewport()->width() < bar ? itemWidth - bar : itemWidth;
}

TurnDelegate::LaidOut& TurnDelegate::laidOut(const QModelIndex& index, int width) const {
    LaidOut* known = layouts_.object(index.row());
    if (known && known->width == width) return *known;
    auto* made = new LaidOut;
    made->width = width;
    const QString text = index.data().toString();
    // A picture is written as its word between thin spaces that do not break.
    const QString chip = QChar(0x202F) + tr("picture").replace(u' ', QChar(0xA0)) + QChar(0x202F);
    QString shown;
    std::vector<std::pair<int, int>> chips;
    for (const QChar c : text) {
        made->places.push_back(static_cast<int>(shown.size()));
        if (c == ConversationModel::kPicture) {
            chips.emplace_back(static_cast<int>(shown.size()), static_cast<int>(chip.size()));
            shown += chip + u' ';
        } else {
            shown += c == u'\n' ? QChar(QChar::LineSeparator) : c;
        }
    }
    made->places.push_back(static_cast<int>(shown.size()));
    if (const int cut = index.data(ConversationModel::CutRole).toInt(); cut > 0) shown += QChar(QChar::LineSeparator) + tr("… %1 more characters").arg(countText(cut));

    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    made->layout.setText(shown);
    made->layout.setFont(textFont(TextRole::Body));
    made->layout.setTextOption(wrap);
    QList<QTextLayout::FormatRange> formats;
    for (const auto& [start, length] : chips) {
        QTextCharFormat format;
        format.setFont(textFont(TextRole::Secondary));
        formats << QTextLayout::FormatRange{start, length, format};
    }
    made->layout.setFormats(formats);
    made->layout.beginLayout();
    for (QTextLine line = made->layout.createLine(); line.isValid(); line = made->layout.createLine()) {
        line.setLineWidth(std::max(width, 20));
        line.setPosition({0, made->height});
        made->height += line.height() + 1;
    }
    made->layout.endLayout();
    if (const auto* view = qobject_cast<const ConversationView*>(parent()); view && !view->marks().empty())
        for (const auto& [begin, end] : view->marks().find(text, index.data(ConversationModel::HumanRole).toBool()))
            made->marks.emplace_back(made->places[static_cast<std::size_t>(begin)], made->places[static_cast<std::size_t>(end)]);
    layouts_.insert(index.row(), made);
    return *made;
}

QSize TurnDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view ? view->viewport()->width() : 300;
    const LaidOut& turn = laidOut(index, bubbleWidth(width) - 2 * kPaddingX);
    return {width, static_cast<int>(std::ceil(turn.height)) + headHeight() + 2 * kPaddingY + 2 * kOuter};
}

int TurnDelegate::characterAt(const QModelIndex& index, int width, QPointF point) const {
    LaidOut& turn = laidOut(index, bubbleWidth(width) - 2 * kPaddingX);
    const QPointF inside = point - QPointF(kPaddingX, kOuter + kPaddingY + headHeight());
    if (inside.y() < 0) return 0;
    int at = turn.layout.text().size();
    for (int i = 0; i < turn.layout.lineCount(); ++i) {
        const QTextLine line = turn.layout.lineAt(i);
        if (inside.y() < line.y() + line.height() + 1) {
            at = line.xToCursor(inside.x());
            break;
        }
    }
    const auto after = std::upper_bound(turn.places.begin(), turn.places.end(), at);
    const auto place = static_cast<int>(after - turn.places.begin()) - 1;
    return std::clamp(place, 0, static_cast<int>(turn.places.size()) - 1);
}

QRectF TurnDelegate::lineOf(const QModelIndex& index, int width, int character) const {
    LaidOut& turn = laidOut(index, bubbleWidth(width) - 2 * kPaddingX);
    const QPointF origin(kPaddingX, kOuter + kPaddingY + headHeight());
    const QTextLine line = turn.layout.lineForTextPosition(turn.places[static_cast<std::size_t>(std::clamp(character, 0, static_cast<int>(turn.places.size()) - 1))]);
    return line.isValid() ? line.rect().translated(origin) : QRectF(origin, QSizeF(1, 1));
}

void TurnDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Tokens& tokens = Tokens::of(option.palette);
    const int width = bubbleWidth(option.rect.width());
    LaidOut& turn = laidOut(index, width - 2 * kPaddingX);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect bubble(option.rect.left(), option.rect.top() + kOuter, width, option.rect.height() - 2 * kOuter);
    painter->setPen(Qt::NoPen);
    painter->setBrush(index.data(ConversationModel::HumanRole).toBool() ? tokens.humanTurn : tokens.modelTurn);
    painter->drawRoundedRect(bubble, space::radiusBubble, space::radiusBubble);

    QFont head = textFont(TextRole::Caption);
    head.setWeight(QFont::DemiBold);
    painter->setFont(head);
    painter->setPen(tokens.secondary);
    painter->drawText(QRect(bubble.left() + kPaddingX, bubble.top() + kPaddingY - 1, bubble.width() - 2 * kPaddingX, headHeight()), Qt::AlignTop, index.data(ConversationModel::HeadRole).toString());

    const QPointF origin(bubble.left() + kPaddingX, bubble.top() + kPaddingY + headHeight());
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.base);
    for (const QTextLayout::FormatRange& chip : turn.layout.formats()) {
        const QTextLine line = turn.layout.lineForTextPosition(chip.start);
        if (!line.isValid()) continue;
        const double x = line.cursorToX(chip.start), end = line.cursorToX(chip.start + chip.length);
        painter->drawRoundedRect(QRectF(origin.x() + x, origin.y() + line.y(), end - x, line.height()), 3, 3);
    }
    painter->setPen(tokens.text);
    QList<QTextLayout::FormatRange> selection;
    for (const auto& [begin, end] : turn.marks) {
        QTextCharFormat format;
        format.setBackground(tokens.staleLine);
        format.setForeground(tokens.text);
        format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        selection << QTextLayout::FormatRange{begin, end - begin, format};
    }
    if (const auto* view = qobject_cast<const ConversationView*>(option.widget)) {
        const auto [begin, end] = view->selectionIn(index.row());
        if (begin < end && end < static_cast<int>(turn.places.size())) {
            QTextCharFormat format;
            format.setBackground(tokens.accent);
            format.setForeground(tokens.accentText);
            const int from = turn.places[static_cast<std::size_t>(begin)];
            selection << QTextLayout::FormatRange{from, turn.places[static_cast<std::size_t>(end)] - from, format};
        }
    }
    turn.layout.draw(painter, origin, selection);
    painter->restore();
}

}  // namespace coincide
