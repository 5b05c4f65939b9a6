#pragma once

#include <QWidget>

#include "ui/model/comparison.h"
#include "ui/model/comparison_table_model.h"

class QStackedWidget;
class QTabBar;
class QTableView;

namespace coincide {

class FigureStrip;
class OverlapBar;
struct Session;
class EmptyState;

/// How far two selections agree, in figures and per source and cluster, and the way to make a new selection from their parts.
class ComparisonPanel : public QWidget {
    Q_OBJECT
public:
    explicit ComparisonPanel(Session& session, QWidget* parent = nullptr);

    enum class Part { OnlyA, OnlyB, Both, Union };
    /// Asks for a name for a part and keeps it.
    void keepPart(Part part);
    void copyTable() const;
    ComparisonTableModel* table() const;                 ///< of the tab shown

protected:
    void showEvent(QShowEvent* event) override;

private:
    QTableView* makeTable(ComparisonTableModel* model);
    void refresh();
    void fillTables();
    void fitCounts(int table, const std::vector<ComparisonTableModel::Row>& rows);

    Session& session_;
    EmptyState* empty_;
    QStackedWidget *pages_, *tables_;
    OverlapBar* bar_;
    FigureStrip *counts_, *measures_;
    QTabBar* tabs_;
    ComparisonTableModel *sources_, *clusters_;
    Comparison comparison_;
    bool stale_ = true;
};

}  // namespace coincide
