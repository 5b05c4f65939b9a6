#include "core/base/bounded_queue.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace coincide {
namespace {

TEST(BoundedQueue, KeepsTheOrder) {
    BoundedQueue<int> queue(3);
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(queue.push(i));
    for (int i = 0; i < 3; ++i) EXPECT_EQ(queue.pop(), i);
}

TEST(BoundedQueue, PushWaitsForRoom) {
    BoundedQueue<int> queue(1);
    queue.push(1);
    std::atomic<bool> pushed{false};
    std::jthread producer([&] {
        queue.push(2);
        pushed = true;
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    EXPECT_FALSE(pushed);
    EXPECT_EQ(queue.pop(), 1);
    EXPECT_EQ(queue.pop(), 2);
    producer.join();
    EXPECT_TRUE(pushed);
}

TEST(BoundedQueue, ClosingWakesEveryone) {
    BoundedQueue<int> full(1), empty(1);
    full.push(1);
    std::jthread producer([&] { EXPECT_FALSE(full.push(2)); });
    std::jthread consumer([&] { EXPECT_FALSE(empty.pop()); });
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    full.close();
    empty.close();
    producer.join();
    consumer.join();
    EXPECT_EQ(full.pop(), 1) << "what is in it still comes out";
    EXPECT_FALSE(full.pop());
    EXPECT_FALSE(full.push(3));
}

TEST(BoundedQueue, ItemsMayBeMoveOnly) {
    BoundedQueue<std::unique_ptr<int>> queue(2);
    queue.push(std::make_unique<int>(5));
    EXPECT_EQ(**queue.pop(), 5);
}

TEST(BoundedQueue, ManyProducersAndConsumersLoseNothing) {
    BoundedQueue<int> queue(4);
    constexpr int kEach = 2000, kProducers = 3;
    std::vector<int> seen(kEach * kProducers, 0);
    std::mutex mutex;
    {
        std::vector<std::jthread> consumers, producers;
        for (int c = 0; c < 3; ++c)
            consumers.emplace_back([&] {
                while (const auto item = queue.pop()) {
                    const std::lock_guard lock(mutex);
                    ++seen[static_cast<std::size_t>(*item)];
                }
            });
        for (int p = 0; p < kProducers; ++p)
            producers.emplace_back([&queue, p] {
                for (int i = 0; i < kEach; ++i) queue.push(p * kEach + i);
            });
        producers.clear();   // joins
        queue.close();
    }
    for (const int count : seen) ASSERT_EQ(count, 1);
}

}  // namespace
}  // namespace coincide
