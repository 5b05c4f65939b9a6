#include "ui/view/chip_button.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

#include "ui/base/icons.h"
#include "ui/base/tokens.h"

namespace coincide {
namespace {

constexpr int kPadding = 8, kCross = 16, kWidest = 220;

}  // namespace

ChipButton::ChipButton(const QString& text, QWidget* parent) : QAbstractButton(parent) {
    setText(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setFont(textFont(TextRole::Secondary));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ChipButton::setClosable(bool on) {
    closable_ = on;
    updateGeometry();
}

QSize ChipButton::sizeHint() const {
    return {std::min(fontMetrics().horizontalAdvance(text()), kWidest) + 2 * kPadding + (closable_ ? kCross : 0), std::max(24, fontMetrics().height() + 6)};
}

QSize ChipButton::minimumSizeHint() const { return {40, sizeHint().height()}; }

void ChipButton::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(tokens.accent, 2) : QPen(underMouse() ? tokens.control : Qt::transparent));
    painter.setBrush(isDown() ? tokens.selectedRow : tokens.hoverRow);
    const double inset = hasFocus() ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset + 1, -inset, -inset - 1), space::radiusControl, space::radiusControl);
    painter.setPen(tokens.text);
    const QRect room = rect().adjusted(kPadding, 0, -kPadding - (closable_ ? kCross : 0), 0);
    painter.drawText(room, Qt::AlignCenter, fontMetrics().elidedText(text(), Qt::ElideRight, room.width() + 1));
    if (closable_) painter.drawPixmap(width() - kCross - 4, (height() - 12) / 2, iconPixmap(QStringLiteral("close"), 12, tokens.secondary, devicePixelRatioF()));
}

void ChipButton::mouseReleaseEvent(QMouseEvent* event) {
    const bool cross = closable_ && isDown() && event->position().x() > width() - kCross - 6 && rect().contains(event->position().toPoint());
    if (!cross) return QAbstractButton::mouseReleaseEvent(event);
    setDown(false);
    Q_EMIT closeAsked();
}

void ChipButton::keyPressEvent(QKeyEvent* event) {
    if (closable_ && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        Q_EMIT closeAsked();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return click();
    QAbstractButton::keyPressEvent(event);
}

}  // namespace coincide
