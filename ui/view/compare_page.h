#pragma once

#include <QWidget>

#include "ui/model/comparison.h"
#include "ui/model/sample_order.h"

class QComboBox;
class QLabel;
class QStackedWidget;

namespace coincide {

class MapView;
class SampleGrid;
struct MapCamera;
struct Session;
class EmptyState;

/// Two stored selections side by side: linked maps, and below them what is only in one of the two.
class ComparePage : public QWidget {
    Q_OBJECT
public:
    explicit ComparePage(Session& session, QWidget* parent = nullptr);

    MapView* mapA() const { return sides_[0].map; }
    MapView* mapB() const { return sides_[1].map; }
    /// The map that was used last: what is done to it moves the other along.
    MapView* activeMap() const { return sides_[active_].map; }

Q_SIGNALS:
    void hintChanged(const QString& hint);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Side {
        QWidget *column = nullptr, *head = nullptr;
        QLabel *chip = nullptr, *detail = nullptr, *both = nullptr, *mark = nullptr, *count = nullptr;
        QComboBox *choice = nullptr, *order = nullptr;
        MapView* map = nullptr;
        SampleGrid* grid = nullptr;
    };
    Side makeSide(bool isB);
    QWidget* makeHead(Side& side, bool isB);
    QWidget* makeGallery(Side& side, bool isB);
    void fillChoices();
    void refresh();
    void fillGrid(int side);
    void follow(int moved, const MapCamera& camera);
    void paintMarks();

    Session& session_;
    EmptyState* empty_;
    QStackedWidget* pages_;
    Side sides_[2];
    Comparison comparison_;
    int active_ = 0;
    bool stale_ = true;
};

}  // namespace coincide
