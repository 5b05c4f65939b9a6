#include "core/data/map_picture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/error.h"

namespace coincide {
namespace {

std::uint32_t bigEndian(const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = (value << 8) | static_cast<unsigned char>(bytes.at(at + i));
    return value;
}

/// A small reader of XML that knows what these documents use: every tag closed in order, quoted attributes, only known entities.
::testing::AssertionResult wellFormed(const std::string& xml) {
    std::vector<std::string> open;
    std::size_t at = xml.find("?>");
    if (xml.rfind("<?xml", 0) != 0 || at == std::string::npos) return ::testing::AssertionFailure() << "no declaration";
    for (at += 2; at < xml.size();) {
        const auto c = static_cast<unsigned char>(xml[at]);
        if (c < 0x20 && c != '\n') return ::testing::AssertionFailure() << "control character at " << at;
        if (c == '&') {
            const std::string entity = xml.substr(at, xml.find(';', at) + 1 - at);
            if (entity != "&amp;" && entity != "&lt;" && entity != "&gt;" && entity != "&quot;" && entity != "&#39;") return ::testing::AssertionFailure() << entity;
            at += entity.size();
        } else if (c == '<') {
            const std::size_t end = xml.find('>', at);
            if (end == std::string::npos) return ::testing::AssertionFailure() << "open tag at " << at;
            const std::string tag = xml.substr(at + 1, end - at - 1);
            if (tag.find('<') != std::string::npos || std::count(tag.begin(), tag.end(), '"') % 2) return ::testing::AssertionFailure() << tag;
            const std::string name = tag.substr(0, tag.find_first_of(" /", 1));
            if (tag[0] == '/') {
                if (open.empty() || "/" + open.back() != tag) return ::testing::AssertionFailure() << "stray <" << tag;
                open.pop_back();
            } else if (tag.back() != '/') {
                open.push_back(name);
            }
            at = end + 1;
        } else {
            ++at;
        }
    }
    return open.empty() ? ::testing::AssertionSuccess() : ::testing::AssertionFailure() << "not closed: " << open.back();
}

struct Sheet {
    std::vector<float> positions;
    MapPicture picture;

    explicit Sheet(std::size_t points, std::size_t dims = 2) {
        for (std::size_t i = 0; i < points * dims; ++i) positions.push_back(static_cast<float>(std::sin(static_cast<double>(i) * 12.9898) * 10));
        picture.dims = dims;
        picture.title = "A map";
        picture.subtitle = "of points";
        picture.width = 640, picture.height = 480;
        CategoryColouring colouring{"Source", {}, {"first", "second", "third"}};
        for (std::size_t i = 0; i < points; ++i) colouring.category.push_back(static_cast<std::int32_t>(i % 4) - 1);
        picture.colouring = colouring;
    }
    const MapPicture& get() {
        picture.positions = positions;
        return picture;
    }
};

void expectPng(const MapPicture& picture) {
    const std::string png = mapPng(picture);
    ASSERT_GT(png.size(), 33u);
    EXPECT_EQ(png.substr(0, 8), "\x89PNG\r\n\x1a\n");
    EXPECT_EQ(bigEndian(png, 16), static_cast<std::uint32_t>(picture.width));
    EXPECT_EQ(bigEndian(png, 20), static_cast<std::uint32_t>(picture.height));
    EXPECT_EQ(png.substr(png.size() - 8, 4), "IEND");
}

std::size_t countOf(const std::string& text, const std::string& what) {
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
    return count;
}

TEST(MapPicture, PngHasTheAskedSizeInEveryMode) {
    for (const std::size_t dims : {2u, 3u})
        for (const MapTheme theme : {MapTheme::Light, MapTheme::Dark}) {
            Sheet sheet(300, dims);
            sheet.picture.theme = theme;
            expectPng(sheet.get());
            sheet.picture.colouring = ValueColouring{"Density", std::vector<float>(300, 0.5f)};
            expectPng(sheet.get());
            sheet.picture.colouring = ChoiceColouring{"Selection", std::vector<std::uint8_t>(300, 1)};
            expectPng(sheet.get());
        }
}

TEST(MapPicture, OddSizesWork) {
    for (const auto& [width, height] : {std::pair{64, 64}, {64, 4000}, {4000, 64}, {333, 777}, {1600, 300}}) {
        Sheet sheet(50);
        sheet.picture.width = width, sheet.picture.height = height;
        expectPng(sheet.get());
        EXPECT_TRUE(wellFormed(mapSvg(sheet.get())));
    }
}

TEST(MapPicture, TheSamePictureGivesTheSameBytes) {
    Sheet one(500), two(500);
    EXPECT_EQ(mapPng(one.get()), mapPng(two.get()));
    EXPECT_EQ(mapSvg(one.get()), mapSvg(two.get()));
    two.positions[0] += 1;
    EXPECT_NE(mapPng(one.get()), mapPng(two.get()));
    EXPECT_NE(mapSvg(one.get()), mapSvg(two.get()));
}

TEST(MapPicture, SvgDrawsEveryPointAndTheLegend) {
    Sheet sheet(200);
    const std::string svg = mapSvg(sheet.get());
    EXPECT_TRUE(wellFormed(svg));
    EXPECT_EQ(countOf(svg, "<circle"), 200u + 4u);   // three categories and "none"
    EXPECT_NE(svg.find(">second</text>"), std::string::npos);
    EXPECT_NE(svg.find(">none</text>"), std::string::npos);
    EXPECT_NE(svg.find("width=\"640\" height=\"480\""), std::string::npos);
}

TEST(MapPicture, ManyPointsBecomeAnImageInsideTheSvg) {
    Sheet sheet(50'001);
    const std::string svg = mapSvg(sheet.get());
    EXPECT_TRUE(wellFormed(svg));
    EXPECT_EQ(countOf(svg, "<circle"), 4u);
    EXPECT_NE(svg.find("data:image/png;base64,iVBORw0KGgo"), std::string::npos);
    EXPECT_LT(svg.size(), 5u << 20);
}

TEST(MapPicture, TextOfStrangersCannotBreakTheDocument) {
    Sheet sheet(40);
    sheet.picture.title = "</title><script>alert(1)</script> & \"'\x01\xFF ]]>";
    sheet.picture.subtitle = std::string(100'000, 'w');
    auto& colouring = std::get<CategoryColouring>(sheet.picture.colouring);
    colouring.heading = "<svg onload=x>";
    colouring.names = {"a<b>&", std::string("nul\0inside", 10), "\xE7\x9F\xA5\xE8\xAF\x86 \xEF\xBF\xBF" + std::string(5000, 'x')};
    const std::string svg = mapSvg(sheet.get());
    EXPECT_TRUE(wellFormed(svg));
    EXPECT_EQ(svg.find("<script"), std::string::npos);
    EXPECT_EQ(svg.find("\xEF\xBF\xBF"), std::string::npos);
    EXPECT_LT(svg.size(), 20'000u);
    expectPng(sheet.get());
}

TEST(MapPicture, ALongLegendEndsWithWhatIsLeftOut) {
    Sheet sheet(5000);
    CategoryColouring colouring{"Cluster", {}, {}};
    for (int i = 0; i < 1000; ++i) colouring.names.push_back("cluster " + std::to_string(i));
    for (int i = 0; i < 5000; ++i) colouring.category.push_back(i % 1000);
    sheet.picture.colouring = colouring;
    const std::string svg = mapSvg(sheet.get());
    EXPECT_NE(svg.find(" more</text>"), std::string::npos);
    EXPECT_LT(countOf(svg, "<text"), 200u);
}

TEST(MapPicture, AnUprightPictureHasItsLegendBelow) {
    Sheet sheet(100);
    sheet.picture.width = 600, sheet.picture.height = 1000;
    EXPECT_EQ(countOf(mapSvg(sheet.get()), "<circle"), 100u + 4u);
    expectPng(sheet.get());
}

TEST(MapPicture, PointsThatCannotBePlacedAreLeftOut) {
    Sheet sheet(20);
    sheet.positions[0] = std::numeric_limits<float>::quiet_NaN();
    sheet.positions[3] = std::numeric_limits<float>::infinity();
    EXPECT_EQ(countOf(mapSvg(sheet.get()), "<circle"), 18u + 4u);
    for (float& x : sheet.positions) x = std::numeric_limits<float>::quiet_NaN();
    expectPng(sheet.get());
    for (std::size_t i = 0; i < sheet.positions.size(); ++i) sheet.positions[i] = i % 2 ? 3e38f : -3e38f;
    expectPng(sheet.get());
    for (float& x : sheet.positions) x = 7;
    expectPng(sheet.get());
    expectPng(Sheet(0).get());
    expectPng(Sheet(1, 3).get());
}

TEST(MapPicture, ValuesThatAreNotFiniteHaveTheirOwnColour) {
    Sheet sheet(200);
    ValueColouring colouring{"Transferability", std::vector<float>(200)};
    for (std::size_t i = 0; i < 200; ++i) colouring.values[i] = i < 10 ? std::numeric_limits<float>::quiet_NaN() : static_cast<float>(i);
    sheet.picture.colouring = colouring;
    const std::string svg = mapSvg(sheet.get());
    EXPECT_TRUE(wellFormed(svg));
    EXPECT_EQ(countOf(svg, "fill=\"#bec2ca\""), 10u + 1u);
    EXPECT_NE(svg.find(">no value</text>"), std::string::npos);
    colouring.values.assign(200, std::numeric_limits<float>::infinity());
    sheet.picture.colouring = colouring;
    EXPECT_TRUE(wellFormed(mapSvg(sheet.get())));
}

TEST(MapPicture, RefusesSizesAndLengthsThatAreWrong) {
    for (const auto& [width, height] : {std::pair{63, 480}, {640, 16385}, {-1, 480}, {640, 0}}) {
        Sheet sheet(10);
        sheet.picture.width = width, sheet.picture.height = height;
        EXPECT_THROW(mapPng(sheet.get()), Error);
        EXPECT_THROW(mapSvg(sheet.get()), Error);
    }
    Sheet sheet(10);
    sheet.positions.push_back(0);
    EXPECT_THROW(mapPng(sheet.get()), Error);
    sheet.positions.push_back(0);
    EXPECT_THROW(mapPng(sheet.get()), Error);
    Sheet four(10);
    four.picture.dims = 4;
    EXPECT_THROW(mapPng(four.get()), Error);
}

}  // namespace
}  // namespace coincide
