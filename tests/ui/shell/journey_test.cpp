#include <QClipboard>
#include <QFile>
#include <QListWidget>
#include <QProcess>
#include <QSlider>
#include <QTreeWidget>
#include <QtTest>

#include "tests/ui/shell/driven_window.h"
#include "ui/model/sample_list_model.h"
#include "ui/view/cap_popup.h"
#include "ui/view/cluster_table.h"
#include "ui/view/export_dialog.h"
#include "ui/view/sample_grid.h"

namespace coincide {
namespace {

QByteArray contentOf(const Path& path) {
    QFile file(textOf(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

// From nothing to an exported subset, by what a person presses; then the same from a terminal.
class JourneyTest : public QObject {
    Q_OBJECT
    static constexpr std::int64_t kRecords = 160;
    TemporaryFolder folder_;
    std::unique_ptr<DrivenWindow> driven_;
    Path project_, dataset_;
    QString command_;
    bool broken_ = false;

    DrivenWindow& d() { return *driven_; }

    void runStage(Stage stage) {
        QVERIFY(d().pressRow(stage, QStringLiteral("Run")));
        QTRY_VERIFY2_WITH_TIMEOUT(d().done(stage), qPrintable(d().sentences().join('\n')), kStageMilliseconds);
    }

    // A click on the row makes it the cluster that the panel beside speaks about.
    void chooseRow(int row) {
        auto* table = d().panel("clusters")->findChild<ClusterTable*>();
        const QModelIndex index = table->model()->index(row, 1);
        table->scrollTo(index);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(index).center());
    }

private Q_SLOTS:
    void initTestCase() {
        useOwnFolders(folder_.path());
        dataset_ = writeDataset(folder_.path() / "data", kRecords);
        project_ = folder_.path() / "journey one.coincide";
        driven_ = std::make_unique<DrivenWindow>();
    }
    void init() {
        if (broken_) QSKIP("a step before failed");
    }
    void cleanup() { broken_ = broken_ || QTest::currentTestFailed(); }
    void cleanupTestCase() { driven_.reset(); }

    void aProjectIsMade() {
        d().trigger("new");
        auto& page = d().window.newProjectPage();
        answerNextFileDialog(this, textOf(dataset_));
        QVERIFY(press(buttonOf(&page, QStringLiteral("Add…"))));
        QCOMPARE(page.findChild<QListWidget*>()->count(), 1);
        QVERIFY(type(named<QLineEdit>(&page, QStringLiteral("Project")), textOf(project_)));
        QVERIFY(type(named<QLineEdit>(&page, QStringLiteral("Reference model")), demoModel()));
        QVERIFY(press(buttonOf(&page, QStringLiteral("Check"))));
        auto* report = page.findChild<QTreeWidget*>();
        QTRY_COMPARE_WITH_TIMEOUT(report->topLevelItemCount(), 1, 20000);
        QCOMPARE(report->topLevelItem(0)->text(0), QStringLiteral("Nothing is wrong with any record."));
        QVERIFY(!QFileInfo::exists(textOf(project_)));
        QTRY_VERIFY(buttonOf(&page, QStringLiteral("Create"))->isEnabled());
        QVERIFY(press(buttonOf(&page, QStringLiteral("Create"))));
        QTRY_VERIFY_WITH_TIMEOUT(d().done(Stage::Import), kStageMilliseconds);
        QCOMPARE(d().window.layouts().current(), QStringLiteral("run"));
        QCOMPARE(d().session().view.data().samples, kRecords);
    }

    void theModelOfThePageIsTheOneExtractedWith() {
        QTest::mouseClick(d().row(Stage::Extract), Qt::LeftButton);
        QCOMPARE(qobject_cast<QLineEdit*>(d().field("model"))->text(), demoModel());
        runStage(Stage::Extract);
        QTRY_COMPARE(d().session().view.data().sampleOfRow.size(), std::size_t{kRecords});
    }

    void clustersScoresAndMap() {
        QTest::mouseClick(d().row(Stage::Cluster), Qt::LeftButton);
        QVERIFY(type(d().field("clusters"), QStringLiteral("12")));
        QVERIFY(press(buttonOf(&d().window.options(), QStringLiteral("Run"))));
        QTRY_VERIFY_WITH_TIMEOUT(d().done(Stage::Cluster), kStageMilliseconds);
        runStage(Stage::Score);
        runStage(Stage::Map);
        QCOMPARE(d().session().view.data().clusters, std::int64_t{12});
        QVERIFY(d().session().view.data().scored);
        QCOMPARE(d().session().view.data().position2d.size(), std::size_t{2 * kRecords});
    }

    void aSelectionFromTheForm() {
        QTest::mouseClick(d().row(Stage::Select), Qt::LeftButton);
        QVERIFY(type(d().field("budget"), QStringLiteral("2000")));
        QVERIFY(!buttonOf(&d().window.options(), QStringLiteral("Run"))->isEnabled());   // more than there are
        QVERIFY(type(d().field("budget"), QStringLiteral("30%")));
        QVERIFY(type(d().field("temperature"), QStringLiteral("0.25")));
        QVERIFY(type(d().field("name"), QStringLiteral("first")));
        const QString command = d().window.options().command();
        QVERIFY2(command.contains(QStringLiteral("--budget 30%")) && command.contains(QStringLiteral("--temperature 0.25")), qPrintable(command));
        QVERIFY(press(buttonOf(&d().window.options(), QStringLiteral("Run"))));
        QTRY_VERIFY_WITH_TIMEOUT(d().done(Stage::Select), kStageMilliseconds);
        QCOMPARE(d().session().view.data().selections.front().samples.size(), std::size_t{48});
    }

    void limitsAndSliders() {
        d().trigger("layout-explore");
        QWidget* cluster = d().panel("cluster");
        chooseRow(0);
        const int pinned = d().session().view.currentCluster();
        QVERIFY(press(buttonOf(cluster, QStringLiteral("Pin"))));
        chooseRow(3);
        const int excluded = d().session().view.currentCluster();
        QVERIFY(press(buttonOf(cluster, QStringLiteral("Exclude"))));
        chooseRow(5);
        const int capped = d().session().view.currentCluster();
        QVERIFY(press(buttonOf(cluster, QStringLiteral("Set cap…"))));
        auto* popup = openDialog<CapPopup>();
        QVERIFY(popup);
        QVERIFY(type(popup->field(), QStringLiteral("2")));
        QVERIFY(press(buttonOf(popup, QStringLiteral("Keep"))));
        const CurationState& curation = d().session().curation;
        QVERIFY(pinned != excluded && excluded != capped && pinned != capped);
        QVERIFY(curation.cluster(pinned).pinned);
        QVERIFY(curation.cluster(excluded).excluded);
        QCOMPARE(curation.cluster(capped).cap, std::optional<std::int64_t>(2));

        QWidget* tuning = d().panel("tuning");
        auto* budget = named<QSlider>(tuning, QStringLiteral("Budget"));
        auto* temperature = named<QSlider>(tuning, QStringLiteral("Temperature"));
        QVERIFY(budget && temperature);
        const TuningState& state = d().session().tuning;
        const std::int64_t before = state.budget();
        const double warm = state.temperature();
        for (int i = 0; i < 40; ++i) QTest::keyClick(budget, Qt::Key_Right);
        for (int i = 0; i < 60; ++i) QTest::keyClick(temperature, Qt::Key_Right);
        QVERIFY2(state.budget() > before, qPrintable(state.budgetText()));
        QVERIFY(state.temperature() > warm);
        QVERIFY(state.problem().isEmpty());
        const auto& sizes = d().session().view.data().sizeOfCluster;
        QCOMPARE(state.takenOfCluster()[static_cast<std::size_t>(pinned)], sizes[static_cast<std::size_t>(pinned)]);
        QCOMPARE(state.takenOfCluster()[static_cast<std::size_t>(excluded)], 0);
        QVERIFY(state.takenOfCluster()[static_cast<std::size_t>(capped)] <= 2);
    }

    void itIsKept() {
        QWidget* tuning = d().panel("tuning");
        QVERIFY(press(buttonOf(tuning, QStringLiteral("Keep selection…"))));
        auto* name = named<QLineEdit>(tuning, QStringLiteral("Name of the selection"));
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("mine"));
        const std::vector<std::int32_t> shown = d().session().tuning.inNow().samples();
        QVERIFY(press(buttonOf(tuning, QStringLiteral("Keep"))));
        QTRY_COMPARE_WITH_TIMEOUT(d().session().view.data().selections.size(), std::size_t{2}, 20000);
        const StoredSelection& kept = d().session().view.data().selections.front();
        QCOMPARE(qstr(kept.run.name), QStringLiteral("mine"));
        QCOMPARE(SampleSet::of(kRecords, kept.samples).samples(), shown);
    }

    void itIsExported() {
        QTRY_VERIFY(d().quiet());
        // What the tuning shows, as a command for later.
        d().trigger("export");
        auto* dialog = openDialog<ExportDialog>();
        QVERIFY(dialog);
        QVERIFY(type(named<QLineEdit>(dialog, QStringLiteral("File")), textOf(folder_.path() / "terminal.json")));
        QVERIFY(press(buttonOf(dialog, QStringLiteral("Copy"))));
        command_ = QApplication::clipboard()->text();
        // Never over what the project was made from.
        QVERIFY(type(named<QLineEdit>(dialog, QStringLiteral("File")), textOf(dataset_)));
        QTRY_VERIFY2(dialog->problem().contains(QStringLiteral("the dataset that the project was imported from")), qPrintable(dialog->problem()));
        QVERIFY(!buttonOf(dialog, QStringLiteral("Export"))->isEnabled());
        QVERIFY(press(buttonOf(dialog, QStringLiteral("Cancel"))));
        QTRY_VERIFY(!openDialog<ExportDialog>());

        const auto* tiles = d().panel("gallery")->findChild<SampleGrid*>()->model();
        const auto questionOfTile = [tiles] { return tiles->index(0, 0).data(SampleListModel::QuestionRole).toString(); };
        QTRY_VERIFY(!questionOfTile().isEmpty());
        for (const auto& [what, file] : {std::pair(QStringLiteral("mine"), "window.json"), std::pair(QStringLiteral("What the tuning shows"), "tuning.json")}) {
            d().trigger("export");
            dialog = openDialog<ExportDialog>();
            auto* choice = named<QComboBox>(dialog, QStringLiteral("What"));
            choice->setCurrentIndex(choice->findText(what));
            QVERIFY(type(named<QLineEdit>(dialog, QStringLiteral("File")), textOf(folder_.path() / file)));
            QSignalSpy exported(&d().work(), &Workspace::exported);
            QVERIFY2(press(buttonOf(dialog, QStringLiteral("Export"))), qPrintable(dialog->problem()));
            QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, 20000);
            QVERIFY(d().says(textOf(folder_.path() / file)));
            QTRY_VERIFY(d().quiet());
            QTRY_VERIFY(!questionOfTile().isEmpty());   // the project was read anew
        }
        QVERIFY(!contentOf(folder_.path() / "window.json").isEmpty());
        QCOMPARE(contentOf(folder_.path() / "tuning.json"), contentOf(folder_.path() / "window.json"));
        QCOMPARE(d().session().view.data().selections.size(), std::size_t{2});   // it was kept already
    }

    void theCommandGivesTheSameBytes() {
        if (qEnvironmentVariableIsEmpty("COINCIDE_PROGRAM")) QSKIP("the program is not built");
        bool released = false;
        d().work().close([&] { released = true; });
        QTRY_VERIFY(released);
        QProcess shell;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PATH"), QFileInfo(qEnvironmentVariable("COINCIDE_PROGRAM")).absolutePath() + QLatin1Char(':') + environment.value(QStringLiteral("PATH")));
        shell.setProcessEnvironment(environment);
        shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), command_});
        QVERIFY(shell.waitForFinished(30000));
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
        QVERIFY2(command_.contains(QStringLiteral("--limits")), qPrintable(command_));
        QCOMPARE(contentOf(folder_.path() / "terminal.json"), contentOf(folder_.path() / "window.json"));
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::JourneyTest)
#include "journey_test.moc"
