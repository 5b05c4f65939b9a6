#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace coincide {

/// Mixes two words into one (the finaliser of splitmix64): independent streams for every record and purpose.
std::uint64_t mixSeeds(std::uint64_t a, std::uint64_t b);

/// A small generator (PCG, 32 bits out) with draws defined here, so that every standard library gives the same data.
class DemoRandom {
public:
    explicit DemoRandom(std::uint64_t seed);

    std::uint32_t next();
    /// Whole number in `[low, high]`.
    int range(int low, int high);
    /// Real number in `[low, high)`.
    double uniform(double low, double high);
    bool chance(double probability) { return uniform(0.0, 1.0) < probability; }

    template <class T>
    const T& pick(const std::vector<T>& items) {
        return items[static_cast<std::size_t>(range(0, static_cast<int>(items.size()) - 1))];
    }
    /// One of several wordings.
    std::string word(std::initializer_list<std::string_view> items);

    template <class T>
    void shuffle(std::vector<T>& items) {
        for (int i = static_cast<int>(items.size()) - 1; i > 0; --i) {
            std::swap(items[static_cast<std::size_t>(i)], items[static_cast<std::size_t>(range(0, i))]);
        }
    }
    /// `count` different items in random order. `count` is at most the number of items.
    template <class T>
    std::vector<T> sample(std::vector<T> items, int count) {
        shuffle(items);
        items.resize(static_cast<std::size_t>(count));
        return items;
    }

private:
    std::uint64_t state_;
};

}  // namespace coincide
