#pragma once

#include <QAbstractListModel>
#include <cstdint>

#include "core/engine/explorer_data.h"

namespace coincide {

struct Session;

/// "4,059 · 20.0 % · τ 0.100", "4,059 · random, seed 42" or "4,012 · imported, 4,012 matched".
QString selectionDetail(const ExplorerData& data, const StoredSelection& selection);
/// "20.0 % at 0.100", as a setting is named in buttons and suggested names.
QString settingText(double share, double temperature);

/// What is wrong with a name for a selection, as one sentence; empty where it will do. `except`: index of the selection that is renamed.
QString selectionNameProblem(const ExplorerData& data, const QString& name, int except = -1);

/// `wanted`, or with a number behind it where a selection has that name already.
QString freeSelectionName(const ExplorerData& data, const QString& wanted);

/// The stored selections of the project, newest first. One that is to go stays in the list, struck through, until the project is closed.
class SelectionListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { RunRole = Qt::UserRole, DetailRole, ChipRole, RemovalRole };   ///< ChipRole: "A", "B" or empty

    explicit SelectionListModel(Session& session, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;    ///< renames
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool canDropMimeData(const QMimeData* mime, Qt::DropAction action, int row, int column, const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* mime, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;
    Qt::DropActions supportedDropActions() const override { return Qt::CopyAction | Qt::MoveAction; }

    const StoredSelection* selection(int row) const;
    int rowOfRun(std::int64_t run) const;                ///< -1 = none
    /// Row of the selection that the mime data carries; -1 = none.
    int rowOf(const QMimeData* mime) const;

    bool markedForRemoval(int row) const;
    void markForRemoval(int row, bool on);               ///< undoable

    /// Sets A or B, swapping the two where the selection is the other one already.
    void setChip(int row, bool asB);

private:
    Session& session_;
};

}  // namespace coincide
