#include "core/data/thumbnail.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

// Left half red, right half blue.
RgbImage halves(int width, int height) {
    RgbImage image{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) image.pixels.insert(image.pixels.end(), {static_cast<std::uint8_t>(x < width / 2 ? 220 : 20), 20, static_cast<std::uint8_t>(x < width / 2 ? 20 : 220)});
    return image;
}

std::span<const std::byte> asBytes(std::string_view text) { return std::as_bytes(std::span(text.data(), text.size())); }

int redAt(const RgbImage& image, int x, int y) { return image.pixels[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) * 3]; }

// The JPEG with an EXIF block that says how the picture is to be turned.
std::string turned(const std::string& jpeg, char orientation) {
    const std::string tiff = std::string("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18) + orientation + std::string(7, '\0');
    const std::string body = std::string("Exif\0\0", 6) + tiff;
    const std::size_t length = body.size() + 2;
    return jpeg.substr(0, 2) + "\xFF\xE1" + static_cast<char>(length >> 8) + static_cast<char>(length & 0xFF) + body + jpeg.substr(2);
}

TEST(Thumbnail, ShrinksToTheEdgeAndNeverEnlarges) {
    for (const auto& [width, height] : {std::pair{1000, 500}, {512, 256}, {513, 300}, {257, 1}, {4096, 8}, {256, 256}, {40, 30}}) {
        const RgbImage small = decodeShrunk(asBytes(encodeJpeg(halves(width, height), 90)), "x.jpg", 256);
        const int edge = std::max(width, height);
        EXPECT_EQ(std::max(small.width, small.height), std::min(edge, 256)) << width;
        EXPECT_EQ(small.pixels.size(), static_cast<std::size_t>(small.width * small.height) * 3);
        EXPECT_GT(redAt(small, small.width / 4, small.height / 2), 180);
        EXPECT_LT(redAt(small, small.width * 3 / 4, small.height / 2), 60);
        EXPECT_NEAR(small.height, std::max(1.0, height * std::min(1.0, 256.0 / edge)), 1.0);
    }
}

TEST(Thumbnail, StandsUpright) {
    const std::string jpeg = encodeJpeg(halves(800, 400), 90);
    const RgbImage quarter = decodeShrunk(asBytes(turned(jpeg, 6)), "x.jpg", 256);   // to be turned clockwise
    EXPECT_EQ(quarter.width, 128);
    EXPECT_EQ(quarter.height, 256);
    EXPECT_GT(redAt(quarter, 64, 60), 180);
    EXPECT_LT(redAt(quarter, 64, 200), 60);
    const RgbImage half = decodeShrunk(asBytes(turned(jpeg, 3)), "x.jpg", 256);
    EXPECT_LT(redAt(half, 60, 64), 60);
}

TEST(Thumbnail, RefusesWhatIsNoPicture) {
    EXPECT_THROW(decodeShrunk(asBytes("hello"), "x.jpg", 256), Error);
    const std::string jpeg = encodeJpeg(halves(800, 400), 90);
    EXPECT_THROW(decodeShrunk(asBytes(std::string_view(jpeg).substr(0, jpeg.size() / 2)), "x.jpg", 256), Error);
    EXPECT_THROW(decodeShrunk(asBytes(jpeg), "x.jpg", 0), Error);
    EXPECT_THROW(encodeJpeg({}, 85), Error);
    EXPECT_THROW(encodeJpeg(halves(4, 4), 0), Error);
    EXPECT_THROW(encodeJpeg({2, 2, {1, 2, 3}}, 85), Error);
    const TemporaryFolder folder;
    EXPECT_THROW(decodeShrunk(folder.path() / "gone.jpg", 256), Error);
}

}  // namespace
}  // namespace coincide
