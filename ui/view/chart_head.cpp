#include "ui/view/chart_head.h"

#include <QPainter>

#include "ui/base/tokens.h"

namespace coincide {
namespace {

constexpr int kMark = 14;

}  // namespace

ChartHead::ChartHead(QString title, std::vector<Entry> entries, QWidget* parent) : QWidget(parent), title_(std::move(title)), entries_(std::move(entries)) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ChartHead::sizeHint() const {
    const QFontMetrics strong(textFont(TextRole::Strong)), secondary(textFont(TextRole::Secondary));
    int width = strong.horizontalAdvance(title_) + space::s;
    for (const Entry& entry : entries_) width += kMark + space::xs + secondary.horizontalAdvance(entry.text) + space::m;
    return {width, std::max(strong.height() + space::xs, 22)};
}

void ChartHead::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(TextRole::Strong));
    painter.setPen(tokens.text);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, title_);
    painter.setFont(textFont(TextRole::Secondary));
    const QFontMetrics metrics(painter.font());
    int right = width();
    const double middle = height() / 2.0;
    for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
        const int textWidth = metrics.horizontalAdvance(entry->text);
        painter.setPen(entry->mark == Mark::Dashed || entry->mark == Mark::Ring ? tokens.secondary : tokens.text);
        painter.drawText(QRect(right - textWidth, 0, textWidth, height()), Qt::AlignLeft | Qt::AlignVCenter, entry->text);
        right -= textWidth + space::xs + kMark;
        const double centre = right + kMark / 2.0;
        painter.setBrush(Qt::NoBrush);
        switch (entry->mark) {
            case Mark::Dashed: {
                QPen pen(tokens.secondary, 1.5);
                pen.setDashPattern({3, 2});
                painter.setPen(pen);
                painter.drawLine(QPointF(right, middle), QPointF(right + kMark, middle));
                break;
            }
            case Mark::Line:
                painter.setPen(QPen(tokens.accent, 2));
                painter.drawLine(QPointF(right, middle), QPointF(right + kMark - 2, middle));
                break;
            case Mark::Bar: painter.fillRect(QRectF(centre - 1, middle - 5, 2, 10), tokens.secondary); break;
            case Mark::Ring:
                painter.setPen(QPen(tokens.secondary, 1.5));
                painter.drawEllipse(QPointF(centre, middle), 3.75, 3.75);
                break;
            case Mark::Dot:
                painter.setPen(Qt::NoPen);
                painter.setBrush(tokens.text);
                painter.drawEllipse(QPointF(centre, middle), 4, 4);
                break;
        }
        right -= space::m;
    }
}

}  // namespace coincide
