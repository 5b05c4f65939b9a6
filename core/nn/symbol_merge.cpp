#include "core/nn/symbol_merge.h"

#include <functional>
#include <limits>
#include <queue>
#include <tuple>

namespace coincide {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

struct Link {
    std::size_t previous = kNone, next = kNone;
    bool alive = true;
};

}  // namespace

std::vector<std::int32_t> mergeSymbols(std::vector<std::int32_t> symbols, const MergeTable& table) {
    std::vector<Link> links(symbols.size());
    // (rank, position of the left token, id of what they become); an entry whose neighbours have changed since is stale.
    using Candidate = std::tuple<std::int32_t, std::size_t, std::int32_t>;
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> candidates;
    const auto offer = [&](std::size_t left) {
        const std::size_t right = links[left].next;
        if (right == kNone) return;
        if (const MergeTable::Rule* rule = table.find(symbols[left], symbols[right])) candidates.emplace(rule->rank, left, rule->merged);
    };
    for (std::size_t i = 0; i < symbols.size(); ++i) links[i] = {i ? i - 1 : kNone, i + 1 < symbols.size() ? i + 1 : kNone, true};
    for (std::size_t i = 0; i < symbols.size(); ++i) offer(i);

    while (!candidates.empty()) {
        const auto [rank, left, merged] = candidates.top();
        candidates.pop();
        const std::size_t right = links[left].next;
        if (!links[left].alive || right == kNone) continue;
        const MergeTable::Rule* rule = table.find(symbols[left], symbols[right]);
        if (!rule || rule->merged != merged) continue;
        symbols[left] = merged;
        links[right].alive = false;
        links[left].next = links[right].next;
        if (links[left].next != kNone) links[links[left].next].previous = left;
        if (links[left].previous != kNone) offer(links[left].previous);
        offer(left);
    }
    std::vector<std::int32_t> out;
    for (std::size_t i = symbols.empty() ? kNone : 0; i != kNone; i = links[i].next) out.push_back(symbols[i]);
    return out;
}

}  // namespace coincide
