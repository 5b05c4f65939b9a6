#include "ui/view/map_geometry.h"

#include <QTest>
#include <random>

#include "ui/view/map_labels.h"
#include "ui/view/map_pictures.h"
#include "ui/view/map_projection.h"
#include "ui/view/map_tools.h"
#include "ui/view/point_grid.h"

using namespace coincide;

class MapGeometryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void projectionAndBack() {
        const QSizeF viewport(640, 480);
        for (const int dimensions : {2, 3}) {
            MapCamera camera;
            camera.centreX = 3, camera.centreY = -2, camera.centreZ = dimensions == 3 ? 1 : 0, camera.unitsPerPixel = 0.02;
            const MapProjection projection(camera, dimensions, viewport, 20);
            double units[3];
            projection.units({200, 77}, units);
            const float position[3] = {static_cast<float>(units[0]), static_cast<float>(units[1]), static_cast<float>(units[2])};
            const QPointF back = projection.point(position);
            QVERIFY(std::abs(back.x() - 200) < 1e-2 && std::abs(back.y() - 77) < 1e-2);
            std::vector<float> xy(2);
            std::vector<std::uint8_t> bin(1);
            projection.all(std::span(position, static_cast<std::size_t>(dimensions)), 2, xy, bin, 8, 1);
            QVERIFY(std::abs(xy[0] - 400) < 2e-2 && std::abs(xy[1] - 154) < 2e-2);
        }
    }

    void zoomKeepsThePointUnderTheCursor() {
        const QSizeF viewport(640, 480);
        for (const int dimensions : {2, 3}) {
            MapCamera camera;
            camera.unitsPerPixel = 0.05;
            double before[3];
            MapProjection(camera, dimensions, viewport, 30).units({555, 81}, before);
            for (const double factor : {1.25, 0.5, 8.0}) {
                const MapCamera zoomed = zoomedAt(camera, dimensions, viewport, {555, 81}, factor);
                double after[3];
                MapProjection(zoomed, dimensions, viewport, 30).units({555, 81}, after);
                for (int axis = 0; axis < 3; ++axis) QVERIFY(std::abs(after[axis] - before[axis]) < 1e-9);
                QVERIFY(std::abs(zoomed.unitsPerPixel * factor - camera.unitsPerPixel) < 1e-12);
            }
        }
    }

    void aFlightThatZoomsAtAPlaceKeepsItStill() {
        const QSizeF viewport(640, 480);
        MapCamera from;
        from.unitsPerPixel = 0.1;
        const MapCamera to = zoomedAt(from, 2, viewport, {100, 400}, 10);
        double at[3], now[3];
        MapProjection(from, 2, viewport, 1).units({100, 400}, at);
        for (const double t : {0.2, 0.5, 0.9}) {
            MapProjection(between(from, to, t), 2, viewport, 1).units({100, 400}, now);
            QVERIFY(std::abs(now[0] - at[0]) < 1e-9 && std::abs(now[1] - at[1]) < 1e-9);
        }
        QVERIFY(between(from, to, 1) == to);
    }

    void fitShowsEverything() {
        const float positions[] = {0, 0, 10, 5, -3, 8, std::numeric_limits<float>::quiet_NaN(), 0};
        const MapBounds bounds = boundsOf(positions, 2);
        const QSizeF viewport(400, 300);
        const MapProjection projection(fitCamera(bounds, 2, viewport), 2, viewport, 1);
        for (int i = 0; i < 3; ++i) QVERIFY(QRectF(20, 20, 360, 260).contains(projection.point(positions + 2 * i)));
        QVERIFY(boundsOf({}, 2).empty());
    }

    void lassoTakesWhatIsInside() {
        std::mt19937 random(1);
        std::vector<float> xy;
        for (int i = 0; i < 20000; ++i) xy.push_back(static_cast<float>(random() % 1000) / 10 + 0.05F);
        std::vector<std::uint8_t> shown(10000, 1);
        shown[5] = 0;
        const QPolygonF polygon({{10, 10}, {90, 20}, {50, 50}, {80, 90}, {15, 80}});
        const auto found = pointsInside(xy, shown, polygon, 2);
        std::vector<std::int32_t> expected;
        for (std::int32_t i = 0; i < 10000; ++i)
            if (shown[static_cast<std::size_t>(i)] && polygon.containsPoint({xy[static_cast<std::size_t>(2 * i)], xy[static_cast<std::size_t>(2 * i + 1)]}, Qt::OddEvenFill)) expected.push_back(i);
        QVERIFY(found == expected);
        QVERIFY(!expected.empty());
        QVERIFY(pointsInside(xy, {}, QPolygonF({{0, 0}, {1, 1}}), 1).empty());
    }

    void hullHoldsMostPoints() {
        std::mt19937 random(2);
        std::normal_distribution<double> normal(0, 30);
        std::vector<QPointF> points;
        for (int i = 0; i < 400; ++i) points.emplace_back(200 + normal(random), 150 + normal(random));
        const QPainterPath hull = smoothHull(points, 0.93, 8);
        const auto inside = std::count_if(points.begin(), points.end(), [&](QPointF point) { return hull.contains(point); });
        QVERIFY(inside > 340 && inside < 400);
        QVERIFY(smoothHull({}, 0.93, 8).isEmpty());
        QVERIFY(smoothHull({{5, 5}}, 0.93, 8).contains(QPointF(5, 5)));
    }

    void cardNeverCoversItsPoint() {
        std::mt19937 random(4);
        const QRect area(8, 8, 820, 630);
        int shown = 0;
        for (int i = 0; i < 20000; ++i) {
            const QPoint point(static_cast<int>(random() % 838), static_cast<int>(random() % 651));
            const int reach = 2 + static_cast<int>(random() % 28);
            const QSize size(208, 60 + static_cast<int>(random() % 260));
            const auto place = cardPlace(point, reach, size, area);
            if (!place) continue;
            ++shown;
            QVERIFY(area.contains(*place));
            QVERIFY(!place->adjusted(-16, -16, 16, 16).contains(point));
            QVERIFY(!place->intersects(QRect(point - QPoint(reach, reach), QSize(2 * reach + 1, 2 * reach + 1))));
            QCOMPARE(place->size(), size);
        }
        QVERIFY(shown > 19900);
        QVERIFY(!cardPlace({50, 50}, 4, {208, 240}, QRect(0, 0, 120, 120)));
    }

    void barStaysInside() {
        const QRect area(12, 12, 800, 600);
        for (const QRect& shape : {QRect(100, 100, 80, 80), QRect(700, 500, 110, 110), QRect(0, 0, 838, 651)}) QVERIFY(area.contains(barPlace(shape, {600, 42}, area)));
        QCOMPARE(barPlace(QRect(100, 100, 80, 80), {600, 42}, area).top(), 179 + 24);
    }

    void labelsDoNotOverlap() {
        std::mt19937 random(5);
        std::vector<LabelRequest> requests;
        for (int i = 0; i < 300; ++i) requests.push_back({QString::number(i), QPointF(random() % 800, random() % 600), QSizeF(40 + random() % 80, 14), i});
        const QRectF area(0, 0, 800, 600), taken(100, 100, 200, 100);
        const auto placed = placeLabels(requests, area, std::span(&taken, 1));
        QVERIFY(placed.size() > 60);
        for (std::size_t i = 0; i < placed.size(); ++i) {
            QVERIFY(area.adjusted(6, 6, -6, -6).contains(placed[i].rect));
            QVERIFY(!placed[i].rect.intersects(taken));
            for (std::size_t j = 0; j < i; ++j) QVERIFY(!placed[i].rect.intersects(placed[j].rect));
        }
        QCOMPARE(placed.front().request, std::size_t{0});
    }

    void picturesKeepTheirPlaceAndApart() {
        std::mt19937 random(6);
        std::vector<PictureCandidate> candidates;
        for (int i = 0; i < 3000; ++i) candidates.push_back({i, QPointF(random() % 2400, random() % 1600)});
        const QRectF area(0, 0, 2400, 1600), taken(0, 0, 300, 300);
        const auto placed = placePictures(candidates, {}, 44, 5, area, std::span(&taken, 1));
        QCOMPARE(placed.size(), static_cast<std::size_t>(kMostPictures));
        for (std::size_t i = 0; i < placed.size(); ++i) {
            QVERIFY(area.contains(placed[i].rect) && !placed[i].rect.intersects(taken));
            for (std::size_t j = 0; j < i; ++j) QVERIFY(!placed[i].rect.adjusted(-4, -4, 4, 4).intersects(placed[j].rect));
        }
        std::vector<std::int32_t> before;
        for (const PlacedPicture& picture : placed) before.push_back(picture.sample);
        for (PictureCandidate& candidate : candidates) candidate.at += QPointF(-7, 3);
        std::reverse(candidates.begin(), candidates.end());
        const auto moved = placePictures(candidates, before, 44, 5, area.adjusted(-60, -60, 60, 60), {});
        QCOMPARE(moved.size(), placed.size());
        for (std::size_t i = 0; i < moved.size(); ++i) QCOMPARE(moved[i].sample, before[i]);
    }

    void gridFindsTheNearest() {
        std::mt19937 random(8);
        std::vector<float> xy;
        for (int i = 0; i < 2000; ++i) xy.push_back(static_cast<float>(random() % 3000) / 10);
        PointGrid grid;
        QCOMPARE(grid.nearest({1, 1}, 10), -1);
        grid.build(xy, {}, {300, 300});
        for (int i = 0; i < 500; ++i) {
            const QPointF at(static_cast<double>(random() % 300), static_cast<double>(random() % 300));
            double best = 12 * 12;
            for (std::size_t k = 0; k < 1000; ++k) best = std::min(best, std::pow(xy[2 * k] - at.x(), 2) + std::pow(xy[2 * k + 1] - at.y(), 2));
            const std::int32_t found = grid.nearest(at, 12);
            if (best >= 12 * 12) {
                QCOMPARE(found, -1);
                continue;
            }
            QVERIFY(found >= 0);
            const auto f = static_cast<std::size_t>(found);
            QCOMPARE(std::pow(xy[2 * f] - at.x(), 2) + std::pow(xy[2 * f + 1] - at.y(), 2), best);
        }
    }

    void keysSayHowAShapeJoins() {
        QVERIFY(modeFor(Qt::NoModifier, SetMode::Intersect) == SetMode::Intersect);
        QVERIFY(modeFor(Qt::ShiftModifier, SetMode::Replace) == SetMode::Add);
        QVERIFY(modeFor(Qt::ControlModifier, SetMode::Replace) == SetMode::Subtract);
    }
};

QTEST_GUILESS_MAIN(MapGeometryTest)
#include "map_geometry_test.moc"
