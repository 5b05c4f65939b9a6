#pragma once

#include <QAbstractTableModel>
#include <functional>
#include <vector>

#include "ui/base/latest_task.h"
#include "ui/model/cluster_facts.h"
#include "ui/model/cluster_filter.h"

namespace coincide {

struct Session;

/// All clusters of the session as a table with its own sorting and filtering. Follows budget and temperature cell by cell; rows are lined up anew once
/// the slider rests.
class ClusterModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Size, Share, Transferability, Density, Quota, In, Before, Now, Change, Sources, Keywords, Found, Note, kColumns };
    enum Role {
        ClusterRole = Qt::UserRole + 1,   ///< int, its id
        ValueRole,                        ///< double, NaN = unknown
        FractionRole,                     ///< In: of its size `[0, 1]`; Change: of the largest change `[-1, 1]`
        VerdictRole,                      ///< int of Verdict
        PinnedRole,
        ExcludedRole,
        SquareRole,                       ///< int: the source's place by size for the square's colour, -1 = by the cluster itself
    };

    explicit ClusterModel(Session& session, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;   ///< name and note, undoable
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;                           ///< stable; unknown values last

    int clusterAt(int row) const;         ///< -1 outside
    int rowOf(int cluster) const;         ///< -1 = filtered out
    int clusterCount() const { return static_cast<int>(facts_.size()); }

    void setFilterText(const QString& text);
    const QString& filterText() const { return filterText_; }

    static bool isNumeric(int column);
    static ClusterFilter::Number numberOf(int column);    ///< of a numeric column
    double value(int cluster, int column) const;

    /// Clusters by value in equal steps, of all clusters. **Shapes**: counts `[bins]`.
    struct Histogram {
        double least = 0, most = 0;
        std::vector<int> counts;
        int binOf(double value) const;    ///< -1 for NaN or without values
    };
    const Histogram& histogram(int column) const;
    static constexpr int kBins = 12;

private:
    void reload();
    void refreshFacts(int cluster);
    void onClusterChanged(int cluster);
    void onTuningChanged();
    void arrange(bool anew);
    void sortAll();
    std::vector<int> filtered() const;
    double number(int cluster, ClusterFilter::Number number) const;
    QString text(int cluster, int column) const;

    Session& session_;
    ClusterFilter filter_;
    QString filterText_;
    int sortColumn_ = In;
    Qt::SortOrder sortOrder_ = Qt::DescendingOrder;
    std::vector<ClusterFilter::Subject> facts_;           // by cluster
    std::vector<QString> titles_, keywords_, sourceTexts_;   // by cluster, as shown
    std::vector<int> mainPlace_;                          // by cluster: place by size of its largest source
    std::vector<int> all_, shown_, rowOf_;
    double largestChange_ = 1;
    mutable std::vector<Histogram> histograms_;
    LatestTask rest_{250};
};

}  // namespace coincide
