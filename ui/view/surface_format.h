#pragma once

#include <QSurfaceFormat>

namespace coincide {

/// What VTK needs of OpenGL: a core profile with depth and alpha and no samples. Programs make it the default before their QApplication, so that all contexts are alike and can share.
QSurfaceFormat surfaceFormat();

}  // namespace coincide
