#pragma once

#include <QWidget>

#include "ui/base/latest_task.h"
#include "ui/model/view_state.h"

class QLabel;
class QPushButton;

namespace coincide {

class SampleGrid;
struct Session;

/// What the present setting changes against the kept one: samples entering beside samples leaving. Counts follow at once, pictures once the slider rests.
class ChangesPanel : public QWidget {
    Q_OBJECT
public:
    explicit ChangesPanel(Session& session, QWidget* parent = nullptr);

private:
    struct Side {
        QWidget* box = nullptr;
        QLabel *mark = nullptr, *count = nullptr;
        QPushButton* all = nullptr;
        SampleGrid* grid = nullptr;
    };
    Side makeSide(const QString& title, InOut which);
    void refresh();
    void fill();
    void paintMarks();

protected:
    void changeEvent(QEvent* event) override;

private:
    Session& session_;
    Side entering_, leaving_;
    LatestTask later_;
};

}  // namespace coincide
