#include "ui/view/map_view.h"

#include <QApplication>
#include <QFileInfo>
#include <QLineEdit>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <vtkCellArray.h>
#include <vtkPolyData.h>
#include <vtkSmartPointer.h>

#include "tests/ui/view/made_map.h"
#include "ui/base/empty_state.h"
#include "ui/base/tokens.h"
#include "ui/model/session.h"
#include "ui/view/legend_list.h"
#include "ui/view/map_action_bar.h"
#include "ui/view/map_hover_card.h"
#include "ui/view/map_labels.h"
#include "ui/view/map_legend.h"
#include "ui/view/map_marks.h"
#include "ui/view/map_scene.h"
#include "ui/view/point_cloud.h"

using namespace coincide;

namespace {

void send(QWidget& widget, QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::KeyboardModifiers keys = {}) {
    QMouseEvent event(type, at, widget.mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : button, type == QEvent::MouseButtonRelease ? Qt::NoButton : button, keys);
    QApplication::sendEvent(&widget, &event);
}

void drag(QWidget& widget, const std::vector<QPointF>& way, Qt::KeyboardModifiers keys = {}) {
    send(widget, QEvent::MouseButtonPress, way.front(), Qt::LeftButton, keys);
    for (const QPointF at : way) send(widget, QEvent::MouseMove, at, Qt::LeftButton, keys);
    send(widget, QEvent::MouseButtonRelease, way.back(), Qt::LeftButton, keys);
}

struct Fixture {
    Session session;
    std::shared_ptr<ExplorerData> data = madeMap(3000, 6, 40);
    std::unique_ptr<MapView> map;

    explicit Fixture(MapView::Role role = MapView::Role::Main) {
        session.view.setData(data);
        map = std::make_unique<MapView>(session, role);
        map->setProperty("reducedMotion", true);
        map->setPalette(Tokens::light().palette());
        map->resize(640, 480);
        map->show();
        map->grab();
    }
    QPointF place(int sample) const {
        const MapCamera camera = map->camera();
        const auto s = static_cast<std::size_t>(sample);
        return {320 + (data->position2d[2 * s] - camera.centreX) / camera.unitsPerPixel, 240 - (data->position2d[2 * s + 1] - camera.centreY) / camera.unitsPerPixel};
    }
    SampleSet inBox(const QRectF& box) const {
        std::vector<std::int32_t> inside;
        for (int i = 0; i < data->samples; ++i)
            if (box.contains(place(i))) inside.push_back(i);
        return SampleSet::of(data->samples, inside);
    }
};

double difference(const QImage& a, const QImage& b) {
    double sum = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            sum += std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q));
        }
    return sum / (3.0 * a.width() * a.height());
}

}  // namespace

class MapViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void boxAndKeysChangeTheHighlightedSet() {
        Fixture f;
        f.session.view.setTool(MapTool::Box);
        const QRectF first(100, 100, 200, 160), second(250, 180, 200, 160);
        drag(*f.map, {first.topLeft(), first.center(), first.bottomRight()});
        const SampleSet a = f.inBox(first), b = f.inBox(second);
        QVERIFY(a.count() > 10);
        QVERIFY(f.session.view.highlighted() == a);
        drag(*f.map, {second.topLeft(), second.bottomRight()}, Qt::ShiftModifier);
        QVERIFY(f.session.view.highlighted() == a.combined(b, SetMode::Add));
        drag(*f.map, {second.topLeft(), second.bottomRight()}, Qt::ControlModifier);
        QVERIFY(f.session.view.highlighted() == a.combined(b, SetMode::Subtract));
        auto* bar = f.map->findChild<MapActionBar*>();
        QVERIFY(bar->isVisible());
        f.session.undo.undo();
        QVERIFY(f.session.view.highlighted() == a.combined(b, SetMode::Add));
        QVERIFY(!bar->isVisible());   // it told of the shape
        QTest::keyClick(f.map.get(), Qt::Key_Escape);
        QVERIFY(f.session.view.tool() == MapTool::Pan);
    }

    void lassoTakesWhatItSurrounds() {
        Fixture f;
        f.session.view.setTool(MapTool::Lasso);
        std::vector<QPointF> way;
        for (int i = 0; i <= 80; ++i) way.emplace_back(300 + 120 * std::cos(i * 0.0785), 220 + 120 * std::sin(i * 0.0785));
        drag(*f.map, way);
        int inside = 0;
        for (int i = 0; i < f.data->samples; ++i) {
            const QPointF at = f.place(i) - QPointF(300, 220);
            const double away = std::hypot(at.x(), at.y());
            inside += away < 112;
            if (away < 112 || away > 124) QCOMPARE(f.session.view.highlighted().has(i), away < 112);
        }
        QVERIFY(inside > 10);
    }

    void clusterToolTakesTheWholeCluster() {
        Fixture f;
        f.session.view.setTool(MapTool::Cluster);
        send(*f.map, QEvent::MouseButtonPress, f.place(17), Qt::LeftButton);
        send(*f.map, QEvent::MouseButtonRelease, f.place(17), Qt::LeftButton);
        const int cluster = f.session.view.currentCluster();
        QVERIFY(cluster >= 0);
        QCOMPARE(f.session.view.highlighted().count(), static_cast<std::int64_t>(f.data->sizeOfCluster[static_cast<std::size_t>(cluster)]));
    }

    void aClickChoosesTheSampleUnderIt() {
        Fixture f;
        f.session.view.setPictures(false);
        send(*f.map, QEvent::MouseButtonPress, f.place(99), Qt::LeftButton);
        send(*f.map, QEvent::MouseButtonRelease, f.place(99), Qt::LeftButton);
        const QPointF way = f.place(f.session.view.currentSample()) - f.place(99);
        QVERIFY(std::hypot(way.x(), way.y()) < 0.6);
        QVERIFY(f.map->accessibleDescription().contains(QLatin1String("cluster")));
    }

    void filterHidesPoints() {
        Fixture f;
        SampleFilter filter;
        filter.sources = {2};
        f.session.view.setFilter(filter);
        f.session.view.setTool(MapTool::Box);
        drag(*f.map, {{2, 2}, {638, 478}});
        const auto expected = std::count(f.data->sourceOfSample.begin(), f.data->sourceOfSample.end(), 2);
        QCOMPARE(f.session.view.highlighted().count(), static_cast<std::int64_t>(expected));
    }

    void wheelKeepsThePlaceUnderTheMouse() {
        Fixture f;
        const QPointF before = f.place(50);
        const QPointF at = before.toPoint();
        QWheelEvent event(at, f.map->mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(f.map.get(), &event);
        QVERIFY(f.map->zoom() > 1.5);
        const QPointF way = f.place(50) - before;
        QVERIFY(std::hypot(way.x(), way.y()) < 1);
        f.map->cameraBack();
        QVERIFY(std::abs(f.map->zoom() - 1) < 1e-6);
    }

    void keysMoveAndZoom() {
        Fixture f;
        QSignalSpy spy(f.map.get(), &MapView::cameraChanged);
        const double x = f.map->camera().centreX;
        QTest::keyClick(f.map.get(), Qt::Key_Right);
        QVERIFY(f.map->camera().centreX > x);
        QTest::keyClick(f.map.get(), Qt::Key_Plus);
        QVERIFY(std::abs(f.map->zoom() - 1.25) < 1e-6);
        QCOMPARE(spy.count(), 2);
        MapCamera other = f.map->camera();
        other.centreX += 1;
        f.map->setCamera(other);
        QCOMPARE(spy.count(), 2);
        QVERIFY(f.map->camera() == other);
    }

    void threeDimensionsTurn() {
        Fixture f;
        f.session.view.setThreeD(true);
        f.map->grab();
        const double yaw = f.map->camera().yaw;
        QTest::keyClick(f.map.get(), Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(f.map->camera().yaw != yaw);
        f.map->setAxisView(2);
        QCOMPARE(f.map->camera().yaw, 0.0);
        QCOMPARE(f.map->camera().pitch, 0.0);
    }

    void theCardComesAndNeverCoversItsPoint() {
        Fixture f;
        for (int sample = 0; sample < 3000; sample += 400) {
            send(*f.map, QEvent::MouseMove, {1, 1}, Qt::NoButton);
            send(*f.map, QEvent::MouseMove, f.place(sample), Qt::NoButton);
            auto* card = f.map->findChild<HoverCard*>();
            QTRY_VERIFY_WITH_TIMEOUT(card->isVisible(), 2000);
            const QRect shown = card->geometry().adjusted(HoverCard::kShadow, HoverCard::kShadow, -HoverCard::kShadow, -HoverCard::kShadow);
            QCOMPARE(shown.width(), 208);
            QVERIFY(!shown.contains(f.place(sample).toPoint()));
            QVERIFY(f.map->rect().contains(shown));
        }
    }

    void everyColouringDraws() {
        Fixture f;
        for (int by = 0; by <= static_cast<int>(ColourBy::OnlyAOnlyB); ++by) {
            f.session.view.setColourBy(static_cast<ColourBy>(by));
            const QImage image = f.map->picture({320, 240});
            int coloured = 0;
            for (int y = 0; y < 240; y += 2)
                for (int x = 0; x < 320; x += 2) coloured += image.pixel(x, y) != Tokens::light().canvas.rgb();
            QVERIFY2(coloured > 300, qPrintable(QString::number(by)));
        }
    }

    void aSmallMapLooksAsBefore() {
        Fixture f;
        const QImage image = f.map->picture({320, 240}, false, false).convertToFormat(QImage::Format_RGB32);
        const QString file = QStringLiteral(COINCIDE_SOURCE_DIR "/tests/ui/view/baselines/small_map.png");
        if (qEnvironmentVariableIsSet("COINCIDE_WRITE_BASELINES")) QVERIFY(image.save(file));
        const QImage baseline = QImage(file).convertToFormat(QImage::Format_RGB32);
        QCOMPARE(baseline.size(), image.size());
        // Letters differ between fonts; points and their colours must not.
        QVERIFY2(difference(image, baseline) < 1.5, qPrintable(QString::number(difference(image, baseline))));
        f.session.view.setColourBy(ColourBy::Cosine);
        QVERIFY(difference(f.map->picture({320, 240}, false, false), baseline) > 3);
    }

    void figuresAreWritten() {
        Fixture f;
        const QTemporaryDir folder;
        for (const char* name : {"map.svg", "map.pdf"}) {
            const QString file = folder.filePath(QLatin1String(name));
            QVERIFY(f.map->writeVector(file, {400, 300}));
            QVERIFY(QFileInfo(file).size() > 20000);
        }
        QVERIFY(!f.map->writeVector(folder.filePath(QStringLiteral("none/map.svg")), {400, 300}));
        QCOMPARE(qAlpha(f.map->picture({100, 80}, true, false).pixel(0, 0)), 0);
    }

    void nothingToShowSaysWhatIsMissing() {
        Session session;
        MapView map(session);
        map.resize(400, 300);
        map.show();
        QSignalSpy spy(&session.requests, &Requests::openProject);
        auto* button = map.findChild<EmptyState*>()->findChild<QPushButton*>();
        QVERIFY(button->isVisible());
        button->click();
        QCOMPARE(spy.count(), 1);
        QVERIFY(map.complete());
    }

    void scalesAreEdited() {
        Fixture f;
        f.session.view.setColourBy(ColourBy::Cosine);
        f.session.view.setColourScale(ColourBy::Cosine, {});
        const MapMarks before = mapMarks(f.session, MapView::Role::Main, false);
        QVERIFY(before.scale && before.scale->low < before.scale->high);
        f.map->grab();
        auto* high = f.map->findChild<QLineEdit*>(QStringLiteral("scaleHigh"));
        QVERIFY(high && !high->isHidden());
        high->setText(QLocale().toString(before.scale->low + 0.01));
        high->setModified(true);
        Q_EMIT high->editingFinished();
        const ColourScale chosen = f.session.view.colourScale(ColourBy::Cosine);
        QVERIFY(chosen.high && !chosen.low);
        const MapMarks narrow = mapMarks(f.session, MapView::Role::Main, false);
        QVERIFY(narrow.colour != before.colour);
        // An end beyond the other is refused.
        f.map->grab();
        high->setText(QStringLiteral("-5"));
        high->setModified(true);
        Q_EMIT high->editingFinished();
        QCOMPARE(f.session.view.colourScale(ColourBy::Cosine), chosen);
        f.session.view.setColourScale(ColourBy::Cosine, {ColourMap::Grey, true, true, {}, {}});
        const MapMarks grey = mapMarks(f.session, MapView::Role::Main, false);
        QVERIFY(grey.colour != before.colour);
        for (const std::uint32_t colour : grey.colour) QVERIFY(std::abs(qRed(colour) - qBlue(colour)) < 12);
    }

    void changeIsCentred() {
        Fixture f;
        f.session.view.setColourBy(ColourBy::Change);
        const MapMarks marks = mapMarks(f.session, MapView::Role::Main, false);
        QVERIFY(marks.scale && marks.scale->centred);
        QCOMPARE(marks.scale->low, -marks.scale->high);
    }

    void categoriesToggleThroughTheFilter() {
        Fixture f;
        auto* list = f.map->findChild<LegendList*>();
        QVERIFY(list && list->hasCategories() && !list->isHidden());
        // The categories stand in the order of size, and so do their colours.
        const MapMarks marks = mapMarks(f.session, MapView::Role::Main, false);
        QCOMPARE(marks.categories.size(), std::size_t{6});
        for (std::size_t i = 0; i < marks.categories.size(); ++i) {
            QCOMPARE(marks.categories[i].colour, sourceColour(static_cast<int>(i), false));
            QVERIFY(i == 0 || marks.categories[i].count <= marks.categories[i - 1].count);
        }
        for (int sample = 0; sample < 50; ++sample) {
            const auto source = f.data->sourceOfSample[static_cast<std::size_t>(sample)];
            const auto own = std::find_if(marks.categories.begin(), marks.categories.end(), [&](const LegendCategory& category) { return category.ids.front() == source; });
            QCOMPARE(QColor::fromRgb(marks.colour[static_cast<std::size_t>(sample)]), own->colour);
        }
        const std::int64_t all = f.session.view.shown().count();
        list->toggle(0);
        QCOMPARE(f.session.view.shown().count(), all - marks.categories[0].count);
        list->isolate(1);
        QCOMPARE(f.session.view.shown().count(), marks.categories[1].count);
        f.session.undo.undo();
        QCOMPARE(f.session.view.shown().count(), all - marks.categories[0].count);
        list->toggle(0);
        QCOMPARE(f.session.view.shown().count(), all);
    }

    void theLegendCountsWhatIsShown() {
        Fixture f;
        MapScene scene(f.session, MapView::Role::Main);
        scene.prepare();
        const SampleSet& in = f.session.tuning.inNow();
        QCOMPARE(scene.marks().entries[0].count, in.count());
        SampleFilter filter;
        filter.clusters = {7, 9};
        f.session.view.setFilter(filter);
        scene.visibilityChanged();
        scene.prepare();
        const SampleSet& shown = f.session.view.shown();
        QVERIFY(shown.count() < f.data->samples);
        QCOMPARE(scene.marks().entries[0].count, shown.combined(in, SetMode::Intersect).count());
        QCOMPARE(scene.marks().entries[0].count + scene.marks().entries[1].count, shown.count());
        // To isolate one of the entries restricts what is shown further.
        Q_EMIT f.map->findChild<MapLegend*>()->isolate(*scene.marks().entries[0].isolated);
        QCOMPARE(f.session.view.shown().count(), scene.marks().entries[0].count);
        QCOMPARE(f.session.view.filter().clusters, filter.clusters);
    }

    void namesStandAtTheirPoints() {
        // A fifth of the points far away does not carry the name off.
        std::vector<float> xs, ys;
        for (int i = 0; i < 100; ++i) xs.push_back(i < 20 ? 900.0F : 100.0F + static_cast<float>(i % 7)), ys.push_back(i < 20 ? 0.0F : 300.0F + static_cast<float>(i % 5));
        const QPointF at = labelAnchor(xs, ys);
        QVERIFY(at.x() >= 100 && at.x() <= 107);
        QVERIFY(at.y() >= 290 && at.y() <= 304);
        const QRectF box(0, 0, 200, 40);
        const LabelRequest request{QStringLiteral("name"), {50, 30}, {60, 16}, 0};
        const auto placed = placeLabels(std::span(&request, 1), QRectF(0, 0, 400, 300), std::span(&box, 1));
        for (const PlacedLabel& label : placed) QVERIFY(!label.rect.intersects(box));
    }

    void aClusterInSeveralPlacesIsNamedWhereItIs() {
        std::vector<QPointF> points;
        for (int i = 0; i < 9; ++i) points.emplace_back(100 + i % 3, 300 + i / 3);
        for (int i = 0; i < 8; ++i) points.emplace_back(500 + 40 * (i % 3), 40 * (i / 3));
        for (int i = 0; i < 7; ++i) points.emplace_back(900, 900 + 50 * i);
        QCOMPARE(densestPoint(points), QPointF(101, 301));
        QCOMPARE(densestPoint(std::span(points).first(1)), points[0]);
    }

    // A part of the map that is drawn anew because something over it went away must fit what is around it.
    void namesAreLaidOutAnewWhenTheLegendGoes() {
        Fixture f;
        f.data = madeMap(3000, 6, 60);
        f.session.view.setData(f.data);
        f.session.view.setPictures(false);
        auto* list = f.map->findChild<LegendList*>();
        list->setOpen(true);
        const auto onScreen = [&] { return f.map->screen()->grabWindow(f.map->winId()).toImage().convertToFormat(QImage::Format_RGB32); };
        const auto whole = [&] { return f.map->grab().toImage().convertToFormat(QImage::Format_RGB32); };
        QVERIFY(QTest::qWaitForWindowExposed(f.map.get()));
        // Names wander along the edge of the list.
        int stale = 0;
        for (int step = 0; step < 8; ++step) {
            f.session.view.setColourBy(ColourBy::Source);
            f.map->panBy({-25, 5});
            QTest::qWait(150);
            QVERIFY(list->isVisible() && list->width() > 100);
            f.session.view.setColourBy(ColourBy::Cluster);
            QTest::qWait(150);
            QVERIFY(list->isHidden());
            stale += onScreen() != whole();
        }
        list->setOpen(false);
        QCOMPARE(stale, 0);
    }

    void picturesFadeWithTheirPoints() {
        Fixture f;
        f.data->hasRecords = true;
        MapScene scene(f.session, MapView::Role::Main);
        scene.setViewport({640, 480}, 1);
        MapScene::Look look;
        look.camera2d = fitCamera(scene.bounds(2), 2, {640, 480}, {}, scene.margins());
        scene.setLook(look);
        const auto draw = [&] {
            QImage image(640, 480, QImage::Format_RGB32);
            image.fill(scene.canvas());
            QPainter painter(&image);
            scene.paint(painter, {});
            return image;
        };
        const QImage before = draw();
        const std::vector<PlacedPicture> pictures = scene.placedPictures();
        QVERIFY(pictures.size() > 2);
        const std::int32_t one[] = {pictures[0].sample};
        f.session.view.highlight(SampleSet::of(f.data->samples, one), SetMode::Replace, QStringLiteral("one"));
        scene.highlightChanged();
        const QImage after = draw();
        // Frames tell: the picked one keeps its colour, the others come near the ground.
        const auto frameOf = [&](const QImage& image, const PlacedPicture& picture) { return image.pixelColor(picture.rect.toRect().topLeft() + QPoint(1, 12)); };
        QCOMPARE(frameOf(after, pictures[0]), frameOf(before, pictures[0]));
        const auto away = [&](const QColor& colour) { return std::abs(colour.red() - scene.canvas().red()) + std::abs(colour.green() - scene.canvas().green()) + std::abs(colour.blue() - scene.canvas().blue()); };
        for (std::size_t i = 1; i < pictures.size(); ++i) QVERIFY(away(frameOf(after, pictures[i])) < 0.5 * away(frameOf(before, pictures[i])));
    }

    // What lies below the highlighted points is kept from one to the next; it must never show which one was before.
    void aHighlightLooksTheSameWhateverWasHighlightedBefore() {
        Fixture f;
        for (const double flat : {1.0, 0.0}) {
            MapScene::Look look;
            const auto make = [&] {
                auto scene = std::make_unique<MapScene>(f.session, MapView::Role::Main);
                scene->setViewport({640, 480}, 1);
                look.flat = flat;
                look.camera2d = fitCamera(scene->bounds(2), 2, {640, 480}, {}, scene->margins());
                look.camera3d = fitCamera(scene->bounds(3), 3, {640, 480}, {}, scene->margins());
                scene->setLook(look);
                return scene;
            };
            const auto draw = [](MapScene& scene) {
                QImage image(640, 480, QImage::Format_RGB32);
                image.fill(scene.canvas());
                QPainter painter(&image);
                scene.paintPoints(painter);
                return image;
            };
            const auto highlight = [&](int first, int count) {
                std::vector<std::int32_t> samples(static_cast<std::size_t>(count));
                std::iota(samples.begin(), samples.end(), first);
                f.session.view.highlight(SampleSet::of(f.data->samples, samples), SetMode::Replace, QStringLiteral("some"));
            };
            f.session.view.highlight({}, SetMode::Replace, QStringLiteral("none"));
            const auto kept = make();
            const QImage plain = draw(*kept);
            for (const int first : {0, 20, 20, 5}) {
                highlight(first, 12);
                kept->highlightChanged();
                const QImage picture = draw(*kept);
                QCOMPARE(picture, draw(*make()));
                QVERIFY(picture != plain);
            }
            highlight(0, 1);
            kept->highlightChanged();
            const QImage one = draw(*kept);
            kept->coloursChanged();
            QCOMPARE(draw(*kept), one);
            f.session.view.highlight({}, SetMode::Replace, QStringLiteral("none"));
            kept->highlightChanged();
            QCOMPARE(draw(*kept), plain);
        }
    }

    void ticksStayWhereOthersAreHighlighted() {
        Fixture f;
        f.data->hasRecords = true;
        MapScene scene(f.session, MapView::Role::Main);
        scene.setViewport({640, 480}, 1);
        MapScene::Look look;
        look.camera2d = fitCamera(scene.boundsOfSamples(2, {f.data->members[0], f.data->members[1], f.data->members[2]}), 2, {640, 480}, {}, scene.margins());
        scene.setLook(look);
        const auto draw = [&] {
            QImage image(640, 480, QImage::Format_RGB32);
            image.fill(scene.canvas());
            QPainter painter(&image);
            MapScene::Paint what;
            what.labels = false;
            scene.paint(painter, what);
            return image;
        };
        const auto darkest = [](const QImage& image, const PlacedPicture& picture) {
            int least = 255;
            const QRect badge = picture.rect.toRect().adjusted(picture.rect.toRect().width() - 16, picture.rect.toRect().height() - 16, -4, -4);
            for (int y = badge.top(); y <= badge.bottom(); ++y)
                for (int x = badge.left(); x <= badge.right(); ++x) least = std::min(least, qGray(image.pixel(x, y)));
            return least;
        };
        const QImage before = draw();
        QVERIFY(scene.eachSampleHasPicture());
        const std::int32_t one[] = {f.data->members.back()};
        f.session.view.highlight(SampleSet::of(f.data->samples, one), SetMode::Replace, QStringLiteral("one"));
        scene.highlightChanged();
        const QImage after = draw();
        int ticks = 0;
        for (const PlacedPicture& picture : scene.placedPictures()) {
            if (!f.session.tuning.inNow().has(picture.sample)) continue;
            ++ticks;
            QCOMPARE(darkest(after, picture), darkest(before, picture));
        }
        QVERIFY(ticks > 0);
    }

    void theSameViewLooksTheSameWhateverWasFilteredBefore() {
        Fixture f;
        f.data->hasRecords = true;
        MapScene scene(f.session, MapView::Role::Main);
        scene.setViewport({640, 480}, 1);
        MapScene::Look look;
        look.camera2d = fitCamera(scene.bounds(2), 2, {640, 480}, {}, scene.margins());
        scene.setLook(look);
        const auto draw = [&] {
            QImage image(640, 480, QImage::Format_RGB32);
            image.fill(scene.canvas());
            QPainter painter(&image);
            scene.paint(painter, {});
            return image;
        };
        const QImage before = draw();
        QVERIFY(!scene.eachSampleHasPicture());
        SampleFilter filter;
        filter.clusters = {7};
        f.session.view.setFilter(filter);
        scene.visibilityChanged();
        QVERIFY(draw() != before);
        QVERIFY(scene.eachSampleHasPicture());
        f.session.view.setFilter({});
        scene.visibilityChanged();
        QCOMPARE(draw(), before);
    }

    // Nothing that lies over the map may ask for a frame because of a frame.
    void nothingIsPaintedWhileNothingHappens() {
        Fixture f;
        f.data->hasRecords = true;
        f.session.view.setData(f.data);
        f.session.view.setPictures(true);
        struct Counter : QObject {
            int paints = 0;
            bool eventFilter(QObject*, QEvent* event) override {
                paints += event->type() == QEvent::Paint;
                return false;
            }
        } counter;
        for (const double zoom : {1.0, 12.0, 60.0}) {
            MapCamera camera = f.map->camera();
            camera.centreX = f.data->position2d[0], camera.centreY = f.data->position2d[1];
            camera.unitsPerPixel = 0.03 / zoom;
            f.map->setCamera(camera);
            QTest::qWait(400);
            f.map->installEventFilter(&counter);
            counter.paints = 0;
            QTest::qWait(200);
            QVERIFY2(counter.paints == 0, qPrintable(QStringLiteral("%1 frames at zoom %2").arg(counter.paints).arg(zoom)));
        }
    }

    void theHintFitsWhatIsShown() {
        Session session;
        MapView map(session);
        map.setProperty("reducedMotion", true);
        map.resize(640, 480);
        QString hint;
        connect(&map, &MapView::hintChanged, this, [&](const QString& text) { hint = text; });
        map.show();
        session.view.setData(madeMap(300, 3, 5));
        QVERIFY(hint.contains(QStringLiteral("pan, Shift")));
        session.view.setThreeD(true);
        QVERIFY(hint.contains(QStringLiteral("turn")));
        session.view.setTool(MapTool::Lasso);
        QVERIFY(hint.contains(QStringLiteral("Lasso")));
    }

    void camerasTravelAsText() {
        Fixture f;
        f.map->zoomBy(3);
        const MapCamera there = f.map->camera();
        const QString text = f.map->cameraText();
        f.map->fitAll();
        QVERIFY(f.map->camera().unitsPerPixel > there.unitsPerPixel * 2);
        QVERIFY(f.map->flyToText(text));
        QVERIFY(std::abs(f.map->camera().unitsPerPixel / there.unitsPerPixel - 1) < 1e-9);
        for (const char* bad : {"", "{}", "{\"coincideCamera\":{\"dimensions\":2,\"centre\":[1],\"unitsPerPixel\":1}}", "{\"coincideCamera\":{\"dimensions\":2,\"centre\":[1,2],\"unitsPerPixel\":0}}",
                                "{\"coincideCamera\":{\"dimensions\":3,\"centre\":[1,2,3],\"unitsPerPixel\":1,\"yaw\":0,\"pitch\":0}}"})
            QVERIFY2(!f.map->flyToText(QString::fromLatin1(bad)), bad);
    }

    void pointCloudHoldsWhatIsDrawn() {
        const float nan = std::numeric_limits<float>::quiet_NaN(), positions[] = {0, 1, 2, nan, 0, 0, 3, 4, 5, 6, 7, 8};
        const std::uint32_t colours[] = {0xFF102030, 0xFFFFFFFF, 0xFFFFFFFF, 0xFF405060};
        const std::uint8_t drawn[] = {1, 1, 0, 1};
        const auto cloud = makePointCloud(positions, colours, drawn);
        QCOMPARE(static_cast<int>(cloud->GetNumberOfPoints()), 2);
        QCOMPARE(static_cast<int>(cloud->GetNumberOfVerts()), 2);
        double point[3];
        cloud->GetPoint(1, point);
        QCOMPARE(point[2], 8.0);
    }
};

QTEST_MAIN(MapViewTest)
#include "map_view_test.moc"
