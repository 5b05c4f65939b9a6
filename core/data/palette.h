#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace coincide {

/// A colour in sRGB, every part in `[0, 255]`.
struct Rgb {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Rgb&) const = default;
};

/// "#rrggbb".
std::string hexColour(Rgb colour);

/// `share` of `to` mixed into `from`; share in `[0, 1]`.
Rgb mix(Rgb from, Rgb to, double share);

/// Colour of a category by its index, the same for any number of categories: Okabe and Ito's and then Tol's colours, which
/// people with any colour vision tell apart, then hues by the golden angle with changing lightness.
/// `darkBackground` lightens those that would drown.
Rgb categoryColour(std::size_t index, bool darkBackground);

/// Viridis at `position` in `[0, 1]` (clamped), without the end that has no contrast to the background.
Rgb valueColour(double position, bool darkBackground);

/// For points without a category or value.
Rgb missingColour(bool darkBackground);

}  // namespace coincide
