#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "core/base/half.h"
#include "core/base/matrix_view.h"

namespace coincide {

/// A matrix that owns its values, for tests.
struct MadeRows {
    std::size_t rows = 0, columns = 0;
    std::vector<float> values;
    std::vector<HalfBits> halves;

    MatrixView view() const { return {reinterpret_cast<const std::byte*>(values.data()), NpyType::Float32, rows, columns}; }
    MatrixView halfView() const { return {reinterpret_cast<const std::byte*>(halves.data()), NpyType::Float16, rows, columns}; }
    const float* row(std::size_t r) const { return values.data() + r * columns; }
};

enum class RowShape { Random, Clustered, Duplicates, NearTies };

/// Rows of about unit length, exact in float16: independent; around a few directions; copies of a few rows; or copies that differ in
/// the last bit of one value.
inline MadeRows makeRows(std::size_t rows, std::size_t columns, RowShape shape, std::uint32_t seed) {
    std::mt19937 generator(seed);
    const auto uniform = [&] { return static_cast<float>(generator()) / 4294967296.0f - 0.5f; };
    MadeRows out{rows, columns, std::vector<float>(rows * columns), std::vector<HalfBits>(rows * columns)};
    const std::size_t directions = std::max<std::size_t>(2, rows / 20);
    std::vector<float> centers(directions * columns);
    for (float& value : centers) value = uniform();
    for (std::size_t r = 0; r < rows; ++r) {
        const float* center = centers.data() + generator() % directions * columns;
        double length = 0;
        float* row = out.values.data() + r * columns;
        for (std::size_t j = 0; j < columns; ++j) {
            const float noise = uniform();
            row[j] = shape == RowShape::Random ? noise : shape == RowShape::Clustered ? center[j] + 0.5f * noise : center[j];
            length += row[j] * row[j];
        }
        for (std::size_t j = 0; j < columns; ++j) row[j] /= static_cast<float>(std::sqrt(length));
    }
    floatToHalf(out.values.data(), out.halves.data(), out.halves.size());
    if (shape == RowShape::NearTies)
        for (std::size_t r = 0; r < rows; ++r) out.halves[r * columns + generator() % columns] ^= 1u;
    halfToFloat(out.halves.data(), out.values.data(), out.values.size());
    return out;
}

}  // namespace coincide
