#include "ui/view/point_splat.h"

#include <QTest>
#include <random>
#include <vector>

using namespace coincide;

namespace {

struct Made {
    std::vector<float> xy;
    std::vector<std::uint32_t> colour;
    std::vector<std::uint8_t> style;
    std::vector<std::int32_t> order;
};

Made made(std::size_t count) {
    std::mt19937 random(3);
    std::uniform_real_distribution<float> x(-10, 330), y(-10, 250);
    Made out;
    for (std::size_t i = 0; i < count; ++i) {
        out.xy.insert(out.xy.end(), {x(random), y(random)});
        out.colour.push_back(0xFF000000U | (random() & 0xFFFFFFU));
        out.style.push_back(static_cast<std::uint8_t>(random() % 5));
        out.order.push_back(static_cast<std::int32_t>(count - 1 - i));
    }
    out.xy[4] = std::numeric_limits<float>::quiet_NaN();
    out.style[7] = kHiddenStyle;
    return out;
}

const MarkStyle kStylesUsed[] = {{MarkShape::Dot, 1.3F, 0.95F}, {MarkShape::Plus, 3.5F, 1, 5.5F, 0x40007060}, {MarkShape::Ring, 4, 1, 5, 0xD0FFFFFF}, {MarkShape::TriangleUp, 4, 1}, {MarkShape::TriangleDown, 4, 0.5F}};

QImage drawn(const Made& points, int threads) {
    QImage image(320, 240, QImage::Format_ARGB32_Premultiplied);
    image.fill(QColor(252, 252, 251));
    splatPoints(image, {points.xy, points.colour, points.style, points.order}, kStylesUsed, threads);
    return image;
}

}  // namespace

class PointSplatTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneThreadEqualsMany() {
        const Made points = made(200000);
        const QImage one = drawn(points, 1);
        QVERIFY(one == drawn(points, 3));
        QVERIFY(one == drawn(points, 16));
    }

    void aDotIsWhereItsPointIs() {
        QImage image(20, 20, QImage::Format_ARGB32_Premultiplied);
        image.fill(0);
        const float xy[] = {10.5F, 5.5F};
        const std::uint32_t colour[] = {0xFF204060};
        const std::uint8_t style[] = {0};
        const MarkStyle dot{MarkShape::Dot, 2, 1};
        splatPoints(image, {xy, colour, style, {}}, std::span(&dot, 1), 1);
        QCOMPARE(image.pixel(10, 5), 0xFF204060U);
        double mass = 0, x = 0, y = 0;
        for (int row = 0; row < 20; ++row)
            for (int column = 0; column < 20; ++column) {
                const double alpha = qAlpha(image.pixel(column, row)) / 255.0;
                mass += alpha, x += alpha * (column + 0.5), y += alpha * (row + 0.5);
            }
        QVERIFY(std::abs(mass - M_PI * 4) < 0.8);
        QVERIFY(std::abs(x / mass - 10.5) < 0.15);
        QVERIFY(std::abs(y / mass - 5.5) < 0.15);
    }

    void laterPointsLieAbove() {
        QImage image(8, 8, QImage::Format_ARGB32_Premultiplied);
        image.fill(0);
        const float xy[] = {4, 4, 4, 4};
        const std::uint32_t colour[] = {0xFFFF0000, 0xFF0000FF};
        const std::uint8_t style[] = {0, 0};
        const std::int32_t order[] = {1, 0};
        const MarkStyle dot{MarkShape::Dot, 3, 1};
        splatPoints(image, {xy, colour, style, order}, std::span(&dot, 1), 1);
        QCOMPARE(image.pixel(4, 4), 0xFFFF0000U);
    }

    void hiddenAndFarPointsDrawNothing() {
        QImage image(8, 8, QImage::Format_ARGB32_Premultiplied);
        image.fill(0);
        const QImage before = image.copy();
        const float nan = std::numeric_limits<float>::quiet_NaN(), xy[] = {4, 4, nan, 4, 1e30F, 4, -1e30F, -3};
        const std::uint32_t colour[] = {0xFFFF0000, 0xFFFF0000, 0xFFFF0000, 0xFFFF0000};
        const std::uint8_t style[] = {kHiddenStyle, 0, 0, 0};
        const MarkStyle dot{MarkShape::Dot, 3, 1};
        splatPoints(image, {xy, colour, style, {}}, std::span(&dot, 1), 2);
        QVERIFY(image == before);
    }
};

QTEST_GUILESS_MAIN(PointSplatTest)
#include "point_splat_test.moc"
