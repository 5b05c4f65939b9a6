#include "ui/view/vtk_view.h"

#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QPainter>
#include <QSettings>
#include <vtkActor.h>
#include <vtkAutoInit.h>
#include <vtkCallbackCommand.h>
#include <vtkCamera.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkNew.h>
#include <vtkOpenGLFramebufferObject.h>
#include <vtkOpenGLState.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkSmartPointer.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "ui/view/map_scene.h"
#include "ui/view/point_cloud.h"
#include "ui/view/surface_format.h"

VTK_MODULE_INIT(vtkRenderingOpenGL2)

namespace coincide {
namespace {

// Whether OpenGL here is a graphics card. Asked once: a context is made for it.
bool hasGraphicsCard() {
    if (QGuiApplication::platformName() == QLatin1String("offscreen") || QGuiApplication::platformName() == QLatin1String("minimal")) return false;
    QOffscreenSurface surface;
    surface.create();
    QOpenGLContext context;
    if (!context.create() || !context.makeCurrent(&surface)) return false;
    const QByteArray name = QByteArray(reinterpret_cast<const char*>(context.functions()->glGetString(GL_RENDERER))).toLower();
    context.doneCurrent();
    return !name.isEmpty() && !name.contains("llvmpipe") && !name.contains("softpipe") && !name.contains("software") && !name.contains("swrast") && !name.contains("swiftshader");
}

// True where a corner of the picture has the colour of the ground.
bool showsGround(const QImage& picture, const QColor& ground) {
    const auto near = [&](int x, int y) {
        const QColor pixel = picture.pixelColor(x, y);
        return std::abs(pixel.red() - ground.red()) <= 2 && std::abs(pixel.green() - ground.green()) <= 2 && std::abs(pixel.blue() - ground.blue()) <= 2;
    };
    const int right = picture.width() - 1, bottom = picture.height() - 1;
    return near(0, 0) || near(right, 0) || near(0, bottom) || near(right, bottom);
}

}  // namespace

struct VtkView::Impl {
    // What a picture was drawn from: while it stays, so does the picture.
    struct Key {
        MapCamera camera;
        std::uint64_t version = 0;    // of the marks
        QSize pixels;
        QRgb ground = 0;
        float radius = 0;
        bool operator==(const Key&) const = default;
    };

    void makeClouds(MapScene& scene, std::span<const float> positions);

    vtkNew<vtkGenericOpenGLRenderWindow> window;
    vtkNew<vtkRenderer> renderer;
    std::array<vtkNew<vtkActor>, kMarkClasses> actors;            // a class each, for its size
    std::array<vtkNew<vtkPolyDataMapper>, kMarkClasses> mappers;
    vtkNew<vtkCallbackCommand> makeCurrent, isCurrent;
    QMetaObject::Connection destroyed;
    Key drawn;
    QImage picture;
    int renders = 0;
    bool made = false, broken = false;
};

void VtkView::Impl::makeClouds(MapScene& scene, std::span<const float> positions) {
    const MapMarks& marks = scene.marks();
    const std::vector<std::uint8_t>& visible = scene.drawn();
    const std::vector<std::uint8_t> opacity = scene.opacities();
    const std::size_t count = std::min({marks.colour.size(), marks.mark.size(), visible.size(), opacity.size()});
    // Points mixed with the ground are opaque: then the depth buffer alone puts them in order.
    const QRgb ground = scene.canvas().rgb();
    std::vector<std::uint32_t> colour(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto mixed = [&](int own, int behind) { return (own * opacity[i] + behind * (255 - opacity[i])) / 255; };
        const QRgb own = marks.colour[i];
        colour[i] = qRgb(mixed(qRed(own), qRed(ground)), mixed(qGreen(own), qGreen(ground)), mixed(qBlue(own), qBlue(ground)));
    }
    std::vector<std::uint8_t> mask(count);
    for (std::size_t mark = 0; mark < kMarkClasses; ++mark) {
        for (std::size_t i = 0; i < count; ++i) mask[i] = visible[i] != 0 && marks.mark[i] == mark ? 1 : 0;
        const auto cloud = makePointCloud(positions, colour, mask);
        actors[mark]->SetVisibility(cloud->GetNumberOfPoints() > 0);
        mappers[mark]->SetInputData(cloud);
    }
}

VtkView* VtkView::makeWhereUseful(MapView* map) {
    const QString wanted = QSettings().value(QStringLiteral("map/renderer"), QStringLiteral("auto")).toString();
    if (wanted == QLatin1String("software")) return nullptr;
    static const bool card = hasGraphicsCard();
    return card || wanted == QLatin1String("opengl") ? new VtkView(map) : nullptr;
}

VtkView::VtkView(QWidget* parent) : QOpenGLWidget(parent), impl_(std::make_unique<Impl>()) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFormat(surfaceFormat());
    hide();
}

int VtkView::renders() const { return impl_->renders; }

VtkView::~VtkView() {
    // The context outlives this part of the object: what it would still call must be cut first.
    QObject::disconnect(impl_->destroyed);
    releaseGraphics();
}

void VtkView::releaseGraphics() {
    if (!context()) return;
    makeCurrent();
    impl_->window->Finalize();
    doneCurrent();
}

void VtkView::dataChanged() { impl_->made = false; }

void VtkView::initializeGL() {
    impl_->destroyed = connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, [this] { releaseGraphics(); });
    impl_->makeCurrent->SetClientData(this);
    impl_->makeCurrent->SetCallback([](vtkObject*, unsigned long, void* self, void*) {
        // Only where it is not current already: making it current again binds another framebuffer.
        auto* view = static_cast<VtkView*>(self);
        if (QOpenGLContext::currentContext() != view->context()) view->makeCurrent();
    });
    impl_->isCurrent->SetClientData(this);
    impl_->isCurrent->SetCallback([](vtkObject*, unsigned long, void* self, void* answer) {
        *static_cast<bool*>(answer) = QOpenGLContext::currentContext() == static_cast<VtkView*>(self)->context();
    });
    impl_->window->AddObserver(vtkCommand::WindowMakeCurrentEvent, impl_->makeCurrent);
    impl_->window->AddObserver(vtkCommand::WindowIsCurrentEvent, impl_->isCurrent);
    impl_->window->SetReadyForRendering(true);
    impl_->window->SetMapped(true);
    impl_->window->SetIsDirect(true);
    impl_->window->SetMultiSamples(0);
    impl_->window->SetFrameBlitModeToNoBlit();
    impl_->window->AddRenderer(impl_->renderer);
    for (std::size_t mark = 0; mark < kMarkClasses; ++mark) {
        impl_->mappers[mark]->SetColorModeToDirectScalars();
        impl_->actors[mark]->SetMapper(impl_->mappers[mark]);
        impl_->actors[mark]->GetProperty()->SetLighting(false);
        impl_->actors[mark]->GetProperty()->SetRenderPointsAsSpheres(true);
        impl_->renderer->AddActor(impl_->actors[mark]);
    }
    impl_->renderer->SetBackgroundAlpha(1);
    impl_->window->InitializeFromCurrentContext();
}

void VtkView::paintGL() {
    const QSize pixels = size() * devicePixelRatioF();
    impl_->window->SetSize(pixels.width(), pixels.height());
    impl_->window->GetState()->Reset();
    impl_->window->Render();
    ++impl_->renders;
    context()->functions()->glBindFramebuffer(GL_DRAW_FRAMEBUFFER, defaultFramebufferObject());
    impl_->window->BlitDisplayFramebuffer();
}

bool VtkView::draw(QPainter& painter, MapScene& scene, const MapCamera& camera, std::span<const float> positions) {
    if (impl_->broken) return false;
    scene.prepare();
    const QColor ground = scene.canvas();
    const Impl::Key key{camera, scene.version(), size() * devicePixelRatioF(), ground.rgb(), scene.pointRadius()};
    if (impl_->made && key == impl_->drawn && !impl_->picture.isNull()) {
        painter.drawImage(QRect(QPoint(0, 0), size()), impl_->picture);
        return true;
    }
    if (!impl_->made || impl_->drawn.version != key.version) impl_->makeClouds(scene, positions);
    impl_->made = true;
    impl_->drawn = key;
    impl_->renderer->SetBackground(ground.redF(), ground.greenF(), ground.blueF());
    for (std::size_t mark = 0; mark < kMarkClasses; ++mark)
        impl_->actors[mark]->GetProperty()->SetPointSize(static_cast<float>(2 * scene.radiusOf(static_cast<MarkClass>(mark)) * devicePixelRatioF()));

    // The same perspective as MapProjection: an eye four radii away, a unit of the turning point's plane as many pixels as there.
    const double distance = 4 * std::max(scene.bounds(3).radius(), 1e-9);
    const double cy = std::cos(camera.yaw), sy = std::sin(camera.yaw), cp = std::cos(camera.pitch), sp = std::sin(camera.pitch);
    const double towards[3] = {cp * sy, sp, cp * cy}, up[3] = {-sp * sy, cp, -sp * cy};
    vtkCamera* eye = impl_->renderer->GetActiveCamera();
    eye->SetFocalPoint(camera.centreX, camera.centreY, camera.centreZ);
    eye->SetPosition(camera.centreX + towards[0] * distance, camera.centreY + towards[1] * distance, camera.centreZ + towards[2] * distance);
    eye->SetViewUp(up[0], up[1], up[2]);
    eye->SetViewAngle(2 * std::atan(height() * camera.unitsPerPixel / 2 / distance) * 180 / M_PI);
    impl_->renderer->ResetCameraClippingRange();
    impl_->picture = grabFramebuffer();
    // A driver that draws nothing leaves the ground black as well: then the splat draws from now on.
    impl_->broken = impl_->picture.isNull() || !isValid() || !showsGround(impl_->picture, ground);
    if (impl_->broken) {
        impl_->picture = {};
        return false;
    }
    painter.drawImage(QRect(QPoint(0, 0), size()), impl_->picture);
    return true;
}

}  // namespace coincide
