#pragma once

#include <QString>
#include <QWidget>
#include <vector>

namespace coincide {

/// A small line chart of values by iteration: the first series solid in the accent, others dashed.
class SeriesChart : public QWidget {
    Q_OBJECT
public:
    struct Series {
        QString name;
        std::vector<double> values;
    };
    explicit SeriesChart(QWidget* parent = nullptr);
    void setSeries(std::vector<Series> series, int longest);
    QSize sizeHint() const override { return {300, 150}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<Series> series_;
    int longest_ = 0;
};

}  // namespace coincide
