#include <QElapsedTimer>
#include <QFile>
#include <QMessageBox>
#include <QTreeWidget>
#include <QtTest>
#include <fstream>
#include <map>

#include "core/engine/artefacts.h"
#include "tests/made_activations.h"
#include "tests/ui/shell/driven_window.h"

namespace coincide {

// Stages are stopped, held and gone on with from their rows; what they give in the end is what an undisturbed run gives.
class StageControlTest : public QObject {
    Q_OBJECT
    TemporaryFolder folder_;
    std::unique_ptr<DrivenWindow> driven_;
    bool broken_ = false;
    int made_ = 0;

    DrivenWindow& d() { return *driven_; }
    Path at(const char* name) const { return folder_.path() / name; }

    std::map<std::string, QByteArray> artefacts(const Path& project) {
        const Path out = folder_.path() / ("out" + std::to_string(++made_));
        exportArtefacts(*Project::open(project, Access::Read), out, {});
        std::map<std::string, QByteArray> files;
        for (const auto& entry : std::filesystem::directory_iterator(out)) {
            QFile file(textOf(entry.path()));
            if (file.open(QIODevice::ReadOnly)) files[entry.path().filename().string()] = file.readAll();
        }
        return files;
    }

    template <class Prepare>
    void calmly(Project& project, Prepare prepare) {
        PreparedStage stage = prepare(project);
        if (stage.job) runToEnd(*stage.job, {}, {});
    }

    // Waits until the stage has a run and a person sees it at work; false where it was over before.
    bool inside(Stage stage) {
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < kStageMilliseconds && !d().done(stage)) {
            QTest::qWait(1);
            const JobStatus& job = d().work().jobs().status();
            if (job.state == JobStatus::State::Running && job.run && job.stage == QLatin1String(stageName(stage)) && d().state(stage) == StageState::Running) return true;
        }
        return false;
    }

    // Stops it inside, then presses Go on. A stage that takes less than the eye sees may be over before it can be stopped.
    void stopAndGoOn(Stage stage, bool sure) {
        const bool caught = inside(stage);
        QVERIFY(caught || !sure);
        if (caught) {
            QElapsedTimer clock;
            clock.start();
            QVERIFY(d().pressRow(stage, QStringLiteral("Cancel")));
            // A short one may also reach its end between the press and the stop.
            QTRY_VERIFY_WITH_TIMEOUT(d().quiet() && (d().state(stage) == StageState::Stopped || (!sure && d().done(stage))), 5000);
            if (d().done(stage)) return;
            QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
            QVERIFY2(d().sentences().isEmpty(), qPrintable(d().sentences().join('\n')));
            QVERIFY(d().pressRow(stage, QStringLiteral("Go on")));
        }
        QTRY_VERIFY2_WITH_TIMEOUT(d().done(stage), qPrintable(d().sentences().join('\n')), kStageMilliseconds);
        QCOMPARE(d().work().runs().status(stage).runs, 1);   // it was gone on with, not begun again
    }

    StageOptions optionsOfStage(Stage stage) {
        d().window.showStage(stage);
        return d().window.options().options();
    }

    void closeProject() {
        bool released = false;
        d().work().close([&] { released = true; });
        QTRY_VERIFY(released);
        d().window.messages().clear();
    }

private Q_SLOTS:
    void initTestCase() {
        useOwnFolders(folder_.path());
        writeDataset(at("data"), 400);
        writeMadeActivations(at("rows.npy"), 5000, 256, 40);
        driven_ = std::make_unique<DrivenWindow>();
    }
    void init() {
        if (broken_) QSKIP("a step before failed");
    }
    void cleanup() { broken_ = broken_ || QTest::currentTestFailed(); }
    void cleanupTestCase() { driven_.reset(); }

    void importAndExtractionGoOn() {
        ImportOptions import;
        import.datasets = {(at("data") / "demo.json").string()};
        ExtractOptions extract;
        extract.model = utf8(demoModel());
        {
            const auto calm = Project::openOrCreate(at("calm-records.coincide"));
            calmly(*calm, [&](Project& project) { return prepareImport(project, import, {}); });
            calmly(*calm, [&](Project& project) { return prepareExtract(project, extract, {}, {}); });
        }
        d().work().createFromDataset(textOf(at("records.coincide")), import);
        stopAndGoOn(Stage::Import, false);
        d().window.options().setOptions(extract);
        QVERIFY(d().pressRow(Stage::Extract, QStringLiteral("Run")));
        stopAndGoOn(Stage::Extract, true);
        closeProject();
        QCOMPARE(artefacts(at("records.coincide")), artefacts(at("calm-records.coincide")));
    }

    void laterStagesGoOn() {
        KMeansOptions cluster;
        cluster.clusters = 300;
        {
            const auto calm = Project::openOrCreate(at("calm.coincide"));
            importActivations(*calm, at("rows.npy"), 2, {});
            calmly(*calm, [&](Project& project) { return prepareCluster(project, cluster, {}); });
            calmly(*calm, [&](Project& project) { return prepareScore(project, {}, {}); });
            calmly(*calm, [&](Project& project) { return prepareMap(project, {}, {}); });
            calmly(*calm, [&](Project& project) { return prepareSelect(project, {}, {}); });
        }
        d().work().createFromActivations(textOf(at("made.coincide")), textOf(at("rows.npy")), 2);
        QTRY_VERIFY_WITH_TIMEOUT(d().done(Stage::Extract), kStageMilliseconds);
        QTest::mouseClick(d().row(Stage::Cluster), Qt::LeftButton);
        QVERIFY(type(d().field("clusters"), QStringLiteral("300")));
        QVERIFY(d().pressRow(Stage::Cluster, QStringLiteral("Run")));
        stopAndGoOn(Stage::Cluster, false);
        QVERIFY(d().pressRow(Stage::Score, QStringLiteral("Run")));
        stopAndGoOn(Stage::Score, false);
        QVERIFY(d().pressRow(Stage::Map, QStringLiteral("Run")));
        stopAndGoOn(Stage::Map, true);
        QVERIFY(d().pressRow(Stage::Select, QStringLiteral("Run")));
        stopAndGoOn(Stage::Select, false);
        closeProject();
        QCOMPARE(artefacts(at("made.coincide")), artefacts(at("calm.coincide")));
    }

    void aPauseHoldsAndLetsGo() {
        d().work().open(textOf(at("made.coincide")));
        QTRY_VERIFY(d().done(Stage::Map));
        QTest::qWait(50);
        d().trigger("layout-run");
        QTest::mouseClick(d().row(Stage::Map), Qt::LeftButton);
        QVERIFY(press(buttonOf(&d().window.options(), QStringLiteral("Run again"))));
        QTRY_COMPARE(d().work().jobs().status().state, JobStatus::State::Running);
        QVERIFY(d().pressRow(Stage::Map, QStringLiteral("Pause")));
        QTRY_COMPARE_WITH_TIMEOUT(d().work().jobs().status().state, JobStatus::State::Paused, 5000);
        const double stood = d().work().jobs().status().progress.fraction();
        QTest::qWait(400);
        QCOMPARE(d().work().jobs().status().progress.fraction(), stood);
        QTRY_VERIFY(buttonOf(d().row(Stage::Map), QStringLiteral("Go on")));
        QVERIFY(d().pressRow(Stage::Map, QStringLiteral("Go on")));
        QTRY_VERIFY_WITH_TIMEOUT(d().done(Stage::Map), kStageMilliseconds);
        QCOMPARE(d().work().runs().status(Stage::Map).runs, 2);
    }

    void closingWithARunningJobAsksOnce() {
        QVERIFY(press(buttonOf(&d().window.options(), QStringLiteral("Run again"))));
        QTRY_COMPARE(d().work().jobs().status().state, JobStatus::State::Running);
        QVERIFY(!d().window.close());
        auto* box = openDialog<QMessageBox>();
        QVERIFY(box);
        QVERIFY(!d().window.close());
        int boxes = 0;
        for (QWidget* widget : QApplication::topLevelWidgets()) boxes += qobject_cast<QMessageBox*>(widget) && widget->isVisible() ? 1 : 0;
        QCOMPARE(boxes, 1);
        QVERIFY(press(buttonOf(box, QStringLiteral("Cancel"))));
        QVERIFY(d().window.isVisible());
        QCOMPARE(d().state(Stage::Map), StageState::Running);
        QTRY_VERIFY(!d().window.findChild<QMessageBox*>());
        QVERIFY(!d().window.close());
        QVERIFY(press(buttonOf(openDialog<QMessageBox>(), QStringLiteral("Stop and quit"))));
        QTRY_VERIFY(!d().window.isVisible());
        driven_.reset();
    }

    void theNextStartOffersToGoOn() {
        driven_ = std::make_unique<DrivenWindow>();
        QCOMPARE(d().work().recent().list().front().folder, textOf(at("made.coincide")));
        d().work().open(d().work().recent().list().front().folder);
        QTRY_VERIFY_WITH_TIMEOUT(d().says(QStringLiteral("It can go on from there.")), 10000);
        const auto offer = [this] { return buttonOf(d().window.findChild<QWidget*>(QStringLiteral("messageBar")), QStringLiteral("Go on")); };
        QTRY_VERIFY(offer());
        QVERIFY(press(offer()));
        QTRY_VERIFY_WITH_TIMEOUT(d().done(Stage::Map), kStageMilliseconds);
        QCOMPARE(d().work().runs().status(Stage::Map).runs, 3);
        QVERIFY2(d().sentences().isEmpty(), qPrintable(d().sentences().join('\n')));
        closeProject();
    }

    void closingAndOpeningAnotherAskToo() {
        d().work().open(textOf(at("made.coincide")));
        QTRY_VERIFY(d().done(Stage::Map));
        d().trigger("layout-run");
        QTest::mouseClick(d().row(Stage::Map), Qt::LeftButton);
        QVERIFY(press(buttonOf(&d().window.options(), QStringLiteral("Run again"))));
        QVERIFY(inside(Stage::Map));
        QVERIFY(d().pressRow(Stage::Map, QStringLiteral("Pause")));   // cannot end while it is asked about
        QTRY_COMPARE_WITH_TIMEOUT(d().state(Stage::Map), StageState::Paused, 5000);
        const std::pair<const char*, std::function<void()>> ways[] = {{"close", [this] { d().trigger("close"); }}, {"open", [this] { d().window.openAnything(textOf(at("records.coincide"))); }}};
        for (const auto& [way, leave] : ways) {
            leave();
            QTRY_VERIFY2(openDialog<QMessageBox>(), way);
            QTest::keyClick(openDialog<QMessageBox>(), Qt::Key_Return);
            QTRY_VERIFY(!d().window.findChild<QMessageBox*>());
            QVERIFY2(d().work().isOpen() && d().state(Stage::Map) == StageState::Paused, way);
        }
        d().trigger("new");
        d().window.newProjectPage().startWithActivations(textOf(at("rows.npy")));
        named<QSpinBox>(&d().window.newProjectPage(), QStringLiteral("Layers"))->setValue(2);
        auto* create = buttonOf<QPushButton>(&d().window.newProjectPage(), QStringLiteral("Create"));
        QTRY_VERIFY(create->isEnabled());
        QVERIFY(press(create));
        QTRY_VERIFY(openDialog<QMessageBox>());
        QVERIFY(press(buttonOf(openDialog<QMessageBox>(), QStringLiteral("Stop and close"))));
        QTRY_VERIFY_WITH_TIMEOUT(d().work().name() != QLatin1String("made") && d().done(Stage::Extract), kStageMilliseconds);
        d().work().open(textOf(at("made.coincide")));
        QTRY_COMPARE_WITH_TIMEOUT(d().state(Stage::Map), StageState::Stopped, 10000);
        closeProject();
    }

    // Neither the samples nor the form know yet which files it was asked to read.
    void anImportStoppedBeforeItReadAnythingGoesOn() {
        ImportOptions import;
        import.datasets = {writeDataset(at("first"), 30).string(), writeDataset(at("second"), 20).string()};
        {
            const auto project = Project::openOrCreate(at("unread.coincide"));
            const PreparedStage stage = prepareImport(*project, import, {});
            project->runs().setState(stage.run.id, RunState::Stopped, "stopped by the user");
        }
        d().work().open(textOf(at("unread.coincide")));
        QTRY_COMPARE_WITH_TIMEOUT(d().state(Stage::Import), StageState::Stopped, 10000);
        d().trigger("layout-run");
        QTRY_VERIFY(buttonOf(d().row(Stage::Import), QStringLiteral("Go on")));
        QVERIFY(d().pressRow(Stage::Import, QStringLiteral("Go on")));
        QTRY_VERIFY2_WITH_TIMEOUT(d().done(Stage::Import), qPrintable(d().sentences().join('\n')), kStageMilliseconds);
        QCOMPARE(d().work().runs().status(Stage::Import).runs, 1);
        QCOMPARE(d().work().runs().overview().samples, 50);
        closeProject();
    }

    void aFailedRecordIsListed() {
        const Path json = writeDataset(at("few"), 40);
        const Path picture = at("few") / "images" / makeDemoRecord({}, 3, false).image;
        QVERIFY(QFileInfo::exists(textOf(picture)));
        QFile file(textOf(picture));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.resize(file.size() / 3));   // begins well, ends early
        file.close();
        ImportOptions import;
        import.datasets = {json.string()};
        import.images = (at("few") / "images").string();
        d().work().createFromDataset(textOf(at("few.coincide")), import);
        QTRY_VERIFY_WITH_TIMEOUT(d().done(Stage::Import), kStageMilliseconds);
        ExtractOptions extract;
        extract.model = utf8(demoModel());
        d().window.options().setOptions(extract);
        QVERIFY(d().pressRow(Stage::Extract, QStringLiteral("Run")));
        QTRY_VERIFY2_WITH_TIMEOUT(d().done(Stage::Extract), qPrintable(d().sentences().join('\n')), kStageMilliseconds);
        auto* tree = d().panel("failures")->findChild<QTreeWidget*>();
        QTRY_VERIFY(tree->topLevelItemCount() > 0);
        QCOMPARE(tree->topLevelItem(0)->child(0)->text(1), QStringLiteral("3"));
        QVERIFY(!tree->topLevelItem(0)->child(0)->text(2).isEmpty());
        const QString title = d().window.layouts().dock(QStringLiteral("failures"))->windowTitle();
        QVERIFY2(title.startsWith(QStringLiteral("Failed records ")), qPrintable(title));
    }

    void theSameRecordsKeepWhatWasMadeOfThem() {
        // The form holds what the project was made with.
        QCOMPARE(std::get<ImportOptions>(optionsOfStage(Stage::Import)).images, textOf(at("few") / "images").toStdString());
        QVERIFY(press(buttonOf(&d().window.options(), QStringLiteral("Run again"))));
        QTRY_VERIFY2_WITH_TIMEOUT(d().work().runs().status(Stage::Import).runs == 2 && d().done(Stage::Import), qPrintable(d().sentences().join('\n')), kStageMilliseconds);
        QCOMPARE(d().state(Stage::Extract), StageState::Done);
        QVERIFY(!d().window.findChild<QMessageBox*>());
    }

    void anotherDatasetMakesTheRestStale() {
        QTest::mouseClick(d().row(Stage::Cluster), Qt::LeftButton);
        QVERIFY(type(d().field("clusters"), QStringLiteral("4")));
        QVERIFY(d().pressRow(Stage::Cluster, QStringLiteral("Run")));
        QTRY_VERIFY2_WITH_TIMEOUT(d().done(Stage::Cluster), qPrintable(d().sentences().join('\n')), kStageMilliseconds);
        QFile json(textOf(at("few") / "demo.json"));
        QVERIFY(json.open(QIODevice::ReadOnly));
        QByteArray text = json.readAll();
        json.close();
        text.replace("\"conversations\"", "\"changed\": 1, \"conversations\"");
        QVERIFY(json.open(QIODevice::WriteOnly | QIODevice::Truncate));
        json.write(text);
        json.close();
        QTest::mouseClick(d().row(Stage::Import), Qt::LeftButton);
        // It asks first: this may take the records away from what was made of them.
        d().work().refresh();
        QTRY_COMPARE(d().state(Stage::Import), StageState::Stale);
        QVERIFY(press(buttonOf(&d().window.options(), QStringLiteral("Run again"))));
        auto* asked = openDialog<QMessageBox>();
        QVERIFY(asked);
        QVERIFY(d().work().jobs().idle());
        QVERIFY(press(buttonOf(asked, QStringLiteral("Import"))));
        QTRY_VERIFY2_WITH_TIMEOUT(d().state(Stage::Extract) == StageState::Stale && d().quiet(), qPrintable(d().sentences().join('\n')), kStageMilliseconds);
        QCOMPARE(d().state(Stage::Import), StageState::Done);
        QCOMPARE(d().state(Stage::Cluster), StageState::Stale);
        QVERIFY(d().pressRow(Stage::Extract, QStringLiteral("Run again")));
        QTRY_VERIFY2_WITH_TIMEOUT(d().done(Stage::Extract), qPrintable(d().sentences().join('\n')), kStageMilliseconds);
        QCOMPARE(d().state(Stage::Cluster), StageState::Stale);
    }

    void keptRecordsAreNoFailedOnes() {
        std::ofstream(at("odd.json")) << R"([{"id": "a", "conversations": [{"from": "human", "value": "x"}, {"from": "gpt", "value": "y"}]},
            {"id": "a", "conversations": [{"from": "human", "value": "x"}, {"from": "gpt", "value": "z"}]}, {"id": "b", "conversations": []}])";
        closeProject();
        ImportOptions import;
        import.datasets = {at("odd.json").string()};
        d().work().createFromDataset(textOf(at("odd.coincide")), import);
        QTRY_VERIFY_WITH_TIMEOUT(d().done(Stage::Import), kStageMilliseconds);
        const QDockWidget* dock = d().window.layouts().dock(QStringLiteral("failures"));
        QTRY_COMPARE(dock->windowTitle(), QStringLiteral("Failed records 1"));
        auto* tree = d().panel("failures")->findChild<QTreeWidget*>();
        QCOMPARE(tree->topLevelItemCount(), 2);
        QCOMPARE(tree->topLevelItem(0)->text(0), QStringLiteral("no conversation  ·  1"));
        QCOMPARE(tree->topLevelItem(1)->text(0), QStringLiteral("Kept, only worth knowing  ·  2"));
        QCOMPARE(tree->topLevelItem(1)->child(0)->childCount(), 2);
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::StageControlTest)
#include "stage_control_test.moc"
