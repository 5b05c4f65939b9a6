#include "core/base/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <set>
#include <string>
#include <utility>

#include "core/base/error.h"

namespace coincide {
namespace {

std::set<std::pair<std::size_t, std::size_t>> pieces(int threads, std::size_t count, std::size_t grain) {
    std::set<std::pair<std::size_t, std::size_t>> out;
    std::mutex mutex;
    parallelFor(threads, count, grain, [&](std::size_t begin, std::size_t end) {
        const std::lock_guard lock(mutex);
        EXPECT_TRUE(out.emplace(begin, end).second) << "piece given twice";
    });
    return out;
}

TEST(ParallelFor, PiecesAreTheSameForAnyNumberOfThreads) {
    for (const std::size_t count : {1u, 7u, 64u, 1000u}) {
        for (const std::size_t grain : {1u, 3u, 64u, 5000u}) {
            const auto one = pieces(1, count, grain);
            std::size_t next = 0;
            for (const auto& [begin, end] : one) {
                EXPECT_EQ(begin, next);
                EXPECT_LE(end - begin, grain);
                next = end;
            }
            EXPECT_EQ(next, count);
            for (const int threads : {2, 3, 16, 0, -1}) EXPECT_EQ(pieces(threads, count, grain), one);
        }
    }
}

TEST(ParallelFor, NothingToDo) {
    EXPECT_TRUE(pieces(4, 0, 10).empty());
    EXPECT_EQ(pieces(4, 3, 0).size(), 3u) << "a grain of nothing counts as one";
}

TEST(ParallelFor, TheFirstExceptionPassesAndTheRestIsLeft) {
    for (const int threads : {1, 4}) {
        std::atomic<std::size_t> calls{0};
        try {
            parallelFor(threads, 100'000, 1, [&](std::size_t begin, std::size_t) {
                ++calls;
                if (begin == 10) throw Error(ErrorCode::Undefined, "piece " + std::to_string(begin));
            });
            ADD_FAILURE() << "no error";
        } catch (const Error& e) {
            EXPECT_EQ(e.cause(), "piece 10");
        }
        EXPECT_LT(calls, 100'000u);
    }
}

TEST(ParallelFor, CallsMayBeNested) {
    std::atomic<std::size_t> sum{0};
    parallelFor(3, 4, 1, [&](std::size_t, std::size_t) {
        parallelFor(3, 10, 2, [&](std::size_t begin, std::size_t end) { sum += end - begin; });
    });
    EXPECT_EQ(sum, 40u);
}

TEST(ThreadCount, IsAtLeastOne) {
    EXPECT_EQ(threadCount(5), 5);
    EXPECT_GE(threadCount(0), 1);
    EXPECT_GE(threadCount(-3), 1);
}

}  // namespace
}  // namespace coincide
