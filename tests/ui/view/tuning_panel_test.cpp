#include "ui/view/tuning_panel.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

#include "tests/ui/made_scores.h"
#include "ui/base/coincide_style.h"
#include "ui/model/session.h"
#include "ui/view/kept_slider.h"
#include "ui/view/mix_chart.h"
#include "ui/view/quota_curve.h"

namespace coincide {
namespace {

QPushButton* button(QWidget& panel, const QString& text) {
    for (QPushButton* one : panel.findChildren<QPushButton*>())
        if (one->text() == text) return one;
    return nullptr;
}

SampleSet selected(const ExplorerData& data, const SelectOptions& options) {
    SampleSet out(data.samples);
    for (const std::int64_t row : makeSelection(data.select, options).rows) out.set(data.sampleOfRow[static_cast<std::size_t>(row)]);
    return out;
}

}  // namespace

class TuningPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new CoincideStyle); }

    void slidersGiveWhatTheEngineGives() {
        const auto data = madeScores(4000, 60, 7, 4);
        Session session;
        TuningPanel panel(session);
        panel.resize(420, 900);
        session.view.setData(data);
        const QList<KeptSlider*> sliders = panel.findChildren<KeptSlider*>();
        QCOMPARE(sliders.size(), 2);
        std::mt19937 random(5);
        for (int i = 0; i < 50; ++i) {
            panel.findChild<QComboBox*>()->setCurrentIndex(static_cast<int>(random() % 2));
            sliders[0]->setValue(static_cast<int>(random() % 1001));
            sliders[1]->setValue(static_cast<int>(random() % 1001));
            QVERIFY2(session.tuning.problem().isEmpty(), qPrintable(session.tuning.problem()));
            SelectOptions options;
            options.budget = session.tuning.options("x").budget;
            options.allocation.temperature = session.tuning.options("x").allocation.temperature;
            QVERIFY(session.tuning.inNow() == selected(*data, options));
            QCOMPARE(session.tuning.inNow().count(), session.tuning.budget());
        }
    }

    void everyStepOfASliderStays() {
        // 60 rows have fewer counts than the slider has steps; a slider moved by keys must not be pulled back.
        Session session;
        TuningPanel panel(session);
        session.view.setData(madeScores(70, 6, 2, 6));
        KeptSlider* budget = panel.findChildren<KeptSlider*>()[0];
        KeptSlider* temperature = panel.findChildren<KeptSlider*>()[1];
        for (int step = 0; step <= KeptSlider::kSteps; ++step) {
            budget->setValue(step);
            QCOMPARE(budget->value(), step);
            temperature->setValue(step);
            QCOMPARE(temperature->value(), step);
        }
        QCOMPARE(session.tuning.budget(), session.tuning.rows());
        QCOMPARE(session.tuning.temperature(), 10.0);
    }

    void whatIsTypedIsTaken() {
        Session session;
        TuningPanel panel(session);
        session.view.setData(madeScores(4000, 60, 7, 7));
        QLineEdit* field = panel.findChildren<QLineEdit*>()[0];
        QLineEdit* temperature = panel.findChildren<QLineEdit*>()[1];
        const auto type = [](QLineEdit* into, const QString& text) {
            into->selectAll();
            QTest::keyClicks(into, text);
            QTest::keyClick(into, Qt::Key_Return);
        };
        type(field, QStringLiteral("16.7 %"));
        QCOMPARE(session.tuning.budget(), parseBudget("16.7%", session.tuning.rows()));
        type(field, QStringLiteral("0.29"));
        QCOMPARE(session.tuning.budget(), parseBudget("0.29%", session.tuning.rows()));
        type(field, QStringLiteral("150"));   // more than everything: the present value stays
        QCOMPARE(session.tuning.budget(), parseBudget("0.29%", session.tuning.rows()));
        panel.findChild<QComboBox*>()->setCurrentIndex(1);
        type(field, QStringLiteral("1,234"));
        QCOMPARE(session.tuning.budget(), 1234);
        QCOMPARE(field->text(), QStringLiteral("1,234"));
        type(temperature, QStringLiteral("0.18"));
        QCOMPARE(session.tuning.temperature(), 0.18);
        QCOMPARE(temperature->text(), QStringLiteral("0.180"));
        const auto says = [&panel](const QString& text) {
            for (const QLabel* label : panel.findChildren<QLabel*>())
                if (label->text() == text) return true;
            return false;
        };
        for (const char* wrong : {"warm", "0", "50"}) {
            type(temperature, QString::fromLatin1(wrong));
            QCOMPARE(session.tuning.temperature(), 0.18);
            QVERIFY2(says(QString::fromUtf8("0.01 – 10")), wrong);
        }
        type(temperature, QStringLiteral("0.19"));
        type(temperature, QStringLiteral("0.18"));
        QVERIFY(!says(QString::fromUtf8("0.01 – 10")));
    }

    void keysStep() {
        Session session;
        TuningPanel panel(session);
        session.view.setData(madeScores(4000, 60, 7, 8));
        const std::int64_t rows = session.tuning.rows();
        session.tuning.setBudgetShare(0.2);
        panel.stepBudget(1);
        QCOMPARE(session.tuning.budget(), parseBudget("21%", rows));
        panel.stepBudget(-1);
        QCOMPARE(session.tuning.budgetText(), QStringLiteral("20.0%"));
        session.tuning.setTemperature(0.1);
        panel.stepTemperature(1);
        QCOMPARE(session.tuning.temperature(), 0.105);
        session.tuning.setTemperature(0.01);
        panel.stepTemperature(1);
        QCOMPARE(session.tuning.temperature(), 0.011);
        panel.stepTemperature(-5);
        QCOMPARE(session.tuning.temperature(), 0.01);
    }

    void keepingAsksForANameInThePanel() {
        auto data = madeScores(4000, 60, 7, 9);
        data->selections = {madeSelection(*data, 3, "taken", 0, 5)};
        Session session;
        TuningPanel panel(session);
        panel.show();
        session.view.setData(data);
        session.tuning.setBudgetShare(0.25);
        session.tuning.setTemperature(0.18);
        QSignalSpy kept(&session.requests, &Requests::keepSelection);
        panel.startKeeping();
        QLineEdit* name = nullptr;
        for (QLineEdit* field : panel.findChildren<QLineEdit*>())
            if (!field->placeholderText().isEmpty()) name = field;
        QVERIFY(name != nullptr && name->isVisible());
        QCOMPARE(name->text(), QStringLiteral("25.0% at 0.180"));
        for (const QString& wrong : {QStringLiteral("taken"), QStringLiteral("  "), QStringLiteral("a/b")}) {
            name->setText(wrong);
            QVERIFY(!button(panel, QStringLiteral("Keep"))->isEnabled());
            QTest::keyClick(name, Qt::Key_Return);
            QCOMPARE(kept.count(), 0);
        }
        name->setText(QStringLiteral("Broader mix"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(kept.count(), 1);
        const SelectOptions options = kept[0][0].value<SelectOptions>();
        QCOMPARE(options.name, std::string("Broader mix"));
        QCOMPARE(options.budget, std::string("25.0%"));
        QCOMPARE(options.allocation.temperature, 0.18);
        QVERIFY(session.tuning.inNow() == selected(*data, options));
        QVERIFY(!name->isVisible());
        panel.startKeeping();
        QTest::keyClick(name, Qt::Key_Escape);
        QVERIFY(!name->isVisible());
        QCOMPARE(kept.count(), 1);
    }

    void withoutScoresThereIsOneButton() {
        Session session;
        TuningPanel panel(session);
        panel.show();
        QSignalSpy asked(&session.requests, &Requests::showStage);
        QPushButton* score = button(panel, QStringLiteral("Score…"));
        QVERIFY(score != nullptr && score->isVisible());
        score->click();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("score"));
    }

    void backReturnsToTheKeptSetting() {
        auto data = madeScores(4000, 60, 7, 10);
        Session session;
        TuningPanel panel(session);
        session.view.setData(data);
        const std::int64_t budget = session.tuning.budget();
        const int width = panel.minimumSizeHint().width();
        panel.stepBudget(7);
        panel.stepTemperature(4);
        QVERIFY(session.tuning.moved());
        QCOMPARE(panel.minimumSizeHint().width(), width);   // nothing beside the panel moves
        QPushButton* back = button(panel, QStringLiteral("Back to 20.0\u2009% at 0.100"));
        QVERIFY(back != nullptr);
        back->click();
        QCOMPARE(session.tuning.budget(), budget);
        QVERIFY(!session.tuning.moved());
    }

    void curveOrdersByScoreAndFindsClusters() {
        const auto data = madeScores(4000, 60, 7, 11);
        Session session;
        QuotaCurve curve(session);
        session.view.setData(data);
        curve.resize(500, 200);
        QCOMPARE(curve.order().size(), data->select.clusters.ids.size());
        double last = INFINITY;
        for (const int cluster : curve.order()) {
            const auto u = static_cast<std::size_t>(std::find(data->select.clusters.ids.begin(), data->select.clusters.ids.end(), cluster) - data->select.clusters.ids.begin());
            const double score = data->select.transfer[static_cast<std::size_t>(cluster)] / data->select.density[u];
            QVERIFY(score <= last);
            last = score;
        }
        QCOMPARE(curve.clusterAt(499), curve.order().back());
        QCOMPARE(curve.clusterAt(0), -1);
        QTest::mouseClick(&curve, Qt::LeftButton, {}, QPoint(498, 100));
        QCOMPARE(session.view.currentCluster(), curve.order().back());
        QTest::keyClick(&curve, Qt::Key_Left);
        QCOMPARE(session.view.currentCluster(), curve.order()[curve.order().size() - 2]);
    }

    void theCurveHasNoGapsAtAnyWidth() {
        Session session;
        session.view.setData(madeScores(4000, 60, 7, 13));
        session.tuning.setBudgetShare(0.5);
        session.tuning.setTemperature(10);   // nearly the same quota everywhere
        QuotaCurve curve(session);
        for (const int width : {70, 100, 140, 400}) {
            QImage picture(QSize(width, 120), QImage::Format_ARGB32_Premultiplied);
            picture.fill(Qt::white);
            QPainter painter(&picture);
            curve.paintTo(painter, picture.rect());
            painter.end();
            // One row in the lower part of the fill has no white between its first and its last coloured pixel.
            int first = -1, last = -1, white = 0;
            const int y = 85;
            for (int x = 40; x < width - 4; ++x)
                if (picture.pixelColor(x, y) != QColor(Qt::white)) {
                    if (first < 0) first = x;
                    last = x;
                }
            for (int x = first; x >= 0 && x <= last; ++x) white += picture.pixelColor(x, y) == QColor(Qt::white);
            QVERIFY2(first >= 0 && white == 0, qPrintable(QString::number(width)));
        }
    }

    void movesStayCheapWithManyClusters() {
        const auto data = madeScores(200000, 10001, 18, 12);
        Session session;
        TuningPanel panel(session);
        panel.resize(424, 900);
        session.view.setData(data);
        session.tuning.setTemperature(0.18);
        QImage picture(panel.size(), QImage::Format_ARGB32_Premultiplied);
        KeptSlider* budget = panel.findChildren<KeptSlider*>()[0];
        std::vector<double> times;
        for (int step = 200; step < 240; ++step) {
            QElapsedTimer clock;
            clock.start();
            budget->setValue(step);
            panel.render(&picture);
            times.push_back((static_cast<double>(clock.nsecsElapsed()) - session.tuning.lastSeconds() * 1e9) / 1e6);
        }
        std::sort(times.begin(), times.end());
        qInfo("panel beside the computation, median %.2f ms; computation %.2f ms", times[times.size() / 2], session.tuning.lastSeconds() * 1e3);
        QVERIFY2(times[times.size() / 2] < 100, "far more than a frame even for a busy machine");
    }
};

}  // namespace coincide

Q_DECLARE_METATYPE(coincide::SelectOptions)
QTEST_MAIN(coincide::TuningPanelTest)
#include "tuning_panel_test.moc"
