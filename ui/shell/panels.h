#pragma once

#include <QString>
#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

#include "core/job/export_job.h"

class QTabBar;

namespace coincide {

class MapView;
struct Session;

/// A panel of the window that shows the session.
struct PanelInfo {
    const char* name;                                             ///< objectName of its dock
    const char* title;                                            ///< context "Panels"
    std::function<QWidget*(Session&)> make;
};

/// The panels that show the session, in the order of their tabs.
const std::vector<PanelInfo>& viewPanels();
QString panelTitle(const char* title);

/// `hint`: takes what the status bar says about its maps.
QWidget* makeComparePage(Session& session, const std::function<void(const QString&)>& hint);
/// The map of a compare page that was used last; the other follows it.
MapView* activeMap(QWidget* comparePage);
/// Dialogs, shown without blocking; they delete themselves when closed.
/// `selection`: empty = what the tuning shows; nullopt given to `wanted` = everything, empty = what the tuning shows.
void showExportDialog(Session& session, QWidget* parent, const QString& selection, std::function<void(ExportOptions, std::optional<QString>)> wanted);
/// What may be drawn is taken from the map and the tuning panel.
void showFigureDialog(QWidget* parent, QWidget* map, QWidget* tuning);
/// True when every grid inside has its pictures.
bool gridsComplete(QWidget* window);
/// The next (+1) or previous (-1) sample of the gallery; false where there is none.
bool stepGallery(QWidget* gallery, int by);
/// The next (+1) or previous (-1) sample of a samples panel that is looked at; false where it is not or shows none.
bool nextHit(QWidget* samples, int by);
/// Asks in a tuning panel for the name to keep its setting under.
void startKeeping(QWidget* tuning);
/// Puts the cursor into the name of a cluster panel.
void editClusterName(QWidget* cluster);
/// Tabs of a panel that belong into its dock's title; nullptr for most.
QTabBar* titleTabs(QWidget* panel);
/// Tells a clusters panel whether it shows Before, Now, Change.
void setChangeColumns(QWidget* clusters, bool on);
/// What a person set in a panel that is made anew and no state remembers.
void takeOver(const QWidget* before, QWidget* now);

}  // namespace coincide
