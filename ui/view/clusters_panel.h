#pragma once

#include <QWidget>

class QLineEdit;
class QStackedLayout;

namespace coincide {

struct Session;
class ClusterModel;
class ClusterTable;
class EmptyState;

/// All clusters as a table with a filter. Its window title carries their number.
class ClustersPanel : public QWidget {
    Q_OBJECT
public:
    explicit ClustersPanel(Session& session, QWidget* parent = nullptr);

    void setChangeColumns(bool on);     ///< columns of the Tune layout
    void setFilterText(const QString& text);
    QString filterText() const;
    void focusFilter();
    ClusterTable* table() const { return table_; }
    ClusterModel* model() const { return model_; }

private:
    void showState();
    void filterRange(int column, double least, double most);
    void offerExpressions();

    Session& session_;
    ClusterModel* model_;
    QLineEdit* filter_;
    ClusterTable* table_;
    EmptyState* empty_;
    QStackedLayout* pages_;
};

}  // namespace coincide
