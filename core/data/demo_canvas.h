#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/data/demo_random.h"

namespace coincide {

/// A colour, 8 bits a channel.
struct DemoColor {
    unsigned char r = 0, g = 0, b = 0;
};

/// A place on a canvas in picture pixels, y downward.
struct DemoPoint {
    double x = 0, y = 0;
};

/// `share` of `b` in `a`. **Range**: 0 to 1.
DemoColor blend(DemoColor a, DemoColor b, double share);

/// A picture being drawn: smooth shapes (drawn at twice the size), text, noise. A canvas made without pixels takes the
/// same calls and draws nothing, so that a record's text can be had without its picture. Angles are degrees, clockwise
/// from the right.
class DemoCanvas {
public:
    enum class Font { Sans, Bold, Serif };
    enum class Align { Left, Center, Right };

    DemoCanvas(int width, int height, bool withPixels);
    ~DemoCanvas();
    DemoCanvas(DemoCanvas&&) noexcept;
    DemoCanvas& operator=(DemoCanvas&&) noexcept;

    int width() const { return width_; }
    int height() const { return height_; }

    void fill(DemoColor color);
    void gradient(double top, double bottom, DemoColor from, DemoColor to);
    void polygon(const std::vector<DemoPoint>& corners, DemoColor color, double opacity = 1.0);
    void outline(const std::vector<DemoPoint>& corners, DemoColor color, double thickness, bool closed);
    void line(DemoPoint a, DemoPoint b, DemoColor color, double thickness);
    void box(double x, double y, double w, double h, DemoColor color, double radius = 0, double opacity = 1.0);
    void frame(double x, double y, double w, double h, DemoColor color, double thickness, double radius = 0);
    void ellipse(DemoPoint center, double rx, double ry, DemoColor color, double tilt = 0, double opacity = 1.0);
    void disc(DemoPoint center, double radius, DemoColor color, double opacity = 1.0);
    void ring(DemoPoint center, double radius, DemoColor color, double thickness);
    void arc(DemoPoint center, double rx, double ry, double from, double to, DemoColor color, double thickness);
    void sector(DemoPoint center, double radius, double from, double to, DemoColor color);
    /// Text in ASCII whose capitals are `size` high, centred vertically on `at.y`, made smaller to fit `maxWidth`.
    void text(const std::string& words, DemoPoint at, double size, DemoColor color, Align align = Align::Center,
              Font font = Font::Sans, double maxWidth = 1e9);
    void blur(double sigma);
    /// Adds the same random amount in `[-amplitude, amplitude]` to all channels of a pixel of the final picture.
    void noise(DemoRandom random, int amplitude);

    /// The picture as a file's bytes. Empty without pixels.
    std::vector<unsigned char> png();
    std::vector<unsigned char> jpeg(int quality);

private:
    struct Pixels;
    std::vector<unsigned char> encode(const char* extension, const std::vector<int>& options);

    int width_;
    int height_;
    std::unique_ptr<Pixels> pixels_;
};

/// Points of an ellipse's arc from one angle to another, both included.
std::vector<DemoPoint> arcPoints(DemoPoint center, double rx, double ry, double from, double to, double tilt = 0);

}  // namespace coincide
