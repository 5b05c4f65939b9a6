#pragma once

#include <QObject>
#include <QString>
#include <vector>

class QMenu;

namespace coincide {

class MainWindow;
class SearchField;

/// The menu bar with every action, the lists that change (recent projects, colours, panels), and the search field at its end.
class MainMenu : public QObject {
    Q_OBJECT
public:
    explicit MainMenu(MainWindow& window);
    void retranslate();

private:
    QMenu* add(const char* name, const QString& entries);
    void fillRecent();
    void fillColours();
    void fillPanels();
    void giveKeys();
    MainWindow& window_;
    std::vector<std::pair<QMenu*, const char*>> menus_;
    QMenu* recent_;
    QMenu* colours_;
    QMenu* panels_;
    SearchField* search_;
};

}  // namespace coincide
