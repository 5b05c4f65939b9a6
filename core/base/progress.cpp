#include "core/base/progress.h"

#include <algorithm>
#include <cmath>

namespace coincide {

ProgressMeter::ProgressMeter(std::string stage, std::string unit, std::uint64_t total, std::uint64_t alreadyDone)
    : lastTime_(Clock::now()), lastDone_(alreadyDone) {
    progress_.stage = std::move(stage);
    progress_.unit = std::move(unit);
    progress_.total = total;
    progress_.done = total ? std::min(alreadyDone, total) : alreadyDone;
}

const Progress& ProgressMeter::update(std::uint64_t done) {
    progress_.done = progress_.total ? std::min(done, progress_.total) : done;
    const auto now = Clock::now();
    const double elapsed = std::chrono::duration<double>(now - lastTime_).count();
    if (elapsed >= 0.2 && done > lastDone_) {
        const double rate = static_cast<double>(done - lastDone_) / elapsed;
        const double keep = progress_.ratePerSecond > 0 ? std::exp(-elapsed / 10.0) : 0.0;
        progress_.ratePerSecond = keep * progress_.ratePerSecond + (1 - keep) * rate;
        lastTime_ = now;
        lastDone_ = done;
    }
    if (progress_.ratePerSecond > 0 && progress_.total > 0)
        progress_.secondsLeft = static_cast<double>(progress_.total - progress_.done) / progress_.ratePerSecond;
    return progress_;
}

}  // namespace coincide
