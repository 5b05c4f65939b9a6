#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "core/algo/counter_random.h"
#include "core/base/half.h"
#include "core/base/matrix_view.h"

namespace coincide {

/// Rows around `groups` random centres, with each row's group: a small stand-in for activations.
struct GroupedRows {
    GroupedRows(std::size_t rows, std::size_t columns, std::size_t groups, double spread, std::uint64_t seed = 1)
        : rows_(rows), columns_(columns), values(rows * columns), group(rows) {
        for (std::size_t i = 0; i < rows; ++i) {
            CounterRandom noise(seed, 1, i);
            group[i] = noise.below(static_cast<std::uint32_t>(groups));
            CounterRandom center(seed, 2, group[i]);
            for (std::size_t c = 0; c < columns; ++c) values[i * columns + c] = static_cast<float>(center.normal() + spread * noise.normal());
        }
    }

    MatrixView view() const { return {reinterpret_cast<const std::byte*>(values.data()), NpyType::Float32, rows_, columns_}; }

    std::size_t rows_, columns_;
    std::vector<float> values;
    std::vector<std::uint32_t> group;
};

inline MatrixView viewOf(const std::vector<float>& values, std::size_t columns) {
    return {reinterpret_cast<const std::byte*>(values.data()), NpyType::Float32, values.size() / columns, columns};
}

}  // namespace coincide
