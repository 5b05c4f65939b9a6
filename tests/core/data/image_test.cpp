#include "core/data/image.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <cstring>
#include <fstream>
#include <sstream>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/json.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

RgbImage gradient(int width, int height) {
    RgbImage image{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < 3; ++c) image.pixels.push_back(static_cast<std::uint8_t>((x * 7 + y * 13 + c * 50) % 256));
    return image;
}

RgbColour pixel(const RgbImage& image, int x, int y) {
    const std::size_t at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) * 3;
    return {image.pixels[at], image.pixels[at + 1], image.pixels[at + 2]};
}

std::span<const std::byte> asBytes(std::string_view text) { return std::as_bytes(std::span(text.data(), text.size())); }

TEST(Image, PadsToASquareWithFloorOffset) {
    const RgbImage image = gradient(5, 2);
    const RgbImage square = padToSquare(image, {1, 2, 3});
    ASSERT_EQ(square.width, 5);
    ASSERT_EQ(square.height, 5);
    EXPECT_EQ(pixel(square, 0, 0), (RgbColour{1, 2, 3}));
    EXPECT_EQ(pixel(square, 4, 1), pixel(image, 4, 0));
    EXPECT_EQ(pixel(square, 3, 2), pixel(image, 3, 1));
    EXPECT_EQ(pixel(square, 3, 3), (RgbColour{1, 2, 3}));
}

TEST(Image, PadAndResizeEqualsPaddingFirst) {
    for (const auto& [w, h] : {std::pair{40, 9}, {9, 40}, {17, 17}, {24, 10}, {1, 200}, {2, 201}, {200, 3}, {500, 1}, {23, 60}}) {
        const RgbImage image = gradient(w, h);
        for (const Resample filter : {Resample::Bilinear, Resample::Bicubic, Resample::Lanczos})
            EXPECT_EQ(padAndResize(image, {127, 10, 200}, 24, filter), resize(padToSquare(image, {127, 10, 200}), 24, 24, filter))
                << w << " x " << h;
    }
}

TEST(Image, AThinPictureNeedsNoHugeCanvas) {
    RgbImage image{1, 20000, std::vector<std::uint8_t>(60000, 200)};
    const RgbImage small = padAndResize(image, {127, 127, 127}, 384, Resample::Bicubic);
    EXPECT_EQ(pixel(small, 0, 0), (RgbColour{127, 127, 127}));
}

TEST(Image, ALongPictureTakesNoLongerThanItsPixels) {
    const auto begin = std::chrono::steady_clock::now();
    for (const auto& [w, h] : {std::pair{1, 100000}, {100000, 1}, {3, 99999}})
        for (const Resample filter : {Resample::Bilinear, Resample::Bicubic, Resample::Lanczos}) padAndResize(gradient(w, h), {127, 10, 200}, 384, filter);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));   // minutes where every row costs the whole square
}

TEST(Image, SameSizeIsACopyAndAConstantStaysConstant) {
    const RgbImage image = gradient(8, 6);
    EXPECT_EQ(resize(image, 8, 6, Resample::Bicubic), image);
    const RgbImage flat{7, 5, std::vector<std::uint8_t>(105, 91)};
    for (const std::uint8_t value : resize(flat, 20, 3, Resample::Lanczos).pixels) EXPECT_EQ(value, 91);
    EXPECT_THROW(resize(image, 0, 4, Resample::Bilinear), Error);
}

TEST(Resize, ColumnsComeFirstWhereTheHeightShrinksMore) {
    RgbImage image{20, 60, {}};
    for (int i = 0; i < 20 * 60 * 3; ++i) image.pixels.push_back(static_cast<std::uint8_t>(i * i % 251));
    for (const Resample filter : {Resample::Bilinear, Resample::Bicubic, Resample::Lanczos}) {
        EXPECT_EQ(resize(image, 10, 39, filter), resize(resize(image, 20, 39, filter), 10, 39, filter));
        EXPECT_EQ(resize(image, 10, 40, filter), resize(resize(image, 10, 60, filter), 10, 40, filter));
        EXPECT_NE(resize(image, 10, 39, filter), resize(resize(image, 10, 60, filter), 10, 39, filter));
    }
}

TEST(Image, OrientationsAreTurnsAndMirrors) {
    const RgbImage image = gradient(3, 2);
    EXPECT_EQ(pixel(oriented(image, 2), 0, 0), pixel(image, 2, 0));
    EXPECT_EQ(pixel(oriented(image, 3), 0, 0), pixel(image, 2, 1));
    EXPECT_EQ(pixel(oriented(image, 4), 0, 0), pixel(image, 0, 1));
    EXPECT_EQ(pixel(oriented(image, 5), 1, 0), pixel(image, 0, 1));
    EXPECT_EQ(pixel(oriented(image, 6), 0, 0), pixel(image, 0, 1));   // stored bottom left becomes top left
    EXPECT_EQ(pixel(oriented(image, 7), 0, 0), pixel(image, 2, 1));
    EXPECT_EQ(pixel(oriented(image, 8), 0, 0), pixel(image, 2, 0));   // stored top right becomes top left
    EXPECT_EQ(oriented(image, 6).width, 2);
    EXPECT_THROW(oriented(image, 9), Error);
}

TEST(Image, RefusesWhatIsNoPicture) {
    for (const std::string_view text : {std::string_view(""), std::string_view("<html>"), std::string_view("\xFF\xD8\xFF"),
                                        std::string_view("\x89PNG\r\n\x1A\n"), std::string_view("GIF89a"), std::string_view("BM")})
        EXPECT_THROW(probeImage(asBytes(text), "x"), Error);
}

TEST(Image, RefusesMorePixelsThanTheFileCouldHold) {
    const std::string header("\xFF\xD8\xFF\xC0\x00\x11\x08\x4E\x20\x4E\x20\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01", 21);   // 20,000 x 20,000
    try {
        probeImage(asBytes(header), "x.jpg");
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("20000 x 20000"), std::string::npos);
        EXPECT_EQ(error.code(), ErrorCode::BadInput);
    }
}

// The shared corpus of broken and odd pictures: each is refused, or has the corners that Pillow gives it.
TEST(Image, HostileCorpus) {
    COINCIDE_SHARED_OR_SKIP(shared);
    std::ifstream manifest(shared / "hostile" / "manifest.jsonl");
    int judged = 0;
    for (std::string line; std::getline(manifest, line);) {
        const Json record = Json::parse(line, "manifest");
        if (record.stringOr("kind", "") != "image" || !record.boolOr("stored", false)) continue;
        const std::string id = record.at("id").asString();
        const Path path = shared / "hostile" / "small" / record.at("args").at("picture").asString();
        if (!isRegularFile(path)) continue;
        const Json check = record.at("check");
        const auto alternatives = record.has("or") ? record.at("or").asStrings() : std::vector<std::string>{};
        const bool mayRefuse = record.at("expect").asString() == "skip" || !alternatives.empty();
        const bool mayAccept = record.at("expect").asString() == "accept" || !alternatives.empty();
        ++judged;
        try {
            const RgbImage image = decodeImage(path, {.applyOrientation = true, .limits = {}});
            EXPECT_TRUE(mayAccept) << id;
            if (!check.has("corners")) continue;
            const auto size = check.at("shown_size").asInts();
            ASSERT_EQ(image.width, size[0]) << id;
            ASSERT_EQ(image.height, size[1]) << id;
            EXPECT_EQ(image.pixels.size(), static_cast<std::size_t>(size[0] * size[1] * 3));
            const int tolerance = static_cast<int>(check.intOr("tolerance", 4));
            const Json corners = check.at("corners");
            for (std::size_t k = 0; k < 4; ++k) {
                const auto want = corners.at(k).asInts();
                const RgbColour got = pixel(image, k % 2 ? image.width - 1 : 0, k / 2 ? image.height - 1 : 0);
                for (std::size_t c = 0; c < 3; ++c) EXPECT_NEAR(got[c], want[c], tolerance) << id << " corner " << k;
            }
        } catch (const Error& error) {
            EXPECT_TRUE(mayRefuse) << id << ": " << error.what();
        }
    }
    EXPECT_GT(judged, 40);
}

// A file cut anywhere must be refused or decoded, never crash.
TEST(Image, SurvivesCutsAndFlips) {
    COINCIDE_SHARED_OR_SKIP(shared);
    const Path small = shared / "hostile" / "small" / "image";
    for (const char* name : {"im-jpeg-progressive/images/t.jpg", "im-png-interlaced/images/t.png", "im-gif-animated/images/t.gif",
                             "im-webp/images/t.webp", "im-bmp-rle/images/t.bmp", "im-tiff-pages/images/t.tif",
                             "im-jpeg-cmyk/images/t.jpg", "im-exif-6/images/t.jpg"}) {
        if (!isRegularFile(small / name)) continue;
        const std::string whole = readFile(small / name, 1 << 24);
        for (std::size_t cut = 0; cut < whole.size(); cut += 1 + whole.size() / 150) {
            std::string bytes = whole.substr(0, cut);
            try {
                decodeImage(asBytes(bytes), name);
            } catch (const Error&) {
            }
            bytes = whole;
            bytes[cut] = static_cast<char>(bytes[cut] ^ 0x55);
            try {
                decodeImage(asBytes(bytes), name);
            } catch (const Error&) {
            }
        }
    }
}

TEST(Image, DecodesLikePillow) {
    COINCIDE_SHARED_OR_SKIP(shared);
    const Path images = shared / "data" / "llava-mix" / "images";
    int same = 0, all = 0;
    for (const char* model : {"tinyllava-stablelm", "llava15-llama"}) {
        const Json records = Json::readFile(shared / "models" / model / "expected" / "pixels_sha256.json").at("records");
        for (std::size_t i = 0; i < records.size(); ++i) {
            const Json record = records.at(i);
            const RgbImage image = decodeImage(images / record.at("image").asString());
            const auto size = record.at("size").asInts();
            EXPECT_EQ(image.width, size[0]);
            EXPECT_EQ(image.height, size[1]);
            ++all;
            const bool equal = sha256(image.pixels.data(), image.pixels.size()) == record.at("rgb_sha256").asString();
            same += equal;
            EXPECT_TRUE(equal) << record.at("image").asString();
        }
    }
    EXPECT_GT(all, 60);
    EXPECT_EQ(same, all);
}

}  // namespace
}  // namespace coincide
