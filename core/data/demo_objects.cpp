#include <array>
#include <cmath>
#include <numbers>

#include "core/data/demo_scene.h"

namespace coincide {

namespace {

const std::array<const char*, kObjectCount> kNames{"star", "heart", "ball", "apple",   "flower",   "fish", "house",
                                                   "tree", "car",   "cup",  "balloon", "mushroom", "key",  "book"};

std::vector<DemoPoint> starPoints(DemoPoint c, double outer, double inner, int tips) {
    std::vector<DemoPoint> points;
    for (int i = 0; i < 2 * tips; ++i) {
        const double angle = std::numbers::pi * i / tips - std::numbers::pi / 2;
        const double r = i % 2 ? inner : outer;
        points.push_back({c.x + r * std::cos(angle), c.y + r * std::sin(angle)});
    }
    return points;
}

std::vector<DemoPoint> heartPoints(DemoPoint c, double s) {
    std::vector<DemoPoint> points;
    for (int i = 0; i < 48; ++i) {
        const double t = 2 * std::numbers::pi * i / 48;
        const double x = 16 * std::pow(std::sin(t), 3);
        const double y = -(13 * std::cos(t) - 5 * std::cos(2 * t) - 2 * std::cos(3 * t) - std::cos(4 * t));
        points.push_back({c.x + x * s / 17, c.y + y * s / 17});
    }
    return points;
}

}  // namespace

const char* objectName(DemoObject object) { return kNames[static_cast<std::size_t>(object)]; }

std::string objectPlural(DemoObject object) {
    if (object == DemoObject::Fish) return "fish";
    return std::string(objectName(object)) + "s";
}

std::vector<DemoObject> pickObjects(DemoRandom& random, int count) {
    std::vector<DemoObject> all;
    for (int i = 0; i < kObjectCount; ++i) all.push_back(static_cast<DemoObject>(i));
    return random.sample(all, count);
}

void drawObject(DemoCanvas& canvas, DemoObject object, DemoPoint c, double size, DemoColor color, DemoColor ink) {
    const double s = size / 2;
    const DemoColor white{255, 255, 255}, dark = blend(color, {0, 0, 0}, 0.35), light = blend(color, white, 0.45);
    const DemoColor wood{126, 88, 56}, leaf{66, 148, 76};
    switch (object) {
        case DemoObject::Star:
            canvas.polygon(starPoints(c, s, s * 0.45, 5), color);
            canvas.outline(starPoints(c, s, s * 0.45, 5), dark, 1, true);
            break;
        case DemoObject::Heart:
            canvas.polygon(heartPoints(c, s), color);
            canvas.ellipse({c.x - s * 0.45, c.y - s * 0.35}, s * 0.18, s * 0.12, light, -35);
            break;
        case DemoObject::Ball:
            canvas.disc(c, s, color);
            canvas.arc(c, s * 0.98, s * 0.35, 0, 180, white, s * 0.12);
            canvas.arc(c, s * 0.35, s * 0.98, 90, 270, white, s * 0.12);
            canvas.ring(c, s, dark, 1);
            break;
        case DemoObject::Apple:
            canvas.ellipse({c.x - s * 0.3, c.y + s * 0.15}, s * 0.62, s * 0.78, color);
            canvas.ellipse({c.x + s * 0.3, c.y + s * 0.15}, s * 0.62, s * 0.78, color);
            canvas.line({c.x, c.y - s * 0.45}, {c.x + s * 0.15, c.y - s * 0.95}, wood, s * 0.13);
            canvas.ellipse({c.x + s * 0.42, c.y - s * 0.75}, s * 0.3, s * 0.14, leaf, -25);
            canvas.ellipse({c.x - s * 0.45, c.y - s * 0.1}, s * 0.12, s * 0.22, light, 15);
            break;
        case DemoObject::Flower:
            for (int i = 0; i < 6; ++i) {
                const double angle = std::numbers::pi * i / 3;
                canvas.disc({c.x + s * 0.6 * std::cos(angle), c.y + s * 0.6 * std::sin(angle)}, s * 0.36, color);
            }
            canvas.disc(c, s * 0.34, {250, 236, 190});
            canvas.ring(c, s * 0.34, dark, 0.8);
            break;
        case DemoObject::Fish:
            canvas.polygon({{c.x + s * 0.4, c.y}, {c.x + s, c.y - s * 0.5}, {c.x + s, c.y + s * 0.5}}, dark);
            canvas.ellipse({c.x - s * 0.15, c.y}, s * 0.8, s * 0.5, color);
            canvas.arc({c.x - s * 0.3, c.y}, s * 0.2, s * 0.36, -70, 70, light, s * 0.07);
            canvas.disc({c.x - s * 0.62, c.y - s * 0.12}, s * 0.12, white);
            canvas.disc({c.x - s * 0.64, c.y - s * 0.12}, s * 0.06, {20, 20, 20});
            break;
        case DemoObject::House:
            canvas.box(c.x - s * 0.7, c.y - s * 0.15, s * 1.4, s * 1.1, light);
            canvas.polygon({{c.x - s, c.y - s * 0.1}, {c.x, c.y - s * 0.95}, {c.x + s, c.y - s * 0.1}}, color);
            canvas.box(c.x - s * 0.18, c.y + s * 0.35, s * 0.36, s * 0.6, wood);
            canvas.box(c.x + s * 0.3, c.y + s * 0.12, s * 0.26, s * 0.26, white);
            canvas.box(c.x - s * 0.56, c.y + s * 0.12, s * 0.26, s * 0.26, white);
            break;
        case DemoObject::Tree:
            canvas.box(c.x - s * 0.12, c.y + s * 0.3, s * 0.24, s * 0.68, wood);
            canvas.disc({c.x - s * 0.35, c.y + s * 0.05}, s * 0.42, color);
            canvas.disc({c.x + s * 0.35, c.y + s * 0.05}, s * 0.42, color);
            canvas.disc({c.x, c.y - s * 0.4}, s * 0.52, color);
            canvas.disc({c.x - s * 0.15, c.y - s * 0.55}, s * 0.16, light);
            break;
        case DemoObject::Car:
            canvas.polygon({{c.x - s * 0.55, c.y - s * 0.05},
                            {c.x - s * 0.35, c.y - s * 0.5},
                            {c.x + s * 0.3, c.y - s * 0.5},
                            {c.x + s * 0.6, c.y - s * 0.05}},
                           dark);
            canvas.box(c.x - s, c.y - s * 0.1, s * 2, s * 0.48, color, s * 0.18);
            canvas.box(c.x - s * 0.3, c.y - s * 0.4, s * 0.27, s * 0.3, {214, 234, 246});
            canvas.box(c.x + s * 0.04, c.y - s * 0.4, s * 0.27, s * 0.3, {214, 234, 246});
            for (const double side : {-0.52, 0.52}) {
                canvas.disc({c.x + s * side, c.y + s * 0.38}, s * 0.24, {40, 42, 46});
                canvas.disc({c.x + s * side, c.y + s * 0.38}, s * 0.1, {200, 204, 210});
            }
            break;
        case DemoObject::Cup:
            canvas.ring({c.x + s * 0.55, c.y}, s * 0.32, color, s * 0.16);
            canvas.polygon({{c.x - s * 0.7, c.y - s * 0.6},
                            {c.x + s * 0.6, c.y - s * 0.6},
                            {c.x + s * 0.42, c.y + s * 0.75},
                            {c.x - s * 0.52, c.y + s * 0.75}},
                           color);
            canvas.ellipse({c.x - s * 0.05, c.y - s * 0.6}, s * 0.65, s * 0.17, dark);
            break;
        case DemoObject::Balloon:
            canvas.arc({c.x + s * 0.1, c.y + s * 0.72}, s * 0.12, s * 0.3, 90, 270, ink, s * 0.06);
            canvas.ellipse({c.x, c.y - s * 0.25}, s * 0.6, s * 0.72, color);
            canvas.polygon({{c.x, c.y + s * 0.4}, {c.x - s * 0.13, c.y + s * 0.6}, {c.x + s * 0.13, c.y + s * 0.6}},
                           dark);
            canvas.ellipse({c.x - s * 0.24, c.y - s * 0.5}, s * 0.1, s * 0.2, light, 20);
            break;
        case DemoObject::Mushroom:
            canvas.box(c.x - s * 0.25, c.y - s * 0.1, s * 0.5, s, {240, 226, 204}, s * 0.2);
            canvas.sector({c.x, c.y + s * 0.08}, s * 0.95, 180, 360, color);
            canvas.disc({c.x - s * 0.45, c.y - s * 0.25}, s * 0.14, white);
            canvas.disc({c.x + s * 0.08, c.y - s * 0.5}, s * 0.17, white);
            canvas.disc({c.x + s * 0.52, c.y - s * 0.18}, s * 0.12, white);
            break;
        case DemoObject::Key:
            canvas.ring({c.x - s * 0.5, c.y}, s * 0.36, color, s * 0.2);
            canvas.box(c.x - s * 0.16, c.y - s * 0.1, s * 1.14, s * 0.2, color);
            canvas.box(c.x + s * 0.55, c.y, s * 0.14, s * 0.38, color);
            canvas.box(c.x + s * 0.82, c.y, s * 0.14, s * 0.46, color);
            break;
        case DemoObject::Book:
            canvas.box(c.x - s * 0.72, c.y - s * 0.9, s * 1.44, s * 1.8, color, s * 0.1);
            canvas.box(c.x - s * 0.72, c.y - s * 0.9, s * 0.26, s * 1.8, dark, s * 0.1);
            canvas.box(c.x - s * 0.22, c.y - s * 0.55, s * 0.72, s * 0.32, light);
            canvas.line({c.x - s * 0.16, c.y + s * 0.62}, {c.x + s * 0.5, c.y + s * 0.62}, light, s * 0.08);
            break;
    }
}

}  // namespace coincide
