#pragma once

#include <QMainWindow>
#include <functional>
#include <memory>
#include <optional>

#include "ui/model/session.h"
#include "ui/shell/message_bar.h"

class QStackedWidget;

namespace coincide {

class Actions;
class Appearance;
class Commands;
class HelpViewer;
class Layouts;
class MainMenu;
class MainToolbar;
class MapView;
class NewProjectPage;
class PathOpener;
class StageOptionsPanel;
class StagesPanel;
class StartPage;
class StatusBar;
class Workspace;

/// The one window of the program: menus, toolbar, docks around the map, and pages in its place.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Appearance& appearance);
    ~MainWindow() override;

    Session& session() { return session_; }
    Workspace& workspace() { return *workspace_; }
    Actions& actions() { return *actions_; }
    Layouts& layouts() { return *layouts_; }
    Appearance& appearance() { return appearance_; }
    MapView& map() { return *map_; }
    MapView& shownMap();                        ///< the map, or while comparing the one of the two that was used last
    MessageBar& messages() { return *messages_; }
    StagesPanel& stages() { return *stages_; }
    StageOptionsPanel& options() { return *options_; }
    NewProjectPage& newProjectPage() { return *newPage_; }

    void showStart();
    void showNewProject();
    void showLayout(const QString& layout);
    /// A dock's objectName, a layout's name, "start" or "new-project". False for anything else.
    bool showPanel(const QString& name);
    void showStage(Stage stage);
    /// A project, dataset, activation file or model folder, by what it is.
    void openAnything(const QString& path);
    /// The same with a project open: asks what the file is to be where it may be several things.
    void dropped(const QString& path);
    /// Before another project comes in its place, or none: asks where a stage runs, and does `then` at once where none does.
    void leaveProject(std::function<void()> then);
    /// Everything that is visible is loaded and drawn.
    bool complete() const;
    void showHelp(const QString& panel);
    void showTour();

protected:
    void closeEvent(QCloseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void childEvent(QChildEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    HelpViewer& helpViewer();
    void addPanels();
    void connectWorkspace();
    void retranslate();
    void remakeViews();
    void updateTitle();
    void updateDockTitles();
    void sayUnwritten();
    bool stageRuns() const;
    void showCentre();
    void colourForLayout(const QString& layout);

    Appearance& appearance_;
    Session session_;
    std::unique_ptr<Workspace> workspace_;
    Actions* actions_;
    Layouts* layouts_;
    MessageBar* messages_;
    QStackedWidget* centre_;
    StartPage* startPage_;
    NewProjectPage* newPage_;
    MapView* map_;
    QWidget* comparePage_;
    StagesPanel* stages_;
    StageOptionsPanel* options_;
    MainToolbar* toolbar_;
    StatusBar* status_;
    MainMenu* menu_;
    Commands* commands_;
    std::optional<ColourBy> colourBefore_;      // of the map, before tuning
    QString nextLayout_ = QStringLiteral("explore");
    std::unique_ptr<PathOpener> opener_;
    std::optional<std::uint64_t> leftBehind_;   // edits of which a person knows that they are not written
    int failures_ = 0;
    bool remaking_ = false, closing_ = false, stageToChoose_ = false;
};

}  // namespace coincide
