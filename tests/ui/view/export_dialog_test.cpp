#include "ui/view/export_dialog.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QSettings>
#include <QStandardPaths>
#include <QtTest>

#include "tests/ui/made_scores.h"
#include "ui/model/session.h"

namespace coincide {

class ExportDialogTest : public QObject {
    Q_OBJECT

    QLineEdit* fileField(ExportDialog& dialog) {
        for (QLineEdit* field : dialog.findChildren<QLineEdit*>())
            if (!field->isReadOnly()) return field;
        return nullptr;
    }
    QPushButton* exportButton(ExportDialog& dialog) {
        for (QPushButton* button : dialog.findChildren<QPushButton*>())
            if (button->isDefault()) return button;
        return nullptr;
    }
    void type(ExportDialog& dialog, const QString& text) {
        QLineEdit* field = fileField(dialog);
        field->setText(text);
        Q_EMIT field->textEdited(text);
    }

private Q_SLOTS:
    // What a person chose last time is remembered; here nobody did.
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("coincide-test"));
        QCoreApplication::setApplicationName(QStringLiteral("export-dialog"));
    }
    void init() { QSettings().clear(); }

    void saysWhatIsWrongAtOnce() {
        Session session;
        session.view.setData(madeScores(1000, 20, 3, 1));
        QTemporaryDir folder;
        ExportDialog dialog(session);
        QVERIFY(fileField(dialog)->text().endsWith(QStringLiteral("/subset.json")));   // a name to begin with
        for (const QString& wrong : {QStringLiteral("relative.json"), folder.path(), folder.filePath("none/x.json"), QStringLiteral("   ")}) {
            type(dialog, wrong);
            QTRY_VERIFY2(!dialog.problem().isEmpty(), qPrintable(wrong));
            QVERIFY(!exportButton(dialog)->isEnabled());
        }
        type(dialog, folder.filePath("subset.json"));
        QTest::qWait(100);
        QCOMPARE(dialog.problem(), QString());
        QVERIFY(exportButton(dialog)->isEnabled());
    }

    void theEndingAndTheFormFollowEachOther() {
        Session session;
        session.view.setData(madeScores(1000, 20, 3, 2));
        QTemporaryDir folder;
        ExportDialog dialog(session);
        type(dialog, folder.filePath("subset.csv"));
        QCOMPARE(dialog.options().format, std::string("csv"));
        for (QComboBox* box : dialog.findChildren<QComboBox*>())
            if (box->findData(QStringLiteral("npy")) >= 0) box->setCurrentIndex(box->findData(QStringLiteral("npy")));
        QCOMPARE(fileField(dialog)->text(), folder.filePath("subset.npy"));
        QCOMPARE(dialog.options().format, std::string("npy"));
    }

    void eachFormSaysWhatItHolds() {
        Session session;
        auto data = madeScores(1000, 20, 3, 2);
        data->characters.assign(1000, 5000);
        session.view.setData(data);
        QTemporaryDir folder;
        ExportDialog dialog(session);
        const auto says = [&dialog](const QString& part) {
            for (const QLabel* label : dialog.findChildren<QLabel*>())
                if (label->text().contains(part)) return true;
            return false;
        };
        dialog.choose(ExportDialog::What::Everything);
        type(dialog, folder.filePath("all.json"));
        QVERIFY(says(QStringLiteral("byte for byte")));
        QVERIFY(says(QStringLiteral("MB")));
        type(dialog, folder.filePath("all.csv"));
        QVERIFY(!says(QStringLiteral("byte for byte")));
        QVERIFY(!says(QStringLiteral("MB")));   // a row has no text of the record
    }

    void emitsWhatWasChosen() {
        auto data = madeScores(1000, 20, 3, 3);
        data->selections = {madeSelection(*data, 4, "it's mine", 0, 5)};
        Session session;
        session.view.setData(data);
        QTemporaryDir folder;
        ExportDialog dialog(session);
        dialog.choose(ExportDialog::What::Selection, QStringLiteral("it's mine"));
        type(dialog, folder.filePath("a b.jsonl"));
        for (QComboBox* box : dialog.findChildren<QComboBox*>())
            if (box->findData(QStringLiteral("symlink")) >= 0) box->setCurrentIndex(box->findData(QStringLiteral("symlink")));
        QVERIFY2(dialog.command().contains(QStringLiteral("--selection 'it'\\''s mine'")), qPrintable(dialog.command()));
        QVERIFY(dialog.command().contains(QStringLiteral("--output '%1' --format jsonl --images symlink").arg(folder.filePath("a b.jsonl"))));
        QSignalSpy asked(&dialog, &ExportDialog::exportRequested);
        exportButton(dialog)->click();
        QTRY_COMPARE(asked.count(), 1);
        const ExportOptions options = asked[0][0].value<ExportOptions>();
        QCOMPARE(QString::fromStdString(options.output), folder.filePath("a b.jsonl"));
        QCOMPARE(options.format, std::string("jsonl"));
        QCOMPARE(options.images, std::string("symlink"));
        QCOMPARE(asked[0][1].toString(), QStringLiteral("it's mine"));
        QCOMPARE(dialog.what(), ExportDialog::What::Selection);
    }

    void theTuningIsTheFirstChoiceAndItsCommandKeepsIt() {
        Session session;
        session.view.setData(madeScores(1000, 20, 3, 5));
        session.tuning.setBudgetShare(0.25);
        session.tuning.setTemperature(0.18);
        ExportDialog dialog(session);
        QCOMPARE(dialog.what(), ExportDialog::What::Tuning);
        QVERIFY2(dialog.command().contains(QStringLiteral("--budget 25.0% --temperature 0.18")), qPrintable(dialog.command()));
        dialog.choose(ExportDialog::What::Everything);
        QVERIFY(dialog.command().contains(QStringLiteral("--all")));
        QCOMPARE(dialog.selection(), QString());
    }

    void withoutRecordsOnlyPositionsCanBeWritten() {
        auto data = madeScores(1000, 20, 3, 6);
        data->hasRecords = false;
        Session session;
        session.view.setData(data);
        QTemporaryDir folder;
        ExportDialog dialog(session);
        type(dialog, folder.filePath("x.json"));
        QVERIFY(!dialog.problem().isEmpty());
        type(dialog, folder.filePath("x.npy"));
        QCOMPARE(dialog.problem(), QString());
        QCOMPARE(dialog.options().images, std::string("none"));
    }
};

}  // namespace coincide

Q_DECLARE_METATYPE(coincide::ExportOptions)
QTEST_MAIN(coincide::ExportDialogTest)
#include "export_dialog_test.moc"
