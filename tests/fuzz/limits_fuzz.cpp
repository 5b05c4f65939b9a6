// What people write into options: a budget, and limits for clusters.
#include "core/algo/allocate.h"
#include "core/algo/cluster_limits.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace coincide;
    const std::string_view text = textOf(data, size);
    constexpr std::int64_t kRows = 665298;
    mayRefuse([&] {
        const std::int64_t count = parseBudget(text, kRows);
        require(count > 0 && count <= kRows);
    });
    mayRefuse([&] {
        const std::vector<ClusterWish> wishes = readWishes(text);
        require(readWishes(wishesText(wishes)) == wishes);
    });
    mayRefuse([&] {
        const std::vector<std::int64_t> ids{0, 3, 7, 12}, sizes{5, 1, 40, 7};
        const std::vector<ClusterLimit> limits = parseLimits(text, ids, sizes, 20);
        require(limits.empty() || limits.size() == ids.size());
    });
    return 0;
}
