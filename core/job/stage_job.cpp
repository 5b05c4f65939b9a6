#include "core/job/stage_job.h"

#include <cstdio>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/log.h"
#include "core/base/version.h"

namespace coincide {

Path activationPath(const Path& folder, RunId run) { return folder / "activations" / ("run_" + std::to_string(run.value) + ".npy"); }
Path centroidPath(const Path& folder, RunId run) { return folder / "centroids" / ("run_" + std::to_string(run.value) + ".npy"); }

std::string fingerprintOf(const RunPlan& plan) {
    Fingerprint print;
    print.add(stageName(plan.stage)).add(plan.resultOptionsJson).add(plan.externalFingerprint);
    for (const Run& input : plan.inputs) print.add(input.fingerprint).add(std::to_string(input.id.value));
    return print.hex();
}

OpenedRun openRun(ProjectFiles& files, const RunPlan& plan, bool again) {
    RunStore store(files.database);
    const std::string fingerprint = fingerprintOf(plan);
    const auto finished = store.newestWith(plan.stage, fingerprint, plan.name, true);
    const auto open = store.newestWith(plan.stage, fingerprint, plan.name, false);
    // Rows of one run come from one kind of device, whose rounding they share.
    const auto kind = [](const std::string& device) { return device.substr(0, device.find(':')); };
    const bool sameDevice = open && kind(open->device) == kind(plan.device);
    // An interrupted repetition is newer than the finished run that it repeats.
    if (finished && !again) return {*finished, true, false};
    if (open && sameDevice && open->state != RunState::Failed && (!finished || open->id > finished->id)) {
        store.setState(open->id, RunState::Running);
        return {*open, false, true};
    }
    Run run;
    run.stage = plan.stage;
    run.name = plan.name;
    run.optionsJson = plan.optionsJson;
    run.fingerprint = fingerprint;
    run.engineVersion = kEngineVersion;
    run.device = plan.device;
    run.seed = plan.seed;
    for (const Run& input : plan.inputs) run.inputs.push_back(input.id);
    Transaction transaction(files.database);
    run.id = store.create(run);
    transaction.commit();
    return {run, false, false};
}

StageJob::StageJob(ProjectFiles files, Run run, std::string unit)
    : files_(files),
      runs_(files_.database),
      run_(std::move(run)),
      meter_(stageName(run_.stage), std::move(unit), static_cast<std::uint64_t>(run_.total), static_cast<std::uint64_t>(run_.position)),
      since_(std::chrono::steady_clock::now()) {}

void StageJob::setTotal(std::uint64_t total) {
    run_.total = static_cast<std::int64_t>(total);
    meter_.setTotal(total);
    runs_.setTotal(run_.id, run_.total);
}

void StageJob::commitPosition(std::uint64_t position, std::span<const std::byte> resume) {
    const auto now = std::chrono::steady_clock::now();
    const double seconds = std::chrono::duration<double>(now - since_).count();
    since_ = now;
    run_.position = static_cast<std::int64_t>(position);
    run_.seconds += seconds;
    runs_.setResume(run_.id, run_.position, resume, seconds);
    meter_.update(position);
}

// "cluster, run 7", as every line of the log begins.
std::string StageJob::title() const { return std::string(stageName(run_.stage)) + ", run " + std::to_string(run_.id.value); }

void StageJob::tellStart() {
    told_ = true;
    std::string line = title() + (run_.position > 0 ? ": goes on at " + std::to_string(run_.position) + " of " + std::to_string(run_.total) : ": begins");
    if (run_.position == 0 && run_.total > 0) line += ", " + std::to_string(run_.total) + " " + meter_.now().unit;
    if (run_.optionsJson.size() > 2) line += ", " + printable(run_.optionsJson, 300);
    logInfo(line);
}

bool StageJob::step(const CancelToken& cancel) {
    if (!told_) tellStart();
    try {
        const bool finished = work(cancel);
        if (finished) {
            Transaction transaction(files_.database);
            commitPosition(static_cast<std::uint64_t>(run_.total));
            runs_.setFigures(run_.id, figures_);
            runs_.setState(run_.id, RunState::Finished);
            transaction.commit();
            run_.state = RunState::Finished;
            run_.figuresJson = figures_;
            char seconds[32];
            std::snprintf(seconds, sizeof seconds, "%.1f s", run_.seconds);
            logInfo(title() + ": done in " + seconds + (figures_.size() > 2 ? ", " + printable(figures_, 300) : ""));
        } else if (cancel.cancelled()) {
            runs_.setState(run_.id, RunState::Stopped, "stopped by the user");
            logInfo(title() + ": stopped at " + std::to_string(run_.position) + " of " + std::to_string(run_.total));
        }
        return finished;
    } catch (const Error& e) {
        // What went wrong outside the input leaves the run open, so that the same command goes on once it is mended.
        const bool canGoOn = e.code() != ErrorCode::BadInput && e.code() != ErrorCode::InvalidArgument &&
                             e.code() != ErrorCode::Unsupported && e.code() != ErrorCode::Undefined;
        try {
            runs_.setState(run_.id, canGoOn ? RunState::Stopped : RunState::Failed, e.what());
        } catch (const Error&) {
            // The store itself fails (disk full); the run stays marked as running and is gone on with all the same.
        }
        throw;
    }
}

}  // namespace coincide
