#pragma once

#include <QWidget>

class QLabel;
class QSlider;
class QTabBar;

namespace coincide {

struct Session;
class SampleGrid;

/// The samples of the current cluster as tiles, lined up in one of four ways.
class GalleryPanel : public QWidget {
    Q_OBJECT
public:
    explicit GalleryPanel(Session& session, QWidget* parent = nullptr);
    SampleGrid* grid() const { return grid_; }
    QTabBar* tabs() const { return tabs_; }    ///< may be moved into the title of a dock
    void step(int by);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refill();
    void showHead();

    Session& session_;
    QTabBar* tabs_;
    QLabel* name_;
    QLabel* counts_;
    QSlider* size_;
    SampleGrid* grid_;
    bool stale_ = true;
};

}  // namespace coincide
