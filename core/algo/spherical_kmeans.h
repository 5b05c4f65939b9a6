#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/algo/search_path.h"
#include "core/base/fields.h"
#include "core/base/matrix_view.h"
#include "core/base/progress.h"

namespace coincide {

/// Options of the clustering. Defaults are the published ones, except for the number of clusters, which follows the data.
struct KMeansOptions {
    std::int64_t clusters = 0;
    std::int64_t iterations = 50;
    std::int64_t seed = 1234;
    std::string pointsPerCluster = "256";

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor&& visit) {
        visit(field("clusters", "number of clusters; 0 = one for every 66 records, at least 2").range(0, 1e6), self.clusters);
        visit(field("iterations", "rounds of k-means").range(1, 10000), self.iterations);
        visit(field("seed", "seed of the random start").range(0, 4294967294.0), self.seed);
        visit(field("points-per-cluster", "records trained on for each cluster").oneOf({"256", "all"}), self.pointsPerCluster);
    }
};

/// The number of clusters for `rows` records: as asked, or rows/66 and at least 2.
std::int64_t clusterCount(const KMeansOptions& options, std::size_t rows);

/// What one iteration did.
struct KMeansIteration {
    double objective = 0;      ///< float32 sum of similarities in row order, before the update; larger is better
    double imbalance = 1;      ///< 1 for equal sizes
    std::int64_t splits = 0;   ///< empty clusters refilled
    std::int64_t moved = 0;    ///< rows that changed their cluster
};

/// How to run; nothing here changes the result.
struct KMeansTuning {
    std::size_t cacheBytes = std::size_t{1} << 30;   ///< rows are kept in memory, ready for multiplication, if they fit
    SearchPath path = SearchPath::Fastest;
};

/// Spherical k-means in pieces. Labels, similarities and centroids have the same bits for any number of threads, division into
/// pieces, and interruption with serialize() and restore().
/// **Shapes**: rows `[N, D]` float16 or float32, kept by the caller; K clusters.
/// **Source**: faiss 1.7.3 `Clustering` with inner product and `spherical`, as the published pipeline uses it; unlike faiss,
/// every assignment is exact.
class KMeansState {
public:
    /// **Throws** InvalidArgument (options, K > N), BadInput (fewer than two rows, no columns).
    KMeansState(MatrixView rows, const KMeansOptions& options, int threads, KMeansTuning tuning = {});
    ~KMeansState();
    KMeansState(KMeansState&&) noexcept;
    KMeansState& operator=(KMeansState&&) noexcept;

    /// Works for about `maxSeconds` (at least one piece, each well below a second), less if cancelled; true when all is finished.
    /// **Throws** BadInput for a value that is not finite.
    bool run(const CancelToken& cancel, double maxSeconds);

    bool finished() const;
    std::size_t clusters() const;
    std::int64_t iterations() const;   ///< in all
    std::int64_t iteration() const;    ///< done
    double fraction() const;           ///< of the whole work, `[0, 1]`, roughly
    std::span<const KMeansIteration> history() const;

    /// `[K, D]`: of the last finished iteration, final once iteration() == iterations().
    std::span<const float> centroids() const;
    /// Sizes of the clusters in the last finished iteration (of the rows trained on), then of the final assignment. `[K]`
    std::span<const std::int64_t> sizes() const;
    std::vector<std::int64_t> labels() const;      ///< `[N]`, once finished
    std::vector<float> similarities() const;       ///< `[N]`, inner product with the own centroid, once finished

    /// The state after the last finished iteration as bytes.
    std::string serialize() const;
    /// Goes on from such bytes. **Throws** Corrupt if they are damaged or belong to other rows or options; unchanged then.
    void restore(std::string_view bytes);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace coincide
