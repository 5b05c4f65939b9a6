#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QSettings>

#include "core/base/version.h"
#include "core/engine/machine.h"
#include "core/engine/relocation.h"
#include "ui/base/format.h"
#include "ui/shell/actions.h"
#include "ui/shell/appearance.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/commands.h"
#include "ui/shell/layouts.h"
#include "ui/shell/main_window.h"
#include "ui/shell/new_project_page.h"
#include "ui/shell/panels.h"
#include "ui/shell/settings_dialog.h"
#include "ui/shell/shortcut_editor.h"
#include "ui/shell/stage_options_panel.h"
#include "ui/model/selection_list_model.h"
#include "ui/shell/workspace.h"
#include "ui/view/map_view.h"

namespace coincide {
namespace {

// File dialogs begin where the last one of their kind ended, and do not stop the window.
QFileDialog* fileDialog(QWidget* parent, const QString& title, const QString& kind, QFileDialog::FileMode mode) {
    auto* dialog = new QFileDialog(parent, title, QSettings().value(QStringLiteral("folders/") + kind).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    if (mode == QFileDialog::Directory) dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [kind](const QString& file) { QSettings().setValue(QStringLiteral("folders/") + kind, QFileInfo(file).path()); });
    return dialog;
}

}  // namespace

void Commands::projectCommands() {
    Actions& actions = window_.actions();
    actions.on("new", [this] { window_.showNewProject(); });
    actions.on("open", [this] {
        QFileDialog* dialog = fileDialog(&window_, tr("Open project"), QStringLiteral("project"), QFileDialog::Directory);
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { window_.openAnything(folder); });
        dialog->open();
    });
    actions.on("demo", [this] { window_.leaveProject([this] { window_.workspace().openDemo(); }); });
    actions.on("save", [this] {
        // Where it is not, the failure has its own sentence.
        window_.session().service.whenWritten(&window_, [this](bool written) {
            if (written) window_.messages().show({MessageBar::Kind::Note, tr("Everything is written. The program saves as you go."), {}, {}, QStringLiteral("save")});
        });
    });
    actions.on("save-as", [this] { saveAs(); });
    actions.on("import", [this] { importSomething(); });
    actions.on("import-selection", [this] {
        QFileDialog* dialog = fileDialog(&window_, tr("Import selection"), QStringLiteral("selection"), QFileDialog::ExistingFile);
        dialog->setNameFilter(tr("Selections (*.npy *.txt *.json *.jsonl)"));
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { window_.workspace().importSelection(file); });
        dialog->open();
    });
    actions.on("export", [this] { exportSelection({}); });
    actions.on("figure", [this] {
        QDockWidget* tuning = window_.layouts().dock(QStringLiteral("tuning"));
        showFigureDialog(&window_, &window_.map(), tuning ? tuning->widget() : nullptr);
    });
    actions.on("locate", [this] { locatePictures(); });
    actions.on("close", [this] { window_.leaveProject([this] { window_.workspace().close(); }); });
    actions.on("quit", [this] { window_.close(); });
}

void Commands::importSomething() {
    QFileDialog* dialog = fileDialog(&window_, tr("Import"), QStringLiteral("import"), QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Datasets, activations, selections (*.json *.jsonl *.npy *.txt)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { window_.dropped(file); });
    dialog->open();
}

void Commands::exportSelection(const QString& name) {
    if (!window_.workspace().isOpen()) return;
    showExportDialog(window_.session(), &window_, name, [this](const ExportOptions& options, const std::optional<QString>& selection) {
        Workspace& work = window_.workspace();
        if (!selection) return work.exportSelection(options, std::nullopt);
        if (!selection->isEmpty()) return work.exportSelection(options, utf8(*selection));
        // What the tuning shows is kept under the file's name first, so that the exported file can be made again; once is enough.
        const ExplorerData& data = window_.session().view.data();
        const std::vector<std::int32_t> now = window_.session().tuning.inNow().samples();
        for (const StoredSelection& stored : data.selections)
            if (SampleSet::of(data.samples, stored.samples).samples() == now && stored.method == "coincide") return work.exportSelection(options, stored.run.name);
        const QString kept = freeSelectionName(data, QFileInfo(qstr(options.output)).completeBaseName());
        work.keepSelection(window_.session().tuning.options(kept), [&work, options, kept] { work.exportSelection(options, utf8(kept)); });
    });
}

void Commands::locatePictures() {
    QFileDialog* dialog = fileDialog(&window_, tr("Where are the pictures now?"), QStringLiteral("pictures"), QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        auto found = std::make_shared<std::int64_t>(0);
        JobRequest request;
        request.title = tr("Locating pictures");
        request.change = [folder, found](Project& project, const CancelToken&, const ProgressCallback&) {
            *found = relocatePictures(project, Path(utf8(folder)));
            return true;
        };
        request.done = [this, found] {
            Workspace& work = window_.workspace();
            window_.session().thumbnails.open(Path(utf8(work.folder())));
            window_.messages().show({MessageBar::Kind::Note, tr("The pictures are read from there now; %1 were looked for and found.").arg(countText(*found)), {}, {}, QStringLiteral("locate")});
        };
        window_.workspace().jobs().request(std::move(request));
    });
    dialog->open();
}

void Commands::saveAs() {
    QFileDialog* dialog = fileDialog(&window_, tr("Save project as"), QStringLiteral("project"), QFileDialog::AnyFile);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("coincide"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& target) { window_.workspace().saveAs(target); });
    dialog->open();
}

void Commands::windowCommands() {
    Actions& actions = window_.actions();
    for (const char* layout : {"explore", "tune", "compare", "run"})
        actions.on((std::string("layout-") + layout).c_str(), [this, name = QString::fromLatin1(layout)] { window_.showLayout(name); });
    actions.on("reset-layout", [this] { window_.layouts().reset(); });
    actions.on("next-dock", [this] { window_.layouts().focusNext(true); });
    actions.on("previous-dock", [this] { window_.layouts().focusNext(false); });
    actions.on("theme", [this] { window_.appearance().setTheme(window_.appearance().dark() ? QStringLiteral("light") : QStringLiteral("dark")); });
    actions.on("full-screen", [this] {
        if (window_.isFullScreen()) window_.showNormal();
        else window_.showFullScreen();
        window_.actions()["full-screen"]->setChecked(window_.isFullScreen());
    });
    window_.session().thumbnails.setLimit(SettingsDialog::thumbnailMegabytes());
    actions.on("settings", [this] {
        auto* dialog = new SettingsDialog(window_.appearance(), &window_);
        connect(dialog, &SettingsDialog::thumbnailMegabytesChanged, this, [this](int megabytes) { window_.session().thumbnails.setLimit(megabytes); });
        dialog->open();
    });
    actions.on("shortcuts", [this] { (new ShortcutEditor(window_.actions(), &window_))->open(); });
    actions.on("palette", [this] {
        auto* palette = new CommandPalette(window_.actions(), &window_);
        palette->move(window_.mapToGlobal(QPoint((window_.width() - palette->width()) / 2, 64)));
        palette->show();
    });
    actions.on("help", [this] {
        QString page = QStringLiteral("index");
        for (QWidget* at = QApplication::focusWidget(); at; at = at->parentWidget()) {
            if (qobject_cast<QDockWidget*>(at) || at->objectName() == QLatin1String("map") || at->objectName() == QLatin1String("start") || at->objectName() == QLatin1String("new-project")) {
                page = at->objectName();
                if (page == QLatin1String("options")) page = QStringLiteral("stage-") + QString::fromLatin1(stageName(window_.options().stage()));
                break;
            }
        }
        window_.showHelp(page);
    });
    actions.on("tour", [this] { window_.showTour(); });
    actions.on("report", [this] {
        QApplication::clipboard()->setText(qstr(systemReport()) + QStringLiteral("Qt %1, %2\n").arg(QString::fromLatin1(qVersion()), QApplication::platformName()));
        window_.messages().show({MessageBar::Kind::Note, tr("The system report is on the clipboard."), {}, {}, QStringLiteral("report")});
    });
    actions.on("about", [this] {
        auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About COINCIDE Explorer"), QStringLiteral("COINCIDE Explorer ") + QString::fromLatin1(kEngineVersion), QMessageBox::Close, &window_);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setInformativeText(tr("See what a visual-instruction dataset teaches, and choose the part worth training on. Clusters, scores and selections follow the COINCIDE method. Made with Qt, VTK, LibTorch, OpenCV and SQLite; it "
                                   "works without a network."));
        box->open();
    });
}

}  // namespace coincide
