// Numbers as the design writes them.
#include <QDateTime>
#include <QTest>
#include <cmath>

#include "ui/base/format.h"

namespace coincide {

class FormatTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void counts() {
        QCOMPARE(countText(0), QStringLiteral("0"));
        QCOMPARE(countText(999), QStringLiteral("999"));
        QCOMPARE(countText(1234), QStringLiteral("1,234"));
        QCOMPARE(countText(1234567), QStringLiteral("1,234,567"));
        QCOMPARE(signedText(6), QStringLiteral("+6"));
        QCOMPARE(signedText(-1234), QString::fromUtf8("\u22121,234"));
        QCOMPARE(signedText(0), QStringLiteral("0"));
    }

    void scores() {
        QCOMPARE(scoreText(0.531), QStringLiteral("0.531"));
        QCOMPARE(scoreText(0.09123), QStringLiteral("0.0912"));
        QCOMPARE(scoreText(12.44), QStringLiteral("12.4"));
        QCOMPARE(scoreText(std::nan("")), kUnknown);
        QCOMPARE(shareText(0.2), QString::fromUtf8("20.0\u2009%"));
        QCOMPARE(temperatureText(0.1), QStringLiteral("0.100"));
    }

    void durations() {
        QCOMPARE(durationText(0.0038), QStringLiteral("3.8 ms"));
        QCOMPARE(durationText(4.6), QStringLiteral("4.6 s"));
        QCOMPARE(durationText(72), QStringLiteral("1 min 12 s"));
        QCOMPARE(durationText(7500), QStringLiteral("2 h 5 min"));
        QCOMPARE(durationText(-1), kUnknown);
    }

    void sizesAndRates() {
        QCOMPARE(bytesText(612'000'000), QStringLiteral("612 MB"));
        QCOMPARE(bytesText(1'100'000'000), QStringLiteral("1.1 GB"));
        QCOMPARE(rateText(5340, QStringLiteral("rows")), QStringLiteral("5,340 rows/s"));
        QCOMPARE(rateText(0, QStringLiteral("rows")), kUnknown);
    }

    void times() {
        const QDateTime now = QDateTime::currentDateTime();
        QCOMPARE(whenText(now.toSecsSinceEpoch()), QStringLiteral("Today, ") + now.toString(QStringLiteral("HH:mm")));
        QCOMPARE(whenText(QDateTime(QDate(2020, 11, 18), QTime(12, 0)).toSecsSinceEpoch()), QStringLiteral("18 Nov 2020"));
        QCOMPARE(whenText(0), kUnknown);
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::FormatTest)
#include "format_test.moc"
