#include "ui/model/text_marks.h"

#include <QtTest>

namespace coincide {

class TextMarksTest : public QObject {
    Q_OBJECT

    QStringList marked(const QString& query, const QString& text, bool human = true) {
        QStringList out;
        for (const auto& [begin, end] : TextMarks(query).find(text, human)) out << text.mid(begin, end - begin);
        return out;
    }

private Q_SLOTS:
    void wholeWordsAndTheBeginningOfTheLast() {
        QCOMPARE(marked(QStringLiteral("dog "), QStringLiteral("A Dog, a dogma, hotdog dog")), QStringList({QStringLiteral("Dog"), QStringLiteral("dog")}));
        QCOMPARE(marked(QStringLiteral("dog bea"), QStringLiteral("dog on the beach, a dogma")), QStringList({QStringLiteral("dog"), QStringLiteral("bea")}));
    }

    void phrasesSidesAndExclusions() {
        QCOMPARE(marked(QStringLiteral("\"red car\""), QStringLiteral("red, car; a red bus")), QStringList(QStringLiteral("red, car")));
        QCOMPARE(marked(QStringLiteral("answer:dog "), QStringLiteral("dog"), true), QStringList());
        QCOMPARE(marked(QStringLiteral("answer:dog "), QStringLiteral("dog"), false), QStringList(QStringLiteral("dog")));
        QVERIFY(TextMarks(QStringLiteral("-dog")).empty());
        QVERIFY(TextMarks(QString()).empty());
    }

    void signsInAQueryAreText() {
        QCOMPARE(marked(QStringLiteral("(.*) "), QStringLiteral("(.*)")), QStringList());
        QCOMPARE(marked(QStringLiteral("狗 "), QStringLiteral("一只狗在跑")), QStringList(QStringLiteral("狗")));
    }

    void placesDoNotOverlap() {
        const auto places = TextMarks(QStringLiteral("\"a dog\" dog ")).find(QStringLiteral("a dog"), true);
        QCOMPARE(places.size(), std::size_t(1));
        QCOMPARE(places.front(), std::pair(0, 5));
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::TextMarksTest)
#include "text_marks_test.moc"
