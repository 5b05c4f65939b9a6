#include "ui/view/map_view.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/base/format.h"
#include "ui/model/session.h"
#include "ui/view/camera_text.h"
#include "ui/view/map_view_impl.h"
#include "ui/view/vtk_view.h"

namespace coincide {
namespace {

constexpr int kFlightMilliseconds = 250;
constexpr std::size_t kMostCameras = 100;
constexpr double kLeastZoom = 0.2, kMostZoom = 20000;

}  // namespace

MapView::Impl::Impl(MapView& widget, Session& shared, Role part)
    : view(widget), session(shared), role(part), scene(shared, part), empty(new EmptyState(&widget)), legend(new MapLegend(&widget)), list(new LegendList(&widget)), mini(new MiniMap(&widget)),
      card(new HoverCard(shared, &widget)), bar(new MapActionBar(shared, &widget)) {
    legend->setVisible(role == Role::Main);
    list->hide();
    mini->hide();
    empty->hide();
    hoverTimer.setSingleShot(true);
    hoverTimer.setInterval(60);
    restTimer.setSingleShot(true);
    restTimer.setInterval(120);
    flight.setDuration(kFlightMilliseconds);
    flight.setStartValue(0.0);
    flight.setEndValue(1.0);
    morph.setDuration(kFlightMilliseconds);
    QObject::connect(&hoverTimer, &QTimer::timeout, &view, [this] { showCard(); });
    QObject::connect(&restTimer, &QTimer::timeout, &view, [this] {
        wheeling = changing = false;
        redraw();
    });
    QObject::connect(&flight, &QVariantAnimation::valueChanged, &view, [this](const QVariant& t) { take(between(from, to, t.toDouble())); });
    QObject::connect(&flight, &QVariantAnimation::finished, &view, [this] { redraw(); });
    QObject::connect(&morph, &QVariantAnimation::valueChanged, &view, [this](const QVariant& t) {
        look.flat = t.toDouble();
        redraw();
    });
    QObject::connect(&morph, &QVariantAnimation::finished, &view, [this] {
        refreshHint();
        redraw();
    });
    QObject::connect(mini, &MiniMap::moveTo, &view, [this](QPointF units) {
        MapCamera next = camera();
        next.centreX = units.x();
        next.centreY = units.y();
        take(next);
    });
    QObject::connect(legend, &MapLegend::isolate, &view, [this](const SampleFilter& only) {
        const SampleFilter now = session.view.filter();
        SampleFilter next = now;
        if (only.inOut != InOut::Any) next.inOut = only.inOut;
        if (only.tag) next.tag = only.tag;
        // Once more on what is isolated shows all again.
        if (next == now) {
            next.inOut = InOut::Any;
            next.clusters.clear();
            next.tag.reset();
        }
        session.view.setFilter(next);
    });
    QObject::connect(legend, &MapLegend::scaleChosen, &view, [this](const ColourScale& scale) {
        const ColourBy by = session.view.colourBy();
        keepScale(static_cast<int>(by), scale);
        session.view.setColourScale(by, scale);
    });
    QObject::connect(list, &LegendList::filterWanted, &view, [this](const SampleFilter& filter) { session.view.setFilter(filter); });
    QObject::connect(list, &LegendList::sizeWanted, &view, [this] {
        arrange();
        redraw();
    });
    if (role == Role::Main)
        for (int by = 0; by <= static_cast<int>(ColourBy::OnlyAOnlyB); ++by) session.view.setColourScale(static_cast<ColourBy>(by), keptScale(by));
    QObject::connect(bar, &MapActionBar::closed, &view, [this] { closeBar(); });
    QObject::connect(empty, &EmptyState::triggered, &view, [this] {
        const ExplorerData& data = session.view.data();
        if (!session.service.isOpen()) Q_EMIT session.requests.openProject();
        else Q_EMIT session.requests.showStage(data.samples == 0 ? QStringLiteral("import") : data.extraction ? QStringLiteral("map") : QStringLiteral("extract"));
    });
    connectSession();
}

bool MapView::Impl::animated() const {
    return view.isVisible() && !view.property("reducedMotion").toBool() && !qApp->property("reducedMotion").toBool();
}

void MapView::Impl::connectSession() {
    ViewState& state = session.view;
    const auto colours = [this] {
        scene.coloursChanged();
        legendOld = miniOld = true;
        redraw();
    };
    QObject::connect(&state, &ViewState::dataChanged, &view, [this] { dataChanged(); });
    QObject::connect(&state, &ViewState::colourChanged, &view, colours);
    QObject::connect(&state, &ViewState::comparedChanged, &view, [this, colours] {
        if (role != Role::Main || session.view.colourBy() == ColourBy::OnlyAOnlyB) colours();
    });
    QObject::connect(&session.tuning, &TuningState::changed, &view, [this, colours] {
        changing = true;   // a slider goes on, most times
        restTimer.start();
        colours();
    });
    QObject::connect(&session.curation, &CurationState::clusterChanged, &view, [this, colours] {
        if (session.view.colourBy() == ColourBy::Verdict) colours();
        redraw();
    });
    QObject::connect(&session.curation, &CurationState::keywordsChanged, &view, [this] { redraw(); });
    QObject::connect(&session.curation, &CurationState::tagsChanged, &view, [this, colours] {
        if (session.view.colourBy() == ColourBy::Tag) colours();
    });
    const auto visibility = [this] {
        scene.visibilityChanged();
        countsOld = miniOld = true;
        redraw();
    };
    QObject::connect(&state, &ViewState::shownChanged, &view, visibility);
    QObject::connect(&state, &ViewState::filterChanged, list, [this] { list->setFilter(session.view.filter()); });
    QObject::connect(&state, &ViewState::highlightedChanged, &view, [this] {
        changing = true;   // the first one draws all points anew
        restTimer.start();
        scene.highlightChanged();
        redraw();
    });
    QObject::connect(&state, &ViewState::displayChanged, &view, [this] { displayChanged(); });
    QObject::connect(&state, &ViewState::currentSampleChanged, &view, [this] { currentChanged(); });
    QObject::connect(&state, &ViewState::currentClusterChanged, &view, [this] { redraw(); });
    QObject::connect(&state, &ViewState::toolChanged, &view, [this] {
        if (!shape.empty()) closeBar();
        refreshCursor();
        refreshHint();
    });
    QObject::connect(&session.thumbnails, &ThumbnailCache::ready, &view, [this](int sample) {
        scene.pictureArrived(sample);
        redraw();
    });
    if (role != Role::Main) return;
    QObject::connect(&state, &ViewState::flyToSample, &view, [this](int sample) { flyToSamples({sample}, 6); });
    QObject::connect(&state, &ViewState::flyToCluster, &view, [this](int cluster) {
        const ExplorerData& data = session.view.data();
        if (cluster < 0 || cluster >= data.clusters) return;
        const auto begin = data.members.begin() + data.membersBegin[static_cast<std::size_t>(cluster)], end = data.members.begin() + data.membersBegin[static_cast<std::size_t>(cluster) + 1];
        // The most central nine tenths: one far member must not decide.
        flyToSamples({begin, begin + (end - begin + 9) * 9 / 10}, 12);
    });
}

MapCamera MapView::Impl::limited(MapCamera next) const {
    const MapBounds all = scene.bounds(dimensions());
    if (all.empty()) return next;
    const double fit = fitCamera(all, dimensions(), view.size(), {}, scene.margins()).unitsPerPixel;
    next.unitsPerPixel = std::clamp(next.unitsPerPixel, fit / kMostZoom, fit / kLeastZoom);
    next.pitch = std::clamp(next.pitch, -M_PI_2, M_PI_2);
    return next;
}

void MapView::Impl::take(const MapCamera& next, bool quiet) {
    if (next == camera()) return;
    camera() = next;
    redraw();
    if (!quiet && !QGuiApplication::keyboardModifiers().testFlag(Qt::AltModifier)) Q_EMIT view.cameraChanged(next);
}

void MapView::Impl::remember() {
    std::vector<MapCamera>& back = history->back;
    if (!back.empty() && back.back() == camera()) return;
    back.push_back(camera());
    if (back.size() > kMostCameras) back.erase(back.begin());
    history->forward.clear();
}

void MapView::Impl::fly(const MapCamera& target) {
    flight.stop();
    endHover();
    from = camera();
    to = limited(target);
    // The short way round.
    to.yaw = from.yaw + std::remainder(to.yaw - from.yaw, 2 * M_PI);
    if (from == to) {
        Q_EMIT view.cameraChanged(to);   // a linked map that was moved alone comes along
        return;
    }
    if (animated()) flight.start();
    else take(to);
}

MapCamera MapView::Impl::fitted(const std::vector<std::int32_t>& samples, double nearest) const {
    const int d = dimensions();
    const MapCamera& now = d == 2 ? look.camera2d : look.camera3d;
    const MapBounds all = scene.bounds(d), own = scene.boundsOfSamples(d, samples);
    if (own.empty() || all.empty()) return now;
    MapCamera next = fitCamera(own, d, view.size(), now, {120, 120, 120, 120});
    const double fit = fitCamera(all, d, view.size(), {}, scene.margins()).unitsPerPixel;
    next.unitsPerPixel = std::max(next.unitsPerPixel, fit / nearest);
    if (samples.size() == 1) next.unitsPerPixel = std::min(now.unitsPerPixel, fit / nearest);
    return next;
}

void MapView::Impl::flyToSamples(const std::vector<std::int32_t>& samples, double nearest) {
    if (samples.empty() || !scene.hasPositions()) return;
    remember();
    fly(fitted(samples, nearest));
}

void MapView::Impl::dataChanged() {
    flight.stop();
    morph.stop();
    closeBar();
    endHover();
    const MapBounds old2d = scene.bounds(2), old3d = scene.bounds(3);
    scene.dataChanged();
    const auto same = [](const MapBounds& a, const MapBounds& b) { return std::equal(a.minimum, a.minimum + 3, b.minimum) && std::equal(a.maximum, a.maximum + 3, b.maximum); };
    if (!same(old2d, scene.bounds(2)) || !same(old3d, scene.bounds(3))) {
        placed = false;
        *history = {};
    }
    if (solid) solid->dataChanged();
    legendOld = miniOld = true;
    look.flat = (session.view.threeD() && !scene.bounds(3).empty()) || scene.bounds(2).empty() ? 0 : 1;
    refreshEmpty();
    refreshHint();
    currentChanged();
}

void MapView::Impl::displayChanged() {
    scene.coloursChanged();
    legendOld = true;
    const double flat = (session.view.threeD() && !scene.bounds(3).empty()) || scene.bounds(2).empty() ? 0 : 1;
    if (flat != look.flat && (morph.state() != QAbstractAnimation::Running || morph.endValue().toDouble() != flat)) {
        morph.stop();
        flight.stop();
        endHover();
        *history = {};
        morph.setStartValue(look.flat);
        morph.setEndValue(flat);
        if (animated()) morph.start();
        else look.flat = flat;
        refreshHint();
    }
    redraw();
}

void MapView::Impl::currentChanged() {
    const int sample = session.view.currentSample();
    const ExplorerData& data = session.view.data();
    QStringList words;
    if (sample >= 0 && sample < data.samples) {
        const auto s = static_cast<std::size_t>(sample);
        if (session.tuning.available()) words << (session.tuning.inNow().has(sample) ? MapView::tr("In the subset") : MapView::tr("Not in the subset"));
        if (s < data.sourceOfSample.size() && data.sourceOfSample[s] >= 0) words << qstr(data.sources[static_cast<std::size_t>(data.sourceOfSample[s])]);
        if (s < data.clusterOfSample.size() && data.clusterOfSample[s] >= 0) words << MapView::tr("cluster %1").arg(session.curation.clusterTitle(data.clusterOfSample[s]));
    }
    view.setAccessibleName(MapView::tr("Map"));
    view.setAccessibleDescription(words.isEmpty() ? MapView::tr("No sample is chosen") : words.join(QStringLiteral(", ")));
    QAccessibleEvent event(&view, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    redraw();
}

void MapView::Impl::refreshEmpty() {
    const ExplorerData& data = session.view.data();
    const bool nothing = !scene.hasPositions();
    if (nothing) {
        if (!session.service.isOpen() && data.samples == 0) {
            empty->setSentence(MapView::tr("No project is open."));
            empty->setAction(MapView::tr("Open project…"));
        } else if (data.samples == 0) {
            empty->setSentence(MapView::tr("The project holds no samples yet."));
            empty->setAction(MapView::tr("Import…"));
        } else if (!data.extraction) {
            empty->setSentence(MapView::tr("No activations yet. The map is made from them."));
            empty->setAction(MapView::tr("Extract…"));
        } else {
            empty->setSentence(MapView::tr("No map yet. It places samples that are alike near each other."));
            empty->setAction(MapView::tr("Make the map"));
        }
    }
    empty->setVisible(nothing);
    legend->setVisible(!nothing && role == Role::Main);
    if (nothing) list->hide();
    arrange();
}

void MapView::Impl::arrange() {
    legend->move(12, 12);
    list->move(12, legend->geometry().bottom() + 7);
    list->fitInto(view.height() - list->y() - 40);
    mini->move(view.width() - mini->width() - 12, view.height() - mini->height() - 12);
    const QSize size(std::min(320, view.width()), std::max({120, empty->heightForWidth(320), empty->minimumSizeHint().height()}));
    empty->setGeometry(QRect(QPoint((view.width() - size.width()) / 2, (view.height() - size.height()) / 2), size));
    if (solid) solid->resize(view.size());
}

void MapView::Impl::syncScene() {
    scene.setViewport(view.size(), view.devicePixelRatioF());
    scene.setDark(Tokens::of(view.palette()).dark);
    if (!placed && scene.hasPositions() && view.width() > 60) {
        look.camera2d = fitCamera(scene.bounds(2), 2, view.size(), look.camera2d, scene.margins());
        look.camera3d = fitCamera(scene.bounds(3), 3, view.size(), look.camera3d, scene.margins());
        placed = true;
    }
    scene.setLook(look);
}

void MapView::Impl::redraw() { view.update(); }

bool MapView::Impl::moving() const {
    return gesture == Gesture::Pan || gesture == Gesture::Turn || wheeling || flight.state() == QAbstractAnimation::Running || morph.state() == QAbstractAnimation::Running;
}

void MapView::Impl::refreshLegend() {
    // Text and counts change with colours; the zoom is told only where pictures stand for samples.
    scene.prepare();
    const bool zoomed = session.view.pictures() && session.view.data().hasRecords && scene.eachSampleHasPicture() && !scene.marks().neutral;
    // The legend lies over the map: drawn anew with every frame it would ask for the next one.
    const double told = zoomed ? std::round(scene.zoom() * 10) / 10 : 0;
    if (!legendOld && !countsOld && told == legendZoom) return;
    legendZoom = told;
    countsOld = false;
    legend->setMarks(scene.marks(), zoomed, scene.zoom());
    if (!legendOld) return;
    const ExplorerData& data = session.view.data();
    list->setCategories(scene.marks(), static_cast<int>(scene.marks().categoryKind == CategoryKind::Sources ? static_cast<std::int64_t>(data.sources.size()) : data.clusters));
    list->setFilter(session.view.filter());
    list->setVisible(role == Role::Main && scene.hasPositions() && list->hasCategories());
    arrange();
    legendOld = false;
}

void MapView::Impl::refreshMini() {
    const bool wanted = role == Role::Main && look.flat == 1 && scene.zoom() > 1.5 && view.width() > 480 && view.height() > 320;
    mini->setVisible(wanted);
    if (!wanted) return;
    if (miniOld) mini->setPoints(session.view.data().position2d, scene.marks().colour, scene.drawn(), scene.bounds(2));
    miniOld = false;
    const MapProjection projection(look.camera2d, 2, view.size(), 1);
    double first[3], last[3];
    projection.units({0, 0}, first);
    projection.units({static_cast<double>(view.width()), static_cast<double>(view.height())}, last);
    mini->setView(QRectF(QPointF(first[0], first[1]), QPointF(last[0], last[1])).normalized());
}

void MapView::Impl::paint(QPainter& painter) {
    const Tokens& tokens = Tokens::of(view.palette());
    painter.fillRect(view.rect(), tokens.canvas);
    if (!scene.hasPositions()) return;
    syncScene();
    // What lies over the map takes its place first: names keep clear of it.
    refreshLegend();
    refreshMini();
    MapScene::Paint what;
    what.moving = moving();
    what.coarse = what.moving || changing;
    what.hovered = hovered;
    what.outline = shape.empty();
    what.callout = shape.empty();
    for (const QWidget* overlay : {static_cast<QWidget*>(legend), static_cast<QWidget*>(list), static_cast<QWidget*>(mini)})
        if (overlay->isVisibleTo(&view))
            for (const QRect& part : overlay->mask().isEmpty() ? QRegion(overlay->rect()) : overlay->mask()) what.covered.push_back(part.translated(overlay->pos()));
    if (solid) {
        const bool drawn = look.flat == 0 && solid->draw(painter, scene, look.camera3d, session.view.data().position3d);
        scene.setDrawsPoints(!drawn);
    }
    scene.paint(painter, what);
    shape.paint(painter, tokens);
    if (view.hasFocus() && view.property("keyboardFocus").toBool()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.accent, 2));
        painter.drawRect(QRectF(view.rect()).adjusted(1, 1, -1, -1));
    }
}

MapView::MapView(Session& session, Role role, QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(200, 160);
    setObjectName(QStringLiteral("map"));
    impl_ = std::make_unique<Impl>(*this, session, role);
    impl_->solid = VtkView::makeWhereUseful(this);
    impl_->dataChanged();
    impl_->refreshCursor();
}

MapView::~MapView() {
    impl_->flight.stop();
    impl_->morph.stop();
}

void MapView::shareHistory(const MapView& other) { impl_->history = other.impl_->history; }

void MapView::fitAll() {
    impl_->syncScene();
    impl_->remember();
    impl_->fly(fitCamera(impl_->scene.bounds(impl_->dimensions()), impl_->dimensions(), size(), impl_->camera(), impl_->scene.margins()));
}

void MapView::fitHighlighted() {
    const auto samples = impl_->session.view.highlighted().samples();
    if (samples.empty()) fitAll();
    else impl_->flyToSamples(samples, samples.size() == 1 ? 6 : 60);
}

void MapView::flyToCurrent() {
    if (impl_->session.view.currentSample() >= 0) impl_->flyToSamples({impl_->session.view.currentSample()}, 6);
}

void MapView::cameraBack() {
    auto& [back, forward] = *impl_->history;
    if (back.empty()) return;
    forward.push_back(impl_->camera());
    const MapCamera target = back.back();
    back.pop_back();
    impl_->fly(target);
}

void MapView::cameraForward() {
    auto& [back, forward] = *impl_->history;
    if (forward.empty()) return;
    back.push_back(impl_->camera());
    const MapCamera target = forward.back();
    forward.pop_back();
    impl_->fly(target);
}

void MapView::zoomBy(double factor) {
    impl_->syncScene();
    impl_->take(impl_->limited(zoomedAt(impl_->camera(), impl_->dimensions(), size(), QPointF(width() / 2.0, height() / 2.0), factor)));
}

void MapView::panBy(QPointF pixels) {
    impl_->syncScene();
    impl_->take(panned(impl_->camera(), impl_->dimensions(), pixels));
}

void MapView::setAxisView(int axis) {
    if (impl_->dimensions() != 3) return;
    MapCamera next = impl_->camera();
    switch (axis) {
        case 0: next.yaw = M_PI_2, next.pitch = 0; break;
        case 1: next.yaw = 0, next.pitch = M_PI_2; break;
        case 2: next.yaw = 0, next.pitch = 0; break;
        case -1: next.yaw = -M_PI_2, next.pitch = 0; break;
        case -2: next.yaw = 0, next.pitch = -M_PI_2; break;
        case -3: next.yaw = M_PI, next.pitch = 0; break;
        default: return;
    }
    impl_->remember();
    impl_->fly(next);
}

MapCamera MapView::camera() const {
    impl_->syncScene();
    return impl_->camera();
}

void MapView::setCamera(const MapCamera& camera) {
    impl_->syncScene();
    impl_->flight.stop();
    impl_->take(impl_->limited(camera), true);
}

QString MapView::cameraText() const { return coincide::cameraText(camera(), impl_->dimensions()); }

bool MapView::flyToText(const QString& text) {
    const auto read = readCamera(text);
    if (!read || read->dimensions != impl_->dimensions() || !impl_->scene.hasPositions()) return false;
    impl_->syncScene();
    impl_->remember();
    impl_->fly(read->camera);
    return true;
}

double MapView::zoom() const {
    impl_->syncScene();
    return impl_->scene.zoom();
}

bool MapView::complete() const {
    if (!impl_->scene.hasPositions()) return true;
    return !impl_->moving() && !impl_->changing && !impl_->hoverTimer.isActive() && !impl_->scene.picturesLoading() && impl_->card->complete();
}

}  // namespace coincide
