#include "ui/shell/main_menu.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <algorithm>

#include "ui/shell/actions.h"
#include "ui/shell/dock_title.h"
#include "ui/shell/layouts.h"
#include "ui/shell/main_toolbar.h"
#include "ui/shell/main_window.h"
#include "ui/shell/mnemonics.h"
#include "ui/shell/search_field.h"
#include "ui/shell/workspace.h"

namespace coincide {

MainMenu::MainMenu(MainWindow& window) : QObject(&window), window_(window), recent_(new QMenu(&window)), colours_(new QMenu(&window)), panels_(new QMenu(&window)), search_(new SearchField(&window)) {
    add("Project", QStringLiteral("new open @recent demo | save save-as | import export figure | locate | close quit"));
    add("Edit", QStringLiteral("undo redo | tag note rename | shortcuts settings"));
    add("Select", QStringLiteral("select-all select-none select-invert | search next-hit previous-hit | pure mixed junk unsure no-verdict | pin exclude | keep keep-highlighted import-selection"));
    add("View", QStringLiteral("tool-pan tool-box tool-lasso tool-cluster | @colours | 2d 3d dimensions | pictures dim | fit fit-highlighted fly | camera-back camera-forward camera-copy camera-paste | theme full-screen"));
    add("Analyse", QStringLiteral("stage-import stage-extract stage-cluster stage-score stage-map stage-select | run-rest pause cancel | budget-less budget-more temperature-less temperature-more | refresh"));
    add("Window", QStringLiteral("layout-explore layout-tune layout-compare layout-run reset-layout | @panels | next-dock previous-dock"));
    add("Help", QStringLiteral("help tour | palette shortcuts | report about"));
    window.menuBar()->setFixedHeight(28);
    window.menuBar()->setCornerWidget(search_);
    connect(search_, &QAbstractButton::clicked, window.actions()["palette"], &QAction::trigger);
    connect(recent_, &QMenu::aboutToShow, this, &MainMenu::fillRecent);
    connect(colours_, &QMenu::aboutToShow, this, &MainMenu::fillColours);
    connect(panels_, &QMenu::aboutToShow, this, &MainMenu::fillPanels);
    auto* tools = new QActionGroup(this);
    for (const char* id : {"tool-pan", "tool-box", "tool-lasso", "tool-cluster"}) tools->addAction(window.actions()[id]);
    auto* maps = new QActionGroup(this);
    for (const char* id : {"2d", "3d"}) maps->addAction(window.actions()[id]);
}

QMenu* MainMenu::add(const char* name, const QString& entries) {
    QMenu* menu = window_.menuBar()->addMenu(QString());
    menu->setToolTipsVisible(false);
    menus_.emplace_back(menu, name);
    for (const QString& entry : entries.split(QLatin1Char(' '))) {
        if (entry == QLatin1String("|")) menu->addSeparator();
        else if (entry == QLatin1String("@recent")) menu->addMenu(recent_);
        else if (entry == QLatin1String("@colours")) menu->addMenu(colours_);
        else if (entry == QLatin1String("@panels")) menu->addMenu(panels_);
        else if (QAction* action = window_.actions().find(entry)) menu->addAction(action);
    }
    return menu;
}

void MainMenu::fillRecent() {
    recent_->clear();
    int number = 0;
    for (const RecentProject& project : window_.workspace().recent().list()) {
        QAction* action = recent_->addAction(QStringLiteral("&%1  %2").arg(++number).arg(project.name().replace(QLatin1Char('&'), QStringLiteral("&&"))));
        action->setToolTip(project.folder);
        connect(action, &QAction::triggered, this, [this, folder = project.folder] { window_.openAnything(folder); });
    }
    if (number == 0) recent_->addAction(tr("None yet"))->setEnabled(false);
    recent_->addSeparator();
    connect(recent_->addAction(tr("Clear list")), &QAction::triggered, this, [this] { window_.workspace().recent().clear(); });
    giveMnemonics(recent_->actions());
}

void MainMenu::fillColours() {
    colours_->clear();
    for (int by = 0; by <= static_cast<int>(ColourBy::OnlyAOnlyB); ++by) {
        QAction* action = colours_->addAction(MainToolbar::colourText(by));
        action->setCheckable(true);
        action->setChecked(static_cast<int>(window_.session().view.colourBy()) == by);
        connect(action, &QAction::triggered, this, [this, by] { window_.session().view.setColourBy(static_cast<ColourBy>(by)); });
    }
    giveMnemonics(colours_->actions());
}

void MainMenu::fillPanels() {
    panels_->clear();
    for (const auto& [name, dock] : window_.layouts().docks()) {
        const QString bare = dock->property(DockTitle::kBareTitle).toString();   // a count is no part of the name here
        QAction* action = panels_->addAction(bare.isEmpty() ? dock->windowTitle() : bare);
        action->setCheckable(true);
        action->setChecked(dock->isVisible());
        action->setEnabled(window_.workspace().isOpen());
        connect(action, &QAction::triggered, this, [this, name = name, dock = dock](bool on) {
            if (on) window_.showPanel(name);
            else dock->close();
        });
    }
    // Short names have the fewest letters to choose from.
    QList<QAction*> byLength = panels_->actions();
    std::stable_sort(byLength.begin(), byLength.end(), [](const QAction* a, const QAction* b) { return a->text().size() < b->text().size(); });
    giveMnemonics(byLength);
}

// Letters follow the English texts, so that they stay where they are in another language.
void MainMenu::giveKeys() {
    const std::pair<const QMenu*, const char*> below[] = {{recent_, "Recent projects"}, {colours_, "Colour by"}, {panels_, "Panels"}};
    for (const auto& [menu, name] : menus_) {
        QStringList english;
        for (const QAction* action : menu->actions()) {
            QString text;
            for (const Actions::Entry& entry : Actions::table())
                if (action->objectName() == QLatin1String(entry.id)) text = QString::fromUtf8(entry.text);
            for (const auto& [list, title] : below)
                if (action->menu() == list) text = QString::fromLatin1(title);
            english << text;
        }
        giveMnemonics(menu->actions(), english);
    }
}

void MainMenu::retranslate() {
    for (const auto& [menu, name] : menus_) {
        const QString title = QCoreApplication::translate("Actions", name);
        const QChar key = QLatin1Char(name[0]);   // Alt with it opens the menu, in every language
        menu->setTitle(title.startsWith(key) ? QLatin1Char('&') + title : QStringLiteral("%1(&%2)").arg(title, key));
    }
    recent_->setTitle(tr("Recent projects"));
    colours_->setTitle(tr("Colour by"));
    panels_->setTitle(tr("Panels"));
    giveKeys();
    const QAction* palette = window_.actions()["palette"];
    search_->setTexts(window_.actions().name(palette), palette->shortcut().toString(QKeySequence::NativeText));
}

}  // namespace coincide
