// What the engine says is said in the words of the window.
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include "core/algo/allocate.h"
#include "core/base/fields.h"
#include "ui/base/engine_sentence.h"
#include "ui/base/error_text.h"

namespace coincide {

class EngineSentenceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void optionsAreNamedAsInTheForms() {
        QCOMPARE(engineSentence(QStringLiteral("99999 clusters are more than the 5803 rows. Give --clusters at most 5803.")),
                 QStringLiteral("99,999 clusters are more than the 5,803 records. Set Clusters to at most 5,803."));
        QCOMPARE(engineSentence(QStringLiteral("the project has no finished stage 'score' to work on. Run coincide score first.")), QStringLiteral("Score has to be finished first. Run it, then this."));
        QCOMPARE(engineSentence(QStringLiteral("/a/%2.json is in UTF-16. Give a JSON list of records or one JSON record a line, in UTF-8.")), QStringLiteral("/a/%2.json is in UTF-16. Save it in UTF-8."));
        QVERIFY(!engineSentence(QStringLiteral("something else. Do this.")));
    }

    void whatTheEngineThrowsIsKnown() {
        const auto said = [](const auto& call) {
            try {
                call();
            } catch (const Error& error) {
                return errorText(error);
            }
            return QString();
        };
        QCOMPARE(said([] { parseBudget("5000", 1200); }), QStringLiteral("A budget of 5,000 is more than the 1,200 records there are. Set Budget to at most 1,200."));
        QCOMPARE(said([] { parseBudget("many", 1200); }), QStringLiteral("“many” is not a budget. Give a count such as 1000, a percentage such as 20%, or a fraction such as 0.2."));
        QCOMPARE(said([] { checkField(field("seed", "").range(0, 0.99), 2.5); }), QStringLiteral("2.5 is out of range. Give a number from 0 to 0.99."));
    }

    // Else the sentence was reworded there, and its words here are never said.
    void everyCauseIsStillSaid() {
        QByteArray engine;
        for (QDirIterator files(QStringLiteral(COINCIDE_SOURCE_DIR "/core"), {QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            engine += file.readAll();
        }
        for (const QString& cause : engineCauses()) {
            // The longest part outside of the brackets is one piece of text there.
            QString longest, part;
            int depth = 0;
            for (const QChar c : cause + QLatin1Char('(')) {
                if (depth == 0 && (c.isLetterOrNumber() || QStringLiteral(" ,-").contains(c))) {
                    part += c;
                    continue;
                }
                if (part.trimmed().size() > longest.size()) longest = part.trimmed();
                part.clear();
                depth += c == QLatin1Char('(') ? 1 : c == QLatin1Char(')') ? -1 : 0;
            }
            QVERIFY2(longest.size() > 5 && engine.contains(longest.toUtf8()), qPrintable(cause));
        }
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::EngineSentenceTest)
#include "engine_sentence_test.moc"
