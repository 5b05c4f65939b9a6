#include "ui/model/cluster_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "ui/base/format.h"
#include "ui/model/session.h"

namespace coincide {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

template <class T>
double at(const std::vector<T>& values, int cluster) {
    return cluster >= 0 && static_cast<std::size_t>(cluster) < values.size() ? static_cast<double>(values[static_cast<std::size_t>(cluster)]) : kNone;
}

bool isTuned(int column) { return column >= ClusterModel::Quota && column <= ClusterModel::Change; }

}  // namespace

ClusterModel::ClusterModel(Session& session, QObject* parent) : QAbstractTableModel(parent), session_(session) {
    connect(&session.view, &ViewState::dataChanged, this, &ClusterModel::reload);
    connect(&session.curation, &CurationState::clusterChanged, this, &ClusterModel::onClusterChanged);
    connect(&session.curation, &CurationState::keywordsChanged, this, [this] { onClusterChanged(-1); });
    connect(&session.tuning, &TuningState::changed, this, &ClusterModel::onTuningChanged);
    connect(&session.view, &ViewState::colourChanged, this, [this] {
        if (!shown_.empty()) Q_EMIT dataChanged(index(0, Name), index(rowCount() - 1, Name), {SquareRole});
    });
    reload();
}

void ClusterModel::reload() {
    beginResetModel();
    const ExplorerData& data = session_.view.data();
    const auto count = static_cast<std::size_t>(std::max<std::int64_t>(data.clusters, 0));
    facts_.assign(count, {});
    titles_.assign(count, {});
    keywords_.assign(count, {});
    sourceTexts_.assign(count, {});
    mainPlace_.assign(count, -1);
    const std::vector<int> places = sourcePlaces(data);
    for (std::size_t cluster = 0; cluster < count; ++cluster) {
        const std::vector<SourceShare> shares = sourcesOfCluster(data, static_cast<int>(cluster));
        const double size = at(data.sizeOfCluster, static_cast<int>(cluster));
        QStringList names;
        for (const SourceShare& share : shares) {
            if (!names.isEmpty() && static_cast<double>(share.count) < 0.05 * size) break;   // strays say nothing about a cluster
            names << qstr(data.sources[static_cast<std::size_t>(share.source)]);
        }
        if (!shares.empty()) mainPlace_[cluster] = places[static_cast<std::size_t>(shares.front().source)];
        sourceTexts_[cluster] = names.join(QStringLiteral(", "));
        facts_[cluster].sources = names.join(u'\n').toCaseFolded();
        refreshFacts(static_cast<int>(cluster));
    }
    all_.resize(count);
    std::iota(all_.begin(), all_.end(), 0);
    histograms_.clear();
    sortAll();
    shown_ = filtered();
    rowOf_.assign(count, -1);
    for (std::size_t row = 0; row < shown_.size(); ++row) rowOf_[static_cast<std::size_t>(shown_[row])] = static_cast<int>(row);
    endResetModel();
}

void ClusterModel::refreshFacts(int cluster) {
    const auto i = static_cast<std::size_t>(cluster);
    ClusterFilter::Subject& subject = facts_[i];
    const ClusterNote note = session_.curation.cluster(cluster);
    titles_[i] = session_.curation.clusterTitle(cluster);
    QStringList words;
    if (i < session_.curation.keywords().size())
        for (const Keyword& keyword : session_.curation.keywords()[i]) words << qstr(keyword.word);
    keywords_[i] = words.join(QStringLiteral(", "));
    subject.name = titles_[i].toCaseFolded();
    subject.keywords = words.join(u'\n').toCaseFolded();
    subject.note = qstr(note.note).toCaseFolded();
    subject.verdict = note.verdict;
    subject.pinned = note.pinned;
    subject.excluded = note.excluded;
    subject.capped = note.cap.has_value();
}

void ClusterModel::onClusterChanged(int cluster) {
    if (facts_.empty()) return;
    if (cluster >= 0 && static_cast<std::size_t>(cluster) < facts_.size()) {
        refreshFacts(cluster);
        if (const int row = rowOf(cluster); row >= 0) Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
        return;   // the row stays where it is while a person works on it
    }
    for (int i = 0; i < clusterCount(); ++i) refreshFacts(i);
    arrange(sortColumn_ == Name || sortColumn_ == Keywords || sortColumn_ == Found || sortColumn_ == Note);
    if (!shown_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

void ClusterModel::onTuningChanged() {
    largestChange_ = 1;
    for (int cluster = 0; cluster < clusterCount(); ++cluster)
        if (const double change = value(cluster, Change); !std::isnan(change)) largestChange_ = std::max(largestChange_, std::abs(change));
    for (int column = Quota; column <= Change; ++column)
        if (static_cast<std::size_t>(column) < histograms_.size()) histograms_[static_cast<std::size_t>(column)].counts.clear();
    if (!shown_.empty()) Q_EMIT dataChanged(index(0, Quota), index(rowCount() - 1, Change));
    Q_EMIT headerDataChanged(Qt::Horizontal, Quota, Change);
    if (isTuned(sortColumn_) || filter_.followsTuning()) rest_.request([this] { arrange(isTuned(sortColumn_)); });
}

int ClusterModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(shown_.size()); }
int ClusterModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }
int ClusterModel::clusterAt(int row) const { return row >= 0 && row < rowCount() ? shown_[static_cast<std::size_t>(row)] : -1; }
int ClusterModel::rowOf(int cluster) const { return cluster >= 0 && static_cast<std::size_t>(cluster) < rowOf_.size() ? rowOf_[static_cast<std::size_t>(cluster)] : -1; }

bool ClusterModel::isNumeric(int column) { return column >= Size && column <= Change; }

ClusterFilter::Number ClusterModel::numberOf(int column) {
    using Number = ClusterFilter::Number;
    static constexpr std::array kNumbers{Number::Size, Number::Share, Number::Transferability, Number::Density, Number::Quota, Number::In, Number::Before, Number::Now, Number::Change};
    return kNumbers[static_cast<std::size_t>(std::clamp<int>(column, Size, Change) - Size)];
}

double ClusterModel::number(int cluster, ClusterFilter::Number number) const {
    using Number = ClusterFilter::Number;
    const ExplorerData& data = session_.view.data();
    const TuningState& tuning = session_.tuning;
    if (number >= Number::Quota && !tuning.available()) return kNone;
    switch (number) {
        case Number::Id: return cluster;
        case Number::Size: return at(data.sizeOfCluster, cluster);
        case Number::Share: {
            const auto rows = static_cast<double>(data.members.size());
            return rows > 0 ? at(data.sizeOfCluster, cluster) / rows : kNone;
        }
        case Number::Transferability: return at(data.transferOfCluster, cluster);
        case Number::Density: return at(data.densityOfCluster, cluster);
        case Number::Quota: return at(tuning.quotaOfCluster(), cluster);
        case Number::In:
        case Number::Now: return at(tuning.takenOfCluster(), cluster);
        case Number::Before: return at(tuning.beforeOfCluster(), cluster);
        case Number::Change: return at(tuning.takenOfCluster(), cluster) - at(tuning.beforeOfCluster(), cluster);
    }
    return kNone;
}

double ClusterModel::value(int cluster, int column) const { return isNumeric(column) ? number(cluster, numberOf(column)) : kNone; }

QString ClusterModel::text(int cluster, int column) const {
    const auto i = static_cast<std::size_t>(cluster);
    switch (column) {
        case Name: return titles_[i];
        case Sources: return sourceTexts_[i];
        case Keywords: return keywords_[i];
        case Note: return qstr(session_.curation.cluster(cluster).note);
        case Found:
            switch (facts_[i].verdict) {
                case Verdict::None: return {};
                case Verdict::Pure: return tr("pure");
                case Verdict::Mixed: return tr("mixed");
                case Verdict::Junk: return tr("junk");
                case Verdict::Unsure: return tr("unsure");
            }
            return {};
        default: break;
    }
    const double number = value(cluster, column);
    if (std::isnan(number)) return kUnknown;
    if (column == Share) return shareText(number);
    if (column == Transferability || column == Density || column == Quota) return scoreText(number);
    if (column == Change) return signedText(static_cast<std::int64_t>(number));
    return countText(static_cast<std::int64_t>(number));
}

QVariant ClusterModel::data(const QModelIndex& index, int role) const {
    const int cluster = index.isValid() ? clusterAt(index.row()) : -1;
    if (cluster < 0) return {};
    const auto i = static_cast<std::size_t>(cluster);
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole: return text(cluster, column);
        case Qt::EditRole:
            if (column == Name) return session_.curation.hasOwnName(cluster) ? titles_[i] : QString();
            return text(cluster, column);
        case Qt::TextAlignmentRole: return static_cast<int>((isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        case Qt::ToolTipRole: {
            if (isNumeric(column)) {
                if (std::isnan(value(cluster, column)))
                    return isTuned(column) || column == Transferability || column == Density ? tr("Not known: this cluster has no score yet") : QVariant();
                return {};
            }
            const QString whole = text(cluster, column);
            return column == Name ? tr("%1 (#%2)").arg(whole).arg(cluster) : whole;
        }
        case Qt::AccessibleTextRole:
            if (column == Name)
                return tr("Cluster %1, %n sample(s)", nullptr, static_cast<int>(value(cluster, Size))).arg(titles_[i]) + (facts_[i].excluded ? tr(", excluded") : QString()) + (facts_[i].pinned ? tr(", pinned") : QString());
            return text(cluster, column);
        case ClusterRole: return cluster;
        case ValueRole: return value(cluster, column);
        case FractionRole:
            if (column == In) return value(cluster, Size) > 0 ? value(cluster, In) / value(cluster, Size) : 0;
            if (column == Change) return value(cluster, Change) / largestChange_;
            return {};
        case VerdictRole: return static_cast<int>(facts_[i].verdict);
        case PinnedRole: return facts_[i].pinned;
        case ExcludedRole: return facts_[i].excluded;
        case SquareRole: return session_.view.colourBy() == ColourBy::Cluster ? -1 : mainPlace_[i];
        default: return {};
    }
}

bool ClusterModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const int cluster = index.isValid() ? clusterAt(index.row()) : -1;
    if (cluster < 0 || role != Qt::EditRole) return false;
    const QString text = value.toString().trimmed();
    if (index.column() == Name) {
        const QString own = session_.curation.hasOwnName(cluster) ? titles_[static_cast<std::size_t>(cluster)] : QString();
        if (text != own) session_.curation.rename(cluster, text);
        return true;
    }
    if (index.column() != Note) return false;
    if (text != qstr(session_.curation.cluster(cluster).note)) session_.curation.setClusterNote(cluster, text);
    return true;
}

QVariant ClusterModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
    if (role == Qt::TextAlignmentRole) return static_cast<int>((isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::DisplayRole) {
        switch (section) {
            case Name: return tr("Cluster");
            case Size: return tr("Size");
            case Share: return tr("Share");
            case Transferability: return tr("Transf.");
            case Density: return tr("Dens.");
            case Quota: return tr("Quota");
            case In: return tr("In");
            case Before: return tr("Before");
            case Now: return tr("Now");
            case Change: return tr("Change");
            case Sources: return tr("Sources");
            case Keywords: return tr("Keywords");
            case Found: return QString();
            case Note: return tr("Note");
        }
    }
    if (role == Qt::ToolTipRole) {
        switch (section) {
            case Name: return tr("Name, else the first two keywords");
            case Size: return tr("Samples in the cluster");
            case Share: return tr("Share of all samples");
            case Transferability: return tr("Transferability: mean cosine to the other centres, pairs above the cut-off left out");
            case Density: return tr("Density: how alike the cluster's samples are");
            case Quota: return tr("Share of the budget before the cap, in samples");
            case In: return tr("Samples really taken at this setting; the bar is the share of the cluster");
            case Before: return tr("Samples taken before");
            case Now: return tr("Samples taken now");
            case Change: return tr("Now less before");
            case Sources: return tr("Sources with at least 5 % of the cluster");
            case Keywords: return tr("Words that tell this cluster's texts from the others'");
            case Found: return tr("Verdict");
            case Note: return tr("Note");
        }
    }
    return {};
}

Qt::ItemFlags ClusterModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    return index.isValid() && (index.column() == Name || index.column() == Note) ? base | Qt::ItemIsEditable : base;
}

int ClusterModel::Histogram::binOf(double value) const {
    if (std::isnan(value) || counts.empty() || value < least || value > most) return -1;
    if (most <= least) return 0;
    return std::min(static_cast<int>((value - least) / (most - least) * static_cast<double>(counts.size())), static_cast<int>(counts.size()) - 1);
}

const ClusterModel::Histogram& ClusterModel::histogram(int column) const {
    if (histograms_.empty()) histograms_.resize(kColumns);
    Histogram& out = histograms_[static_cast<std::size_t>(column)];
    if (!out.counts.empty() || !isNumeric(column)) return out;
    std::vector<double> values;
    for (int cluster = 0; cluster < clusterCount(); ++cluster)
        if (const double number = value(cluster, column); std::isfinite(number)) values.push_back(number);
    if (values.empty()) return out;
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    out.least = *least, out.most = *most;
    out.counts.assign(kBins, 0);
    for (const double number : values) ++out.counts[static_cast<std::size_t>(std::max(0, out.binOf(number)))];
    return out;
}

}  // namespace coincide
