#include "ui/model/cluster_filter.h"

#include <QTest>
#include <cmath>
#include <limits>

namespace coincide {

class ClusterFilterTest : public QObject {
    Q_OBJECT
    static bool holds(const char* text) {
        ClusterFilter::Subject subject;
        subject.name = QStringLiteral("dogs at play");
        subject.keywords = QStringLiteral("dog\nrunning\ngrass");
        subject.sources = QStringLiteral("photos_flickr8k");
        subject.verdict = Verdict::Junk;
        subject.pinned = true;
        return ClusterFilter(QString::fromUtf8(text)).matches(subject, [](ClusterFilter::Number number) {
            switch (number) {
                case ClusterFilter::Number::Id: return 12.0;
                case ClusterFilter::Number::Size: return 113.0;
                case ClusterFilter::Number::Share: return 0.02;
                case ClusterFilter::Number::Transferability: return 0.531;
                case ClusterFilter::Number::Density: return std::numeric_limits<double>::quiet_NaN();
                case ClusterFilter::Number::Change: return -7.0;
                default: return 41.0;
            }
        });
    }

private Q_SLOTS:
    void words_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* text, bool expected) { QTest::newRow(text) << QByteArray(text) << expected; };
        row("", true);
        row("DOG", true);
        row("cat", false);
        row("dog grass", true);
        row("dog cat", false);
        row("-cat", true);
        row("-dog", false);
        row("\"at play\"", true);
        row("\"play at\"", false);
        row("#12", true);
        row("#1", false);
        row("T > 0.5", true);
        row("T>0.6", false);
        row("t <= 0.531 size >= 113", true);
        row("size = 113", true);
        row("size != 113", false);
        row("share < 3%", true);
        row("share > 3%", false);
        row("change < -5", true);
        row("change < \xE2\x88\x92" "5", true);
        row("change > 5", false);
        row("D > 0", false);                 // not known: never holds
        row("verdict:junk", true);
        row("verdict:pure", false);
        row("-verdict:pure", true);
        row("source:flickr", true);
        row("source:dog", false);
        row("keyword:grass", true);
        row("is:pinned", true);
        row("is:excluded", false);
        row("colour > 5", false);            // no such number: words, which do not occur
        row("dog T > 0.5 is:pinned", true);
        row("\"", true);                     // any text is a filter
        row("(((*", false);
    }
    void words() {
        QFETCH(QByteArray, text);
        QFETCH(bool, expected);
        QCOMPARE(holds(text.constData()), expected);
    }

    void rangesReplaceEachOther() {
        QString text = ClusterFilter::withRange(QStringLiteral("dog size > 5 T < 0.9"), ClusterFilter::Number::Size, QStringLiteral("10"), QStringLiteral("20"));
        QCOMPARE(text, QStringLiteral("dog T < 0.9 size >= 10 size <= 20"));
        text = ClusterFilter::withRange(text, ClusterFilter::Number::Size, {}, {});
        QCOMPARE(text, QStringLiteral("dog T < 0.9"));
    }

    void knowsWhatFollowsTheTuning() {
        QVERIFY(ClusterFilter(QStringLiteral("in > 3")).followsTuning());
        QVERIFY(!ClusterFilter(QStringLiteral("size > 3 dog")).followsTuning());
    }
};

}  // namespace coincide

QTEST_GUILESS_MAIN(coincide::ClusterFilterTest)
#include "cluster_filter_test.moc"
