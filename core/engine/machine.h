#pragma once

#include <cstdint>
#include <string>

namespace coincide {

/// What computes here, for a status line.
struct MachineInfo {
    std::string device;               ///< "CPU", or the GPU's name
    int threads = 0;
    std::int64_t memoryBytes = 0;     ///< resident memory of this process
    std::int64_t deviceUsedBytes = 0, deviceTotalBytes = 0;   ///< 0 without GPU
};

/// Cheap enough to be asked every second. **Threads**: any.
MachineInfo machineInfo();

/// Lines for a report: versions, system, processor, memory, device. No personal paths.
std::string systemReport();

}  // namespace coincide
