#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSlider>
#include <QtTest>

#include "tests/ui/shell/driven_window.h"
#include "ui/view/cap_popup.h"
#include "ui/view/chip_button.h"
#include "ui/view/note_popup.h"

namespace coincide {

// What a person says about clusters and samples: done, undone and done again from widgets; shown and stored each time.
class UndoTest : public QObject {
    Q_OBJECT
    TemporaryFolder folder_;
    std::unique_ptr<DrivenWindow> driven_;
    int cluster_ = -1, sample_ = -1;
    bool broken_ = false;

    DrivenWindow& d() { return *driven_; }
    CurationState& curation() { return d().session().curation; }
    QWidget* cluster() { return d().panel("cluster"); }
    QWidget* sample() { return d().panel("sample"); }

    // As another reader of the project finds it.
    Curation stored() {
        d().session().service.finishEdits(std::chrono::seconds(10));
        ProjectReader reader(folder_.path() / "undo.coincide");
        const auto& clustering = d().session().view.data().clustering;
        return reader.curation(clustering ? std::optional(clustering->id) : std::nullopt);
    }
    ClusterNote storedNote() {
        for (const ClusterNote& note : stored().clusters)
            if (note.cluster == cluster_) return note;
        return {};
    }
    QStringList storedTags() {
        const Curation all = stored();
        QStringList out;
        for (std::size_t i = 0; i < all.tags.size(); ++i) out << qstr(all.tags[i].name) + QLatin1Char(':') + QString::number(all.samplesOfTag[i].size());
        return out;
    }
    QString storedSampleNote() {
        for (const auto& [id, text] : stored().notes)
            if (id == sample_) return qstr(text);
        return {};
    }

    // `shown` and `kept` answer whether the act is in force.
    void backAndForth(const std::function<bool()>& shown, const std::function<bool()>& kept) {
        QVERIFY(shown());
        QVERIFY(kept());
        d().trigger("undo");
        QVERIFY(!shown());
        QVERIFY(!kept());
        d().trigger("redo");
        QVERIFY(shown());
        QVERIFY(kept());
    }

    void openProject() {
        driven_ = std::make_unique<DrivenWindow>();
        d().work().open(textOf(folder_.path() / "undo.coincide"));
        QTRY_VERIFY_WITH_TIMEOUT(d().session().view.data().scored && d().quiet(), 20000);
    }

private Q_SLOTS:
    void initTestCase() {
        useOwnFolders(folder_.path());
        const Path json = writeDataset(folder_.path() / "data", 120);
        const auto project = Project::openOrCreate(folder_.path() / "undo.coincide");
        const auto run = [&](PreparedStage stage) {
            if (stage.job) runToEnd(*stage.job, {}, {});
        };
        ImportOptions import;
        import.datasets = {json.string()};
        run(prepareImport(*project, import, {}));
        ExtractOptions extract;
        extract.model = utf8(demoModel());
        run(prepareExtract(*project, extract, {}, {}));
        KMeansOptions kmeans;
        kmeans.clusters = 8;
        run(prepareCluster(*project, kmeans, {}));
        run(prepareScore(*project, {}, {}));
        MapOptions map;
        map.method = "pca";
        run(prepareMap(*project, map, {}));
    }
    void init() {
        if (broken_) QSKIP("a step before failed");
    }
    void cleanup() { broken_ = broken_ || QTest::currentTestFailed(); }
    void cleanupTestCase() { driven_.reset(); }

    void begin() {
        openProject();
        cluster_ = d().session().view.currentCluster();
        sample_ = d().session().view.currentSample();
        QVERIFY(cluster_ >= 0 && sample_ >= 0);
        QVERIFY(!d().window.actions()["undo"]->isEnabled());
    }

    void verdict() {
        QPushButton* mixed = named<QPushButton>(cluster(), QStringLiteral("Verdict: Mixed"));
        QVERIFY(press(mixed));
        backAndForth([&] { return mixed->isChecked(); }, [&] { return storedNote().verdict == Verdict::Mixed; });
    }

    void nameOfTheCluster() {
        auto* name = named<QLineEdit>(cluster(), QStringLiteral("Name of the cluster"));
        QVERIFY(type(name, QStringLiteral("Clocks & co")));
        backAndForth([&] { return name->text() == QLatin1String("Clocks & co"); }, [&] { return storedNote().name == "Clocks & co"; });
    }

    void noteOfTheCluster() {
        auto* note = named<QPlainTextEdit>(cluster(), QStringLiteral("Note on the cluster"));
        note->setFocus(Qt::MouseFocusReason);
        QTest::keyClicks(note, QStringLiteral("keep an eye on it"));
        QTest::keyClick(note, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(buttonOf(d().panel("tuning"), QStringLiteral("Keep selection…")));   // the key meant the note only
        QCOMPARE(qstr(storedNote().note), QStringLiteral("keep an eye on it"));
        note->clearFocus();
        backAndForth([&] { return note->toPlainText() == QLatin1String("keep an eye on it"); }, [&] { return storedNote().note == "keep an eye on it"; });
    }

    void limits() {
        QPushButton* pin = buttonOf<QPushButton>(cluster(), QStringLiteral("Pin"));
        QVERIFY(press(pin));
        backAndForth([&] { return pin->isChecked() && d().session().tuning.takenOfCluster()[static_cast<std::size_t>(cluster_)] == d().session().view.data().sizeOfCluster[static_cast<std::size_t>(cluster_)]; },
                     [&] { return storedNote().pinned; });
        QPushButton* exclude = buttonOf<QPushButton>(cluster(), QStringLiteral("Exclude"));
        QVERIFY(press(exclude));
        QVERIFY(!pin->isChecked());
        backAndForth([&] { return exclude->isChecked() && !pin->isChecked() && d().session().tuning.takenOfCluster()[static_cast<std::size_t>(cluster_)] == 0; },
                     [&] { return storedNote().excluded && !storedNote().pinned; });
        QVERIFY(press(exclude));
        QVERIFY(!storedNote().excluded);
        QPushButton* cap = buttonOf<QPushButton>(cluster(), QStringLiteral("Set cap…"));
        QVERIFY(press(cap));
        auto* popup = openDialog<CapPopup>();
        QVERIFY(type(popup->field(), QStringLiteral("1")));
        QVERIFY(press(buttonOf(popup, QStringLiteral("Keep"))));
        backAndForth([&] { return cap->text() == QLatin1String("Cap 1"); }, [&] { return storedNote().cap == std::optional<std::int64_t>(1); });
    }

    void noteOfTheSample() {
        QVERIFY(press(buttonOf(sample(), QStringLiteral("Note…"))));
        auto* popup = openDialog<NotePopup>();
        QVERIFY(popup);
        auto* field = popup->findChild<QPlainTextEdit*>();
        QTest::keyClicks(field, QStringLiteral("odd picture"));
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
        const auto shown = [&] {
            for (QLabel* label : sample()->findChildren<QLabel*>())
                if (label->isVisible() && label->text() == QLatin1String("odd picture")) return true;
            return false;
        };
        backAndForth(shown, [&] { return storedSampleNote() == QLatin1String("odd picture"); });
    }

    void tags() {
        const auto chip = [&](const QString& name) {
            for (ChipButton* one : sample()->findChildren<ChipButton*>())
                if (one->isVisible() && one->text() == name) return true;
            return false;
        };
        QVERIFY(press(buttonOf(sample(), QStringLiteral("Tag…"))));
        QVERIFY(answerInput(QStringLiteral("blurry")));
        backAndForth([&] { return chip(QStringLiteral("blurry")); }, [&] { return storedTags() == QStringList{QStringLiteral("blurry:1")}; });

        // In the list of tags: renamed in place, then taken away.
        d().window.showPanel(QStringLiteral("tags"));
        auto* list = d().panel("tags")->findChild<QListWidget*>();
        QCOMPARE(list->count(), 1);
        list->setCurrentRow(0);
        list->editItem(list->item(0));
        auto* editor = list->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("sharp"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(list->item(0)->text(), QStringLiteral("sharp"));
        backAndForth([&] { return list->item(0)->text() == QLatin1String("sharp") && chip(QStringLiteral("sharp")); }, [&] { return storedTags() == QStringList{QStringLiteral("sharp:1")}; });
        list->setCurrentRow(0);
        for (QAction* action : list->actions())
            if (action->text() == QLatin1String("Remove tag")) action->trigger();
        backAndForth([&] { return list->count() == 0 && !chip(QStringLiteral("sharp")); }, [&] { return storedTags().isEmpty(); });
        d().trigger("undo");
        QCOMPARE(storedTags(), QStringList{QStringLiteral("sharp:1")});
    }

    void highlightAndFilter() {
        const ViewState& view = d().session().view;
        d().trigger("select-all");
        QCOMPARE(view.highlighted().count(), std::int64_t{120});
        d().trigger("undo");
        QVERIFY(view.highlighted().empty());
        d().trigger("redo");
        QCOMPARE(view.highlighted().count(), std::int64_t{120});
        d().window.showPanel(QStringLiteral("samples"));
        auto* field = named<QLineEdit>(d().panel("samples"), QStringLiteral("Search in the samples"));
        field->setFocus(Qt::MouseFocusReason);
        QTest::keyClicks(field, QStringLiteral("how many"));
        QTRY_COMPARE_WITH_TIMEOUT(view.filter().text, QStringLiteral("how many"), 5000);
        QTRY_VERIFY_WITH_TIMEOUT(view.shown().count() < 120, 10000);
        const std::int64_t found = view.shown().count();
        QVERIFY(found > 0);
        field->clearFocus();
        d().trigger("undo");
        QVERIFY(view.filter().text.isEmpty());
        QTRY_COMPARE(view.shown().count(), std::int64_t{120});
        QCOMPARE(field->text(), QString());
        d().trigger("redo");
        QTRY_COMPARE(view.shown().count(), found);
        QCOMPARE(field->text(), QStringLiteral("how many"));
        d().trigger("undo");
    }

    void selections() {
        const auto names = [&] {
            ProjectReader reader(folder_.path() / "undo.coincide");
            QStringList out;
            const std::shared_ptr<const ExplorerData> data = reader.load({}, {}, {});
            for (const StoredSelection& one : data->selections) out << qstr(one.run.name);
            return out;
        };
        ViewState& view = d().session().view;
        const auto keep = [&](const QString& name, std::size_t count) {
            Q_EMIT d().session().requests.keepSamples(SampleSet::of(120, std::vector<std::int32_t>{1, 2, static_cast<std::int32_t>(count)}), name);
            QTRY_VERIFY_WITH_TIMEOUT(view.data().selections.size() == count && d().quiet(), 20000);
        };
        keep(QStringLiteral("first"), 1);
        const std::int64_t first = view.data().selections.front().run.id.value;
        d().trigger("undo");
        QVERIFY(view.leaving(first));
        d().trigger("redo");
        QVERIFY(!view.leaving(first));
        keep(QStringLiteral("second"), 2);
        d().window.showLayout(QStringLiteral("compare"));
        auto* list = d().panel("selections")->findChild<QListView*>();
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_Delete);
        QVERIFY(view.leaving(first));
        d().trigger("undo");
        QVERIFY(!view.leaving(first));
        d().trigger("redo");
        QVERIFY(view.leaving(first));
        // Reading the project anew changes nothing about it.
        d().work().refresh();
        QTRY_VERIFY(d().quiet());
        QVERIFY(view.leaving(first));

        list->model()->setData(list->model()->index(0, 0), QStringLiteral("renamed"), Qt::EditRole);
        QTRY_COMPARE(qstr(view.data().selections.front().run.name), QStringLiteral("renamed"));
        d().trigger("undo");
        QTRY_COMPARE(qstr(view.data().selections.front().run.name), QStringLiteral("second"));
        QCOMPARE(names().size(), 2);
        d().trigger("close");
        QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{QStringLiteral("second")}, 10000);
        openProject();
        // Also where the program ends.
        ViewState& again = d().session().view;
        QCOMPARE(again.data().selections.size(), std::size_t{1});
        again.deleteSelection(again.data().selections.front().run.id.value, QStringLiteral("second"));
        QVERIFY(d().window.close());
        driven_.reset();
        QCOMPARE(names(), QStringList());
        openProject();
    }

    void everythingSurvivesARestart() {
        auto* budget = named<QSlider>(d().panel("tuning"), QStringLiteral("Budget"));
        auto* temperature = named<QSlider>(d().panel("tuning"), QStringLiteral("Temperature"));
        for (int i = 0; i < 100; ++i) QTest::keyClick(budget, Qt::Key_Right);
        for (int i = 0; i < 100; ++i) QTest::keyClick(temperature, Qt::Key_Right);
        const std::int64_t chosen = d().session().tuning.budget();
        const double warm = d().session().tuning.temperature();
        QPushButton* keep = buttonOf<QPushButton>(d().panel("tuning"), QStringLiteral("Keep selection…"));
        QVERIFY(press(keep));
        QVERIFY(press(buttonOf(d().panel("tuning"), QStringLiteral("Keep"))));
        QTRY_COMPARE_WITH_TIMEOUT(d().session().view.data().selections.size(), std::size_t{1}, 20000);
        QTRY_VERIFY(d().quiet());
        d().appearance.setTheme(QStringLiteral("dark"));
        d().appearance.setLanguage(QStringLiteral("zh_CN"));
        d().trigger("layout-tune");
        d().window.showPanel(QStringLiteral("history"));
        QVERIFY(d().window.close());
        QTRY_VERIFY(!d().window.isVisible());
        driven_.reset();

        openProject();
        QCOMPARE(d().appearance.language(), QStringLiteral("zh_CN"));
        QCOMPARE(d().appearance.theme(), QStringLiteral("dark"));
        QVERIFY(d().appearance.dark());
        QCOMPARE(d().work().recent().list().size(), std::size_t{1});
        QCOMPARE(d().work().recent().list().front().samples, qint64{120});
        QCOMPARE(d().session().tuning.budget(), chosen);
        QCOMPARE(d().session().tuning.temperature(), warm);
        d().trigger("layout-tune");
        QVERIFY(d().window.layouts().dock(QStringLiteral("history"))->isVisible());
        d().session().view.setCurrentCluster(cluster_);
        QCOMPARE(curation().cluster(cluster_).verdict, Verdict::Mixed);
        QCOMPARE(qstr(curation().cluster(cluster_).name), QStringLiteral("Clocks & co"));
        QCOMPARE(qstr(curation().cluster(cluster_).note), QStringLiteral("keep an eye on it"));
        QCOMPARE(curation().cluster(cluster_).cap, std::optional<std::int64_t>(1));
        QCOMPARE(curation().note(sample_), QStringLiteral("odd picture"));
        QCOMPARE(curation().tags().size(), std::size_t{1});
        QVERIFY(curation().tagged(curation().tags().front().id).has(sample_));
        QVERIFY(!d().window.actions()["undo"]->isEnabled());
        d().appearance.setLanguage(QStringLiteral("en"));
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::UndoTest)
#include "undo_test.moc"
