#include "core/base/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "core/base/error.h"

namespace coincide {
namespace {

struct Descriptor {
    int value;
    ~Descriptor() {
        if (value >= 0) ::close(value);
    }
};

// Opens a regular file for reading; O_NONBLOCK keeps a pipe from blocking before its kind is known.
int openRegular(const Path& path, std::size_t& size) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) throw errorFromErrno("cannot open " + path.string(), errno);
    struct stat info {};
    if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        ::close(fd);
        throw Error(ErrorCode::BadInput, path.string() + " is not a regular file", "Give the path of a file");
    }
    size = static_cast<std::size_t>(info.st_size);
    return fd;
}

}  // namespace

MappedFile::MappedFile(const Path& path) {
    const Descriptor fd{openRegular(path, size_)};
    if (size_ == 0) return;
    void* address = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, fd.value, 0);
    if (address == MAP_FAILED) throw errorFromErrno("cannot map " + path.string(), errno);
    data_ = static_cast<const std::byte*>(address);
}

MappedFile::~MappedFile() {
    if (data_) ::munmap(const_cast<std::byte*>(data_), size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

void MappedFile::releasePages(std::size_t offset, std::size_t length) const {
    const std::size_t page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const std::size_t begin = (offset + page - 1) / page * page;
    const std::size_t end = std::min(offset + length, size_) / page * page;
    if (data_ && begin < end) ::madvise(const_cast<std::byte*>(data_) + begin, end - begin, MADV_DONTNEED);
}

std::string readFile(const Path& path, std::size_t maxBytes) {
    std::size_t size = 0;
    const Descriptor fd{openRegular(path, size)};
    if (size > maxBytes)
        throw Error(ErrorCode::BadInput,
                    path.string() + " has " + std::to_string(size) + " bytes, more than the " + std::to_string(maxBytes) +
                        " that such a file may have",
                    "Check that it is the right file");
    std::string content(size, '\0');
    std::size_t got = 0;
    while (got < size) {
        const ssize_t n = ::read(fd.value, content.data() + got, size - got);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw errorFromErrno("cannot read " + path.string(), errno);
        if (n == 0) break;
        got += static_cast<std::size_t>(n);
    }
    content.resize(got);
    return content;
}

namespace {

constexpr std::size_t kMostOfName = 200;   // a name may have 255 bytes, and more is added to it

[[noreturn]] void refuseTarget(const Path& path) {
    throw Error(ErrorCode::BadInput, path.string() + " is not a regular file", "Give another name");
}

}  // namespace

Path writtenFile(const Path& path) {
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0) return path;   // nothing there yet, or a place that opening tells about
    if (S_ISREG(info.st_mode)) return path;
    if (!S_ISLNK(info.st_mode)) refuseTarget(path);
    std::error_code failure;
    const Path target = std::filesystem::canonical(path, failure);
    if (failure) throw Error(ErrorCode::BadInput, path.string() + " is a link that leads to no file", "Give another name");
    if (!isRegularFile(target)) refuseTarget(path);
    return target;
}

AtomicFile::AtomicFile(const Path& target)
    : target_(target),
      temporary_(target.parent_path() / ("." + target.filename().string().substr(0, kMostOfName) + ".part" + std::to_string(::getpid()))) {
    // Renaming would put a file in the place of a device or a pipe.
    struct stat info {};
    if (::lstat(target_.c_str(), &info) == 0 && !S_ISREG(info.st_mode) && !S_ISLNK(info.st_mode)) refuseTarget(target_);
    descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (descriptor_ < 0) throw errorFromErrno("cannot write " + target_.string(), errno);
}

AtomicFile::~AtomicFile() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    ::unlink(temporary_.c_str());
}

void AtomicFile::write(const void* data, std::size_t size) {
    buffer_.append(static_cast<const char*>(data), size);
    if (buffer_.size() >= (1u << 20)) flush();
}

void AtomicFile::flush() {
    std::size_t at = 0;
    while (at < buffer_.size()) {
        const ssize_t n = ::write(descriptor_, buffer_.data() + at, buffer_.size() - at);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw errorFromErrno("cannot write " + target_.string(), errno);
        at += static_cast<std::size_t>(n);
    }
    buffer_.clear();
}

Path AtomicFile::complete() {
    flush();
    return temporary_;
}

void AtomicFile::commit(bool synced) {
    flush();
    if (synced && ::fsync(descriptor_) != 0) throw errorFromErrno("cannot write " + target_.string(), errno);
    const int closed = ::close(std::exchange(descriptor_, -1));
    if (closed != 0 || ::rename(temporary_.c_str(), target_.c_str()) != 0) {
        const int failure = errno;
        ::unlink(temporary_.c_str());
        throw errorFromErrno("cannot write " + target_.string(), failure);
    }
}

void writeFile(const Path& path, std::string_view content) {
    AtomicFile file(path);
    file.write(content);
    file.commit();
}

bool isRegularFile(const Path& path) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

void makeFolder(const Path& path) {
    std::error_code failure;
    std::filesystem::create_directories(path, failure);
    if (failure) throw errorFromErrno("cannot make the folder " + path.string(), failure.value());
}

}  // namespace coincide
