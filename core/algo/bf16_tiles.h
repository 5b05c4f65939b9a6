#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "core/base/progress.h"

namespace coincide {

/// Products of bfloat16 matrices on the processor's tile unit (Intel AMX), several times faster than float32 products. Both
/// sides are packed in panels of 32 rows, zeros beyond the last row and column.

/// True if this processor has the unit and the system lets us use it.
bool tileUnitAvailable();

constexpr std::size_t kPanelRows = 32;

inline std::size_t panelCount(std::size_t rows) { return (rows + kPanelRows - 1) / kPanelRows; }

/// Storage aligned for the unit. Growing loses the content.
class Bf16Buffer {
public:
    std::uint16_t* reserve(std::size_t count);
    std::uint16_t* data() { return data_.get(); }
    const std::uint16_t* data() const { return data_.get(); }
    std::size_t size() const { return size_; }

private:
    struct Free {
        void operator()(void* memory) const;
    };
    std::unique_ptr<std::uint16_t[], Free> data_;
    std::size_t size_ = 0;
};

/// Values that the packed form of `rows` x `columns` takes.
std::size_t packedSize(std::size_t rows, std::size_t columns);

/// Clears the last panel where it has places beyond `rows`; needed once before packing.
void clearPadding(std::size_t rows, std::size_t columns, std::uint16_t* packed);

/// Rounds one row into place `row` of a packed left or right side; returns an upper bound on the length of what the rounding
/// changed (infinite or NaN where a value leaves the range).
double packLeft(const float* values, std::size_t columns, std::size_t row, std::uint16_t* packed);
double packRight(const float* values, std::size_t columns, std::size_t row, std::uint16_t* packed);

/// `out[l, r] = <left l, right r>` for whole panels, accumulated in float32. False when cancelled.
/// **Shapes**: out has 32 * leftPanels rows of `stride` floats, `stride` at least 32 * rightPanels.
bool multiplyPanels(const std::uint16_t* left, std::size_t leftPanels, const std::uint16_t* right, std::size_t rightPanels,
                    std::size_t columns, float* out, std::size_t stride, const CancelToken& cancel);

}  // namespace coincide
