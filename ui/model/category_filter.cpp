#include "ui/model/category_filter.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace coincide {
namespace {

const std::vector<int>& listOf(const SampleFilter& filter, CategoryKind kind) { return kind == CategoryKind::Sources ? filter.sources : filter.clusters; }

SampleFilter withList(SampleFilter filter, CategoryKind kind, std::vector<int> list) {
    (kind == CategoryKind::Sources ? filter.sources : filter.clusters) = std::move(list);
    return filter;
}

}  // namespace

bool categoryShown(const SampleFilter& filter, CategoryKind kind, const std::vector<int>& ids) {
    if (kind == CategoryKind::None) return true;
    const std::vector<int>& list = listOf(filter, kind);
    return list.empty() || std::any_of(ids.begin(), ids.end(), [&](int id) { return std::find(list.begin(), list.end(), id) != list.end(); });
}

SampleFilter categoryToggled(const SampleFilter& filter, CategoryKind kind, const std::vector<int>& ids, int total) {
    if (kind == CategoryKind::None || ids.empty()) return filter;
    const std::vector<int>& list = listOf(filter, kind);
    std::vector<int> all(static_cast<std::size_t>(std::max(0, total)));
    std::iota(all.begin(), all.end(), 0);
    std::set<int> now(list.begin(), list.end());
    if (list.empty()) now.insert(all.begin(), all.end());
    if (categoryShown(filter, kind, ids))
        for (const int id : ids) now.erase(id);
    else now.insert(ids.begin(), ids.end());
    if (now.size() >= all.size()) now.clear();
    return withList(filter, kind, {now.begin(), now.end()});
}

SampleFilter categoryIsolated(const SampleFilter& filter, CategoryKind kind, const std::vector<int>& ids) {
    if (kind == CategoryKind::None || ids.empty()) return filter;
    const std::vector<int>& list = listOf(filter, kind);
    const std::set<int> now(list.begin(), list.end()), wanted(ids.begin(), ids.end());
    return now == wanted ? withList(filter, kind, {}) : withList(filter, kind, {wanted.begin(), wanted.end()});
}

}  // namespace coincide
