#include "ui/shell/main_window.h"

#include <QApplication>
#include <QChildEvent>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QUndoView>
#include <QVBoxLayout>
#include <chrono>
#include <utility>

#include "ui/base/error_text.h"
#include "ui/base/format.h"
#include "ui/shell/actions.h"
#include "ui/shell/commands.h"
#include "ui/shell/dock_title.h"
#include "ui/shell/failures_panel.h"
#include "ui/shell/help_viewer.h"
#include "ui/shell/layouts.h"
#include "ui/shell/log_panel.h"
#include "ui/shell/main_menu.h"
#include "ui/shell/main_toolbar.h"
#include "ui/shell/new_project_page.h"
#include "ui/shell/panels.h"
#include "ui/shell/path_opener.h"
#include "ui/shell/stage_options_panel.h"
#include "ui/shell/stages_panel.h"
#include "ui/shell/start_page.h"
#include "ui/shell/status_bar.h"
#include "ui/shell/stop_question.h"
#include "ui/shell/tags_panel.h"
#include "ui/shell/workspace.h"
#include "ui/view/map_view.h"

namespace coincide {
namespace {

constexpr int kLeastWidth = 1024, kLeastHeight = 640;
constexpr std::chrono::milliseconds kLeaveWait{100};   // nobody sees a window that goes a tenth of a second later

// Only as large as the page that is shown needs it, so that the others do not push the panels beside them.
class PageStack : public QStackedWidget {
public:
    explicit PageStack(QWidget* parent) : QStackedWidget(parent) {
        connect(this, &QStackedWidget::currentChanged, this, [this] { updateGeometry(); });
    }
    QSize minimumSizeHint() const override { return currentWidget() ? currentWidget()->minimumSizeHint().expandedTo(currentWidget()->minimumSize()) : QSize(); }
};

bool isLayout(const QString& name) { return name == QLatin1String("explore") || name == QLatin1String("tune") || name == QLatin1String("compare") || name == QLatin1String("run"); }

}  // namespace

MainWindow::MainWindow(Appearance& appearance) : appearance_(appearance), workspace_(std::make_unique<Workspace>(session_)), actions_(new Actions(this)), layouts_(new Layouts(*this)), opener_(std::make_unique<PathOpener>(*this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(kLeastWidth, kLeastHeight);
    setAcceptDrops(true);
    setWindowIcon(QIcon(QStringLiteral(":/icons/app.svg")));
    for (QAction* action : actions_->all()) addAction(action);
    qApp->installEventFilter(this);

    auto* middle = new QWidget(this);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    messages_ = new MessageBar(middle);
    column->addWidget(messages_);
    centre_ = new PageStack(middle);
    column->addWidget(centre_, 1);
    startPage_ = new StartPage(*workspace_, *actions_, centre_);
    newPage_ = new NewProjectPage(*workspace_, centre_);
    map_ = new MapView(session_, MapView::Role::Main, centre_);
    map_->setObjectName(QStringLiteral("map"));
    comparePage_ = makeComparePage(session_, [this](const QString& hint) { status_->setHint(hint); });
    for (QWidget* page : std::initializer_list<QWidget*>{startPage_, newPage_, map_, comparePage_}) centre_->addWidget(page);
    setCentralWidget(middle);

    toolbar_ = new MainToolbar(*workspace_, *actions_, this);
    addToolBar(toolbar_);
    status_ = new StatusBar(*workspace_, this);
    setStatusBar(status_);
    addPanels();
    menu_ = new MainMenu(*this);
    commands_ = new Commands(*this);
    connectWorkspace();
    retranslate();
    showStart();
}

MainWindow::~MainWindow() {
    qApp->removeEventFilter(this);
    // An undo stack tells of its emptying; at its own end those who listen would find the session half gone.
    session_.undo.clear();
    // The panels look at the session until they are gone.
    for (const auto& [name, dock] : layouts_->docks()) delete dock;
    delete takeCentralWidget();
    delete status_;
    delete toolbar_;
}

void MainWindow::addPanels() {
    for (const PanelInfo& panel : viewPanels()) {
        QWidget* content = panel.make(session_);
        const QDockWidget* dock = layouts_->add(QString::fromLatin1(panel.name), content);
        if (QTabBar* tabs = titleTabs(content)) static_cast<DockTitle*>(dock->titleBarWidget())->embed(tabs);
    }
    stages_ = new StagesPanel(*workspace_);
    options_ = new StageOptionsPanel(*workspace_);
    auto* failures = new FailuresPanel(*workspace_);
    auto* history = new QUndoView(&session_.undo);
    layouts_->add(QStringLiteral("stages"), stages_);
    layouts_->add(QStringLiteral("options"), options_);
    layouts_->add(QStringLiteral("log"), new LogPanel);
    layouts_->add(QStringLiteral("failures"), failures);
    layouts_->add(QStringLiteral("tags"), new TagsPanel(session_));
    layouts_->add(QStringLiteral("history"), history);
    connect(failures, &FailuresPanel::countChanged, this, [this](int count) {
        failures_ = count;
        updateDockTitles();
    });
    connect(options_, &StageOptionsPanel::titleChanged, this, [this](const QString& title) {
        if (QDockWidget* dock = layouts_->dock(QStringLiteral("options"))) dock->setWindowTitle(title);
    });
    connect(options_, &StageOptionsPanel::commandChanged, stages_, &StagesPanel::setCommand);
    connect(stages_, &StagesPanel::stageChosen, options_, &StageOptionsPanel::setStage);
    connect(stages_, &StagesPanel::runWanted, this, [this](Stage stage) {
        options_->setStage(stage);
        options_->run();
    });
    connect(stages_, &StagesPanel::runsWanted, this, [this](Stage stage) {
        showStage(stage);
        options_->focusRuns();
    });
    connect(stages_, &StagesPanel::logWanted, this, [this] { showPanel(QStringLiteral("log")); });
    connect(toolbar_, &MainToolbar::stageChosen, this, [this](const QString& name) {
        if (const auto stage = stageFromName(utf8(name))) showStage(*stage);
    });
    connect(status_, &StatusBar::jobsClicked, this, [this] {
        if (workspace_->isOpen()) showLayout(QStringLiteral("run"));
    });
    connect(map_, &MapView::hintChanged, status_, &StatusBar::setHint);
}

void MainWindow::connectWorkspace() {
    Workspace& work = *workspace_;
    connect(&work, &Workspace::opened, this, [this] {
        opener_->forget();   // another wish has come true meanwhile
        updateTitle();
        showLayout(nextLayout_);
        nextLayout_ = QStringLiteral("explore");
    });
    connect(&work, &Workspace::projectMade, this, [this] { showLayout(QStringLiteral("run")); });
    connect(&work, &Workspace::closed, this, [this] {
        messages_->clear();   // they tell of what was open, and their buttons act on it
        updateTitle();
        if (!workspace_->isOpen() && centre_->currentWidget() != newPage_) showStart();
    });
    connect(&work, &Workspace::loaded, this, &MainWindow::updateDockTitles);
    connect(&work, &Workspace::opened, this, [this] { stageToChoose_ = true; });
    connect(&work, &Workspace::loaded, this, [this] {
        if (!std::exchange(stageToChoose_, false)) return;
        // The first stage that wants something, else the one that is tried most often.
        Stage first = Stage::Cluster;
        for (const Stage stage : RunModel::kStages)
            if (workspace_->runs().status(stage).state != StageState::Done) {
                first = stage;
                break;
            }
        if (stages_->stage() == Stage::Import) stages_->setStage(first);
    });
    connect(&work, &Workspace::busyChanged, this, [this] { commands_->updateEnabled(); });
    connect(&work, &Workspace::message, this, [this](const QString& sentence, const QString& details, bool isError) {
        messages_->show({isError ? MessageBar::Kind::Error : MessageBar::Kind::Note, sentence, details, {}, {}});
    });
    connect(&work, &Workspace::unfinished, this, [this](Stage stage) {
        const StageStatus& status = workspace_->runs().status(stage);
        messages_->say([this, stage, done = shareText(status.fraction)] {
            return MessageBar::Message{MessageBar::Kind::Warning, tr("%1 was stopped at %2. It can go on from there.").arg(stageText(QString::fromLatin1(stageName(stage))), done), {},
                                       {{tr("Go on"), [this, stage] { workspace_->goOn(stage); }}}, QStringLiteral("unfinished"), {}};
        });
    });
    connect(&work, &Workspace::selectionKept, this, [this](std::int64_t run, const QString& name) {
        messages_->say([this, run, name] {
            return MessageBar::Message{MessageBar::Kind::Note, tr("Kept as “%1”.").arg(name), {},
                                       {{tr("Undo"),
                                         [this, run, name] {
                                             session_.view.deleteSelection(run, name);
                                             messages_->remove(QStringLiteral("kept"));
                                         }},
                                        {tr("Compare"), [this] { showLayout(QStringLiteral("compare")); }}},
                                       QStringLiteral("kept"), {}};
        });
    });
    connect(&work, &Workspace::exported, this, [this](const QString& file) {
        messages_->say([file] { return MessageBar::Message{MessageBar::Kind::Note, tr("Exported to %1.").arg(file), {}, {}, QStringLiteral("exported"), {}}; });
    });
    connect(&work.runs(), &RunModel::changed, this, [this] {
        if (workspace_->runs().job()) messages_->remove(QStringLiteral("unfinished"));
    });
    connect(startPage_, &StartPage::openWanted, &work, &Workspace::open);
    connect(newPage_, &NewProjectPage::leave, this, [this] {
        if (workspace_->isOpen()) showLayout(layouts_->current());
        else showStart();
    });
    connect(newPage_, &NewProjectPage::createWanted, this, [this] { leaveProject([this] { newPage_->make(); }); });
    connect(newPage_, &NewProjectPage::modelRecognised, this, [this](const QString& folder) {
        ExtractOptions extract;
        extract.model = utf8(folder);
        options_->setOptions(extract);
    });
    connect(&session_.requests, &Requests::showStage, this, [this](const QString& name) {
        if (const auto stage = stageFromName(utf8(name))) showStage(*stage);
    });
    connect(&session_.requests, &Requests::showPanel, this, [this](const QString& name) { showPanel(name); });
    connect(&session_.requests, &Requests::message, &work, [this](const QString& sentence, bool isError) { Q_EMIT workspace_->message(sentence, {}, isError); });
    connect(layouts_, &Layouts::changed, this, [this](const QString& layout) {
        status_->setRunLayout(layout == QLatin1String("run"));
        if (QDockWidget* dock = layouts_->dock(QStringLiteral("clusters"))) setChangeColumns(dock->widget(), layout == QLatin1String("tune"));
        showCentre();
        toolbar_->setComparing(layout == QLatin1String("compare"));
        colourForLayout(layout);
        // What had the focus may be hidden now, and would pass it to whatever comes first in the window.
        QWidget* focus = focusWidget();
        bool inDock = false;
        for (QWidget* up = focus; up != nullptr && !inDock; up = up->parentWidget()) inDock = qobject_cast<QDockWidget*>(up) != nullptr;
        if (!inDock || !focus->isVisible()) centre_->currentWidget()->setFocus(Qt::OtherFocusReason);
    });
}

void MainWindow::colourForLayout(const QString& layout) {
    // While tuning, the map tells what changes; a colouring chosen meanwhile is kept.
    ViewState& view = session_.view;
    if (layout == QLatin1String("tune")) {
        if (!colourBefore_) colourBefore_ = view.colourBy();
        view.setColourBy(ColourBy::EnteringLeaving);
    } else if (colourBefore_) {
        if (view.colourBy() == ColourBy::EnteringLeaving) view.setColourBy(*colourBefore_);
        colourBefore_.reset();
    }
}

void MainWindow::showStart() {
    layouts_->hideAll();
    toolbar_->hide();
    centre_->setCurrentWidget(startPage_);
    commands_->updateEnabled();
}

void MainWindow::showNewProject() {
    if (centre_->currentWidget() == newPage_) return;
    newPage_->reset();
    messages_->clear();
    layouts_->hideAll();
    toolbar_->hide();
    centre_->setCurrentWidget(newPage_);
    newPage_->setFocus(Qt::OtherFocusReason);   // what had it is hidden now
}

void MainWindow::showCentre() {
    toolbar_->show();
    centre_->setCurrentWidget(layouts_->current() == QLatin1String("compare") ? comparePage_ : map_);
}

MapView& MainWindow::shownMap() { return centre_->currentWidget() == comparePage_ ? *activeMap(comparePage_) : *map_; }

void MainWindow::showLayout(const QString& layout) {
    layouts_->show(layout);
    commands_->updateEnabled();
}

bool MainWindow::showPanel(const QString& name) {
    if (name == QLatin1String("start")) return showStart(), true;
    if (name == QLatin1String("new-project")) return showNewProject(), true;
    if (isLayout(name)) {
        if (workspace_->isOpen()) showLayout(name);
        else nextLayout_ = name;
        return true;
    }
    if (name == QLatin1String("map")) return map_->setFocus(), true;
    QDockWidget* dock = layouts_->dock(name);
    if (!dock) return false;
    if (layouts_->hidden()) layouts_->show(layouts_->current());
    if (!dock->isVisible() && tabifiedDockWidgets(dock).isEmpty() && dockWidgetArea(dock) == Qt::NoDockWidgetArea) addDockWidget(Qt::RightDockWidgetArea, dock);
    dock->show();
    dock->raise();
    if (dock->widget()) dock->widget()->setFocus(Qt::OtherFocusReason);
    return true;
}

void MainWindow::showStage(Stage stage) {
    if (!workspace_->isOpen()) return;
    if (layouts_->current() != QLatin1String("run") || layouts_->hidden()) showLayout(QStringLiteral("run"));
    stages_->setStage(stage);
}

void MainWindow::openAnything(const QString& path) { opener_->open(path); }
void MainWindow::dropped(const QString& path) { opener_->drop(path); }

bool MainWindow::complete() const {
    if (opener_->looking()) return false;
    if (centre_->currentWidget() == startPage_) return startPage_->complete() && !workspace_->loading();
    if (centre_->currentWidget() == newPage_) return !newPage_->busy();
    if (workspace_->loading()) return false;
    if (centre_->currentWidget() == map_ && !map_->complete()) return false;
    return gridsComplete(const_cast<MainWindow*>(this));
}

HelpViewer& MainWindow::helpViewer() {
    auto* viewer = findChild<HelpViewer*>();
    if (!viewer) viewer = new HelpViewer(appearance_, this);
    viewer->show();
    viewer->raise();
    return *viewer;
}

void MainWindow::showHelp(const QString& panel) { helpViewer().showPanel(panel); }
void MainWindow::showTour() { helpViewer().showTour(); }

void MainWindow::updateTitle() {
    setWindowTitle(workspace_->isOpen() ? workspace_->name() + (workspace_->readOnly() ? tr(" (read-only)") : QString()) + QStringLiteral(" – COINCIDE Explorer") : QStringLiteral("COINCIDE Explorer"));
    if (workspace_->isOpen()) setWindowFilePath(workspace_->folder());
}

void MainWindow::updateDockTitles() {
    const auto title = [this](const char* name, const QString& text) {
        if (QDockWidget* dock = layouts_->dock(QString::fromLatin1(name))) dock->setWindowTitle(text);
    };
    for (const PanelInfo& panel : viewPanels()) title(panel.name, panelTitle(panel.title));
    const ExplorerData& known = session_.view.data();
    const auto bare = [this](const char* name, const QString& text) {
        if (QDockWidget* dock = layouts_->dock(QString::fromLatin1(name))) dock->setProperty(DockTitle::kBareTitle, text);
    };
    bare("clusters", layouts_->dock(QStringLiteral("clusters"))->windowTitle());
    bare("selections", layouts_->dock(QStringLiteral("selections"))->windowTitle());
    bare("failures", tr("Failed records"));
    if (known.clusters > 0) title("clusters", tr("Clusters %1").arg(countText(known.clusters)));
    if (!known.selections.empty()) title("selections", tr("Selections %1").arg(countText(static_cast<std::int64_t>(known.selections.size()))));
    title("stages", tr("Stages"));
    title("options", options_->title());
    title("log", tr("Log"));
    title("failures", failures_ > 0 ? tr("Failed records %1").arg(countText(failures_)) : tr("Failed records"));
    title("tags", tr("Tags"));
    title("history", tr("History"));
    if (QDockWidget* history = layouts_->dock(QStringLiteral("history")))
        if (auto* view = qobject_cast<QUndoView*>(history->widget())) {
            view->setAccessibleName(tr("History"));
            view->setEmptyLabel(tr("As opened"));
        }
}

void MainWindow::retranslate() {
    actions_->retranslate();
    menu_->retranslate();
    workspace_->runs().retranslate();
    updateTitle();
    updateDockTitles();
}

// Views say their words once, when they are made: in another language they are made anew and shown what is there.
void MainWindow::remakeViews() {
    for (const PanelInfo& panel : viewPanels()) {
        QDockWidget* dock = layouts_->dock(QString::fromLatin1(panel.name));
        QWidget* before = dock->widget();
        QWidget* now = panel.make(session_);
        takeOver(before, now);
        dock->setWidget(now);
        delete before;
        if (QTabBar* tabs = titleTabs(now)) static_cast<DockTitle*>(dock->titleBarWidget())->embed(tabs);
    }
    setChangeColumns(layouts_->dock(QStringLiteral("clusters"))->widget(), layouts_->current() == QLatin1String("tune"));
    const bool comparing = centre_->currentWidget() == comparePage_;
    delete comparePage_;
    comparePage_ = makeComparePage(session_, [this](const QString& hint) { status_->setHint(hint); });
    centre_->addWidget(comparePage_);
    if (comparing) centre_->setCurrentWidget(comparePage_);
    session_.view.setData(session_.view.sharedData());
    updateDockTitles();
}

bool MainWindow::stageRuns() const { return workspace_->jobs().status().active() && workspace_->runs().job(); }

void MainWindow::leaveProject(std::function<void()> then) {
    if (!stageRuns()) return then();
    askToStop(this, tr("Close project"), tr("%1 is running. Stop it and close the project? What was done is kept, and it can go on when the project is open again.").arg(workspace_->jobs().status().title), tr("Stop and close"), std::move(then));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!closing_ && stageRuns()) {
        event->ignore();
        return askToStop(this, tr("Quit"), tr("%1 is running. Stop it and quit? What was done is kept, and the next start offers to go on.").arg(workspace_->jobs().status().title), tr("Stop and quit"), [this] {
            closing_ = true;
            close();
        });
    }
    layouts_->save();
    QSettings().setValue(QStringLiteral("window/geometry"), saveGeometry());
    const std::optional<bool> written = leftBehind_ == session_.service.edits() ? true : session_.service.finishEdits(kLeaveWait);
    if (written != true) {
        event->ignore();
        if (written) return sayUnwritten();
        // The project may be locked for seconds; the window goes when it is known.
        return session_.service.whenWritten(this, [this](bool all) { all ? static_cast<void>(close()) : sayUnwritten(); });
    }
    workspace_->close();
    event->accept();
}

void MainWindow::sayUnwritten() {
    leftBehind_ = session_.service.edits();
    messages_->say([] {
        return MessageBar::Message{MessageBar::Kind::Warning, tr("What you noted last could not be written. Free some space, or close again to leave without it."), {}, {}, QStringLiteral("unwritten"), {}};
    });
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    layouts_->widthChanged();
}

// What is left of the window between its parts are the splitters.
void MainWindow::mouseDoubleClickEvent(QMouseEvent* event) {
    if (childAt(event->position().toPoint()) == nullptr && !layouts_->hidden()) layouts_->restoreSizes();
    else QMainWindow::mouseDoubleClickEvent(event);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    retranslate();
    // Not from inside the event, which goes through the children next; and once, though two catalogues change.
    if (std::exchange(remaking_, true)) return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            remaking_ = false;
            remakeViews();
        },
        Qt::QueuedConnection);
}

void MainWindow::childEvent(QChildEvent* event) {
    QMainWindow::childEvent(event);
    if (event->type() == QEvent::ChildPolished) DockTitle::hideTabBar(event->child());
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    QDockWidget* gallery = layouts_->dock(QStringLiteral("gallery"));
    if (event->key() == Qt::Key_Escape) {
        if (centre_->currentWidget() == newPage_) newPage_->stepBack();
        else if (session_.view.tool() != MapTool::Pan) session_.view.setTool(MapTool::Pan);
        else if (isFullScreen()) (*actions_)["full-screen"]->trigger();
    } else if ((event->key() == Qt::Key_Space || event->key() == Qt::Key_Backspace) && gallery && stepGallery(gallery, event->key() == Qt::Key_Space ? 1 : -1)) {
        return;
    } else QMainWindow::keyPressEvent(event);
}

// Digits of the number pad are fixed views, those above the letters are verdicts.
bool MainWindow::eventFilter(QObject* object, QEvent* event) {
    if ((event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) && object->isWidgetType() && static_cast<QWidget*>(object)->window() == this) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool fixed = (key->modifiers() & Qt::KeypadModifier) && (key->key() == Qt::Key_1 || key->key() == Qt::Key_3 || key->key() == Qt::Key_7);
        if (fixed && session_.view.threeD() && !object->inherits("QLineEdit") && !object->inherits("QAbstractSpinBox") && !object->inherits("QTextEdit")) {
            if (event->type() == QEvent::KeyPress) {
                const int axis = key->key() == Qt::Key_1 ? 1 : key->key() == Qt::Key_3 ? 0 : 2;
                shownMap().setAxisView(key->modifiers() & Qt::ControlModifier ? -axis - 1 : axis);
            }
            event->accept();
            return true;
        }
    }
    return QMainWindow::eventFilter(object, event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) {
            dropped(url.toLocalFile());
            break;
        }
    event->acceptProposedAction();
}

}  // namespace coincide
