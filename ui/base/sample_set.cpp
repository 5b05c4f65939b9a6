#include "ui/base/sample_set.h"

#include <bit>

namespace coincide {

SampleSet::SampleSet(std::int64_t size, bool full) : size_(size) {
    words_->assign(static_cast<std::size_t>((size + 63) / 64), full ? ~std::uint64_t{0} : 0);
    if (!full) return;
    count_ = size;
    if (size % 64 != 0) words_->back() = (std::uint64_t{1} << (size % 64)) - 1;
}

SampleSet SampleSet::of(std::int64_t size, std::span<const std::int32_t> samples) {
    SampleSet set(size);
    std::vector<std::uint64_t>& words = *set.words_;
    for (const std::int32_t sample : samples) {
        if (sample < 0 || sample >= size) continue;
        std::uint64_t& word = words[static_cast<std::size_t>(sample) >> 6];
        const std::uint64_t bit = std::uint64_t{1} << (sample & 63);
        set.count_ += (word & bit) == 0;
        word |= bit;
    }
    return set;
}

void SampleSet::own() {
    if (words_.use_count() > 1) words_ = std::make_shared<std::vector<std::uint64_t>>(*words_);
}

void SampleSet::set(std::int32_t sample, bool on) {
    if (sample < 0 || sample >= size_ || has(sample) == on) return;
    own();
    (*words_)[static_cast<std::size_t>(sample) >> 6] ^= std::uint64_t{1} << (sample & 63);
    count_ += on ? 1 : -1;
}

std::vector<std::int32_t> SampleSet::samples() const {
    std::vector<std::int32_t> out;
    out.reserve(static_cast<std::size_t>(count_));
    for (std::size_t word = 0; word < words_->size(); ++word)
        for (std::uint64_t bits = (*words_)[word]; bits != 0; bits &= bits - 1)
            out.push_back(static_cast<std::int32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits))));
    return out;
}

SampleSet SampleSet::combined(const SampleSet& other, SetMode mode) const {
    if (mode == SetMode::Replace || other.size_ != size_) return other;
    SampleSet out(size_);
    for (std::size_t i = 0; i < words_->size(); ++i) {
        const std::uint64_t a = (*words_)[i], b = (*other.words_)[i];
        const std::uint64_t joined = mode == SetMode::Add ? a | b : mode == SetMode::Subtract ? a & ~b : a & b;
        (*out.words_)[i] = joined;
        out.count_ += std::popcount(joined);
    }
    return out;
}

SampleSet SampleSet::inverted() const { return SampleSet(size_, true).combined(*this, SetMode::Subtract); }

bool SampleSet::operator==(const SampleSet& other) const {
    return size_ == other.size_ && count_ == other.count_ && (words_ == other.words_ || *words_ == *other.words_);
}

}  // namespace coincide
