#include "ui/shell/path_opener.h"

#include <QAction>
#include <QFileInfo>
#include <utility>

#include "ui/base/format.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/new_project_page.h"
#include "ui/shell/stage_options_panel.h"
#include "ui/shell/workspace.h"

namespace coincide {

void PathOpener::forget() {
    question_.drop();
    looking_ = false;
}

void PathOpener::lookAt(const QString& path, std::function<void(const Found&)> then) {
    looking_ = true;
    question_.ask(
        &window_,
        [path] {
            const QFileInfo info(path);
            Found found;
            found.exists = info.exists();
            found.file = info.isFile();
            found.project = info.isDir() && QFileInfo::exists(path + QStringLiteral("/project.sqlite"));
            found.model = info.isDir() && QFileInfo::exists(path + QStringLiteral("/config.json"));
            return found;
        },
        [this, then = std::move(then)](const Found& found) {
            looking_ = false;
            then(found);
        });
}

void PathOpener::open(const QString& path) {
    lookAt(path, [this, path](const Found& found) { openFound(path, found); });
}

void PathOpener::openFound(const QString& path, const Found& found) {
    if (found.project) return window_.leaveProject([this, path] { window_.workspace().open(path); });
    if (found.model) {
        if (window_.workspace().isOpen()) {
            ExtractOptions extract;
            extract.model = utf8(path);
            window_.showStage(Stage::Extract);
            return window_.options().setOptions(extract);
        }
        window_.showNewProject();
        return window_.newProjectPage().setModel(path);
    }
    if (!found.exists)
        return window_.messages().show({MessageBar::Kind::Error, MainWindow::tr("There is nothing at “%1” any more. Choose where it is now.").arg(path), {}, {{MainWindow::tr("Open project…"), [this] { window_.actions()["open"]->trigger(); }}}, QStringLiteral("open")});
    const QFileInfo info(path);
    const QString suffix = info.suffix().toLower();
    if (found.file && (suffix == QLatin1String("json") || suffix == QLatin1String("jsonl"))) return window_.showNewProject(), window_.newProjectPage().startWithDatasets({path});
    if (found.file && suffix == QLatin1String("npy")) return window_.showNewProject(), window_.newProjectPage().startWithActivations(path);
    window_.messages().show({MessageBar::Kind::Error, MainWindow::tr("“%1” is not a project, a dataset, activations or a model folder. Choose one of these.").arg(info.fileName()), path, {}, QStringLiteral("open")});
}

void PathOpener::drop(const QString& path) {
    lookAt(path, [this, path](const Found& found) {
        const QFileInfo info(path);
        const QString suffix = info.suffix().toLower();
        const bool data = found.file && (suffix == QLatin1String("json") || suffix == QLatin1String("jsonl") || suffix == QLatin1String("npy") || suffix == QLatin1String("txt"));
        if (!window_.workspace().isOpen() || !data) return openFound(path, found);
        // With a project open such a file may be a new dataset, or somebody's choice from this one.
        window_.messages().show({MessageBar::Kind::Note, MainWindow::tr("What is “%1”?").arg(info.fileName()), {},
                         {{MainWindow::tr("A selection for this project"), [this, path] { window_.workspace().importSelection(path); }},
                          {suffix == QLatin1String("npy") ? MainWindow::tr("Activations") : MainWindow::tr("A new dataset"),
                           [this, path, suffix] {
                               if (suffix == QLatin1String("npy")) window_.workspace().attachActivations(path, 5);
                               else open(path);
                           }}},
                         QStringLiteral("drop")});
    });
}

}  // namespace coincide
