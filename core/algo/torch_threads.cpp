#include "core/algo/torch_threads.h"

#include <ATen/Parallel.h>

#include <mutex>

namespace coincide {
namespace {

// LibTorch keeps one number for the whole process beside one per thread, so concurrent guards must agree on what to restore.
struct Shared {
    std::mutex mutex;
    int guards = 0;
    int before = 1;
};

Shared& shared() {
    static Shared state;
    return state;
}

}  // namespace

OneTorchThread::OneTorchThread() {
    Shared& state = shared();
    const std::lock_guard lock(state.mutex);
    before_ = at::get_num_threads();
    if (state.guards++ == 0) state.before = before_;
    at::set_num_threads(1);
}

OneTorchThread::~OneTorchThread() {
    Shared& state = shared();
    const std::lock_guard lock(state.mutex);
    at::set_num_threads(--state.guards == 0 ? state.before : before_);
}

}  // namespace coincide
