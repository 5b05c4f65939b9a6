#include <QApplication>
#include <QFileInfo>
#include <QFontDatabase>
#include <QFontInfo>
#include <QSettings>
#include <QTimer>
#include <cstdio>

#include "app/gui/snapshot.h"
#include "app/gui/start_options.h"
#include "core/base/error.h"
#include "core/base/version.h"
#include "ui/base/coincide_style.h"
#include "ui/shell/appearance.h"
#include "ui/shell/layouts.h"
#include "ui/shell/log_model.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/view/surface_format.h"

namespace coincide {
namespace {

constexpr QSize kFirstSize{1600, 1000};

// Without a desktop's own choice the system falls back to a wide face that was made for low resolutions.
void chooseFont() {
    QFont font = QApplication::font();
    if (QFontInfo(font).family().startsWith(QLatin1String("DejaVu")))
        for (const char* family : {"Roboto", "Open Sans", "Noto Sans"})
            if (QFontDatabase::hasFamily(QString::fromLatin1(family))) {
                font.setFamilies({QString::fromLatin1(family), QStringLiteral("Noto Sans CJK SC")});
                font.setPointSizeF(9.75);
                break;
            }
    QApplication::setFont(font);
}

int runWindow(QApplication& application) {
    StartOptions options;
    try {
        options = parseStartOptions(application.arguments());
    } catch (const Error& error) {
        std::fprintf(stderr, "coincide-explorer: %s\n", error.what());
        return 2;
    }
    setLogSink(LogLevel::Info, LogModel::sink());
    application.setStyle(new CoincideStyle);
    chooseFont();
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
    QSurfaceFormat::setDefaultFormat(coincide::surfaceFormat());
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("coincide"));
    QApplication::setApplicationName(QStringLiteral("coincide-explorer"));
    QApplication::setApplicationDisplayName(QStringLiteral("COINCIDE Explorer"));
    QApplication::setApplicationVersion(QString::fromLatin1(coincide::kEngineVersion));
    return coincide::runWindow(application);
}
