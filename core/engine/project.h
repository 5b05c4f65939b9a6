#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/file.h"
#include "core/job/stage_job.h"
#include "core/store/run_store.h"
#include "core/store/sample_store.h"

namespace coincide {

enum class Access { Read, Write };

/// A project folder `NAME.coincide`: `project.sqlite`, `activations/`, `centroids/`, `cache/`.
/// One process at a time may have write access; any number may read.
/// **Threads**: one thread; readers on other threads open their own.
class Project {
public:
    /// Opens the project at `folder`. **Throws** NotFound (no project there), Busy (another process writes), ReadOnly,
    /// Corrupt, NewerProject.
    static std::unique_ptr<Project> open(const Path& folder, Access access, int threads = 0);
    /// Opens it for writing, making it first where nothing is. **Throws** also InvalidArgument for a name that does not end in
    /// `.coincide`, or a folder that holds something else.
    static std::unique_ptr<Project> openOrCreate(const Path& folder, int threads = 0);

    ~Project();

    const Path& folder() const { return folder_; }
    Database& database() { return *database_; }
    RunStore runs() { return RunStore(*database_); }
    SampleStore samples() { return SampleStore(*database_); }
    ProjectFiles files() { return {folder_, *database_, threads_}; }
    int threads() const { return threads_; }
    bool writable() const { return !database_->readOnly(); }

    /// True when no stage ever finished: nothing in it is worth keeping.
    bool isUnborn();
    /// Ends this object and removes the folder; only for an unborn project.
    static void discard(std::unique_ptr<Project> project);

    /// The run to read from: `wanted`, which must be of this stage, else the newest finished one.
    /// **Throws** NotFound with the command to run first; InvalidArgument where `wanted` is of another stage, or where the
    /// project was imported anew since.
    Run inputRun(Stage stage, std::optional<std::int64_t> wanted);
    /// As inputRun(), but `wanted` may be any run; then the newest run that it rests on or that rests on it is taken.
    Run relatedRun(Stage stage, std::optional<std::int64_t> wanted);

    /// **Throws** InvalidArgument where the project was imported anew since the run: its rows mean other records.
    void requireCurrentImport(const Run& run);

    /// What is wrong with the files that a finished run itself made; empty when nothing is.
    std::string ownDamage(const Run& run);

    /// Why a run's result no longer follows from its inputs; empty when it does.
    std::string staleness(const Run& run);

private:
    Project(Path folder, int threads);
    static std::unique_ptr<Project> openThere(const Path& given, Access access, int threads, bool mayFinish);
    void lock();
    Path folder_;
    int threads_;
    int lockDescriptor_ = -1;
    std::unique_ptr<Database> database_;
};

}  // namespace coincide
