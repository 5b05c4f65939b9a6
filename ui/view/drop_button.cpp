#include "ui/view/drop_button.h"

#include <QPainter>
#include <algorithm>

#include "ui/base/coincide_style.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"

namespace coincide {
namespace {

constexpr int kArrow = 12, kGap = 2;

}  // namespace

DropButton::DropButton(QWidget* parent) : QToolButton(parent) {
    setFont(textFont(TextRole::Secondary));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

void DropButton::setActive(bool on) {
    active_ = on;
    QFont font = textFont(TextRole::Secondary);
    if (on) font.setWeight(QFont::DemiBold);
    setFont(font);
    updateGeometry();
    update();
}

void DropButton::setArrow(bool on) {
    arrow_ = on;
    updateGeometry();
    update();
}

QSize DropButton::sizeHint() const {
    const QFontMetrics metrics(font());
    return {metrics.size(Qt::TextShowMnemonic, text()).width() + 2 * space::s + (arrow_ ? kGap + kArrow - 2 : 0), std::max(space::small, metrics.height() + space::s)};
}

void DropButton::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(active_ ? tokens.accent : tokens.divider, 1));
    painter.setBrush(active_ ? tokens.selectedRow : isDown() || underMouse() ? tokens.hoverRow : tokens.base);
    painter.drawRoundedRect(frame, space::radiusControl, space::radiusControl);
    painter.setPen(isEnabled() ? tokens.text : tokens.disabled);
    painter.drawText(rect().adjusted(space::s, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft | CoincideStyle::mnemonicFlags(this), text());
    if (arrow_) painter.drawPixmap(width() - kArrow - 6, (height() - kArrow) / 2, iconPixmap(QStringLiteral("chevron-down"), kArrow, isEnabled() ? tokens.secondary : tokens.disabled, devicePixelRatioF()));
    if (hasFocus()) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), space::radiusControl, space::radiusControl);
    }
}

}  // namespace coincide
