#pragma once

#include <QStyledItemDelegate>

namespace coincide {

/// A stored selection as two lines with the chip A or B; one that will be deleted is struck through and offers Undo.
class SelectionDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override;

    /// The chip of a side, filled with its colour. Also used in heads.
    static void paintChip(QPainter& painter, const QRectF& area, const QString& side, const QPalette& palette);

Q_SIGNALS:
    void undoRemoval(const QModelIndex& index);

private:
    QRect undoRect(const QStyleOptionViewItem& option) const;
};

}  // namespace coincide
