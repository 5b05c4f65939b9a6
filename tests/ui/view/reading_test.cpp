// Samples read from a real project: search, filters, text, picture, neighbours.
#include <QApplication>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <filesystem>

#include "core/engine/demo.h"
#include "tests/temporary_folder.h"
#include "ui/base/coincide_style.h"
#include "ui/base/tokens.h"
#include "ui/model/session.h"
#include "ui/view/conversation_view.h"
#include "ui/view/neighbours_panel.h"
#include "ui/view/picture_view.h"
#include "ui/view/sample_grid.h"
#include "ui/view/sample_panel.h"
#include "ui/view/sample_table.h"
#include "ui/view/samples_panel.h"

namespace coincide {

class ReadingTest : public QObject {
    Q_OBJECT
    TemporaryFolder folder_;
    std::unique_ptr<Session> session_;
    Path project() const { return folder_.path() / "demo.coincide"; }

private Q_SLOTS:
    void initTestCase() {
        QApplication::setStyle(new CoincideStyle);
        DemoRequest request;
        request.project = project();
        request.folder = folder_.path() / "data";
        request.options.records = 60;
        request.runAll = true;
        request.threads = 2;
        QVERIFY(makeDemo(request, CancelToken(), {}).has_value());
    }

    void init() {
        session_ = std::make_unique<Session>();
        session_->service.open(project());
        session_->thumbnails.open(project());
        bool loaded = false;
        session_->service.ask(
            this, "load", ProjectService::Lane::Long, [](ProjectReader& reader, const CancelToken& cancel) { return reader.load({}, cancel); },
            [&](std::shared_ptr<const ExplorerData> data) {
                session_->view.setData(std::move(data));
                loaded = true;
            });
        QTRY_VERIFY(loaded);
        QCOMPARE(session_->view.data().samples, std::int64_t(60));
    }

    void cleanup() {
        session_->service.finishEdits(std::chrono::seconds(10));
        session_.reset();
    }

    void turnsNeverTouchTheEdge() {
        ConversationView view;
        view.setPalette(Tokens::light().palette());
        view.resize(320, 200);
        view.show();
        // How far from the left the ground of the first turn goes.
        const auto end = [&] {
            const QImage image = view.grab().toImage();
            int x = image.width() - 1;
            while (x > 0 && image.pixelColor(x, 20) != Tokens::light().humanTurn) --x;
            return x;
        };
        view.setTurns({{"human", "Short?"}});
        QTRY_VERIFY(end() > 0);
        QVERIFY(!view.verticalScrollBar()->isVisible());
        const int alone = end();
        QVERIFY2(alone > 280 && alone < 318, qPrintable(QString::number(alone)));
        view.setTurns({{"human", std::string(3000, 'a')}});
        QTRY_VERIFY(view.verticalScrollBar()->isVisible());
        QTRY_COMPARE(end(), alone);
    }

    void readsASample() {
        SamplePanel panel(*session_);
        panel.resize(360, 556);
        panel.show();
        session_->view.setCurrentSample(3);
        QTRY_VERIFY(panel.complete());
        QVERIFY(panel.conversation()->model()->rowCount() >= 2);
        const QJsonObject record = QJsonDocument::fromJson(panel.json().toUtf8()).object();
        QVERIFY(!record.value(QStringLiteral("id")).toString().isEmpty());
        QCOMPARE(record.value(QStringLiteral("conversations")).toArray().size(), qsizetype(panel.conversation()->model()->rowCount()));
        QVERIFY(session_->view.currentCluster() >= 0);
    }

    void newestSampleWins() {
        SamplePanel panel(*session_);
        panel.resize(360, 556);
        panel.show();
        for (int sample = 0; sample < 20; ++sample) session_->view.setCurrentSample(sample);
        QTRY_VERIFY(panel.complete());
        RecordView expected;
        bool known = false;
        session_->service.ask(
            this, "", ProjectService::Lane::Quick, [](ProjectReader& reader, const CancelToken&) { return reader.record(19); },
            [&](RecordView record) {
                expected = std::move(record);
                known = true;
            });
        QTRY_VERIFY(known);
        QCOMPARE(QJsonDocument::fromJson(panel.json().toUtf8()).object().value(QStringLiteral("id")).toString(), QString::fromStdString(expected.id));
    }

    void conversationIsSelectedAndCopied() {
        ConversationView view;
        view.resize(300, 400);
        view.setTurns({{"human", "<image>\nWhat animal is this?"}, {"gpt", "A small white dog."}});
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QRect first = view.visualRect(view.model()->index(0, 0)), second = view.visualRect(view.model()->index(1, 0));
        QVERIFY(second.height() > 20);
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, first.topLeft() + QPoint(1, 1));
        QTest::mouseMove(view.viewport(), second.bottomRight() - QPoint(2, 2));
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, second.bottomRight() - QPoint(2, 2));
        QCOMPARE(view.selectedText(), QStringLiteral("<image>What animal is this?\nA small white dog."));
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, QPoint(second.left() + 30, second.bottom() - 16));
        QCOMPARE(view.selectedText(), QStringLiteral("small"));
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("small"));
    }

    void picturesZoomAndFit() {
        PictureView view;
        view.resize(200, 100);
        view.setImage(QImage(400, 400, QImage::Format_RGB32));
        QVERIFY(view.fits());
        QCOMPARE(view.zoom(), 0.25);
        view.zoomTo(1, {100, 50});
        QCOMPARE(view.zoom(), 1.0);
        view.zoomTo(0.1, {100, 50});
        QVERIFY(view.fits());
    }

    void searchesAndFilters() {
        SamplesPanel panel(*session_);
        panel.resize(400, 500);
        panel.show();
        QTRY_COMPARE(panel.grid()->samples().size(), std::size_t(60));
        std::vector<RecordBrief> briefs;
        std::vector<std::int32_t> all = panel.grid()->samples();
        session_->service.ask(
            this, "", ProjectService::Lane::Quick, [all](ProjectReader& reader, const CancelToken&) { return reader.briefs(all); }, [&](std::vector<RecordBrief> read) { briefs = std::move(read); });
        QTRY_VERIFY(!briefs.empty());
        const QString word = QString::fromStdString(briefs[5].answer).section(u' ', 0, 0).remove(u'.').remove(u',');
        auto* field = panel.findChild<QLineEdit*>();
        QTest::keyClicks(field, QStringLiteral("answer:") + word);
        QTRY_VERIFY(panel.grid()->samples().size() < 60);
        const auto found = panel.grid()->samples();
        QVERIFY(std::find(found.begin(), found.end(), 5) != found.end());
        SampleFilter filter = session_->view.filter();
        filter.inOut = InOut::In;
        session_->view.setFilter(filter);
        QTRY_VERIFY(std::all_of(panel.grid()->samples().begin(), panel.grid()->samples().end(), [&](int sample) { return session_->tuning.inNow().has(sample); }));
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("zzzzzzqqq"));
        QTRY_VERIFY(!panel.grid()->isVisible());
        for (QPushButton* button : panel.findChildren<QPushButton*>())
            if (button->isVisible() && button->text().startsWith(QStringLiteral("Clear"))) {
                QTest::mouseClick(button, Qt::LeftButton);
                break;
            }
        QTRY_COMPARE(panel.grid()->samples().size(), std::size_t(60));
        QVERIFY(panel.grid()->isVisible());
        panel.setListMode(true);
        QCOMPARE(panel.table()->samples().size(), std::size_t(60));
        panel.nextHit();
        QCOMPARE(session_->view.currentSample(), 0);
        panel.nextHit();
        QCOMPARE(session_->view.currentSample(), 1);
    }

    void neighboursStayWhileTheyAreRead() {
        NeighboursPanel panel(*session_);
        panel.resize(360, 556);
        panel.show();
        session_->view.setCurrentSample(8);
        QTRY_COMPARE(panel.grid()->samples().size(), std::size_t(59));
        const auto neighbours = panel.grid()->samples();
        QVERIFY(std::find(neighbours.begin(), neighbours.end(), 8) == neighbours.end());
        QTRY_VERIFY(panel.grid()->complete());
    }

    void missingPictureSaysWhere() {
        const RecordView record = [&] {
            ProjectReader reader(project());
            return reader.record(2);
        }();
        if (record.imagePath.empty()) QSKIP("this record has no picture");
        const std::filesystem::path away = record.imagePath + ".away";
        std::filesystem::rename(record.imagePath, away);
        SamplePanel panel(*session_);
        panel.resize(360, 556);
        panel.show();
        session_->view.setCurrentSample(2);
        QTRY_VERIFY(panel.complete());
        bool asked = false;
        connect(&session_->requests, &Requests::locatePictures, this, [&] { asked = true; });
        for (QPushButton* button : panel.picture()->findChildren<QPushButton*>())
            if (button->isVisible()) QTest::mouseClick(button, Qt::LeftButton);
        std::filesystem::rename(away, record.imagePath);
        QVERIFY(asked);
    }

    void marksAreShownAndUndone() {
        SamplePanel panel(*session_);
        panel.resize(360, 556);
        panel.show();
        session_->view.setCurrentSample(4);
        session_->curation.tagSamples(QStringLiteral("blurred"), SampleSet::of(60, std::vector<std::int32_t>{4}), true);
        session_->curation.setNote(4, QStringLiteral("look again"));
        QCOMPARE(session_->curation.tagsOf(4).size(), std::size_t(1));
        session_->undo.undo();
        session_->undo.undo();
        QVERIFY(session_->curation.tagsOf(4).empty());
        QVERIFY(session_->curation.note(4).isEmpty());
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::ReadingTest)
#include "reading_test.moc"
