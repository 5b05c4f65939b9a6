#include "core/engine/machine.h"

#include <sys/utsname.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <string_view>

#include "core/algo/device_memory.h"
#include "core/base/parallel.h"
#include "core/base/version.h"
#include "core/store/database.h"

namespace coincide {
namespace {

// The value of the first line "NAME : value" or "NAME=value" of a small text file of the system.
std::string valueIn(const char* path, std::string_view name) {
    std::ifstream file(path);
    std::string line;
    for (int i = 0; i < 200 && std::getline(file, line); ++i) {
        if (!line.starts_with(name)) continue;
        const std::size_t mark = line.find_first_of(":=");
        const std::size_t begin = mark == std::string::npos ? mark : line.find_first_not_of(" \t\"", mark + 1);
        const std::size_t end = line.find_last_not_of(" \t\"");
        if (begin != std::string::npos && end >= begin) return line.substr(begin, end - begin + 1);
    }
    return "unknown";
}

std::string megabytes(std::int64_t bytes) { return std::to_string(bytes >> 20) + " MB"; }

}  // namespace

MachineInfo machineInfo() {
    MachineInfo out;
    out.device = "CPU";
    out.threads = threadCount(0);
    if (std::FILE* file = std::fopen("/proc/self/statm", "re")) {
        long long whole = 0, resident = 0;
        if (std::fscanf(file, "%lld %lld", &whole, &resident) == 2) out.memoryBytes = resident * ::sysconf(_SC_PAGESIZE);
        std::fclose(file);
    }
    if (const auto device = deviceMemory()) {
        out.device = device->name;
        out.deviceUsedBytes = device->usedBytes;
        out.deviceTotalBytes = device->totalBytes;
    }
    return out;
}

std::string systemReport() {
    const MachineInfo machine = machineInfo();
    utsname system{};
    ::uname(&system);
    const std::int64_t memory = static_cast<std::int64_t>(::sysconf(_SC_PHYS_PAGES)) * ::sysconf(_SC_PAGESIZE);
    std::string out = std::string("COINCIDE Explorer ") + kEngineVersion + "\n";
    out += "LibTorch " + torchVersion() + ", SQLite " + sqliteVersion() + "\n";
    out += "System: " + valueIn("/etc/os-release", "PRETTY_NAME") + ", " + system.sysname + " " + system.release + " " + system.machine + "\n";
    out += "Processor: " + valueIn("/proc/cpuinfo", "model name") + ", " + std::to_string(machine.threads) + " threads\n";
    out += "Memory: " + megabytes(memory) + ", used by this program " + megabytes(machine.memoryBytes) + "\n";
    out += "Device: " + machine.device;
    if (machine.deviceTotalBytes > 0) out += ", " + megabytes(machine.deviceUsedBytes) + " of " + megabytes(machine.deviceTotalBytes) + " in use";
    return out + "\n";
}

}  // namespace coincide
