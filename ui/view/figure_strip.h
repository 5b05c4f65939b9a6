#pragma once

#include <QString>
#include <QWidget>
#include <vector>

namespace coincide {

/// A row of numbers, each under its name, with a line of comparison below where one is given. Painted, so that it is cheap while a slider moves.
class FigureStrip : public QWidget {
    Q_OBJECT
public:
    struct Figure {
        QString name, value, note;
        bool operator==(const Figure&) const = default;
    };

    explicit FigureStrip(QWidget* parent = nullptr);
    void setFigures(std::vector<Figure> figures);
    void setGround(bool on);              ///< a soft ground with padding
    void setNotes(bool on);               ///< room for the third line
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    std::vector<Figure> figures_;
    bool ground_ = false, notes_ = false;
};

}  // namespace coincide
