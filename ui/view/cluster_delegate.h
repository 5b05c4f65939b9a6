#pragma once

#include <QColor>
#include <QString>
#include <QStyledItemDelegate>

#include "core/engine/curation.h"

namespace coincide {

/// Name of a verdict's icon; empty for none.
QString verdictIcon(Verdict verdict);
/// Colour of a verdict's shape on a palette.
QColor verdictColour(Verdict verdict, const QPalette& palette);

/// Draws one row of the cluster table: square, name, numbers, bars, verdict. Rows are of one height.
class ClusterDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setHoveredRow(int row) { hovered_ = row; }
    void setCurrentRow(int row) { current_ = row; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int hovered_ = -1, current_ = -1;
};

}  // namespace coincide
