#pragma once

#include <QColor>
#include <QRect>

class QPainter;
class QStyle;
class QStyleOptionButton;
class QWidget;

namespace coincide {
struct Tokens;

/// The strokes that controls are made of; CoincideStyle says which control gets which.
namespace paint {

struct ButtonLook {
    bool enabled = true, pressed = false, on = false, hovered = false, primary = false, focused = false;
};

void focusRing(QPainter* painter, const QRect& rect, const Tokens& tokens);     ///< 2 px inside the rect's edge
void button(QPainter* painter, const QRect& rect, const ButtonLook& look, const Tokens& tokens);
void buttonLabel(QPainter* painter, const QStyleOptionButton& option, const QColor& ink, bool strong, const QStyle* style, const QWidget* widget);
void toolGround(QPainter* painter, const QRect& rect, bool on, bool down, bool hovered, const Tokens& tokens);
void field(QPainter* painter, const QRect& rect, bool focused, bool enabled, const Tokens& tokens);
void checkBox(QPainter* painter, const QRect& rect, bool on, bool partly, bool enabled, const Tokens& tokens);
void radioButton(QPainter* painter, const QRect& rect, bool on, bool enabled, const Tokens& tokens);
/// `mark` in `[0, 1]` draws a tick at that place of the groove; below 0: none.
void slider(QPainter* painter, const QRect& rect, const QRect& handle, bool horizontal, bool enabled, bool focused, double mark, const Tokens& tokens);
void scrollHandle(QPainter* painter, const QRect& rect, bool horizontal, bool wide, const Tokens& tokens);
void groove(QPainter* painter, const QRect& rect, const Tokens& tokens);
void progress(QPainter* painter, const QRect& rect, int minimum, int maximum, int value, const Tokens& tokens);
void glyph(QPainter* painter, const char* icon, const QRect& rect, const QColor& colour);   ///< 12 px, centred

}  // namespace paint
}  // namespace coincide
