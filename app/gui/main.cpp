#include <QApplication>
#include <QFileInfo>
#include <QSettings>
#include <QTimer>
#include <cstdio>
#include <string_view>
#include <vector>

#include "app/gui/snapshot.h"
#include "app/gui/start_options.h"
#include "core/base/error.h"
#include "core/base/version.h"
#include "ui/base/coincide_style.h"
#include "ui/base/program_font.h"
#include "ui/shell/appearance.h"
#include "ui/shell/layouts.h"
#include "ui/shell/log_model.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/view/surface_format.h"

namespace coincide {
namespace {

constexpr QSize kFirstSize{1600, 1000};

int runWindow(QApplication& application, const QStringList& arguments) {
    StartOptions options;
    try {
        options = parseStartOptions(arguments);
    } catch (const Error& error) {
        std::fprintf(stderr, "coincide-explorer: %s\n", error.what());
        return 2;
    }
    setLogSink(LogLevel::Info, LogModel::sink());
    application.setStyle(new CoincideStyle);
    useProgramFont();
    Appearance appearance;
    appearance.takeSettings();
    if (!options.language.isEmpty()) appearance.setLanguage(options.language, false);
    if (!options.theme.isEmpty()) appearance.setTheme(options.theme, false);
    if (!options.snapshot.isEmpty()) {
        application.setProperty("reducedMotion", true);
        application.setCursorFlashTime(0);
    } else application.setProperty("reducedMotion", Appearance::reducedMotion());

    MainWindow window(appearance);
    window.layouts().setKept(options.snapshot.isEmpty());
    window.workspace().setKept(options.snapshot.isEmpty());
    window.resize(kFirstSize);
    if (options.geometry.isValid()) window.resize(options.geometry);
    else if (options.snapshot.isEmpty()) window.restoreGeometry(QSettings().value(QStringLiteral("window/geometry")).toByteArray());
    window.show();

    QString open = options.open;
    if (open.isEmpty() && !options.demo && options.panel != QLatin1String("start") && options.panel != QLatin1String("new-project") && window.workspace().recent().openLast() &&
        !window.workspace().recent().list().empty())
        open = window.workspace().recent().list().front().folder;
    const QString panel = options.panel;
    if (!panel.isEmpty() && !window.showPanel(panel)) {
        std::fprintf(stderr, "coincide-explorer: there is no panel '%s'. See --help.\n", qPrintable(panel));
        return 2;
    }
    const bool isDock = window.layouts().dock(panel) != nullptr;
    if (isDock) {
        window.showStart();
        QObject::connect(
            &window.workspace(), &Workspace::opened, &window, [&window, panel] { window.showPanel(panel); }, static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    }
    if (options.demo) window.workspace().openDemo();
    else if (!open.isEmpty()) window.openAnything(QFileInfo(open).absoluteFilePath());
    if (!options.snapshot.isEmpty()) new Snapshot(window, options.snapshot, options.demo || QFileInfo::exists(open + QStringLiteral("/project.sqlite")));
    return application.exec();
}

}  // namespace
}  // namespace coincide

int main(int argc, char** argv) {
    // The toolkit would take --geometry for itself, whatever it says, and needs a screen even to print the help.
    std::vector<char*> own, toolkits;
    for (int i = 0; i < argc; ++i) {
        const std::string_view word = argv[i];
        const bool pair = word == "--geometry" && i + 1 < argc;
        (word.starts_with("--geometry") ? own : toolkits).push_back(argv[i]);
        if (pair) own.push_back(argv[++i]);
        if (word == "--help" || word == "--version" || word == "-h" || word == "-v" || word == "--help-all") qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    int count = static_cast<int>(toolkits.size());
    toolkits.push_back(nullptr);
    QSurfaceFormat::setDefaultFormat(coincide::surfaceFormat());
    QApplication application(count, toolkits.data());
    QStringList arguments = QApplication::arguments();
    for (const char* word : own) arguments << QString::fromLocal8Bit(word);
    QApplication::setOrganizationName(QStringLiteral("coincide"));
    QApplication::setApplicationName(QStringLiteral("coincide-explorer"));
    QApplication::setApplicationDisplayName(QStringLiteral("COINCIDE Explorer"));
    QApplication::setApplicationVersion(QString::fromLatin1(coincide::kEngineVersion));
    return coincide::runWindow(application, arguments);
}
