#pragma once

#include <QTableView>

namespace coincide {

/// The first column of a table laid over it while the table is scrolled sideways, so that every row keeps its name. Clicks go to the table below.
class FrozenColumn : public QTableView {
    Q_OBJECT
public:
    /// `header` shows the column's title as the table's own header does; it is taken over.
    FrozenColumn(QTableView& table, QHeaderView* header);

    void fit();      ///< place, size and row heights as the table has them now

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QTableView& table_;
};

}  // namespace coincide
