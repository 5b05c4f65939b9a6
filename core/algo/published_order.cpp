#include "core/algo/published_order.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace coincide {
namespace {

constexpr std::ptrdiff_t kSmall = 16;

class Sorter {
public:
    Sorter(std::span<const double> values, std::vector<std::size_t>& order) : values_(values), order_(order) {}

    /// Sorts positions `[low, high]` ascending by value.
    void sort(std::ptrdiff_t low, std::ptrdiff_t high, int depth) {
        if (depth < 0) {   // numpy changes to heapsort here; with ties this deep the order is not worth reproducing
            std::stable_sort(order_.begin() + low, order_.begin() + high + 1, [&](std::size_t a, std::size_t b) { return values_[a] < values_[b]; });
            return;
        }
        if (high - low <= kSmall) return insert(low, high);
        const std::ptrdiff_t middle = partition(low, high);
        sort(low, middle - 1, depth - 1);
        sort(middle + 1, high, depth - 1);
    }

private:
    double at(std::ptrdiff_t place) const { return values_[order_[static_cast<std::size_t>(place)]]; }
    void swap(std::ptrdiff_t a, std::ptrdiff_t b) { std::swap(order_[static_cast<std::size_t>(a)], order_[static_cast<std::size_t>(b)]); }

    std::ptrdiff_t partition(std::ptrdiff_t low, std::ptrdiff_t high) {
        const std::ptrdiff_t middle = low + (high - low) / 2;
        if (at(middle) < at(low)) swap(middle, low);
        if (at(high) < at(middle)) swap(high, middle);
        if (at(middle) < at(low)) swap(middle, low);
        const double pivot = at(middle);
        std::ptrdiff_t left = low, right = high - 1;
        swap(middle, right);
        while (true) {
            do ++left;
            while (at(left) < pivot);
            do --right;
            while (pivot < at(right));
            if (left >= right) break;
            swap(left, right);
        }
        swap(left, high - 1);
        return left;
    }

    void insert(std::ptrdiff_t low, std::ptrdiff_t high) {
        for (std::ptrdiff_t next = low + 1; next <= high; ++next)
            for (std::ptrdiff_t place = next; place > low && at(place) < at(place - 1); --place) swap(place, place - 1);
    }

    std::span<const double> values_;
    std::vector<std::size_t>& order_;
};

}  // namespace

std::vector<std::size_t> publishedDescendingOrder(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (!values.empty())
        Sorter(values, order).sort(0, static_cast<std::ptrdiff_t>(values.size()) - 1, 2 * (static_cast<int>(std::bit_width(values.size())) - 1));
    std::reverse(order.begin(), order.end());
    return order;
}

}  // namespace coincide
