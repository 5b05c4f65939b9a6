#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace coincide {

using Path = std::filesystem::path;

/// A whole regular file mapped read-only. Movable; the bytes stay at their address.
/// **Throws** NotFound, Io, BadInput (not a regular file).
class MappedFile {
public:
    MappedFile() = default;
    explicit MappedFile(const Path& path);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;

    std::span<const std::byte> bytes() const { return {data_, size_}; }
    std::string_view text() const { return {reinterpret_cast<const char*>(data_), size_}; }
    std::size_t size() const { return size_; }

    /// Tells the system that the pages in this range are not needed for now (they stay valid).
    void releasePages(std::size_t offset, std::size_t length) const;

private:
    const std::byte* data_ = nullptr;
    std::size_t size_ = 0;
};

/// Reads a whole regular file. **Throws** BadInput if it is larger than `maxBytes` or not a regular file (links are followed;
/// pipes and devices are never opened for reading).
std::string readFile(const Path& path, std::size_t maxBytes);

/// A file that appears under its name only when it is complete: written to a hidden sibling, synced, then renamed.
/// Destroyed without commit(), it leaves nothing behind. A link in the target's place is replaced, not followed: see writtenFile().
/// **Throws** DiskFull, ReadOnly, NotFound, Io, BadInput (a folder, a device or a pipe is there); the target is untouched then.
class AtomicFile {
public:
    explicit AtomicFile(const Path& target);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(const void* data, std::size_t size);
    void write(std::string_view text) { write(text.data(), text.size()); }
    /// Writes out what was given so far, to be read at the returned place until commit().
    Path complete();
    /// `synced`: wait until the content is on the disk, so that a power cut cannot leave the name without it.
    void commit(bool synced = true);

private:
    void flush();

    Path target_;
    Path temporary_;
    int descriptor_ = -1;
    std::string buffer_;
};

/// The file that a person who names `path` wants written: where a link leads, else `path` itself.
/// **Throws** BadInput where something else than a regular file is there, or a link that leads nowhere.
Path writtenFile(const Path& path);

/// Writes `content` as one AtomicFile.
void writeFile(const Path& path, std::string_view content);

/// True if `path` names a regular file (links followed); false also when it cannot be examined.
bool isRegularFile(const Path& path);

/// Makes the folder and its parents. **Throws** ReadOnly, DiskFull, Io.
void makeFolder(const Path& path);

}  // namespace coincide
