#pragma once

#include <QImage>
#include <QWidget>
#include <memory>

namespace coincide {

struct Session;

/// Where the map looks from; values only, so that two maps can move together.
struct MapCamera {
    double centreX = 0, centreY = 0;     ///< 2D: map units; 3D: the point turned around, with centreZ
    double centreZ = 0;
    double unitsPerPixel = 1;
    double yaw = 0.6, pitch = 0.45;      ///< 3D, radians
    bool operator==(const MapCamera&) const = default;
};

/// The map of the samples in two or three dimensions with pictures, labels, legend, hover card, tools and mini map.
class MapView : public QWidget {
    Q_OBJECT
public:
    /// Main follows the session's colouring; the others show what is only in A or only in B of the compared selections.
    enum class Role { Main, CompareA, CompareB };

    explicit MapView(Session& session, Role role = Role::Main, QWidget* parent = nullptr);
    ~MapView() override;

    void fitAll();
    void fitHighlighted();
    void flyToCurrent();
    void cameraBack();
    void cameraForward();
    void shareHistory(const MapView& other);     ///< maps that move together go back together
    void zoomBy(double factor);
    void panBy(QPointF pixels);
    void setAxisView(int axis);                  ///< 3D: 0 x, 1 y, 2 z; negative reversed: -1 x, -2 y, -3 z
    MapCamera camera() const;
    void setCamera(const MapCamera& camera);     ///< does not emit cameraChanged
    /// The camera of the dimension that is shown, as text to paste elsewhere.
    QString cameraText() const;
    /// Flies where such text says; false for other text or the other dimension.
    bool flyToText(const QString& text);
    double zoom() const;                         ///< 1 = all fits
    bool complete() const;                       ///< nothing is still being drawn or loaded
    /// The map alone at a size, without tools, for figures. `transparent`: no canvas.
    QImage picture(QSize size, bool transparent = false, bool legend = true);
    bool writeVector(const QString& file, QSize size);   ///< .svg or .pdf; false when it cannot be written

Q_SIGNALS:
    void cameraChanged(const MapCamera& camera);
    void hintChanged(const QString& hint);       ///< for the status bar

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace coincide
