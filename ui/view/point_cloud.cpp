#include "ui/view/point_cloud.h"

#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkIdTypeArray.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkSmartPointer.h>
#include <vtkUnsignedCharArray.h>

#include <algorithm>
#include <cmath>

namespace coincide {

vtkSmartPointer<vtkPolyData> makePointCloud(std::span<const float> positions, std::span<const std::uint32_t> colour, std::span<const std::uint8_t> drawn,
                                            std::span<const std::uint8_t> opacity) {
    const std::size_t all = std::min({positions.size() / 3, colour.size(), drawn.size()});
    const auto wanted = [&](std::size_t i) { return drawn[i] != 0 && std::isfinite(positions[3 * i]) && std::isfinite(positions[3 * i + 1]) && std::isfinite(positions[3 * i + 2]); };
    vtkIdType count = 0;
    for (std::size_t i = 0; i < all; ++i) count += wanted(i) ? 1 : 0;

    vtkNew<vtkFloatArray> places;
    places->SetNumberOfComponents(3);
    places->SetNumberOfTuples(count);
    vtkNew<vtkUnsignedCharArray> colours;
    colours->SetName("colour");
    colours->SetNumberOfComponents(4);
    colours->SetNumberOfTuples(count);
    vtkIdType next = 0;
    for (std::size_t i = 0; i < all; ++i) {
        if (!wanted(i)) continue;
        float* place = places->GetPointer(3 * next);
        std::copy_n(positions.data() + 3 * i, 3, place);
        unsigned char* to = colours->GetPointer(4 * next);
        to[0] = static_cast<unsigned char>(colour[i] >> 16);
        to[1] = static_cast<unsigned char>(colour[i] >> 8);
        to[2] = static_cast<unsigned char>(colour[i]);
        to[3] = i < opacity.size() ? opacity[i] : 255;
        ++next;
    }
    vtkNew<vtkPoints> points;
    points->SetData(places);

    vtkNew<vtkIdTypeArray> offsets, indices;
    offsets->SetNumberOfValues(count + 1);
    indices->SetNumberOfValues(count);
    for (vtkIdType i = 0; i <= count; ++i) offsets->SetValue(i, i);
    for (vtkIdType i = 0; i < count; ++i) indices->SetValue(i, i);
    vtkNew<vtkCellArray> vertices;
    vertices->SetData(offsets, indices);

    auto cloud = vtkSmartPointer<vtkPolyData>::New();
    cloud->SetPoints(points);
    cloud->SetVerts(vertices);
    cloud->GetPointData()->SetScalars(colours);
    return cloud;
}

}  // namespace coincide
