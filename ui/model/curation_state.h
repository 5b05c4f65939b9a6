#pragma once

#include <QHash>
#include <QObject>
#include <QString>
#include <QUndoStack>
#include <map>
#include <vector>

#include "core/algo/keywords.h"
#include "core/engine/curation.h"
#include "ui/base/sample_set.h"

namespace coincide {

class ProjectService;
class ViewState;

/// What people say about clusters and samples: names, verdicts, notes, limits, tags. Every change is undoable, shown at once and written behind.
class CurationState : public QObject {
    Q_OBJECT
public:
    CurationState(ProjectService& service, ViewState& view, QUndoStack& undo, QObject* parent = nullptr);

    void set(Curation curation);                        ///< as loaded; forgets the rest

    /// The note of a cluster; empty values where none was made.
    ClusterNote cluster(int cluster) const;
    const std::map<int, ClusterNote>& clusters() const { return clusters_; }
    /// What a cluster is called: its name, else its first two keywords, else "#12".
    QString clusterTitle(int cluster) const;
    bool hasOwnName(int cluster) const;

    void setVerdict(int cluster, Verdict verdict);
    void rename(int cluster, const QString& name);
    void setClusterNote(int cluster, const QString& note);
    void setPinned(int cluster, bool on);               ///< ends an exclusion
    void setExcluded(int cluster, bool on);             ///< ends a pin
    void setCap(int cluster, std::optional<std::int64_t> cap);
    void setPinned(const std::vector<int>& clusters, bool on);     ///< one step
    void setExcluded(const std::vector<int>& clusters, bool on);
    QString limits() const;                             ///< as limitsText()

    /// Keywords by cluster, computed from the texts; empty until known.
    const std::vector<std::vector<Keyword>>& keywords() const { return keywords_; }
    void setKeywords(std::vector<std::vector<Keyword>> keywords);

    const std::vector<Tag>& tags() const { return tags_; }
    const SampleSet& tagged(std::int64_t tag) const;    ///< empty for an unknown tag
    std::vector<Tag> tagsOf(int sample) const;
    void tagSamples(const QString& name, const SampleSet& samples, bool on);   ///< makes the tag when new
    void renameTag(std::int64_t tag, const QString& name);
    void removeTag(std::int64_t tag);

    QString note(int sample) const;
    void setNote(int sample, const QString& text);

Q_SIGNALS:
    void clusterChanged(int cluster);      ///< -1 = many or all
    void limitsChanged();
    void tagsChanged();
    void notesChanged(int sample);
    void keywordsChanged();

private:
    friend class ClusterNoteCommand;
    friend class TagCommand;
    friend class SampleNoteCommand;
    void pushCluster(const std::vector<ClusterNote>& after, const QString& text);
    void applyClusters(const std::vector<ClusterNote>& notes);
    void applyTags(const std::vector<Tag>& tags, const std::map<std::int64_t, SampleSet>& members);

    ProjectService& service_;
    ViewState& view_;
    QUndoStack& undo_;
    std::map<int, ClusterNote> clusters_;
    std::vector<Tag> tags_;
    std::map<std::int64_t, SampleSet> members_;
    std::map<int, QString> notes_;
    std::vector<std::vector<Keyword>> keywords_;
};

}  // namespace coincide
