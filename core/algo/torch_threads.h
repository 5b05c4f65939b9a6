#pragma once

namespace coincide {

/// While it lives, LibTorch works with one thread when called from the thread that made it. Loops that spread over threads by
/// parallelFor make one in every body, so that LibTorch's own pool stays asleep beside ours.
/// **Threads**: any number may exist at once; when the last one goes, the earlier number of threads is set again.
class OneTorchThread {
public:
    OneTorchThread();
    ~OneTorchThread();
    OneTorchThread(const OneTorchThread&) = delete;
    OneTorchThread& operator=(const OneTorchThread&) = delete;

private:
    int before_ = 1;
};

}  // namespace coincide
