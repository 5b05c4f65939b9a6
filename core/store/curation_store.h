#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/run_store.h"

namespace coincide {

/// What a person found a cluster to be.
enum class Verdict { None, Pure, Mixed, Junk, Unsure };
const char* verdictName(Verdict verdict);   ///< "none", "pure", ...
std::optional<Verdict> verdictFromName(std::string_view name);

/// A person's words about one cluster of one clustering, and what the allocation is to do with it.
struct ClusterNote {
    std::int64_t cluster = 0;
    std::string name;                        ///< empty = the keywords serve as its name
    Verdict verdict = Verdict::None;
    std::string note;
    bool pinned = false;                     ///< all its records are taken
    bool excluded = false;                   ///< none is
    std::optional<std::int64_t> cap;         ///< at most so many
    bool operator==(const ClusterNote&) const = default;
    bool empty() const;                      ///< says nothing
};

struct Tag {
    std::int64_t id = 0;
    std::string name;
    bool operator==(const Tag&) const = default;
};

/// Tags, notes, verdicts, names and limits that people give; and texts under keys that the window keeps in the project.
/// **Threads**: as its Database.
class CurationStore {
public:
    explicit CurationStore(Database& database) : database_(database) {}

    std::vector<ClusterNote> clusters(RunId clustering);                 ///< ascending cluster; only those that say something
    void setCluster(RunId clustering, const ClusterNote& note);          ///< replaces the whole note; an empty one removes it

    std::vector<Tag> tags();                                             ///< by name
    std::int64_t addTag(const std::string& name);                        ///< the id of that name, made when new. **Throws** InvalidArgument (empty, over 200 bytes)
    void renameTag(std::int64_t tag, const std::string& name);           ///< **Throws** InvalidArgument also for a name in use
    void removeTag(std::int64_t tag);
    std::vector<std::int64_t> samplesWith(std::int64_t tag);             ///< ascending sample ids
    void setTag(std::int64_t tag, std::span<const std::int64_t> samples, bool on);

    std::map<std::int64_t, std::string> notes();                         ///< by sample id
    void setNote(std::int64_t sample, const std::string& text);          ///< empty removes it

    std::optional<std::string> setting(const std::string& key);
    void setSetting(const std::string& key, const std::string& value);

private:
    Database& database_;
};

}  // namespace coincide
