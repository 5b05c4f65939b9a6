#include "ui/view/map_paint.h"

#include <QPainterPath>
#include <QFontMetricsF>
#include <algorithm>
#include <array>

namespace coincide {
namespace {

constexpr int kHaloAlpha = 235;

}  // namespace

QImage squarePicture(const QImage& picture, int edge) {
    if (picture.isNull() || edge <= 0) return {};
    const int least = std::min(picture.width(), picture.height());
    const QImage middle = picture.copy((picture.width() - least) / 2, (picture.height() - least) / 2, least, least);
    return middle.scaled(edge, edge, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

void paintTextTile(QPainter& painter, const QRectF& rect, const Tokens& tokens) {
    painter.fillRect(rect, tokens.modelTurn);
    const double step = rect.height() / 6, left = rect.left() + rect.width() * 0.22, width = rect.width() * 0.56;
    for (int line = 0; line < 4; ++line)
        painter.fillRect(QRectF(left, std::round(rect.top() + step * (1.5 + line)), line == 3 ? width * 0.5 : width, 1.5), tokens.secondary);
}

void paintBadge(QPainter& painter, QPointF middle, BadgeMark mark, const Tokens& tokens) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.base);
    painter.drawEllipse(middle, 8, 8);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens.text, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (mark == BadgeMark::Tick) painter.drawPolyline(QPolygonF({middle + QPointF(-3.2, 0.2), middle + QPointF(-0.9, 2.6), middle + QPointF(3.4, -2.4)}));
    else painter.drawEllipse(middle, 3, 3);
    painter.restore();
}

void paintHaloText(QPainter& painter, QPointF baseline, const QString& text, const QFont& font, const Tokens& tokens) {
    QPainterPath path;
    path.addText(baseline, font, text);
    QColor halo = tokens.canvas;
    halo.setAlpha(kHaloAlpha);
    painter.strokePath(path, QPen(halo, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setFont(font);
    painter.setPen(tokens.text);
    painter.drawText(baseline, text);
}

QPixmap haloTextPicture(const QString& text, const QFont& font, QSizeF size, double room, qreal ratio, const Tokens& tokens) {
    QPixmap picture((size * ratio + QSizeF(2 * room * ratio + 1, 2 * room * ratio + 1)).toSize());
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    const QPointF baseline(room, room + QFontMetricsF(font).ascent());
    QPainter painter(&picture);
    painter.setFont(font);
    painter.setPen(tokens.canvas);
    // The text again and again around its place, on a circle as wide as the halo.
    constexpr std::array<QPointF, 12> kAround{QPointF(2, 0), QPointF(-2, 0), QPointF(0, 2), QPointF(0, -2), QPointF(2, 1), QPointF(2, -1), QPointF(-2, 1), QPointF(-2, -1),
                                              QPointF(1, 2), QPointF(1, -2), QPointF(-1, 2), QPointF(-1, -2)};
    for (const QPointF& away : kAround) painter.drawText(baseline + away, text);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
    painter.fillRect(QRectF(QPointF(0, 0), size + QSizeF(2 * room + 1, 2 * room + 1)), QColor(0, 0, 0, kHaloAlpha));
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.setPen(tokens.text);
    painter.drawText(baseline, text);
    return picture;
}

void paintMark(QPainter& painter, QPointF middle, MarkClass mark, double radius, const QColor& colour, const Tokens& tokens) {
    const auto dot = [&](const QColor& fill, double r) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawEllipse(middle, r, r);
    };
    const auto triangle = [&](double way) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPolygon(QPolygonF({middle + QPointF(0, -way * radius), middle + QPointF(radius, way * radius * 0.8), middle + QPointF(-radius, way * radius * 0.8)}));
    };
    switch (mark) {
        case MarkClass::Out: dot(colour, radius * 0.7); break;
        case MarkClass::In: dot(colour, radius); break;
        case MarkClass::Missing:
        case MarkClass::Leaving:
            dot(tokens.canvas, radius);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colour, std::max(1.0, radius * 0.36)));
            painter.drawEllipse(middle, radius * 0.85, radius * 0.85);
            break;
        case MarkClass::Entering: {
            QColor glow = colour;
            glow.setAlphaF(0.18F);
            dot(glow, radius * 1.5);
            painter.setPen(QPen(colour, std::max(1.5, radius * 0.5), Qt::SolidLine, Qt::FlatCap));
            painter.drawLine(middle - QPointF(radius, 0), middle + QPointF(radius, 0));
            painter.drawLine(middle - QPointF(0, radius), middle + QPointF(0, radius));
            break;
        }
        case MarkClass::OnlyA: triangle(1); break;
        case MarkClass::OnlyB: triangle(-1); break;
    }
}

void paintPanel(QPainter& painter, const QRectF& rect, const Tokens& tokens, bool shadow) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (shadow) {
        for (int ring = 8; ring >= 1; --ring) {
            painter.setBrush(QColor(0, 0, 0, tokens.dark ? 14 : 5));
            painter.drawRoundedRect(rect.adjusted(-ring, -ring + 2, ring, ring + 2).intersected(rect.adjusted(-8, -8, 8, 8)), space::radiusBubble + ring, space::radiusBubble + ring);
        }
    }
    painter.setPen(QPen(shadow ? tokens.control : tokens.divider, 1));
    painter.setBrush(tokens.base);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), shadow ? space::radiusBubble : space::radiusControl, shadow ? space::radiusBubble : space::radiusControl);
}

}  // namespace coincide
