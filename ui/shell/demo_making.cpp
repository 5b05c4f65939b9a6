#include "ui/shell/demo_making.h"

#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include "core/base/file.h"
#include "core/engine/demo.h"
#include "ui/base/error_text.h"
#include "ui/base/format.h"
#include "ui/shell/workspace.h"

namespace coincide {
namespace {

QString home() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/demo"); }
QString readyKey() { return QStringLiteral("demo/ready"); }

}  // namespace

QString demoProject() { return home() + QStringLiteral("/demo.coincide"); }

JobRequest demoRequest(int threads) {
    JobRequest request;
    request.title = Workspace::tr("Demo");
    const bool made = QSettings().value(readyKey()).toString() == demoProject();
    request.alone = [project = demoProject(), folder = home(), made, threads](const CancelToken& cancel, const ProgressCallback& progress) {
        if (made && QFileInfo::exists(project + QStringLiteral("/project.sqlite"))) return;
        makeFolder(Path(utf8(folder)));
        DemoRequest demo;
        demo.project = Path(utf8(project));
        demo.folder = Path(utf8(folder + QStringLiteral("/dataset")));
        demo.runAll = true;
        demo.threads = threads;
        makeDemo(demo, cancel, progress);
    };
    return request;
}

void demoIsReady() { QSettings().setValue(readyKey(), demoProject()); }

QString demoWords(const std::string& part) {
    const auto stage = stageFromName(part);
    if (!stage) return Workspace::tr("Step 1 of 7: pictures and records");
    return Workspace::tr("Step %1 of 7: %2").arg(static_cast<int>(*stage) + 2).arg(stageText(qstr(part)));
}

}  // namespace coincide
