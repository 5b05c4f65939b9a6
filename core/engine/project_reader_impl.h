#pragma once

#include "core/engine/project_reader.h"
#include "core/engine/record_files.h"

namespace coincide {

/// What the parts of ProjectReader share.
struct ProjectReader::Impl {
    std::unique_ptr<Project> project;
    RecordFiles files;
    std::int64_t dataVersion = -1;

    /// The files of the records that the project holds now.
    RecordFiles& records() {
        const std::int64_t version = project->database().integer("PRAGMA data_version");
        if (version != dataVersion) {
            SampleStore samples = project->samples();
            files.open(samples);
            dataVersion = version;
        }
        return files;
    }
};

/// Keeps what a connection reads at one state of the database, beside somebody who writes.
class ReadSnapshot {
public:
    explicit ReadSnapshot(Database& database) : database_(database) { database_.execute("BEGIN"); }
    ~ReadSnapshot();
    ReadSnapshot(const ReadSnapshot&) = delete;
    ReadSnapshot& operator=(const ReadSnapshot&) = delete;

private:
    Database& database_;
};

/// Loads what a view shows: the whole of ProjectReader::load.
std::shared_ptr<const ExplorerData> loadExplorerData(Project& project, const ViewChoice& choice, const CancelToken& cancel, const ProgressCallback& onProgress);

}  // namespace coincide
