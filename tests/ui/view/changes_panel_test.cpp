#include "ui/view/changes_panel.h"

#include <QPushButton>
#include <QtTest>

#include "tests/ui/made_scores.h"
#include "ui/model/session.h"
#include "ui/view/sample_grid.h"

namespace coincide {

class ChangesPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void picturesFollowOnceTheSliderRests() {
        Session session;
        ChangesPanel panel(session);
        session.view.setData(madeScores(3000, 40, 5, 41));
        const QList<SampleGrid*> grids = panel.findChildren<SampleGrid*>();
        QCOMPARE(grids.size(), 2);
        QVERIFY(grids[0]->samples().empty());
        session.tuning.setBudgetShare(0.3);
        session.tuning.setTemperature(0.5);
        QVERIFY(!session.tuning.entering().empty());
        QVERIFY(grids[0]->samples().empty());
        QTRY_COMPARE(static_cast<std::int64_t>(grids[0]->samples().size()), session.tuning.entering().count());
        QCOMPARE(static_cast<std::int64_t>(grids[1]->samples().size()), session.tuning.leaving().count());
        for (const std::int32_t sample : grids[0]->samples()) QVERIFY(session.tuning.entering().has(sample));
    }

    void showAllSetsTheFilter() {
        Session session;
        ChangesPanel panel(session);
        session.view.setData(madeScores(3000, 40, 5, 42));
        session.tuning.setBudgetShare(0.3);
        for (QPushButton* button : panel.findChildren<QPushButton*>())
            if (button->accessibleName() == QStringLiteral("Show all that enter")) button->click();
        QCOMPARE(session.view.filter().inOut, InOut::Entering);
        QVERIFY(session.view.shown() == session.tuning.entering());
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::ChangesPanelTest)
#include "changes_panel_test.moc"
