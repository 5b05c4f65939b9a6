#pragma once

#include <QImage>
#include <QPainter>
#include <QPixmap>
#include <QPointF>
#include <QString>

#include "ui/base/tokens.h"
#include "ui/view/map_marks.h"

namespace coincide {

/// The middle of a picture as a square of `edge` pixels.
QImage squarePicture(const QImage& picture, int edge);
/// A tile with four lines, for a sample without a picture.
void paintTextTile(QPainter& painter, const QRectF& rect, const Tokens& tokens);
enum class BadgeMark { Tick, Ring };
/// A round badge of 16 px.
void paintBadge(QPainter& painter, QPointF middle, BadgeMark mark, const Tokens& tokens);
/// Text over a 4 px halo in the colour of the canvas; `baseline` is its left end.
void paintHaloText(QPainter& painter, QPointF baseline, const QString& text, const QFont& font, const Tokens& tokens);
/// The same as a picture with `room` around the text, from glyphs alone: a tenth of the time that stroking their outlines takes. **Unit**: logical pixels.
QPixmap haloTextPicture(const QString& text, const QFont& font, QSizeF size, double room, qreal ratio, const Tokens& tokens);
/// The mark of a class as the map draws it, for legends and figures.
void paintMark(QPainter& painter, QPointF middle, MarkClass mark, double radius, const QColor& colour, const Tokens& tokens);
/// A panel over the map: opaque, one line around, rounded; with a soft shadow of 8 px outside of `rect` where `shadow`.
void paintPanel(QPainter& painter, const QRectF& rect, const Tokens& tokens, bool shadow);

}  // namespace coincide
