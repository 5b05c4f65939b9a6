#pragma once

#include <QWidget>
#include <vector>

#include "ui/model/run_model.h"

class QLabel;
class QLineEdit;
class QToolButton;

namespace coincide {

class StageRow;
class Workspace;

/// The six stages of the project below each other, and the same command for a terminal.
class StagesPanel : public QWidget {
    Q_OBJECT
public:
    explicit StagesPanel(Workspace& workspace, QWidget* parent = nullptr);
    Stage stage() const { return stage_; }
    void setStage(Stage stage);
    void setCommand(const QString& command, const QString& whole);   ///< as shown, and as copied

Q_SIGNALS:
    void stageChosen(coincide::Stage stage);
    void runWanted(coincide::Stage stage);       ///< with the options as they stand in the form
    void runsWanted(coincide::Stage stage);
    void logWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    Workspace& workspace_;
    Stage stage_ = Stage::Import;
    std::vector<StageRow*> rows_;
    QLabel* sameLabel_;
    QLineEdit* command_;
    QString wholeCommand_;
    QToolButton* copy_;
};

}  // namespace coincide
