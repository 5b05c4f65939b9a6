#pragma once

#include <QListView>
#include <cstdint>
#include <vector>

namespace coincide {

struct Session;
class SampleListModel;
class SampleHover;
class TileDelegate;

/// Thumbnails of samples as tiles that wrap: virtual, loads what is visible first, marks what is in the subset by shape and not by colour alone.
/// Click makes the sample current; Ctrl and Shift pick several (the highlighted set); Space and Backspace go on and back.
class SampleGrid : public QListView {
    Q_OBJECT
public:
    /// What the corner of a tile says.
    enum class Badge { InOut, Entering, Leaving, OnlyA, OnlyB, None };

    explicit SampleGrid(Session& session, QWidget* parent = nullptr);

    void setSamples(std::vector<std::int32_t> samples);
    const std::vector<std::int32_t>& samples() const;
    void setBadge(Badge badge);
    void setTileSize(int edge);                          ///< logical pixels, 48 to 256
    int tileSize() const;
    void setCaptions(const QStringList& captions);       ///< a short text in each tile, e.g. its similarity; forgotten with the samples
    void setEmptyText(const QString& sentence);          ///< shown while there is no sample
    bool complete() const;                               ///< every visible tile has its picture or its reason
    void step(int by);                                   ///< next (+1) or previous (-1) sample

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles = {}) override;

private:
    void wantVisible();
    std::vector<int> visibleRows() const;
    void followCurrent();
    void highlightPicked();
    void layOut();
    Session& session_;
    SampleListModel* model_;
    TileDelegate* delegate_;
    SampleHover* hover_;
    QString emptyText_;
    int tile_ = 86;
    bool following_ = false;
};

}  // namespace coincide
