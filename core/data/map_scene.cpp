#include "core/data/map_scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <numeric>
#include <optional>

#include "core/base/error.h"

namespace coincide {

namespace {

constexpr int kSmallest = 64, kLargest = 16384;
constexpr std::size_t kTextBytes = 400;
constexpr std::size_t kAlwaysShown = 6;   // a legend of more rows may have to say how many it leaves out

struct Ink {
    Rgb background, card, edge, strong, text, faint, chosen, other;
};
constexpr Ink kLightInk{{245, 246, 248}, {255, 255, 255}, {228, 231, 236}, {16, 24, 40}, {52, 64, 84}, {112, 121, 138}, {213, 94, 0}, {152, 162, 179}};
constexpr Ink kDarkInk{{12, 15, 20}, {20, 24, 32}, {38, 44, 56}, {242, 244, 247}, {208, 213, 221}, {139, 149, 167}, {255, 167, 38}, {82, 93, 112}};

struct Point {
    double x = 0, y = 0;
    double nearness = 1;   // 0 = far, 1 = near or flat
    std::size_t index = 0;
};

void require(bool condition, const char* cause, const char* remedy) {
    if (!condition) throw Error(ErrorCode::InvalidArgument, cause, remedy);
}

std::size_t colouredPoints(const MapPicture& picture) {
    if (const auto* c = std::get_if<CategoryColouring>(&picture.colouring)) return c->category.size();
    if (const auto* v = std::get_if<ValueColouring>(&picture.colouring)) return v->values.size();
    return std::get<ChoiceColouring>(picture.colouring).chosen.size();
}

/// Order of drawing that mixes the points, so that no category lies over another only because it comes later.
std::uint32_t shuffled(std::size_t index) {
    auto x = static_cast<std::uint32_t>(index);
    x = (x ^ (x >> 16)) * 0x7FEB352Du;
    x = (x ^ (x >> 15)) * 0x846CA68Bu;
    return x ^ (x >> 16);
}

std::vector<Point> placedPoints(const MapPicture& picture) {
    const std::size_t count = picture.positions.size() / picture.dims;
    std::vector<Point> points;
    points.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const float* at = picture.positions.data() + i * picture.dims;
        if (std::all_of(at, at + picture.dims, [](float x) { return std::isfinite(x); })) points.push_back({at[0], -at[1], 1, i});
    }
    if (picture.dims == 2 || points.empty()) return points;

    // Seen from the right and a little above, with a mild perspective.
    constexpr double kTurn = 0.61, kTilt = 0.40, kPerspective = 0.22;
    std::array<double, 3> low{}, high{};
    low.fill(std::numeric_limits<double>::infinity()), high.fill(-std::numeric_limits<double>::infinity());
    const auto value = [&](std::size_t i, std::size_t axis) { return static_cast<double>(picture.positions[i * 3 + axis]); };
    for (const Point& p : points)
        for (std::size_t axis = 0; axis < 3; ++axis) low[axis] = std::min(low[axis], value(p.index, axis)), high[axis] = std::max(high[axis], value(p.index, axis));
    double reach = 0;
    for (std::size_t axis = 0; axis < 3; ++axis) reach = std::max(reach, (high[axis] - low[axis]) / 2);
    if (reach <= 0) reach = 1;
    double nearest = -std::numeric_limits<double>::infinity(), farthest = std::numeric_limits<double>::infinity();
    for (Point& p : points) {
        double v[3];
        for (std::size_t axis = 0; axis < 3; ++axis) v[axis] = (value(p.index, axis) - (low[axis] + high[axis]) / 2) / reach;
        const double x = v[0] * std::cos(kTurn) + v[2] * std::sin(kTurn), z = v[2] * std::cos(kTurn) - v[0] * std::sin(kTurn);
        const double y = v[1] * std::cos(kTilt) - z * std::sin(kTilt), depth = v[1] * std::sin(kTilt) + z * std::cos(kTilt);
        const double scale = 1 / (1 - kPerspective * depth);
        p.x = x * scale, p.y = -y * scale, p.nearness = depth;
        nearest = std::max(nearest, depth), farthest = std::min(farthest, depth);
    }
    for (Point& p : points) p.nearness = nearest > farthest ? (p.nearness - farthest) / (nearest - farthest) : 1;
    return points;
}

std::string withSeparators(std::size_t value) {
    std::string digits = std::to_string(value);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
    return digits;
}

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%#.3g", value == 0 ? 0.0 : value);   // '#': 1.10 above 0.875, one number of digits
    std::string out = text;
    if (out.back() == '.') out.pop_back();
    return out;
}

class Layout {
public:
    Layout(const MapPicture& picture, const TextRaster& text)
        : picture_(picture), text_(text), dark_(picture.theme == MapTheme::Dark), ink_(dark_ ? kDarkInk : kLightInk) {
        const double w = picture.width, h = picture.height;
        unit_ = std::min(std::sqrt(w * h), 1.7 * std::min(w, h)) / 1000;
        margin_ = 26 * unit_;
        font_ = 13.5 * unit_;
    }

    MapScene make() {
        scene_.width = picture_.width, scene_.height = picture_.height;
        scene_.background = ink_.background, scene_.card = ink_.card, scene_.cardEdge = ink_.edge;
        points_ = placedPoints(picture_);
        prepareColours();
        const double top = layOutTitle();
        scene_.plot = {margin_, top, std::max(8.0, picture_.width - 2 * margin_), std::max(8.0, picture_.height - top - margin_)};
        placeLegend();
        scene_.corner = 9 * unit_;
        if (legend_.width > 0) layOutLegend();
        layOutDots();
        return std::move(scene_);
    }

private:
    struct Entry {
        std::string name;
        std::size_t count = 0;
        Rgb colour;
    };

    void addLine(std::string_view words, double x, double baseline, double size, bool bold, Rgb colour, double space, bool alignRight = false) {
        std::string fitted = text_.fit(words, size, bold, space);
        if (fitted.empty()) return;
        const double width = text_.width(fitted, size, bold);
        scene_.lines.push_back({alignRight ? x + space - width : x, baseline, size, width, bold, colour, std::move(fitted)});
    }

    double layOutTitle() {
        double y = margin_;
        if (font_ < 5.5) return y;
        const double space = picture_.width - 2 * margin_;
        if (!picture_.title.empty()) {
            const double size = 25 * unit_;
            addLine(printable(picture_.title, kTextBytes), margin_, y + 0.80 * size, size, true, ink_.strong, space);
            y += 1.22 * size;
        }
        if (!picture_.subtitle.empty()) {
            const double size = 14.5 * unit_;
            addLine(printable(picture_.subtitle, kTextBytes), margin_, y + 0.90 * size, size, false, ink_.faint, space);
            y += 1.35 * size;
        }
        return y == margin_ ? y : y + 10 * unit_;
    }

    void prepareColours() {
        colours_.resize(picture_.positions.size() / picture_.dims);
        const Rgb missing = missingColour(dark_);
        std::size_t without = 0;
        if (const auto* c = std::get_if<CategoryColouring>(&picture_.colouring)) {
            heading_ = c->heading;
            std::vector<std::size_t> counts(c->names.size(), 0);
            for (const Point& p : points_) {
                const std::int32_t category = c->category[p.index];
                const bool known = category >= 0 && static_cast<std::size_t>(category) < counts.size();
                colours_[p.index] = known ? categoryColour(static_cast<std::size_t>(category), dark_) : missing;
                known ? ++counts[static_cast<std::size_t>(category)] : ++without;
            }
            std::vector<std::size_t> order(counts.size());
            std::iota(order.begin(), order.end(), std::size_t{0});
            std::erase_if(order, [&](std::size_t i) { return counts[i] == 0; });
            std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return counts[a] > counts[b]; });
            for (const std::size_t i : order) {
                std::string name = printable(c->names[i], kTextBytes);
                entries_.push_back({name.empty() ? "(no name)" : std::move(name), counts[i], categoryColour(i, dark_)});
            }
            if (without > 0) last_ = Entry{"none", without, missing};
        } else if (const auto* v = std::get_if<ValueColouring>(&picture_.colouring)) {
            heading_ = v->heading;
            prepareValues(*v, missing);
        } else {
            const auto& choice = std::get<ChoiceColouring>(picture_.colouring);
            heading_ = choice.heading;
            std::size_t chosen = 0;
            for (const Point& p : points_) {
                const bool in = choice.chosen[p.index] != 0;
                colours_[p.index] = in ? ink_.chosen : ink_.other;
                chosen += in;
            }
            entries_ = {{printable(choice.chosenName, kTextBytes), chosen, ink_.chosen},
                        {printable(choice.otherName, kTextBytes), points_.size() - chosen, ink_.other}};
        }
        heading_ = printable(heading_, kTextBytes);
    }

    void prepareValues(const ValueColouring& v, Rgb missing) {
        std::vector<float> finite;
        for (const Point& p : points_)
            if (std::isfinite(v.values[p.index])) finite.push_back(v.values[p.index]);
        const std::size_t without = points_.size() - finite.size();
        if (without > 0) last_ = Entry{"no value", without, missing};
        if (!finite.empty()) {
            std::sort(finite.begin(), finite.end());
            const std::size_t cut = finite.size() / 100;   // a few extreme values must not leave one colour to all others
            low_ = finite[cut], high_ = finite[finite.size() - 1 - cut];
            cutLow_ = static_cast<double>(finite.front()) < low_, cutHigh_ = static_cast<double>(finite.back()) > high_;
            hasBar_ = true;
        }
        for (const Point& p : points_) {
            const auto value = static_cast<double>(v.values[p.index]);
            if (!std::isfinite(value)) colours_[p.index] = missing;
            else colours_[p.index] = valueColour(high_ > low_ ? (value - low_) / (high_ - low_) : 0.5, dark_);
        }
    }

    /// Takes the legend's room from the card: beside it, or below it in an upright picture.
    void placeLegend() {
        const double needed = neededWidth();
        if (font_ < 5.5 || picture_.width < 240 || needed == 0) return;
        MapScene::Box& plot = scene_.plot;
        const double gap = 1.6 * font_;
        if (picture_.width >= 4 * picture_.height / 5) {
            legend_ = {0, plot.y, std::min(needed, 0.27 * picture_.width), plot.height};
            legend_.x = plot.x + plot.width - legend_.width;
            plot.width = std::max(8.0, plot.width - legend_.width - gap);
            return;
        }
        columns_ = hasBar_ ? 1 : static_cast<std::size_t>(std::clamp((plot.width + gap) / (std::min(needed, 16 * font_) + gap), 1.0, 4.0));
        const double width = std::min(needed, (plot.width + gap) / static_cast<double>(columns_) - gap);
        const std::size_t rows = hasBar_ ? 12 : (entries_.size() + (last_ ? 1 : 0) + columns_ - 1) / columns_;
        const double height = std::min((static_cast<double>(rows) + 1.3) * rowHeight(), 0.34 * picture_.height);
        legend_ = {plot.x, plot.y + plot.height - height, width, height};
        plot.height = std::max(8.0, plot.height - height - gap);
    }

    double rowHeight() const { return 1.72 * font_; }
    double swatchSpace() const { return 1.45 * font_; }

    /// Width of a legend that cuts no name; 0 = nothing to explain.
    double neededWidth() const {
        double names = 0, counts = 0;
        const auto measure = [&](const Entry& e) {
            names = std::max(names, text_.width(e.name, font_, false));
            counts = std::max(counts, text_.width(withSeparators(e.count), font_, false));
        };
        for (std::size_t i = 0; i < std::min<std::size_t>(entries_.size(), 200); ++i) measure(entries_[i]);
        if (last_) measure(*last_);
        std::size_t all = 0;
        for (const Entry& e : entries_) all += e.count;
        if (entries_.size() > kAlwaysShown) measure({withSeparators(entries_.size()) + " more", all, {}});
        double needed = std::max(swatchSpace() + names + font_ + counts, text_.width(heading_, font_, true));
        if (hasBar_) needed = std::max(needed, 8 * font_);
        if (entries_.empty() && !last_ && !hasBar_) return 0;
        return needed;
    }

    /// One row: a swatch where there is one, the name, and the count at the right.
    void addEntry(const Entry& entry, double left, double middle, bool swatch = true) {
        if (swatch)
            scene_.swatches.push_back({static_cast<float>(left + 0.42 * font_), static_cast<float>(middle), static_cast<float>(0.40 * font_), 1, entry.colour});
        const std::string count = withSeparators(entry.count);
        const double countWidth = text_.width(count, font_, false), baseline = middle + 0.36 * font_;
        addLine(entry.name, left + swatchSpace(), baseline, font_, false, swatch ? ink_.text : ink_.faint, legend_.width - swatchSpace() - countWidth - 0.7 * font_);
        addLine(count, left, baseline, font_, false, ink_.faint, legend_.width, true);
    }

    void layOutLegend() {
        const double row = rowHeight(), bottom = legend_.y + legend_.height;
        double y = legend_.y;
        if (!heading_.empty()) {
            addLine(heading_, legend_.x, y + 0.95 * font_, font_, true, ink_.strong, legend_.width);
            y += 1.25 * row;
        }
        if (hasBar_) y = layOutBar(y, bottom);
        const auto rows = static_cast<std::size_t>(std::max(0.0, (bottom - y) / row + 1e-6));
        const std::size_t room = rows * columns_, reserved = last_ ? 1 : 0;
        if (room == 0) return;
        std::size_t shown = entries_.size();
        if (shown + reserved > room) shown = room > reserved + 1 ? room - reserved - 1 : 0;
        std::size_t place = 0;
        const auto put = [&](const Entry& entry, bool swatch) {
            const double left = legend_.x + static_cast<double>(place / rows) * (legend_.width + 1.6 * font_);
            addEntry(entry, left, y + (static_cast<double>(place % rows) + 0.5) * row, swatch);
            ++place;
        };
        for (std::size_t i = 0; i < shown; ++i) put(entries_[i], true);
        if (shown < entries_.size()) {
            Entry rest{withSeparators(entries_.size() - shown) + " more", 0, {}};
            for (std::size_t i = shown; i < entries_.size(); ++i) rest.count += entries_[i].count;
            put(rest, false);
        }
        if (last_ && place < room) put(*last_, true);
    }

    double layOutBar(double y, double bottom) {
        const double height = std::min(0.55 * (bottom - y), 24 * font_);
        scene_.bar = {legend_.x, y + 0.4 * font_, 1.15 * font_, height};
        constexpr int kSteps = 256;
        for (int i = 0; i < kSteps; ++i) scene_.barColours.push_back(valueColour(1 - (i + 0.5) / kSteps, dark_));
        const int ticks = height > 12 * font_ ? 5 : 3;
        for (int i = 0; i < ticks; ++i) {
            const double share = static_cast<double>(i) / (ticks - 1);
            std::string label;
            if (i == 0 && cutHigh_) label = "\xE2\x89\xA5 ";
            if (i == ticks - 1 && cutLow_) label = "\xE2\x89\xA4 ";
            label += number(high_ + share * (low_ - high_));
            addLine(label, legend_.x + 1.8 * font_, scene_.bar.y + share * height + 0.36 * font_, font_, false, ink_.text, legend_.width - 1.8 * font_);
            if (high_ <= low_) break;
        }
        return scene_.bar.y + height + 1.5 * font_;
    }

    /// Goes by the room that a point has: half by the card's area, half by the part of it that is not empty, so that tight
    /// groups keep their grain without becoming specks.
    double dotRadius(double lowX, double highX, double lowY, double highY) const {
        constexpr std::size_t kCells = 96;
        std::vector<bool> taken(kCells * kCells, false);
        const auto cell = [](double x, double low, double high) {
            return high > low ? std::min(kCells - 1, static_cast<std::size_t>((x - low) / (high - low) * kCells)) : 0;
        };
        for (const Point& p : points_) taken[cell(p.y, lowY, highY) * kCells + cell(p.x, lowX, highX)] = true;
        const auto occupied = static_cast<double>(std::count(taken.begin(), taken.end(), true)) / static_cast<double>(taken.size());
        const double spacing = std::sqrt(scene_.plot.width * scene_.plot.height / static_cast<double>(points_.size()));
        return std::clamp(0.40 * spacing * std::pow(occupied, 0.25), std::max(0.55, 0.75 * unit_), std::max(0.8, 5.0 * unit_));
    }

    void layOutDots() {
        if (points_.empty()) return;
        double lowX = points_[0].x, highX = lowX, lowY = points_[0].y, highY = lowY;
        for (const Point& p : points_) {
            lowX = std::min(lowX, p.x), highX = std::max(highX, p.x);
            lowY = std::min(lowY, p.y), highY = std::max(highY, p.y);
        }
        const MapScene::Box& plot = scene_.plot;
        const double radius = dotRadius(lowX, highX, lowY, highY);
        const double inset = std::min(0.035 * std::min(plot.width, plot.height) + radius, 0.3 * std::min(plot.width, plot.height));
        const double spanX = highX - lowX, spanY = highY - lowY;
        double scale = std::numeric_limits<double>::infinity();
        if (spanX > 0) scale = (plot.width - 2 * inset) / spanX;
        if (spanY > 0) scale = std::min(scale, (plot.height - 2 * inset) / spanY);
        if (std::isinf(scale)) scale = 0;
        const double middleX = lowX + spanX / 2, middleY = lowY + spanY / 2;
        for (Point& p : points_) {
            p.x = plot.x + plot.width / 2 + (p.x - middleX) * scale;
            p.y = plot.y + plot.height / 2 + (p.y - middleY) * scale;
        }

        // Dots shrink where many share a place, so that dense groups keep their grain.
        const double cell = 5 * radius;
        const auto columns = static_cast<std::size_t>(plot.width / cell) + 1, rows = static_cast<std::size_t>(plot.height / cell) + 1;
        std::vector<std::uint32_t> crowd(columns * rows, 0);
        const auto cellOf = [&](const Point& p) {
            const auto column = std::min(columns - 1, static_cast<std::size_t>(std::max(0.0, (p.x - plot.x) / cell)));
            const auto row = std::min(rows - 1, static_cast<std::size_t>(std::max(0.0, (p.y - plot.y) / cell)));
            return row * columns + column;
        };
        for (const Point& p : points_) ++crowd[cellOf(p)];

        const auto* choice = std::get_if<ChoiceColouring>(&picture_.colouring);
        const auto chosen = [&](const Point& p) { return choice && choice->chosen[p.index] != 0; };
        std::sort(points_.begin(), points_.end(), [&](const Point& a, const Point& b) {
            if (chosen(a) != chosen(b)) return chosen(b);
            if (a.nearness != b.nearness) return a.nearness < b.nearness;
            const std::uint32_t left = shuffled(a.index), right = shuffled(b.index);
            return left != right ? left < right : a.index < b.index;
        });
        scene_.dots.reserve(points_.size());
        for (const Point& p : points_) {
            double size = radius * std::clamp(std::pow(6.0 / crowd[cellOf(p)], 0.16), 0.62, 1.12);
            double opacity = 0.78;
            Rgb colour = colours_[p.index];
            if (choice) {
                opacity = chosen(p) ? 0.92 : 0.38;
                size *= chosen(p) ? 1.05 : 0.85;
            }
            if (picture_.dims == 3) {
                size *= 0.72 + 0.5 * p.nearness;
                colour = mix(colour, ink_.card, 0.58 * (1 - p.nearness));
            }
            scene_.dots.push_back({static_cast<float>(p.x), static_cast<float>(p.y), static_cast<float>(std::max(size, 0.5)), static_cast<float>(opacity), colour});
        }
    }

    const MapPicture& picture_;
    const TextRaster& text_;
    bool dark_;
    const Ink& ink_;
    double unit_ = 1, margin_ = 0, font_ = 0;
    MapScene::Box legend_;      // one column of it where there are several
    std::size_t columns_ = 1;
    MapScene scene_;
    std::vector<Point> points_;
    std::vector<Rgb> colours_;
    std::string heading_;
    std::vector<Entry> entries_;
    std::optional<Entry> last_;
    bool hasBar_ = false, cutLow_ = false, cutHigh_ = false;
    double low_ = 0, high_ = 0;
};

}  // namespace

MapScene layOutMap(const MapPicture& picture, const TextRaster& text) {
    require(picture.width >= kSmallest && picture.width <= kLargest && picture.height >= kSmallest && picture.height <= kLargest,
            "the size of the picture is out of range", "Give a width and a height from 64 to 16384 pixels");
    require(picture.dims == 2 || picture.dims == 3, "the map has neither two nor three dimensions", "Make the map with 2 or 3 dimensions");
    require(picture.positions.size() % picture.dims == 0 && colouredPoints(picture) == picture.positions.size() / picture.dims,
            "the points and their colours differ in number", "Make the map again");
    return Layout(picture, text).make();
}

}  // namespace coincide
