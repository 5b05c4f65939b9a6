#pragma once

#include <QImage>
#include <QWidget>
#include <span>

#include "ui/view/map_projection.h"

namespace coincide {

/// The whole map at 176 x 128 with a frame around what the large one shows; a press or a drag moves there.
class MiniMap : public QWidget {
    Q_OBJECT
public:
    explicit MiniMap(QWidget* parent = nullptr);

    /// Points `[S, 2]`, their colours and which are drawn; copies nothing but the picture made of them.
    void setPoints(std::span<const float> positions, std::span<const std::uint32_t> colours, std::span<const std::uint8_t> drawn, const MapBounds& bounds);
    /// The part that the large map shows, in map units.
    void setView(const QRectF& units);

Q_SIGNALS:
    void moveTo(QPointF units);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    MapCamera camera_;
    QImage image_;
    QRectF view_;
};

}  // namespace coincide
