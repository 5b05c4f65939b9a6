#include "ui/base/tokens.h"

#include <QApplication>
#include <QFontDatabase>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace coincide {
namespace {

Tokens makeLight() {
    Tokens t;
    t.window = 0xF1F2F4, t.base = 0xFFFFFF, t.alternate = 0xF7F8F9, t.canvas = 0xFCFCFB;
    t.text = 0x1B1F24, t.secondary = 0x535B66, t.disabled = 0x8D949E, t.divider = 0xD3D7DC, t.control = 0x848C97;
    t.accent = 0x1D5FBF, t.accentText = 0xFFFFFF;
    t.selectedRow = 0xDCE8F9, t.hoverRow = 0xE8EBEF, t.humanTurn = 0xE9F0FA, t.modelTurn = 0xF3F4F6;
    t.done = 0x1B7344;
    t.stale = 0x855600, t.staleGround = 0xFFF4D9, t.staleLine = 0xE2C06A;
    t.failed = 0xB3261E, t.failedGround = 0xFDECEA, t.failedLine = 0xE6A8A3;
    t.entering = 0x00706B, t.leaving = 0xA84600;
    t.pointIn = 0x7C8692, t.pointOut = 0xB4BAC2, t.missing = 0x9AA0A8;
    return t;
}

Tokens makeDark() {
    Tokens t;
    t.window = 0x1F2226, t.base = 0x17191C, t.alternate = 0x1C1F23, t.canvas = 0x131517;
    t.text = 0xE5E8EC, t.secondary = 0xA6AEB9, t.disabled = 0x727A85, t.divider = 0x363B42, t.control = 0x717985;
    t.accent = 0x74ABF5, t.accentText = 0x10141A;
    t.selectedRow = 0x233C5A, t.hoverRow = 0x2A2E34, t.humanTurn = 0x22324A, t.modelTurn = 0x24282D;
    t.done = 0x63C28D;
    t.stale = 0xE5B454, t.staleGround = 0x352B16, t.staleLine = 0x6B5723;
    t.failed = 0xFF8A80, t.failedGround = 0x3A1F1E, t.failedLine = 0x7A3733;
    t.entering = 0x45C9BF, t.leaving = 0xF49B5A;
    t.pointIn = 0x8B96A4, t.pointOut = 0x5A626C, t.missing = 0x9AA0A8;
    t.dark = true;
    return t;
}

// OKLCH to sRGB, Ottosson 2020. Components outside [0, 1] mean outside the gamut.
std::array<double, 3> srgbFromOklch(double lightness, double chroma, double hueDegrees) {
    const double hue = hueDegrees * std::numbers::pi / 180;
    const double a = chroma * std::cos(hue), b = chroma * std::sin(hue);
    const double l = std::pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m = std::pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s = std::pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    const std::array<double, 3> linear{4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                                       -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
    std::array<double, 3> out{};
    for (std::size_t i = 0; i < 3; ++i) out[i] = linear[i] <= 0.0031308 ? 12.92 * linear[i] : 1.055 * std::pow(linear[i], 1 / 2.4) - 0.055;
    return out;
}

QColor fromOklch(double lightness, double chroma, double hue) {
    for (int tries = 0; tries < 100; ++tries, chroma *= 0.95) {
        const auto c = srgbFromOklch(lightness, chroma, hue);
        if (std::all_of(c.begin(), c.end(), [](double v) { return v >= -1e-9 && v <= 1 + 1e-9; }))
            return QColor::fromRgbF(static_cast<float>(std::clamp(c[0], 0.0, 1.0)), static_cast<float>(std::clamp(c[1], 0.0, 1.0)), static_cast<float>(std::clamp(c[2], 0.0, 1.0)));
    }
    return QColor::fromRgbF(0.5f, 0.5f, 0.5f);
}

QColor hashedColour(std::int64_t id, bool dark) {
    const double turns = 0.6180339887 * static_cast<double>(id);
    const double hue = 360 * (turns - std::floor(turns));
    constexpr std::array kLight{0.48, 0.54, 0.60}, kDark{0.70, 0.76, 0.82};
    const auto step = static_cast<std::size_t>(((id % 3) + 3) % 3);
    return fromOklch(dark ? kDark[step] : kLight[step], 0.11, hue);
}

struct Pair {
    QRgb light, dark;
};
// Told apart by any colour vision for the first eight; ordered by the size of the source.
constexpr std::array kSources{Pair{0x2B8D71, 0x96E2C7}, Pair{0x5B006C, 0xB26CC2}, Pair{0x154409, 0x709967}, Pair{0x7555A8, 0xC9AEFB}, Pair{0x9C1854, 0xF683A9},
                              Pair{0x9F8D0E, 0xF2E38B}, Pair{0x8D5D1C, 0xE2B582}, Pair{0x2838A1, 0x7A96F6}, Pair{0x7E8DA5, 0xD4E2F9}, Pair{0x516E7C, 0xA9C3D0},
                              Pair{0x46303E, 0x9B8493}, Pair{0x503975, 0xA491CA}, Pair{0x73833A, 0xC8D899}, Pair{0x94669F, 0xE9BEF3}, Pair{0xA54358, 0xFCA0AE},
                              Pair{0x86422A, 0xDC9B85}, Pair{0x774272, 0xCC9AC7}, Pair{0x3D1487, 0x8C7ADD}};

// Stops at equal distances. Cividis: Nunez, Anderton, Renslow 2018; viridis: Smith and van der Walt 2015; PuOr: Brewer.
using Stops = std::vector<QRgb>;
const Stops& stopsOf(ColourMap map) {
    static const Stops cividis{0x00224E, 0x123570, 0x3B496C, 0x575D6D, 0x707173, 0x8A8678, 0xA59C74, 0xC3B369, 0xE1CC55, 0xFEE838};
    static const Stops viridis{0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C, 0xFDE725};
    static const Stops grey{0x2A2A2A, 0x5C5C5C, 0x8E8E8E, 0xC0C0C0, 0xE6E6E6};
    static const Stops puor{0x2D004B, 0x542788, 0x8073AC, 0xB2ABD2, 0xD8DAEB, 0xF7F7F7, 0xFEE0B6, 0xFDB863, 0xE08214, 0xB35806, 0x7F3B08};
    switch (map) {
        case ColourMap::Viridis: return viridis;
        case ColourMap::Grey: return grey;
        case ColourMap::PuOr: return puor;
        default: return cividis;
    }
}

}  // namespace

const Tokens& Tokens::light() {
    static const Tokens tokens = makeLight();
    return tokens;
}

const Tokens& Tokens::darkTheme() {
    static const Tokens tokens = makeDark();
    return tokens;
}

const Tokens& Tokens::of(const QPalette& palette) { return palette.color(QPalette::Window).lightness() < 128 ? darkTheme() : light(); }

QPalette Tokens::palette() const {
    QPalette p;
    const auto all = [&](QPalette::ColorRole role, const QColor& colour) { p.setColor(role, colour); };
    all(QPalette::Window, window);
    all(QPalette::Base, base);
    all(QPalette::AlternateBase, alternate);
    all(QPalette::ToolTipBase, base);
    all(QPalette::ToolTipText, text);
    all(QPalette::Button, window);
    all(QPalette::WindowText, text);
    all(QPalette::Text, text);
    all(QPalette::ButtonText, text);
    all(QPalette::BrightText, accentText);
    all(QPalette::PlaceholderText, secondary);
    all(QPalette::Mid, divider);
    all(QPalette::Midlight, hoverRow);
    all(QPalette::Dark, control);
    all(QPalette::Light, base);
    all(QPalette::Shadow, dark ? QColor(0, 0, 0) : control);
    all(QPalette::Highlight, selectedRow);
    all(QPalette::HighlightedText, text);
    all(QPalette::Link, accent);
    all(QPalette::LinkVisited, accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText, QPalette::PlaceholderText, QPalette::Link})
        p.setColor(QPalette::Disabled, role, disabled);
    return p;
}

QColor sourceColour(int index, bool dark) {
    if (index < 0) return Tokens::light().missing;
    if (static_cast<std::size_t>(index) < kSources.size()) return QColor(dark ? kSources[static_cast<std::size_t>(index)].dark : kSources[static_cast<std::size_t>(index)].light);
    return hashedColour(index, dark);
}

QColor clusterColour(std::int64_t cluster, bool dark) { return cluster < 0 ? Tokens::light().missing : hashedColour(cluster, dark); }

QColor mapColour(ColourMap map, double position) {
    const Stops& stops = stopsOf(map);
    if (!(position >= 0)) position = 0;
    const double at = std::min(position, 1.0) * static_cast<double>(stops.size() - 1);
    const auto i = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    const double share = at - static_cast<double>(i);
    const QColor from(stops[i]), to(stops[i + 1]);
    const auto blend = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    return QColor(blend(from.red(), to.red()), blend(from.green(), to.green()), blend(from.blue(), to.blue()));
}

QFont textFont(TextRole role) {
    QFont font = QApplication::font();
    const double body = font.pointSizeF() > 0 ? font.pointSizeF() : 9.75;
    const auto scaled = [&](double points) { font.setPointSizeF(body * points / 9.75); };
    switch (role) {
        case TextRole::Body: break;
        case TextRole::Strong: font.setWeight(QFont::DemiBold); break;
        case TextRole::Secondary: scaled(9); break;
        case TextRole::Caption: scaled(8.25); break;
        case TextRole::Number: scaled(11.25), font.setWeight(QFont::DemiBold); break;
        case TextRole::Title: scaled(15), font.setWeight(QFont::DemiBold); break;
        case TextRole::Monospace: {
            QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
            fixed.setPointSizeF(body * 9 / 9.75);
            return fixed;
        }
    }
    return font;
}

}  // namespace coincide
