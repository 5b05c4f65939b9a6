#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string>
#include <vector>

#include "core/data/image_codecs.h"

namespace coincide::codecs {
namespace {

enum Compression : std::uint32_t { kNone = 0, kRle8 = 1, kRle4 = 2, kBitFields = 3, kAlphaBitFields = 6 };

class BmpReader {
public:
    BmpReader(Bytes bytes, const std::string& name, const ImageInfo& info) : bytes_(bytes), name_(name), info_(info) {}

    RgbImage read() {
        readHeader();
        image_ = allocate(info_.width, info_.height);
        if (compression_ == kRle8 || compression_ == kRle4) readRuns();
        else if (compression_ == kNone || compression_ == kBitFields || compression_ == kAlphaBitFields) readRows();
        else fail("the BMP picture is packed in an unknown way");
        return std::move(image_);
    }

private:
    [[noreturn]] void fail(const std::string& why) const { failDamaged(name_, why); }

    std::uint32_t number(std::size_t offset, std::size_t count) const {
        if (offset > bytes_.size() || count > bytes_.size() - offset) fail("the BMP picture is cut off");
        std::uint32_t value = 0;
        for (std::size_t i = count; i-- > 0;) value = value << 8 | std::to_integer<std::uint32_t>(bytes_[offset + i]);
        return value;
    }

    void readHeader() {
        dataBegin_ = number(10, 4);
        const std::uint32_t headerBytes = number(14, 4);
        const bool core = headerBytes == 12;
        bits_ = number(core ? 24 : 28, 2);
        std::uint32_t colours = 0;
        if (!core) {
            topDown_ = (number(22, 4) & 0x80000000u) != 0;
            compression_ = number(30, 4);
            colours = number(46, 4);
        }
        if (bits_ != 1 && bits_ != 4 && bits_ != 8 && bits_ != 16 && bits_ != 24 && bits_ != 32)
            fail("the BMP picture has an unknown number of bits");
        std::size_t at = 14 + headerBytes;
        masks_ = bits_ == 16 ? std::array<std::uint32_t, 3>{0x7C00, 0x3E0, 0x1F} : std::array<std::uint32_t, 3>{0xFF0000, 0xFF00, 0xFF};
        if (compression_ == kBitFields || compression_ == kAlphaBitFields) {
            // Older headers have the masks behind them, newer ones inside, at the same place.
            for (std::size_t c = 0; c < 3; ++c) masks_[c] = number(54 + 4 * c, 4);
            if (headerBytes == 40) at += compression_ == kBitFields ? 12 : 16;
        }
        if (bits_ > 8) return;
        const std::size_t most = std::size_t{1} << bits_, entryBytes = core ? 3 : 4;
        const std::size_t count = colours == 0 || colours > most ? most : colours;
        for (std::size_t i = 0; i < count && at + entryBytes <= bytes_.size(); ++i, at += entryBytes)
            for (std::size_t c = 0; c < 3; ++c) palette_[i][c] = static_cast<std::uint8_t>(number(at + 2 - c, 1));
    }

    std::uint8_t* pixel(int x, int y) {
        const int row = topDown_ ? y : info_.height - 1 - y;
        return image_.pixels.data() + (static_cast<std::size_t>(row) * static_cast<std::size_t>(info_.width) + static_cast<std::size_t>(x)) * 3;
    }

    void put(int x, int y, std::uint32_t value) {
        std::uint8_t* to = pixel(x, y);
        if (bits_ <= 8) {
            std::memcpy(to, palette_[value & 0xFF].data(), 3);
            return;
        }
        for (std::size_t c = 0; c < 3; ++c) {
            const std::uint32_t mask = masks_[c];
            if (mask == 0) continue;
            const int shift = std::countr_zero(mask);
            to[c] = static_cast<std::uint8_t>(std::uint64_t{(value & mask) >> shift} * 255 / (mask >> shift));
        }
    }

    void readRows() {
        const std::size_t stride = (static_cast<std::size_t>(info_.width) * bits_ + 31) / 32 * 4;
        for (int y = 0; y < info_.height; ++y) {
            const std::size_t begin = dataBegin_ + static_cast<std::size_t>(y) * stride;
            for (int x = 0; x < info_.width; ++x) {
                const std::size_t bit = static_cast<std::size_t>(x) * bits_;
                if (bits_ >= 8) {
                    put(x, y, number(begin + bit / 8, bits_ / 8));
                } else {
                    put(x, y, number(begin + bit / 8, 1) >> (8 - bits_ - bit % 8) & ((1u << bits_) - 1));
                }
            }
        }
    }

    // A count and a value, or a zero and a command; pixels never written keep colour 0.
    void readRuns() {
        if (bits_ != (compression_ == kRle8 ? 8u : 4u)) fail("the BMP picture is packed in an unknown way");
        for (std::size_t i = 0; i < image_.pixels.size(); i += 3) std::memcpy(image_.pixels.data() + i, palette_[0].data(), 3);
        std::size_t at = dataBegin_;
        int x = 0, y = 0;
        const auto write = [&](std::uint32_t value) {
            if (x >= info_.width) return;   // a run that is too long is cut at the edge
            put(x, y, value);
            ++x;
        };
        const auto half = [&](std::uint32_t byte, std::uint32_t i) { return i % 2 ? byte & 15 : byte >> 4; };
        while (y < info_.height) {
            const std::uint32_t count = number(at, 1), value = number(at + 1, 1);
            at += 2;
            if (count > 0) {
                for (std::uint32_t i = 0; i < count; ++i) write(bits_ == 8 ? value : half(value, i));
            } else if (value == 0) {
                x = 0;
                ++y;
            } else if (value == 1) {
                return;
            } else if (value == 2) {
                x = std::min(x + static_cast<int>(number(at, 1)), info_.width);
                y += static_cast<int>(number(at + 1, 1));
                at += 2;
            } else {
                for (std::uint32_t i = 0; i < value; ++i)
                    write(bits_ == 8 ? number(at + i, 1) : half(number(at + i / 2, 1), i));
                const std::size_t used = bits_ == 8 ? value : (value + 1) / 2;
                at += used + used % 2;
            }
        }
    }

    Bytes bytes_;
    const std::string& name_;
    const ImageInfo& info_;
    RgbImage image_;
    std::size_t dataBegin_ = 0;
    std::uint32_t bits_ = 0, compression_ = 0;
    bool topDown_ = false;
    std::array<std::uint32_t, 3> masks_{};
    std::array<RgbColour, 256> palette_{};
};

}  // namespace

RgbImage decodeBmp(Bytes bytes, const std::string& name, const ImageInfo& info) { return BmpReader(bytes, name, info).read(); }

}  // namespace coincide::codecs
