// Sets of samples against plain sets of numbers.
#include <QTest>
#include <algorithm>
#include <random>
#include <set>

#include "ui/base/sample_set.h"

namespace coincide {

class SampleSetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void joinsAsPlainSetsDo() {
        std::mt19937 random(7);
        for (const int size : {0, 1, 63, 64, 65, 1000}) {
            std::set<std::int32_t> a, b;
            for (int i = 0; i < size; ++i) {
                if (random() % 2) a.insert(i);
                if (random() % 3 == 0) b.insert(i);
            }
            const std::vector<std::int32_t> listA(a.begin(), a.end()), listB(b.begin(), b.end());
            const SampleSet setA = SampleSet::of(size, listA), setB = SampleSet::of(size, listB);
            QCOMPARE(setA.samples(), listA);
            QCOMPARE(setA.count(), static_cast<std::int64_t>(a.size()));
            const auto check = [&](SetMode mode, auto keep) {
                std::vector<std::int32_t> expected;
                for (int i = 0; i < size; ++i)
                    if (keep(a.contains(i), b.contains(i))) expected.push_back(i);
                const SampleSet joined = setA.combined(setB, mode);
                QCOMPARE(joined.samples(), expected);
                QCOMPARE(joined.count(), static_cast<std::int64_t>(expected.size()));
            };
            check(SetMode::Replace, [](bool, bool y) { return y; });
            check(SetMode::Add, [](bool x, bool y) { return x || y; });
            check(SetMode::Subtract, [](bool x, bool y) { return x && !y; });
            check(SetMode::Intersect, [](bool x, bool y) { return x && y; });
            QCOMPARE(setA.inverted().count(), size - setA.count());
            QCOMPARE(SampleSet(size, true).count(), static_cast<std::int64_t>(size));
        }
    }

    void copiesKeepTheirOwnValue() {
        SampleSet a = SampleSet::of(100, std::vector<std::int32_t>{1, 2, 3});
        const SampleSet before = a;
        a.set(50);
        a.set(1, false);
        QVERIFY(before.has(1) && !before.has(50));
        QVERIFY(a.has(50) && !a.has(1));
        QVERIFY(!(a == before));
    }

    void whatLiesOutsideIsLeftOut() {
        SampleSet set = SampleSet::of(10, std::vector<std::int32_t>{-1, 3, 10, 99});
        QCOMPARE(set.count(), 1);
        QVERIFY(!set.has(-1) && !set.has(10));
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::SampleSetTest)
#include "sample_set_test.moc"
