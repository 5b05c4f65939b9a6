#include "ui/model/sample_list_model.h"

#include <algorithm>

#include "ui/base/format.h"
#include "ui/model/brief_cache.h"
#include "ui/model/session.h"

namespace coincide {

SampleListModel::SampleListModel(Session& session, QObject* parent) : QAbstractListModel(parent), session_(session), briefs_(new BriefCache(session, this)) {
    connect(&session.thumbnails, &ThumbnailCache::ready, this, [this](int sample) {
        const int row = rowOf(sample);
        if (row >= 0) Q_EMIT dataChanged(index(row), index(row), {StateRole, ImageRole, ProblemRole});
    });
    const auto all = [this](const QList<int>& roles) {
        if (!samples_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1), roles);
    };
    connect(&session.tuning, &TuningState::changed, this, [all] { all({InRole}); });
    connect(briefs_, &BriefCache::ready, this, [all] { all({QuestionRole, AnswerRole, IdRole, FileRole}); });
}

void SampleListModel::setSamples(std::vector<std::int32_t> samples) {
    if (samples == samples_) return;
    beginResetModel();
    samples_ = std::move(samples);
    captions_.clear();
    rowOf_.clear();
    ascending_ = std::is_sorted(samples_.begin(), samples_.end());
    if (!ascending_) rowOf_.reserve(static_cast<qsizetype>(samples_.size()));
    for (std::size_t row = 0; !ascending_ && row < samples_.size(); ++row) rowOf_.insert(samples_[row], static_cast<int>(row));
    endResetModel();
}

void SampleListModel::setCaptions(QStringList captions) {
    captions_ = std::move(captions);
    if (!samples_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {CaptionRole});
}

int SampleListModel::rowOf(int sample) const {
    if (!ascending_) return rowOf_.value(sample, -1);
    const auto found = std::lower_bound(samples_.begin(), samples_.end(), sample);
    return found != samples_.end() && *found == sample ? static_cast<int>(found - samples_.begin()) : -1;
}
int SampleListModel::sampleAt(int row) const { return row >= 0 && row < rowCount() ? samples_[static_cast<std::size_t>(row)] : -1; }
int SampleListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(samples_.size()); }

void SampleListModel::want(const std::vector<int>& rows) {
    std::vector<int> wanted;
    for (const int row : rows)
        if (const int sample = sampleAt(row); sample >= 0) wanted.push_back(sample);
    session_.thumbnails.want(this, wanted);
    briefs_->want(wanted);
}

QString SampleListModel::spoken(int sample) const {
    const ExplorerData& data = session_.view.data();
    QStringList parts;
    if (session_.tuning.available()) parts << (session_.tuning.inNow().has(sample) ? tr("In the subset") : tr("Not in the subset"));
    const auto i = static_cast<std::size_t>(sample);
    if (i < data.sourceOfSample.size() && data.sourceOfSample[i] >= 0) parts << qstr(data.sources[static_cast<std::size_t>(data.sourceOfSample[i])]);
    if (i < data.clusterOfSample.size() && data.clusterOfSample[i] >= 0) parts << tr("cluster %1").arg(session_.curation.clusterTitle(data.clusterOfSample[i]));
    return parts.join(tr(", "));
}

QVariant SampleListModel::data(const QModelIndex& index, int role) const {
    const int sample = index.isValid() ? sampleAt(index.row()) : -1;
    if (sample < 0) return {};
    const RecordBrief* brief = nullptr;
    switch (role) {
        case SampleRole: return sample;
        case StateRole: return static_cast<int>(session_.thumbnails.get(sample).state);
        case ImageRole: return session_.thumbnails.get(sample).image;
        case ProblemRole: return session_.thumbnails.get(sample).problem;
        case InRole: return session_.tuning.available() ? QVariant(session_.tuning.inNow().has(sample)) : QVariant();
        case Qt::AccessibleTextRole: return spoken(sample);
        case CaptionRole: return index.row() < captions_.size() ? captions_[index.row()] : QString();
        case Qt::DisplayRole:
        case QuestionRole:
        case AnswerRole:
        case IdRole:
        case FileRole: brief = briefs_->find(sample); break;
        default: return {};
    }
    if (!brief) return QString();
    if (role == QuestionRole || role == Qt::DisplayRole) return qstr(brief->question);
    if (role == AnswerRole) return qstr(brief->answer);
    return role == IdRole ? qstr(brief->id) : qstr(brief->image);
}

}  // namespace coincide
