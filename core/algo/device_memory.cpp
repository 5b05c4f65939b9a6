#include "core/algo/device_memory.h"

#include <ATen/Context.h>
#include <dlfcn.h>
#include <torch/headeronly/version.h>

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace coincide {
namespace {

// Declarations of NVIDIA's management library, as far as they are used; the library comes with the driver.
struct NvmlMemory {
    unsigned long long total, free, used;
};
using NvmlInit = int (*)();
using NvmlHandleByIndex = int (*)(unsigned, void**);
using NvmlName = int (*)(void*, char*, unsigned);
using NvmlMemoryInfo = int (*)(void*, NvmlMemory*);

struct Nvml {
    NvmlHandleByIndex handleByIndex = nullptr;
    NvmlName name = nullptr;
    NvmlMemoryInfo memoryInfo = nullptr;
    bool usable = false;

    Nvml() {
        void* library = ::dlopen("libnvidia-ml.so.1", RTLD_NOW | RTLD_LOCAL);   // stays for the life of the program
        if (!library) return;
        const auto init = reinterpret_cast<NvmlInit>(::dlsym(library, "nvmlInit_v2"));
        handleByIndex = reinterpret_cast<NvmlHandleByIndex>(::dlsym(library, "nvmlDeviceGetHandleByIndex_v2"));
        name = reinterpret_cast<NvmlName>(::dlsym(library, "nvmlDeviceGetName"));
        memoryInfo = reinterpret_cast<NvmlMemoryInfo>(::dlsym(library, "nvmlDeviceGetMemoryInfo"));
        usable = init && handleByIndex && name && memoryInfo && init() == 0;
    }
};

// Which GPU is the program's first: the management library sees all, whatever the program is allowed to.
unsigned firstDevice() {
    const char* visible = std::getenv("CUDA_VISIBLE_DEVICES");
    unsigned index = 0;
    if (visible) {
        const std::string_view text = visible;
        std::from_chars(text.data(), text.data() + text.size(), index);
    }
    return index;
}

}  // namespace

std::optional<DeviceMemory> deviceMemory() {
    static const bool hasCuda = at::hasCUDA();
    if (!hasCuda) return std::nullopt;
    static const Nvml nvml;
    void* device = nullptr;
    char name[96] = "";
    NvmlMemory memory{};
    if (!nvml.usable || nvml.handleByIndex(firstDevice(), &device) != 0 || nvml.name(device, name, sizeof name) != 0 || nvml.memoryInfo(device, &memory) != 0) return std::nullopt;
    return DeviceMemory{name, static_cast<std::int64_t>(memory.used), static_cast<std::int64_t>(memory.total)};
}

std::string torchVersion() { return TORCH_VERSION; }

}  // namespace coincide
