#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace coincide {

/// How a newly drawn set joins the present one.
enum class SetMode { Replace, Add, Subtract, Intersect };

/// A set of samples `[0, size)` as a value: copies share the bits until one is changed.
class SampleSet {
public:
    SampleSet() = default;
    explicit SampleSet(std::int64_t size, bool full = false);
    static SampleSet of(std::int64_t size, std::span<const std::int32_t> samples);   ///< ids outside are left out

    std::int64_t size() const { return size_; }
    std::int64_t count() const { return count_; }
    bool empty() const { return count_ == 0; }
    bool has(std::int32_t sample) const {
        return sample >= 0 && sample < size_ && ((*words_)[static_cast<std::size_t>(sample) >> 6] >> (sample & 63) & 1u) != 0;
    }
    void set(std::int32_t sample, bool on = true);
    std::vector<std::int32_t> samples() const;          ///< ascending

    /// This set joined with `other` of the same size.
    SampleSet combined(const SampleSet& other, SetMode mode) const;
    SampleSet inverted() const;
    bool operator==(const SampleSet& other) const;

private:
    void own();
    std::int64_t size_ = 0, count_ = 0;
    std::shared_ptr<std::vector<std::uint64_t>> words_ = std::make_shared<std::vector<std::uint64_t>>();
};

}  // namespace coincide
