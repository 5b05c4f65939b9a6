#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <cmath>

#include "ui/base/format.h"
#include "ui/model/session.h"
#include "ui/view/map_view.h"
#include "ui/view/map_view_impl.h"

namespace coincide {
namespace {

constexpr double kClickReach = 8, kHoverReach = 6, kDragFrom = 4;
constexpr double kTurnPerPixel = 0.008, kTurnStep = M_PI / 24, kPanStep = 60, kZoomStep = 1.25;

}  // namespace

void MapView::Impl::refreshCursor() {
    if (spaceHeld) {
        view.setCursor(gesture == Gesture::Pan ? Qt::ClosedHandCursor : Qt::OpenHandCursor);
        return;
    }
    switch (session.view.tool()) {
        case MapTool::Pan: view.setCursor(gesture == Gesture::Pan || gesture == Gesture::Turn ? Qt::ClosedHandCursor : Qt::ArrowCursor); break;
        case MapTool::Box:
        case MapTool::Lasso: view.setCursor(Qt::CrossCursor); break;
        case MapTool::Cluster: view.setCursor(Qt::PointingHandCursor); break;
    }
}

void MapView::Impl::refreshHint() {
    if (!view.isVisible()) return;   // another map tells its own
    QString hint;
    switch (session.view.tool()) {
        case MapTool::Pan: hint = dimensions() == 2 ? MapView::tr("Drag to pan, Shift+drag for a box, wheel to zoom") : MapView::tr("Drag to turn, middle button to pan, wheel to zoom"); break;
        case MapTool::Box: hint = MapView::tr("Box: Shift adds, Ctrl subtracts, Esc leaves"); break;
        case MapTool::Lasso: hint = MapView::tr("Lasso: Shift adds, Ctrl subtracts, Esc leaves"); break;
        case MapTool::Cluster: hint = MapView::tr("Click a point for its whole cluster: Shift adds, Ctrl subtracts, Esc leaves"); break;
    }
    if (role != Role::Main) hint = MapView::tr("Both maps move together; hold Alt to move one alone");
    Q_EMIT view.hintChanged(hint);
}

void MapView::Impl::press(QMouseEvent* event) {
    flight.stop();
    hoverTimer.stop();
    card->hide();
    pressedAt = lastAt = event->position();
    button = event->button();
    if (!scene.hasPositions()) return;
    const MapTool tool = session.view.tool();
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    if (button == Qt::MiddleButton || (button == Qt::LeftButton && spaceHeld)) {
        remember();
        gesture = Gesture::Pan;
    } else if (button == Qt::LeftButton && (tool == MapTool::Box || tool == MapTool::Lasso)) {
        closeBar();
        gesture = Gesture::Shape;
        shape.begin(tool == MapTool::Box ? DrawnShape::Kind::Box : DrawnShape::Kind::Lasso, pressedAt);
    } else if (button == Qt::LeftButton && tool == MapTool::Pan && shift && role == Role::Main) {
        closeBar();
        gesture = Gesture::Shape;
        shape.begin(DrawnShape::Kind::Box, pressedAt);
    } else if (button == Qt::LeftButton) {
        gesture = Gesture::Press;
    }
    refreshCursor();
}

void MapView::Impl::move(QMouseEvent* event) {
    const QPointF at = event->position(), way = at - lastAt;
    if (gesture == Gesture::None) {
        hover(at);
        return;
    }
    if (gesture == Gesture::Press && std::hypot((at - pressedAt).x(), (at - pressedAt).y()) >= kDragFrom && session.view.tool() == MapTool::Pan) {
        remember();
        gesture = dimensions() == 2 ? Gesture::Pan : Gesture::Turn;
        endHover();
        refreshCursor();
    }
    if (gesture == Gesture::Pan) {
        take(panned(camera(), dimensions(), way));
    } else if (gesture == Gesture::Turn) {
        MapCamera next = camera();
        next.yaw -= way.x() * kTurnPerPixel;
        next.pitch += way.y() * kTurnPerPixel;
        take(limited(next));
    } else if (gesture == Gesture::Shape) {
        shape.extend(at);
        redraw();
    }
    if (gesture != Gesture::Press) lastAt = at;
}

void MapView::Impl::release(QMouseEvent* event) {
    if (event->button() != button) return;
    const Gesture done = gesture;
    gesture = Gesture::None;
    button = Qt::NoButton;
    refreshCursor();
    if (done == Gesture::Press) click(event->position(), event->modifiers());
    if (done == Gesture::Shape) {
        if (shape.tiny()) {
            shape.clear();
            click(event->position(), event->modifiers());
        } else {
            finishShape(event->modifiers());
        }
    }
    redraw();
}

void MapView::Impl::click(QPointF at, Qt::KeyboardModifiers keys) {
    syncScene();
    const std::int32_t sample = scene.sampleAt(at, kClickReach);
    if (sample < 0) return;
    const ExplorerData& data = session.view.data();
    if (session.view.tool() == MapTool::Cluster) {
        const auto s = static_cast<std::size_t>(sample);
        if (s < data.clusterOfSample.size() && data.clusterOfSample[s] >= 0) pickCluster(data.clusterOfSample[s], keys);
        return;
    }
    const std::int32_t one[] = {sample};
    const SampleSet single = SampleSet::of(data.samples, one);
    if (keys.testFlag(Qt::ControlModifier)) session.view.highlight(single, session.view.highlighted().has(sample) ? SetMode::Subtract : SetMode::Add, MapView::tr("Highlight a sample"));
    else if (keys.testFlag(Qt::ShiftModifier)) session.view.highlight(single, SetMode::Add, MapView::tr("Highlight a sample"));
    session.view.setCurrentSample(sample);
}

void MapView::Impl::pickCluster(int cluster, Qt::KeyboardModifiers keys) {
    const ExplorerData& data = session.view.data();
    const auto c = static_cast<std::size_t>(cluster);
    const std::span<const std::int32_t> members(data.members.data() + data.membersBegin[c], data.members.data() + data.membersBegin[c + 1]);
    session.view.highlight(SampleSet::of(data.samples, members), modeFor(keys, session.view.mode()), MapView::tr("Highlight a cluster"));
    session.view.setCurrentCluster(cluster);
}

void MapView::Impl::finishShape(Qt::KeyboardModifiers keys) {
    syncScene();
    const QPolygonF outline = shape.outline();
    const SampleSet drawn = SampleSet::of(session.view.data().samples, scene.samplesIn(outline));
    // The box of the pan tool is drawn with Shift, which then says nothing about how it joins.
    const bool ownTool = session.view.tool() == MapTool::Box || session.view.tool() == MapTool::Lasso;
    const SetMode mode = modeFor(ownTool ? keys : keys & ~Qt::KeyboardModifiers(Qt::ShiftModifier), session.view.mode());
    bar->setSamples(drawn, session.view.highlighted(), mode, session.view.tool() == MapTool::Lasso ? MapView::tr("Highlight by lasso") : MapView::tr("Highlight by box"));
    bar->setRoom(view.width() - 24);
    bar->placeAt(barPlace(outline.boundingRect().toRect(), bar->barSize(), view.rect().adjusted(12, 12, -12, -12)));
    redraw();
}

void MapView::Impl::closeBar() {
    bar->hide();
    shape.clear();
    if (gesture == Gesture::Shape) gesture = Gesture::None;
    redraw();
}

void MapView::Impl::hover(QPointF at) {
    if (!scene.hasPositions() || moving()) return;
    syncScene();
    const std::int32_t sample = scene.sampleAt(at, kHoverReach);
    if (role == Role::Main && session.view.tool() == MapTool::Pan && !spaceHeld) view.setCursor(sample >= 0 || scene.sourceLabelAt(at) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (sample == hovered) return;
    hovered = sample;
    card->hide();
    if (sample >= 0) hoverTimer.start();
    else hoverTimer.stop();
    redraw();
}

void MapView::Impl::endHover() {
    hoverTimer.stop();
    card->hide();
    if (hovered < 0) return;
    hovered = -1;
    redraw();
}

void MapView::Impl::showCard() {
    if (hovered < 0 || moving() || gesture != Gesture::None) return;
    syncScene();
    const QPoint at = scene.place(hovered).toPoint();
    const QRect whole = view.rect().adjusted(8, 8, -8, -8);
    const auto placeIn = [&](const QRect& area) { return cardPlace(at, static_cast<int>(std::ceil(scene.reach(hovered))), card->cardSize(), area); };
    std::optional<QRect> place;
    if (bar->isVisible()) {
        // Beside the bar where there is room.
        QRect area = whole;
        if (at.y() < bar->geometry().center().y()) area.setBottom(bar->geometry().top());
        else area.setTop(bar->geometry().bottom());
        place = placeIn(area);
    }
    if (!place) place = placeIn(whole);
    if (!place) return;
    card->setSample(hovered);
    card->placeAt(*place);
}

bool MapView::Impl::key(QKeyEvent* event) {
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier), control = event->modifiers().testFlag(Qt::ControlModifier);
    const bool pad = event->modifiers().testFlag(Qt::KeypadModifier);
    const auto turn = [&](double yaw, double pitch) {
        MapCamera next = camera();
        next.yaw += yaw;
        next.pitch += pitch;
        take(limited(next));
    };
    const auto step = [&](QPointF pixels, double yaw, double pitch) {
        endHover();
        if (shift && dimensions() == 3) turn(yaw, pitch);
        else view.panBy(pixels);
        return true;
    };
    if (pad && !event->text().isEmpty() && event->text().at(0).isDigit() && dimensions() == 3) {
        switch (event->key()) {
            case Qt::Key_1: view.setAxisView(control ? -3 : 2); return true;
            case Qt::Key_3: view.setAxisView(control ? -1 : 0); return true;
            case Qt::Key_7: view.setAxisView(control ? -2 : 1); return true;
            case Qt::Key_5: {
                MapCamera next = camera();
                next.yaw = MapCamera{}.yaw;
                next.pitch = MapCamera{}.pitch;
                remember();
                fly(next);
                return true;
            }
            default: break;
        }
    }
    switch (event->key()) {
        case Qt::Key_Left: return step({kPanStep, 0}, kTurnStep, 0);
        case Qt::Key_Right: return step({-kPanStep, 0}, -kTurnStep, 0);
        case Qt::Key_Up: return step({0, kPanStep}, 0, -kTurnStep);
        case Qt::Key_Down: return step({0, -kPanStep}, 0, kTurnStep);
        case Qt::Key_Plus:
        case Qt::Key_Equal: endHover(); view.zoomBy(kZoomStep); return true;
        case Qt::Key_Minus: endHover(); view.zoomBy(1 / kZoomStep); return true;
        case Qt::Key_Space:
            if (!event->isAutoRepeat()) {
                spaceHeld = true;
                refreshCursor();
            }
            return true;
        case Qt::Key_Escape:
            if (card->isVisible() || hovered >= 0) endHover();
            if (!shape.empty()) closeBar();
            if (session.view.tool() != MapTool::Pan) session.view.setTool(MapTool::Pan);
            return true;
        default: return false;
    }
}

bool MapView::event(QEvent* event) {
    switch (event->type()) {
        case QEvent::ShortcutOverride: {
            // Keys of the map go before the window's of one letter only while the map has the focus.
            const auto* key = static_cast<QKeyEvent*>(event);
            const bool pad = key->modifiers().testFlag(Qt::KeypadModifier) && impl_->dimensions() == 3;
            if (key->key() == Qt::Key_Space || key->key() == Qt::Key_Escape || pad) event->accept();
            break;
        }
        case QEvent::FocusIn: {
            const auto reason = static_cast<QFocusEvent*>(event)->reason();
            setProperty("keyboardFocus", reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason);
            update();
            break;
        }
        case QEvent::FocusOut:
            impl_->spaceHeld = false;
            impl_->refreshCursor();
            update();
            break;
        case QEvent::Show: impl_->refreshHint(); break;
        default: break;
    }
    return QWidget::event(event);
}

void MapView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    impl_->paint(painter);
}

void MapView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    // What was fitted stays fitted; else the scale and the middle stay.
    if (impl_->placed && event->oldSize().width() > 0) {
        const int d = impl_->dimensions();
        const MapCamera before = fitCamera(impl_->scene.bounds(d), d, event->oldSize(), impl_->camera(), impl_->scene.margins());
        if (std::abs(before.unitsPerPixel / impl_->camera().unitsPerPixel - 1) < 1e-6 && before == impl_->camera()) impl_->placed = false;
    }
    impl_->endHover();
    impl_->arrange();
    impl_->closeBar();
}

void MapView::mousePressEvent(QMouseEvent* event) { impl_->press(event); }

void MapView::mouseMoveEvent(QMouseEvent* event) { impl_->move(event); }

void MapView::mouseReleaseEvent(QMouseEvent* event) { impl_->release(event); }

void MapView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    Session& session = impl_->session;
    impl_->syncScene();
    if (const int source = impl_->scene.sourceLabelAt(event->position()); source >= 0 && impl_->role == Role::Main) {
        // Isolates a source by its name; once more shows all.
        SampleFilter filter = session.view.filter();
        filter.sources = filter.sources == std::vector<int>{source} ? std::vector<int>{} : std::vector<int>{source};
        session.view.setFilter(filter);
        return;
    }
    if (const std::int32_t sample = impl_->scene.sampleAt(event->position(), kClickReach); sample >= 0 && session.view.tool() == MapTool::Pan) {
        session.view.setCurrentSample(sample);
        impl_->flyToSamples({sample}, std::max(6.0, impl_->scene.zoom() * 1.5));
    }
}

void MapView::wheelEvent(QWheelEvent* event) {
    event->accept();
    if (!impl_->scene.hasPositions()) return;
    impl_->syncScene();
    impl_->endHover();
    impl_->flight.stop();
    const double steps = event->angleDelta().y() / 120.0;
    if (steps == 0) return;
    if (!impl_->wheeling) impl_->remember();
    impl_->wheeling = true;
    impl_->restTimer.start();
    if (!impl_->shape.empty()) impl_->closeBar();
    // The limit comes before the zoom, so that the place under the mouse stays also at the limit.
    MapCamera limit = impl_->camera();
    limit.unitsPerPixel /= std::pow(kZoomStep, steps);
    const double factor = impl_->camera().unitsPerPixel / impl_->limited(limit).unitsPerPixel;
    impl_->take(zoomedAt(impl_->camera(), impl_->dimensions(), size(), event->position(), factor));
}

void MapView::keyPressEvent(QKeyEvent* event) {
    if (!impl_->key(event)) QWidget::keyPressEvent(event);
}

void MapView::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        impl_->spaceHeld = false;
        impl_->refreshCursor();
        return;
    }
    QWidget::keyReleaseEvent(event);
}

void MapView::leaveEvent(QEvent* event) {
    impl_->endHover();
    QWidget::leaveEvent(event);
}

void MapView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        impl_->legendOld = impl_->miniOld = true;
        update();
    }
    if (event->type() == QEvent::LanguageChange) {
        impl_->scene.coloursChanged();
        impl_->legendOld = true;
        impl_->refreshEmpty();
        impl_->refreshHint();
        impl_->currentChanged();
    }
    QWidget::changeEvent(event);
}

}  // namespace coincide
