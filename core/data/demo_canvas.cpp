#include "core/data/demo_canvas.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "core/base/error.h"

namespace coincide {

namespace {

constexpr int kScale = 2;  // drawn at twice the size, then averaged
constexpr int kShift = 4;  // fractional bits of OpenCV's coordinates
constexpr double kUnit = kScale * (1 << kShift);

cv::Scalar scalar(DemoColor color) {
    return {static_cast<double>(color.b), static_cast<double>(color.g), static_cast<double>(color.r)};
}

cv::Point fixedPoint(DemoPoint p) {
    return {static_cast<int>(std::lround(p.x * kUnit)), static_cast<int>(std::lround(p.y * kUnit))};
}

int thick(double thickness) { return std::max(1, static_cast<int>(std::lround(thickness * kScale))); }

std::vector<DemoPoint> roundedBox(double x, double y, double w, double h, double radius) {
    radius = std::min({radius, w / 2, h / 2});
    if (radius <= 0) return {{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}};
    std::vector<DemoPoint> all;
    const DemoPoint corners[] = {{x + w - radius, y + radius},
                                 {x + w - radius, y + h - radius},
                                 {x + radius, y + h - radius},
                                 {x + radius, y + radius}};
    for (int i = 0; i < 4; ++i) {
        const auto part = arcPoints(corners[i], radius, radius, -90 + 90 * i, 90 * i);
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

}  // namespace

struct DemoCanvas::Pixels {
    cv::Mat large;
    std::optional<DemoRandom> noise;
    int amplitude = 0;
};

DemoColor blend(DemoColor a, DemoColor b, double share) {
    const auto mix = [share](unsigned char x, unsigned char y) {
        return static_cast<unsigned char>(std::lround(x + (y - x) * share));
    };
    return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b)};
}

std::vector<DemoPoint> arcPoints(DemoPoint center, double rx, double ry, double from, double to, double tilt) {
    const double radian = std::numbers::pi / 180;
    const int steps = std::max(2, static_cast<int>(std::ceil(std::abs(to - from) / 6)));
    const double c = std::cos(tilt * radian), s = std::sin(tilt * radian);
    std::vector<DemoPoint> points;
    for (int i = 0; i <= steps; ++i) {
        const double angle = (from + (to - from) * i / steps) * radian;
        const double x = rx * std::cos(angle), y = ry * std::sin(angle);
        points.push_back({center.x + x * c - y * s, center.y + x * s + y * c});
    }
    return points;
}

DemoCanvas::DemoCanvas(int width, int height, bool withPixels) : width_(width), height_(height) {
    if (!withPixels) return;
    pixels_ = std::make_unique<Pixels>();
    pixels_->large = cv::Mat(height * kScale, width * kScale, CV_8UC3, cv::Scalar::all(255));
}

DemoCanvas::~DemoCanvas() = default;
DemoCanvas::DemoCanvas(DemoCanvas&&) noexcept = default;
DemoCanvas& DemoCanvas::operator=(DemoCanvas&&) noexcept = default;

void DemoCanvas::fill(DemoColor color) {
    if (pixels_) pixels_->large.setTo(scalar(color));
}

void DemoCanvas::gradient(double top, double bottom, DemoColor from, DemoColor to) {
    if (!pixels_) return;
    const int first = std::clamp(static_cast<int>(std::lround(top * kScale)), 0, pixels_->large.rows);
    const int last = std::clamp(static_cast<int>(std::lround(bottom * kScale)), 0, pixels_->large.rows);
    for (int row = first; row < last; ++row) {
        pixels_->large.row(row).setTo(scalar(blend(from, to, (row - first) / std::max(1.0, double(last - first - 1)))));
    }
}

void DemoCanvas::polygon(const std::vector<DemoPoint>& corners, DemoColor color, double opacity) {
    if (!pixels_ || corners.size() < 3) return;
    std::vector<cv::Point> points;
    for (const DemoPoint& p : corners) points.push_back(fixedPoint(p));
    const std::vector<std::vector<cv::Point>> shapes{points};
    if (opacity >= 1) {
        cv::fillPoly(pixels_->large, shapes, scalar(color), cv::LINE_AA, kShift);
        return;
    }
    cv::Mat layer = pixels_->large.clone();
    cv::fillPoly(layer, shapes, scalar(color), cv::LINE_AA, kShift);
    cv::addWeighted(layer, opacity, pixels_->large, 1 - opacity, 0, pixels_->large);
}

void DemoCanvas::outline(const std::vector<DemoPoint>& corners, DemoColor color, double thickness, bool closed) {
    if (!pixels_) return;
    std::vector<cv::Point> points;
    for (const DemoPoint& p : corners) points.push_back(fixedPoint(p));
    cv::polylines(pixels_->large, std::vector<std::vector<cv::Point>>{points}, closed, scalar(color), thick(thickness),
                  cv::LINE_AA, kShift);
}

void DemoCanvas::line(DemoPoint a, DemoPoint b, DemoColor color, double thickness) {
    outline({a, b}, color, thickness, false);
}

void DemoCanvas::box(double x, double y, double w, double h, DemoColor color, double radius, double opacity) {
    polygon(roundedBox(x, y, w, h, radius), color, opacity);
}

void DemoCanvas::frame(double x, double y, double w, double h, DemoColor color, double thickness, double radius) {
    outline(roundedBox(x, y, w, h, radius), color, thickness, true);
}

void DemoCanvas::ellipse(DemoPoint center, double rx, double ry, DemoColor color, double tilt, double opacity) {
    polygon(arcPoints(center, rx, ry, 0, 360, tilt), color, opacity);
}

void DemoCanvas::disc(DemoPoint center, double radius, DemoColor color, double opacity) {
    ellipse(center, radius, radius, color, 0, opacity);
}

void DemoCanvas::ring(DemoPoint center, double radius, DemoColor color, double thickness) {
    outline(arcPoints(center, radius, radius, 0, 360), color, thickness, true);
}

void DemoCanvas::arc(DemoPoint center, double rx, double ry, double from, double to, DemoColor color,
                     double thickness) {
    outline(arcPoints(center, rx, ry, from, to), color, thickness, false);
}

void DemoCanvas::sector(DemoPoint center, double radius, double from, double to, DemoColor color) {
    std::vector<DemoPoint> points = arcPoints(center, radius, radius, from, to);
    points.push_back(center);
    polygon(points, color);
}

void DemoCanvas::text(const std::string& words, DemoPoint at, double size, DemoColor color, Align align, Font font,
                      double maxWidth) {
    if (!pixels_ || words.empty()) return;
    const int face = font == Font::Serif  ? cv::FONT_HERSHEY_TRIPLEX
                     : font == Font::Bold ? cv::FONT_HERSHEY_DUPLEX
                                          : cv::FONT_HERSHEY_SIMPLEX;
    const auto strokeOf = [&](double height) {
        return std::max(1, static_cast<int>(std::lround(height * kScale * (font == Font::Bold ? 0.13 : 0.085))));
    };
    int stroke = strokeOf(size);
    double scale = size * kScale / 22.0;  // capitals of the Hershey fonts are about 22 units high
    int base = 0;
    cv::Size extent = cv::getTextSize(words, face, scale, stroke, &base);
    if (extent.width > maxWidth * kScale) {
        const double shrink = maxWidth * kScale / extent.width;
        scale *= shrink;
        stroke = strokeOf(size * shrink);
        extent = cv::getTextSize(words, face, scale, stroke, &base);
    }
    double left = at.x * kScale;
    if (align == Align::Center) left -= extent.width / 2.0;
    if (align == Align::Right) left -= extent.width;
    const double bottom = at.y * kScale + scale * 22.0 / 2;
    cv::putText(pixels_->large, words, {static_cast<int>(std::lround(left)), static_cast<int>(std::lround(bottom))},
                face, scale, scalar(color), stroke, cv::LINE_AA);
}

void DemoCanvas::blur(double sigma) {
    if (pixels_ && sigma > 0) cv::GaussianBlur(pixels_->large, pixels_->large, {}, sigma * kScale);
}

void DemoCanvas::noise(DemoRandom random, int amplitude) {
    if (!pixels_) return;
    pixels_->noise = random;
    pixels_->amplitude = amplitude;
}

std::vector<unsigned char> DemoCanvas::encode(const char* extension, const std::vector<int>& options) {
    if (!pixels_) return {};
    cv::Mat picture;
    cv::resize(pixels_->large, picture, {width_, height_}, 0, 0, cv::INTER_AREA);
    if (pixels_->noise && pixels_->amplitude > 0) {
        DemoRandom random = *pixels_->noise;
        for (int y = 0; y < picture.rows; ++y) {
            auto* row = picture.ptr<cv::Vec3b>(y);
            for (int x = 0; x < picture.cols; ++x) {
                const int shift = random.range(-pixels_->amplitude, pixels_->amplitude);
                for (int c = 0; c < 3; ++c) row[x][c] = cv::saturate_cast<unsigned char>(row[x][c] + shift);
            }
        }
    }
    std::vector<unsigned char> bytes;
    if (!cv::imencode(extension, picture, bytes, options)) {
        throw Error(ErrorCode::Unsupported, std::string("this OpenCV cannot write ") + extension + " pictures",
                    "Install OpenCV with its picture formats");
    }
    return bytes;
}

std::vector<unsigned char> DemoCanvas::png() { return encode(".png", {cv::IMWRITE_PNG_COMPRESSION, 4}); }

std::vector<unsigned char> DemoCanvas::jpeg(int quality) { return encode(".jpg", {cv::IMWRITE_JPEG_QUALITY, quality}); }

}  // namespace coincide
