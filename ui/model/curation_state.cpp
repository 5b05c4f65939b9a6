#include "ui/model/curation_state.h"

#include <QUndoCommand>
#include <algorithm>

#include "ui/base/format.h"
#include "ui/model/project_service.h"
#include "ui/model/view_state.h"

namespace coincide {

class ClusterNoteCommand : public QUndoCommand {
public:
    ClusterNoteCommand(CurationState& state, std::vector<ClusterNote> before, std::vector<ClusterNote> after, const QString& text)
        : state_(state), before_(std::move(before)), after_(std::move(after)) {
        setText(text);
    }
    void undo() override { state_.applyClusters(before_); }
    void redo() override { state_.applyClusters(after_); }

private:
    CurationState& state_;
    std::vector<ClusterNote> before_, after_;
};

// Tags are undone as a whole: the list with its members, which share their bits.
class TagCommand : public QUndoCommand {
public:
    TagCommand(CurationState& state, std::vector<Tag> tags, std::map<std::int64_t, SampleSet> members, const QString& text)
        : state_(state), tagsBefore_(state.tags_), tagsAfter_(std::move(tags)), membersBefore_(state.members_), membersAfter_(std::move(members)) {
        setText(text);
    }
    void undo() override { state_.applyTags(tagsBefore_, membersBefore_); }
    void redo() override { state_.applyTags(tagsAfter_, membersAfter_); }

private:
    CurationState& state_;
    std::vector<Tag> tagsBefore_, tagsAfter_;
    std::map<std::int64_t, SampleSet> membersBefore_, membersAfter_;
};

class SampleNoteCommand : public QUndoCommand {
public:
    SampleNoteCommand(CurationState& state, int sample, QString after) : state_(state), sample_(sample), before_(state.note(sample)), after_(std::move(after)) {
        setText(CurationState::tr("Note on a sample"));
    }
    void undo() override { apply(before_); }
    void redo() override { apply(after_); }

private:
    void apply(const QString& text) {
        if (text.isEmpty()) state_.notes_.erase(sample_);
        else state_.notes_[sample_] = text;
        state_.service_.edit([sample = sample_, note = utf8(text)](CurationStore& store) { store.setNote(sample, note); });
        Q_EMIT state_.notesChanged(sample_);
    }
    CurationState& state_;
    int sample_;
    QString before_, after_;
};

CurationState::CurationState(ProjectService& service, ViewState& view, QUndoStack& undo, QObject* parent) : QObject(parent), service_(service), view_(view), undo_(undo) {}

void CurationState::set(Curation curation) {
    clusters_.clear();
    for (ClusterNote& note : curation.clusters) clusters_.emplace(static_cast<int>(note.cluster), std::move(note));
    tags_ = std::move(curation.tags);
    members_.clear();
    const std::int64_t samples = view_.data().samples;
    for (std::size_t i = 0; i < tags_.size() && i < curation.samplesOfTag.size(); ++i) {
        SampleSet members(samples);
        for (const std::int64_t sample : curation.samplesOfTag[i])
            if (sample >= 0 && sample < samples) members.set(static_cast<std::int32_t>(sample));
        members_.emplace(tags_[i].id, std::move(members));
    }
    notes_.clear();
    for (const auto& [sample, text] : curation.notes) notes_.emplace(static_cast<int>(sample), qstr(text));
    Q_EMIT clusterChanged(-1);
    Q_EMIT limitsChanged();
    Q_EMIT tagsChanged();
    Q_EMIT notesChanged(-1);
}

ClusterNote CurationState::cluster(int cluster) const {
    const auto found = clusters_.find(cluster);
    if (found != clusters_.end()) return found->second;
    ClusterNote note;
    note.cluster = cluster;
    return note;
}

QString CurationState::clusterTitle(int cluster) const {
    if (cluster < 0) return kUnknown;
    if (const auto found = clusters_.find(cluster); found != clusters_.end() && !found->second.name.empty()) return qstr(found->second.name);
    if (static_cast<std::size_t>(cluster) < keywords_.size() && !keywords_[static_cast<std::size_t>(cluster)].empty()) {
        const auto& words = keywords_[static_cast<std::size_t>(cluster)];
        QString title = qstr(words[0].word);
        if (words.size() > 1) title += QStringLiteral(", ") + qstr(words[1].word);
        return title;
    }
    return QStringLiteral("#%1").arg(cluster);
}

bool CurationState::hasOwnName(int cluster) const {
    const auto found = clusters_.find(cluster);
    return found != clusters_.end() && !found->second.name.empty();
}

void CurationState::pushCluster(const std::vector<ClusterNote>& after, const QString& text) {
    std::vector<ClusterNote> before, changed;
    for (const ClusterNote& note : after) {
        ClusterNote old = cluster(static_cast<int>(note.cluster));
        if (old == note) continue;
        before.push_back(std::move(old));
        changed.push_back(note);
    }
    if (!changed.empty() && !service_.refusesEdits()) undo_.push(new ClusterNoteCommand(*this, std::move(before), std::move(changed), text));
}

void CurationState::applyClusters(const std::vector<ClusterNote>& notes) {
    bool limits = false;
    for (const ClusterNote& note : notes) {
        const int id = static_cast<int>(note.cluster);
        const ClusterNote old = cluster(id);
        limits = limits || old.pinned != note.pinned || old.excluded != note.excluded || old.cap != note.cap;
        if (note.empty()) clusters_.erase(id);
        else clusters_[id] = note;
    }
    if (const auto& clustering = view_.data().clustering)
        service_.edit([run = clustering->id, notes](CurationStore& store) {
            for (const ClusterNote& note : notes) store.setCluster(run, note);
        });
    Q_EMIT clusterChanged(notes.size() == 1 ? static_cast<int>(notes[0].cluster) : -1);
    if (limits) Q_EMIT limitsChanged();
}

void CurationState::setVerdict(int id, Verdict verdict) {
    ClusterNote note = cluster(id);
    note.verdict = verdict;
    pushCluster({note}, tr("Verdict on %1").arg(clusterTitle(id)));
}

void CurationState::rename(int id, const QString& name) {
    ClusterNote note = cluster(id);
    note.name = utf8(name.trimmed().left(80));
    pushCluster({note}, tr("Rename %1").arg(clusterTitle(id)));
}

void CurationState::setClusterNote(int id, const QString& text) {
    ClusterNote note = cluster(id);
    note.note = utf8(text.left(4000));
    pushCluster({note}, tr("Note on %1").arg(clusterTitle(id)));
}

void CurationState::setPinned(const std::vector<int>& ids, bool on) {
    std::vector<ClusterNote> notes;
    for (const int id : ids) {
        ClusterNote note = cluster(id);
        note.pinned = on;
        if (on) note.excluded = false;
        notes.push_back(std::move(note));
    }
    pushCluster(notes, ids.size() == 1 ? (on ? tr("Pin %1") : tr("Unpin %1")).arg(clusterTitle(ids[0])) : on ? tr("Pin clusters") : tr("Unpin clusters"));
}

void CurationState::setExcluded(const std::vector<int>& ids, bool on) {
    std::vector<ClusterNote> notes;
    for (const int id : ids) {
        ClusterNote note = cluster(id);
        note.excluded = on;
        if (on) note.pinned = false;
        notes.push_back(std::move(note));
    }
    pushCluster(notes, ids.size() == 1 ? (on ? tr("Exclude %1") : tr("Include %1")).arg(clusterTitle(ids[0])) : on ? tr("Exclude clusters") : tr("Include clusters"));
}

void CurationState::setPinned(int id, bool on) { setPinned(std::vector<int>{id}, on); }
void CurationState::setExcluded(int id, bool on) { setExcluded(std::vector<int>{id}, on); }

void CurationState::setCap(int id, std::optional<std::int64_t> cap) {
    ClusterNote note = cluster(id);
    note.cap = cap;
    pushCluster({note}, tr("Cap of %1").arg(clusterTitle(id)));
}

QString CurationState::limits() const {
    std::vector<ClusterNote> notes;
    for (const auto& [id, note] : clusters_) notes.push_back(note);
    return qstr(limitsText(notes));
}

void CurationState::setKeywords(std::vector<std::vector<Keyword>> keywords) {
    keywords_ = std::move(keywords);
    Q_EMIT keywordsChanged();
    Q_EMIT clusterChanged(-1);
}

const SampleSet& CurationState::tagged(std::int64_t tag) const {
    static const SampleSet none;
    const auto found = members_.find(tag);
    return found == members_.end() ? none : found->second;
}

std::vector<Tag> CurationState::tagsOf(int sample) const {
    std::vector<Tag> out;
    for (const Tag& tag : tags_)
        if (tagged(tag.id).has(sample)) out.push_back(tag);
    return out;
}

void CurationState::tagSamples(const QString& given, const SampleSet& samples, bool on) {
    const QString name = given.trimmed().left(60);
    if (name.isEmpty() || samples.empty() || service_.refusesEdits()) return;
    std::vector<Tag> tags = tags_;
    auto found = std::find_if(tags.begin(), tags.end(), [&](const Tag& tag) { return qstr(tag.name) == name; });
    if (found == tags.end()) {
        if (!on) return;
        std::int64_t id = 1;
        for (const Tag& tag : tags) id = std::max(id, tag.id + 1);
        tags.push_back({id, utf8(name)});
        found = tags.end() - 1;
    }
    std::map<std::int64_t, SampleSet> members = members_;
    SampleSet& set = members.try_emplace(found->id, SampleSet(view_.data().samples)).first->second;
    set = set.combined(samples, on ? SetMode::Add : SetMode::Subtract);
    std::sort(tags.begin(), tags.end(), [](const Tag& a, const Tag& b) { return a.name < b.name; });
    undo_.push(new TagCommand(*this, std::move(tags), std::move(members), (on ? tr("Tag “%1”") : tr("Remove tag “%1”")).arg(name)));
}

void CurationState::renameTag(std::int64_t id, const QString& given) {
    const QString name = given.trimmed().left(60);
    std::vector<Tag> tags = tags_;
    for (const Tag& tag : tags)
        if (name.isEmpty() || (qstr(tag.name) == name && tag.id != id)) return;
    for (Tag& tag : tags)
        if (tag.id == id) tag.name = utf8(name);
    if (tags == tags_ || service_.refusesEdits()) return;
    std::sort(tags.begin(), tags.end(), [](const Tag& a, const Tag& b) { return a.name < b.name; });
    undo_.push(new TagCommand(*this, std::move(tags), members_, tr("Rename tag “%1”").arg(name)));
}

void CurationState::removeTag(std::int64_t id) {
    std::vector<Tag> tags = tags_;
    std::map<std::int64_t, SampleSet> members = members_;
    const auto removed = std::find_if(tags.begin(), tags.end(), [id](const Tag& tag) { return tag.id == id; });
    if (removed == tags.end() || service_.refusesEdits()) return;
    const QString name = qstr(removed->name);
    tags.erase(removed);
    members.erase(id);
    undo_.push(new TagCommand(*this, std::move(tags), std::move(members), tr("Remove tag “%1”").arg(name)));
}

void CurationState::applyTags(const std::vector<Tag>& tags, const std::map<std::int64_t, SampleSet>& members) {
    // What differs is written by name, so that ids given by the database need not be known here.
    struct Change {
        std::string name;
        std::vector<std::int64_t> on, off;
    };
    std::vector<Change> changes;
    std::vector<std::string> removed;
    std::vector<std::pair<std::string, std::string>> renamed;
    for (const Tag& old : tags_) {
        const auto now = std::find_if(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.id == old.id; });
        if (now == tags.end()) removed.push_back(old.name);
        else if (now->name != old.name) renamed.emplace_back(old.name, now->name);
    }
    for (const Tag& tag : tags) {
        const auto now = members.find(tag.id);
        const SampleSet after = now == members.end() ? SampleSet(view_.data().samples) : now->second;
        const SampleSet& before = tagged(tag.id);
        const bool known = before.size() == after.size();
        if (known && before == after) continue;
        Change change{tag.name, {}, {}};
        for (const std::int32_t sample : known ? after.combined(before, SetMode::Subtract).samples() : after.samples()) change.on.push_back(sample);
        if (known)
            for (const std::int32_t sample : before.combined(after, SetMode::Subtract).samples()) change.off.push_back(sample);
        changes.push_back(std::move(change));
    }
    service_.edit([changes = std::move(changes), removed = std::move(removed), renamed = std::move(renamed)](CurationStore& store) {
        const auto idOf = [&](const std::string& name) -> std::int64_t {
            for (const Tag& tag : store.tags())
                if (tag.name == name) return tag.id;
            return -1;
        };
        for (const std::string& name : removed)
            if (const std::int64_t id = idOf(name); id >= 0) store.removeTag(id);
        for (const auto& [from, to] : renamed)
            if (const std::int64_t id = idOf(from); id >= 0) store.renameTag(id, to);
        for (const Change& change : changes) {
            const std::int64_t id = store.addTag(change.name);
            store.setTag(id, change.on, true);
            store.setTag(id, change.off, false);
        }
    });
    tags_ = tags;
    members_ = members;
    if (const auto& tag = view_.filter().tag) view_.setTagMembers(tagged(*tag));
    Q_EMIT tagsChanged();
}

QString CurationState::note(int sample) const {
    const auto found = notes_.find(sample);
    return found == notes_.end() ? QString() : found->second;
}

void CurationState::setNote(int sample, const QString& text) {
    if (sample < 0 || text == note(sample) || service_.refusesEdits()) return;
    undo_.push(new SampleNoteCommand(*this, sample, text.left(4000)));
}

}  // namespace coincide
