#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace coincide {

/// The first GPU that LibTorch would compute on, as its driver describes it.
struct DeviceMemory {
    std::string name;
    std::int64_t usedBytes = 0, totalBytes = 0;   ///< by all programs
};

/// nullopt without a GPU or without a LibTorch that can use it. Makes no context on the device. **Threads**: any.
std::optional<DeviceMemory> deviceMemory();

/// "2.13.0": the LibTorch that this program runs with.
std::string torchVersion();

}  // namespace coincide
