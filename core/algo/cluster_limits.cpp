#include "core/algo/cluster_limits.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "core/base/error.h"

namespace coincide {
namespace {

[[noreturn]] void refuse(std::string_view word, const std::string& why) {
    throw Error(ErrorCode::InvalidArgument, "the limit '" + printable(word, 40) + "' " + why, "Give limits such as 12:pin, 15:exclude or 20:cap=40");
}

// A whole number without sign.
std::optional<std::int64_t> countOf(std::string_view digits) {
    std::int64_t value = 0;
    const char* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value);
    if (digits.empty() || digits.front() == '-' || read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return value;
}

void apply(ClusterWish& wish, std::string_view word, std::string_view what) {
    if (what == "pin") {
        if (wish.pinned) refuse(word, "is given twice");
        wish.pinned = true;
    } else if (what == "exclude") {
        if (wish.excluded) refuse(word, "is given twice");
        wish.excluded = true;
    } else if (what.starts_with("cap=")) {
        const auto cap = countOf(what.substr(4));
        if (!cap) refuse(word, "has no number of records");
        if (wish.cap) refuse(word, "is a second cap for its cluster");
        wish.cap = cap;
    } else {
        refuse(word, "is not understood");
    }
    if (wish.pinned && wish.excluded) refuse(word, "contradicts another: a cluster cannot be both pinned and excluded");
}

}  // namespace

std::vector<ClusterWish> readWishes(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n";
    std::map<std::int64_t, ClusterWish> wishes;
    for (std::size_t at = text.find_first_not_of(kBlanks); at != std::string_view::npos; at = text.find_first_not_of(kBlanks, at)) {
        const std::size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
        const std::string_view word = text.substr(at, end - at);
        at = end;
        const std::size_t colon = word.find(':');
        const auto cluster = colon == std::string_view::npos ? std::nullopt : countOf(word.substr(0, colon));
        if (!cluster) refuse(word, "does not begin with a cluster's number and a colon");
        ClusterWish& wish = wishes[*cluster];
        wish.cluster = *cluster;
        apply(wish, word, word.substr(colon + 1));
    }
    std::vector<ClusterWish> out;
    out.reserve(wishes.size());
    for (auto& entry : wishes) out.push_back(entry.second);
    return out;
}

std::string wishesText(std::span<const ClusterWish> wishes) {
    std::string out;
    const auto add = [&](const ClusterWish& wish, const std::string& what) { out += (out.empty() ? "" : " ") + std::to_string(wish.cluster) + ":" + what; };
    for (const ClusterWish& wish : wishes) {
        if (wish.pinned) add(wish, "pin");
        if (wish.excluded) add(wish, "exclude");
        if (wish.cap) add(wish, "cap=" + std::to_string(*wish.cap));
    }
    return out;
}

std::vector<ClusterLimit> parseLimits(std::string_view text, std::span<const std::int64_t> ids, std::span<const std::int64_t> sizes, std::int64_t clusters) {
    if (ids.size() != sizes.size()) throw Error(ErrorCode::InvalidArgument, "clusters and their sizes are not of one length", "Score the clusters again");
    const std::vector<ClusterWish> wishes = readWishes(text);
    if (wishes.empty()) return {};
    std::vector<ClusterLimit> limits(ids.size());
    for (const ClusterWish& wish : wishes) {
        if (wish.cluster >= clusters)
            throw Error(ErrorCode::InvalidArgument, "there is no cluster " + std::to_string(wish.cluster) + " to limit",
                        "Give clusters from 0 to " + std::to_string(clusters - 1));
        const auto found = std::lower_bound(ids.begin(), ids.end(), wish.cluster);
        if (found == ids.end() || *found != wish.cluster) continue;
        const auto u = static_cast<std::size_t>(found - ids.begin());
        if (wish.pinned) limits[u].atLeast = sizes[u];
        if (wish.cap) limits[u].atMost = *wish.cap;
        limits[u].excluded = wish.excluded;
    }
    return limits;
}

}  // namespace coincide
