#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace coincide {

/// The icon `:/icons/NAME.svg`, drawn in the palette's text colour (accent where on, disabled where disabled) at any size and scale.
QIcon icon(const QString& name);
/// The same as one pixmap in a given colour; `edge` in logical pixels.
QPixmap iconPixmap(const QString& name, int edge, const QColor& colour, qreal ratio);

}  // namespace coincide
