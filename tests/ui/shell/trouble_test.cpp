#include <QtTest>

#include "tests/small_disk.h"
#include "tests/ui/shell/calm_project.h"

namespace coincide {

// A whole window meets bad luck: one plain sentence each, nothing lost, and the rest goes on.
class TroubleTest : public QObject, private CalmProject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        makeCalmProject();
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
        // Wherever the damage is, it is said in one sentence, or nothing that the window reads at once was there.
        int said = 0;
        const std::int64_t pages = size / 4096;
        for (int part = 1; part < 10; ++part) {
            const Path copy = copyOfProject();
            damage(copy / "project.sqlite", pages * part / 10 * 4096, 6 * 4096);
            open(copy);
            QTRY_VERIFY2_WITH_TIMEOUT(!d().work().loading() && (!d().sentences().isEmpty() || isWhole()), qPrintable(QString::number(part)), kStageMilliseconds);
            QTest::qWait(150);
            if (!d().sentences().isEmpty()) ++said, expectOneSentence(QStringLiteral("damaged"));
        }
        QVERIFY(said > 0);
        openWhole(at("calm.coincide"));
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
        // What cannot be kept is not shown as if it were, and said once, however often it is tried.
        d().window.messages().clear();
        d().session().curation.setVerdict(1, Verdict::Junk);
        d().session().curation.setNote(4, QStringLiteral("lost"));
        d().session().curation.tagSamples(QStringLiteral("lost"), SampleSet::of(160, std::vector<std::int32_t>{1}), true);
        d().work().keepSelection(d().session().tuning.options(QStringLiteral("lost")));
        QTest::qWait(100);
        expectOneSentence(QStringLiteral("read-only"));
        QCOMPARE(d().session().curation.cluster(1).verdict, Verdict::None);
        QVERIFY(d().session().curation.tags().empty() && d().session().curation.note(4).isEmpty());
        QVERIFY(!d().session().undo.canUndo());
        // What only reads works: an export, and the copy that the sentence speaks of.
        d().window.messages().clear();
        ExportOptions wish;
        wish.output = at("from-read-only.json").string();
        d().work().exportSelection(wish, std::nullopt);
        QTRY_VERIFY2_WITH_TIMEOUT(std::filesystem::exists(at("from-read-only.json")) && d().quiet(), qPrintable(d().sentences().join('\n')), kStageMilliseconds);
        d().work().saveAs(textOf(at("copy.coincide")));
        QTRY_VERIFY2_WITH_TIMEOUT(d().says(QStringLiteral("A copy of the project")), qPrintable(d().sentences().join('\n')), kStageMilliseconds);
        openWhole(at("copy.coincide"));
        QVERIFY(!d().work().readOnly());
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
        // A stage that has much to write.
        d().trigger("layout-run");
        QTest::mouseClick(d().row(Stage::Extract), Qt::LeftButton);
        d().window.options().setOptions(extractOptions());
        QVERIFY(press(buttonOf(&d().window.options(), QStringLiteral("Run again"))));
        QTRY_VERIFY_WITH_TIMEOUT(d().quiet() && d().state(Stage::Extract) == StageState::Failed, kStageMilliseconds);
        expectOneSentence(QStringLiteral("disk is full"));
        // A note.
        d().window.messages().clear();
        d().session().view.setCurrentCluster(1);
        d().session().curation.setClusterNote(1, QString(20000, QLatin1Char('n')));
        QTRY_VERIFY_WITH_TIMEOUT(!d().sentences().isEmpty(), 15000);
        QVERIFY2(d().says(QStringLiteral("disk is full")), qPrintable(d().sentences().join('\n')));
        // A selection: one sentence, and none is listed.
        d().window.messages().clear();
        const std::size_t selections = d().session().view.data().selections.size();
        SelectOptions keep = d().session().tuning.options(QStringLiteral("no room"));
        keep.budget = "31";
        d().work().keepSelection(keep);
        QTRY_VERIFY_WITH_TIMEOUT(!d().sentences().isEmpty() && d().quiet(), kStageMilliseconds);
        QVERIFY2(d().says(QStringLiteral("disk is full")), qPrintable(d().sentences().join('\n')));
        QCOMPARE(d().session().view.data().selections.size(), selections);
        // What was noted is still seen after the results were read anew, and the window does not leave without a word.
        QCOMPARE(d().session().curation.cluster(1).note.size(), std::size_t{4000});
        d().window.messages().clear();
        QVERIFY(!d().window.close());
        QVERIFY2(d().says(QStringLiteral("could not be written")), qPrintable(d().sentences().join('\n')));
        // An export to the same disk.
        d().window.messages().clear();
        ExportOptions wish;
        wish.output = (disk.folder() / "all.json").string();
        d().work().exportSelection(wish, std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(!d().sentences().isEmpty() && d().quiet(), kStageMilliseconds);
        QVERIFY2(d().says(QStringLiteral("disk is full")), qPrintable(d().sentences().join('\n')));
        QVERIFY(!std::filesystem::exists(disk.folder() / "all.json"));
        // There is room again.
        disk.free();
        d().window.messages().clear();
        d().work().exportSelection(wish, std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(disk.folder() / "all.json"), kStageMilliseconds);
        // The note that found no room is stored with the next one.
        d().session().curation.setVerdict(2, Verdict::Mixed);
        QTRY_COMPARE_WITH_TIMEOUT(storedVerdict(project, 2), Verdict::Mixed, 5000);
        QCOMPARE(ProjectReader(project).curation(d().session().view.data().clustering->id).clusters.front().note.size(), std::size_t{4000});
        d().trigger("save");
        QTRY_VERIFY2(d().says(QStringLiteral("Everything is written")), qPrintable(d().sentences().join('\n')));
        QVERIFY(press(buttonOf(&d().window.options(), QStringLiteral("Run again"))));
        QTRY_VERIFY2_WITH_TIMEOUT(d().done(Stage::Extract), qPrintable(d().sentences().join('\n')), kStageMilliseconds);
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
        other.execute("PRAGMA locking_mode = NORMAL");
        Statement(other, "SELECT count(*) FROM meta").next();
        openWhole(project);
    }

    void leavingWaitsForALockWithoutHoldingTheWindowUp() {
        const Path project = copyOfProject();
        openWhole(project);
        Database other(project / "project.sqlite", OpenMode::Write);
        other.execute("BEGIN IMMEDIATE");
        d().session().curation.setVerdict(1, Verdict::Junk);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(!d().window.close());
        QVERIFY2(clock.elapsed() < 1000, QByteArray::number(clock.elapsed()));
        QVERIFY(d().window.isVisible());
        QTest::qWait(300);
        other.execute("ROLLBACK");
        QTRY_VERIFY_WITH_TIMEOUT(!d().window.isVisible(), 8000);
        QVERIFY2(d().sentences().isEmpty(), qPrintable(d().sentences().join('\n')));
        QVERIFY(!d().work().isOpen());
        ProjectReader reader(project);
        const auto stored = reader.curation(reader.load({}, {}, {})->clustering->id).clusters;
        QVERIFY(std::any_of(stored.begin(), stored.end(), [](const ClusterNote& note) { return note.cluster == 1 && note.verdict == Verdict::Junk; }));
        d().window.show();
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
