#include "core/store/curation_store.h"

#include <array>

#include "core/base/error.h"

namespace coincide {
namespace {

constexpr std::array kVerdicts{"none", "pure", "mixed", "junk", "unsure"};
constexpr std::size_t kMaxNameBytes = 200;
constexpr std::size_t kMaxNoteBytes = 1u << 20;

void checkTagName(const std::string& name) {
    if (name.empty() || name.size() > kMaxNameBytes)
        throw Error(ErrorCode::InvalidArgument, "a tag cannot be named '" + printable(name, 40) + "'", "Give a name of 1 to 200 bytes");
}

void checkText(const std::string& text, const char* what, std::size_t most) {
    if (text.size() > most)
        throw Error(ErrorCode::InvalidArgument, std::string(what) + " of " + std::to_string(text.size()) + " bytes is too long", "Give at most " + std::to_string(most) + " bytes");
}

void checkNote(const ClusterNote& note) {
    const std::string cluster = "cluster " + std::to_string(note.cluster);
    if (note.cluster < 0) throw Error(ErrorCode::InvalidArgument, "there is no " + cluster, "Give a cluster's number, from 0");
    if (note.pinned && note.excluded) throw Error(ErrorCode::InvalidArgument, cluster + " cannot be both pinned and excluded", "Give one of the two");
    if (note.cap && *note.cap < 0) throw Error(ErrorCode::InvalidArgument, cluster + " has a negative cap", "Give a cap of 0 or more");
    checkText(note.name, "a cluster's name", kMaxNameBytes);
    checkText(note.note, "a cluster's note", kMaxNoteBytes);
}

}  // namespace

const char* verdictName(Verdict verdict) { return kVerdicts[static_cast<std::size_t>(verdict)]; }

std::optional<Verdict> verdictFromName(std::string_view name) {
    for (std::size_t i = 0; i < kVerdicts.size(); ++i)
        if (name == kVerdicts[i]) return static_cast<Verdict>(i);
    return std::nullopt;
}

bool ClusterNote::empty() const { return name.empty() && verdict == Verdict::None && note.empty() && !pinned && !excluded && !cap; }

// A project of schema 1 that is opened for reading only has none of these tables: nobody has said anything yet.
std::vector<ClusterNote> CurationStore::clusters(RunId clustering) {
    std::vector<ClusterNote> out;
    if (!database_.hasTable("cluster_note")) return out;
    Statement s(database_, "SELECT cluster, name, verdict, note, pinned, excluded, cap FROM cluster_note WHERE run_id = ? ORDER BY cluster");
    s.bind(0, clustering.value);
    while (s.next()) {
        ClusterNote note;
        note.cluster = s.integer(0);
        note.name = s.text(1);
        note.verdict = verdictFromName(s.text(2)).value_or(Verdict::None);
        note.note = s.text(3);
        note.pinned = s.integer(4) != 0;
        note.excluded = s.integer(5) != 0;
        if (!s.isNull(6)) note.cap = s.integer(6);
        out.push_back(std::move(note));
    }
    return out;
}

void CurationStore::setCluster(RunId clustering, const ClusterNote& note) {
    checkNote(note);
    if (note.empty()) {
        Statement(database_, "DELETE FROM cluster_note WHERE run_id = ? AND cluster = ?").bind(0, clustering.value).bind(1, note.cluster).run();
        return;
    }
    Statement s(database_, "INSERT OR REPLACE INTO cluster_note (run_id, cluster, name, verdict, note, pinned, excluded, cap) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    s.bind(0, clustering.value).bind(1, note.cluster).bind(2, note.name).bind(3, verdictName(note.verdict)).bind(4, note.note);
    s.bind(5, std::int64_t{note.pinned}).bind(6, std::int64_t{note.excluded});
    note.cap ? s.bind(7, *note.cap) : s.bindNull(7);
    s.run();
}

std::vector<Tag> CurationStore::tags() {
    std::vector<Tag> out;
    if (!database_.hasTable("tag")) return out;
    Statement s(database_, "SELECT tag_id, name FROM tag ORDER BY name");
    while (s.next()) out.push_back({s.integer(0), s.text(1)});
    return out;
}

std::int64_t CurationStore::addTag(const std::string& name) {
    checkTagName(name);
    Statement(database_, "INSERT OR IGNORE INTO tag (name) VALUES (?)").bind(0, name).run();
    Statement s(database_, "SELECT tag_id FROM tag WHERE name = ?");
    s.bind(0, name);
    if (!s.next()) throw Error(ErrorCode::Corrupt, "the project is damaged: its table of tags does not keep names", "Restore the project from a backup");
    return s.integer(0);
}

void CurationStore::renameTag(std::int64_t tag, const std::string& name) {
    checkTagName(name);
    Transaction transaction(database_);
    {
        Statement other(database_, "SELECT 1 FROM tag WHERE name = ? AND tag_id <> ?");
        if (other.bind(0, name).bind(1, tag).next()) throw Error(ErrorCode::InvalidArgument, "there is another tag named '" + printable(name, 60) + "'", "Give another name");
    }
    Statement(database_, "UPDATE tag SET name = ? WHERE tag_id = ?").bind(0, name).bind(1, tag).run();
    transaction.commit();
}

void CurationStore::removeTag(std::int64_t tag) { Statement(database_, "DELETE FROM tag WHERE tag_id = ?").bind(0, tag).run(); }

std::vector<std::int64_t> CurationStore::samplesWith(std::int64_t tag) {
    std::vector<std::int64_t> out;
    if (!database_.hasTable("sample_tag")) return out;
    Statement s(database_, "SELECT sample_id FROM sample_tag WHERE tag_id = ? ORDER BY sample_id");
    s.bind(0, tag);
    while (s.next()) out.push_back(s.integer(0));
    return out;
}

void CurationStore::setTag(std::int64_t tag, std::span<const std::int64_t> samples, bool on) {
    Transaction transaction(database_);
    Statement s(database_, on ? "INSERT OR IGNORE INTO sample_tag (tag_id, sample_id) VALUES (?, ?)" : "DELETE FROM sample_tag WHERE tag_id = ? AND sample_id = ?");
    for (const std::int64_t sample : samples) s.bind(0, tag).bind(1, sample).run();
    transaction.commit();
}

std::map<std::int64_t, std::string> CurationStore::notes() {
    std::map<std::int64_t, std::string> out;
    if (!database_.hasTable("sample_note")) return out;
    Statement s(database_, "SELECT sample_id, note FROM sample_note ORDER BY sample_id");
    while (s.next()) out.emplace_hint(out.end(), s.integer(0), s.text(1));
    return out;
}

void CurationStore::setNote(std::int64_t sample, const std::string& text) {
    checkText(text, "a note", kMaxNoteBytes);
    if (text.empty()) {
        Statement(database_, "DELETE FROM sample_note WHERE sample_id = ?").bind(0, sample).run();
        return;
    }
    Statement(database_, "INSERT OR REPLACE INTO sample_note (sample_id, note) VALUES (?, ?)").bind(0, sample).bind(1, text).run();
}

std::optional<std::string> CurationStore::setting(const std::string& key) {
    if (!database_.hasTable("setting")) return std::nullopt;
    Statement s(database_, "SELECT value FROM setting WHERE key = ?");
    s.bind(0, key);
    if (!s.next()) return std::nullopt;
    return s.text(0);
}

void CurationStore::setSetting(const std::string& key, const std::string& value) {
    Statement(database_, "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)").bind(0, key).bind(1, value).run();
}

}  // namespace coincide
