#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/fields.h"
#include "core/base/progress.h"

namespace coincide {

/// Options of the scores; defaults are the published ones.
struct ScoreOptions {
    double kernelWidth = 1.0;
    std::string halves = "language";
    std::string cutoff = "0.9";
    std::string density = "published";

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor&& visit) {
        visit(field("kernel-width", "width of the Gaussian kernel of density and order").range(1e-6, 1e6, 0.1), self.kernelWidth);
        visit(field("halves", "part of the centroids that transferability compares").oneOf({"language", "both"}), self.halves);
        visit(field("cutoff", "pairs of clusters more similar than this are left out of transferability; none = keep all"), self.cutoff);
        visit(field("density", "published = mean over all pairs, each row with itself included; pairs = different rows only")
                  .oneOf({"published", "pairs"}), self.density);
    }
};

/// The cut-off as a number, or nullopt for "none". **Throws** InvalidArgument unless it lies in `[-1, 1]`.
std::optional<double> parseCutoff(const std::string& text);

/// How the columns of a centroid are laid out: `[layer][vision H, language H]`.
struct CentroidLayout {
    std::size_t layers = 0;
    std::size_t hidden = 0;
    std::size_t columns() const { return 2 * layers * hidden; }
};

/// Transferability and nearest clusters of every centroid.
struct Transferability {
    std::vector<double> value;              ///< `[K]`; NaN where no pair is left
    std::vector<std::int64_t> undefined;    ///< clusters without any pair left, ascending
    std::size_t neighbors = 0;              ///< columns of the two below: min(5, K)
    std::vector<std::int64_t> nearest;      ///< `[K, neighbors]`, most similar first, itself included
    std::vector<float> nearestSimilarity;   ///< `[K, neighbors]`, cosine
};

/// Mean cosine similarity of each centroid's language half (or whole) to all centroids, pairs above the cut-off left out;
/// without a cut-off the mean over all K, itself included. A centroid of zeros has similarity 0 to everything.
/// **Shapes**: centroids `[K, 2 L H]`. Nullopt when cancelled. The same for any number of threads.
/// **Throws** BadInput (sizes, values that are not finite), InvalidArgument (options). **Source**: published
/// `cluster_transferability.py`; equation of the paper for S_i.
std::optional<Transferability> transferability(std::span<const float> centroids, const CentroidLayout& layout,
                                               const ScoreOptions& options, int threads, const CancelToken& cancel);

}  // namespace coincide
