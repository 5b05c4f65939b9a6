#include "core/data/palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace coincide {

namespace {

// Okabe and Ito 2008 without black and with a yellow that shows on white; then the parts of Tol's "muted" scheme that differ.
constexpr auto kNamed = std::to_array<Rgb>({
    {0, 114, 178}, {230, 159, 0}, {0, 158, 115}, {204, 121, 167}, {213, 94, 0}, {86, 180, 233}, {221, 204, 119}, {136, 34, 85},
    {51, 34, 136}, {153, 153, 51}, {204, 102, 119}, {68, 170, 153}, {17, 119, 51}, {170, 68, 153}, {136, 204, 238}, {143, 88, 56},
});

// Viridis (Smith and van der Walt 2015) at nine even steps.
constexpr auto kViridis = std::to_array<Rgb>({
    {68, 1, 84}, {71, 44, 122}, {59, 81, 139}, {44, 113, 142}, {33, 144, 141}, {39, 173, 129}, {92, 200, 99}, {170, 220, 50}, {253, 231, 37},
});

double luminance(Rgb c) { return (0.299 * c.red + 0.587 * c.green + 0.114 * c.blue) / 255; }

std::uint8_t toByte(double x) { return static_cast<std::uint8_t>(std::lround(std::clamp(x, 0.0, 1.0) * 255)); }

/// Oklch to sRGB, the chroma reduced until the colour exists.
Rgb fromOklch(double lightness, double chroma, double hueTurns) {
    const double hue = hueTurns * 6.283185307179586;
    for (;; chroma *= 0.92) {
        const double a = chroma * std::cos(hue), b = chroma * std::sin(hue);
        const double l = std::pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        const double m = std::pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        const double s = std::pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        const double linear[3] = {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                                  -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
        const bool exists = std::all_of(linear, linear + 3, [](double x) { return x > -1e-4 && x < 1.0001; });
        if (!exists && chroma > 1e-3) continue;
        const auto encode = [](double x) { return x <= 0.0031308 ? 12.92 * x : 1.055 * std::pow(x, 1 / 2.4) - 0.055; };
        return {toByte(encode(linear[0])), toByte(encode(linear[1])), toByte(encode(linear[2]))};
    }
}

}  // namespace

std::string hexColour(Rgb c) {
    char text[8];
    std::snprintf(text, sizeof text, "#%02x%02x%02x", c.red, c.green, c.blue);
    return text;
}

Rgb mix(Rgb from, Rgb to, double share) {
    const auto part = [&](std::uint8_t a, std::uint8_t b) { return static_cast<std::uint8_t>(std::lround(a + (b - a) * std::clamp(share, 0.0, 1.0))); };
    return {part(from.red, to.red), part(from.green, to.green), part(from.blue, to.blue)};
}

Rgb categoryColour(std::size_t index, bool darkBackground) {
    if (index < kNamed.size()) {
        const Rgb colour = kNamed[index];
        const double lack = darkBackground ? 0.45 - luminance(colour) : luminance(colour) - 0.78;
        if (lack <= 0) return colour;
        return darkBackground ? mix(colour, {255, 255, 255}, lack) : mix(colour, {0, 0, 0}, lack);
    }
    constexpr double kGoldenTurn = 0.6180339887498949;
    constexpr double kLightness[] = {0.44, 0.74, 0.58, 0.66};
    const std::size_t i = index - kNamed.size();
    const double hue = 0.11 + static_cast<double>(i % 1'000'003) * kGoldenTurn;
    return fromOklch(kLightness[i % 4] + (darkBackground ? 0.10 : 0.0), i % 3 == 0 ? 0.16 : 0.12, hue - std::floor(hue));
}

Rgb valueColour(double position, bool darkBackground) {
    const double low = darkBackground ? 0.14 : 0.0, high = darkBackground ? 1.0 : 0.94;
    const double x = (low + std::clamp(position, 0.0, 1.0) * (high - low)) * static_cast<double>(kViridis.size() - 1);
    const std::size_t i = std::min(static_cast<std::size_t>(x), kViridis.size() - 2);
    return mix(kViridis[i], kViridis[i + 1], x - static_cast<double>(i));
}

Rgb missingColour(bool darkBackground) { return darkBackground ? Rgb{92, 98, 110} : Rgb{190, 194, 202}; }

}  // namespace coincide
