#pragma once

#include <QStyledItemDelegate>

#include "ui/view/sample_grid.h"

namespace coincide {

/// Draws one sample as a tile: its picture cropped to fill, or its text, or what is wrong; badge, caption and outlines.
class TileDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    static constexpr int kMargin = 2;      ///< around the picture inside its cell; two neighbours make the gap of 4

    SampleGrid::Badge badge = SampleGrid::Badge::InOut;
    int edge = 86;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {edge + 2 * kMargin, edge + 2 * kMargin}; }
};

/// The picture of a sample, its text or its reason in a rectangle, without outline and badge; for tiles and rows.
void paintSampleFace(QPainter* painter, const QRect& rect, const QModelIndex& index, const QPalette& palette, double opacity);

}  // namespace coincide
