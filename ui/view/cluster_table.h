#pragma once

#include <QTableView>
#include <vector>

#include "core/engine/curation.h"

namespace coincide {

struct Session;
class ClusterModel;
class ClusterDelegate;
class ClusterHeader;
class FrozenColumn;

/// The table of clusters: its current row is the session's current cluster, its picked rows are highlighted, single keys give verdicts and limits.
class ClusterTable : public QTableView {
    Q_OBJECT
public:
    ClusterTable(Session& session, ClusterModel& model, QWidget* parent = nullptr);

    void setChangeColumns(bool on);           ///< columns of the Tune layout, ordered by the size of the change
    bool changeColumns() const { return changeColumns_; }
    ClusterHeader* header() const { return header_; }
    std::vector<int> pickedClusters() const;  ///< ids of the picked rows, top to bottom; the current one where none is picked
    QString tsv() const;                      ///< picked rows with the header, numbers without separators
    QString csv() const;                      ///< all rows and columns in the order shown
    void saveCsv();                           ///< asks for a file and writes csv() to it
    void chooseColumns(QPoint place);

    void giveVerdict(Verdict verdict);        ///< to all picked clusters, one step of undo
    void togglePinned();
    void toggleExcluded();
    void renameCurrent();
    void noteCurrent();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void followState();
    void highlightPicked();
    void hoverRow(int row);
    void fitName();
    QStringList cellsOf(int cluster, const std::vector<int>& columns) const;
    QStringList namesOf(const std::vector<int>& columns) const;
    void offerCap(QPoint place);
    void keepColumns() const;
    void showColumns();

    Session& session_;
    ClusterModel& model_;
    ClusterDelegate* delegate_;
    ClusterHeader *header_, *frozenHeader_ = nullptr;
    FrozenColumn* frozen_ = nullptr;
    bool changeColumns_ = false, following_ = false, telling_ = false, fitting_ = false;
    std::vector<bool> usualHidden_, changeHidden_;
    int usualSort_;
    Qt::SortOrder usualOrder_ = Qt::DescendingOrder;
    std::vector<int> lastPicked_;
    int hovered_ = -1;
};

}  // namespace coincide
