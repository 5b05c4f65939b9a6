#pragma once

#include <QAbstractTableModel>
#include <QColor>
#include <cstdint>
#include <vector>

namespace coincide {

/// Rows of a comparison: what, how many in A, in B, and the difference. Sorts itself; a header that is clicked thrice gives the first order again.
class ComparisonTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, InA, InB, Difference, ColumnCount };
    enum Role { KeyRole = Qt::UserRole, ShareRole, DifferenceRole, WidestRole };   ///< id of the row; difference over the largest one in `[-1, 1]`; B - A; the longest text of a difference

    struct Row {
        int key = 0;
        QString name;
        QColor colour;
        std::int64_t a = 0, b = 0;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setWhat(const QString& what);              ///< header of the first column: "Source"
    void setRows(std::vector<Row> rows);
    const Row& row(int at) const { return rows_[order_[static_cast<std::size_t>(at)]]; }
    QString asText() const;                         ///< with headers, separated by tabs, plain digits

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void arrange();
    QString what_;
    std::vector<Row> rows_;
    std::vector<std::size_t> order_;
    std::int64_t largest_ = 0;
    int column_ = -1;
    Qt::SortOrder direction_ = Qt::AscendingOrder;
};

}  // namespace coincide
