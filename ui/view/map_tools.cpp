#include "ui/view/map_tools.h"

#include <QPainterPath>

#include "ui/view/map_geometry.h"

namespace coincide {

SetMode modeFor(Qt::KeyboardModifiers keys, SetMode chosen) {
    const bool shift = keys.testFlag(Qt::ShiftModifier), control = keys.testFlag(Qt::ControlModifier);
    if (shift && control) return SetMode::Intersect;
    if (shift) return SetMode::Add;
    if (control) return SetMode::Subtract;
    return chosen;
}

void DrawnShape::begin(Kind kind, QPointF at) {
    kind_ = kind;
    points_ = QPolygonF({at});
}

void DrawnShape::extend(QPointF at) {
    if (points_.isEmpty()) return;
    if (kind_ == Kind::Box) {
        points_.resize(1);
        points_ << at;
        return;
    }
    const QPointF way = at - points_.last();
    if (QPointF::dotProduct(way, way) >= 4) points_ << at;
}

bool DrawnShape::tiny() const {
    const QRectF box = points_.boundingRect();
    return box.width() < 4 && box.height() < 4;
}

QPolygonF DrawnShape::outline() const {
    if (points_.size() < 2) return {};
    if (kind_ == Kind::Lasso) return smoothedLoop(points_);
    const QRectF box = QRectF(points_.first(), points_.last()).normalized();
    return QPolygonF({box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()});
}

void DrawnShape::paint(QPainter& painter, const Tokens& tokens) const {
    const QPolygonF line = outline();
    if (line.size() < 2) return;
    QPainterPath path;
    path.addPolygon(line);
    path.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = tokens.accent;
    fill.setAlphaF(0.10F);
    painter.fillPath(path, fill);
    painter.strokePath(path, QPen(tokens.canvas, 4.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPen dashed(tokens.accent, 2, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
    dashed.setDashPattern({3, 2});
    painter.strokePath(path, dashed);
}

}  // namespace coincide
