#pragma once

#include <QAbstractScrollArea>
#include <cstdint>
#include <vector>

class QPainter;

namespace coincide {

struct Session;

/// Share of every source in the subset, before (hollow) and now (full) on one line, largest sources first. Rows are painted, never widgets.
class MixChart : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit MixChart(Session& session, QWidget* parent = nullptr);

    /// Draws as many rows as fit into a rectangle, for figures.
    void paintTo(QPainter& painter, const QRect& area) const;
    int rows() const { return static_cast<int>(order_.size()); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void rebuild();
    void readValues();
    void paintRows(QPainter& painter, const QRect& area, int scroll) const;
    QString rowText(int row) const;

    Session& session_;
    std::vector<int> order_;                  // source ids, largest first
    std::vector<double> now_, before_;        // share by place
    double largest_ = 0;
};

}  // namespace coincide
