#include "core/data/map_picture.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <opencv2/imgcodecs.hpp>

#include "core/base/error.h"
#include "core/data/map_painting.h"

namespace coincide {

namespace {

/// An 8-bit picture whose pixels are mixed with what is drawn over them. Edges are smoothed by the exact share that a
/// shape's edge leaves of a pixel, which needs no larger picture to draw in.
class Canvas {
public:
    Canvas(int width, int height, Rgb background) : pixels_(height, width, CV_8UC3, cv::Scalar(background.blue, background.green, background.red)) {}

    void blend(int x, int y, Rgb colour, double share) {
        if (x < 0 || y < 0 || x >= pixels_.cols || y >= pixels_.rows) return;
        auto* pixel = pixels_.ptr<unsigned char>(y) + static_cast<std::ptrdiff_t>(x) * 3;
        const int weight = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * 256));
        const int parts[3] = {colour.blue, colour.green, colour.red};
        for (int c = 0; c < 3; ++c) pixel[c] = static_cast<unsigned char>((pixel[c] * (256 - weight) + parts[c] * weight + 128) >> 8);
    }

    void dot(const MapScene::Dot& dot) {
        const double reach = static_cast<double>(dot.radius) + 0.5;
        const auto x = static_cast<double>(dot.x), y = static_cast<double>(dot.y);
        for (int row = static_cast<int>(std::floor(y - reach)); row <= static_cast<int>(std::ceil(y + reach)); ++row)
            for (int column = static_cast<int>(std::floor(x - reach)); column <= static_cast<int>(std::ceil(x + reach)); ++column) {
                const double distance = std::hypot(column + 0.5 - x, row + 0.5 - y);
                const double coverage = std::clamp(reach - distance, 0.0, 1.0);
                if (coverage > 0) blend(column, row, dot.colour, coverage * static_cast<double>(dot.opacity));
            }
    }

    void roundedBox(const MapScene::Box& box, double corner, Rgb colour) {
        const double halfWidth = box.width / 2, halfHeight = box.height / 2, middleX = box.x + halfWidth, middleY = box.y + halfHeight;
        corner = std::min({corner, halfWidth, halfHeight});
        for (int row = static_cast<int>(box.y); row <= static_cast<int>(box.y + box.height); ++row)
            for (int column = static_cast<int>(box.x); column <= static_cast<int>(box.x + box.width); ++column) {
                const double dx = std::abs(column + 0.5 - middleX) - halfWidth + corner, dy = std::abs(row + 0.5 - middleY) - halfHeight + corner;
                const double outside = std::hypot(std::max(dx, 0.0), std::max(dy, 0.0)) + std::min(std::max(dx, dy), 0.0) - corner;
                if (outside < 0.5) blend(column, row, colour, 0.5 - outside);
            }
    }

    void bar(const MapScene::Box& box, const std::vector<Rgb>& colours) {
        const int top = static_cast<int>(std::lround(box.y)), bottom = static_cast<int>(std::lround(box.y + box.height));
        const int left = static_cast<int>(std::lround(box.x)), right = static_cast<int>(std::lround(box.x + box.width));
        for (int row = top; row < bottom; ++row) {
            const auto step = static_cast<std::size_t>((row - top + 0.5) / (bottom - top) * static_cast<double>(colours.size()));
            for (int column = left; column < right; ++column) blend(column, row, colours[std::min(step, colours.size() - 1)], 1);
        }
    }

    void text(const TextRaster& raster, const MapScene::Line& line) {
        raster.draw(line.text, line.x, line.baseline, line.size, line.bold, [&](int x, int y, int coverage) { blend(x, y, line.colour, coverage / 255.0); });
    }

    std::string png() const {
        std::vector<unsigned char> bytes;
        if (!cv::imencode(".png", pixels_, bytes, {cv::IMWRITE_PNG_COMPRESSION, 6}))
            throw Error(ErrorCode::Io, "the picture of the map cannot be encoded as PNG", "Choose a smaller size");
        return {bytes.begin(), bytes.end()};
    }

private:
    cv::Mat pixels_;
};

/// Calls `draw`, turning what the image library throws into this program's errors.
std::string guarded(const auto& draw) {
    try {
        return draw();
    } catch (const cv::Exception& failure) {
        const bool memory = failure.code == cv::Error::StsNoMem;
        throw Error(memory ? ErrorCode::OutOfMemory : ErrorCode::Io, memory ? "there is not enough memory for the picture of the map" : "the picture of the map cannot be drawn",
                    "Choose a smaller size");
    } catch (const std::bad_alloc&) {
        throw Error(ErrorCode::OutOfMemory, "there is not enough memory for the picture of the map", "Choose a smaller size");
    }
}

}  // namespace

std::string mapPng(const MapPicture& picture) {
    return guarded([&] {
        const TextRaster text;
        const MapScene scene = layOutMap(picture, text);
        Canvas canvas(scene.width, scene.height, scene.background);
        canvas.roundedBox(scene.plot, scene.corner, scene.cardEdge);
        const double edge = std::max(1.0, scene.corner / 9);
        canvas.roundedBox({scene.plot.x + edge, scene.plot.y + edge, scene.plot.width - 2 * edge, scene.plot.height - 2 * edge}, scene.corner - edge, scene.card);
        for (const MapScene::Dot& dot : scene.dots) canvas.dot(dot);
        if (!scene.barColours.empty()) canvas.bar(scene.bar, scene.barColours);
        for (const MapScene::Dot& swatch : scene.swatches) canvas.dot(swatch);
        for (const MapScene::Line& line : scene.lines) canvas.text(text, line);
        return canvas.png();
    });
}

std::string dotsPng(const MapScene& scene, const MapScene::Box& area, double scale) {
    return guarded([&] {
        Canvas canvas(std::max(1, static_cast<int>(std::lround(area.width * scale))), std::max(1, static_cast<int>(std::lround(area.height * scale))), scene.card);
        for (MapScene::Dot dot : scene.dots) {
            dot.x = static_cast<float>((static_cast<double>(dot.x) - area.x) * scale);
            dot.y = static_cast<float>((static_cast<double>(dot.y) - area.y) * scale);
            dot.radius = std::max(0.5f, dot.radius * static_cast<float>(scale));
            canvas.dot(dot);
        }
        return canvas.png();
    });
}

}  // namespace coincide
