#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QtTest>

#include "tests/ui/shell/driven_window.h"
#include "ui/model/conversation_model.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/log_model.h"
#include "ui/shell/recent_delegate.h"

namespace coincide {

// The list models of the window keep the rules of QAbstractItemModel while they change.
class ModelsTest : public QObject {
    Q_OBJECT
    using Mode = QAbstractItemModelTester::FailureReportingMode;
    TemporaryFolder folder_;

private Q_SLOTS:
    void initTestCase() { useOwnFolders(folder_.path()); }

    void log() {
        LogModel& model = LogModel::instance();
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        for (int i = 0; i < LogModel::kMost + 20; ++i) model.add(i % 3 == 0 ? LogLevel::Warning : LogLevel::Info, QStringLiteral("line %1").arg(i));
        QCOMPARE(model.rowCount(), LogModel::kMost);
        QCOMPARE(model.line(LogModel::kMost - 1).text, QStringLiteral("line %1").arg(LogModel::kMost + 19));
        QCOMPARE(model.rowCount(model.index(0)), 0);
    }

    void recent() {
        RecentProjects projects;
        RecentModel model(projects);
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        for (int i = 0; i < RecentProjects::kMost + 3; ++i) {
            RecentProject project;
            project.folder = QStringLiteral("/somewhere/p%1.coincide").arg(i);
            project.samples = i;
            projects.remember(project);
        }
        QCOMPARE(model.rowCount(), RecentProjects::kMost);
        projects.remove(model.project(2).folder);
        QCOMPARE(model.rowCount(), RecentProjects::kMost - 1);
        projects.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void conversation() {
        ConversationModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        model.setTurns({{"human", "<image>\nWhat is it?"}, {"gpt", "A clock."}});
        QCOMPARE(model.rowCount(), 2);
        model.setTurns({{"human", std::string(50'000, 'a')}});
        QCOMPARE(model.rowCount(), 1);
        model.setTurns({});
        QCOMPARE(model.rowCount(), 0);
    }

    void palette() {
        DrivenWindow d;
        auto* palette = new CommandPalette(d.window.actions(), &d.window);
        palette->show();
        auto* model = palette->findChild<QListView*>()->model();
        const QAbstractItemModelTester tester(model, Mode::QtTest);
        const int all = model->rowCount();
        QCOMPARE(all, static_cast<int>(d.window.actions().all().size()) - 1);   // without itself
        for (const char* text : {"map", "zzzz", ""}) palette->setText(QString::fromLatin1(text));
        QCOMPARE(model->rowCount(), all);
        palette->close();
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::ModelsTest)
#include "models_test.moc"
