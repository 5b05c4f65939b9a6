#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/base/file.h"

/// One input; called by libFuzzer, or for every file of a corpus by corpus_main.cpp.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace coincide {

/// What must hold for any input. A failure is a finding, so the program ends.
inline void require(bool holds, int line = __builtin_LINE()) {
    if (holds) return;
    std::cerr << "line " << line << ": does not hold" << std::endl;
    std::abort();
}

/// Runs a reader that may refuse its input, but only by an Error that says why.
template <class Body>
void mayRefuse(const Body& body) {
    try {
        body();
    } catch (const Error& error) {
        require(!error.cause().empty());
    }
}

inline std::string_view textOf(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

/// A regular file that lives in memory only.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view content) : descriptor_(::memfd_create("input", MFD_CLOEXEC)) {
        if (descriptor_ < 0 || ::write(descriptor_, content.data(), content.size()) != static_cast<ssize_t>(content.size()))
            throw std::runtime_error("cannot write a file in memory");
    }
    ~MemoryFile() { ::close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    Path path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

private:
    int descriptor_;
};

/// A folder for readers that look for files by name; in memory where the system offers that.
class ScratchFolder {
public:
    ScratchFolder() {
        std::error_code ignored;
        const Path parent = std::filesystem::is_directory("/dev/shm", ignored) ? Path("/dev/shm") : std::filesystem::temp_directory_path();
        std::string name = (parent / "coincide_fuzz_XXXXXX").string();
        if (!::mkdtemp(name.data())) throw std::runtime_error("cannot make a folder");
        path_ = name;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    const Path& path() const { return path_; }
    /// Not synced, unlike the program's own writing.
    void write(const Path& name, std::string_view content) const { std::ofstream(path_ / name, std::ios::binary) << content; }

private:
    Path path_;
};

}  // namespace coincide
