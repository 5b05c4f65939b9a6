#include "core/base/progress.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace coincide {
namespace {

TEST(CancelToken, CopiesShareTheFlag) {
    const CancelToken token, copy = token, other;
    EXPECT_FALSE(copy.cancelled());
    std::thread([copy] { copy.cancel(); }).join();
    EXPECT_TRUE(token.cancelled());
    EXPECT_FALSE(other.cancelled());
}

TEST(ProgressMeter, CountsWithinTheTotal) {
    ProgressMeter meter("import", "records", 10, 4);
    EXPECT_EQ(meter.now().stage, "import");
    EXPECT_EQ(meter.now().unit, "records");
    EXPECT_EQ(meter.now().done, 4u);
    EXPECT_DOUBLE_EQ(meter.now().fraction(), 0.4);
    EXPECT_EQ(meter.now().ratePerSecond, 0);
    EXPECT_FALSE(meter.now().secondsLeft);
    EXPECT_EQ(meter.update(12).done, 10u);
    EXPECT_DOUBLE_EQ(meter.now().fraction(), 1.0);
    EXPECT_EQ(ProgressMeter("s", "u", 10, 11).now().done, 10u);
}

TEST(ProgressMeter, AnUnknownTotalHasNoFraction) {
    ProgressMeter meter("s", "u", 0);
    EXPECT_EQ(meter.update(7).done, 7u);
    EXPECT_EQ(meter.now().fraction(), 0);
    EXPECT_FALSE(meter.now().secondsLeft);
    meter.setTotal(14);
    EXPECT_DOUBLE_EQ(meter.update(7).fraction(), 0.5);
}

TEST(ProgressMeter, TheRateIsThatOfThisSession) {
    ProgressMeter meter("s", "u", 2000, 1000);
    const auto begin = std::chrono::steady_clock::now();
    std::this_thread::sleep_for(std::chrono::milliseconds(250));
    const Progress progress = meter.update(1100);
    const double elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    EXPECT_LE(progress.ratePerSecond, 100 / 0.25);
    EXPECT_GE(progress.ratePerSecond, 100 / elapsed * 0.99);
    ASSERT_TRUE(progress.secondsLeft);
    EXPECT_NEAR(*progress.secondsLeft, 900 / progress.ratePerSecond, 1e-9);
}

}  // namespace
}  // namespace coincide
