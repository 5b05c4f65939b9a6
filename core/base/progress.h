#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace coincide {

/// How far a stage is. Values only; made by ProgressMeter.
struct Progress {
    std::string stage;          ///< "import", "extract", ...
    std::uint64_t done = 0;     ///< units done, in `[0, total]`
    std::uint64_t total = 0;    ///< units in all; 0 = not known yet
    std::string unit;           ///< "records", "iterations", ...
    double ratePerSecond = 0;   ///< units a second, smoothed; 0 = not known yet
    std::optional<double> secondsLeft;

    double fraction() const { return total == 0 ? 0.0 : static_cast<double>(done) / static_cast<double>(total); }
};

/// Receives progress; called from the job's thread only.
using ProgressCallback = std::function<void(const Progress&)>;

/// Shared flag that asks a job to stop; copies refer to the same flag.
/// **Threads**: any thread may cancel or ask.
class CancelToken {
public:
    CancelToken() : flag_(std::make_shared<std::atomic<bool>>(false)) {}
    void cancel() const noexcept { flag_->store(true, std::memory_order_relaxed); }
    bool cancelled() const noexcept { return flag_->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> flag_;
};

/// Turns counts into Progress: rate over the recent past (exponential window of about ten seconds).
class ProgressMeter {
public:
    ProgressMeter(std::string stage, std::string unit, std::uint64_t total, std::uint64_t alreadyDone = 0);
    void setTotal(std::uint64_t total) { progress_.total = total; }
    /// Sets the units done so far and returns the present state.
    const Progress& update(std::uint64_t done);
    const Progress& now() const { return progress_; }

private:
    using Clock = std::chrono::steady_clock;
    Progress progress_;
    Clock::time_point lastTime_;
    std::uint64_t lastDone_;
};

}  // namespace coincide
