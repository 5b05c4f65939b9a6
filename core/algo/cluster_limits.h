#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/algo/allocate.h"

namespace coincide {

/// What a text of limits says of one cluster.
struct ClusterWish {
    std::int64_t cluster = 0;
    bool pinned = false;                 ///< all its records are taken
    bool excluded = false;               ///< none is
    std::optional<std::int64_t> cap;     ///< at most so many
    bool operator==(const ClusterWish&) const = default;
};

/// Reads a text such as "12:pin 15:exclude 20:cap=40", words in any order, one or more blanks between them. Returns clusters ascending.
/// **Throws** InvalidArgument naming the word that is wrong, is said twice or contradicts another.
std::vector<ClusterWish> readWishes(std::string_view text);
/// The one text that says this; clusters in the order given, those without a wish left out.
std::string wishesText(std::span<const ClusterWish> wishes);

/// Limits for the used clusters `ids` (ascending) with their sizes; a pinned cluster's `atLeast` is its size. Empty for a text without words.
/// A cluster that owns no record takes no part, so that what is said of it changes nothing.
/// **Shapes**: ids, sizes `[U]`; returns `[U]` or nothing.
/// **Throws** InvalidArgument naming the word that is wrong, or a cluster that does not exist (`clusters` = K).
std::vector<ClusterLimit> parseLimits(std::string_view text, std::span<const std::int64_t> ids, std::span<const std::int64_t> sizes, std::int64_t clusters);

}  // namespace coincide
