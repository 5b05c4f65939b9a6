// Sorting and filtering of the cluster table.
#include <algorithm>
#include <cmath>

#include "ui/model/cluster_model.h"
#include "ui/model/session.h"

namespace coincide {

void ClusterModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= kColumns) return;
    sortColumn_ = column;
    sortOrder_ = order;
    arrange(true);
}

void ClusterModel::sortAll() {
    const bool ascending = sortOrder_ == Qt::AscendingOrder;
    if (isNumeric(sortColumn_)) {
        std::vector<double> keys(facts_.size());
        for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = value(static_cast<int>(i), sortColumn_);
        // The Tune layout asks for the size of a change, not for its sign; of equal changes the largest clusters of the subset come first.
        if (sortColumn_ == Change) {
            const auto& taken = session_.tuning.takenOfCluster();
            const auto inSubset = [&](int cluster) { return static_cast<std::size_t>(cluster) < taken.size() ? taken[static_cast<std::size_t>(cluster)] : 0; };
            for (double& key : keys) key = std::abs(key);
            std::stable_sort(all_.begin(), all_.end(), [&](int a, int b) { return inSubset(a) > inSubset(b); });
        }
        std::stable_sort(all_.begin(), all_.end(), [&](int a, int b) {
            const double x = keys[static_cast<std::size_t>(a)], y = keys[static_cast<std::size_t>(b)];
            if (std::isnan(x) || std::isnan(y)) return !std::isnan(x) && std::isnan(y);
            return ascending ? x < y : x > y;
        });
        return;
    }
    std::vector<QString> keys(facts_.size());
    for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = sortColumn_ == Name ? facts_[i].name : text(static_cast<int>(i), sortColumn_).toCaseFolded();
    std::stable_sort(all_.begin(), all_.end(), [&](int a, int b) {
        const QString &x = keys[static_cast<std::size_t>(a)], &y = keys[static_cast<std::size_t>(b)];
        if (x.isEmpty() || y.isEmpty()) return !x.isEmpty() && y.isEmpty();
        const int compared = QString::localeAwareCompare(x, y);
        return ascending ? compared < 0 : compared > 0;
    });
}

void ClusterModel::setFilterText(const QString& text) {
    if (text == filterText_) return;
    filterText_ = text;
    filter_ = ClusterFilter(text);
    arrange(false);
}

std::vector<int> ClusterModel::filtered() const {
    if (filter_.empty()) return all_;
    std::vector<int> out;
    for (const int cluster : all_)
        if (filter_.matches(facts_[static_cast<std::size_t>(cluster)], [&](ClusterFilter::Number wanted) { return number(cluster, wanted); })) out.push_back(cluster);
    return out;
}

// Brings rows into order. Rows that only move keep what points at them; where rows come or go, the model is reset.
void ClusterModel::arrange(bool anew) {
    if (anew) sortAll();
    std::vector<int> next = filtered();
    if (next == shown_) return;
    std::vector<int> rows(facts_.size(), -1);
    for (std::size_t row = 0; row < next.size(); ++row) rows[static_cast<std::size_t>(next[row])] = static_cast<int>(row);
    const bool sameRows = next.size() == shown_.size() && std::all_of(shown_.begin(), shown_.end(), [&](int cluster) { return rows[static_cast<std::size_t>(cluster)] >= 0; });
    if (!sameRows) {
        beginResetModel();
        shown_ = std::move(next);
        rowOf_ = std::move(rows);
        endResetModel();
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex& old : before) after << index(rows[static_cast<std::size_t>(shown_[static_cast<std::size_t>(old.row())])], old.column());
    shown_ = std::move(next);
    rowOf_ = std::move(rows);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

}  // namespace coincide
