#include "core/algo/health.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>

#include "core/base/error.h"
#include "core/base/parallel.h"

namespace coincide {
namespace {

constexpr std::size_t kRowsPerPiece = 256;
constexpr double kAlike = 0.9999;

enum class RowKind : char { Sound, NotFinite, Zero, Constant };

/// Looks at the bits as stored: no need to widen 27 GB of halves for this.
template <class Bits>
RowKind kindOf(const std::byte* row, std::size_t columns, Bits exponent) {
    const Bits sign = static_cast<Bits>(Bits{1} << (8 * sizeof(Bits) - 1));
    Bits any = 0, differs = 0, first;
    std::memcpy(&first, row, sizeof first);
    bool broken = false;
    for (std::size_t j = 0; j < columns; ++j) {
        Bits value;
        std::memcpy(&value, row + j * sizeof value, sizeof value);
        any = static_cast<Bits>(any | value);
        differs = static_cast<Bits>(differs | (value ^ first));
        broken |= (value & exponent) == exponent;
    }
    if (broken) return RowKind::NotFinite;
    if ((any & static_cast<Bits>(~sign)) == 0) return RowKind::Zero;
    return differs == 0 && columns > 1 ? RowKind::Constant : RowKind::Sound;
}

void note(RowFinding& finding, std::int64_t row) {
    ++finding.count;
    if (finding.first.size() < RowFinding::kNamed) finding.first.push_back(row);
}

std::string listed(const RowFinding& finding) {
    std::string text = std::to_string(finding.count) + (finding.count == 1 ? " row" : " rows") + " (";
    for (std::size_t i = 0; i < finding.first.size(); ++i) text += (i ? ", " : "") + std::to_string(finding.first[i]);
    return text + (finding.count > static_cast<std::int64_t>(finding.first.size()) ? ", ...)" : ")");
}

}  // namespace

bool scanRows(const MatrixView& matrix, std::size_t begin, std::size_t end, int threads, const CancelToken& cancel, RowHealth& health) {
    if (begin >= end || matrix.columns == 0) return true;
    std::vector<RowKind> kinds(end - begin);
    std::atomic<bool> stopped{false};
    parallelFor(threads, end - begin, kRowsPerPiece, [&](std::size_t from, std::size_t to) {
        if (cancel.cancelled()) stopped = true;
        if (stopped) return;
        for (std::size_t i = from; i < to; ++i) {
            const std::byte* row = matrix.rowData(begin + i);
            kinds[i] = matrix.type == NpyType::Float16 ? kindOf<std::uint16_t>(row, matrix.columns, 0x7C00u)
                                                       : kindOf<std::uint32_t>(row, matrix.columns, 0x7F800000u);
        }
    });
    if (stopped) return false;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const auto row = static_cast<std::int64_t>(begin + i);
        if (kinds[i] == RowKind::NotFinite) note(health.notFinite, row);
        if (kinds[i] == RowKind::Zero) note(health.zero, row);
        if (kinds[i] == RowKind::Constant) note(health.constant, row);
    }
    health.scanned += static_cast<std::int64_t>(kinds.size());
    return true;
}

std::vector<std::string> describe(const RowHealth& health) {
    std::vector<std::string> sentences;
    if (health.notFinite.count) sentences.push_back(listed(health.notFinite) + " hold NaN or infinite activations");
    if (health.zero.count) sentences.push_back(listed(health.zero) + " hold nothing but zeros");
    if (health.constant.count) sentences.push_back(listed(health.constant) + " hold one value in every column");
    return sentences;
}

void requireFinite(const RowHealth& health) {
    if (health.notFinite.count)
        throw Error(ErrorCode::BadInput, listed(health.notFinite) + " hold NaN or infinite activations",
                    "Extract the activations of these records again");
}

std::optional<std::string> findCollapse(std::span<const float> centroids, std::size_t columns, std::span<const std::int64_t> sizes) {
    const std::size_t clusters = sizes.size();
    const auto empty = static_cast<std::size_t>(std::count(sizes.begin(), sizes.end(), 0));
    if (empty * 2 > clusters) return std::to_string(empty) + " of " + std::to_string(clusters) + " clusters are empty";
    if (clusters < 2 || columns == 0) return std::nullopt;
    std::vector<double> mean(columns, 0.0);
    for (std::size_t c = 0; c < clusters; ++c)
        for (std::size_t j = 0; j < columns; ++j) mean[j] += static_cast<double>(centroids[c * columns + j]);
    double lengthOfMean = 0;
    for (const double value : mean) lengthOfMean += value * value;
    lengthOfMean = std::sqrt(lengthOfMean);
    double lowest = 1;
    for (std::size_t c = 0; c < clusters; ++c) {
        double product = 0, length = 0;
        for (std::size_t j = 0; j < columns; ++j) {
            const double value = static_cast<double>(centroids[c * columns + j]);
            product += value * mean[j];
            length += value * value;
        }
        const double scale = std::sqrt(length) * lengthOfMean;
        lowest = std::min(lowest, scale > 0 ? product / scale : 0.0);
        if (lowest <= kAlike) return std::nullopt;
    }
    return "all " + std::to_string(clusters) + " centroids point in one direction";
}

}  // namespace coincide
