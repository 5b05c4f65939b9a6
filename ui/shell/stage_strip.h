#pragma once

#include <QWidget>
#include <vector>

#include "ui/model/run_model.h"

namespace coincide {

/// Name of the icon that stands for a state; its shape says the state without colour.
QString stateIcon(StageState state);
QColor stateColour(StageState state, const QPalette& palette);

/// The six stages in one line with the shape of their state; a click asks for the stage.
class StageStrip : public QWidget {
    Q_OBJECT
public:
    explicit StageStrip(RunModel& runs, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(const QString& stage);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    std::vector<QRect> boxes(bool withNames) const;
    bool named() const;   ///< there is room for the names
    int at(QPoint point) const;
    RunModel& runs_;
    int hovered_ = -1, focused_ = 0;
};

}  // namespace coincide
