#pragma once

#include <QMessageBox>
#include <fstream>

#include "core/engine/stages.h"
#include "core/store/database.h"
#include "tests/ui/shell/driven_window.h"

namespace coincide {

/// A finished project of 160 demo records in 8 clusters, copies of it to be damaged, and a window to open them in.
struct CalmProject {
    TemporaryFolder folder_;
    std::unique_ptr<DrivenWindow> driven_;
    int made_ = 0;

    DrivenWindow& d() { return *driven_; }
    Path at(const std::string& name) const { return folder_.path() / name; }

    template <class Prepare>
    static void toItsEnd(Project& project, Prepare prepare) {
        PreparedStage stage = prepare(project);
        if (stage.job) runToEnd(*stage.job, {}, {});
    }

    static ExtractOptions extractOptions() {
        ExtractOptions extract;
        extract.model = utf8(demoModel());
        return extract;
    }

    // A finished project of its own for a test, below `parent`.
    Path copyOfProject(const Path& parent) {
        const Path copy = parent / ("p" + std::to_string(++made_) + ".coincide");
        std::filesystem::copy(at("calm.coincide"), copy, std::filesystem::copy_options::recursive);
        return copy;
    }
    Path copyOfProject() { return copyOfProject(folder_.path()); }

    void open(const Path& project) {
        d().window.messages().clear();
        d().work().open(textOf(project));
    }
    // Open, read, and all stages done.
    bool isWhole() { return d().work().isOpen() && d().done(Stage::Select) && d().session().view.data().clusters == 8; }
    void openWhole(const Path& project) {
        open(project);
        QTRY_VERIFY2_WITH_TIMEOUT(isWhole(), qPrintable(d().sentences().join('\n')), kStageMilliseconds);
    }
    // One sentence with cause and remedy in the bar, no dialog, no words of a library.
    void expectOneSentence(const QString& part) {
        const QStringList said = d().sentences();
        QVERIFY2(said.size() == 1, qPrintable(said.join(QLatin1String(" | "))));
        QVERIFY2(said.front().contains(part), qPrintable(said.front()));
        QVERIFY2(said.front().count(QLatin1Char('.')) >= 1 && !said.front().contains(QLatin1Char('\n')), qPrintable(said.front()));
        for (const char* raw : {"std::", "what()", "SQLITE", "sqlite3", "errno"}) QVERIFY2(!said.front().contains(QLatin1String(raw)), qPrintable(said.front()));
        for (QWidget* widget : QApplication::topLevelWidgets()) QVERIFY(!qobject_cast<QMessageBox*>(widget) || !widget->isVisible());
    }
    void expectRefused(const Path& project, const QString& part) {
        open(project);
        QTRY_VERIFY_WITH_TIMEOUT(!d().sentences().isEmpty() && !d().work().loading(), kStageMilliseconds);
        QTest::qWait(100);
        expectOneSentence(part);
        QVERIFY(!d().work().isOpen());
        // The window is good for another project.
        openWhole(at("calm.coincide"));
    }
    // Closed, and no thread holds a file of it any more.
    void closeWholly(const Path& project) {
        d().work().close();
        QTRY_VERIFY(d().work().jobs().idle());
        QTRY_VERIFY(!holdsFileBelow(project));
    }
    static bool holdsFileBelow(const Path& folder) {
        for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
            std::error_code gone;
            if (std::filesystem::read_symlink(entry.path(), gone).string().starts_with(folder.string() + "/")) return true;
        }
        return false;
    }
    Verdict storedVerdict(const Path& project, int cluster) {
        for (const ClusterNote& note : ProjectReader(project).curation(d().session().view.data().clustering->id).clusters)
            if (note.cluster == cluster) return note.verdict;
        return Verdict::None;
    }
    void damage(const Path& file, std::int64_t position, std::size_t bytes) {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(position);
        for (std::size_t i = 0; i < bytes; ++i) stream.put(static_cast<char>(i * 37 + 11));
    }

    void makeCalmProject() {
        useOwnFolders(folder_.path());
        writeDataset(at("data"), 160);
        {
            const auto project = Project::openOrCreate(at("calm.coincide"));
            ImportOptions import;
            import.datasets = {(at("data") / "demo.json").string()};
            ExtractOptions extract;
            extract.model = utf8(demoModel());
            KMeansOptions cluster;
            cluster.clusters = 8;
            toItsEnd(*project, [&](Project& p) { return prepareImport(p, import, {}); });
            toItsEnd(*project, [&](Project& p) { return prepareExtract(p, extractOptions(), {}, {}); });
            toItsEnd(*project, [&](Project& p) { return prepareCluster(p, cluster, {}); });
            toItsEnd(*project, [&](Project& p) { return prepareScore(p, {}, {}); });
            toItsEnd(*project, [&](Project& p) { return prepareMap(p, {}, {}); });
            toItsEnd(*project, [&](Project& p) { return prepareSelect(p, {}, {}); });
        }
    }
};

}  // namespace coincide
