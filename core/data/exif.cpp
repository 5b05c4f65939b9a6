#include "core/data/exif.h"

#include <cstddef>
#include <cstdint>

namespace coincide {

int exifOrientation(std::string_view tiff) {
    if (tiff.size() < 14) return 1;
    const bool little = tiff.substr(0, 2) == "II";
    if (!little && tiff.substr(0, 2) != "MM") return 1;
    const auto number = [&](std::size_t offset, std::size_t bytes) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < bytes; ++i)
            value = value << 8 | static_cast<unsigned char>(tiff[offset + (little ? bytes - 1 - i : i)]);
        return value;
    };
    if (number(2, 2) != 42) return 1;
    const std::size_t directory = number(4, 4);
    if (directory > tiff.size() - 2) return 1;
    const std::size_t count = number(directory, 2);
    constexpr std::size_t kEntryBytes = 12;
    constexpr std::uint32_t kOrientationTag = 0x0112, kShortType = 3;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = directory + 2 + i * kEntryBytes;
        if (entry > tiff.size() || tiff.size() - entry < kEntryBytes) return 1;
        if (number(entry, 2) != kOrientationTag) continue;
        const std::uint32_t value = number(entry + 8, 2);
        return number(entry + 2, 2) == kShortType && value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

}  // namespace coincide
