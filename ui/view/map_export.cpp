#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <cmath>

#include "ui/base/tokens.h"
#include "ui/model/session.h"
#include "ui/view/map_paint.h"
#include "ui/view/map_view.h"
#include "ui/view/map_view_impl.h"

namespace coincide {
namespace {

constexpr std::size_t kMostShapes = 50000;      // above, points go into a vector file as one picture
constexpr int kPdfResolution = 144;

/// A scene of its own at another size, looking at the same part.
std::unique_ptr<MapScene> sceneOf(Session& session, MapView::Role role, const MapScene::Look& look, QSize from, QSize size, qreal ratio, bool dark) {
    auto scene = std::make_unique<MapScene>(session, role);
    MapScene::Look own = look;
    const double grow = std::min(static_cast<double>(size.width()) / std::max(1, from.width()), static_cast<double>(size.height()) / std::max(1, from.height()));
    own.camera2d.unitsPerPixel /= grow;
    own.camera3d.unitsPerPixel /= grow;
    scene->setViewport(size, ratio);
    scene->setDark(dark);
    scene->setLook(own);
    return scene;
}

void paintVectorPoints(QPainter& painter, MapScene& scene, qreal ratio, const Tokens& tokens, QSize size) {
    const auto& xy = scene.projected();
    const auto& drawn = scene.drawn();
    const MapMarks& marks = scene.marks();
    const QRectF area = QRectF(QPointF(0, 0), size).adjusted(-8, -8, 8, 8);
    painter.setPen(Qt::NoPen);
    for (int mark = 0; mark < kMarkClasses; ++mark) {
        const MarkStyle style = MapScene::styleOf(static_cast<MarkClass>(mark), scene.pointRadius(), 10, marks.neutral, tokens);
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            if (drawn[i] == 0 || marks.mark[i] != mark) continue;
            const QPointF at = QPointF(xy[2 * i], xy[2 * i + 1]) / ratio;
            if (!area.contains(at)) continue;
            painter.setOpacity(style.opacity);
            if (style.shape == MarkShape::Dot) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(QColor::fromRgb(marks.colour[i]));
                painter.drawEllipse(at, style.radius, style.radius);
            } else {
                paintMark(painter, at, static_cast<MarkClass>(mark), style.radius, QColor::fromRgb(marks.colour[i]), tokens);
            }
        }
    }
    painter.setOpacity(1);
}

}  // namespace

QImage MapView::picture(QSize size, bool transparent, bool legend) {
    size = size.expandedTo({1, 1}).boundedTo({16000, 16000});
    impl_->syncScene();
    const Tokens& tokens = Tokens::of(palette());
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(transparent ? QColor(Qt::transparent) : tokens.canvas);
    QPainter painter(&image);
    if (impl_->scene.hasPositions()) {
        const auto scene = sceneOf(impl_->session, impl_->role, impl_->look, this->size(), size, 1, tokens.dark);
        scene->paint(painter, {});
    }
    if (legend && impl_->role == Role::Main && impl_->scene.hasPositions()) {
        impl_->refreshLegend();
        painter.translate(12, 12);
        impl_->legend->paintTo(painter);
        painter.translate(0, impl_->legend->height() + 6);
        impl_->list->paintTo(painter, size.height() - impl_->legend->height() - 60);
    }
    return image;
}

bool MapView::writeVector(const QString& file, QSize size) {
    size = size.expandedTo({1, 1}).boundedTo({16000, 16000});
    impl_->syncScene();
    const Tokens& tokens = Tokens::of(palette());
    QSaveFile device(file);
    if (!device.open(QIODevice::WriteOnly)) return false;
    const auto draw = [&](QPaintDevice& target, double scale) {
        QPainter painter(&target);
        if (!painter.isActive()) return false;
        painter.scale(scale, scale);
        painter.fillRect(QRect(QPoint(0, 0), size), tokens.canvas);
        if (!impl_->scene.hasPositions()) return true;
        const auto scene = sceneOf(impl_->session, impl_->role, impl_->look, this->size(), size, 2, tokens.dark);
        painter.setRenderHint(QPainter::Antialiasing);
        scene->prepare();
        const auto& drawn = scene->drawn();
        const auto count = static_cast<std::size_t>(std::count(drawn.begin(), drawn.end(), std::uint8_t{1}));
        if (count > kMostShapes || impl_->look.flat < 1) scene->paintPoints(painter);
        else paintVectorPoints(painter, *scene, 2, tokens, size);
        scene->paintRest(painter, {});
        if (impl_->role == Role::Main) {
            impl_->refreshLegend();
            painter.translate(12, 12);
            impl_->legend->paintTo(painter);
            painter.translate(0, impl_->legend->height() + 6);
            impl_->list->paintTo(painter, size.height() - impl_->legend->height() - 60);
        }
        return true;
    };
    bool drawn = false;
    if (QFileInfo(file).suffix().compare(QLatin1String("pdf"), Qt::CaseInsensitive) == 0) {
        QPdfWriter writer(&device);
        writer.setTitle(tr("Map of the samples"));
        writer.setResolution(kPdfResolution);
        writer.setPageSize(QPageSize(QSizeF(size) * 72 / 96, QPageSize::Point, {}, QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF());
        drawn = draw(writer, static_cast<double>(kPdfResolution) / 96);
    } else {
        QSvgGenerator generator;
        generator.setOutputDevice(&device);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(0, 0), size));
        generator.setTitle(tr("Map of the samples"));
        drawn = draw(generator, 1);
    }
    return drawn && device.commit();
}

}  // namespace coincide
