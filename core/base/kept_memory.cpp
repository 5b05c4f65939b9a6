#include "core/base/kept_memory.h"

#include <malloc.h>

#include <mutex>

namespace coincide {
namespace {

// Values of the C library, which it also starts with.
constexpr int kUsualThreshold = 128 << 10;
// The largest threshold that the C library takes; a layer's temporaries lie below it.
constexpr int kLargestMapped = 32 << 20;
constexpr int kKeptOnTop = 1 << 30, kAskedAtOnce = 64 << 20;

std::mutex mutex;
int holders = 0;

}  // namespace

KeptMemory::KeptMemory() {
    const std::lock_guard lock(mutex);
    if (holders++ > 0) return;
    mallopt(M_MMAP_THRESHOLD, kLargestMapped);
    mallopt(M_TRIM_THRESHOLD, kKeptOnTop);
    mallopt(M_TOP_PAD, kAskedAtOnce);
}

KeptMemory::~KeptMemory() {
    const std::lock_guard lock(mutex);
    if (--holders > 0) return;
    mallopt(M_MMAP_THRESHOLD, kUsualThreshold);
    mallopt(M_TRIM_THRESHOLD, kUsualThreshold);
    mallopt(M_TOP_PAD, kUsualThreshold);
    malloc_trim(0);
}

}  // namespace coincide
