#include "ui/model/selection_list_model.h"

#include <QMimeData>

#include "core/base/json.h"
#include "ui/base/format.h"
#include "ui/model/session.h"

namespace coincide {
namespace {

const QString kMime = QStringLiteral("application/x-coincide-selection");
constexpr qsizetype kLongestName = 100;   // bytes, as the project takes it

std::int64_t unmatchedOf(const Run& run) {
    try {
        return Json::parse(run.figuresJson, "figures").intOr("unmatched", 0, 0);
    } catch (const Error&) {
        return 0;   // figures of another version tell nothing
    }
}

}  // namespace

QString settingText(double share, double temperature) {
    return SelectionListModel::tr("%1 at %2").arg(shareText(share), temperatureText(temperature));
}

QString selectionNameProblem(const ExplorerData& data, const QString& name, int except) {
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty()) return SelectionListModel::tr("Give the selection a name.");
    if (trimmed.toUtf8().size() > kLongestName) return SelectionListModel::tr("The name is too long. Shorten it.");
    if (trimmed.contains('/') || trimmed.contains('\\')) return SelectionListModel::tr("A name cannot hold slashes. Leave them out.");
    for (std::size_t i = 0; i < data.selections.size(); ++i)
        if (static_cast<int>(i) != except && qstr(data.selections[i].run.name) == trimmed)
            return SelectionListModel::tr("A selection is called %1 already. Choose another name.").arg(trimmed);
    return {};
}

QString freeSelectionName(const ExplorerData& data, const QString& wanted) {
    QString name = wanted;
    for (int i = 2; !selectionNameProblem(data, name).isEmpty() && i < 1000; ++i) name = QStringLiteral("%1 (%2)").arg(wanted).arg(i);
    return name;
}

QString selectionDetail(const ExplorerData& data, const StoredSelection& selection) {
    const std::int64_t count = static_cast<std::int64_t>(selection.samples.size());
    if (selection.run.imported || selection.method == "imported") {
        const std::int64_t unmatched = unmatchedOf(selection.run);
        return unmatched > 0 ? SelectionListModel::tr("%1 · imported, %1 matched, %2 not").arg(countText(count), countText(unmatched))
                             : SelectionListModel::tr("%1 · imported, %1 matched").arg(countText(count));
    }
    if (selection.method == "random") return SelectionListModel::tr("%1 · random, seed %2").arg(countText(count)).arg(selection.run.seed.value_or(0));
    const std::int64_t rows = data.select.rows > 0 ? data.select.rows : static_cast<std::int64_t>(data.sampleOfRow.size());
    QString text = countText(count);
    if (rows > 0) text += QStringLiteral(" · ") + shareText(static_cast<double>(count) / static_cast<double>(rows));
    if (selection.temperature > 0) text += QStringLiteral(" · τ ") + temperatureText(selection.temperature);
    return text;
}

class RenameCommand : public QUndoCommand {
public:
    RenameCommand(Requests& requests, std::int64_t run, QString before, QString after) : requests_(requests), run_(run), before_(std::move(before)), after_(std::move(after)) {
        setText(SelectionListModel::tr("Rename %1").arg(before_));
    }
    void undo() override { Q_EMIT requests_.renameRun(run_, before_); }
    void redo() override { Q_EMIT requests_.renameRun(run_, after_); }

private:
    Requests& requests_;
    std::int64_t run_;
    QString before_, after_;
};

SelectionListModel::SelectionListModel(Session& session, QObject* parent) : QAbstractListModel(parent), session_(session) {
    connect(&session.view, &ViewState::dataChanged, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&session.view, &ViewState::leavingChanged, this, [this] {
        if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {DetailRole, RemovalRole});
    });
    connect(&session.view, &ViewState::comparedChanged, this, [this] {
        if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {ChipRole});
    });
}

int SelectionListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(session_.view.data().selections.size()); }

const StoredSelection* SelectionListModel::selection(int row) const {
    const auto& all = session_.view.data().selections;
    return row >= 0 && static_cast<std::size_t>(row) < all.size() ? &all[static_cast<std::size_t>(row)] : nullptr;
}

int SelectionListModel::rowOfRun(std::int64_t run) const {
    for (int i = 0; i < rowCount(); ++i)
        if (selection(i)->run.id.value == run) return i;
    return -1;
}

QVariant SelectionListModel::data(const QModelIndex& index, int role) const {
    const StoredSelection* stored = index.isValid() ? selection(index.row()) : nullptr;
    if (stored == nullptr) return {};
    const QString chip = index.row() == session_.view.compareA() ? QStringLiteral("A") : index.row() == session_.view.compareB() ? QStringLiteral("B") : QString();
    switch (role) {
        case Qt::DisplayRole:
        case Qt::EditRole: return qstr(stored->run.name);
        case Qt::ToolTipRole: {
            QString text = qstr(stored->run.name) + '\n' + selectionDetail(session_.view.data(), *stored) + '\n' + whenText(stored->run.created);
            if (!stored->limits.empty()) text += '\n' + tr("Limits: %1").arg(qstr(stored->limits));
            return text;
        }
        case Qt::AccessibleTextRole: {
            const QString text = qstr(stored->run.name) + QStringLiteral(", ") + selectionDetail(session_.view.data(), *stored);
            return chip.isEmpty() ? text : tr("%1, compared as %2").arg(text, chip);
        }
        case RunRole: return static_cast<qlonglong>(stored->run.id.value);
        case DetailRole: return markedForRemoval(index.row()) ? tr("Deleted when the project is closed") : selectionDetail(session_.view.data(), *stored);
        case ChipRole: return chip;
        case RemovalRole: return markedForRemoval(index.row());
        default: return {};
    }
}

bool SelectionListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const StoredSelection* stored = index.isValid() ? selection(index.row()) : nullptr;
    const QString name = value.toString().trimmed();
    if (stored == nullptr || role != Qt::EditRole || name == qstr(stored->run.name)) return false;
    if (const QString problem = selectionNameProblem(session_.view.data(), name, index.row()); !problem.isEmpty()) {
        Q_EMIT session_.requests.message(problem, true);
        return false;
    }
    session_.undo.push(new RenameCommand(session_.requests, stored->run.id.value, qstr(stored->run.name), name));
    return true;
}

Qt::ItemFlags SelectionListModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    if (!markedForRemoval(index.row())) flags |= Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
    if (index.row() == session_.view.compareA() || index.row() == session_.view.compareB()) flags |= Qt::ItemIsDropEnabled;
    return flags;
}

QStringList SelectionListModel::mimeTypes() const { return {kMime}; }

QMimeData* SelectionListModel::mimeData(const QModelIndexList& indexes) const {
    if (indexes.isEmpty() || selection(indexes.first().row()) == nullptr) return nullptr;
    auto* mime = new QMimeData;
    mime->setData(kMime, QByteArray::number(static_cast<qlonglong>(selection(indexes.first().row())->run.id.value)));
    mime->setText(qstr(selection(indexes.first().row())->run.name));
    return mime;
}

int SelectionListModel::rowOf(const QMimeData* mime) const {
    if (mime == nullptr || !mime->hasFormat(kMime)) return -1;
    bool isNumber = false;
    const qlonglong run = mime->data(kMime).toLongLong(&isNumber);
    return isNumber ? rowOfRun(run) : -1;
}

bool SelectionListModel::canDropMimeData(const QMimeData* mime, Qt::DropAction, int, int, const QModelIndex& parent) const {
    const int dragged = rowOf(mime);
    return dragged >= 0 && parent.isValid() && parent.row() != dragged && (parent.row() == session_.view.compareA() || parent.row() == session_.view.compareB());
}

bool SelectionListModel::dropMimeData(const QMimeData* mime, Qt::DropAction action, int row, int column, const QModelIndex& parent) {
    if (!canDropMimeData(mime, action, row, column, parent)) return false;
    setChip(rowOf(mime), parent.row() == session_.view.compareB());
    return false;   // nothing moved inside the list, so the view must not remove what was dragged
}

bool SelectionListModel::markedForRemoval(int row) const {
    const StoredSelection* stored = selection(row);
    return stored != nullptr && session_.view.leaving(stored->run.id.value);
}

void SelectionListModel::markForRemoval(int row, bool on) {
    const StoredSelection* stored = selection(row);
    if (stored == nullptr) return;
    if (on) session_.view.deleteSelection(stored->run.id.value, qstr(stored->run.name));
    else if (markedForRemoval(row)) session_.view.keepSelection(stored->run.id.value, qstr(stored->run.name));
}

void SelectionListModel::setChip(int row, bool asB) {
    if (selection(row) == nullptr) return;
    int a = session_.view.compareA(), b = session_.view.compareB();
    if (asB) {
        if (a == row) a = b;
        b = row;
    } else {
        if (b == row) b = a;
        a = row;
    }
    session_.view.setCompared(a, b);
}

}  // namespace coincide
