#include "core/job/job.h"

namespace coincide {

JobEnd runToEnd(Job& job, const CancelToken& cancel, const ProgressCallback& onProgress) {
    job.listen(onProgress);
    while (true) {
        if (cancel.cancelled()) return JobEnd::Cancelled;
        const bool finished = job.step(cancel);
        if (onProgress) onProgress(job.progress());
        if (finished) return JobEnd::Finished;
    }
}

}  // namespace coincide
