#include "ui/model/run_estimate.h"

#include <QTest>

namespace coincide {

class RunEstimateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followsTheWork() {
        Run run;
        run.stage = Stage::Extract;
        run.seconds = 100;
        run.optionsJson = R"({"model":"m"})";
        run.figuresJson = R"({"rows":1000})";
        ExtractOptions extract;
        extract.model = "m";
        QCOMPARE(estimatedSeconds(extract, run, 2000).value(), 200.0);
        extract.limit = 500;
        QCOMPARE(estimatedSeconds(extract, run, 2000).value(), 50.0);
        extract.model = "another";
        QVERIFY(!estimatedSeconds(extract, run, 2000));
    }
    void growsWithClusters() {
        Run run;
        run.stage = Stage::Cluster;
        run.seconds = 10;
        run.optionsJson = R"({"clusters":10,"iterations":50})";
        run.figuresJson = R"({"clusters":10})";
        KMeansOptions cluster;
        cluster.clusters = 20;
        QCOMPARE(estimatedSeconds(cluster, run, 1000).value(), 20.0);   // all rows are trained on either way
        cluster.clusters = 10;
        QCOMPARE(estimatedSeconds(cluster, run, 1000).value(), 10.0);
        run.imported = true;
        QVERIFY(!estimatedSeconds(cluster, run, 1000));
    }
};

}  // namespace coincide

QTEST_GUILESS_MAIN(coincide::RunEstimateTest)
#include "run_estimate_test.moc"
