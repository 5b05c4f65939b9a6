#include "ui/shell/panels.h"

#include <QCoreApplication>
#include <QDialog>

#include "ui/base/empty_state.h"
#include "ui/model/session.h"

#if __has_include("ui/view/clusters_panel.h")
#include "ui/view/clusters_panel.h"
#define COINCIDE_CLUSTERS(session) new ClustersPanel(session)
#endif
#if __has_include("ui/view/samples_panel.h")
#include "ui/view/samples_panel.h"
#define COINCIDE_SAMPLES(session) new SamplesPanel(session)
#endif
#if __has_include("ui/view/selections_panel.h")
#include "ui/view/selections_panel.h"
#define COINCIDE_SELECTIONS(session) new SelectionsPanel(session)
#endif
#if __has_include("ui/view/cluster_panel.h")
#include "ui/view/cluster_panel.h"
#define COINCIDE_CLUSTER(session) new ClusterPanel(session)
#endif
#if __has_include("ui/view/gallery_panel.h")
#include "ui/view/gallery_panel.h"
#include "ui/view/sample_grid.h"
#define COINCIDE_GALLERY(session) new GalleryPanel(session)
#endif
#if __has_include("ui/view/sample_panel.h")
#include "ui/view/sample_panel.h"
#define COINCIDE_SAMPLE(session) new SamplePanel(session)
#endif
#if __has_include("ui/view/neighbours_panel.h")
#include "ui/view/neighbours_panel.h"
#define COINCIDE_NEIGHBOURS(session) new NeighboursPanel(session)
#endif
#if __has_include("ui/view/tuning_panel.h")
#include "ui/view/tuning_panel.h"
#define COINCIDE_TUNING(session) new TuningPanel(session)
#endif
#if __has_include("ui/view/changes_panel.h")
#include "ui/view/changes_panel.h"
#define COINCIDE_CHANGES(session) new ChangesPanel(session)
#endif
#if __has_include("ui/view/comparison_panel.h")
#include "ui/view/comparison_panel.h"
#define COINCIDE_COMPARISON(session) new ComparisonPanel(session)
#endif
#if __has_include("ui/view/compare_page.h")
#include "ui/view/compare_page.h"
#define COINCIDE_COMPARE(session) new ComparePage(session)
#endif
#if __has_include("ui/view/export_dialog.h")
#include "ui/view/export_dialog.h"
#define COINCIDE_EXPORT 1
#endif
#if __has_include("ui/view/figure_dialog.h")
#include "ui/view/figure_dialog.h"
#include "ui/view/map_view.h"
#include "ui/view/mix_chart.h"
#include "ui/view/quota_curve.h"
#define COINCIDE_FIGURE 1
#endif

// Until a view is there its place is kept.
#ifndef COINCIDE_CLUSTERS
#define COINCIDE_CLUSTERS(session) new QWidget
#endif
#ifndef COINCIDE_SAMPLES
#define COINCIDE_SAMPLES(session) new QWidget
#endif
#ifndef COINCIDE_SELECTIONS
#define COINCIDE_SELECTIONS(session) new QWidget
#endif
#ifndef COINCIDE_CLUSTER
#define COINCIDE_CLUSTER(session) new QWidget
#endif
#ifndef COINCIDE_GALLERY
#define COINCIDE_GALLERY(session) new QWidget
#endif
#ifndef COINCIDE_SAMPLE
#define COINCIDE_SAMPLE(session) new QWidget
#endif
#ifndef COINCIDE_NEIGHBOURS
#define COINCIDE_NEIGHBOURS(session) new QWidget
#endif
#ifndef COINCIDE_TUNING
#define COINCIDE_TUNING(session) new QWidget
#endif
#ifndef COINCIDE_CHANGES
#define COINCIDE_CHANGES(session) new QWidget
#endif
#ifndef COINCIDE_COMPARISON
#define COINCIDE_COMPARISON(session) new QWidget
#endif
#ifndef COINCIDE_COMPARE
#define COINCIDE_COMPARE(session) new QWidget
#endif

namespace coincide {

const std::vector<PanelInfo>& viewPanels() {
    static const std::vector<PanelInfo> kPanels{
        {"clusters", QT_TRANSLATE_NOOP("Panels", "Clusters"), []([[maybe_unused]] Session& s) -> QWidget* { return COINCIDE_CLUSTERS(s); }},
        {"samples", QT_TRANSLATE_NOOP("Panels", "Samples"), []([[maybe_unused]] Session& s) -> QWidget* { return COINCIDE_SAMPLES(s); }},
        {"selections", QT_TRANSLATE_NOOP("Panels", "Selections"), []([[maybe_unused]] Session& s) -> QWidget* { return COINCIDE_SELECTIONS(s); }},
        {"cluster", QT_TRANSLATE_NOOP("Panels", "Cluster"), []([[maybe_unused]] Session& s) -> QWidget* { return COINCIDE_CLUSTER(s); }},
        {"gallery", QT_TRANSLATE_NOOP("Panels", "Gallery"), []([[maybe_unused]] Session& s) -> QWidget* { return COINCIDE_GALLERY(s); }},
        {"sample", QT_TRANSLATE_NOOP("Panels", "Sample"), []([[maybe_unused]] Session& s) -> QWidget* { return COINCIDE_SAMPLE(s); }},
        {"neighbours", QT_TRANSLATE_NOOP("Panels", "Neighbours"), []([[maybe_unused]] Session& s) -> QWidget* { return COINCIDE_NEIGHBOURS(s); }},
        {"tuning", QT_TRANSLATE_NOOP("Panels", "Tuning"), []([[maybe_unused]] Session& s) -> QWidget* { return COINCIDE_TUNING(s); }},
        {"changes", QT_TRANSLATE_NOOP("Panels", "What changes"), []([[maybe_unused]] Session& s) -> QWidget* { return COINCIDE_CHANGES(s); }},
        {"comparison", QT_TRANSLATE_NOOP("Panels", "Comparison"), []([[maybe_unused]] Session& s) -> QWidget* { return COINCIDE_COMPARISON(s); }},
    };
    return kPanels;
}

QString panelTitle(const char* title) { return QCoreApplication::translate("Panels", title); }

QWidget* makeComparePage([[maybe_unused]] Session& session) { return COINCIDE_COMPARE(session); }

void showExportDialog([[maybe_unused]] Session& session, [[maybe_unused]] QWidget* parent, [[maybe_unused]] const QString& selection,
                      [[maybe_unused]] std::function<void(ExportOptions, std::optional<QString>)> wanted) {
#ifdef COINCIDE_EXPORT
    auto* dialog = new ExportDialog(session, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->choose(selection.isEmpty() ? ExportDialog::What::Tuning : ExportDialog::What::Selection, selection);
    QObject::connect(dialog, &ExportDialog::exportRequested, parent, [dialog, wanted](const ExportOptions& options, const QString& name) {
        wanted(options, dialog->what() == ExportDialog::What::Everything ? std::nullopt : std::optional(name));
    });
    dialog->open();
#endif
}

void showFigureDialog([[maybe_unused]] QWidget* parent, [[maybe_unused]] QWidget* map, [[maybe_unused]] QWidget* tuning) {
#ifdef COINCIDE_FIGURE
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
#endif
}

QTabBar* titleTabs([[maybe_unused]] QWidget* panel) {
#if __has_include("ui/view/gallery_panel.h")
    if (auto* gallery = qobject_cast<GalleryPanel*>(panel)) return gallery->tabs();
#endif
    return nullptr;
}

bool gridsComplete([[maybe_unused]] QWidget* window) {
#if __has_include("ui/view/gallery_panel.h")
    for (const SampleGrid* grid : window->findChildren<SampleGrid*>())
        if (grid->isVisible() && !grid->complete()) return false;
#endif
    return true;
}

bool stepGallery([[maybe_unused]] QWidget* gallery, [[maybe_unused]] int by) {
#if __has_include("ui/view/gallery_panel.h")
    for (SampleGrid* grid : gallery->findChildren<SampleGrid*>())
        if (grid->isVisible()) {
            grid->step(by);
            return true;
        }
#endif
    return false;
}

void setChangeColumns([[maybe_unused]] QWidget* clusters, [[maybe_unused]] bool on) {
#if __has_include("ui/view/clusters_panel.h")
    if (auto* panel = qobject_cast<ClustersPanel*>(clusters)) panel->setChangeColumns(on);
#endif
}

}  // namespace coincide
