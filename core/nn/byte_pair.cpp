#include "core/nn/byte_pair.h"

#include <limits>
#include <queue>
#include <tuple>

namespace coincide {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

// A part of the word, from its own position up to `end`; parts form a list by position.
struct Part {
    std::size_t end = 0;
    std::size_t previous = kNone;
    bool alive = true;
};

}  // namespace

std::vector<std::int64_t> mergeBytePairs(std::string_view word, const std::function<std::int64_t(std::string_view)>& rank) {
    std::vector<std::int64_t> out;
    if (const std::int64_t whole = rank(word); whole >= 0) return {whole};

    std::vector<Part> parts(word.size());
    // (rank, position of the left part, end of the right part); an entry whose parts have changed since is stale.
    using Candidate = std::tuple<std::int64_t, std::size_t, std::size_t>;
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> candidates;
    const auto offer = [&](std::size_t left) {
        const std::size_t right = parts[left].end;
        if (right >= word.size()) return;
        const std::size_t end = parts[right].end;
        if (const std::int64_t r = rank(word.substr(left, end - left)); r >= 0) candidates.emplace(r, left, end);
    };
    for (std::size_t i = 0; i < word.size(); ++i) parts[i] = {i + 1, i ? i - 1 : kNone, true};
    for (std::size_t i = 0; i < word.size(); ++i) offer(i);

    while (!candidates.empty()) {
        const auto [r, left, end] = candidates.top();
        candidates.pop();
        if (!parts[left].alive) continue;
        const std::size_t right = parts[left].end;
        if (right >= word.size() || parts[right].end != end) continue;
        parts[right].alive = false;
        parts[left].end = end;
        if (end < word.size()) parts[end].previous = left;
        offer(left);
        if (parts[left].previous != kNone) offer(parts[left].previous);
    }
    for (std::size_t i = 0; i < word.size(); i = parts[i].end) out.push_back(rank(word.substr(i, parts[i].end - i)));
    return out;
}

}  // namespace coincide
