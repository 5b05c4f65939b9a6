#include "ui/model/selection_list_model.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QtTest>

#include "tests/ui/made_scores.h"
#include "ui/model/session.h"

namespace coincide {

class SelectionListModelTest : public QObject {
    Q_OBJECT

    std::shared_ptr<ExplorerData> made() {
        auto data = madeScores(700, 12, 3, 1);
        data->selections = {madeSelection(*data, 11, "Published recipe", 0, 5), madeSelection(*data, 12, "Random 20 %", 1, 4), madeSelection(*data, 13, "baseline", 2, 3)};
        data->selections[1].method = "random";
        data->selections[1].temperature = 0;
        data->selections[1].run.seed = 1234;
        data->selections[2].run.imported = true;
        data->selections[2].method = "imported";
        data->selections[2].run.figuresJson = R"({"unmatched": 3})";
        return data;
    }

private Q_SLOTS:
    void tellsEachKindOfSelection() {
        Session session;
        SelectionListModel model(session);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        session.view.setData(made());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("Published recipe"));
        QCOMPARE(model.index(0).data(SelectionListModel::DetailRole).toString(), QStringLiteral("120 · 20.0\u2009% · τ 0.100"));
        QCOMPARE(model.index(1).data(SelectionListModel::DetailRole).toString(), QStringLiteral("150 · random, seed 1234"));
        QCOMPARE(model.index(2).data(SelectionListModel::DetailRole).toString(), QStringLiteral("200 · imported, 200 matched, 3 not"));
        session.view.setData(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void twoAreComparedAndSwapped() {
        Session session;
        session.view.setData(made());
        SelectionListModel model(session);
        model.setChip(0, false);
        model.setChip(2, true);
        QCOMPARE(model.index(0).data(SelectionListModel::ChipRole).toString(), QStringLiteral("A"));
        QCOMPARE(model.index(2).data(SelectionListModel::ChipRole).toString(), QStringLiteral("B"));
        model.setChip(0, true);   // what is A becomes B, so what was B becomes A
        QCOMPARE(session.view.compareA(), 2);
        QCOMPARE(session.view.compareB(), 0);
    }

    void aDropOnAChipReplacesIt() {
        Session session;
        session.view.setData(made());
        SelectionListModel model(session);
        session.view.setCompared(0, 1);
        const std::unique_ptr<QMimeData> mime(model.mimeData({model.index(2)}));
        QCOMPARE(model.rowOf(mime.get()), 2);
        QVERIFY(model.canDropMimeData(mime.get(), Qt::CopyAction, -1, -1, model.index(1)));
        QVERIFY(!model.canDropMimeData(mime.get(), Qt::CopyAction, -1, -1, {}));
        model.dropMimeData(mime.get(), Qt::CopyAction, -1, -1, model.index(1));
        QCOMPARE(session.view.compareA(), 0);
        QCOMPARE(session.view.compareB(), 2);
        QCOMPARE(model.rowCount(), 3);
        QMimeData foreign;
        foreign.setData(QStringLiteral("application/x-coincide-selection"), "99; drop");
        QCOMPARE(model.rowOf(&foreign), -1);
    }

    void renamingIsAskedForOnlyWithAFittingName() {
        Session session;
        session.view.setData(made());
        SelectionListModel model(session);
        QSignalSpy renamed(&session.requests, &Requests::renameRun), told(&session.requests, &Requests::message);
        QVERIFY(!model.setData(model.index(0), QStringLiteral("baseline"), Qt::EditRole));
        QVERIFY(!model.setData(model.index(0), QStringLiteral("a/b"), Qt::EditRole));
        QVERIFY(!model.setData(model.index(0), QString(101, 'x'), Qt::EditRole));
        QCOMPARE(told.count(), 3);
        QCOMPARE(renamed.count(), 0);
        QVERIFY(model.setData(model.index(0), QStringLiteral(" Recipe "), Qt::EditRole));
        QCOMPARE(renamed.count(), 1);
        QCOMPARE(renamed[0][0].toLongLong(), 11);
        QCOMPARE(renamed[0][1].toString(), QStringLiteral("Recipe"));
    }

    void removalWaitsAndCanBeUndone() {
        Session session;
        session.view.setData(made());
        SelectionListModel model(session);
        model.markForRemoval(0, true);
        model.markForRemoval(2, true);
        QVERIFY(model.index(0).data(SelectionListModel::RemovalRole).toBool());
        QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsEditable));
        model.markForRemoval(0, false);
        QCOMPARE(session.view.leavingSelections(), std::set<std::int64_t>{13});
        session.undo.undo();
        QCOMPARE(session.view.leavingSelections(), (std::set<std::int64_t>{11, 13}));
        session.undo.undo();
        session.undo.undo();
        QVERIFY(session.view.leavingSelections().empty());
        QVERIFY(!model.index(0).data(SelectionListModel::RemovalRole).toBool());
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::SelectionListModelTest)
#include "selection_list_model_test.moc"
