#include "core/algo/pca.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <string>

#include "core/algo/block_product.h"
#include "core/algo/counter_random.h"
#include "core/base/error.h"
#include "core/base/parallel.h"

namespace coincide {

namespace {

using Matrix = Eigen::MatrixXd;   // column major: a column is one direction

constexpr std::size_t kExactColumns = 512;
constexpr std::size_t kExtraDirections = 10;   // Halko et al. advise 5 to 10 beyond those asked for
constexpr std::size_t kBlockBytes = 64u << 20;

/// Streams the chosen rows of the matrix as float32 blocks, the same blocks for any number of threads.
class RowBlocks {
public:
    RowBlocks(const MatrixView& matrix, std::size_t chosen, int threads)
        : matrix_(matrix), chosen_(chosen), threads_(threads),
          blockRows_(std::clamp<std::size_t>(kBlockBytes / (matrix.columns * sizeof(float)), 32, 2048)) {
        buffer_.resize(std::min(blockRows_, matrix.rows) * matrix.columns);
    }

    std::size_t chosen() const { return chosen_; }
    std::size_t blockRows() const { return blockRows_; }
    /// The i-th of the chosen rows, evenly spaced over the matrix.
    std::size_t rowOf(std::size_t i) const { return i * matrix_.rows / chosen_; }

    float* load(std::size_t begin, std::size_t count) {
        parallelFor(threads_, count, 32, [&](std::size_t from, std::size_t to) {
            for (std::size_t i = from; i < to; ++i) {
                float* row = buffer_.data() + i * matrix_.columns;
                matrix_.readRows(rowOf(begin + i), 1, row);
                if (!std::all_of(row, row + matrix_.columns, [](float x) { return std::isfinite(x); }))
                    throw Error(ErrorCode::BadInput, "row " + std::to_string(rowOf(begin + i)) + " of the activations holds a value that is not finite",
                                "Extract the activations again, or leave that record out");
            }
        });
        return buffer_.data();
    }

private:
    const MatrixView& matrix_;
    std::size_t chosen_;
    int threads_;
    std::size_t blockRows_;
    std::vector<float> buffer_;
};

/// out += left^T right, both row major over the same rows: parallel over left's columns, so that every sum has one order.
void addTransposedProduct(const float* left, std::size_t leftColumns, const PackedRows& right, int threads, Matrix& out) {
    parallelFor(threads, leftColumns, 64, [&](std::size_t begin, std::size_t end) {
        std::vector<float> part((end - begin) * right.rows());
        blockProduct({left + begin, 1, leftColumns}, end - begin, right, part.data(), right.rows());
        for (std::size_t c = begin; c < end; ++c)
            for (std::size_t k = 0; k < right.rows(); ++k)
                out(static_cast<Eigen::Index>(c), static_cast<Eigen::Index>(k)) += static_cast<double>(part[(c - begin) * right.rows() + k]);
    });
}

void subtractMean(float* rows, std::size_t count, const std::vector<float>& mean, int threads) {
    parallelFor(threads, count, 32, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            for (std::size_t c = 0; c < mean.size(); ++c) rows[i * mean.size() + c] -= mean[c];
    });
}

PackedRows packColumns(const Matrix& directions) {
    const Eigen::MatrixXf narrow = directions.cast<float>();
    PackedRows packed;
    const auto columns = static_cast<std::size_t>(narrow.rows());
    packed.resize(static_cast<std::size_t>(narrow.cols()), columns);
    for (std::size_t panel = 0; panel < packed.panels(); ++panel)
        packed.packPanel(panel, {narrow.data() + panel * PackedRows::kPanelRows * columns, columns, 1});
    return packed;
}

Matrix orthonormal(const Matrix& columns) {
    const Eigen::HouseholderQR<Matrix> qr(columns);
    return qr.householderQ() * Matrix::Identity(columns.rows(), columns.cols());
}

class Solver {
public:
    Solver(const MatrixView& matrix, const PcaOptions& options, int threads, const CancelToken& cancel, const CountCallback& progress)
        : matrix_(matrix), options_(options), threads_(threads), cancel_(cancel), progress_(progress), columns_(matrix.columns),
          fit_(matrix, fitCount(), threads) {
        const bool exact = columns_ <= kExactColumns;
        wanted_ = std::min({static_cast<std::size_t>(options.dims), columns_, matrix.rows});
        directions_ = exact ? columns_ : std::min({wanted_ + kExtraDirections, columns_});
        total_ = (1 + (exact ? 1 : static_cast<std::uint64_t>(options.passes))) * fit_.chosen() + matrix.rows;
    }

    std::optional<Pca> solve() {
        if (!measure()) return std::nullopt;
        Matrix basis = start();
        Matrix image;
        const std::int64_t passes = columns_ <= kExactColumns ? 1 : options_.passes;
        for (std::int64_t pass = 0; pass < passes; ++pass) {
            if (pass > 0) basis = orthonormal(image);
            if (!applyCovariance(basis, image)) return std::nullopt;
        }
        rotate(basis, image);
        if (!project()) return std::nullopt;
        return std::move(result_);
    }

private:
    std::size_t fitCount() const {
        const auto limit = static_cast<std::size_t>(options_.fitRows);
        return limit == 0 ? matrix_.rows : std::min(limit, matrix_.rows);
    }

    bool tick(std::size_t rows) {
        done_ += rows;
        if (progress_) progress_(done_, total_);
        return !cancel_.cancelled();
    }

    template <class Body>
    bool forBlocks(RowBlocks& blocks, Body&& body) {
        for (std::size_t begin = 0; begin < blocks.chosen(); begin += blocks.blockRows()) {
            if (cancel_.cancelled()) return false;
            const std::size_t count = std::min(blocks.blockRows(), blocks.chosen() - begin);
            body(blocks.load(begin, count), begin, count);
            if (!tick(count)) return false;
        }
        return true;
    }

    bool measure() {
        std::vector<double> sum(columns_, 0.0), squares(columns_, 0.0);
        const bool whole = forBlocks(fit_, [&](const float* rows, std::size_t, std::size_t count) {
            parallelFor(threads_, columns_, 256, [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = 0; i < count; ++i)
                    for (std::size_t c = begin; c < end; ++c) {
                        const double x = static_cast<double>(rows[i * columns_ + c]);
                        sum[c] += x;
                        squares[c] += x * x;
                    }
            });
        });
        if (!whole) return false;
        const auto n = static_cast<double>(fit_.chosen());
        result_.mean.assign(columns_, 0.0f);
        for (std::size_t c = 0; c < columns_; ++c) {
            const double mean = options_.center ? sum[c] / n : 0.0;
            result_.mean[c] = static_cast<float>(mean);
            result_.totalVariance += std::max(0.0, squares[c] - n * mean * mean) / divisor();
        }
        return true;
    }

    double divisor() const {
        const auto n = static_cast<double>(fit_.chosen());
        return options_.center ? std::max(1.0, n - 1) : n;
    }

    Matrix start() const {
        const auto rows = static_cast<Eigen::Index>(columns_), count = static_cast<Eigen::Index>(directions_);
        if (columns_ <= kExactColumns) return Matrix::Identity(rows, count);
        Matrix random(rows, count);
        for (Eigen::Index k = 0; k < count; ++k)
            for (Eigen::Index c = 0; c < rows; ++c)
                random(c, k) = CounterRandom(static_cast<std::uint64_t>(options_.seed), static_cast<std::uint64_t>(k), static_cast<std::uint64_t>(c)).normal();
        return orthonormal(random);
    }

    bool applyCovariance(const Matrix& basis, Matrix& image) {
        image = Matrix::Zero(basis.rows(), basis.cols());
        const bool exact = columns_ <= kExactColumns;
        const PackedRows packedBasis = exact ? PackedRows() : packColumns(basis);
        PackedRows packed;
        std::vector<float> scores;
        return forBlocks(fit_, [&](float* rows, std::size_t, std::size_t count) {
            if (options_.center) subtractMean(rows, count, result_.mean, threads_);
            const float* factors = rows;   // with the identity as basis the scores are the rows themselves
            if (!exact) {
                scores.resize(count * directions_);
                parallelFor(threads_, count, 64, [&](std::size_t begin, std::size_t end) {
                    blockProduct({rows + begin * columns_, columns_, 1}, end - begin, packedBasis, scores.data() + begin * directions_, directions_);
                });
                factors = scores.data();
            }
            packed.resize(directions_, count);
            for (std::size_t panel = 0; panel < packed.panels(); ++panel)
                packed.packPanel(panel, {factors + panel * PackedRows::kPanelRows, 1, directions_});
            addTransposedProduct(rows, columns_, packed, threads_, image);
        });
    }

    /// Rayleigh-Ritz: the best directions inside the span of `basis`.
    void rotate(const Matrix& basis, const Matrix& image) {
        Matrix small = basis.transpose() * image / divisor();
        small = (0.5 * (small + small.transpose())).eval();
        const Eigen::SelfAdjointEigenSolver<Matrix> eigen(small);
        const auto dims = static_cast<std::size_t>(options_.dims);
        result_.dims = dims;
        result_.components.assign(dims * columns_, 0.0f);
        result_.explainedVariance.assign(dims, 0.0);
        components_ = Matrix::Zero(static_cast<Eigen::Index>(columns_), static_cast<Eigen::Index>(dims));
        for (std::size_t k = 0; k < wanted_; ++k) {
            const Eigen::Index from = small.cols() - 1 - static_cast<Eigen::Index>(k);
            Eigen::VectorXd direction = basis * eigen.eigenvectors().col(from);
            Eigen::Index largest = 0;
            direction.cwiseAbs().maxCoeff(&largest);
            if (direction[largest] < 0) direction = -direction;
            components_.col(static_cast<Eigen::Index>(k)) = direction;
            result_.explainedVariance[k] = std::max(0.0, eigen.eigenvalues()[from]);
            for (std::size_t c = 0; c < columns_; ++c)
                result_.components[k * columns_ + c] = static_cast<float>(direction[static_cast<Eigen::Index>(c)]);
        }
    }

    bool project() {
        const std::size_t dims = result_.dims;
        result_.coordinates.resize(matrix_.rows * dims);
        const PackedRows packed = packColumns(components_);
        RowBlocks all(matrix_, matrix_.rows, threads_);
        return forBlocks(all, [&](float* rows, std::size_t begin, std::size_t count) {
            if (options_.center) subtractMean(rows, count, result_.mean, threads_);
            parallelFor(threads_, count, 64, [&](std::size_t from, std::size_t to) {
                blockProduct({rows + from * columns_, columns_, 1}, to - from, packed, result_.coordinates.data() + (begin + from) * dims, dims);
            });
        });
    }

    const MatrixView& matrix_;
    const PcaOptions& options_;
    int threads_;
    const CancelToken& cancel_;
    const CountCallback& progress_;
    std::size_t columns_, directions_ = 0, wanted_ = 0;
    RowBlocks fit_;
    std::uint64_t done_ = 0, total_ = 0;
    Matrix components_;
    Pca result_;
};

}  // namespace

std::optional<Pca> principalComponents(const MatrixView& matrix, const PcaOptions& options, int threads, const CancelToken& cancel,
                                       const CountCallback& progress) {
    checkFields(options);
    if (matrix.rows == 0 || matrix.columns == 0)
        throw Error(ErrorCode::BadInput, "the activation matrix is empty", "Extract or import activations first");
    return Solver(matrix, options, threads, cancel, progress).solve();
}

}  // namespace coincide
