#include "ui/view/figure_dialog.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/ui/made_scores.h"
#include "ui/base/tokens.h"
#include "ui/model/session.h"
#include "ui/view/mix_chart.h"
#include "ui/view/quota_curve.h"

namespace coincide {

class FigureDialogTest : public QObject {
    Q_OBJECT

    QByteArray bytes(const QString& name) {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void chartsAreWrittenInThreeForms() {
        Session session;
        session.view.setData(madeScores(3000, 40, 5, 31));
        QuotaCurve curve(session);
        MixChart mix(session);
        curve.resize(400, 240);
        QTemporaryDir folder;
        FigureDialog dialog({figureOf(curve), figureOf(mix)});
        dialog.findChildren<QSpinBox*>()[0]->setValue(640);
        dialog.findChildren<QSpinBox*>()[1]->setValue(360);
        dialog.setFile(folder.filePath("curve.png"));
        QVERIFY2(dialog.write(), qPrintable(dialog.problem()));
        const QImage picture(folder.filePath("curve.png"));
        QCOMPARE(picture.size(), QSize(640, 360));
        int accents = 0;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x) accents += picture.pixelColor(x, y) == Tokens::of(curve.palette()).accent;
        QVERIFY2(accents > 100, "the curve is not on the picture");
        dialog.setFile(folder.filePath("curve.svg"));
        QVERIFY2(dialog.write(), qPrintable(dialog.problem()));
        QVERIFY(bytes(folder.filePath("curve.svg")).contains("<polyline"));
        dialog.setFile(folder.filePath("curve.pdf"));
        QVERIFY2(dialog.write(), qPrintable(dialog.problem()));
        QVERIFY(bytes(folder.filePath("curve.pdf")).startsWith("%PDF"));
        dialog.copy();
        QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(640, 360));
    }

    void whatCannotBeWrittenIsSaid() {
        Session session;
        QuotaCurve curve(session);
        QTemporaryDir folder;
        FigureDialog dialog({figureOf(curve)});
        for (const QString& wrong : {QStringLiteral("relative.png"), folder.path(), folder.filePath("none/x.png"), folder.filePath("x.gif")}) {
            dialog.setFile(wrong);
            QVERIFY2(!dialog.write(), qPrintable(wrong));
            QVERIFY(!dialog.problem().isEmpty());
        }
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::FigureDialogTest)
#include "figure_dialog_test.moc"
