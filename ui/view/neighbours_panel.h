#pragma once

#include <QWidget>

class QLabel;

namespace coincide {

struct Session;
class SampleGrid;

/// The 60 samples nearest to the one it was asked for, with their cosine. Stays with that sample while its own tiles are clicked.
class NeighboursPanel : public QWidget {
    Q_OBJECT
public:
    explicit NeighboursPanel(Session& session, QWidget* parent = nullptr);
    SampleGrid* grid() const { return grid_; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void follow();
    void ask(int sample);

    Session& session_;
    QLabel* head_;
    SampleGrid* grid_;
    int sample_ = -1;
};

}  // namespace coincide
