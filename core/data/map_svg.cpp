#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/base/error.h"
#include "core/data/map_painting.h"
#include "core/data/map_picture.h"

namespace coincide {

namespace {

constexpr std::size_t kVectorPoints = 50'000;
constexpr double kRasterPixels = 2.5e6;
constexpr const char* kFonts = "'Noto Sans','Open Sans','DejaVu Sans','Liberation Sans',Arial,sans-serif";

/// Text of a stranger as character data or a quoted attribute; what XML 1.0 forbids becomes U+FFFD.
std::string escaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else if (c == '\'') out += "&#39;";
        else if (static_cast<unsigned char>(c) < 0x20) out += "\xEF\xBF\xBD";
        else if (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF") out += "\xEF\xBF\xBD", i += 2;
        else out += c;
    }
    return out;
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned group = 0;
        for (std::size_t j = 0; j < 3; ++j) group = (group << 8) | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0u);
        for (std::size_t j = 0; j < 4; ++j) out += i + j <= bytes.size() ? kDigits[(group >> (18 - 6 * j)) & 63u] : '=';
    }
    return out;
}

/// At most two decimals, without a locale's comma and without useless zeros.
std::string shortNumber(double value) {
    const auto hundredths = static_cast<long long>(std::llround(value * 100));
    std::string out = hundredths < 0 ? "-" : "";
    const long long magnitude = std::llabs(hundredths);
    out += std::to_string(magnitude / 100);
    if (magnitude % 100 != 0) {
        out += '.';
        out += static_cast<char>('0' + magnitude % 100 / 10);
        if (magnitude % 10 != 0) out += static_cast<char>('0' + magnitude % 10);
    }
    return out;
}

std::string attribute(const char* name, double value) { return std::string(" ") + name + "=\"" + shortNumber(value) + '"'; }
std::string attribute(const char* name, Rgb colour) { return std::string(" ") + name + "=\"" + hexColour(colour) + '"'; }

std::string box(const MapScene::Box& b) { return attribute("x", b.x) + attribute("y", b.y) + attribute("width", b.width) + attribute("height", b.height); }

std::string circle(const MapScene::Dot& dot) {
    return "<circle" + attribute("cx", static_cast<double>(dot.x)) + attribute("cy", static_cast<double>(dot.y)) + attribute("r", static_cast<double>(dot.radius)) +
           attribute("fill", dot.colour) + "/>\n";
}

void writeDots(const MapScene& scene, std::string& out) {
    if (scene.dots.size() > kVectorPoints) {
        const double inset = std::max(1.0, scene.corner / 3);   // the image's square corners stay inside the card's round ones
        const MapScene::Box area{scene.plot.x + inset, scene.plot.y + inset, std::max(1.0, scene.plot.width - 2 * inset), std::max(1.0, scene.plot.height - 2 * inset)};
        const double scale = std::min(2.0, std::sqrt(kRasterPixels / (area.width * area.height)));
        out += "<image" + box(area) + " preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64," + base64(dotsPng(scene, area, scale)) + "\"/>\n";
        return;
    }
    for (std::size_t begin = 0; begin < scene.dots.size();) {   // runs of one opacity share a group
        std::size_t end = begin;
        while (end < scene.dots.size() && scene.dots[end].opacity == scene.dots[begin].opacity) ++end;
        out += "<g" + attribute("fill-opacity", static_cast<double>(scene.dots[begin].opacity)) + ">\n";
        for (; begin < end; ++begin) out += circle(scene.dots[begin]);
        out += "</g>\n";
    }
}

}  // namespace

std::string mapSvg(const MapPicture& picture) {
    const TextRaster raster;
    const MapScene scene = layOutMap(picture, raster);
    const std::string width = std::to_string(scene.width), height = std::to_string(scene.height);
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"" + width +
                      "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height + "\">\n";
    if (!picture.title.empty()) out += "<title>" + escaped(printable(picture.title, 400)) + "</title>\n";
    out += "<rect width=\"100%\" height=\"100%\"" + attribute("fill", scene.background) + "/>\n";
    out += "<rect" + box(scene.plot) + attribute("rx", scene.corner) + attribute("fill", scene.card) + attribute("stroke", scene.cardEdge) +
           attribute("stroke-width", std::max(1.0, scene.corner / 9)) + "/>\n";
    writeDots(scene, out);
    if (!scene.barColours.empty()) {
        out += "<defs><linearGradient id=\"bar\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"1\">";
        constexpr std::size_t kStops = 16;
        for (std::size_t i = 0; i <= kStops; ++i)
            out += "<stop" + attribute("offset", static_cast<double>(i) / kStops) + attribute("stop-color", scene.barColours[std::min(scene.barColours.size() - 1, i * scene.barColours.size() / kStops)]) + "/>";
        out += "</linearGradient></defs>\n<rect" + box(scene.bar) + " fill=\"url(#bar)\"/>\n";
    }
    for (const MapScene::Dot& swatch : scene.swatches) out += circle(swatch);
    out += std::string("<g font-family=\"") + kFonts + "\">\n";
    for (const MapScene::Line& line : scene.lines)   // textLength keeps columns aligned where the viewer's font is another
        out += "<text" + attribute("x", line.x) + attribute("y", line.baseline) + attribute("font-size", line.size) + attribute("fill", line.colour) +
               (line.bold ? " font-weight=\"bold\"" : "") + attribute("textLength", line.width) + " lengthAdjust=\"spacingAndGlyphs\">" + escaped(line.text) + "</text>\n";
    return out + "</g>\n</svg>\n";
}

}  // namespace coincide
