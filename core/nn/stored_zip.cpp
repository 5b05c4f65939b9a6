#include "core/nn/stored_zip.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "core/base/error.h"

namespace coincide {
namespace {

constexpr std::size_t kEndBytes = 22, kLocatorBytes = 20, kCentralBytes = 46, kLocalBytes = 30;
constexpr std::size_t kMaxComment = 65535;
constexpr std::uint64_t kMaxEntries = 1'000'000;
constexpr std::size_t kMaxNameBytes = 1024;
constexpr std::uint32_t kInExtraField = 0xFFFFFFFF;   // the true value stands in the zip64 field

class Reader {
public:
    Reader(std::span<const std::byte> bytes, const std::string& file) : bytes_(bytes), file_(file) {}

    std::map<std::string, ZipEntry> read() {
        const std::size_t end = findEnd();
        std::uint64_t count = number(end + 10, 2), size = number(end + 12, 4), begin = number(end + 16, 4);
        if (end >= kLocatorBytes && number(end - kLocatorBytes, 4) == 0x07064B50) {
            const std::uint64_t end64 = number(end - kLocatorBytes + 8, 8);
            if (number(end64, 4) != 0x06064B50) fail("has a damaged directory");
            count = number(end64 + 32, 8);
            size = number(end64 + 40, 8);
            begin = number(end64 + 48, 8);
        }
        if (count > kMaxEntries) fail("has too many entries");
        need(begin, size);
        std::map<std::string, ZipEntry> entries;
        std::uint64_t at = begin;
        for (std::uint64_t i = 0; i < count; ++i) at = readEntry(at, begin + size, entries);
        return entries;
    }

private:
    [[noreturn]] void fail(const std::string& why) const {
        throw Error(ErrorCode::BadInput, file_ + " " + why, "Get the checkpoint again");
    }

    void need(std::uint64_t offset, std::uint64_t count) const {
        if (offset > bytes_.size() || count > bytes_.size() - offset) fail("is damaged or cut off");
    }

    std::uint64_t number(std::uint64_t offset, std::size_t count) const {
        need(offset, count);
        std::uint64_t value = 0;
        for (std::size_t i = count; i-- > 0;) value = value << 8 | std::to_integer<std::uint64_t>(bytes_[offset + i]);
        return value;
    }

    // The end record stands last, before a comment of its own.
    std::size_t findEnd() const {
        if (bytes_.size() < kEndBytes) fail("is not a PyTorch zip file");
        const std::size_t last = bytes_.size() - kEndBytes;
        for (std::size_t back = 0; back <= std::min(last, kMaxComment); ++back)
            if (number(last - back, 4) == 0x06054B50 && number(last - back + 20, 2) == back) return last - back;
        fail("is not a PyTorch zip file, or is cut off");
    }

    std::uint64_t readEntry(std::uint64_t at, std::uint64_t end, std::map<std::string, ZipEntry>& entries) const {
        if (end - at < kCentralBytes || number(at, 4) != 0x02014B50) fail("has a damaged directory");
        const std::uint64_t flags = number(at + 8, 2), method = number(at + 10, 2), nameBytes = number(at + 28, 2),
                            extraBytes = number(at + 30, 2), commentBytes = number(at + 32, 2);
        std::uint64_t packed = number(at + 20, 4), size = number(at + 24, 4), local = number(at + 42, 4);
        const std::uint64_t total = kCentralBytes + nameBytes + extraBytes + commentBytes;
        if (total > end - at) fail("has a damaged directory");
        if (nameBytes == 0 || nameBytes > kMaxNameBytes) fail("has an entry without a usable name");
        readExtra(at + kCentralBytes + nameBytes, extraBytes, size, packed, local);
        if (method != 0 || (flags & 1) || packed != size) fail("holds packed or encrypted data, which PyTorch never writes");
        if (number(local, 4) != 0x04034B50) fail("has a damaged directory");
        const std::uint64_t begin = local + kLocalBytes + number(local + 26, 2) + number(local + 28, 2);
        need(begin, size);
        const std::string name(reinterpret_cast<const char*>(bytes_.data()) + at + kCentralBytes, nameBytes);
        if (!entries.emplace(name, ZipEntry{static_cast<std::size_t>(begin), static_cast<std::size_t>(size)}).second)
            fail("holds the entry " + printable(name) + " twice");
        return at + total;
    }

    // The zip64 field lists those of the three values that did not fit into 32 bits, in this order.
    void readExtra(std::uint64_t at, std::uint64_t count, std::uint64_t& size, std::uint64_t& packed, std::uint64_t& local) const {
        const std::uint64_t end = at + count;
        while (end - at >= 4) {
            const std::uint64_t kind = number(at, 2), length = number(at + 2, 2);
            if (length > end - at - 4) fail("has a damaged directory");
            if (kind == 1) {
                std::uint64_t field = at + 4;
                for (std::uint64_t* value : {&size, &packed, &local}) {
                    if (*value != kInExtraField) continue;
                    if (at + 4 + length - field < 8) fail("has a damaged directory");
                    *value = number(field, 8);
                    field += 8;
                }
                return;
            }
            at += 4 + length;
        }
    }

    std::span<const std::byte> bytes_;
    const std::string& file_;
};

}  // namespace

std::map<std::string, ZipEntry> readStoredZip(std::span<const std::byte> bytes, const std::string& file) {
    return Reader(bytes, file).read();
}

}  // namespace coincide
