#include "ui/model/comparison_table_model.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "ui/base/format.h"

namespace coincide {

void ComparisonTableModel::setWhat(const QString& what) {
    what_ = what;
    Q_EMIT headerDataChanged(Qt::Horizontal, Name, Name);
}

void ComparisonTableModel::setRows(std::vector<Row> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    largest_ = 0;
    for (const Row& row : rows_) largest_ = std::max<std::int64_t>(largest_, std::llabs(row.b - row.a));
    arrange();
    endResetModel();
}

void ComparisonTableModel::arrange() {
    order_.resize(rows_.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    if (column_ < 0) return;
    const auto before = [this](std::size_t left, std::size_t right) {
        const Row& l = rows_[left];
        const Row& r = rows_[right];
        switch (column_) {
            case Name: return QString::localeAwareCompare(l.name, r.name) < 0;
            case InA: return l.a < r.a;
            case InB: return l.b < r.b;
            default: return l.b - l.a < r.b - r.a;
        }
    };
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t l, std::size_t r) { return direction_ == Qt::AscendingOrder ? before(l, r) : before(r, l); });
}

void ComparisonTableModel::sort(int column, Qt::SortOrder order) {
    if (column == column_ && order == direction_) return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::size_t> old;
    old.reserve(static_cast<std::size_t>(before.size()));
    for (const QModelIndex& index : before) old.push_back(order_[static_cast<std::size_t>(index.row())]);
    column_ = column < ColumnCount ? column : -1;
    direction_ = order;
    arrange();
    std::vector<int> place(order_.size());
    for (std::size_t i = 0; i < order_.size(); ++i) place[order_[i]] = static_cast<int>(i);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) after.append(index(place[old[static_cast<std::size_t>(i)]], before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

int ComparisonTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
int ComparisonTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ComparisonTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Row& row = this->row(index.row());
    const std::int64_t difference = row.b - row.a;
    switch (role) {
        case Qt::DisplayRole:
            switch (index.column()) {
                case Name: return row.name;
                case InA: return countText(row.a);
                case InB: return countText(row.b);
                default: return signedText(difference);
            }
        case Qt::DecorationRole: return index.column() == Name ? QVariant(row.colour) : QVariant();
        case Qt::TextAlignmentRole: return index.column() == Name ? QVariant(Qt::AlignLeft | Qt::AlignVCenter) : QVariant(Qt::AlignRight | Qt::AlignVCenter);
        case Qt::ToolTipRole: return tr("%1: %2 in A, %3 in B (%4)").arg(row.name, countText(row.a), countText(row.b), signedText(difference));
        case KeyRole: return row.key;
        case ShareRole: return largest_ > 0 ? static_cast<double>(difference) / static_cast<double>(largest_) : 0.0;
        case WidestRole: return signedText(-largest_);
        case DifferenceRole: return static_cast<qlonglong>(difference);
        default: return {};
    }
}

QVariant ComparisonTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return section == Name ? QVariant(Qt::AlignLeft | Qt::AlignVCenter) : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Name: return what_;
        case InA: return tr("A");
        case InB: return tr("B");
        case Difference: return tr("B − A");
        default: return {};
    }
}

QString ComparisonTableModel::asText() const {
    QString text = QStringLiteral("%1\tA\tB\tB-A\n").arg(what_);
    for (int i = 0; i < rowCount(); ++i) {
        const Row& r = row(i);
        QString name = r.name;
        name.replace('\t', ' ').replace('\n', ' ');
        text += QStringLiteral("%1\t%2\t%3\t%4\n").arg(name).arg(r.a).arg(r.b).arg(r.b - r.a);
    }
    return text;
}

}  // namespace coincide
