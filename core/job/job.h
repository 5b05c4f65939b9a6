#pragma once

#include "core/base/progress.h"

namespace coincide {

/// A stage as an object that is stepped: each step() does a bounded piece and commits it, so that a job can be paused (do not
/// call), cancelled (drop it) or killed at any time and a new job with the same options goes on where it was.
/// **Threads**: one thread at a time; jobs start their own threads inside step() and end them before it returns.
class Job {
public:
    virtual ~Job() = default;
    Job() = default;
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;

    /// Does the next piece; true when nothing is left to do. Returns early, with what was done committed, when `cancel` is set.
    /// **Throws** Error; what was committed before stays.
    virtual bool step(const CancelToken& cancel) = 0;

    virtual const Progress& progress() const = 0;

    /// Who is told of progress inside a step; called from the thread that steps.
    void listen(ProgressCallback listener) { listener_ = std::move(listener); }

protected:
    void notify() const {
        if (listener_) listener_(progress());
    }

private:
    ProgressCallback listener_;
};

enum class JobEnd { Finished, Cancelled };

/// Steps a job until it is done or cancelled, reporting progress inside and after each step.
JobEnd runToEnd(Job& job, const CancelToken& cancel, const ProgressCallback& onProgress);

}  // namespace coincide
