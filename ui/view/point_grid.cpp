#include "ui/view/point_grid.h"

#include <algorithm>
#include <cmath>

namespace coincide {
namespace {
constexpr double kCell = 16;
}

void PointGrid::clear() {
    built_ = false;
    entries_.clear();
    start_.clear();
}

void PointGrid::build(std::span<const float> xy, std::span<const std::uint8_t> drawn, QSizeF viewport) {
    columns_ = std::max(1, static_cast<int>(std::ceil(viewport.width() / kCell)));
    rows_ = std::max(1, static_cast<int>(std::ceil(viewport.height() / kCell)));
    start_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_) + 1, 0);
    const std::size_t count = xy.size() / 2;
    const auto cellOf = [&](std::size_t i) -> std::ptrdiff_t {
        if (!drawn.empty() && drawn[i] == 0) return -1;
        const float x = xy[2 * i], y = xy[2 * i + 1];
        if (!(x >= 0 && y >= 0 && x < static_cast<float>(columns_ * kCell) && y < static_cast<float>(rows_ * kCell))) return -1;
        const int column = std::min(columns_ - 1, static_cast<int>(x / kCell)), row = std::min(rows_ - 1, static_cast<int>(y / kCell));
        return static_cast<std::ptrdiff_t>(row) * columns_ + column;
    };
    for (std::size_t i = 0; i < count; ++i)
        if (const auto cell = cellOf(i); cell >= 0) ++start_[static_cast<std::size_t>(cell) + 1];
    for (std::size_t cell = 1; cell < start_.size(); ++cell) start_[cell] += start_[cell - 1];
    entries_.resize(start_.back());
    std::vector<std::uint32_t> next(start_.begin(), start_.end() - 1);
    for (std::size_t i = 0; i < count; ++i)
        if (const auto cell = cellOf(i); cell >= 0) entries_[next[static_cast<std::size_t>(cell)]++] = {xy[2 * i], xy[2 * i + 1], static_cast<std::int32_t>(i)};
    built_ = true;
}

std::int32_t PointGrid::nearest(QPointF at, double reach) const {
    if (!built_ || entries_.empty()) return -1;
    const auto cell = [](double value, int count) { return std::clamp(static_cast<int>(std::floor(value / kCell)), 0, count - 1); };
    const int left = cell(at.x() - reach, columns_), right = cell(at.x() + reach, columns_);
    const int top = cell(at.y() - reach, rows_), bottom = cell(at.y() + reach, rows_);
    double best = reach * reach;
    std::int32_t found = -1;
    for (int row = top; row <= bottom; ++row) {
        for (int column = left; column <= right; ++column) {
            const auto c = static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
            for (std::uint32_t k = start_[c]; k < start_[c + 1]; ++k) {
                const double dx = entries_[k].x - at.x(), dy = entries_[k].y - at.y(), square = dx * dx + dy * dy;
                if (square < best || (square == best && entries_[k].index > found)) {
                    best = square;
                    found = entries_[k].index;
                }
            }
        }
    }
    return found;
}

}  // namespace coincide
