#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/algo/cluster_limits.h"
#include "core/base/file.h"
#include "core/store/curation_store.h"

namespace coincide {

/// Everything that people added to a project, for one clustering, as values.
struct Curation {
    std::vector<ClusterNote> clusters;                       ///< ascending; only those that say something
    std::vector<Tag> tags;
    std::vector<std::vector<std::int64_t>> samplesOfTag;     ///< `[tags]`, ascending sample ids
    std::map<std::int64_t, std::string> notes;               ///< by sample id
};

/// A connection of its own that writes what people say, beside a job that writes results.
/// **Threads**: one. **Throws** Busy where the database stays locked for ten seconds, ReadOnly, DiskFull; nothing is changed then.
class CurationEditor {
public:
    explicit CurationEditor(const Path& projectFolder);
    ~CurationEditor();
    CurationStore& store();

private:
    std::unique_ptr<Database> database_;
    std::unique_ptr<CurationStore> store_;
};

/// Limits as one text, clusters ascending: "12:pin 15:exclude 20:cap=40" (a cluster may be pinned and capped: "20:pin 20:cap=40").
/// It is an option of a selection, so that a selection can be made again from its options.
/// parseLimits() of core/algo/cluster_limits.h reads it.
std::string limitsText(std::span<const ClusterNote> clusters);

}  // namespace coincide
