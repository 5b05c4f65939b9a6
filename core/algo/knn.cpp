#include "core/algo/knn.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

#include "core/algo/block_product.h"
#include "core/base/error.h"
#include "core/base/parallel.h"

namespace coincide {

namespace {

constexpr std::size_t kBlockRows = 1024;    // two blocks of the widest activations (20,480) take 170 MB
constexpr std::size_t kStripRows = 64;
constexpr std::size_t kPanelRows = PackedRows::kPanelRows;
constexpr int kCellIterations = 8;
constexpr std::size_t kTrainingRowsPerCell = 64;

/// The best `count` columns of every row seen so far, best first: larger cosine, then smaller index.
class BestLists {
public:
    BestLists(std::size_t rows, std::size_t count)
        : count_(count), cosines_(rows * count, -std::numeric_limits<float>::infinity()), indices_(rows * count, -1) {}

    float worst(std::size_t row) const { return cosines_[row * count_ + count_ - 1]; }

    void offer(std::size_t row, float cosine, std::int32_t index) {
        float* cosines = cosines_.data() + row * count_;
        std::int32_t* indices = indices_.data() + row * count_;
        std::size_t at = count_ - 1;
        const auto before = [&](std::size_t i) {
            return cosine > cosines[i] || (cosine == cosines[i] && (indices[i] < 0 || index < indices[i]));
        };
        if (!before(at)) return;
        for (; at > 0 && before(at - 1); --at) {
            cosines[at] = cosines[at - 1];
            indices[at] = indices[at - 1];
        }
        cosines[at] = cosine;
        indices[at] = index;
    }

    Neighbors take(std::size_t rows) && {
        for (float& value : cosines_) value = std::isinf(value) ? std::numeric_limits<float>::infinity() : std::clamp(1.0f - value, 0.0f, 2.0f);
        return {rows, count_, std::move(indices_), std::move(cosines_)};
    }

private:
    std::size_t count_;
    std::vector<float> cosines_;
    std::vector<std::int32_t> indices_;
};

/// Reads rows scaled to length 1.
class UnitRows {
public:
    UnitRows(const MatrixView& matrix, int threads) : matrix_(matrix), scale_(matrix.rows) {
        parallelFor(threads, matrix.rows, 256, [&](std::size_t begin, std::size_t end) {
            std::vector<float> row(matrix.columns);
            for (std::size_t i = begin; i < end; ++i) {
                matrix.readRows(i, 1, row.data());
                double lanes[8] = {};   // eight running sums, so that the additions need not wait for each other
                for (std::size_t c = 0; c < row.size(); ++c) lanes[c % 8] += static_cast<double>(row[c]) * static_cast<double>(row[c]);
                const double squares = std::accumulate(lanes, lanes + 8, 0.0);
                if (!std::isfinite(squares))
                    throw Error(ErrorCode::BadInput, "row " + std::to_string(i) + " of the activations holds a value that is not finite",
                                "Extract the activations again, or leave that record out");
                scale_[i] = squares > 0 ? 1.0 / std::sqrt(squares) : 0.0;
            }
        });
    }

    std::size_t rows() const { return matrix_.rows; }
    std::size_t columns() const { return matrix_.columns; }

    void read(std::size_t row, float* out) const {
        matrix_.readRows(row, 1, out);
        const double scale = scale_[row];
        for (std::size_t c = 0; c < matrix_.columns; ++c) out[c] = static_cast<float>(static_cast<double>(out[c]) * scale);
    }

private:
    const MatrixView& matrix_;
    std::vector<double> scale_;   // double: the length of a row of tiny values has no float reciprocal
};

void packRows(const UnitRows& source, std::size_t count, int threads, PackedRows& packed, const auto& rowOf) {
    packed.resize(count, source.columns());
    parallelFor(threads, packed.panels(), 1, [&](std::size_t begin, std::size_t end) {
        std::vector<float> rows(kPanelRows * source.columns());
        for (std::size_t panel = begin; panel < end; ++panel) {
            const std::size_t first = panel * kPanelRows;
            for (std::size_t i = first; i < std::min(count, first + kPanelRows); ++i) source.read(rowOf(i), rows.data() + (i - first) * source.columns());
            packed.packPanel(panel, {rows.data(), source.columns(), 1});
        }
    });
}

bool compareAllPairs(const UnitRows& source, BestLists& best, int threads, const CancelToken& cancel, const CountCallback& progress) {
    const std::size_t n = source.rows(), d = source.columns();
    const std::size_t blocks = (n - 1) / kBlockRows + 1;
    const std::uint64_t pairs = static_cast<std::uint64_t>(blocks) * (blocks + 1) / 2;
    std::uint64_t done = 0;
    std::vector<float> left(std::min(n, kBlockRows) * d), cosines(std::min(n, kBlockRows) * std::min(n, kBlockRows));
    PackedRows right;
    for (std::size_t a = 0; a < blocks; ++a) {
        const std::size_t a0 = a * kBlockRows, aCount = std::min(kBlockRows, n - a0);
        parallelFor(threads, aCount, 32, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) source.read(a0 + i, left.data() + i * d);
        });
        for (std::size_t b = a; b < blocks; ++b) {
            if (cancel.cancelled()) return false;
            const std::size_t b0 = b * kBlockRows, bCount = std::min(kBlockRows, n - b0);
            packRows(source, bCount, threads, right, [&](std::size_t i) { return b0 + i; });
            parallelFor(threads, aCount, kStripRows, [&](std::size_t begin, std::size_t end) {
                blockProduct({left.data() + begin * d, d, 1}, end - begin, right, cosines.data() + begin * bCount, bCount);
                for (std::size_t i = begin; i < end; ++i)
                    for (std::size_t j = 0; j < bCount; ++j) {
                        const float cosine = cosines[i * bCount + j];
                        if (cosine >= best.worst(a0 + i) && a0 + i != b0 + j) best.offer(a0 + i, cosine, static_cast<std::int32_t>(b0 + j));
                    }
            });
            if (a != b)   // the same products seen from the other side
                parallelFor(threads, bCount, kStripRows, [&](std::size_t begin, std::size_t end) {
                    for (std::size_t i = 0; i < aCount; ++i)
                        for (std::size_t j = begin; j < end; ++j) {
                            const float cosine = cosines[i * bCount + j];
                            if (cosine >= best.worst(b0 + j)) best.offer(b0 + j, cosine, static_cast<std::int32_t>(a0 + i));
                        }
                });
            if (progress) progress(++done, pairs);
        }
    }
    return true;
}

/// A coarse spherical k-means over evenly spaced rows; cells are only a way to look up rows, so their quality costs recall,
/// never correctness.
std::vector<float> trainCells(const UnitRows& source, std::size_t cells, int threads, const CancelToken& cancel) {
    const std::size_t n = source.rows(), d = source.columns();
    const std::size_t sample = std::min(n, cells * kTrainingRowsPerCell);
    const auto spaced = [&](std::size_t i, std::size_t of) { return i * n / of; };
    std::vector<float> rows(sample * d), centers(cells * d);
    parallelFor(threads, sample, 256, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) source.read(spaced(i, sample), rows.data() + i * d);
    });
    for (std::size_t c = 0; c < cells; ++c) source.read(spaced(c, cells), centers.data() + c * d);
    PackedRows packed;
    std::vector<std::size_t> cell(sample);
    for (int iteration = 0; iteration < kCellIterations && !cancel.cancelled(); ++iteration) {
        packed.resize(cells, d);
        for (std::size_t panel = 0; panel < packed.panels(); ++panel) packed.packPanel(panel, {centers.data() + panel * kPanelRows * d, d, 1});
        parallelFor(threads, sample, kStripRows, [&](std::size_t begin, std::size_t end) {
            std::vector<float> cosines((end - begin) * cells);
            blockProduct({rows.data() + begin * d, d, 1}, end - begin, packed, cosines.data(), cells);
            for (std::size_t i = begin; i < end; ++i) {
                const auto first = cosines.begin() + static_cast<std::ptrdiff_t>((i - begin) * cells);
                cell[i] = static_cast<std::size_t>(std::max_element(first, first + static_cast<std::ptrdiff_t>(cells)) - first);
            }
        });
        std::vector<double> sums(cells * d, 0.0);
        for (std::size_t i = 0; i < sample; ++i)
            for (std::size_t c = 0; c < d; ++c) sums[cell[i] * d + c] += static_cast<double>(rows[i * d + c]);
        for (std::size_t k = 0; k < cells; ++k) {
            double squares = 0;
            for (std::size_t c = 0; c < d; ++c) squares += sums[k * d + c] * sums[k * d + c];
            if (squares <= 0) continue;   // an empty cell keeps its centre
            const double scale = 1.0 / std::sqrt(squares);
            for (std::size_t c = 0; c < d; ++c) centers[k * d + c] = static_cast<float>(sums[k * d + c] * scale);
        }
    }
    return centers;
}

bool searchCells(const UnitRows& source, std::size_t probes, BestLists& best, int threads, const CancelToken& cancel,
                 const CountCallback& progress) {
    const std::size_t n = source.rows(), d = source.columns();
    const std::size_t cells = std::max<std::size_t>(1, static_cast<std::size_t>(std::sqrt(static_cast<double>(n))));
    probes = std::min(probes, cells);
    const std::vector<float> centers = trainCells(source, cells, threads, cancel);
    PackedRows packed;
    packed.resize(cells, d);
    for (std::size_t panel = 0; panel < packed.panels(); ++panel) packed.packPanel(panel, {centers.data() + panel * kPanelRows * d, d, 1});

    std::vector<std::int32_t> probed(n * probes);   // nearest cells of every row; the first is its own
    parallelFor(threads, n, kStripRows, [&](std::size_t begin, std::size_t end) {
        if (cancel.cancelled()) return;
        std::vector<float> rows((end - begin) * d), cosines((end - begin) * cells);
        for (std::size_t i = begin; i < end; ++i) source.read(i, rows.data() + (i - begin) * d);
        blockProduct({rows.data(), d, 1}, end - begin, packed, cosines.data(), cells);
        std::vector<std::int32_t> order(cells);
        for (std::size_t i = begin; i < end; ++i) {
            const float* mine = cosines.data() + (i - begin) * cells;
            std::iota(order.begin(), order.end(), 0);
            std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(probes), order.end(), [&](std::int32_t a, std::int32_t b) {
                return mine[a] != mine[b] ? mine[a] > mine[b] : a < b;
            });
            std::copy_n(order.begin(), probes, probed.begin() + static_cast<std::ptrdiff_t>(i * probes));
        }
    });
    if (cancel.cancelled()) return false;

    std::vector<std::vector<std::int32_t>> members(cells), visitors(cells);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t p = 0; p < probes; ++p) {
            const auto cell = static_cast<std::size_t>(probed[i * probes + p]);
            if (p == 0) members[cell].push_back(static_cast<std::int32_t>(i));
            visitors[cell].push_back(static_cast<std::int32_t>(i));
        }
    for (std::size_t cell = 0; cell < cells; ++cell) {
        // Slices bound the memory and the time between two looks at the token when one cell holds most rows (duplicates).
        for (std::size_t m0 = 0; m0 < members[cell].size(); m0 += kBlockRows) {
            const std::size_t count = std::min(kBlockRows, members[cell].size() - m0);
            const std::int32_t* slice = members[cell].data() + m0;
            packRows(source, count, threads, packed, [&](std::size_t i) { return static_cast<std::size_t>(slice[i]); });
            parallelFor(threads, visitors[cell].size(), kStripRows, [&](std::size_t begin, std::size_t end) {
                if (cancel.cancelled()) return;
                std::vector<float> rows((end - begin) * d), cosines((end - begin) * count);
                for (std::size_t i = begin; i < end; ++i) source.read(static_cast<std::size_t>(visitors[cell][i]), rows.data() + (i - begin) * d);
                blockProduct({rows.data(), d, 1}, end - begin, packed, cosines.data(), count);
                for (std::size_t i = begin; i < end; ++i) {
                    const auto row = static_cast<std::size_t>(visitors[cell][i]);
                    for (std::size_t j = 0; j < count; ++j) {
                        const float cosine = cosines[(i - begin) * count + j];
                        if (cosine >= best.worst(row) && slice[j] != visitors[cell][i]) best.offer(row, cosine, slice[j]);
                    }
                }
            });
            if (cancel.cancelled()) return false;
        }
        if (progress) progress(cell + 1, cells);
    }
    return true;
}

}  // namespace

std::optional<Neighbors> nearestNeighbors(const MatrixView& matrix, const KnnOptions& options, int threads, const CancelToken& cancel,
                                          const CountCallback& progress) {
    checkFields(options);
    if (matrix.rows == 0 || matrix.columns == 0)
        throw Error(ErrorCode::BadInput, "the activation matrix is empty", "Extract or import activations first");
    if (matrix.rows > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
        throw Error(ErrorCode::Unsupported, "the activation matrix has more than 2^31 - 1 rows", "Split the data set");
    const std::size_t count = std::min(static_cast<std::size_t>(options.neighbors), matrix.rows - 1);
    if (count == 0) {
        UnitRows checked(matrix, threads);
        return Neighbors{matrix.rows, 0, {}, {}};
    }
    const bool exact = matrix.rows <= static_cast<std::size_t>(options.exactRows);
    if (exact || matrix.columns <= static_cast<std::size_t>(options.reducedDims)) {
        const UnitRows source(matrix, threads);
        BestLists best(matrix.rows, count);
        const bool whole = exact ? compareAllPairs(source, best, threads, cancel, progress)
                                 : searchCells(source, static_cast<std::size_t>(options.probes), best, threads, cancel, progress);
        if (!whole) return std::nullopt;
        return std::move(best).take(matrix.rows);
    }
    PcaOptions reduction;
    reduction.dims = options.reducedDims;
    reduction.center = false;
    reduction.passes = 3;   // neighbours need the span of the strong directions, not each direction
    reduction.seed = options.seed;
    const std::optional<Pca> reduced = principalComponents(matrix, reduction, threads, cancel, progress);
    if (!reduced) return std::nullopt;
    const MatrixView narrow{reinterpret_cast<const std::byte*>(reduced->coordinates.data()), NpyType::Float32, matrix.rows, reduced->dims};
    return nearestNeighbors(narrow, options, threads, cancel, progress);
}

}  // namespace coincide
