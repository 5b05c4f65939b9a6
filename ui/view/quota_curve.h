#pragma once

#include <QRectF>
#include <QWidget>
#include <cstdint>
#include <vector>

#include "core/algo/allocate.h"

class QPainter;

namespace coincide {

struct Session;

/// Quota of every cluster, clusters in descending order of transferability over density: now solid over a fill, before dashed, clusters that gave all
/// they have as thin dark bars. Hovering tells the cluster, a click or the arrow keys make it current.
class QuotaCurve : public QWidget {
    Q_OBJECT
public:
    explicit QuotaCurve(Session& session, QWidget* parent = nullptr);

    void setGridSteps(int most) { gridSteps_ = most; }
    /// Draws the chart into a rectangle, for figures; without hover and focus marks.
    void paintTo(QPainter& painter, const QRect& area) const;
    int clusterAt(double x) const;               ///< id under a position of this widget, -1 = none
    const std::vector<int>& order() const { return order_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Column {
        double now = 0, before = 0, capped = -1;
    };
    void rebuild();
    void readLimits();
    void readBefore();
    void readValues();
    QRectF plotOf(const QRectF& area) const;
    double positionOf(std::size_t place, const QRectF& plot) const;
    std::vector<Column> columnsOf(int width) const;
    void paintMark(QPainter& painter, int cluster, const QRectF& plot, const QColor& colour) const;

    Session& session_;
    std::vector<int> order_;                     // cluster ids
    std::vector<int> placeOfCluster_;            // -1 = unused
    std::vector<ClusterLimit> limits_;           // as allocate() takes them; empty = none
    std::vector<std::int64_t> most_;             // size or own cap, by place
    std::vector<double> now_, before_;           // quota by place
    std::vector<double> capped_;                 // taken where a cluster is at its cap, else -1; by place
    std::int64_t beforeBudget_ = -1;             // setting that before_ was made for
    double beforeTemperature_ = 0, largest_ = 1;
    int gridSteps_ = 4, hovered_ = -1;
};

}  // namespace coincide
