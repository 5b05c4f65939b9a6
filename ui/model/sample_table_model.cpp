#include "ui/model/sample_table_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/base/format.h"
#include "ui/model/brief_cache.h"
#include "ui/model/session.h"

namespace coincide {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

template <class T>
double at(const std::vector<T>& values, int sample) {
    return static_cast<std::size_t>(sample) < values.size() ? static_cast<double>(values[static_cast<std::size_t>(sample)]) : kNone;
}

bool isText(int column) { return column <= SampleTableModel::Answer; }
bool isNumeric(int column) { return column >= SampleTableModel::Cosine && column <= SampleTableModel::Characters; }

}  // namespace

SampleTableModel::SampleTableModel(Session& session, QObject* parent) : QAbstractTableModel(parent), session_(session), briefs_(new BriefCache(session, this)) {
    connect(briefs_, &BriefCache::ready, this, [this] {
        if (!samples_.empty()) Q_EMIT dataChanged(index(0, Id), index(rowCount() - 1, Answer));
    });
    connect(&session.tuning, &TuningState::changed, this, [this] {
        if (!samples_.empty()) Q_EMIT dataChanged(index(0, In), index(rowCount() - 1, In));
    });
}

void SampleTableModel::setSamples(std::vector<std::int32_t> samples) {
    if (samples == samples_) return;
    beginResetModel();
    samples_ = std::move(samples);
    endResetModel();
}

int SampleTableModel::sampleAt(int row) const { return row >= 0 && row < rowCount() ? samples_[static_cast<std::size_t>(row)] : -1; }

int SampleTableModel::rowOf(int sample) const {
    const auto found = std::find(samples_.begin(), samples_.end(), sample);
    return found == samples_.end() ? -1 : static_cast<int>(found - samples_.begin());
}

void SampleTableModel::want(int firstRow, int lastRow) {
    std::vector<int> wanted;
    for (int row = std::max(firstRow, 0); row <= lastRow && row < rowCount(); ++row) wanted.push_back(sampleAt(row));
    briefs_->want(wanted);
}

int SampleTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(samples_.size()); }
int SampleTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

double SampleTableModel::value(int sample, int column) const {
    const ExplorerData& data = session_.view.data();
    switch (column) {
        case Source: return at(data.sourceOfSample, sample);
        case Cluster: return at(data.clusterOfSample, sample);
        case Cosine: return at(data.cosineOfSample, sample);
        case Rank: {
            const double rank = at(data.rankOfSample, sample);
            return rank < 0 ? kNone : rank + 1;
        }
        case Turns: return at(data.turns, sample);
        case Characters: return at(data.characters, sample);
        case In: return !session_.tuning.available() ? kNone : session_.tuning.inNow().has(sample) ? 1 : 0;
        default: return sample;
    }
}

QString SampleTableModel::text(int sample, int column) const {
    if (isText(column)) {
        const RecordBrief* brief = briefs_->find(sample);
        if (!brief) return {};
        return qstr(column == Id ? brief->id : column == Question ? brief->question : brief->answer);
    }
    const double number = value(sample, column);
    if (column == Source) return number >= 0 ? qstr(session_.view.data().sources[static_cast<std::size_t>(number)]) : kUnknown;
    if (column == Cluster) return number >= 0 ? session_.curation.clusterTitle(static_cast<int>(number)) : kUnknown;
    if (std::isnan(number)) return kUnknown;
    if (column == In) return number > 0 ? tr("in") : tr("out");
    return column == Cosine ? scoreText(number) : countText(static_cast<std::int64_t>(number));
}

QVariant SampleTableModel::data(const QModelIndex& index, int role) const {
    const int sample = index.isValid() ? sampleAt(index.row()) : -1;
    if (sample < 0) return {};
    switch (role) {
        case Qt::DisplayRole: return text(sample, index.column());
        case Qt::ToolTipRole: return isText(index.column()) ? QVariant(text(sample, index.column())) : QVariant();
        case Qt::TextAlignmentRole: return static_cast<int>((isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        case SampleRole: return sample;
        case InRole: return session_.tuning.inNow().has(sample);
        default: return {};
    }
}

QVariant SampleTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
    if (role == Qt::TextAlignmentRole) return static_cast<int>((isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Id: return tr("ID");
        case Question: return tr("Question");
        case Answer: return tr("Answer");
        case Source: return tr("Source");
        case Cluster: return tr("Cluster");
        case Cosine: return tr("Cosine");
        case Rank: return tr("Greedy rank");
        case Turns: return tr("Turns");
        case Characters: return tr("Characters");
        default: return tr("In");
    }
}

void SampleTableModel::sort(int column, Qt::SortOrder order) {
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::int32_t> kept;
    for (const QModelIndex& index : before) kept.push_back(sampleAt(index.row()));
    const int by = isText(column) || column < 0 ? -1 : column;   // -1: by position in the dataset
    std::stable_sort(samples_.begin(), samples_.end(), [&](std::int32_t a, std::int32_t b) {
        const double x = value(a, by), y = value(b, by);
        if (std::isnan(x) || std::isnan(y)) return !std::isnan(x) && std::isnan(y);
        return order == Qt::AscendingOrder ? x < y : x > y;
    });
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) after << index(rowOf(kept[static_cast<std::size_t>(i)]), before[i].column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

}  // namespace coincide
