#include "ui/model/cluster_model.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "tests/ui/made_clusters.h"
#include "ui/model/session.h"

namespace coincide {

class ClusterModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holdsAllClusters() {
        Session session;
        ClusterModel model(session);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        session.view.setData(madeClusters(40));
        QCOMPARE(model.rowCount(), 40);
        for (int row = 1; row < 40; ++row) QVERIFY(model.value(model.clusterAt(row - 1), ClusterModel::In) >= model.value(model.clusterAt(row), ClusterModel::In));
        session.view.setData(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void sortingIsStableAndKeepsIndexes() {
        Session session;
        ClusterModel model(session);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto data = madeClusters(40);
        data->transferOfCluster[3] = std::nan("");
        session.view.setData(data);
        model.sort(ClusterModel::Transferability, Qt::DescendingOrder);
        QCOMPARE(model.clusterAt(0), 39);
        QCOMPARE(model.clusterAt(39), 3);                    // unknown comes last
        const QPersistentModelIndex kept = model.index(0, 0);
        model.sort(ClusterModel::Transferability, Qt::AscendingOrder);
        QCOMPARE(model.clusterAt(39), 3);                    // in either direction
        QCOMPARE(kept.data(ClusterModel::ClusterRole).toInt(), 39);
        model.sort(ClusterModel::Size, Qt::AscendingOrder);
        for (int row = 1; row < 40; ++row) {
            const int a = model.clusterAt(row - 1), b = model.clusterAt(row);
            const double x = model.value(a, ClusterModel::Size), y = model.value(b, ClusterModel::Size);
            QVERIFY(x < y || (x == y && (model.value(a, ClusterModel::Transferability) < model.value(b, ClusterModel::Transferability) || b == 3)));
        }
    }

    void equalChangesAreOrderedByWhatIsTaken() {
        Session session;
        ClusterModel model(session);
        session.view.setData(madeClusters(40));
        model.sort(ClusterModel::Name, Qt::AscendingOrder);
        model.sort(ClusterModel::Change, Qt::DescendingOrder);   // nothing changes yet
        double largest = 0;
        for (int row = 0; row < 40; ++row) largest = std::max(largest, model.value(model.clusterAt(row), ClusterModel::In));
        QVERIFY(largest > model.value(model.clusterAt(39), ClusterModel::In));
        for (int row = 1; row < 40; ++row) QVERIFY(model.value(model.clusterAt(row - 1), ClusterModel::In) >= model.value(model.clusterAt(row), ClusterModel::In));
    }

    void tuningChangesCellsWithoutReset() {
        Session session;
        ClusterModel model(session);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        session.view.setData(madeClusters(40));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset), changes(&model, &QAbstractItemModel::dataChanged), moves(&model, &QAbstractItemModel::layoutChanged);
        const int cluster = model.clusterAt(30);
        const double before = model.value(cluster, ClusterModel::In);
        session.tuning.setBudgetShare(0.9);
        QVERIFY(model.value(cluster, ClusterModel::In) > before);
        QVERIFY(!changes.isEmpty());
        QVERIFY(moves.isEmpty());                            // rows stay while the slider moves
        QTRY_VERIFY(!moves.isEmpty());                       // and are lined up once it rests
        QVERIFY(resets.isEmpty());
        for (int row = 1; row < 40; ++row) QVERIFY(model.value(model.clusterAt(row - 1), ClusterModel::In) >= model.value(model.clusterAt(row), ClusterModel::In));
    }

    void filters() {
        Session session;
        ClusterModel model(session);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        session.view.setData(madeClusters(40));
        model.setFilterText(QStringLiteral("source:charts size >= 6"));
        QVERIFY(model.rowCount() > 0);
        for (int row = 0; row < model.rowCount(); ++row) {
            QCOMPARE(model.clusterAt(row) % 2, 1);
            QVERIFY(model.value(model.clusterAt(row), ClusterModel::Size) >= 6);
            QCOMPARE(model.rowOf(model.clusterAt(row)), row);
        }
        QCOMPARE(model.rowOf(0), -1);
        session.curation.rename(0, QStringLiteral("Dogs at play"));
        model.setFilterText(QStringLiteral("dogs"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, ClusterModel::Name).data().toString(), QStringLiteral("Dogs at play"));
        std::vector<std::vector<Keyword>> keywords(40);
        keywords[7] = {{"ball", 1, 3}, {"grass", 0.5, 2}};
        session.curation.setKeywords(keywords);
        model.setFilterText(QStringLiteral("keyword:grass"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, ClusterModel::Name).data().toString(), QStringLiteral("ball, grass"));
    }

    void editsAreUndoable() {
        Session session;
        ClusterModel model(session);
        session.view.setData(madeClusters(5));
        const QModelIndex index = model.index(model.rowOf(2), ClusterModel::Name);
        QVERIFY(model.setData(index, QStringLiteral("Receipts")));
        QCOMPARE(session.curation.clusterTitle(2), QStringLiteral("Receipts"));
        session.undo.undo();
        QVERIFY(!session.curation.hasOwnName(2));
        QVERIFY(model.setData(index, QString()));            // no name before and after: nothing to undo
        QVERIFY(!session.undo.canUndo());
    }

    void histogramsCountAllClusters() {
        Session session;
        ClusterModel model(session);
        session.view.setData(madeClusters(40));
        const auto& histogram = model.histogram(ClusterModel::Size);
        QCOMPARE(std::accumulate(histogram.counts.begin(), histogram.counts.end(), 0), 40);
        QCOMPARE(histogram.least, 4.0);
        QCOMPARE(histogram.most, 10.0);
        QCOMPARE(histogram.binOf(10), ClusterModel::kBins - 1);
        QCOMPARE(histogram.binOf(std::nan("")), -1);
        session.view.setData(nullptr);
        QVERIFY(model.histogram(ClusterModel::Size).counts.empty());
    }

    void tenThousandClustersAreQuick() {
        Session session;
        ClusterModel model(session);
        session.view.setData(madeClusters(10'000));
        QElapsedTimer timer;
        timer.start();
        model.setFilterText(QStringLiteral("flickr T > 0.5"));
        const qint64 filtered = timer.restart();
        model.sort(ClusterModel::Name, Qt::AscendingOrder);
        const qint64 sorted = timer.restart();
        qInfo("filter %lld ms, sort by name %lld ms", static_cast<long long>(filtered), static_cast<long long>(sorted));
        QVERIFY(model.rowCount() > 1000);
        QVERIFY(filtered < 500);
        QVERIFY(sorted < 2000);
    }
};

}  // namespace coincide

QTEST_GUILESS_MAIN(coincide::ClusterModelTest)
#include "cluster_model_test.moc"
