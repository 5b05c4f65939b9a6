#pragma once

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QVariantAnimation>
#include <memory>
#include <vector>

#include "ui/base/empty_state.h"
#include "ui/view/legend_list.h"
#include "ui/view/map_action_bar.h"
#include "ui/view/map_hover_card.h"
#include "ui/view/map_legend.h"
#include "ui/view/map_mini.h"
#include "ui/view/map_scene.h"
#include "ui/view/map_tools.h"
#include "ui/view/map_view.h"

namespace coincide {

class VtkView;

/// What the map's widget keeps; its parts are spread over map_view*.cpp.
struct MapView::Impl {
    enum class Gesture { None, Press, Pan, Turn, Shape };

    Impl(MapView& widget, Session& shared, Role part);

    int dimensions() const { return look.flat >= 0.5 ? 2 : 3; }
    MapCamera& camera() { return dimensions() == 2 ? look.camera2d : look.camera3d; }
    bool animated() const;
    void connectSession();
    /// Takes a camera and shows it; tells it to others unless `quiet` or Alt is held.
    void take(const MapCamera& next, bool quiet = false);
    void fly(const MapCamera& target);
    void remember();                                  ///< for cameraBack
    MapCamera limited(MapCamera next) const;
    MapCamera fitted(const std::vector<std::int32_t>& samples, double nearest) const;
    void flyToSamples(const std::vector<std::int32_t>& samples, double nearest);
    void dataChanged();
    void displayChanged();
    void currentChanged();
    void refreshEmpty();
    void refreshLegend();
    void refreshMini();
    void arrange();
    void syncScene();
    void redraw();                                    ///< coalesced by Qt
    void paint(QPainter& painter);
    bool moving() const;

    void press(QMouseEvent* event);
    void move(QMouseEvent* event);
    void release(QMouseEvent* event);
    bool key(QKeyEvent* event);
    void click(QPointF at, Qt::KeyboardModifiers keys);
    void finishShape(Qt::KeyboardModifiers keys);
    void pickCluster(int cluster, Qt::KeyboardModifiers keys);
    void closeBar();
    void hover(QPointF at);
    void endHover();
    void showCard();
    void refreshCursor();
    void refreshHint();

    MapView& view;
    Session& session;
    const Role role;
    MapScene scene;
    MapScene::Look look;
    double fitFlat = 1;
    struct History {
        std::vector<MapCamera> back, forward;
    };
    std::shared_ptr<History> history = std::make_shared<History>();

    EmptyState* empty;
    MapLegend* legend;
    LegendList* list;
    MiniMap* mini;
    HoverCard* card;
    MapActionBar* bar;
    VtkView* solid = nullptr;                   ///< draws 3D points with OpenGL; null = the splat does

    QVariantAnimation flight, morph;
    MapCamera from, to;
    QTimer hoverTimer, restTimer;
    bool wheeling = false, changing = false, placed = false, legendOld = true, countsOld = false, miniOld = true, spaceHeld = false;
    double legendZoom = 0;   // as the legend tells it, 0 while it does not

    Gesture gesture = Gesture::None;
    Qt::MouseButton button = Qt::NoButton;
    QPointF pressedAt, lastAt;
    DrawnShape shape;
    std::int32_t hovered = -1;
};

}  // namespace coincide
