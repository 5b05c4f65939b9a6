#pragma once

#include <QListView>
#include <cstdint>
#include <vector>

namespace coincide {

struct Session;
class SampleListModel;

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
    void setEmptyText(const QString& sentence);          ///< shown while there is no sample
    bool complete() const;                               ///< every visible tile has its picture or its reason
    void step(int by);                                   ///< next (+1) or previous (-1) sample

protected:
    void paintEvent(QPaintEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void wantVisible();
    Session& session_;
    SampleListModel* model_;
    QString emptyText_;
};

}  // namespace coincide
