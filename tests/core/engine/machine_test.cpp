#include "core/engine/machine.h"

#include <gtest/gtest.h>

#include <chrono>

namespace coincide {
namespace {

TEST(Machine, SaysWhatComputesHere) {
    const MachineInfo info = machineInfo();
    EXPECT_FALSE(info.device.empty());
    EXPECT_GE(info.threads, 1);
    EXPECT_GT(info.memoryBytes, 1 << 20);
    EXPECT_LE(info.deviceUsedBytes, info.deviceTotalBytes);
}

TEST(Machine, IsCheapToAsk) {
    machineInfo();
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < 100; ++i) machineInfo();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
}

TEST(Machine, ReportNamesNoFolders) {
    const std::string report = systemReport();
    EXPECT_NE(report.find("LibTorch"), std::string::npos);
    EXPECT_NE(report.find("SQLite 3"), std::string::npos);
    EXPECT_EQ(report.find("/home"), std::string::npos);
}

}  // namespace
}  // namespace coincide
