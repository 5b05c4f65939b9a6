#pragma once

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace coincide {

/// Mounts that only this process and its children see, and that end with them.
class PrivateMounts {
public:
    /// Whether the system lets this process have its own mounts (as root, or in a user namespace); asked once, before threads start.
    static bool available() {
        static const bool allowed = enter();
        return allowed;
    }
    /// An empty file system of so many bytes at `folder`, which must exist.
    static bool mountSmall(const std::filesystem::path& folder, std::int64_t bytes) {
        return available() && ::mount("small", folder.c_str(), "tmpfs", 0, ("size=" + std::to_string(bytes)).c_str()) == 0;
    }
    /// `folder` can only be read from now on, also by root.
    static bool makeReadOnly(const std::filesystem::path& folder) {
        return available() && ::mount(folder.c_str(), folder.c_str(), nullptr, MS_BIND, nullptr) == 0 &&
               ::mount(nullptr, folder.c_str(), nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }
    static void unmount(const std::filesystem::path& folder) { ::umount2(folder.c_str(), MNT_DETACH); }

private:
    static bool enter() {
        const uid_t user = ::getuid();
        const gid_t group = ::getgid();
        if (::geteuid() == 0) {
            if (::unshare(CLONE_NEWNS) != 0) return false;
        } else {
            if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
            std::ofstream("/proc/self/setgroups") << "deny";
            std::ofstream("/proc/self/uid_map") << "0 " << user << " 1";
            std::ofstream("/proc/self/gid_map") << "0 " << group << " 1";
        }
        return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    }
};

/// A folder on a disk of its own that can be filled up.
class SmallDisk {
public:
    SmallDisk(std::filesystem::path folder, std::int64_t bytes) : folder_(std::move(folder)) {
        std::filesystem::create_directories(folder_);
        mounted_ = PrivateMounts::mountSmall(folder_, bytes);
    }
    ~SmallDisk() {
        if (mounted_) PrivateMounts::unmount(folder_);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool mounted() const { return mounted_; }
    const std::filesystem::path& folder() const { return folder_; }
    /// Takes all room but `left` bytes.
    void fill(std::int64_t left) const {
        const std::int64_t room = static_cast<std::int64_t>(std::filesystem::space(folder_).available) - left;
        const int file = ::open(filler().c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
        const std::vector<char> block(1 << 16, 'x');
        for (std::int64_t at = 0; at < room;) {
            const ssize_t n = ::write(file, block.data(), static_cast<std::size_t>(std::min<std::int64_t>(room - at, static_cast<std::int64_t>(block.size()))));
            if (n <= 0) break;
            at += n;
        }
        ::close(file);
    }
    void free() const { std::filesystem::remove(filler()); }

private:
    std::filesystem::path filler() const { return folder_ / "filler"; }
    std::filesystem::path folder_;
    bool mounted_ = false;
};

}  // namespace coincide
