#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/progress.h"
#include "core/data/sample.h"
#include "core/engine/curation.h"
#include "core/engine/explorer_data.h"
#include "core/engine/project.h"

namespace coincide {

/// A run with what is to be said about it now.
struct RunInfo {
    Run run;
    std::string stale;       ///< why its result no longer follows from its inputs; empty when it does
};

/// A dataset file of the project.
struct DatasetInfo {
    std::string path, imageFolder;
    std::int64_t records = 0;
};

/// What the stages panel, the start page and the status bar tell about a project.
struct ProjectOverview {
    std::string folder;                                  ///< absolute
    std::int64_t samples = 0, usable = 0;
    std::vector<DatasetInfo> datasets;
    std::vector<RunInfo> runs;                           ///< ascending id
    std::map<std::string, std::int64_t> faultCounts;     ///< by kind's word
};

/// A faulty record, for lists.
struct FaultInfo {
    std::int64_t sample = 0;
    std::string recordId, kind, detail;
};

/// One record as a person reads it.
struct RecordView {
    std::int64_t sample = 0;
    std::string id, image;             ///< `image` as written; empty = text only
    std::string imagePath;             ///< where the picture is; empty = none, or not found
    std::vector<Turn> turns;
    std::string problem;               ///< why text or picture cannot be shown; empty when they can
    std::vector<std::pair<std::string, std::string>> faults;   ///< kind's word, detail
};

/// One line of a list of records.
struct RecordBrief {
    std::int64_t sample = 0;
    std::string id, image, question, answer;   ///< first question and answer without <image>, cut to 200 bytes at a character
};

/// Read-only view of a project: a connection of its own, values out.
/// **Threads**: one; open one per thread.
class ProjectReader {
public:
    /// **Throws** as Project::open.
    explicit ProjectReader(const Path& folder);
    ~ProjectReader();

    const Path& folder() const;
    ProjectOverview overview();

    /// Loads what a window shows. nullptr when cancelled. **Throws** NotFound (a chosen run), Corrupt.
    std::shared_ptr<const ExplorerData> load(const ViewChoice& choice, const CancelToken& cancel, const ProgressCallback& onProgress = {});
    Curation curation(std::optional<RunId> clustering);
    std::optional<std::string> setting(const std::string& key);

    /// Never throws for what is wrong with one record: `problem` says it.
    RecordView record(std::int64_t sample);
    std::vector<RecordBrief> briefs(std::span<const std::int32_t> samples);
    std::vector<FaultInfo> faults(std::int64_t perKind);
    std::vector<RunStore::Failure> failures(RunId extraction);

    /// The `count` nearest other samples by activation cosine, nearest first. Exact over the whole matrix up to 512 MB of activations, else
    /// over the own and the nearest clusters. Empty when the sample has no activation or when cancelled.
    std::vector<std::pair<std::int32_t, float>> neighbours(const ExplorerData& data, std::int32_t sample, std::size_t count, const CancelToken& cancel);

    /// Array of a run as doubles, e.g. "objective". Empty if there is none.
    std::vector<double> series(RunId run, const std::string& name);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace coincide
