#pragma once

#include <QToolBar>

class QComboBox;
class QLabel;
class QToolButton;

namespace coincide {

class Actions;
class StageStrip;
class Workspace;

/// One row of 40 px: files, undo, tools, how areas join, colouring, map, pictures, and the six stages at the right.
class MainToolbar : public QToolBar {
    Q_OBJECT
public:
    MainToolbar(Workspace& workspace, Actions& actions, QWidget* parent = nullptr);
    static QString colourText(int colourBy);
    void setComparing(bool on);

Q_SIGNALS:
    void stageChosen(const QString& stage);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void showState();
    Workspace& workspace_;
    QComboBox* mode_;
    QLabel* colourLabel_;
    QComboBox* colour_;
    StageStrip* stages_;
    QToolButton* pictures_ = nullptr;
    bool comparing_ = false;
};

}  // namespace coincide
