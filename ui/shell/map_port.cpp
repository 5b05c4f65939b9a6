#include "ui/shell/map_port.h"

#include "ui/model/session.h"

#if __has_include("ui/view/map_view_impl.h")
#define COINCIDE_HAS_MAP 1
#include "ui/view/map_view.h"
#else
#define COINCIDE_HAS_MAP 0
#endif

#include <QWidget>

namespace coincide {

#if COINCIDE_HAS_MAP
namespace {
MapView* view(QWidget* widget) { return static_cast<MapView*>(widget); }
}  // namespace

MapPort::MapPort(Session& session, QWidget* parent) : QObject(parent), widget_(new MapView(session, MapView::Role::Main, parent)) {
    connect(view(widget_), &MapView::hintChanged, this, &MapPort::hintChanged);
    widget_->setObjectName(QStringLiteral("map"));
}
void MapPort::fitAll() { view(widget_)->fitAll(); }
void MapPort::fitHighlighted() { view(widget_)->fitHighlighted(); }
void MapPort::flyToCurrent() { view(widget_)->flyToCurrent(); }
void MapPort::cameraBack() { view(widget_)->cameraBack(); }
void MapPort::cameraForward() { view(widget_)->cameraForward(); }
void MapPort::setAxisView(int axis) { view(widget_)->setAxisView(axis); }
QString MapPort::cameraText() const { return view(widget_)->cameraText(); }
bool MapPort::flyToText(const QString& text) { return view(widget_)->flyToText(text); }
bool MapPort::complete() const { return view(widget_)->complete(); }
#else
MapPort::MapPort(Session&, QWidget* parent) : QObject(parent), widget_(new QWidget(parent)) { widget_->setObjectName(QStringLiteral("map")); }
void MapPort::fitAll() {}
void MapPort::fitHighlighted() {}
void MapPort::flyToCurrent() {}
void MapPort::cameraBack() {}
void MapPort::cameraForward() {}
void MapPort::setAxisView(int) {}
QString MapPort::cameraText() const { return {}; }
bool MapPort::flyToText(const QString&) { return false; }
bool MapPort::complete() const { return true; }
#endif

}  // namespace coincide
