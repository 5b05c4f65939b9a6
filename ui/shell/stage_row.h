#pragma once

#include <QWidget>

#include "ui/model/run_model.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace coincide {

/// One stage in the stages panel: state, figures of its last run, progress with Pause and Cancel, and what went wrong.
class StageRow : public QWidget {
    Q_OBJECT
public:
    StageRow(RunModel& runs, Stage stage, QWidget* parent = nullptr);
    Stage stage() const { return stage_; }
    void setChosen(bool on);
    void setReadOnly(bool on);

Q_SIGNALS:
    void chosen();
    void runWanted();
    void goOnWanted();
    void runsWanted();
    void pauseWanted();
    void cancelWanted();
    void logWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void refresh();
    void placeRate();
    void showDetails();
    RunModel& runs_;
    Stage stage_;
    bool chosen_ = false, readOnly_ = false;
    QString line_;   // what is said below the name, without rate and time left
    QLabel* sign_;
    QLabel* name_;
    QLabel* state_;
    QPushButton* main_;
    QLabel* figures_;
    QProgressBar* bar_;
    QWidget* running_;
    QLabel* share_;
    QLabel* rate_;
    QPushButton* pause_;
    QPushButton* cancel_;
    QWidget* error_;
    QLabel* problem_;
    QPushButton* details_;
    QPushButton* copy_;
    QPushButton* log_;
};

}  // namespace coincide
