#pragma once

#include <QStyledItemDelegate>

namespace coincide {

/// Cells of a comparison table: a colour square before the name, and a bar from the middle of the last column that says by its side and its colour
/// which selection takes more.
class DifferenceDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace coincide
