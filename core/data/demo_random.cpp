#include "core/data/demo_random.h"

namespace coincide {

std::uint64_t mixSeeds(std::uint64_t a, std::uint64_t b) {
    std::uint64_t z = a + 0x9E3779B97F4A7C15ull * (b + 1);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

DemoRandom::DemoRandom(std::uint64_t seed) : state_(mixSeeds(seed, 0x5eed)) { next(); }

std::uint32_t DemoRandom::next() {
    const std::uint64_t old = state_;
    state_ = old * 6364136223846793005ull + 1442695040888963407ull;
    const auto shifted = static_cast<std::uint32_t>(((old >> 18) ^ old) >> 27);
    const auto turn = static_cast<std::uint32_t>(old >> 59);
    return (shifted >> turn) | (shifted << ((32 - turn) & 31));
}

int DemoRandom::range(int low, int high) {
    const auto span = static_cast<std::uint64_t>(static_cast<std::int64_t>(high) - low + 1);
    return low + static_cast<int>((static_cast<std::uint64_t>(next()) * span) >> 32);
}

double DemoRandom::uniform(double low, double high) { return low + (high - low) * (next() * (1.0 / 4294967296.0)); }

std::string DemoRandom::word(std::initializer_list<std::string_view> items) {
    return std::string(items.begin()[range(0, static_cast<int>(items.size()) - 1)]);
}

}  // namespace coincide
