#include "core/data/text_raster.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace coincide {

namespace {

// Where Debian, Ubuntu, Fedora and Arch put them, best first; a regular face and its bold one.
struct FacePair {
    const char *regular, *bold;
};
constexpr auto kSans = std::to_array<FacePair>({
    {"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"},
    {"/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf", "/usr/share/fonts/truetype/open-sans/OpenSans-Bold.ttf"},
    {"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"},
    {"/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf", "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans-Bold.ttf"},
    {"/usr/share/fonts/TTF/DejaVuSans.ttf", "/usr/share/fonts/TTF/DejaVuSans-Bold.ttf"},
    {"/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf", "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf"},
    {"/usr/share/fonts/liberation-sans/LiberationSans-Regular.ttf", "/usr/share/fonts/liberation-sans/LiberationSans-Bold.ttf"},
    {"/usr/share/fonts/truetype/freefont/FreeSans.ttf", "/usr/share/fonts/truetype/freefont/FreeSansBold.ttf"},
});
constexpr auto kCjk = std::to_array<const char*>({
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
});

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

/// The next character of a text that is meant to be UTF-8; U+FFFD for what is not.
char32_t nextCharacter(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    if (lead < 0x80) return lead;
    const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    if (more == 0 || at + more > text.size()) return 0xFFFD;
    char32_t code = lead & (0x3Fu >> more);
    for (std::size_t i = 0; i < more; ++i) {
        const auto byte = static_cast<unsigned char>(text[at + i]);
        if ((byte & 0xC0) != 0x80) return 0xFFFD;
        code = (code << 6) | (byte & 0x3Fu);
    }
    at += more;
    return code;
}

std::string strokesText(std::string_view text) {
    std::string ascii;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = nextCharacter(text, at);
        if (c == 0x2026)
            ascii += "...";
        else
            ascii += c >= 32 && c < 127 ? static_cast<char>(c) : c == 0xB7 ? '-' : '?';
    }
    return ascii;
}

constexpr double kStrokesEm = 30;   // pixels that the strokes' capital height of 22 makes of one em

}  // namespace

struct TextRaster::Fonts {
    FT_Library library = nullptr;
    std::array<FT_Face, 3> faces{};   // regular, bold, CJK

    Fonts() {
        if (FT_Init_FreeType(&library) != 0) {
            library = nullptr;
            return;
        }
        for (const FacePair& pair : kSans) {
            if (FT_New_Face(library, pair.regular, 0, &faces[0]) != 0) continue;
            if (FT_New_Face(library, pair.bold, 0, &faces[1]) != 0) faces[1] = nullptr;
            break;
        }
        for (const char* path : kCjk)
            if (FT_New_Face(library, path, 0, &faces[2]) == 0) break;
        if (!faces[0]) std::swap(faces[0], faces[2]);
    }
    ~Fonts() {
        for (FT_Face face : faces)
            if (face) FT_Done_Face(face);
        if (library) FT_Done_FreeType(library);
    }
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    /// Calls `place(face, penX)` with the glyph loaded for every character; gives the pen's end.
    template <class Place>
    double layOut(std::string_view text, double size, bool bold, Place&& place) const {
        const auto units = static_cast<FT_F26Dot6>(std::lround(size * 64));
        for (FT_Face face : faces)
            if (face) FT_Set_Char_Size(face, 0, units, 72, 72);
        FT_Face main = bold && faces[1] ? faces[1] : faces[0];
        double pen = 0;
        FT_Face before = nullptr;
        FT_UInt glyphBefore = 0;
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = nextCharacter(text, at);
            FT_Face face = main;
            FT_UInt glyph = FT_Get_Char_Index(face, c);
            if (glyph == 0 && faces[2]) {
                glyph = FT_Get_Char_Index(faces[2], c);
                if (glyph != 0) face = faces[2];
            }
            FT_Vector kerning{};
            if (face == before && FT_HAS_KERNING(face)) FT_Get_Kerning(face, glyphBefore, glyph, FT_KERNING_UNFITTED, &kerning);
            pen += static_cast<double>(kerning.x) / 64;
            // Unhinted shapes keep their widths at every size, so that a picture twice as large is the same picture.
            if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) == 0) {
                place(face, pen);
                pen += static_cast<double>(face->glyph->linearHoriAdvance) / 65536;
            }
            before = face;
            glyphBefore = glyph;
        }
        return pen;
    }
};

TextRaster::TextRaster() : fonts_(std::make_unique<Fonts>()) {}
TextRaster::~TextRaster() = default;

bool TextRaster::hasFont() const { return fonts_->faces[0] != nullptr; }

double TextRaster::width(std::string_view text, double size, bool bold) const {
    if (hasFont()) return fonts_->layOut(text, size, bold, [](FT_Face, double) {});
    int baseline = 0;
    return cv::getTextSize(strokesText(text), cv::FONT_HERSHEY_SIMPLEX, size / kStrokesEm, 1, &baseline).width;
}

std::string TextRaster::fit(std::string_view text, double size, bool bold, double space) const {
    if (width(text, size, bold) <= space) return std::string(text);
    std::vector<std::size_t> ends{0};
    for (std::size_t at = 0; at < text.size();) nextCharacter(text, at), ends.push_back(at);
    std::size_t low = 0, high = ends.size() - 1;   // the longest beginning that fits, by halving
    const auto shortened = [&](std::size_t characters) {
        std::string_view beginning = text.substr(0, ends[characters]);
        while (!beginning.empty() && beginning.back() == ' ') beginning.remove_suffix(1);
        return std::string(beginning) + std::string(kEllipsis);
    };
    while (low < high) {
        const std::size_t middle = (low + high + 1) / 2;
        if (width(shortened(middle), size, bold) <= space)
            low = middle;
        else
            high = middle - 1;
    }
    return low == 0 ? std::string() : shortened(low);
}

void TextRaster::draw(std::string_view text, double x, double baseline, double size, bool bold,
                      const std::function<void(int, int, int)>& blend) const {
    if (!hasFont()) {
        const std::string ascii = strokesText(text);
        const double scale = size / kStrokesEm;
        const int thickness = std::max(1, static_cast<int>(std::lround(size / (bold ? 10 : 16))));
        int below = 0;
        const cv::Size box = cv::getTextSize(ascii, cv::FONT_HERSHEY_SIMPLEX, scale, thickness, &below);
        const int border = below + thickness + 2;
        cv::Mat mask = cv::Mat::zeros(box.height + 2 * border, box.width + 2 * border, CV_8UC1);
        cv::putText(mask, ascii, {border, border + box.height}, cv::FONT_HERSHEY_SIMPLEX, scale, 255, thickness, cv::LINE_AA);
        const int left = static_cast<int>(std::lround(x)) - border, top = static_cast<int>(std::lround(baseline)) - border - box.height;
        for (int row = 0; row < mask.rows; ++row)
            for (int column = 0; column < mask.cols; ++column)
                if (const int coverage = mask.at<unsigned char>(row, column)) blend(left + column, top + row, coverage);
        return;
    }
    fonts_->layOut(text, size, bold, [&](FT_Face face, double pen) {
        FT_GlyphSlot slot = face->glyph;
        if (slot->format != FT_GLYPH_FORMAT_OUTLINE) return;
        const double left = x + pen, whole = std::floor(left);
        FT_Outline_Translate(&slot->outline, static_cast<FT_Pos>(std::lround((left - whole) * 64)), 0);
        if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return;
        const FT_Bitmap& bitmap = slot->bitmap;
        for (unsigned row = 0; row < bitmap.rows; ++row)
            for (unsigned column = 0; column < bitmap.width; ++column) {
                const int coverage = bitmap.buffer[static_cast<std::ptrdiff_t>(row) * bitmap.pitch + static_cast<std::ptrdiff_t>(column)];
                if (coverage > 0)
                    blend(static_cast<int>(whole) + slot->bitmap_left + static_cast<int>(column),
                          static_cast<int>(std::lround(baseline)) - slot->bitmap_top + static_cast<int>(row), coverage);
            }
    });
}

}  // namespace coincide
