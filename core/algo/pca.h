#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "core/base/fields.h"
#include "core/base/matrix_view.h"
#include "core/base/progress.h"

namespace coincide {

/// Receives how much of a computation is done; called from the calling thread only.
using CountCallback = std::function<void(std::uint64_t done, std::uint64_t total)>;

struct PcaOptions {
    std::int64_t dims = 2;            ///< components asked for; fewer where the matrix has fewer rows or columns
    bool center = true;               ///< subtract the mean row; false keeps directions from the origin, as cosine sees them
    std::int64_t fitRows = 100'000;   ///< the components are found on at most this many rows, evenly spaced; 0 = all
    std::int64_t passes = 6;          ///< passes over those rows when the matrix is too wide for an exact covariance
    std::int64_t seed = 42;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor&& visit) {
        visit(field("dims", "principal components to keep").range(1, 512), self.dims);
        visit(field("center", "subtract the mean row first"), self.center);
        visit(field("fit-rows", "rows on which the components are found (0 = all)").range(0, 1e9, 1000), self.fitRows);
        visit(field("passes", "passes over the data").range(1, 100), self.passes);
        visit(field("seed", "seed of the starting directions").range(0, 9e15), self.seed);
    }
};

struct Pca {
    std::size_t dims = 0;
    std::vector<float> coordinates;         ///< `[rows, dims]`
    std::vector<float> components;          ///< `[dims, columns]`, orthonormal; the entry of largest magnitude is positive
    std::vector<float> mean;                ///< `[columns]`; zeros where not centred
    std::vector<double> explainedVariance;  ///< `[dims]`, descending; mean squares where not centred
    double totalVariance = 0;
};

/// Principal components of the rows and every row's coordinates on them; nullopt when cancelled. Columns up to 512 use the
/// exact covariance, wider matrices randomised subspace iteration. Missing components (a matrix with fewer than `dims`
/// columns) are zero, so that `coordinates` always has `options.dims` columns.
/// **Throws** InvalidArgument; BadInput for no rows, no columns or a value that is not finite.
/// **Threads**: uses `threads`; the bytes are the same for any number.
/// **Source**: Halko, Martinsson, Tropp 2011, algorithm 4.4.
std::optional<Pca> principalComponents(const MatrixView& matrix, const PcaOptions& options, int threads,
                                       const CancelToken& cancel = {}, const CountCallback& progress = {});

}  // namespace coincide
