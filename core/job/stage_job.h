#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/job/job.h"
#include "core/store/run_store.h"

namespace coincide {

/// What every job needs of its project.
struct ProjectFiles {
    Path folder;
    Database& database;
    int threads = 1;
};

Path activationPath(const Path& projectFolder, RunId run);
Path centroidPath(const Path& projectFolder, RunId run);

/// What identifies a run before it exists: the same plan gives the same result.
struct RunPlan {
    Stage stage = Stage::Import;
    std::string name;                      ///< of a selection; else empty
    std::string optionsJson;               ///< all options, for people
    std::string resultOptionsJson;         ///< those that change the result, for the fingerprint
    std::string externalFingerprint;       ///< of files outside the project (dataset, checkpoint)
    std::vector<Run> inputs;
    std::optional<std::int64_t> seed;
    std::string device = "cpu";
};

struct OpenedRun {
    Run run;
    bool alreadyDone = false;              ///< a finished run with this plan exists
    bool resumed = false;                  ///< an interrupted one is gone on with
};

/// The finished run that answers the plan, else the interrupted one to go on with, else a new one. `again` asks for a new run
/// beside a finished one.
OpenedRun openRun(ProjectFiles& files, const RunPlan& plan, bool again);

std::string fingerprintOf(const RunPlan& plan);

/// Base of the jobs that fill a run: keeps the run's state, time and position in the store.
class StageJob : public Job {
public:
    StageJob(ProjectFiles files, Run run, std::string unit);

    bool step(const CancelToken& cancel) final;
    const Progress& progress() const final { return meter_.now(); }
    const Run& run() const { return run_; }

protected:
    /// One bounded piece; true when the run is complete. Calls commitPosition() where it has committed something.
    virtual bool work(const CancelToken& cancel) = 0;

    ProjectFiles& files() { return files_; }
    RunStore& runs() { return runs_; }
    void setTotal(std::uint64_t total);
    void report(std::uint64_t done) {
        meter_.update(done);
        notify();
    }
    /// Stores position and resume state (inside the caller's transaction, if any), with the time since the last call.
    void commitPosition(std::uint64_t position, std::span<const std::byte> resume = {});
    /// Figures that go into the run when it finishes, as JSON.
    void setFigures(std::string json) { figures_ = std::move(json); }
    std::string title() const;

private:
    void tellStart();
    ProjectFiles files_;
    RunStore runs_;
    Run run_;
    ProgressMeter meter_;
    std::string figures_ = "{}";
    bool told_ = false;              // that it begins
    std::chrono::steady_clock::time_point since_;
};

}  // namespace coincide
