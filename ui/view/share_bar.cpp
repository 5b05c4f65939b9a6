#include "ui/view/share_bar.h"

#include <QPainter>
#include <algorithm>

#include "ui/base/tokens.h"

namespace coincide {
namespace {

constexpr int kBar = 8, kSwatch = 8;

QFont strongFont() {
    QFont font = textFont(TextRole::Secondary);
    font.setWeight(QFont::DemiBold);
    return font;
}

}  // namespace

ShareBar::ShareBar(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ShareBar::setParts(std::vector<Part> parts) {
    parts_ = std::move(parts);
    QStringList spoken;
    for (const Part& part : parts_) spoken << part.name + u' ' + part.value;
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    setToolTip(spoken.join(u'\n'));
    updateGeometry();
    update();
}

int ShareBar::heightForWidth(int width) const { return layOut(width, nullptr); }
QSize ShareBar::sizeHint() const { return {280, heightForWidth(280)}; }
QSize ShareBar::minimumSizeHint() const { return {120, kBar}; }

int ShareBar::layOut(int width, QPainter* painter) const {
    const Tokens& tokens = Tokens::of(palette());
    const QFont plain = textFont(TextRole::Secondary), strong = strongFont();
    const QFontMetrics plainMetrics(plain), strongMetrics(strong);
    const int line = plainMetrics.lineSpacing() + 2;
    int x = 0, y = kBar + 6;
    for (const Part& part : parts_) {
        const int value = strongMetrics.horizontalAdvance(part.value);
        const int name = std::min(plainMetrics.horizontalAdvance(part.name), std::max(20, width - kSwatch - 5 - 5 - value));
        const int whole = kSwatch + 5 + name + 5 + value;
        if (x > 0 && x + whole > width) x = 0, y += line;
        if (painter) {
            painter->fillRect(QRect(x, y + (line - kSwatch) / 2, kSwatch, kSwatch), part.colour);
            painter->setPen(tokens.text);
            painter->setFont(plain);
            painter->drawText(QRect(x + kSwatch + 5, y, name + 1, line), Qt::AlignVCenter, plainMetrics.elidedText(part.name, Qt::ElideRight, name + 1));
            painter->setFont(strong);
            painter->drawText(QRect(x + kSwatch + 5 + name + 5, y, value + 1, line), Qt::AlignVCenter, part.value);
        }
        x += whole + space::m;
    }
    return parts_.empty() ? kBar : y + line;
}

void ShareBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), kBar), Tokens::of(palette()).divider);
    double from = 0;
    for (const Part& part : parts_) {
        const int x = static_cast<int>(from * width()), next = static_cast<int>((from + part.fraction) * width());
        painter.fillRect(QRect(x, 0, std::max(1, next - x - (next < width() ? 1 : 0)), kBar), part.colour);
        from += part.fraction;
    }
    layOut(width(), &painter);
}

}  // namespace coincide
