#pragma once

#include <cstddef>
#include <functional>

namespace coincide {

/// Number of threads to use for a request of `wanted` (0 or less = all hardware threads); at least 1.
int threadCount(int wanted);

/// Calls `body(begin, end)` for consecutive pieces of `[0, count)` of at most `grain` items, on up to `threads` threads
/// (the caller's among them). Pieces are the same for any number of threads, so a body that only writes to its own items
/// gives the same result. The first exception thrown by a body is rethrown after all threads have ended.
void parallelFor(int threads, std::size_t count, std::size_t grain,
                 const std::function<void(std::size_t begin, std::size_t end)>& body);

}  // namespace coincide
