#include "ui/base/style_painting.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>
#include <QWidget>
#include <algorithm>

#include "ui/base/coincide_style.h"
#include "ui/base/icons.h"
#include "ui/base/tokens.h"

namespace coincide::paint {
namespace {

class Saved {
public:
    explicit Saved(QPainter* painter) : painter_(painter) {
        painter_->save();
        painter_->setRenderHint(QPainter::Antialiasing);
    }
    ~Saved() { painter_->restore(); }
    Saved(const Saved&) = delete;
    Saved& operator=(const Saved&) = delete;

private:
    QPainter* painter_;
};

QColor blended(const QColor& from, const QColor& to, double share) {
    const auto part = [share](int a, int b) { return static_cast<int>(a + (b - a) * share); };
    return QColor(part(from.red(), to.red()), part(from.green(), to.green()), part(from.blue(), to.blue()));
}

void rounded(QPainter* painter, const QRect& rect, const QColor& line, double width, const QColor& fill, double radius = space::radiusControl) {
    painter->setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const double inset = line.isValid() ? width / 2 : 0;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
}

}  // namespace

void focusRing(QPainter* painter, const QRect& rect, const Tokens& tokens) {
    Saved saved(painter);
    rounded(painter, rect, tokens.accent, 2, QColor());
}

void button(QPainter* painter, const QRect& rect, const ButtonLook& look, const Tokens& tokens) {
    Saved saved(painter);
    if (look.primary && look.enabled) {
        QColor fill = tokens.accent;
        if (look.pressed) fill = blended(fill, tokens.text, 0.2);
        else if (look.hovered) fill = blended(fill, tokens.base, 0.1);
        rounded(painter, rect, QColor(), 0, fill);
        if (look.focused) rounded(painter, rect.adjusted(2, 2, -2, -2), tokens.accentText, 1.5, QColor(), 3);
        return;
    }
    QColor fill = tokens.base;
    if (look.on) fill = tokens.selectedRow;
    else if (look.pressed) fill = tokens.hoverRow;
    else if (look.hovered && look.enabled) fill = tokens.alternate;
    rounded(painter, rect, look.on || look.focused ? tokens.accent : look.enabled ? tokens.control : tokens.divider, look.on || look.focused ? 2 : 1, fill);
}

void buttonLabel(QPainter* painter, const QStyleOptionButton& option, const QColor& ink, bool strong, const QStyle* style, const QWidget* widget) {
    Saved saved(painter);
    QFont font = painter->font();
    if (strong) font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    const int edge = option.icon.isNull() ? 0 : std::min(option.iconSize.width(), 16);
    const QFontMetrics metrics(font);
    const int text = option.text.isEmpty() ? 0 : metrics.size(Qt::TextShowMnemonic, option.text).width();
    const int gap = edge > 0 && text > 0 ? 6 : 0;
    int x = option.rect.left() + (option.rect.width() - edge - gap - text) / 2;
    const bool onLeft = widget != nullptr && widget->property("leftAligned").toBool();
    if (onLeft) x = option.rect.left() + 8;
    if (edge > 0) {
        const QRect place(x, option.rect.top() + (option.rect.height() - edge) / 2, edge, edge);
        QPixmap pixmap = option.icon.pixmap(QSize(edge, edge), painter->device()->devicePixelRatioF(), option.state & QStyle::State_Enabled ? QIcon::Normal : QIcon::Disabled,
                                            option.state & QStyle::State_On ? QIcon::On : QIcon::Off);
        if (!option.icon.name().isEmpty() && widget != nullptr && (widget->property("primary").toBool() || widget->property("link").toBool()))
            pixmap = iconPixmap(option.icon.name(), edge, ink, painter->device()->devicePixelRatioF());
        painter->drawPixmap(place, pixmap);
        x += edge + gap;
    }
    style->drawItemText(painter, QRect(x, option.rect.top(), option.rect.right() - x + 1, option.rect.height()), Qt::AlignLeft | Qt::AlignVCenter | CoincideStyle::mnemonicFlags(widget), [&] {
        QPalette palette = option.palette;
        palette.setColor(QPalette::All, QPalette::ButtonText, ink);
        return palette;
    }(), true, option.text, QPalette::ButtonText);
}

void toolGround(QPainter* painter, const QRect& rect, bool on, bool down, bool hovered, const Tokens& tokens) {
    Saved saved(painter);
    if (on) rounded(painter, rect, tokens.accent, 1, tokens.selectedRow);
    else if (down || hovered) rounded(painter, rect, QColor(), 0, tokens.hoverRow);
}

void field(QPainter* painter, const QRect& rect, bool focused, bool enabled, const Tokens& tokens) {
    Saved saved(painter);
    rounded(painter, rect, focused ? tokens.accent : enabled ? tokens.control : tokens.divider, focused ? 2 : 1, enabled ? tokens.base : tokens.window);
}

void checkBox(QPainter* painter, const QRect& rect, bool on, bool partly, bool enabled, const Tokens& tokens) {
    Saved saved(painter);
    const QRect box(rect.left() + (rect.width() - 14) / 2, rect.top() + (rect.height() - 14) / 2, 14, 14);
    if (on || partly) {
        rounded(painter, box, QColor(), 0, enabled ? tokens.accent : tokens.disabled, 3);
        painter->setPen(QPen(tokens.accentText, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (partly) painter->drawLine(box.left() + 4, box.center().y() + 1, box.right() - 3, box.center().y() + 1);
        else painter->drawPolyline(QPolygonF{QPointF(box.left() + 3.2, box.top() + 7.2), QPointF(box.left() + 6, box.top() + 10), QPointF(box.left() + 11, box.top() + 4.2)});
    } else {
        rounded(painter, box, enabled ? tokens.control : tokens.divider, 1, tokens.base, 3);
    }
}

void radioButton(QPainter* painter, const QRect& rect, bool on, bool enabled, const Tokens& tokens) {
    Saved saved(painter);
    const QRectF box(rect.left() + (rect.width() - 14) / 2.0, rect.top() + (rect.height() - 14) / 2.0, 14, 14);
    painter->setPen(QPen(on ? tokens.accent : enabled ? tokens.control : tokens.divider, on ? 4 : 1));
    painter->setBrush(tokens.base);
    const double inset = on ? 2 : 0.5;
    painter->drawEllipse(box.adjusted(inset, inset, -inset, -inset));
}

void slider(QPainter* painter, const QRect& rect, const QRect& handle, bool horizontal, bool enabled, bool focused, double mark, const Tokens& tokens) {
    Saved saved(painter);
    const QPointF middle = QRectF(handle).center();
    QRectF track = horizontal ? QRectF(rect.left() + 8, middle.y() - 2, rect.width() - 16, 4) : QRectF(middle.x() - 2, rect.top() + 8, 4, rect.height() - 16);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.divider);
    painter->drawRoundedRect(track, 2, 2);
    painter->setBrush(enabled ? tokens.accent : tokens.disabled);
    if (horizontal) painter->drawRoundedRect(QRectF(track.left(), track.top(), std::max(0.0, middle.x() - track.left()), 4), 2, 2);
    else painter->drawRoundedRect(QRectF(track.left(), middle.y(), 4, std::max(0.0, track.bottom() - middle.y())), 2, 2);
    if (mark >= 0) {
        painter->setPen(QPen(tokens.text, 1.5));
        if (horizontal) {
            const double x = track.left() + track.width() * std::min(mark, 1.0);
            painter->drawLine(QPointF(x, middle.y() - 6), QPointF(x, middle.y() + 6));
        }
    }
    painter->setPen(QPen(enabled ? tokens.accent : tokens.disabled, 2));
    painter->setBrush(tokens.base);
    painter->drawEllipse(middle, 7, 7);
    if (focused) {
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(middle, 4, 4);
    }
}

void scrollHandle(QPainter* painter, const QRect& rect, bool horizontal, bool wide, const Tokens& tokens) {
    Saved saved(painter);
    const double thickness = wide ? 8 : 5;
    QRectF r(rect);
    if (horizontal) r = QRectF(r.left() + 1, r.bottom() - thickness - 1, r.width() - 2, thickness);
    else r = QRectF(r.right() - thickness - 1, r.top() + 1, thickness, r.height() - 2);
    painter->setPen(Qt::NoPen);
    painter->setBrush(wide ? tokens.control : tokens.dark ? tokens.disabled : QColor(0xB4BAC2));
    painter->drawRoundedRect(r, thickness / 2, thickness / 2);
}

void groove(QPainter* painter, const QRect& rect, const Tokens& tokens) {
    Saved saved(painter);
    const QRectF r(rect.left(), rect.center().y() - 3, rect.width(), 6);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.divider);
    painter->drawRoundedRect(r, 3, 3);
}

void progress(QPainter* painter, const QRect& rect, int minimum, int maximum, int value, const Tokens& tokens) {
    Saved saved(painter);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.accent);
    const double share = maximum > minimum ? std::clamp(static_cast<double>(value - minimum) / (maximum - minimum), 0.0, 1.0) : 0.3;
    if (share > 0) painter->drawRoundedRect(QRectF(rect.left(), rect.center().y() - 3, std::max(6.0, rect.width() * share), 6), 3, 3);
}

void glyph(QPainter* painter, const char* name, const QRect& rect, const QColor& colour) {
    const int edge = std::min({12, rect.width(), rect.height()});
    if (edge <= 0) return;
    const QPixmap pixmap = iconPixmap(QString::fromLatin1(name), edge, colour, painter->device()->devicePixelRatioF());
    painter->drawPixmap(rect.left() + (rect.width() - edge) / 2, rect.top() + (rect.height() - edge) / 2, pixmap);
}

}  // namespace coincide::paint
