#include "ui/view/vtk_view.h"

#include <QApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QPainter>
#include <QTest>

#include "tests/ui/view/made_map.h"
#include "ui/base/tokens.h"
#include "ui/model/session.h"
#include "ui/view/map_scene.h"
#include "ui/view/surface_format.h"

using namespace coincide;

namespace {

bool hasOpenGl() {
    if (QGuiApplication::platformName() == QLatin1String("offscreen")) return false;
    QOffscreenSurface surface;
    surface.create();
    QOpenGLContext context;
    context.setFormat(surfaceFormat());
    return context.create() && context.makeCurrent(&surface);
}

int countOf(const QImage& picture, const QColor& colour, int tolerance) {
    int count = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const QColor pixel = picture.pixelColor(x, y);
            count += std::abs(pixel.red() - colour.red()) <= tolerance && std::abs(pixel.green() - colour.green()) <= tolerance && std::abs(pixel.blue() - colour.blue()) <= tolerance ? 1 : 0;
        }
    return count;
}

struct Fixture {
    Session session;
    std::shared_ptr<ExplorerData> data = madeMap(3000, 6, 40);
    QWidget window;
    VtkView* solid = new VtkView(&window);
    std::unique_ptr<MapScene> scene;
    MapScene::Look look;

    Fixture() {
        session.view.setData(data);
        window.resize(640, 480);
        solid->resize(window.size());
        window.show();
        scene = std::make_unique<MapScene>(session, MapView::Role::Main);
        scene->setViewport(window.size(), 1);
        look.flat = 0;
        look.camera3d = fitCamera(scene->bounds(3), 3, window.size(), {}, scene->margins());
        scene->setLook(look);
    }
    QImage draw() {
        QImage image(window.size(), QImage::Format_RGB32);
        image.fill(Qt::magenta);
        QPainter painter(&image);
        if (!solid->draw(painter, *scene, look.camera3d, data->position3d)) return {};
        return image;
    }
    QImage splat() {
        QImage image(window.size(), QImage::Format_RGB32);
        image.fill(scene->canvas());
        QPainter painter(&image);
        scene->paintPoints(painter);
        return image;
    }
};

}  // namespace

class VtkViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        if (!hasOpenGl()) QSKIP("There is no OpenGL here");
    }

    void drawsWhereTheSplatDraws() {
        Fixture own;
        const QImage picture = own.draw(), splat = own.splat();
        QVERIFY(!picture.isNull());
        const QColor ground = own.scene->canvas();
        QCOMPARE(picture.pixelColor(1, 1), ground);
        // Points cover the same part of the picture, blurred to blocks.
        int both = 0, either = 0;
        for (int y = 0; y + 16 <= picture.height(); y += 16)
            for (int x = 0; x + 16 <= picture.width(); x += 16) {
                const QRect block(x, y, 16, 16);
                const bool a = countOf(picture.copy(block), ground, 2) < 246, b = countOf(splat.copy(block), ground, 2) < 246;
                both += a && b ? 1 : 0, either += a || b ? 1 : 0;
            }
        QVERIFY(either > 100);
        QVERIFY2(both > 0.85 * either, qPrintable(QStringLiteral("%1 of %2").arg(both).arg(either)));
    }

    void colouredByClass() {
        Fixture own;
        own.session.view.setColourBy(ColourBy::Cosine);
        own.scene->coloursChanged();
        const QImage before = own.draw();
        own.session.view.setColourBy(ColourBy::Source);
        own.scene->coloursChanged();
        const QImage after = own.draw();
        QVERIFY(!after.isNull());
        QVERIFY(before != after);
    }

    void drawsOnlyWhatChanged() {
        Fixture own;
        const QImage first = own.draw();
        const int renders = own.solid->renders();
        QVERIFY(renders > 0);
        QCOMPARE(own.draw(), first);
        QCOMPARE(own.solid->renders(), renders);
        own.look.camera3d.yaw += 0.3;
        own.scene->setLook(own.look);
        QVERIFY(own.draw() != first);
        QVERIFY(own.solid->renders() > renders);
    }
};

int main(int argc, char** argv) {
    QSurfaceFormat::setDefaultFormat(surfaceFormat());
    QApplication application(argc, argv);
    VtkViewTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "vtk_view_test.moc"
