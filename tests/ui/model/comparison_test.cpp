#include "ui/model/comparison.h"

#include <QAbstractItemModelTester>
#include <QtTest>
#include <map>
#include <set>

#include "tests/ui/made_scores.h"
#include "ui/model/comparison_table_model.h"
#include "ui/model/sample_order.h"

namespace coincide {

class ComparisonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void figuresAreThoseOfSets() {
        auto data = madeScores(3000, 40, 6, 2);
        for (std::size_t step = 2; step < 9; ++step) {
            data->selections = {madeSelection(*data, 1, "a", 0, step), madeSelection(*data, 2, "b", 1, 3)};
            // Stored in the order they were chosen, not ascending.
            std::reverse(data->selections[0].samples.begin(), data->selections[0].samples.end());
            const Comparison got = compareSelections(*data, 0, 1);
            QVERIFY(got.valid);
            const auto& listA = data->selections[0].samples;
            const auto& listB = data->selections[1].samples;
            const std::set<std::int32_t> a(listA.begin(), listA.end()), b(listB.begin(), listB.end());
            std::vector<std::int32_t> onlyA, onlyB, both;
            std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(onlyA));
            std::set_difference(b.begin(), b.end(), a.begin(), a.end(), std::back_inserter(onlyB));
            std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
            QVERIFY(got.difference.onlyA == onlyA);
            QVERIFY(got.difference.onlyB == onlyB);
            QVERIFY(got.difference.both == both);
            QCOMPARE(got.difference.jaccard, static_cast<double>(both.size()) / static_cast<double>(onlyA.size() + onlyB.size() + both.size()));
            QCOMPARE(got.difference.aInsideB, static_cast<double>(both.size()) / static_cast<double>(a.size()));
            QCOMPARE(got.difference.bInsideA, static_cast<double>(both.size()) / static_cast<double>(b.size()));
            std::map<std::int32_t, std::int64_t> perSource, perCluster;
            for (const std::int32_t sample : a) {
                ++perSource[data->sourceOfSample[static_cast<std::size_t>(sample)]];
                ++perCluster[data->clusterOfSample[static_cast<std::size_t>(sample)]];
            }
            for (std::size_t i = 0; i < got.sourceA.size(); ++i) QCOMPARE(got.sourceA[i], perSource[static_cast<std::int32_t>(i)]);
            for (std::size_t i = 0; i < got.clusterA.size(); ++i) QCOMPARE(got.clusterA[i], perCluster[static_cast<std::int32_t>(i)]);
        }
        QVERIFY(!compareSelections(*data, 0, 0).valid);
        QVERIFY(!compareSelections(*data, 0, 2).valid);
        QVERIFY(!compareSelections(*data, -1, 1).valid);
    }

    void tableSortsAndCopies() {
        ComparisonTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setWhat(QStringLiteral("Source"));
        model.setRows({{0, "b", Qt::red, 5, 7}, {1, "a", Qt::red, 10, 4}, {2, "c", Qt::red, 3, 3}});
        QCOMPARE(model.asText(), QStringLiteral("Source\tA\tB\tB-A\nb\t5\t7\t2\na\t10\t4\t-6\nc\t3\t3\t0\n"));
        QCOMPARE(model.index(1, ComparisonTableModel::Difference).data().toString(), QStringLiteral("−6"));
        QCOMPARE(model.index(1, ComparisonTableModel::Difference).data(ComparisonTableModel::ShareRole).toDouble(), -1.0);
        const QPersistentModelIndex kept = model.index(1, 0);
        model.sort(ComparisonTableModel::Difference, Qt::DescendingOrder);
        QCOMPARE(model.row(0).name, QStringLiteral("b"));
        QCOMPARE(model.row(2).name, QStringLiteral("a"));
        QCOMPARE(kept.row(), 2);
        model.sort(-1, Qt::AscendingOrder);
        QCOMPARE(model.row(1).name, QStringLiteral("a"));
        QCOMPARE(kept.row(), 1);
    }

    void ordersHoldTheSameSamples() {
        const auto data = madeScores(2000, 30, 5, 3);
        std::vector<std::int32_t> samples;
        for (std::int32_t i = 0; i < 2000; i += 3) samples.push_back(i);
        for (const SampleOrder order : {SampleOrder::ByCluster, SampleOrder::BySource, SampleOrder::Random}) {
            std::vector<std::int32_t> got = orderSamples(*data, samples, order);
            QVERIFY(got == orderSamples(*data, samples, order));
            std::sort(got.begin(), got.end());
            QVERIFY(got == samples);
        }
        // By cluster, the first round shows every cluster once.
        const std::vector<std::int32_t> turns = orderSamples(*data, samples, SampleOrder::ByCluster);
        std::set<std::int32_t> seen, all;
        for (const std::int32_t sample : samples) all.insert(data->clusterOfSample[static_cast<std::size_t>(sample)]);
        for (std::size_t i = 0; i < all.size(); ++i) seen.insert(data->clusterOfSample[static_cast<std::size_t>(turns[i])]);
        QCOMPARE(seen.size(), all.size());
        // By source, each source stands together.
        std::set<std::int32_t> closed;
        std::int32_t last = -1;
        for (const std::int32_t sample : orderSamples(*data, samples, SampleOrder::BySource)) {
            const std::int32_t source = data->sourceOfSample[static_cast<std::size_t>(sample)];
            if (source != last) QVERIFY(closed.insert(source).second);
            last = source;
        }
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::ComparisonTest)
#include "comparison_test.moc"
