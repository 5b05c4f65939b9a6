#pragma once

#include <QRectF>
#include <QSizeF>
#include <QString>
#include <cstddef>
#include <span>
#include <vector>

namespace coincide {

/// A name that wants to stand on the map.
struct LabelRequest {
    QString text;
    QPointF anchor;          ///< the middle of the label's lower edge
    QSizeF size;             ///< of the text
    int key = 0;             ///< what it names
};

struct PlacedLabel {
    std::size_t request = 0; ///< index into the requests
    QRectF rect;
};

/// Places labels in the given order: each at its anchor, else 14 px or 28 px above or below, else not at all; kept 6 px inside of `area`, over no label
/// placed before and none of `taken`.
std::vector<PlacedLabel> placeLabels(std::span<const LabelRequest> requests, const QRectF& area, std::span<const QRectF> taken = {});

/// Where the name of a group of points stands: above the half of them that is nearest to their middle, so that strays do not carry it away.
/// **Shapes**: xs `[n]`, ys `[n]`, n at least 1.
QPointF labelAnchor(std::span<const float> xs, std::span<const float> ys);

/// The point that has a quarter of all nearest around it: where a group that lies in several places is densest. The same at every scale.
/// **Shapes**: points `[n]`, n at least 1; all pairs are compared.
QPointF densestPoint(std::span<const QPointF> points);

}  // namespace coincide
