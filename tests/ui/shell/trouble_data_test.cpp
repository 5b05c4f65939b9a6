#include <QFile>
#include <QWheelEvent>
#include <QtTest>

#include "tests/ui/shell/calm_project.h"
#include "ui/model/sample_list_model.h"
#include "ui/view/map_view.h"
#include "ui/view/picture_view.h"
#include "ui/view/sample_grid.h"

namespace coincide {

// The project is sound, but what it was made from is gone, cut off or another one.
class TroubleDataTest : public QObject, private CalmProject {
    Q_OBJECT
    Path picture(int record) const { return at("data") / "images" / makeDemoRecord({}, record, false).image; }

private Q_SLOTS:
    void initTestCase() {
        makeCalmProject();
        driven_ = std::make_unique<DrivenWindow>();
        d().window.messages().clear();
    }
    void cleanupTestCase() { driven_.reset(); }

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

    void aShorterActivationArrayIsSaidByTheStageThatNeedsIt() {
        const Path project = copyOfProject();
        int cut = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(project / "activations"))
            if (entry.is_regular_file() && entry.file_size() > 4096) std::filesystem::resize_file(entry.path(), entry.file_size() / 2), ++cut;
        QVERIFY(cut > 0);
        open(project);
        QTRY_VERIFY_WITH_TIMEOUT(d().work().isOpen() && d().quiet() && d().session().view.data().samples == 160, kStageMilliseconds);
        QTest::qWait(300);
        QVERIFY2(d().sentences().size() <= 1, qPrintable(d().sentences().join('\n')));
        d().window.messages().clear();
        if (d().state(Stage::Extract) == StageState::Done) {
            d().work().runStage(KMeansOptions{}, {true, std::nullopt, "auto"});
            QTRY_VERIFY_WITH_TIMEOUT(!d().sentences().isEmpty() && d().quiet(), kStageMilliseconds);
            expectOneSentence(QStringLiteral("xtract"));
        } else QCOMPARE(d().state(Stage::Extract), StageState::Stale);
        d().work().runStage(extractOptions(), {true, std::nullopt, "cpu"});
        QTRY_VERIFY2_WITH_TIMEOUT(d().done(Stage::Extract), qPrintable(d().sentences().join('\n')), kStageMilliseconds);
    }

    void aDatasetThatWasChangedIsNotReadAsItWas() {
        const Path project = copyOfProject();
        QFile json(textOf(at("data") / "demo.json"));
        QVERIFY(json.open(QIODevice::ReadWrite));
        const QByteArray before = json.readAll();
        json.resize(0);
        json.seek(0);
        json.write("[\n" + QByteArray(1000, ' ') + before.mid(1));   // every record stands elsewhere
        json.close();
        open(project);
        QTRY_VERIFY_WITH_TIMEOUT(d().work().isOpen() && d().quiet() && d().session().view.data().clusters == 8, kStageMilliseconds);
        QTRY_COMPARE(d().state(Stage::Import), StageState::Stale);
        d().trigger("layout-explore");
        d().session().view.setCurrentSample(7);
        QTest::qWait(300);
        QVERIFY2(d().sentences().size() <= 1, qPrintable(d().sentences().join('\n')));
        d().window.messages().clear();
        ExportOptions wish;
        wish.output = at("changed.json").string();
        d().work().exportSelection(wish, std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(!d().sentences().isEmpty() && d().quiet(), kStageMilliseconds);
        expectOneSentence(QStringLiteral("demo.json"));
        QVERIFY(!std::filesystem::exists(at("changed.json")));
        QVERIFY(json.open(QIODevice::WriteOnly | QIODevice::Truncate));
        json.write(before);
        json.close();
    }

    void anExportWithoutItsPicturesLeavesNothing() {
        const Path project = copyOfProject();
        openWhole(project);
        std::filesystem::rename(picture(3), at("data") / "away");
        d().window.messages().clear();
        ExportOptions wish;
        wish.output = at("with.json").string();
        wish.images = "copy";
        d().work().exportSelection(wish, std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(!d().sentences().isEmpty() && d().quiet(), kStageMilliseconds);
        expectOneSentence(QString::fromStdString(makeDemoRecord({}, 3, false).image));
        QVERIFY(!std::filesystem::exists(at("with.json")));
        std::filesystem::rename(at("data") / "away", picture(3));
        d().window.messages().clear();
        d().work().exportSelection(wish, std::nullopt);
        QTRY_VERIFY2_WITH_TIMEOUT(std::filesystem::exists(at("with.json")) && d().quiet(), qPrintable(d().sentences().join('\n')), kStageMilliseconds);
        QVERIFY(std::filesystem::exists(at("with.json.images") / makeDemoRecord({}, 3, false).image));
    }

    void galleryAndMapGoOnWithoutPictures() {
        const Path project = copyOfProject();
        std::filesystem::rename(at("data") / "images", at("data") / "elsewhere");
        openWhole(project);
        d().trigger("layout-explore");
        d().session().view.setPictures(true);
        auto* grid = d().panel("gallery")->findChild<SampleGrid*>();
        QVERIFY(grid && grid->isVisible());
        const auto failed = [&] {
            int count = 0;
            for (int row = 0; row < std::min(grid->model()->rowCount(), 12); ++row) {
                const auto state = static_cast<ThumbnailCache::State>(grid->model()->index(row, 0).data(SampleListModel::StateRole).toInt());
                count += state == ThumbnailCache::State::Failed ? 1 : 0;
            }
            return count;
        };
        QTRY_VERIFY_WITH_TIMEOUT(failed() > 0, 10000);
        // Zoomed in, where pictures stand for points; it comes to rest although none can be read.
        QTest::mouseClick(&d().window.map(), Qt::LeftButton, {}, d().window.map().rect().center());
        for (int i = 0; i < 12; ++i) {
            QWheelEvent turn(QPointF(d().window.map().rect().center()), d().window.map().mapToGlobal(QPointF(d().window.map().rect().center())), {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(&d().window.map(), &turn);
        }
        QTRY_VERIFY_WITH_TIMEOUT(d().window.map().complete(), 10000);
        QVERIFY(!d().window.map().grab().isNull());
        QVERIFY2(d().sentences().size() <= 1, qPrintable(d().sentences().join('\n')));
        std::filesystem::rename(at("data") / "elsewhere", at("data") / "images");
        openWhole(project);
        QTRY_VERIFY_WITH_TIMEOUT(failed() == 0, 10000);
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::TroubleDataTest)
#include "trouble_data_test.moc"
