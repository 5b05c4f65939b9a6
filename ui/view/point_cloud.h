#pragma once

#include <cstdint>
#include <memory>
#include <span>

class vtkPolyData;
template <class T>
class vtkSmartPointer;

namespace coincide {

/// Points as VTK draws them: one vertex each with its colour. **Shapes**: positions `[n, 3]`, colour `[n]` (0xAARRGGBB), drawn `[n]` (0 = left out).
/// Points that are not finite are left out. `opacity` of 255 by sample `[n]`; empty = opaque.
vtkSmartPointer<vtkPolyData> makePointCloud(std::span<const float> positions, std::span<const std::uint32_t> colour, std::span<const std::uint8_t> drawn,
                                            std::span<const std::uint8_t> opacity = {});

}  // namespace coincide
