#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/algo/fuzzy_graph.h"
#include "core/algo/pca.h"
#include "core/base/fields.h"
#include "core/base/matrix_view.h"
#include "core/base/progress.h"

namespace coincide {

struct MapOptions {
    std::int64_t dims = 2;
    std::string method = "umap";
    std::int64_t neighbors = 15;   ///< as in umap-learn the row itself counts as one
    double minDist = 0.1;
    std::int64_t seed = 42;
    std::int64_t epochs = 0;       ///< 0 = 500 below 10,000 rows, else 200

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor&& visit) {
        visit(field("dims", "dimensions of the map").range(2, 3), self.dims);
        visit(field("method", "how the map is made").oneOf({"umap", "pca"}), self.method);
        visit(field("neighbors", "rows that count as near; larger shows more of the whole, less of the detail").range(2, 200), self.neighbors);
        visit(field("min-dist", "how close points may lie on the map").range(0.0, 0.99, 0.05), self.minDist);
        visit(field("seed", "seed of the layout").range(0, 9e15), self.seed);
        visit(field("epochs", "rounds of the layout (0 = by the number of rows)").range(0, 100'000, 50), self.epochs);
    }
};

/// A map of the rows of an activation matrix that is laid out step by step and can be stopped, stored and resumed: any
/// sequence of stops gives the bytes of one run. The layout is UMAP with cosine distances, started from the principal
/// components; in an epoch every vertex moves along its own edges against the positions of the epoch before, with random
/// numbers of its own, so the result does not depend on threads. Method `pca` has no epochs.
/// **Source**: McInnes, Healy, Melville 2018, algorithms 1 to 5, with the two-buffer epoch in place of sequential updates.
class UmapState {
public:
    /// **Throws** InvalidArgument.
    explicit UmapState(MapOptions options);

    /// Finds the neighbours and the first positions; false when cancelled (nothing is kept then).
    /// **Throws** BadInput for no rows or a value that is not finite; Unsupported beyond 2^31 - 1 rows.
    bool initialize(const MatrixView& matrix, int threads, const CancelToken& cancel = {}, const CountCallback& progress = {});

    /// Lays out at most `epochLimit` further epochs; true when the layout is finished. Cancelling drops the epoch that was
    /// being computed and nothing else.
    bool run(std::int64_t epochLimit, int threads, const CancelToken& cancel = {});

    bool initialized() const { return initialized_; }
    bool finished() const { return initialized_ && epoch_ == epochs_; }
    std::int64_t epoch() const { return epoch_; }
    std::int64_t epochs() const { return epochs_; }    ///< in all; known after initialize
    std::size_t rows() const { return rows_; }
    const MapOptions& options() const { return options_; }
    /// `[rows, dims]`; valid until the next call of a member that is not const.
    std::span<const float> coordinates() const { return positions_; }

    /// Everything needed to go on, as bytes of this version of the program on this kind of machine.
    std::string serialize() const;
    /// **Throws** Corrupt for bytes that serialize() cannot have written.
    static UmapState restore(std::string_view bytes);

private:
    template <int Dims>
    void layOutEpoch(std::size_t begin, std::size_t end);
    void fitCurve();

    MapOptions options_;
    bool initialized_ = false;
    std::size_t rows_ = 0;
    std::int64_t epoch_ = 0, epochs_ = 0;
    float a_ = 0, b_ = 0;   ///< low-dimensional similarity 1 / (1 + a d^(2b))
    float heaviest_ = 1;
    FuzzyGraph graph_;
    std::vector<float> positions_, next_;
};

}  // namespace coincide
