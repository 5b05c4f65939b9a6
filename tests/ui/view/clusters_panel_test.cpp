// The table of clusters, the panel of one cluster and the gallery, driven as a person does.
#include "ui/view/clusters_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTabBar>
#include <QTest>
#include <algorithm>

#include "tests/ui/made_clusters.h"
#include "ui/base/coincide_style.h"
#include "ui/model/cluster_model.h"
#include "ui/model/session.h"
#include "ui/view/cluster_header.h"
#include "ui/view/cluster_panel.h"
#include "ui/view/cluster_table.h"
#include "ui/view/gallery_panel.h"
#include "ui/view/sample_grid.h"

namespace coincide {

class ClustersPanelTest : public QObject {
    Q_OBJECT
    static QPoint rowCentre(const ClusterTable* table, int row) { return table->visualRect(table->model()->index(row, ClusterModel::Size)).center(); }

private Q_SLOTS:
    void initTestCase() {
        QApplication::setStyle(new CoincideStyle);
        QCoreApplication::setOrganizationName(QStringLiteral("coincide-test"));
        QCoreApplication::setApplicationName(QStringLiteral("clusters-panel"));
    }
    // Columns and order are remembered.
    void init() { QSettings().clear(); }
    void cleanupTestCase() { QSettings().clear(); }

    void currentRowIsCurrentCluster() {
        Session session;
        session.view.setData(madeClusters(30));
        ClustersPanel panel(session);
        panel.resize(400, 500);
        panel.show();
        ClusterTable* table = panel.table();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, rowCentre(table, 3));
        const int cluster = panel.model()->clusterAt(3);
        QCOMPARE(session.view.currentCluster(), cluster);
        QCOMPARE(session.view.highlighted().count(), std::int64_t(membersOfCluster(session.view.data(), cluster).size()));
        session.view.setCurrentCluster(panel.model()->clusterAt(7));
        QCOMPARE(table->currentIndex().row(), 7);
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(session.view.currentCluster(), panel.model()->clusterAt(8));
    }

    void severalRowsAreHighlightedAndJudgedInOneStep() {
        Session session;
        session.view.setData(madeClusters(30));
        ClustersPanel panel(session);
        panel.resize(400, 500);
        panel.show();
        ClusterTable* table = panel.table();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, rowCentre(table, 1));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::ControlModifier, rowCentre(table, 4));
        const std::vector<int> picked = table->pickedClusters();
        QCOMPARE(picked.size(), std::size_t(2));
        std::size_t members = 0;
        for (const int cluster : picked) members += membersOfCluster(session.view.data(), cluster).size();
        QCOMPARE(session.view.highlighted().count(), std::int64_t(members));
        QTest::keyClick(table, Qt::Key_3);
        for (const int cluster : picked) QCOMPARE(session.curation.cluster(cluster).verdict, Verdict::Junk);
        session.undo.undo();
        for (const int cluster : picked) QCOMPARE(session.curation.cluster(cluster).verdict, Verdict::None);
        QTest::keyClick(table, Qt::Key_X);
        for (const int cluster : picked) QVERIFY(session.curation.cluster(cluster).excluded);
        QTest::keyClick(table, Qt::Key_K);
        for (const int cluster : picked) QVERIFY(session.curation.cluster(cluster).pinned && !session.curation.cluster(cluster).excluded);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), qsizetype(3));
        QCOMPARE(lines[1].section(u'\t', 0, 0).toInt(), picked[0]);
        QCOMPARE(lines[1].section(u'\t', 2, 2).toDouble(), panel.model()->value(picked[0], ClusterModel::Size));
    }

    void renamesInPlace() {
        Session session;
        session.view.setData(madeClusters(30));
        ClustersPanel panel(session);
        panel.resize(400, 500);
        panel.show();
        session.view.setCurrentCluster(11);
        QTest::keyClick(panel.table(), Qt::Key_F2);
        auto* editor = panel.table()->viewport()->findChild<QLineEdit*>();
        QVERIFY(editor);
        QTest::keyClicks(editor, QStringLiteral("Dogs 1"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(session.curation.clusterTitle(11), QStringLiteral("Dogs 1"));
        QCOMPARE(session.curation.cluster(11).verdict, Verdict::None);   // the digit went into the name
    }

    void filterAndDistributionWorkTogether() {
        Session session;
        session.view.setData(madeClusters(30));
        ClustersPanel panel(session);
        panel.resize(400, 500);
        panel.show();
        auto* filter = panel.findChild<QLineEdit*>();
        QTest::keyClicks(filter, QStringLiteral("charts"));
        QCOMPARE(panel.model()->rowCount(), 15);
        QVERIFY(panel.windowTitle().contains(QStringLiteral("15")));
        ClusterHeader* header = panel.table()->header();
        const int left = header->sectionViewportPosition(ClusterModel::Size), width = header->sectionSize(ClusterModel::Size), y = header->height() - 10;
        QTest::mousePress(header->viewport(), Qt::LeftButton, {}, {left + width / 2, y});
        QTest::mouseMove(header->viewport(), {left + width - 2, y});
        QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, {left + width - 2, y});
        QVERIFY2(filter->text().startsWith(QStringLiteral("charts size >= ")), qPrintable(filter->text()));
        QVERIFY(panel.model()->rowCount() < 15);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {left + width / 2, y});
        QCOMPARE(filter->text(), QStringLiteral("charts"));
        filter->setText(QStringLiteral("nothing of that kind"));
        QCOMPARE(panel.model()->rowCount(), 0);
        QVERIFY(!panel.table()->isVisible());
        for (QPushButton* button : panel.findChildren<QPushButton*>())
            if (button->isVisible()) QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(panel.model()->rowCount(), 30);
        QVERIFY(panel.table()->isVisible());
    }

    void headerSortsAndTuneShowsChanges() {
        Session session;
        session.view.setData(madeClusters(30));
        ClustersPanel panel(session);
        panel.resize(400, 500);
        panel.show();
        ClusterHeader* header = panel.table()->header();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {header->sectionViewportPosition(ClusterModel::Density) + 20, 8});
        const double first = panel.model()->value(panel.model()->clusterAt(0), ClusterModel::Density), second = panel.model()->value(panel.model()->clusterAt(1), ClusterModel::Density);
        QVERIFY(first != second);
        session.tuning.setBudgetShare(0.6);
        panel.setChangeColumns(true);
        QVERIFY(panel.table()->isColumnHidden(ClusterModel::In));
        QVERIFY(!panel.table()->isColumnHidden(ClusterModel::Change));
        for (int row = 1; row < 30; ++row)
            QVERIFY(std::abs(panel.model()->value(panel.model()->clusterAt(row - 1), ClusterModel::Change)) >= std::abs(panel.model()->value(panel.model()->clusterAt(row), ClusterModel::Change)));
        panel.setChangeColumns(false);
        QVERIFY(panel.table()->isColumnHidden(ClusterModel::Change));
        QCOMPARE(panel.model()->value(panel.model()->clusterAt(0), ClusterModel::Density), first);
    }

    void theColumnsOfChangesFitANarrowWindow() {
        Session session;
        session.view.setData(madeClusters(30));
        ClustersPanel panel(session);
        panel.resize(320, 500);
        panel.show();
        session.tuning.setBudgetShare(0.6);
        panel.setChangeColumns(true);
        ClusterTable& table = *panel.table();
        QTRY_COMPARE(table.horizontalScrollBar()->maximum(), 0);
        QVERIFY(table.header()->sectionSize(ClusterModel::Change) >= table.header()->sectionSizeHint(ClusterModel::Change));
        panel.resize(500, 500);
        panel.setChangeColumns(false);
        panel.setChangeColumns(true);
        QTRY_VERIFY(table.header()->sectionSize(ClusterModel::Change) >= 96);
    }

    void theOrderIsTheNextTimes() {
        Session session;
        session.view.setData(madeClusters(30));
        ClustersPanel(session).table()->sortByColumn(ClusterModel::Size, Qt::AscendingOrder);
        ClustersPanel next(session);
        next.setChangeColumns(true);
        next.setChangeColumns(false);
        QCOMPARE(next.table()->header()->sortIndicatorSection(), static_cast<int>(ClusterModel::Size));
        QCOMPARE(next.table()->header()->sortIndicatorOrder(), Qt::AscendingOrder);
        QVERIFY(next.model()->value(next.model()->clusterAt(0), ClusterModel::Size) <= next.model()->value(next.model()->clusterAt(29), ClusterModel::Size));
    }

    void emptyStatesSayWhatIsMissing() {
        Session session;
        ClustersPanel panel(session);
        panel.resize(400, 500);
        panel.show();
        QVERIFY(!panel.table()->isVisible());
        auto data = madeClusters(0);
        data->samples = 10;
        QString stage;
        connect(&session.requests, &Requests::showStage, this, [&](const QString& name) { stage = name; });
        session.view.setData(data);
        for (QPushButton* button : panel.findChildren<QPushButton*>())
            if (button->isVisible()) QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(stage, QStringLiteral("cluster"));
    }

    void clusterPanelJudgesAndNames() {
        Session session;
        session.view.setData(madeClusters(30));
        ClusterPanel panel(session);
        panel.resize(400, 400);
        panel.show();
        session.view.setCurrentCluster(4);
        const QString pure = QStringLiteral("Pure 1");
        for (QPushButton* button : panel.findChildren<QPushButton*>())
            if (button->text() == pure) QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(session.curation.cluster(4).verdict, Verdict::Pure);
        panel.editName();
        auto* name = panel.findChild<QLineEdit*>();
        QTest::keyClicks(name, QStringLiteral("Charts"));
        session.view.setCurrentCluster(5);                       // what was typed belongs to the cluster it was typed for
        QCOMPARE(session.curation.clusterTitle(4), QStringLiteral("Charts"));
        QVERIFY(!session.curation.hasOwnName(5));
        session.view.setCurrentCluster(6);
        QVERIFY(!session.curation.hasOwnName(6));
    }

    void galleryFollowsTheCluster() {
        Session session;
        session.view.setData(madeClusters(30));
        GalleryPanel gallery(session);
        gallery.resize(800, 252);
        gallery.show();
        QVERIFY(gallery.grid()->samples().empty());
        session.view.setCurrentCluster(5);
        const auto members = membersOfCluster(session.view.data(), 5);
        QCOMPARE(gallery.grid()->samples(), std::vector<std::int32_t>(members.begin(), members.end()));
        SampleFilter filter;
        filter.mostTurns = 2;                                    // every third of a cluster
        session.view.setFilter(filter);
        QVERIFY(gallery.grid()->samples().size() < members.size());
        for (const std::int32_t sample : gallery.grid()->samples()) QVERIFY(session.view.shown().has(sample));
        std::int64_t in = 0;
        for (const std::int32_t sample : gallery.grid()->samples()) in += session.tuning.inNow().has(sample) ? 1 : 0;
        const QString told = QStringLiteral("%1 in · %2 out").arg(in).arg(static_cast<std::int64_t>(gallery.grid()->samples().size()) - in);
        const auto labels = gallery.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text() == told; }));
        session.view.setFilter({});
        gallery.tabs()->setCurrentIndex(1);
        QCOMPARE(gallery.grid()->samples().front(), members.back());
        gallery.tabs()->setCurrentIndex(0);
        QTest::keyClick(gallery.grid(), Qt::Key_Space);
        QCOMPARE(session.view.currentSample(), members[0]);
        QTest::keyClick(gallery.grid(), Qt::Key_Space);
        QCOMPARE(session.view.currentSample(), members[1]);
        QTest::keyClick(gallery.grid(), Qt::Key_Backspace);
        QCOMPARE(session.view.currentSample(), members[0]);
        const QRect third = gallery.grid()->visualRect(gallery.grid()->model()->index(2, 0));
        QTest::mouseClick(gallery.grid()->viewport(), Qt::LeftButton, Qt::ShiftModifier, third.center());
        QCOMPARE(session.view.highlighted().count(), std::int64_t(3));
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::ClustersPanelTest)
#include "clusters_panel_test.moc"
