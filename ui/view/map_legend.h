#pragma once

#include <QRect>
#include <QWidget>
#include <vector>

#include "ui/view/map_marks.h"

class QLineEdit;
class QToolButton;

namespace coincide {

/// What is drawn on the map, in its top left corner: marks with counts in one row; for a coloured number its scale with the histogram below.
/// The ends of the scale can be typed; its menu has the colours, direction and step of the scale.
/// A double click on an entry leaves only that shown; once more shows all again.
class MapLegend : public QWidget {
    Q_OBJECT
public:
    explicit MapLegend(QWidget* parent = nullptr);

    /// `zoomedPictures`: pictures stand for samples, so the row tells about pictures at a zoom.
    void setMarks(const MapMarks& marks, bool zoomedPictures, double zoom);
    /// Draws the legend for figures, its corner at the painter's origin.
    void paintTo(QPainter& painter) const;

Q_SIGNALS:
    void isolate(const SampleFilter& filter);
    void scaleChosen(const ColourScale& scale);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Cell {
        LegendEntry entry;
        bool hasMark = false, tick = false, quiet = false;
        QRect rect;
    };
    void arrange();
    void arrangeScale();
    void takeEnds();
    void showMenu();
    QLineEdit *low_, *high_;               // the ends of the scale
    QToolButton* menu_;
    std::vector<Cell> cells_;
    std::optional<LegendScale> scale_;
    QRect row_, scaleRect_;
};

/// A number of a scale as text.
QString scaleNumber(double value, bool whole);

}  // namespace coincide
