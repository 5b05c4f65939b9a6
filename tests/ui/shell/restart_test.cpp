#include <QMimeData>
#include <QDockWidget>
#include <QDropEvent>
#include <QListWidget>
#include <QtTest>

#include "core/engine/selections.h"
#include "tests/ui/shell/calm_project.h"
#include "ui/shell/log_model.h"

namespace coincide {

// What a window is given when it starts, and what it finds again of the time before.
class RestartTest : public QObject, private CalmProject {
    Q_OBJECT
    void openCalm() { openWhole(at("calm.coincide")); }
    // One sentence with a cause and a remedy, and the page that was there stays.
    void expectNotTaken(const QString& path, const QString& part) {
        d().window.messages().clear();
        d().window.openAnything(path);
        QTRY_VERIFY2(!d().sentences().isEmpty(), qPrintable(path));
        QTest::qWait(100);
        QCOMPARE(d().sentences().size(), 1);
        const QString sentence = d().sentences().front();
        QVERIFY2(sentence.contains(part) && sentence.count(QStringLiteral(". ")) >= 1, qPrintable(sentence));
        QVERIFY(!openDialog<QMessageBox>());
        QVERIFY(!d().work().isOpen() && !d().work().loading());
    }

private Q_SLOTS:
    void initTestCase() {
        makeCalmProject();
        setLogSink(LogLevel::Info, LogModel::sink());
    }
    void init() {
        QSettings().remove(QStringLiteral("look"));
        driven_ = std::make_unique<DrivenWindow>();
    }
    void cleanup() { driven_.reset(); }
    void cleanupTestCase() { setLogSink(LogLevel::Warning, {}); }

    void aRestartBringsBackWhatWasLeft() {
        openCalm();
        d().appearance.setLanguage(QStringLiteral("zh_CN"));
        d().appearance.setTheme(QStringLiteral("dark"));
        d().window.resize(1400, 900);
        d().trigger("layout-explore");
        QTest::qWait(100);
        QDockWidget* closed = d().window.layouts().dock(QStringLiteral("gallery"));
        QVERIFY(closed->isVisible());
        closed->close();
        ViewState& view = d().session().view;
        TuningState& tuning = d().session().tuning;
        view.highlight(SampleSet::of(160, std::vector<std::int32_t>{3, 5, 159}), SetMode::Replace, QStringLiteral("three"));
        SampleFilter filter;
        filter.sources = {0};
        filter.leastTurns = 1;
        view.setFilter(filter);
        tuning.setBudgetShare(0.35);
        tuning.setTemperature(0.42);
        view.setCurrentSample(5);
        view.setColourBy(ColourBy::Density);
        const SampleSet shown = view.shown(), inNow = tuning.inNow();
        const int cluster = view.currentCluster();
        const std::size_t geometry = static_cast<std::size_t>(d().window.saveGeometry().size());
        QVERIFY(geometry > 0);
        QVERIFY(d().window.close());
        driven_.reset();

        driven_ = std::make_unique<DrivenWindow>();
        d().window.restoreGeometry(QSettings().value(QStringLiteral("window/geometry")).toByteArray());
        QCOMPARE(d().window.size(), QSize(1400, 900));
        QVERIFY(d().appearance.dark());
        QTRY_COMPARE(d().window.layouts().dock(QStringLiteral("log"))->windowTitle(), QStringLiteral("日志"));
        openCalm();
        QVERIFY(!d().window.layouts().dock(QStringLiteral("gallery"))->isVisible());
        ViewState& again = d().session().view;
        QCOMPARE(again.filter(), filter);
        QCOMPARE(again.shown().samples(), shown.samples());
        QCOMPARE(again.highlighted().samples(), (std::vector<std::int32_t>{3, 5, 159}));
        QCOMPARE(d().session().tuning.budgetText(), QStringLiteral("35.0%"));
        QCOMPARE(d().session().tuning.temperature(), 0.42);
        QCOMPARE(d().session().tuning.inNow().samples(), inNow.samples());
        QCOMPARE(again.currentSample(), 5);
        QCOMPARE(again.currentCluster(), cluster);
        QCOMPARE(again.colourBy(), ColourBy::Density);
        QVERIFY(!d().session().undo.canUndo());
        d().appearance.setLanguage(QStringLiteral("en"));
        d().appearance.setTheme(QStringLiteral("light"));
        d().window.layouts().reset();
    }

    void whatDoesNotFitAnyMoreIsNotBroughtBack() {
        openCalm();
        d().session().tuning.setTemperature(0.77);
        SampleFilter filter;
        filter.text = QStringLiteral("the");
        d().session().view.setFilter(filter);
        d().window.close();
        driven_.reset();
        {
            // Another selection is what the tuning begins with now; the filter is about the same records.
            const auto project = Project::openOrCreate(at("calm.coincide"));
            SelectOptions select;
            select.name = "later";
            select.budget = "50%";
            toItsEnd(*project, [&](Project& p) { return prepareSelect(p, select, {}); });
        }
        driven_ = std::make_unique<DrivenWindow>();
        openCalm();
        QCOMPARE(d().session().tuning.temperature(), 0.1);
        QCOMPARE(d().session().tuning.budget(), 80);
        QCOMPARE(d().session().view.filter().text, QStringLiteral("the"));
        d().session().view.setFilter({});
        d().window.close();
        driven_.reset();
        // Settings that somebody damaged.
        QSettings settings;
        settings.beginGroup(QStringLiteral("views"));
        const QString group = settings.childGroups().value(0);
        QVERIFY(!group.isEmpty());
        settings.setValue(group + QStringLiteral("/picked"), QByteArray("\xff\xff\xff\xffgarbage", 11));
        settings.setValue(group + QStringLiteral("/sample"), 999999);
        settings.setValue(group + QStringLiteral("/cluster"), QStringLiteral("x"));
        settings.setValue(group + QStringLiteral("/filter/clusters"), QStringLiteral("7 99 -4 y"));
        settings.setValue(group + QStringLiteral("/budget"), QStringLiteral("1e99%"));
        settings.setValue(group + QStringLiteral("/colour"), 77);
        settings.endGroup();
        settings.sync();
        driven_ = std::make_unique<DrivenWindow>();
        openCalm();
        QVERIFY(d().session().view.highlighted().empty());
        QCOMPARE(d().session().view.filter().clusters, std::vector<int>{7});
        QVERIFY(d().session().view.currentSample() < 160);
        QVERIFY2(d().sentences().isEmpty(), qPrintable(d().sentences().join('\n')));
        d().session().view.setFilter({});
    }

    void garbageIsNamedAndNothingElseHappens() {
        std::ofstream(at("letter.docx")) << "no project";
        std::filesystem::create_directories(at("empty folder"));
        expectNotTaken(textOf(at("letter.docx")), QStringLiteral("letter.docx"));
        expectNotTaken(textOf(at("empty folder")), QStringLiteral("is not a project"));
        expectNotTaken(textOf(at("nowhere")), QStringLiteral("There is nothing at"));
        expectNotTaken(QString(5000, QLatin1Char('x')), QStringLiteral("There is nothing at"));
        openCalm();
        QTRY_VERIFY(d().sentences().isEmpty());
    }

    void garbageDroppedLeavesTheProjectOpen() {
        openCalm();
        std::ofstream(at("letter.docx")) << "no project";
        std::ofstream(at("not one.json")) << "{ \"a\": ";
        for (const auto& [name, part] : {std::pair("letter.docx", "letter.docx"), std::pair("nowhere", "There is nothing at")}) {
            d().window.messages().clear();
            QMimeData mime;
            mime.setUrls({QUrl::fromLocalFile(textOf(at(name)))});
            QDragEnterEvent enter(QPoint(400, 400), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(&d().window, &enter);
            QVERIFY(enter.isAccepted());
            QDropEvent event(QPointF(400, 400), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(&d().window, &event);
            QTRY_VERIFY2(d().says(QString::fromLatin1(part)), qPrintable(d().sentences().join('\n')));
            QCOMPARE(d().sentences().size(), 1);
            QVERIFY(d().work().isOpen());
        }
        d().window.messages().clear();
        d().window.dropped(textOf(at("not one.json")));
        QTRY_VERIFY(d().says(QStringLiteral("What is")));
        const auto answer = [this] { return buttonOf(d().window.findChild<QWidget*>(QStringLiteral("messageBar")), QStringLiteral("A selection for this project")); };
        QTRY_VERIFY(answer());
        QVERIFY(press(answer()));
        QTRY_VERIFY2(!d().sentences().isEmpty() && d().quiet(), qPrintable(d().sentences().join('\n')));
        QCOMPARE(d().sentences().size(), 1);
        QVERIFY2(d().says(QStringLiteral("not one.json")), qPrintable(d().sentences().join('\n')));
        QVERIFY(!d().says(QStringLiteral("What is")));
        QCOMPARE(d().session().view.data().selections.size(), std::size_t{2});
        QVERIFY(d().work().isOpen());
    }

    void aDatasetThatIsNoneIsSaidOnItsPage() {
        std::ofstream(at("letter.json")) << "Dear all,";
        d().window.messages().clear();
        d().window.openAnything(textOf(at("letter.json")));
        QTRY_VERIFY_WITH_TIMEOUT(d().window.newProjectPage().isVisible() && !d().window.newProjectPage().busy(), 10000);
        const auto said = [this] {
            for (const QLabel* label : d().window.newProjectPage().findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(QStringLiteral("letter.json")) && label->text().contains(QStringLiteral(". "))) return true;
            return false;
        };
        QTRY_VERIFY(said());
    }

    void theProjectIsProposedWhereItCanBeWritten() {
        if (::geteuid() == 0 && !QFile::exists(QStringLiteral("/proc/sys/kernel"))) QSKIP("there is no folder that even root cannot write to");
        const QString folder = ::geteuid() == 0 ? QStringLiteral("/proc/sys/kernel") : QStringLiteral("/");
        const QByteArray home = qgetenv("HOME");
        qputenv("HOME", folder_.path().c_str());
        d().window.showNewProject();
        d().window.newProjectPage().startWithDatasets({folder + QStringLiteral("/set.json")});
        auto* field = named<QLineEdit>(&d().window.newProjectPage(), QStringLiteral("Project"));
        QTRY_VERIFY(field->text().endsWith(QStringLiteral("/set.coincide")));
        qputenv("HOME", home);
        QVERIFY2(!field->text().startsWith(folder + QStringLiteral("/set")), qPrintable(field->text()));
        QVERIFY2(QFileInfo(QFileInfo(field->text()).path()).isWritable(), qPrintable(field->text()));
    }

    void theNewProjectPageBeginsEmptyAndIsLeftByEscape() {
        auto& page = d().window.newProjectPage();
        d().window.openAnything(textOf(at("letter.json")));
        QTRY_VERIFY_WITH_TIMEOUT(page.isVisible() && !page.busy(), 10000);
        auto* files = page.findChild<QListWidget*>();
        QCOMPARE(files->count(), 1);
        QTest::keyClick(files, Qt::Key_Escape);
        QVERIFY(!page.isVisible());
        d().trigger("new");
        QVERIFY(page.isVisible());
        QCOMPARE(files->count(), 0);
        auto* field = named<QLineEdit>(&page, QStringLiteral("Project"));
        QCOMPARE(field->text(), QString());
        const auto complains = [&page] {
            for (const QLabel* label : page.findChildren<QLabel*>())
                if (label->isVisible() && label->text() == QLatin1String("Choose a file of activations.")) return true;
            return false;
        };
        QVERIFY(press(buttonOf(&page, QStringLiteral("From activations"))));
        QVERIFY(!complains());
        QVERIFY(type(field, textOf(at("some.coincide"))));
        QTRY_VERIFY(complains());
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!page.isVisible());
        openCalm();
        d().trigger("layout-run");
        d().window.options().form()->setFocus();
        d().trigger("new");
        QVERIFY(d().window.focusWidget() && page.isAncestorOf(d().window.focusWidget()));
        QTest::keyClick(d().window.focusWidget(), Qt::Key_Escape);
        QVERIFY(!page.isVisible() && !d().window.layouts().hidden());
    }

    void messagesGoWithTheProjectThatTheyTellOf() {
        MessageBar& bar = d().window.messages();
        const auto say = [&bar] { bar.show({MessageBar::Kind::Note, QStringLiteral("Something about it."), {}, {}, {}}); };
        openCalm();
        say();
        d().trigger("new");
        QVERIFY(bar.messages().empty());
        QTest::keyClick(&d().window.newProjectPage(), Qt::Key_Escape);
        say();
        d().window.openAnything(textOf(copyOfProject()));
        QTRY_VERIFY_WITH_TIMEOUT(isWhole() && d().work().name() != QLatin1String("calm"), kStageMilliseconds);
        QVERIFY(bar.messages().empty());
        say();
        d().trigger("close");
        QVERIFY(bar.messages().empty());
        // Why there is none now is said.
        d().work().open(textOf(at("nowhere.coincide")));
        QTRY_COMPARE(bar.messages().size(), std::size_t{1});
    }

    void goneProjectsAreMarkedAndCanStillBeChosen() {
        RecentProject gone;
        gone.folder = textOf(at("gone.coincide"));
        d().work().recent().remember(gone);
        driven_.reset();
        driven_ = std::make_unique<DrivenWindow>();
        QTRY_VERIFY(!d().work().recent().looking());
        const auto& list = d().work().recent().list();
        QCOMPARE(list.front().folder, gone.folder);
        QVERIFY(!list.front().exists);
        QVERIFY(std::any_of(list.begin(), list.end(), [this](const RecentProject& one) { return one.exists && one.folder == textOf(at("calm.coincide")) && !one.map.isNull(); }));
        d().window.messages().clear();
        d().work().open(gone.folder);
        QTRY_VERIFY(!d().sentences().isEmpty() && !d().work().loading());
        QCOMPARE(d().sentences().size(), 1);
        d().work().recent().remove(gone.folder);
        // Each entry of the menu has a digit of its own.
        for (int i = 0; i < 15; ++i) gone.folder = textOf(at("old" + std::to_string(i) + ".coincide")), d().work().recent().remember(gone);
        QCOMPARE(d().work().recent().list().size(), std::size_t{9});
    }

    void theLogTellsWhatAStageDid() {
        openCalm();
        LogModel& log = LogModel::instance();
        const int before = log.rowCount();
        d().work().runStage(ScoreOptions{}, {true, std::nullopt, "auto"});
        QTRY_VERIFY_WITH_TIMEOUT(d().done(Stage::Score) && d().work().runs().status(Stage::Score).runs == 2, kStageMilliseconds);
        const auto told = [&](const QString& part, LogLevel level) {
            for (int i = before; i < log.rowCount(); ++i)
                if (log.line(i).text.contains(part) && log.line(i).level == level && log.line(i).time.size() == 8) return true;
            return false;
        };
        QTRY_VERIFY2(told(QStringLiteral("begins"), LogLevel::Info), qPrintable(log.text()));
        QTRY_VERIFY2(told(QStringLiteral("done in"), LogLevel::Info), qPrintable(log.text()));
        // What goes wrong stands there as well, as an error.
        d().work().exportSelection({textOf(at("none") / "x.json").toStdString(), {}, "none"}, std::nullopt);
        QTRY_VERIFY2(told(QStringLiteral("does not exist"), LogLevel::Error), qPrintable(log.text()));
    }

    void anOlderRunThatIsLookedAtStaysThatOne() {
        const Path copy = copyOfProject();
        const auto show = [&](std::int64_t clusters) {
            d().work().open(textOf(copy));
            QTRY_COMPARE_WITH_TIMEOUT(d().session().view.data().clusters, clusters, 20000);
            QTRY_VERIFY(d().quiet());
        };
        {
            const auto project = Project::openOrCreate(copy);
            KMeansOptions other;
            other.clusters = 5;
            toItsEnd(*project, [&](Project& p) { return prepareCluster(p, other, {}); });
        }
        show(5);
        QVERIFY(!d().session().view.data().scored);
        for (const RunInfo& info : d().work().runs().runsOf(Stage::Cluster))
            if (RunModel::figure(info.run, "clusters") == 8) d().work().showRun(info.run);
        QTRY_VERIFY(d().session().view.data().clusters == 8 && d().quiet());
        d().window.close();
        driven_.reset();
        driven_ = std::make_unique<DrivenWindow>();
        show(8);
        // Until something new is made.
        KMeansOptions third;
        third.clusters = 6;
        d().work().runStage(third, {true, std::nullopt, "auto"});
        QTRY_VERIFY_WITH_TIMEOUT(d().session().view.data().clusters == 6 && d().quiet(), kStageMilliseconds);
        // What was chosen and is gone by the next time is no error.
        for (const RunInfo& info : d().work().runs().runsOf(Stage::Cluster))
            if (RunModel::figure(info.run, "clusters") == 5) d().work().showRun(info.run);
        QTRY_VERIFY(d().session().view.data().clusters == 5 && d().quiet());
        const std::int64_t shown = d().session().view.data().clustering->id.value;
        d().window.close();
        driven_.reset();
        removeRun(*Project::openOrCreate(copy), RunId{shown});
        driven_ = std::make_unique<DrivenWindow>();
        show(6);
        QVERIFY2(d().sentences().isEmpty(), qPrintable(d().sentences().join('\n')));
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::RestartTest)
#include "restart_test.moc"
