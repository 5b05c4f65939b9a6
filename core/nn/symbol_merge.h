#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace coincide {

/// Which two neighbouring tokens become one, and in what order.
class MergeTable {
public:
    struct Rule {
        std::int32_t rank = 0;     ///< lower ones are applied first
        std::int32_t merged = 0;   ///< id of the token that the two become
    };

    void reserve(std::size_t count) { rules_.reserve(count); }
    /// A rule for a pair that has one replaces it. **Range**: ids from 0.
    void add(std::int32_t left, std::int32_t right, Rule rule) { rules_[key(left, right)] = rule; }
    const Rule* find(std::int32_t left, std::int32_t right) const {
        const auto found = rules_.find(key(left, right));
        return found == rules_.end() ? nullptr : &found->second;
    }

private:
    static std::uint64_t key(std::int32_t left, std::int32_t right) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(left)) << 32 | static_cast<std::uint32_t>(right);
    }
    std::unordered_map<std::uint64_t, Rule> rules_;
};

/// Merges neighbours until no rule fits: always the rule of the lowest rank, leftmost first. Cost grows as n log n.
std::vector<std::int32_t> mergeSymbols(std::vector<std::int32_t> symbols, const MergeTable& table);

}  // namespace coincide
