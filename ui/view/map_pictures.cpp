#include "ui/view/map_pictures.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

namespace coincide {

std::vector<PlacedPicture> placePictures(std::span<const PictureCandidate> candidates, std::span<const std::int32_t> before, double edge, double gap, const QRectF& area,
                                         std::span<const QRectF> taken) {
    std::vector<PlacedPicture> placed;
    // Pictures have one size, so a picture can only meet those of the cell of its corner and of the eight cells around.
    const double cell = edge + gap;
    std::unordered_map<std::int64_t, std::vector<QPointF>> corners;
    const auto keyOf = [](std::int64_t column, std::int64_t row) { return row * (std::int64_t{1} << 32) + column; };
    const auto tryPlace = [&](const PictureCandidate& candidate) {
        if (!std::isfinite(candidate.at.x()) || !std::isfinite(candidate.at.y())) return false;
        const QRectF rect(std::round(candidate.at.x() - edge / 2), std::round(candidate.at.y() - edge / 2), edge, edge);
        if (!area.contains(rect)) return false;
        if (std::any_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(rect); })) return false;
        const auto column = static_cast<std::int64_t>(std::floor(rect.x() / cell)), row = static_cast<std::int64_t>(std::floor(rect.y() / cell));
        for (std::int64_t r = row - 1; r <= row + 1; ++r) {
            for (std::int64_t c = column - 1; c <= column + 1; ++c) {
                const auto found = corners.find(keyOf(c, r));
                if (found == corners.end()) continue;
                for (const QPointF other : found->second)
                    if (std::abs(other.x() - rect.x()) < cell && std::abs(other.y() - rect.y()) < cell) return false;
            }
        }
        corners[keyOf(column, row)].push_back(rect.topLeft());
        placed.push_back({candidate.sample, rect});
        return true;
    };

    std::unordered_map<std::int32_t, std::size_t> indexOf;
    if (!before.empty()) {
        indexOf.reserve(candidates.size());
        for (std::size_t i = 0; i < candidates.size(); ++i) indexOf.emplace(candidates[i].sample, i);
    }
    std::unordered_set<std::int32_t> kept;
    for (const std::int32_t sample : before) {
        const auto found = indexOf.find(sample);
        if (found != indexOf.end() && placed.size() < kMostPictures && tryPlace(candidates[found->second])) kept.insert(sample);
    }
    for (const PictureCandidate& candidate : candidates) {
        if (placed.size() >= kMostPictures) break;
        if (!kept.contains(candidate.sample)) tryPlace(candidate);
    }
    return placed;
}

}  // namespace coincide
