#pragma once

#include <QAbstractTableModel>
#include <cstdint>
#include <vector>

namespace coincide {

struct Session;
class BriefCache;

/// Samples as a table of what they say and where they belong; texts are read in pages for the rows that are looked at.
class SampleTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Id, Question, Answer, Source, Cluster, Cosine, Rank, Turns, Characters, In, kColumns };
    enum Role { SampleRole = Qt::UserRole + 1, InRole };

    explicit SampleTableModel(Session& session, QObject* parent = nullptr);

    void setSamples(std::vector<std::int32_t> samples);
    const std::vector<std::int32_t>& samples() const { return samples_; }
    int sampleAt(int row) const;       ///< -1 outside
    int rowOf(int sample) const;       ///< -1 = not in the table
    void want(int firstRow, int lastRow);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// Orders by a column whose values are in memory; the texts keep the order of the dataset.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    double value(int sample, int column) const;
    QString text(int sample, int column) const;
    Session& session_;
    BriefCache* briefs_;
    std::vector<std::int32_t> samples_;
};

}  // namespace coincide
