#pragma once

#include <QPainter>
#include <QPointF>
#include <QPolygonF>
#include <Qt>

#include "ui/base/sample_set.h"
#include "ui/base/tokens.h"

namespace coincide {

/// How a shape drawn with these keys held joins what is highlighted: Shift adds, Ctrl subtracts, both intersect; else as chosen in the toolbar.
SetMode modeFor(Qt::KeyboardModifiers keys, SetMode chosen);

/// A box or a lasso while it is drawn.
class DrawnShape {
public:
    enum class Kind { Box, Lasso };

    void begin(Kind kind, QPointF at);
    void extend(QPointF at);
    void clear() { points_.clear(); }
    bool empty() const { return points_.isEmpty(); }
    bool tiny() const;                       ///< a click rather than a shape
    /// The outline: four corners, or the smoothed way of the mouse.
    QPolygonF outline() const;
    void paint(QPainter& painter, const Tokens& tokens) const;

private:
    Kind kind_ = Kind::Box;
    QPolygonF points_;
};

}  // namespace coincide
