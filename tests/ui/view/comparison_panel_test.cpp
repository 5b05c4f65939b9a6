#include "ui/view/comparison_panel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QSignalSpy>
#include <QtTest>

#include "tests/ui/made_scores.h"
#include "ui/model/comparison_table_model.h"
#include "ui/model/selection_list_model.h"
#include "ui/model/session.h"
#include "ui/view/selections_panel.h"

namespace coincide {

class ComparisonPanelTest : public QObject {
    Q_OBJECT

    std::shared_ptr<ExplorerData> made() {
        auto data = madeScores(2000, 25, 4, 21);
        data->selections = {madeSelection(*data, 1, "a", 0, 2), madeSelection(*data, 2, "b", 0, 3), madeSelection(*data, 3, "c", 1, 2)};
        return data;
    }

private Q_SLOTS:
    void partsBecomeSelections() {
        const auto data = made();
        Session session;
        ComparisonPanel panel(session);
        panel.show();
        session.view.setData(data);
        session.view.setCompared(0, 1);
        QSignalSpy named(&session.requests, &Requests::nameAndKeep);
        const SampleSet a = SampleSet::of(data->samples, data->selections[0].samples), b = SampleSet::of(data->samples, data->selections[1].samples);
        panel.keepPart(ComparisonPanel::Part::OnlyA);
        panel.keepPart(ComparisonPanel::Part::OnlyB);
        panel.keepPart(ComparisonPanel::Part::Both);
        panel.keepPart(ComparisonPanel::Part::Union);
        QCOMPARE(named.count(), 4);
        QVERIFY(named[0][0].value<SampleSet>() == a.combined(b, SetMode::Subtract));
        QVERIFY(named[1][0].value<SampleSet>() == b.combined(a, SetMode::Subtract));
        QVERIFY(named[2][0].value<SampleSet>() == a.combined(b, SetMode::Intersect));
        QVERIFY(named[3][0].value<SampleSet>() == a.combined(b, SetMode::Add));
        session.view.setCompared(0, 2);   // disjoint: nothing is in both
        QSignalSpy told(&session.requests, &Requests::message);
        panel.keepPart(ComparisonPanel::Part::Both);
        QCOMPARE(named.count(), 4);
        QCOMPARE(told.count(), 1);
    }

    void theTableCanBeCopied() {
        Session session;
        ComparisonPanel panel(session);
        panel.show();
        session.view.setData(made());
        session.view.setCompared(0, 1);
        panel.copyTable();
        QCOMPARE(QGuiApplication::clipboard()->text().count('\n'), 5);
        QCOMPARE(panel.table()->rowCount(), 4);
    }

    void choosingTwoRowsComparesThem() {
        Session session;
        SelectionsPanel panel(session);
        panel.show();
        session.view.setData(made());
        auto* list = panel.findChild<QListView*>();
        list->selectionModel()->select(panel.model()->index(2), QItemSelectionModel::ClearAndSelect);
        list->selectionModel()->select(panel.model()->index(0), QItemSelectionModel::Select);
        QCOMPARE(session.view.compareA(), 2);
        QCOMPARE(session.view.compareB(), 0);
    }

    void aSelectionCanBeTunedFrom() {
        const auto data = made();
        data->selections[2].budget = "25%";
        data->selections[2].temperature = 0.2;
        Session session;
        SelectionsPanel panel(session);
        session.view.setData(data);
        panel.findChild<QListView*>()->setCurrentIndex(panel.model()->index(2));
        panel.loadCurrentIntoTuning();
        QCOMPARE(session.tuning.budgetText(), QStringLiteral("25.0%"));
        QCOMPARE(session.tuning.temperature(), 0.2);
        QVERIFY(session.tuning.inBefore() == SampleSet::of(data->samples, data->selections[2].samples));
        panel.highlightCurrent();
        QVERIFY(session.view.highlighted() == session.tuning.inBefore());
        panel.toggleRemovalOfCurrent();
        QVERIFY(panel.model()->markedForRemoval(2));
        panel.toggleRemovalOfCurrent();
        QVERIFY(!panel.model()->markedForRemoval(2));
    }
};

}  // namespace coincide

Q_DECLARE_METATYPE(coincide::SampleSet)
QTEST_MAIN(coincide::ComparisonPanelTest)
#include "comparison_panel_test.moc"
