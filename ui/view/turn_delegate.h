#pragma once

#include <QCache>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <utility>
#include <vector>

namespace coincide {

/// Draws a turn as a bubble: who speaks, then the text, with a word on a soft ground where a picture stands. Layouts are kept by row and width.
class TurnDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit TurnDelegate(QObject* parent = nullptr);

    void forget() { layouts_.clear(); }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// The character nearest to a point, given relative to the item's rectangle.
    int characterAt(const QModelIndex& index, int width, QPointF point) const;
    /// The line with a character, relative to the item's rectangle.
    QRectF lineOf(const QModelIndex& index, int width, int character) const;

private:
    struct LaidOut {
        QTextLayout layout;
        int width = 0;
        double height = 0;
        std::vector<int> places;   // from a character of the model's text to one of the layout
        std::vector<std::pair<int, int>> marks;   // of what was searched for, in characters of the layout
    };
    int bubbleWidth(int itemWidth) const;
    LaidOut& laidOut(const QModelIndex& index, int width) const;
    mutable QCache<int, LaidOut> layouts_{256};
};

}  // namespace coincide
