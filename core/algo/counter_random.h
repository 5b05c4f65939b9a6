#pragma once

#include <cmath>
#include <cstdint>

namespace coincide {

/// Mixes a 64-bit value so that neighbouring inputs give unrelated outputs.
/// **Source**: the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
inline std::uint64_t mixBits(std::uint64_t x) {
    x += 0x9E3779B97F4A7C15ull;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
    return x ^ (x >> 31);
}

/// Random numbers that depend on a key only, not on who drew before: every item of a parallel loop has its own stream,
/// so results are the same for any number of threads and any stop and resume.
class CounterRandom {
public:
    CounterRandom(std::uint64_t seed, std::uint64_t stream, std::uint64_t item)
        : state_(mixBits(mixBits(mixBits(seed) ^ stream) ^ item)) {}

    std::uint64_t next() { return mixBits(state_++); }

    /// Uniform in `[0, bound)`, `bound` at least 1 (bias below bound / 2^32).
    std::uint32_t below(std::uint32_t bound) {
        return static_cast<std::uint32_t>(((next() >> 32) * static_cast<std::uint64_t>(bound)) >> 32);
    }

    /// Uniform in `[0, 1)`.
    double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

    /// Standard normal (Box and Muller, one of the pair).
    double normal() {
        const double u = 1.0 - uniform();
        const double v = uniform();
        return std::sqrt(-2.0 * std::log(u)) * std::cos(6.283185307179586 * v);
    }

private:
    std::uint64_t state_;
};

}  // namespace coincide
