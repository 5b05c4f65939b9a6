#include "ui/shell/search_field.h"

#include <QPainter>

#include "ui/base/icons.h"
#include "ui/base/tokens.h"

namespace coincide {

namespace {
constexpr int kHeight = 22, kSign = 12;
}

SearchField::SearchField(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
}

void SearchField::setTexts(const QString& text, const QString& keys) {
    setText(text);
    keys_ = keys;
    setAccessibleName(text);
    update();
}

void SearchField::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box(0.5, (height() - kHeight) / 2 + 0.5, width() - space::s - 1, kHeight - 1);
    painter.setPen(hasFocus() ? QPen(tokens.accent, 2) : QPen(tokens.control));
    painter.setBrush(tokens.base);
    painter.drawRoundedRect(box, space::radiusControl, space::radiusControl);
    painter.drawPixmap(QPointF(box.left() + space::s, box.center().y() - kSign / 2.0), iconPixmap(QStringLiteral("search"), kSign, tokens.text, devicePixelRatioF()));
    painter.setFont(textFont(TextRole::Secondary));
    painter.setPen(tokens.secondary);
    painter.drawText(box.adjusted(kSign + 2 * space::s, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    painter.drawText(box.adjusted(0, 0, -space::s, 0), Qt::AlignVCenter | Qt::AlignRight, keys_);
}

}  // namespace coincide
