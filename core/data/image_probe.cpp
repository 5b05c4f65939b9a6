// Format, size and orientation of a picture from its header. Every read is bounded, whatever the file claims.

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>

#include "core/base/error.h"
#include "core/data/image.h"
#include "core/data/image_codecs.h"
#include "core/data/exif.h"

namespace coincide {
namespace {

constexpr std::size_t kWindowBytes = 16 * 1024;
constexpr std::size_t kTailBytes = 64 * 1024;
constexpr int kMaxSegments = 4096;        // JPEG markers or PNG chunks looked at before the picture data
constexpr std::size_t kMaxExifBytes = 256 * 1024;

// Bytes of a file or of memory, read a window at a time.
class Source {
public:
    explicit Source(std::span<const std::byte> bytes) : memory_(bytes), size_(bytes.size()) {}

    explicit Source(const Path& path) {
        descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (descriptor_ < 0) throw errorFromErrno("cannot open " + path.string(), errno);
        struct stat info {};
        if (::fstat(descriptor_, &info) != 0 || !S_ISREG(info.st_mode)) {
            ::close(descriptor_);
            throw Error(ErrorCode::BadInput, path.string() + " is not a regular file", "Give the path of a file");
        }
        size_ = static_cast<std::size_t>(info.st_size);
    }
    ~Source() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    std::size_t size() const { return size_; }

    // The `count` bytes from `offset`, or an empty view where the file ends before. Valid until the next call.
    std::string_view at(std::size_t offset, std::size_t count) {
        if (offset > size_ || count > size_ - offset) return {};
        if (descriptor_ < 0) return {reinterpret_cast<const char*>(memory_.data()) + offset, count};
        if (offset < windowBegin_ || offset + count > windowBegin_ + window_.size()) load(offset, std::max(count, kWindowBytes));
        if (offset + count > windowBegin_ + window_.size()) return {};
        return std::string_view(window_).substr(offset - windowBegin_, count);
    }

private:
    void load(std::size_t offset, std::size_t count) {
        window_.resize(std::min(count, size_ - offset));
        windowBegin_ = offset;
        std::size_t got = 0;
        while (got < window_.size()) {
            const ssize_t n = ::pread(descriptor_, window_.data() + got, window_.size() - got, static_cast<off_t>(offset + got));
            if (n < 0 && errno == EINTR) continue;
            if (n < 0) throw errorFromErrno("cannot read a picture", errno);
            if (n == 0) break;
            got += static_cast<std::size_t>(n);
        }
        window_.resize(got);
    }

    std::span<const std::byte> memory_;
    int descriptor_ = -1;
    std::size_t size_ = 0;
    std::size_t windowBegin_ = 0;
    std::string window_;
};

std::uint32_t bigEndian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

std::uint32_t littleEndian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

// Size and orientation while they are being found; `claimed` = largest number of pixels that the bytes could hold.
struct Found {
    ImageInfo info;
    std::uint64_t width = 0, height = 0;
    std::uint64_t claimed = UINT64_MAX;
};

bool tailHas(Source& source, std::string_view mark, std::size_t tailBytes) {
    const std::size_t n = std::min(tailBytes, source.size());
    return source.at(source.size() - n, n).find(mark) != std::string_view::npos;
}

bool probeJpeg(Source& source, Found& found) {
    found.info.format = ImageFormat::Jpeg;
    std::size_t offset = 2;
    for (int segment = 0; segment < kMaxSegments; ++segment) {
        std::string_view head = source.at(offset, 2);
        if (head.size() < 2 || head[0] != '\xFF') return false;
        const unsigned marker = static_cast<unsigned char>(head[1]);
        if (marker == 0xFF) {   // fill byte
            ++offset;
            continue;
        }
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {   // marks without content
            offset += 2;
            continue;
        }
        head = source.at(offset + 2, 2);
        if (head.size() < 2) return false;
        const std::size_t length = bigEndian(head);
        if (length < 2 || marker == 0xD9 || marker == 0xDA) return false;
        const bool isFrame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (isFrame) {
            const std::string_view frame = source.at(offset + 4, 6);
            if (frame.size() < 6 || length < 8) return false;
            found.height = bigEndian(frame.substr(1, 2));
            found.width = bigEndian(frame.substr(3, 2));
            // A Huffman-coded block of 64 pixels takes at least a bit; arithmetic coding (SOF9 and above) may take less.
            if (marker < 0xC9) found.claimed = std::uint64_t{source.size()} * 1024 + 4'000'000;
            found.info.endFound = tailHas(source, "\xFF\xD9", kTailBytes);
            return true;
        }
        if (marker == 0xE1 && length > 8) {
            const std::string_view segmentBytes = source.at(offset + 4, length - 2);
            if (segmentBytes.starts_with(std::string_view("Exif\0\0", 6)))
                found.info.orientation = exifOrientation(segmentBytes.substr(6));
        }
        offset += 2 + length;
    }
    return false;
}

bool probePng(Source& source, Found& found) {
    found.info.format = ImageFormat::Png;
    const std::string_view header = source.at(8, 25);
    if (header.size() < 25 || bigEndian(header.substr(0, 4)) != 13 || header.substr(4, 4) != "IHDR") return false;
    found.width = bigEndian(header.substr(8, 4));
    found.height = bigEndian(header.substr(12, 4));
    const unsigned depth = static_cast<unsigned char>(header[16]), type = static_cast<unsigned char>(header[17]);
    const unsigned channels = type == 2 ? 3 : type == 4 ? 2 : type == 6 ? 4 : type == 0 || type == 3 ? 1 : 0;
    if (channels == 0 || depth == 0 || depth > 16 || (depth & (depth - 1)) != 0) return false;
    // Deflate packs at most 1032 to 1.
    found.claimed = std::uint64_t{source.size()} * 1040 * 8 / (channels * depth) + 4'000'000;
    std::size_t offset = 33;
    for (int chunk = 0; chunk < kMaxSegments; ++chunk) {
        const std::string_view head = source.at(offset, 8);
        if (head.size() < 8) break;
        const std::size_t length = bigEndian(head.substr(0, 4));
        const std::string_view name = head.substr(4, 4);
        if (name == "IDAT" || name == "IEND") break;
        if (name == "eXIf" && length <= kMaxExifBytes) {
            found.info.orientation = exifOrientation(source.at(offset + 8, length));
            break;
        }
        offset += 12 + length;
    }
    found.info.endFound = tailHas(source, "IEND", kTailBytes);
    return true;
}

bool probeGif(Source& source, Found& found) {
    found.info.format = ImageFormat::Gif;
    const std::string_view header = source.at(6, 7);
    if (header.size() < 7) return false;
    found.width = littleEndian(header.substr(0, 2));
    found.height = littleEndian(header.substr(2, 2));
    found.info.endFound = tailHas(source, ";", kTailBytes);
    return true;
}

bool probeBmp(Source& source, Found& found) {
    found.info.format = ImageFormat::Bmp;
    const std::string_view header = source.at(14, 16);
    if (header.size() < 16) return false;
    const std::uint32_t headerBytes = littleEndian(header.substr(0, 4));
    std::uint32_t compression = 0, bits = 0;
    if (headerBytes == 12) {
        found.width = littleEndian(header.substr(4, 2));
        found.height = littleEndian(header.substr(6, 2));
        bits = littleEndian(header.substr(10, 2));
    } else {
        if (headerBytes < 40 || headerBytes > 1024) return false;
        found.width = littleEndian(header.substr(4, 4));
        const std::int32_t height = static_cast<std::int32_t>(littleEndian(header.substr(8, 4)));
        found.height = height < 0 ? static_cast<std::uint64_t>(-static_cast<std::int64_t>(height))
                                  : static_cast<std::uint64_t>(height);   // negative: rows from the top down
        bits = littleEndian(header.substr(14, 2));
        const std::string_view more = source.at(30, 4);
        if (more.size() < 4) return false;
        compression = littleEndian(more);
    }
    if (bits == 0 || bits > 32) return false;
    if (compression == 0 || compression == 3) {
        found.claimed = std::uint64_t{source.size()} * 8 / bits;
        found.info.endFound = found.width * found.height <= found.claimed;
        found.claimed += 4'000'000;
    } else {
        found.claimed = std::uint64_t{source.size()} * 255 + 4'000'000;   // run lengths of up to 255
    }
    return true;
}

bool probeWebP(Source& source, Found& found) {
    found.info.format = ImageFormat::WebP;
    const std::string_view header = source.at(12, 18);
    if (header.size() < 18) return false;
    const std::string_view kind = header.substr(0, 4);
    if (kind == "VP8 ") {
        if (header.substr(11, 3) != "\x9D\x01\x2A") return false;
        found.width = littleEndian(header.substr(14, 2)) & 0x3FFF;
        found.height = littleEndian(header.substr(16, 2)) & 0x3FFF;
    } else if (kind == "VP8L") {
        if (header[8] != '\x2F') return false;
        const std::uint32_t bits = littleEndian(header.substr(9, 4));
        found.width = (bits & 0x3FFF) + 1;
        found.height = (bits >> 14 & 0x3FFF) + 1;
    } else if (kind == "VP8X") {
        found.width = littleEndian(header.substr(12, 3)) + 1;
        found.height = littleEndian(header.substr(15, 3)) + 1;
        std::size_t offset = 12;
        for (int chunk = 0; chunk < kMaxSegments; ++chunk) {
            const std::string_view head = source.at(offset, 8);
            if (head.size() < 8) break;
            const std::size_t length = littleEndian(head.substr(4, 4));
            if (head.starts_with("EXIF") && length <= kMaxExifBytes) {
                std::string_view exif = source.at(offset + 8, length);
                if (exif.starts_with(std::string_view("Exif\0\0", 6))) exif.remove_prefix(6);
                found.info.orientation = exifOrientation(exif);
                break;
            }
            offset += 8 + length + length % 2;
        }
    } else {
        return false;
    }
    const std::string_view riff = source.at(4, 4);
    found.info.endFound = std::uint64_t{littleEndian(riff)} + 8 <= source.size();
    return true;
}

bool probeTiff(Source& source, Found& found) {
    found.info.format = ImageFormat::Tiff;
    const std::string_view header = source.at(0, 8);
    if (header.size() < 8) return false;
    const bool little = header[0] == 'I';
    const auto number = [&](std::string_view bytes) { return little ? littleEndian(bytes) : bigEndian(bytes); };
    const std::size_t directory = number(header.substr(4, 4));
    const std::string_view countBytes = source.at(directory, 2);
    if (countBytes.size() < 2) return false;
    const std::size_t count = std::min<std::size_t>(number(countBytes), kMaxSegments);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view entry = source.at(directory + 2 + i * 12, 12);
        if (entry.size() < 12) return false;
        const std::uint32_t tag = number(entry.substr(0, 2)), type = number(entry.substr(2, 2));
        if (type != 3 && type != 4) continue;
        const std::uint32_t value = type == 3 ? number(entry.substr(8, 2)) : number(entry.substr(8, 4));
        if (tag == 256) found.width = value;
        if (tag == 257) found.height = value;
        if (tag == 274 && value >= 1 && value <= 8) found.info.orientation = static_cast<int>(value);
    }
    // The strongest of the packings in use (deflate) packs 1032 to 1; a bit is the smallest pixel.
    found.claimed = std::uint64_t{source.size()} * 1040 * 8 + 4'000'000;
    return true;
}

std::optional<Found> probeAny(Source& source) {
    Found found;
    const std::string head(source.at(0, std::min<std::size_t>(16, source.size())));
    const std::string_view start = head;
    bool good = false;
    if (start.starts_with("\xFF\xD8\xFF")) good = probeJpeg(source, found);
    else if (start.starts_with("\x89PNG\r\n\x1A\n")) good = probePng(source, found);
    else if (start.starts_with("GIF87a") || start.starts_with("GIF89a")) good = probeGif(source, found);
    else if (start.starts_with("RIFF") && start.size() >= 12 && start.substr(8, 4) == "WEBP") good = probeWebP(source, found);
    else if (start.starts_with(std::string_view("II*\0", 4)) || start.starts_with(std::string_view("MM\0*", 4)))
        good = probeTiff(source, found);
    else if (start.starts_with("BM")) good = probeBmp(source, found);
    else return std::nullopt;
    if (!good) found.width = found.height = 0;
    return found;
}

ImageInfo probe(Source& source, const std::string& name, const ImageLimits& limits) {
    if (source.size() == 0) codecs::failDamaged(name, "the file is empty");
    const std::optional<Found> found = probeAny(source);
    if (!found) codecs::failDamaged(name, "not a picture of a known format (JPEG, PNG, GIF, BMP, WebP, TIFF)");
    const std::string format = imageFormatName(found->info.format);
    if (found->width == 0 || found->height == 0)
        codecs::failDamaged(name, "the " + format + " header is damaged or cut off, or says that there are no pixels");
    const std::string size = std::to_string(found->width) + " x " + std::to_string(found->height) + " pixels";
    const std::uint64_t maxSide = static_cast<std::uint64_t>(std::max(limits.maxSide, 1));
    if (found->width > maxSide || found->height > maxSide ||
        found->width * found->height > static_cast<std::uint64_t>(std::max<std::int64_t>(limits.maxPixels, 1)))
        codecs::failDamaged(name, "the " + format + " header says " + size + ", more than this program decodes");
    if (found->width * found->height > found->claimed)
        codecs::failDamaged(name, "the " + format + " header says " + size + ", but the file has only " +
                                      std::to_string(source.size()) + " bytes");
    ImageInfo info = found->info;
    info.width = static_cast<int>(found->width);
    info.height = static_cast<int>(found->height);
    return info;
}

}  // namespace

ImageInfo probeImage(const Path& path, const ImageLimits& limits) {
    Source source(path);
    return probe(source, path.filename().string(), limits);
}

ImageInfo probeImage(std::span<const std::byte> bytes, const std::string& name, const ImageLimits& limits) {
    Source source(bytes);
    return probe(source, name, limits);
}

}  // namespace coincide
