#include "ui/shell/panels.h"

#include <QCoreApplication>
#include <QDialog>

#include "ui/model/session.h"
#include "ui/view/changes_panel.h"
#include "ui/view/cluster_panel.h"
#include "ui/view/clusters_panel.h"
#include "ui/view/compare_page.h"
#include "ui/view/comparison_panel.h"
#include "ui/view/export_dialog.h"
#include "ui/view/figure_dialog.h"
#include "ui/view/gallery_panel.h"
#include "ui/view/map_view.h"
#include "ui/view/mix_chart.h"
#include "ui/view/neighbours_panel.h"
#include "ui/view/quota_curve.h"
#include "ui/view/sample_grid.h"
#include "ui/view/sample_panel.h"
#include "ui/view/samples_panel.h"
#include "ui/view/selections_panel.h"
#include "ui/view/tuning_panel.h"

namespace coincide {

const std::vector<PanelInfo>& viewPanels() {
    static const std::vector<PanelInfo> kPanels{
        {"clusters", QT_TRANSLATE_NOOP("Panels", "Clusters"), [](Session& s) -> QWidget* { return new ClustersPanel(s); }},
        {"samples", QT_TRANSLATE_NOOP("Panels", "Samples"), [](Session& s) -> QWidget* { return new SamplesPanel(s); }},
        {"selections", QT_TRANSLATE_NOOP("Panels", "Selections"), [](Session& s) -> QWidget* { return new SelectionsPanel(s); }},
        {"cluster", QT_TRANSLATE_NOOP("Panels", "Cluster"), [](Session& s) -> QWidget* { return new ClusterPanel(s); }},
        {"gallery", QT_TRANSLATE_NOOP("Panels", "Gallery"), [](Session& s) -> QWidget* { return new GalleryPanel(s); }},
        {"sample", QT_TRANSLATE_NOOP("Panels", "Sample"), [](Session& s) -> QWidget* { return new SamplePanel(s); }},
        {"neighbours", QT_TRANSLATE_NOOP("Panels", "Neighbours"), [](Session& s) -> QWidget* { return new NeighboursPanel(s); }},
        {"tuning", QT_TRANSLATE_NOOP("Panels", "Tuning"), [](Session& s) -> QWidget* { return new TuningPanel(s); }},
        {"changes", QT_TRANSLATE_NOOP("Panels", "What changes"), [](Session& s) -> QWidget* { return new ChangesPanel(s); }},
        {"comparison", QT_TRANSLATE_NOOP("Panels", "Comparison"), [](Session& s) -> QWidget* { return new ComparisonPanel(s); }},
    };
    return kPanels;
}

QString panelTitle(const char* title) { return QCoreApplication::translate("Panels", title); }

QWidget* makeComparePage(Session& session, const std::function<void(const QString&)>& hint) {
    auto* page = new ComparePage(session);
    QObject::connect(page, &ComparePage::hintChanged, page, hint);
    return page;
}

MapView* activeMap(QWidget* comparePage) { return static_cast<ComparePage*>(comparePage)->activeMap(); }

void showExportDialog(Session& session, QWidget* parent, const QString& selection,
                      std::function<void(ExportOptions, std::optional<QString>)> wanted) {
    auto* dialog = new ExportDialog(session, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->choose(selection.isEmpty() ? ExportDialog::What::Tuning : ExportDialog::What::Selection, selection);
    QObject::connect(dialog, &ExportDialog::exportRequested, parent, [dialog, wanted](const ExportOptions& options, const QString& name) {
        wanted(options, dialog->what() == ExportDialog::What::Everything ? std::nullopt : std::optional(name));
    });
    dialog->open();
}

void showFigureDialog(QWidget* parent, QWidget* map, QWidget* tuning) {
    std::vector<FigureSource> sources;
    if (auto* view = qobject_cast<MapView*>(map)) sources.push_back(figureOf(*view));
    if (auto* panel = qobject_cast<TuningPanel*>(tuning)) {
        sources.push_back(figureOf(*panel->curve()));
        sources.push_back(figureOf(*panel->mix()));
    }
    if (sources.empty()) return;
    auto* dialog = new FigureDialog(std::move(sources), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

QTabBar* titleTabs(QWidget* panel) {
    if (auto* gallery = qobject_cast<GalleryPanel*>(panel)) return gallery->tabs();
    return nullptr;
}

bool gridsComplete(QWidget* window) {
    for (const SampleGrid* grid : window->findChildren<SampleGrid*>())
        if (grid->isVisible() && !grid->complete()) return false;
    return true;
}

bool stepGallery(QWidget* gallery, int by) {
    for (SampleGrid* grid : gallery->findChildren<SampleGrid*>())
        if (grid->isVisible()) {
            grid->step(by);
            return true;
        }
    return false;
}

bool nextHit(QWidget* samples, int by) {
    auto* panel = qobject_cast<SamplesPanel*>(samples);
    if (!panel || panel->visibleRegion().isEmpty()) return false;
    return panel->nextHit(by);
}

void startKeeping(QWidget* tuning) {
    if (auto* panel = qobject_cast<TuningPanel*>(tuning)) panel->startKeeping();
}

void editClusterName(QWidget* cluster) {
    if (auto* panel = qobject_cast<ClusterPanel*>(cluster)) panel->editName();
}

void setChangeColumns(QWidget* clusters, bool on) {
    if (auto* panel = qobject_cast<ClustersPanel*>(clusters)) panel->setChangeColumns(on);
}

void takeOver(const QWidget* before, QWidget* now) {
    if (const auto* clusters = qobject_cast<const ClustersPanel*>(before)) qobject_cast<ClustersPanel*>(now)->setFilterText(clusters->filterText());
}

}  // namespace coincide
