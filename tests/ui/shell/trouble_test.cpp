#include <sys/file.h>
#include <sys/stat.h>

#include <QFile>
#include <QMessageBox>
#include <QTabWidget>
#include <QtTest>
#include <fstream>

#include "core/engine/stages.h"
#include "core/store/database.h"
#include "tests/small_disk.h"
#include "tests/ui/shell/driven_window.h"
#include "ui/view/picture_view.h"

namespace coincide {

// A whole window meets bad luck: one plain sentence each, nothing lost, and the rest goes on.
class TroubleTest : public QObject {
    Q_OBJECT
    TemporaryFolder folder_;
    std::unique_ptr<DrivenWindow> driven_;
    int made_ = 0;
    bool ownMounts_ = false;

    DrivenWindow& d() { return *driven_; }
    Path at(const std::string& name) const { return folder_.path() / name; }

    template <class Prepare>
    static void toItsEnd(Project& project, Prepare prepare) {
        PreparedStage stage = prepare(project);
        if (stage.job) runToEnd(*stage.job, {}, {});
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

private Q_SLOTS:
    void initTestCase() {
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
            toItsEnd(*project, [&](Project& p) { return prepareExtract(p, extract, {}, {}); });
            toItsEnd(*project, [&](Project& p) { return prepareCluster(p, cluster, {}); });
            toItsEnd(*project, [&](Project& p) { return prepareScore(p, {}, {}); });
            toItsEnd(*project, [&](Project& p) { return prepareMap(p, {}, {}); });
            toItsEnd(*project, [&](Project& p) { return prepareSelect(p, {}, {}); });
        }
        driven_ = std::make_unique<DrivenWindow>();
        d().window.messages().clear();
    }
    void cleanupTestCase() { driven_.reset(); }

    void aNewerProjectIsNamedAsSuch() {
        const Path project = copyOfProject();
        {
            Database database(project / "project.sqlite", OpenMode::Write);
            database.execute("UPDATE meta SET value = '999' WHERE key IN ('schema_version', 'oldest_reader')");
        }
        expectRefused(project, QStringLiteral("newer version"));
    }

    void garbageIsNotOpened() {
        const Path header = copyOfProject(), cut = copyOfProject();
        damage(header / "project.sqlite", 0, 4000);
        std::filesystem::resize_file(cut / "project.sqlite", std::filesystem::file_size(cut / "project.sqlite") / 3);
        expectRefused(header, QStringLiteral("damaged"));
        open(cut);
        // What is left may still be read; then the rest is said to be damaged.
        QTRY_VERIFY_WITH_TIMEOUT(!d().sentences().isEmpty() && !d().work().loading(), kStageMilliseconds);
        QTest::qWait(300);
        expectOneSentence(QStringLiteral("damaged"));
        expectRefused(at("nowhere.coincide"), QStringLiteral("not a project folder"));
        expectRefused(at("data"), QStringLiteral("not a project folder"));
    }

    void aDamagedPageIsSaidAndTheWindowStays() {
        const Path project = copyOfProject();
        const auto size = static_cast<std::int64_t>(std::filesystem::file_size(project / "project.sqlite"));
        damage(project / "project.sqlite", size / 4096 / 2 * 4096, 8 * 4096);
        open(project);
        QTRY_VERIFY_WITH_TIMEOUT(!d().work().loading() && (!d().sentences().isEmpty() || isWhole()), kStageMilliseconds);
        QTest::qWait(300);
        if (!d().sentences().isEmpty()) expectOneSentence(QStringLiteral("damaged"));
        openWhole(at("calm.coincide"));
    }

    void missingActivationsAreSaidAndTheRestIsShown() {
        const Path project = copyOfProject();
        std::filesystem::remove_all(project / "activations");
        open(project);
        QTRY_VERIFY_WITH_TIMEOUT(d().work().isOpen() && d().quiet() && d().session().view.data().clusters == 8, kStageMilliseconds);
        QTRY_COMPARE(d().state(Stage::Extract), StageState::Stale);
        QCOMPARE(d().session().view.data().samples, 160);
        d().trigger("layout-run");
        QTRY_VERIFY(buttonOf(d().row(Stage::Extract), QStringLiteral("Run again")));
        QVERIFY(d().pressRow(Stage::Extract, QStringLiteral("Run again")));
        QTRY_VERIFY2_WITH_TIMEOUT(d().done(Stage::Extract), qPrintable(d().sentences().join('\n')), kStageMilliseconds);
    }

    void cachesThatAreGoneOrDamagedAreMadeAnew() {
        const Path project = copyOfProject();
        openWhole(project);
        QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(project / "cache"), kStageMilliseconds);
        closeWholly(project);
        for (const auto& entry : std::filesystem::recursive_directory_iterator(project / "cache"))
            if (entry.is_regular_file()) std::ofstream(entry.path(), std::ios::binary | std::ios::trunc) << "this is no database";
        openWhole(project);
        d().session().view.setCurrentSample(3);
        QTest::qWait(500);
        QVERIFY2(d().sentences().isEmpty(), qPrintable(d().sentences().join('\n')));
        closeWholly(project);
        std::filesystem::remove_all(project / "cache");
        openWhole(project);
        QVERIFY2(d().sentences().isEmpty(), qPrintable(d().sentences().join('\n')));
    }

    void picturesThatVanishedLeaveTheTextReadable() {
        const Path project = copyOfProject();
        std::filesystem::rename(at("data") / "images", at("data") / "elsewhere");
        openWhole(project);
        d().session().view.setCurrentSample(5);
        QTest::qWait(600);
        auto* picture = d().panel("sample")->findChild<PictureView*>();
        QTRY_VERIFY2_WITH_TIMEOUT(picture->sentence().contains(QStringLiteral("not found")), qPrintable(picture->sentence()), 10000);
        std::filesystem::rename(at("data") / "elsewhere", at("data") / "images");
        QVERIFY2(d().sentences().size() <= 1, qPrintable(d().sentences().join('\n')));
        QVERIFY(isWhole());
    }

    void aDatasetThatIsGoneLeavesTheResults() {
        const Path project = copyOfProject();
        std::filesystem::rename(at("data") / "demo.json", at("data") / "moved.json");
        open(project);
        QTRY_VERIFY_WITH_TIMEOUT(d().work().isOpen() && d().quiet() && d().session().view.data().clusters == 8, kStageMilliseconds);
        QTRY_COMPARE(d().state(Stage::Import), StageState::Stale);
        d().session().view.setCurrentSample(5);
        QTest::qWait(300);
        QVERIFY2(d().sentences().size() <= 1, qPrintable(d().sentences().join('\n')));
        // An export needs the records: it says so, and leaves nothing.
        d().window.messages().clear();
        ExportOptions wish;
        wish.output = at("gone.json").string();
        d().work().exportSelection(wish, std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(!d().sentences().isEmpty() && d().quiet(), kStageMilliseconds);
        expectOneSentence(QStringLiteral("demo.json"));
        QVERIFY(!std::filesystem::exists(at("gone.json")));
        std::filesystem::rename(at("data") / "moved.json", at("data") / "demo.json");
        d().work().exportSelection(wish, std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(at("gone.json")) && d().quiet(), kStageMilliseconds);
    }

    void aSecondWindowCanOnlyLook() {
        const Path project = copyOfProject();
        openWhole(project);
        QTest::qWait(100);
        d().window.messages().clear();
        DrivenWindow second({1200, 800});
        second.window.messages().clear();
        second.work().open(textOf(project));
        QTRY_VERIFY_WITH_TIMEOUT(second.work().isOpen() && second.quiet() && second.session().view.data().clusters == 8, kStageMilliseconds);
        QCOMPARE(second.sentences().size(), 1);
        QVERIFY2(second.says(QStringLiteral("open in another window")), qPrintable(second.sentences().join('\n')));
        QVERIFY(second.work().readOnly());
        second.session().view.setCurrentCluster(2);
        QTRY_COMPARE(second.session().view.currentCluster(), 2);
        // What the first does meanwhile is stored.
        d().session().view.setCurrentCluster(1);
        d().session().curation.setVerdict(1, Verdict::Pure);
        QTRY_VERIFY_WITH_TIMEOUT(storedVerdict(project, 1) == Verdict::Pure, 5000);
        QVERIFY2(d().sentences().isEmpty(), qPrintable(d().sentences().join('\n')));
    }

    void aReadOnlyFolderIsShown() {
        if (!PrivateMounts::available()) QSKIP("the system does not let a test mount anything");
        const Path project = copyOfProject();
        QVERIFY(PrivateMounts::makeReadOnly(project));
        open(project);
        QTRY_VERIFY_WITH_TIMEOUT(d().work().isOpen() && d().quiet() && d().session().view.data().clusters == 8, kStageMilliseconds);
        expectOneSentence(QStringLiteral("cannot be written"));
        QVERIFY(d().work().readOnly());
        d().session().view.setCurrentCluster(1);
        QTest::qWait(200);
        openWhole(at("calm.coincide"));
        PrivateMounts::unmount(project);
        openWhole(project);
        QVERIFY(!d().work().readOnly());
    }

    void aFullDiskIsSaidAndGoneOnFrom() {
        const SmallDisk disk(at("disk"), 24 << 20);
        if (!disk.mounted()) QSKIP("the system does not let a test mount a small disk");
        const Path project = copyOfProject(disk.folder());
        openWhole(project);
        QTest::qWait(500);
        disk.fill(0);
        // A stage.
        d().trigger("layout-run");
        QTest::mouseClick(d().row(Stage::Map), Qt::LeftButton);
        QVERIFY(type(d().field("seed"), QStringLiteral("77")));
        QVERIFY(press(buttonOf(&d().window.options(), QStringLiteral("Run again"))));
        QTRY_VERIFY2_WITH_TIMEOUT(d().quiet() && (d().state(Stage::Map) == StageState::Failed || !d().sentences().isEmpty()),
                                  qPrintable(QString::number(static_cast<int>(d().state(Stage::Map))) + QString::number(d().work().jobs().idle()) + QString::number(d().work().loading())), kStageMilliseconds);
        bool said = d().says(QStringLiteral("space")) || d().says(QStringLiteral("disk"));
        for (QLabel* label : d().row(Stage::Map)->findChildren<QLabel*>()) said = said || label->text().contains(QStringLiteral("space"));
        QVERIFY2(said, qPrintable(d().sentences().join('\n')));
        // A note.
        d().window.messages().clear();
        d().session().view.setCurrentCluster(1);
        d().session().curation.setClusterNote(1, QString(20000, QLatin1Char('n')));
        QTRY_VERIFY_WITH_TIMEOUT(!d().sentences().isEmpty(), 15000);
        QVERIFY2(d().says(QStringLiteral("space")) || d().says(QStringLiteral("disk")), qPrintable(d().sentences().join('\n')));
        // An export to the same disk.
        d().window.messages().clear();
        ExportOptions wish;
        wish.output = (disk.folder() / "all.json").string();
        d().work().exportSelection(wish, std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(!d().sentences().isEmpty() && d().quiet(), kStageMilliseconds);
        QVERIFY2(d().says(QStringLiteral("space")) || d().says(QStringLiteral("disk")), qPrintable(d().sentences().join('\n')));
        QVERIFY(!std::filesystem::exists(disk.folder() / "all.json"));
        // There is room again.
        disk.free();
        d().window.messages().clear();
        QVERIFY(press(buttonOf(&d().window.options(), QStringLiteral("Run again"))));
        QTRY_VERIFY2_WITH_TIMEOUT(d().done(Stage::Map), qPrintable(d().sentences().join('\n')), kStageMilliseconds);
        d().work().exportSelection(wish, std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(disk.folder() / "all.json"), kStageMilliseconds);
        openWhole(at("calm.coincide"));
        QTRY_VERIFY(d().work().jobs().idle());
    }

    void anExclusiveLockIsWaitedForAndSaid() {
        const Path project = copyOfProject();
        Database other(project / "project.sqlite", OpenMode::Write);
        other.execute("PRAGMA locking_mode = EXCLUSIVE");
        other.execute("BEGIN EXCLUSIVE");
        open(project);
        QTRY_VERIFY_WITH_TIMEOUT(!d().sentences().isEmpty() && !d().work().loading(), 25000);
        QTest::qWait(200);
        expectOneSentence(QStringLiteral("in use by another program"));
        other.execute("ROLLBACK");
    }
};

}  // namespace coincide

int main(int argc, char** argv) {
    coincide::PrivateMounts::available();   // before there are threads, which would keep the mounts of everybody
    QApplication application(argc, argv);
    coincide::TroubleTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "trouble_test.moc"
