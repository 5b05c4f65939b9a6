#pragma once

#include <QTimer>
#include <QWidget>
#include <optional>

#include "ui/view/map_marks.h"

class QToolButton;
class QTreeWidget;

namespace coincide {

/// The categories of a colouring below the legend: a title that folds the list away, and a row each. A click takes a category out of what is shown or back in, a double click
/// leaves only it.
class LegendList : public QWidget {
    Q_OBJECT
public:
    explicit LegendList(QWidget* parent = nullptr);

    /// `total`: how many ids of the categories' kind there are.
    void setCategories(const MapMarks& marks, int total);
    void setFilter(const SampleFilter& filter);
    bool hasCategories() const { return categories_.size() > 1; }
    bool open() const { return open_; }
    void setOpen(bool on);                       ///< kept for the next start
    void fitInto(int height);                    ///< takes its size: as many rows as there is room for
    void toggle(int row);
    void isolate(int row);
    /// Draws the open list for figures, its corner at the painter's origin.
    void paintTo(QPainter& painter, int height) const;

Q_SIGNALS:
    void filterWanted(const SampleFilter& filter);
    void sizeWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void refreshShown();
    int listWidth() const;
    QToolButton* title_;
    QTreeWidget* rows_;
    QTimer click_;
    int clicked_ = -1;
    std::vector<LegendCategory> categories_;
    CategoryKind kind_ = CategoryKind::None;
    QString words_;
    int total_ = 0;
    SampleFilter filter_;
    bool open_ = false;
};

}  // namespace coincide
