#pragma once

#include <QHeaderView>

namespace coincide {

struct Session;
class ClusterModel;

/// Header of the cluster table: names, the order's arrow, and below each number how it is distributed. Dragging over a distribution asks for the
/// range, a click on it for none.
class ClusterHeader : public QHeaderView {
    Q_OBJECT
public:
    ClusterHeader(Session& session, ClusterModel& model, QWidget* parent = nullptr);
    void setDistributions(bool on);
    QSize sizeHint() const override;

Q_SIGNALS:
    void rangeAsked(int column, double least, double most);
    void rangeCleared(int column);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    QSize sectionSizeFromContents(int logicalIndex) const override;

private:
    bool overDistribution(QPoint place) const;
    QRect barsRect(const QRect& section) const;
    double valueAt(int column, int x) const;
    void paintBars(QPainter* painter, const QRect& section, int column) const;

    Session& session_;
    ClusterModel& model_;
    bool distributions_ = true;
    int dragged_ = -1, from_ = 0, to_ = 0;
};

}  // namespace coincide
