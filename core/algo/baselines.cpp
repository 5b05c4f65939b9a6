#include "core/algo/baselines.h"

#include <numeric>
#include <random>
#include <utility>

#include "core/base/error.h"

namespace coincide {

std::vector<std::int64_t> randomRows(std::int64_t rows, std::int64_t count, std::uint64_t seed) {
    if (rows < 0 || count < 0 || count > rows)
        throw Error(ErrorCode::InvalidArgument, "cannot draw " + std::to_string(count) + " of " + std::to_string(rows) + " records",
                    "Give a budget that is not more than there is");
    std::vector<std::int64_t> order(static_cast<std::size_t>(rows));
    std::iota(order.begin(), order.end(), 0);
    std::mt19937_64 generator(seed);
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        const std::uint64_t below = order.size() - i;
        const std::uint64_t refused = (UINT64_MAX % below + 1) % below;   // values at the top that would favour small results
        std::uint64_t draw = generator();
        while (draw > UINT64_MAX - refused) draw = generator();
        std::swap(order[i], order[i + static_cast<std::size_t>(draw % below)]);
    }
    order.resize(static_cast<std::size_t>(count));
    return order;
}

}  // namespace coincide
