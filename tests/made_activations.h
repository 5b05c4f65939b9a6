#pragma once

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <random>
#include <vector>

#include "core/base/half.h"
#include "core/base/npy.h"

namespace coincide {

/// Writes a float16 matrix of `rows` rows around `groups` random directions, each row of length about 1: activations as the
/// extraction makes them, small enough for a test.
inline void writeMadeActivations(const std::filesystem::path& path, std::size_t rows, std::size_t columns, std::size_t groups) {
    std::mt19937 random(7);
    const auto draw = [&] { return static_cast<float>(random()) / 2147483648.0f - 1.0f; };
    std::vector<float> centres(groups * columns);
    for (float& value : centres) value = draw();
    std::vector<HalfBits> halves(rows * columns);
    std::vector<float> row(columns);
    for (std::size_t r = 0; r < rows; ++r) {
        double square = 0;
        for (std::size_t c = 0; c < columns; ++c) {
            row[c] = centres[(r * 7919 % groups) * columns + c] + 0.6f * draw();
            square += static_cast<double>(row[c]) * static_cast<double>(row[c]);
        }
        for (float& value : row) value = static_cast<float>(value / std::sqrt(square));
        floatToHalf(row.data(), &halves[r * columns], columns);
    }
    const std::size_t shape[] = {rows, columns};
    writeNpy(path, NpyType::Float16, shape, halves.data());
}

}  // namespace coincide
