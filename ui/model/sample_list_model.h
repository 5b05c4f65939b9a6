#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <cstdint>
#include <vector>

namespace coincide {

struct Session;
class BriefCache;

/// Samples in a given order with what a tile or a line of a list shows of each.
class SampleListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        SampleRole = Qt::UserRole + 1,   ///< int
        StateRole,                       ///< int of ThumbnailCache::State; asking starts the loading
        ImageRole,                       ///< QImage where ready
        ProblemRole,                     ///< QString where failed
        InRole,                          ///< bool: in the subset at the present setting; nothing before clusters are scored
        QuestionRole,                    ///< QString, null while not known
        AnswerRole,
        IdRole,                          ///< QString, the record's id; null while not known
        FileRole,                        ///< QString, the picture's name as written
        CaptionRole,                     ///< QString, empty = none
    };

    explicit SampleListModel(Session& session, QObject* parent = nullptr);

    void setSamples(std::vector<std::int32_t> samples);
    const std::vector<std::int32_t>& samples() const { return samples_; }
    void setCaptions(QStringList captions);      ///< one per sample, or none
    int rowOf(int sample) const;                 ///< -1 = not in the list
    int sampleAt(int row) const;                 ///< -1 outside
    /// The rows that a person sees now: their pictures and texts come first.
    void want(const std::vector<int>& rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    QString spoken(int sample) const;
    Session& session_;
    BriefCache* briefs_;
    std::vector<std::int32_t> samples_;
    QStringList captions_;
    bool ascending_ = true;          // then rows are found by halving
    QHash<int, int> rowOf_;          // else
};

}  // namespace coincide
