#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include "ui/shell/recent_projects.h"

namespace coincide {

/// The recent projects as rows.
class RecentModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit RecentModel(RecentProjects& recent, QObject* parent = nullptr);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    const RecentProject& project(int row) const { return recent_.list()[static_cast<std::size_t>(row)]; }

private:
    RecentProjects& recent_;
};

/// Number, small map, name, folder, counts, time and what is missing, in 104 px.
class RecentDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int kHeight = 104;
    explicit RecentDelegate(RecentModel& model, QObject* parent = nullptr) : QStyledItemDelegate(parent), model_(model) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    RecentModel& model_;
};

}  // namespace coincide
