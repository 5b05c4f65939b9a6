#pragma once

#include <QPointF>
#include <QSizeF>
#include <cstdint>
#include <span>
#include <vector>

namespace coincide {

/// Finds the drawn point under the mouse: points of the viewport sorted into square cells.
class PointGrid {
public:
    /// `xy [n, 2]` in pixels of a viewport, `drawn [n]` (0 = not drawn; empty = all). Keeps no reference.
    void build(std::span<const float> xy, std::span<const std::uint8_t> drawn, QSizeF viewport);
    void clear();
    bool built() const { return built_; }
    /// The point nearest to `at` that is at most `reach` away; of equal ones the last; -1 = none.
    std::int32_t nearest(QPointF at, double reach) const;

private:
    bool built_ = false;
    int columns_ = 0, rows_ = 0;
    std::vector<std::uint32_t> start_;      // [cells + 1]
    struct Entry {
        float x, y;
        std::int32_t index;
    };
    std::vector<Entry> entries_;
};

}  // namespace coincide
