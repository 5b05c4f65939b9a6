#include "ui/model/category_filter.h"

#include <QTest>

#include "ui/model/colour_scale.h"

using namespace coincide;

class CategoryFilterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void togglesAndComesBack() {
        const SampleFilter all;
        const SampleFilter without = categoryToggled(all, CategoryKind::Sources, {1}, 3);
        QCOMPARE(without.sources, (std::vector<int>{0, 2}));
        QVERIFY(!categoryShown(without, CategoryKind::Sources, {1}));
        QVERIFY(categoryShown(without, CategoryKind::Sources, {2}));
        QCOMPARE(categoryToggled(without, CategoryKind::Sources, {1}, 3), all);
        // The last one that is shown cannot be taken out: nothing would be left.
        SampleFilter one;
        one.sources = {1};
        QCOMPARE(categoryToggled(one, CategoryKind::Sources, {1}, 3), all);
    }

    void leavesTheRestOfTheFilter() {
        SampleFilter filter;
        filter.text = QStringLiteral("dog");
        filter.clusters = {4};
        const SampleFilter next = categoryIsolated(filter, CategoryKind::Sources, {2});
        QCOMPARE(next.text, filter.text);
        QCOMPARE(next.clusters, filter.clusters);
        QCOMPARE(next.sources, std::vector<int>{2});
        QCOMPARE(categoryIsolated(next, CategoryKind::Sources, {2}), filter);
    }

    void aCategoryOfSeveralClustersMovesAsOne() {
        const SampleFilter without = categoryToggled({}, CategoryKind::Clusters, {0, 3}, 5);
        QCOMPARE(without.clusters, (std::vector<int>{1, 2, 4}));
        QCOMPARE(categoryToggled(without, CategoryKind::Clusters, {0, 3}, 5), SampleFilter{});
        QCOMPARE(categoryIsolated({}, CategoryKind::Clusters, {3, 0}).clusters, (std::vector<int>{0, 3}));
        QCOMPARE(categoryToggled({}, CategoryKind::Clusters, {}, 5), SampleFilter{});
        QCOMPARE(categoryToggled({}, CategoryKind::None, {1}, 5), SampleFilter{});
    }

    void scalesPlaceNumbers() {
        const ScalePlace linear(10, 20, false), logarithmic(1, 100, true), refused(-1, 1, true);
        QCOMPARE(linear.of(15), 0.5);
        QVERIFY(linear.of(9) < 0 && linear.of(21) > 1);
        QCOMPARE(logarithmic.of(10), 0.5);
        QVERIFY(logarithmic.of(0) < 0);
        QCOMPARE(refused.of(0), 0.5);
    }
};

QTEST_MAIN(CategoryFilterTest)
#include "category_filter_test.moc"
