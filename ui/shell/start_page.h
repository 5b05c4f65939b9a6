#pragma once

#include <QWidget>
#include <vector>

class QCheckBox;
class QLabel;
class QListView;
class QPushButton;

namespace coincide {

class Actions;
class RecentModel;
class StartCard;
class DemoCard;
class DropArea;
class Workspace;

/// What is shown while no project is open: ways to begin, recent projects, and the demo.
class StartPage : public QWidget {
    Q_OBJECT
public:
    StartPage(Workspace& workspace, Actions& actions, QWidget* parent = nullptr);
    bool complete() const;                 ///< the demo's pictures are there

Q_SIGNALS:
    void openWanted(const QString& folder);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fitList();
    void openRow(int row);
    Workspace& workspace_;
    Actions& actions_;
    QLabel* title_;
    QLabel* subtitle_;
    QLabel* begin_;
    QLabel* recentTitle_;
    QLabel* demoTitle_;
    QLabel* none_;
    std::vector<StartCard*> cards_;
    DropArea* drop_;
    QCheckBox* openLast_;
    QPushButton* clear_;
    QListView* list_;
    RecentModel* model_;
    DemoCard* demo_;
};

}  // namespace coincide
