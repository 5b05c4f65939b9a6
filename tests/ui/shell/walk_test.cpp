#include <QAction>
#include <QDir>
#include <QFile>
#include <QMenuBar>
#include <QScreen>
#include <QStatusBar>
#include <QXmlStreamReader>
#include <QtTest>

#include "core/engine/demo.h"
#include "tests/ui/shell/driven_window.h"
#include "tests/ui/shell/text_room.h"
#include "ui/base/error_text.h"
#include "ui/base/program_font.h"
#include "ui/view/cap_popup.h"
#include "ui/view/drop_button.h"
#include "ui/view/map_view.h"
#include "ui/view/note_popup.h"

namespace coincide {

// A walk through all that can be seen of the window, in both languages and at its least and its usual size.
class WalkTest : public QObject {
    Q_OBJECT
    static constexpr std::int64_t kRecords = 240;
    TemporaryFolder folder_;
    std::unique_ptr<DrivenWindow> driven_;
    QString whole_, bare_;

    DrivenWindow& d() { return *driven_; }

    // All that the demo has, and beside it a project with nothing but records.
    void makeProjects() {
        DemoRequest request;
        whole_ = textOf(folder_.path() / "whole.coincide");
        bare_ = textOf(folder_.path() / "bare.coincide");
        request.project = Path(utf8(whole_));
        request.folder = folder_.path() / "data";
        request.options.records = kRecords;
        request.runAll = true;
        request.threads = 2;
        QVERIFY(makeDemo(request, CancelToken(), {}));
        ImportOptions import;
        import.datasets = {request.folder / "demo.json"};
        d().work().createFromDataset(bare_, import);
        QTRY_VERIFY_WITH_TIMEOUT(d().done(Stage::Import), kStageMilliseconds);
    }

    // What waits for the event loop, such as layouts, is done; nothing is being read.
    void settle() {
        for (int round = 0; round < 3; ++round) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY_WITH_TIMEOUT(d().quiet(), kStageMilliseconds);
        QCoreApplication::processEvents();
        // What an answer changed just now has its place too.
        for (int round = 0; round < 4; ++round) QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }

    void open(const QString& project) {
        d().work().open(project);
        QTRY_VERIFY_WITH_TIMEOUT(d().work().isOpen() && d().quiet() && d().session().view.data().samples == kRecords, 10000);
        settle();
    }

    void lookAtDocks(TextRoom& room, const QString& place) {
        // As with a large dataset.
        for (const auto& [name, number] : {std::pair("clusters", "1,234"), std::pair("selections", "123"), std::pair("failures", "12,345")})
            if (QDockWidget* dock = d().window.layouts().dock(QString::fromLatin1(name))) dock->setWindowTitle(dock->windowTitle().section(QLatin1Char(' '), 0, -2) + QLatin1Char(' ') + QString::fromLatin1(number));
        for (const auto& [name, dock] : d().window.layouts().docks()) {
            if (!dock->isVisible()) continue;
            dock->raise();
            settle();
            room.look(&d().window, place + QLatin1Char('/') + name);
        }
    }

    void lookAtLayouts(TextRoom& room, const QString& place) {
        for (const char* layout : {"explore", "tune", "compare", "run"}) {
            d().window.showLayout(QString::fromLatin1(layout));
            settle();
            lookAtDocks(room, place + QString::fromLatin1(layout));
        }
    }

    void lookAtStages(TextRoom& room, const QString& place) {
        for (const Stage stage : RunModel::kStages) {
            d().window.showStage(stage);
            settle();
            for (QAbstractButton* more : d().window.options().findChildren<QAbstractButton*>())
                if (more->isVisible() && more->isCheckable() && more->property("section").toBool() && !more->isChecked()) more->click();
            settle();
            room.look(&d().window.options(), place + QString::fromLatin1(stageName(stage)));
        }
    }

    // Every stage in every state that a job can bring, with numbers as large as they get.
    void lookAtStates(TextRoom& room, const QString& place) {
        d().window.showLayout(QStringLiteral("run"));
        RunModel& runs = d().work().runs();
        for (const Stage stage : RunModel::kStages) {
            RunningJob job;
            job.stage = stage;
            job.progress.done = 1234567;
            job.progress.total = 1987654;
            job.progress.unit = stage == Stage::Cluster ? "iterations" : "records";
            job.progress.ratePerSecond = 1234.5;
            job.progress.secondsLeft = 86399;
            for (const StageState state : {StageState::Waiting, StageState::Running, StageState::Paused, StageState::Stopping}) {
                job.state = state;
                runs.setJob(job);
                settle();
                QCOMPARE(runs.status(stage).state, state);
                room.look(&d().window, place + QString::fromLatin1(stageName(stage)) + QStringLiteral(" while it is ") + RunModel::stateText(state));
            }
            runs.setJob(std::nullopt);
            const Error error(ErrorCode::NotFound, "the file /a/folder/of/a/person/dataset.json is missing", "Bring it back or choose another");
            runs.setFailure(stage, errorText(error), QString::fromLatin1(error.what()));
            settle();
            QCOMPARE(runs.status(stage).state, StageState::Failed);
            room.look(&d().window, place + QString::fromLatin1(stageName(stage)) + QStringLiteral(" after it failed"));
            auto* details = d().row(stage)->findChild<QWidget*>(QStringLiteral("details"));
            QVERIFY(press(qobject_cast<QAbstractButton*>(details)));
            lookAtWhatOpens(room, place + QStringLiteral("details"));
            runs.clearFailure(stage);
        }
        settle();
    }

    void lookAtMenus(TextRoom& room) {
        for (QAction* action : d().window.menuBar()->actions()) lookAtMenu(room, action->menu(), action->text());
    }

    void lookAtMenu(TextRoom& room, QMenu* menu, const QString& place) {
        QVERIFY2(menu, qPrintable(place));
        QMetaObject::invokeMethod(menu, "aboutToShow");
        room.lookAtMenu(menu, QStringLiteral("menu ") + place);
        for (QAction* entry : menu->actions())
            if (entry->menu()) lookAtMenu(room, entry->menu(), place + QLatin1Char('/') + entry->text());
    }

    // Such a menu runs a loop of its own, so it is looked at from within. False where none came.
    bool lookAtMenuOf(TextRoom& room, const QString& place, const std::function<void()>& open) {
        bool seen = false;
        QTimer look;
        look.setSingleShot(true);
        QObject::connect(&look, &QTimer::timeout, &look, [&] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            if (!menu) return;
            seen = true;
            room.lookAtEntries(menu, place);
            menu->close();
        });
        look.start(20);
        open();
        QTest::qWait(30);
        return seen;
    }

    // What a right click offers on everything that has rows, and what the buttons with an arrow offer.
    int lookAtContextMenus(TextRoom& room, QWidget* root, const QString& place) {
        int seen = 0;
        for (auto* view : root->findChildren<QAbstractItemView*>()) {
            auto* header = qobject_cast<QHeaderView*>(view);
            if (!view->isVisible() || !view->model() || view->model()->rowCount() == 0 || view->window() != root->window()) continue;
            const QModelIndex first = view->model()->index(0, 0);
            if (!header) view->setCurrentIndex(first);
            const QPoint at = header ? QPoint(header->sectionViewportPosition(header->logicalIndexAt(8)) + 4, 4) : view->visualRect(first).center();
            seen += lookAtMenuOf(room, QStringLiteral("%1: menu of %2 %3").arg(place, QString::fromLatin1(view->metaObject()->className()), view->accessibleName()), [&] {
                QContextMenuEvent event(QContextMenuEvent::Mouse, at, view->viewport()->mapToGlobal(at));
                QApplication::sendEvent(view->viewport(), &event);
            });
        }
        for (auto* button : root->findChildren<DropButton*>())
            if (button->isVisible() && button->isEnabled() && !button->menu()) seen += lookAtMenuOf(room, place + QStringLiteral(": menu of ") + button->text(), [&] { button->click(); });
        settle();
        return seen;
    }

    // Everything that opens above the window, and closes it again.
    void lookAtWhatOpens(TextRoom& room, const QString& place) {
        settle();
        int found = 0;
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (widget == &d().window || !widget->isVisible() || widget->inherits("QTipLabel")) continue;
            ++found;
            room.look(widget, place);
            widget->close();
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        settle();
        QVERIFY2(found > 0, qPrintable(place));
    }

    void lookAtDialogs(TextRoom& room) {
        for (const char* action : {"settings", "shortcuts", "palette", "help", "tour", "about", "export", "figure", "tag", "note", "keep-highlighted"}) {
            d().trigger(action);
            lookAtWhatOpens(room, QString::fromLatin1(action));
        }
        CapPopup::open(d().panel("cluster"), d().window.mapToGlobal(QPoint(100, 100)), d().session(), 0);
        lookAtWhatOpens(room, QStringLiteral("cap"));
        NotePopup::open(d().panel("sample"), d().window.mapToGlobal(QPoint(100, 100)), QStringLiteral("Title"), QStringLiteral("what I think"), [](const QString&) {});
        lookAtWhatOpens(room, QStringLiteral("note of a sample"));
        d().trigger("rename");
        settle();
        room.look(d().panel("cluster"), QStringLiteral("rename"));
        d().trigger("keep");
        settle();
        room.look(&d().window, QStringLiteral("keep"));
        d().window.showLayout(QStringLiteral("explore"));
        d().trigger("report");
        settle();
        room.look(&d().window, QStringLiteral("message"));
    }

    // A box drawn on the map brings the buttons about what is in it.
    void lookAtMap(TextRoom& room) {
        d().window.showLayout(QStringLiteral("explore"));
        settle();
        MapView& map = d().window.map();
        d().trigger("tool-box");
        QTest::mousePress(&map, Qt::LeftButton, {}, QPoint(map.width() / 4, map.height() / 4));
        QTest::mouseMove(&map, QPoint(map.width() * 3 / 4, map.height() * 3 / 4));
        QTest::mouseRelease(&map, Qt::LeftButton, {}, QPoint(map.width() * 3 / 4, map.height() * 3 / 4));
        settle();
        room.look(&d().window, QStringLiteral("map"));
        d().trigger("tool-pan");
        for (const ColourBy by : {ColourBy::Transferability, ColourBy::Cluster, ColourBy::InOut, ColourBy::Verdict, ColourBy::Tag, ColourBy::Source}) {
            d().session().view.setColourBy(by);
            settle();
            room.look(&map, QStringLiteral("colours %1").arg(static_cast<int>(by)));
        }
        d().trigger("select-none");
    }

    // English texts that are another in the language.
    static QSet<QString> textsOfOtherLanguages(const QString& language) {
        QSet<QString> out;
        QFile file(QStringLiteral(COINCIDE_SOURCE_DIR "/translations/coincide_%1.ts").arg(language));
        if (language == QLatin1String("en") || !file.open(QIODevice::ReadOnly)) return out;
        QXmlStreamReader xml(&file);
        QString source;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) continue;
            if (xml.name() == QLatin1String("source")) source = xml.readElementText();
            else if (xml.name() == QLatin1String("translation") && xml.readElementText(QXmlStreamReader::IncludeChildElements) != source && source.size() > 2) out.insert(source);
        }
        return out;
    }

private Q_SLOTS:
    void initTestCase() {
        useOwnFolders(folder_.path());
        useProgramFont();
        driven_ = std::make_unique<DrivenWindow>();
        d().window.layouts().setKept(false);
        makeProjects();
        open(whole_);
        SampleSet some(kRecords);
        for (int i = 0; i < 60; ++i) some.set(i * 4);
        Q_EMIT d().session().requests.keepSamples(some, QStringLiteral("by hand"));
        QTRY_VERIFY_WITH_TIMEOUT(d().session().view.data().selections.size() >= 2, 10000);
        d().session().curation.tagSamples(QStringLiteral("odd"), some, true);
    }
    void cleanupTestCase() { driven_.reset(); }

    void everyTextHasItsRoom_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const char* language : {"en", "zh_CN"})
            for (const QSize size : {QSize(1600, 1000), QSize(1024, 640)})
                QTest::addRow("%s %dx%d", language, size.width(), size.height()) << QString::fromLatin1(language) << size;
    }

    void everyTextHasItsRoom() {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        TextRoom room(QStringLiteral("%1 %2x%3 at %4").arg(language).arg(size.width()).arg(size.height()).arg(d().window.devicePixelRatioF()));
        room.setForeign(textsOfOtherLanguages(language));
        d().work().close();
        d().window.messages().clear();   // said in the language of before
        d().appearance.setLanguage(language);
        d().window.resize(size);
        settle();
        QCOMPARE(d().window.size(), size);

        d().window.showStart();
        settle();
        room.look(&d().window, QStringLiteral("start"));
        d().window.showNewProject();
        settle();
        room.look(&d().window, QStringLiteral("new-project"));
        d().window.newProjectPage().startWithActivations(QStringLiteral("/nowhere/activations.npy"));
        settle();
        room.look(&d().window, QStringLiteral("new-project from activations"));

        open(bare_);
        if (QTest::currentTestFailed()) return;
        lookAtLayouts(room, QStringLiteral("bare "));
        lookAtStages(room, QStringLiteral("bare "));
        open(whole_);
        if (QTest::currentTestFailed()) return;
        d().session().view.setCurrentCluster(0);
        d().session().view.setCurrentSample(3);
        lookAtLayouts(room, QStringLiteral("whole "));
        lookAtStages(room, QStringLiteral("whole "));
        lookAtStates(room, QStringLiteral("whole "));
        lookAtMenus(room);
        int menus = 0;
        for (const char* layout : {"explore", "tune", "compare", "run"}) {
            d().window.showLayout(QString::fromLatin1(layout));
            settle();
            menus += lookAtContextMenus(room, &d().window, QString::fromLatin1(layout));
        }
        for (const char* dock : {"samples", "selections", "tags"}) {
            d().window.showLayout(QStringLiteral("explore"));
            d().window.showPanel(QString::fromLatin1(dock));
            settle();
            menus += lookAtContextMenus(room, d().panel(dock), QString::fromLatin1(dock));
        }
        QVERIFY2(menus >= 12, QByteArray::number(menus));
        lookAtMap(room);
        SampleSet some(kRecords);
        some.set(5);
        d().session().view.highlight(some, SetMode::Replace, QStringLiteral("one"));
        lookAtDialogs(room);

        QVERIFY2(room.looked() > 5000, QByteArray::number(room.looked()));
        for (const QString& offence : room.offences()) qWarning().noquote() << offence;
        QVERIFY2(room.offences().isEmpty(), (QByteArray::number(room.offences().size()) + " offences:\n" + room.offences().join(QLatin1Char('\n')).toUtf8().left(8000)).constData());
    }

    void mnemonicsShowWhileAltIsHeld() {
        const auto underlined = [this] { return d().window.style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, &d().window) != 0; };
        d().window.showStart();
        settle();
        const QImage plain = d().window.menuBar()->grab().toImage();
        QVERIFY(!underlined());
        QTest::keyPress(&d().window, Qt::Key_Alt);
        QVERIFY(underlined());
        QVERIFY(d().window.menuBar()->grab().toImage() != plain);
        QTest::keyRelease(&d().window, Qt::Key_Alt);
        if (QMenuBar* bar = d().window.menuBar(); underlined()) QTest::keyClick(bar, Qt::Key_Escape), d().window.setFocus();
        QTest::mouseClick(d().window.statusBar(), Qt::LeftButton);
        QVERIFY(!underlined());
    }

    void mnemonicsAreTheSameInChinese() {
        QAction* import = d().window.actions()["import"];
        d().appearance.setLanguage(QStringLiteral("en"));
        settle();
        const QChar key = TextRoom::mnemonic(import->text());
        QCOMPARE(d().window.actions().name(import), QStringLiteral("Import…"));
        d().appearance.setLanguage(QStringLiteral("zh_CN"));
        settle();
        QCOMPARE(TextRoom::mnemonic(import->text()), key);
        QCOMPARE(d().window.actions().name(import), QStringLiteral("导入…"));
    }

    // The walk sees what is too narrow.
    void whatIsCutIsFound() {
        QWidget window;
        window.resize(200, 100);
        auto* label = new QLabel(QStringLiteral("a text that is longer"), &window);
        label->setGeometry(0, 0, 40, 20);
        auto* button = new QPushButton(QStringLiteral("a button of some length"), &window);
        button->setGeometry(150, 30, 300, 28);
        auto* field = new QLineEdit(&window);
        field->setGeometry(0, 60, 100, 28);
        window.show();
        TextRoom room(QStringLiteral("made"));
        room.look(&window, QStringLiteral("made"));
        QCOMPARE(room.offences().size(), 3);
        QVERIFY(room.offences()[0].contains(QStringLiteral("needs a width")));
        QVERIFY(room.offences()[1].contains(QStringLiteral("cut off")));
        QVERIFY(room.offences()[2].contains(QStringLiteral("has no name")));
    }
};

}  // namespace coincide

int main(int argc, char** argv) {
    // Without a screen of its own size the toolkit would make dialogs for one of 800 x 800.
    const coincide::TemporaryFolder folder;
    if (qEnvironmentVariable("QT_QPA_PLATFORM") == QLatin1String("offscreen")) {
        QFile file(coincide::textOf(folder.path() / "screen.json"));
        if (file.open(QIODevice::WriteOnly)) file.write(R"({"screens": [{"name": "made", "x": 0, "y": 0, "width": 3840, "height": 2400, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})");
        file.close();
        qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file.fileName().toUtf8());
    }
    QApplication application(argc, argv);
    coincide::WalkTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "walk_test.moc"
