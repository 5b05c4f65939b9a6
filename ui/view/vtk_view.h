#pragma once

#include <QOpenGLWidget>
#include <memory>
#include <span>

#include "ui/view/map_view.h"

class QPainter;

namespace coincide {

class MapScene;

/// Draws the points of the map in three dimensions with OpenGL: a widget that owns a vtkGenericOpenGLRenderWindow and is never shown itself; the map takes its picture.
/// Used on a real graphics card; software OpenGL is slower than the splat.
class VtkView : public QOpenGLWidget {
    Q_OBJECT
public:
    /// One for `map`, or null where the splat is to draw: setting "map/renderer" = auto (by the name of the OpenGL renderer), software or opengl.
    static VtkView* makeWhereUseful(MapView* map);

    explicit VtkView(QWidget* parent);
    ~VtkView() override;

    void dataChanged();
    /// How often OpenGL has drawn: a picture is kept until something it shows changes.
    int renders() const;
    /// Draws the scene's points for a camera, back to front as the depth buffer has it; false where OpenGL gives no picture. `positions [S, 3]`.
    bool draw(QPainter& painter, MapScene& scene, const MapCamera& camera, std::span<const float> positions);

protected:
    void initializeGL() override;
    void paintGL() override;

private:
    void releaseGraphics();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace coincide
