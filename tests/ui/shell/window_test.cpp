#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QStatusBar>
#include <QToolBar>
#include <QWheelEvent>
#include <QtTest>
#include <algorithm>
#include <cmath>

#include "tests/made_activations.h"
#include "tests/temporary_folder.h"
#include "ui/base/coincide_style.h"
#include "ui/form/option_form.h"
#include "ui/model/cluster_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/appearance.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/dock_title.h"
#include "ui/shell/layouts.h"
#include "ui/shell/main_window.h"
#include "ui/shell/settings_dialog.h"
#include "ui/shell/shortcut_editor.h"
#include "ui/shell/stage_options_panel.h"
#include "ui/shell/workspace.h"
#include "ui/view/compare_page.h"
#include "ui/view/map_view.h"
#include "ui/view/cluster_header.h"
#include "ui/view/cluster_table.h"
#include "ui/view/clusters_panel.h"

namespace coincide {

class WindowTest : public QObject {
    Q_OBJECT
    TemporaryFolder folder_;
    std::unique_ptr<Appearance> appearance_;
    std::unique_ptr<MainWindow> window_;

    Workspace& work() { return window_->workspace(); }
    void runFromForm(Stage stage) {
        window_->showStage(stage);
        window_->options().run();
        QTRY_COMPARE_WITH_TIMEOUT(work().runs().status(stage).state, StageState::Done, 30000);
    }

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("coincide-test"));
        QCoreApplication::setApplicationName(QStringLiteral("window"));
        QSettings().clear();
        QApplication::setStyle(new CoincideStyle);
        writeMadeActivations(folder_.path() / "rows.npy", 240, 40, 6);
        appearance_ = std::make_unique<Appearance>();
        window_ = std::make_unique<MainWindow>(*appearance_);
        window_->resize(1600, 1000);
        window_->show();
    }
    void cleanupTestCase() {
        window_.reset();
        QSettings().clear();
    }

    void allStagesRunFromTheirForms() {
        QSignalSpy made(&work(), &Workspace::projectMade);
        work().createFromActivations(QString::fromStdString((folder_.path() / "made.coincide").string()), QString::fromStdString((folder_.path() / "rows.npy").string()), 5);
        QTRY_COMPARE(made.count(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(work().runs().status(Stage::Extract).state, StageState::Done, 10000);
        QTRY_COMPARE(window_->session().view.data().samples, std::int64_t{240});
        window_->showStage(Stage::Cluster);
        window_->options().form()->setValue("clusters", std::int64_t{6});
        QVERIFY(window_->options().command().endsWith(QStringLiteral("made.coincide --clusters 6")));
        runFromForm(Stage::Cluster);
        runFromForm(Stage::Score);
        runFromForm(Stage::Map);
        runFromForm(Stage::Select);
        QTRY_COMPARE(window_->session().view.data().clusters, std::int64_t{6});
        QTRY_COMPARE(window_->session().view.data().selections.size(), std::size_t{1});
        QTRY_COMPARE(window_->session().view.data().position2d.size(), std::size_t{480});
        QCOMPARE(work().recent().list().front().samples, qint64{240});
    }

    void anotherClusteringMakesTheScoresStale() {
        window_->showStage(Stage::Cluster);
        window_->options().form()->setValue("clusters", std::int64_t{5});
        window_->options().run();
        QTRY_COMPARE_WITH_TIMEOUT(work().runs().status(Stage::Score).state, StageState::Stale, 20000);
        QCOMPARE(work().runs().status(Stage::Cluster).runs, 2);
    }

    void picksAreKept() {
        SampleSet some(240);
        for (int i = 0; i < 10; ++i) some.set(i * 3);
        Q_EMIT window_->session().requests.keepSamples(some, QStringLiteral("ten"));
        QTRY_COMPARE_WITH_TIMEOUT(window_->session().view.data().selections.size(), std::size_t{2}, 10000);
        QCOMPARE(window_->session().view.data().selections.front().samples.size(), std::size_t{10});
    }

    void wrongOptionsAreRefusedInTheForm() {
        window_->showStage(Stage::Select);
        window_->options().form()->setValue("budget", std::string("1000"));
        QVERIFY(!window_->options().form()->valid());
        window_->options().form()->setValue("budget", std::string("10%"));
        QVERIFY(window_->options().form()->valid());
    }

    void layoutsKeepWhatIsVisible() {
        for (const char* layout : {"explore", "tune", "compare", "run", "explore"}) {
            QVERIFY(window_->showPanel(QString::fromLatin1(layout)));
            QCOMPARE(window_->layouts().current(), QString::fromLatin1(layout));
        }
        QVERIFY(window_->showPanel(QStringLiteral("history")));
        QVERIFY(!window_->showPanel(QStringLiteral("nothing-of-that-name")));
    }

    void commandsOfTheMapReachThoseThatAreCompared() {
        window_->showLayout(QStringLiteral("compare"));
        window_->session().view.setCompared(0, 1);
        auto* page = window_->findChild<ComparePage*>();
        MapView *a = page->mapA(), *b = page->mapB();
        QTRY_VERIFY(a->isVisible() && b->isVisible());
        const auto both = [&](const MapCamera& camera) {
            const auto near = [&](const MapCamera& own) { return std::abs(own.unitsPerPixel / camera.unitsPerPixel - 1) < 1e-6 && std::abs(own.centreX - camera.centreX) < 1e-6; };
            return near(a->camera()) && near(b->camera());
        };
        const MapCamera fitted = a->camera();
        QVERIFY(both(fitted));
        QWheelEvent wheel({40, 40}, b->mapToGlobal(QPointF(40, 40)), {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(b, &wheel);
        QVERIFY(!both(fitted) && both(b->camera()));
        window_->actions()["camera-back"]->trigger();
        QTRY_VERIFY(both(fitted));
        b->zoomBy(3);
        window_->actions()["fit"]->trigger();
        QTRY_VERIFY(both(fitted));
        MapCamera alone = fitted;
        alone.centreX += 1;
        a->setCamera(alone);
        window_->actions()["fit"]->trigger();
        QTRY_VERIFY(both(fitted));
        const auto says = [&](const QString& part) {
            const auto labels = window_->statusBar()->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text().contains(part); });
        };
        QVERIFY(says(QStringLiteral("Both maps move together")));
        auto* colours = window_->findChild<QToolBar*>(QStringLiteral("toolbar"))->findChildren<QComboBox*>().last();
        QVERIFY(!colours->isEnabled());
        QCOMPARE(colours->currentText(), QStringLiteral("Only in A, only in B"));
        window_->showLayout(QStringLiteral("explore"));
        QVERIFY(colours->isEnabled());
        QCOMPARE(colours->currentText(), QStringLiteral("Source"));
        QVERIFY(says(QStringLiteral("Shift+drag for a box")));
    }

    void aClosedOrFloatingPanelHasNoTab() {
        Layouts& layouts = window_->layouts();
        layouts.reset();
        QVERIFY(window_->showPanel(QStringLiteral("explore")));
        const auto tabs = [&layouts](const char* dock) { return static_cast<DockTitle*>(layouts.dock(QString::fromLatin1(dock))->titleBarWidget())->names(); };
        const QStringList both{QStringLiteral("Sample"), QStringLiteral("Neighbours")}, one{QStringLiteral("Neighbours")};
        QTRY_COMPARE(tabs("neighbours"), both);
        QDockWidget* sample = layouts.dock(QStringLiteral("sample"));
        sample->close();
        QCOMPARE(tabs("neighbours"), one);
        QVERIFY(window_->showPanel(QStringLiteral("sample")));
        QCOMPARE(tabs("neighbours"), both);
        sample->setFloating(true);
        QCOMPARE(tabs("neighbours"), one);
        sample->close();
        QCOMPARE(tabs("neighbours"), one);
        layouts.reset();
        QTRY_COMPARE(tabs("sample"), both);
    }

    void theTitleInFrontFollowsTheNamesBehindIt() {
        struct Paints : QObject {
            int count = 0;
            bool eventFilter(QObject*, QEvent* event) override {
                count += event->type() == QEvent::Paint ? 1 : 0;
                return false;
            }
        } paints;
        QVERIFY(window_->showPanel(QStringLiteral("neighbours")));
        QWidget* front = window_->layouts().dock(QStringLiteral("neighbours"))->titleBarWidget();
        QTRY_VERIFY(front->isVisible());
        QTest::qWait(100);
        front->installEventFilter(&paints);
        window_->layouts().dock(QStringLiteral("sample"))->setWindowTitle(QStringLiteral("Sample 8"));
        QTRY_VERIFY(paints.count > 0);
        window_->layouts().dock(QStringLiteral("sample"))->setWindowTitle(QStringLiteral("Sample"));
    }

    void thePanelsMenuNamesPanelsByLettersOfTheirOwn() {
        QMenu* panels = nullptr;
        for (QMenu* menu : window_->findChildren<QMenu*>())
            if (menu->title().remove(QLatin1Char('&')) == QLatin1String("Panels")) panels = menu;
        QVERIFY(panels);
        Q_EMIT panels->aboutToShow();
        QVERIFY(panels->actions().size() > 10);
        for (const QAction* action : panels->actions())
            QVERIFY2(!action->text().contains(QRegularExpression(QStringLiteral("[0-9(]"))) && action->text().contains(QLatin1Char('&')), qPrintable(action->text()));
    }

    void tuningColoursWhatChanges() {
        ViewState& view = window_->session().view;
        window_->showLayout(QStringLiteral("explore"));
        view.setColourBy(ColourBy::Cluster);
        window_->showLayout(QStringLiteral("tune"));
        QCOMPARE(view.colourBy(), ColourBy::EnteringLeaving);
        window_->showLayout(QStringLiteral("explore"));
        QCOMPARE(view.colourBy(), ColourBy::Cluster);
        // What a person chose meanwhile stays.
        window_->showLayout(QStringLiteral("tune"));
        view.setColourBy(ColourBy::Density);
        window_->showLayout(QStringLiteral("explore"));
        QCOMPARE(view.colourBy(), ColourBy::Density);
    }

    void paletteFindsAndRuns() {
        QVERIFY(fuzzyScore(QStringLiteral("kps"), QStringLiteral("Keep selection…")) > 0);
        QCOMPARE(fuzzyScore(QStringLiteral("xyz"), QStringLiteral("Keep selection…")), 0);
        auto* palette = new CommandPalette(window_->actions(), window_.get());
        palette->show();
        palette->setText(QStringLiteral("lasso"));
        QVERIFY(palette->count() >= 1);
        QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Return);
        QTRY_COMPARE(window_->session().view.tool(), MapTool::Lasso);
        window_->session().view.setTool(MapTool::Pan);
    }

    void keyConflictIsSaidAndSolved() {
        Actions& actions = window_->actions();
        auto* editor = new ShortcutEditor(actions, window_.get());
        editor->choose(QStringLiteral("fit"));
        editor->setKeys(QKeySequence(QStringLiteral("L")));
        QVERIFY(!editor->warning().isEmpty());
        editor->assign();
        QVERIFY(actions["tool-lasso"]->shortcuts().isEmpty());
        QCOMPARE(actions["fit"]->shortcut(), QKeySequence(QStringLiteral("L")));
        actions.resetKeys();
        QCOMPARE(actions["tool-lasso"]->shortcut(), QKeySequence(QStringLiteral("L")));
        delete editor;
    }

    void everyKeyHasOneMeaning() {
        for (QAction* action : window_->actions().all()) QVERIFY2(window_->actions().conflicts(action, action->shortcuts()).isEmpty(), qPrintable(action->objectName()));
    }

    void languageSwitchesInEveryPanel() {
        const auto says = [this](const char* name, const QString& text) {
            QWidget* panel = window_->layouts().dock(QString::fromLatin1(name))->widget();
            for (const QLabel* label : panel->findChildren<QLabel*>())
                if (label->text() == text) return true;
            return false;
        };
        QVERIFY(window_->showPanel(QStringLiteral("explore")));
        QVERIFY(says("tuning", QStringLiteral("Budget")));
        const int cluster = window_->session().view.currentCluster();
        const std::int64_t taken = window_->session().tuning.inNow().count();
        // What a person did stays.
        const auto clusters = [this] { return qobject_cast<ClustersPanel*>(window_->layouts().dock(QStringLiteral("clusters"))->widget()); };
        clusters()->setFilterText(QStringLiteral("size > 1"));
        clusters()->table()->sortByColumn(ClusterModel::Size, Qt::AscendingOrder);
        window_->messages().clear();
        Q_EMIT work().exported(QStringLiteral("/some/file.json"));
        Q_EMIT work().message(QStringLiteral("x"), QStringLiteral("the dataset holds no records. Check that it is the right file."), true);
        window_->showStage(Stage::Extract);
        QVERIFY(window_->showPanel(QStringLiteral("explore")));
        appearance_->setLanguage(QStringLiteral("zh_CN"), false);
        QTRY_VERIFY(says("tuning", QStringLiteral("预算")));
        QCOMPARE(clusters()->filterText(), QStringLiteral("size > 1"));
        QCOMPARE(clusters()->table()->header()->sortIndicatorSection(), static_cast<int>(ClusterModel::Size));
        QCOMPARE(clusters()->table()->header()->sortIndicatorOrder(), Qt::AscendingOrder);
        QCOMPARE(window_->messages().messages().front().sentence, QStringLiteral("已导出到 /some/file.json。"));
        QCOMPARE(window_->messages().messages().back().sentence, QStringLiteral("数据集中没有记录。请确认文件是否正确。"));
        QVERIFY2(work().runs().status(Stage::Map).figures.contains(QStringLiteral("240 个样本")), qPrintable(work().runs().status(Stage::Map).figures));
        QVERIFY(says("options", QStringLiteral("留空则取适合该模型的层")));
        clusters()->setFilterText({});
        for (const char* panel : {"tuning", "cluster", "sample"}) QVERIFY(!says(panel, QStringLiteral("Budget")) && !says(panel, QStringLiteral("Keywords")) && !says(panel, QStringLiteral("Source")));
        QVERIFY(says("cluster", QStringLiteral("密度")));   // made anew, and shown what is there
        QCOMPARE(window_->session().view.currentCluster(), cluster);
        QCOMPARE(window_->session().tuning.inNow().count(), taken);
        appearance_->setLanguage(QStringLiteral("en"), false);
        QTRY_VERIFY(says("tuning", QStringLiteral("Budget")));
    }

    void themeAndSettingsAreKept() {
        Appearance& look = *appearance_;
        look.setTheme(QStringLiteral("dark"));
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 100);
        look.setTheme(QStringLiteral("light"), false);
        look.takeSettings();
        QVERIFY(look.dark());
        auto* dialog = new SettingsDialog(*appearance_, window_.get());
        dialog->findChild<QPushButton*>(QStringLiteral("reset"))->click();
        QCOMPARE(look.theme(), QStringLiteral("system"));
        delete dialog;
    }

    void droppedFilesAreAskedAbout() {
        window_->messages().clear();
        window_->dropped(QString::fromStdString((folder_.path() / "rows.npy").string()));
        QTRY_COMPARE(window_->messages().messages().size(), std::size_t{1});
        QCOMPARE(window_->messages().messages().front().buttons.size(), std::size_t{2});
        window_->openAnything(QStringLiteral("/no/such/thing.zip"));
        QTRY_COMPARE(window_->messages().messages().back().kind, MessageBar::Kind::Error);
    }

    void closingAndOpeningAgain() {
        const QString folder = work().folder();
        work().close();
        QVERIFY(!work().isOpen());
        work().open(folder);
        QTRY_COMPARE_WITH_TIMEOUT(window_->session().view.data().selections.size(), std::size_t{2}, 10000);
        QVERIFY(!work().readOnly());
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::WindowTest)
#include "window_test.moc"
