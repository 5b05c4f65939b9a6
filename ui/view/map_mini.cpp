#include "ui/view/map_mini.h"

#include <QMouseEvent>
#include <QPainter>
#include <vector>

#include "ui/base/tokens.h"
#include "ui/view/map_paint.h"
#include "ui/view/point_splat.h"

namespace coincide {

MiniMap::MiniMap(QWidget* parent) : QWidget(parent) {
    setFixedSize(176, 128);
    setAccessibleName(tr("Whole map"));
    setCursor(Qt::PointingHandCursor);
}

void MiniMap::setPoints(std::span<const float> positions, std::span<const std::uint32_t> colours, std::span<const std::uint8_t> drawn, const MapBounds& bounds) {
    camera_ = fitCamera(bounds, 2, size(), {}, {8, 8, 8, 8});
    const qreal ratio = devicePixelRatioF();
    const std::size_t count = std::min({positions.size() / 2, colours.size(), drawn.size()});
    std::vector<float> xy(2 * count);
    MapProjection(camera_, 2, size(), 1).all(positions.first(2 * count), ratio, xy, {}, 1, 0);
    std::vector<std::uint8_t> style(count);
    for (std::size_t i = 0; i < count; ++i) style[i] = drawn[i] != 0 ? 0 : kHiddenStyle;
    image_ = QImage(size() * ratio, QImage::Format_ARGB32_Premultiplied);
    image_.fill(0);
    const MarkStyle dot{MarkShape::Dot, static_cast<float>((count > 100000 ? 0.5 : 0.8) * ratio), 0.9F};
    splatPoints(image_, {xy, colours, style, {}}, std::span(&dot, 1), 0);
    image_.setDevicePixelRatio(ratio);
    update();
}

void MiniMap::setView(const QRectF& units) {
    if (units == view_) return;
    view_ = units;
    update();
}

void MiniMap::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.control, 1));
    painter.setBrush(tokens.canvas);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter.drawImage(QPointF(0, 0), image_);
    if (view_.isEmpty()) return;
    const MapProjection projection(camera_, 2, size(), 1);
    const float first[2] = {static_cast<float>(view_.left()), static_cast<float>(view_.top())}, last[2] = {static_cast<float>(view_.right()), static_cast<float>(view_.bottom())};
    const QRectF frame = QRectF(projection.point(first), projection.point(last)).normalized().intersected(QRectF(rect()).adjusted(2, 2, -2, -2));
    QColor ground = tokens.accent;
    ground.setAlphaF(0.08F);
    painter.setBrush(ground);
    painter.setPen(QPen(tokens.accent, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(frame);
}

void MiniMap::mousePressEvent(QMouseEvent* event) {
    double units[3];
    MapProjection(camera_, 2, size(), 1).units(event->position(), units);
    Q_EMIT moveTo({units[0], units[1]});
}

void MiniMap::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) mousePressEvent(event);
}

}  // namespace coincide
