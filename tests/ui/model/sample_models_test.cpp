#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <set>

#include "tests/ui/made_clusters.h"
#include "ui/base/format.h"
#include "ui/model/cluster_facts.h"
#include "ui/model/conversation_model.h"
#include "ui/model/sample_list_model.h"
#include "ui/model/sample_table_model.h"
#include "ui/model/session.h"

namespace coincide {

class SampleModelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsSamples() {
        Session session;
        session.view.setData(madeClusters(10));
        SampleListModel model(session);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSamples({5, 3, 9});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.sampleAt(1), 3);
        QCOMPARE(model.rowOf(9), 2);
        QCOMPARE(model.rowOf(4), -1);
        model.setCaptions({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        QCOMPARE(model.index(2).data(SampleListModel::CaptionRole).toString(), QStringLiteral("c"));
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        session.tuning.setBudgetShare(1.0);
        QVERIFY(!changes.isEmpty());
        QVERIFY(model.index(0).data(SampleListModel::InRole).toBool());
        QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("photos_flickr")) || model.index(0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("charts")));
    }

    void withoutScoresNothingIsInOrOut() {
        Session session;
        const auto data = madeClusters(10);
        data->scored = false;
        session.view.setData(data);
        SampleListModel list(session);
        list.setSamples({5, 3});
        QVERIFY(!list.index(0).data(SampleListModel::InRole).isValid());
        QVERIFY(!list.index(0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("subset")));
        SampleTableModel table(session);
        table.setSamples({5, 3});
        QCOMPARE(table.index(0, SampleTableModel::In).data().toString(), kUnknown);
    }

    void ordersTheTable() {
        Session session;
        session.view.setData(madeClusters(10));
        SampleTableModel model(session);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSamples({0, 1, 2, 3, 4, 5, 6, 7});
        const QPersistentModelIndex kept = model.index(0, SampleTableModel::Cosine);
        model.sort(SampleTableModel::Cosine, Qt::AscendingOrder);
        QCOMPARE(kept.data(SampleTableModel::SampleRole).toInt(), 0);
        for (int row = 1; row < model.rowCount(); ++row)
            QVERIFY(session.view.data().cosineOfSample[static_cast<std::size_t>(model.sampleAt(row - 1))] <= session.view.data().cosineOfSample[static_cast<std::size_t>(model.sampleAt(row))]);
        model.sort(SampleTableModel::Id, Qt::AscendingOrder);
        QCOMPARE(model.samples(), (std::vector<std::int32_t>{0, 1, 2, 3, 4, 5, 6, 7}));
    }

    void readsConversations() {
        ConversationModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTurns({{"human", "<image>\nWhat is this?"}, {"gpt", "A dog."}, {"human", "Which \xEF\xBF\xBC breed?\n<image>"}, {"tool", "x"}});
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(0).data().toString(), QString(ConversationModel::kPicture) + QStringLiteral("What is this?"));
        QVERIFY(model.index(0).data(ConversationModel::HeadRole).toString().contains(u'1'));
        QVERIFY(model.index(2).data(ConversationModel::HeadRole).toString().contains(u'2'));
        QVERIFY(model.index(0).data(ConversationModel::HumanRole).toBool());
        QVERIFY(!model.index(1).data(ConversationModel::HumanRole).toBool());
        // A character that only looks like our mark is no picture.
        QCOMPARE(model.index(2).data().toString().count(ConversationModel::kPicture), 1);
        QCOMPARE(ConversationModel::plain(model.index(2).data().toString()), QStringLiteral("Which  breed?<image>"));
        model.setTurns({{"gpt", std::string(50'000, 'a')}});
        QCOMPARE(model.index(0).data().toString().size(), qsizetype(ConversationModel::kMostShown));
        QCOMPARE(model.index(0).data(ConversationModel::CutRole).toInt(), 30'000);
    }

    void linesUpTheGallery() {
        const auto data = madeClusters(10);
        const auto nearest = galleryOrder(*data, 3, GalleryOrder::Nearest), farthest = galleryOrder(*data, 3, GalleryOrder::Farthest);
        QCOMPARE(nearest.size(), std::size_t(7));
        QVERIFY(std::equal(nearest.begin(), nearest.end(), farthest.rbegin()));
        const auto random = galleryOrder(*data, 3, GalleryOrder::Random);
        QCOMPARE(random, galleryOrder(*data, 3, GalleryOrder::Random));
        QVERIFY(random != nearest);
        QCOMPARE(std::set<std::int32_t>(random.begin(), random.end()), std::set<std::int32_t>(nearest.begin(), nearest.end()));
        // Centres of similarity 0.8 are midway at cos(acos(0.8) / 2) = 0.949: the cosine 0.95 comes first, then 0.90.
        const auto boundary = galleryOrder(*data, 3, GalleryOrder::Boundary);
        QCOMPARE(boundary.front(), nearest.front());
        auto farther = madeClusters(10);
        farther->nearSimilarity[3] = {0.28f};                // midway at 0.8
        QCOMPARE(galleryOrder(*farther, 3, GalleryOrder::Boundary).front(), nearest[3]);
        QVERIFY(galleryOrder(*data, 99, GalleryOrder::Nearest).empty());
        QVERIFY(galleryOrder(*data, -1, GalleryOrder::Random).empty());
    }

    void countsSources() {
        const auto data = madeClusters(10);
        const auto shares = sourcesOfCluster(*data, 5);      // one receipt, the others charts
        QCOMPARE(shares.size(), std::size_t(2));
        QCOMPARE(shares[0].source, 1);
        QCOMPARE(shares[1].count, std::int64_t(1));
        const auto places = sourcePlaces(*data);
        QCOMPARE(places[2], 2);
    }
};

}  // namespace coincide

QTEST_GUILESS_MAIN(coincide::SampleModelsTest)
#include "sample_models_test.moc"
