#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace coincide {

/// Measures and draws lines of text with the system's fonts (a sans serif, and one with CJK characters where there is one);
/// without any font, with the plain strokes that the image library brings.
/// **Threads**: one at a time per object.
class TextRaster {
public:
    TextRaster();
    ~TextRaster();
    TextRaster(const TextRaster&) = delete;
    TextRaster& operator=(const TextRaster&) = delete;

    /// Width in pixels of a UTF-8 line at `size` pixels per em.
    double width(std::string_view text, double size, bool bold) const;

    /// The text, or its longest beginning that fits into `space` with an ellipsis.
    std::string fit(std::string_view text, double size, bool bold, double space) const;

    /// Calls `blend(x, y, coverage)` for the pixels that the line covers, coverage in `[1, 255]`.
    void draw(std::string_view text, double x, double baseline, double size, bool bold,
              const std::function<void(int x, int y, int coverage)>& blend) const;

    bool hasFont() const;

private:
    struct Fonts;
    std::unique_ptr<Fonts> fonts_;
};

}  // namespace coincide
