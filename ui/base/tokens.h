#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

namespace coincide {

/// The colours of one theme by their role. Contrast to what they stand on is at least 4.5 for text and 3 for shapes.
struct Tokens {
    QColor window, base, alternate, canvas;
    QColor text, secondary, disabled, divider, control;
    QColor accent, accentText;              ///< focus, selection outline, links, filled button; the text on it
    QColor selectedRow, hoverRow, humanTurn, modelTurn;
    QColor done;                            ///< also pure
    QColor stale, staleGround, staleLine;   ///< also mixed, warnings
    QColor failed, failedGround, failedLine;   ///< also junk, errors
    QColor entering, leaving;               ///< also only in B, only in A
    QColor pointIn, pointOut, missing;
    bool dark = false;

    static const Tokens& light();
    static const Tokens& darkTheme();
    static const Tokens& of(const QPalette& palette);   ///< by the lightness of its window
    QPalette palette() const;
};

/// Space in logical pixels.
namespace space {
inline constexpr int xs = 4, s = 8, m = 12, l = 16, xl = 24, xxl = 32;
inline constexpr int control = 28, small = 24, row = 28, mixRow = 20, dockTitle = 28, toolbar = 40;
inline constexpr int radiusPicture = 2, radiusControl = 4, radiusBubble = 6;
}  // namespace space

/// Colour of the source with this index (order of size): told apart by any colour vision for the first eight.
QColor sourceColour(int index, bool dark);
/// Colour of a cluster by its id: stable, any number.
QColor clusterColour(std::int64_t cluster, bool dark);

enum class ColourMap { Cividis, Viridis, Grey, PuOr };
/// Colour at `position` in `[0, 1]` (clamped).
QColor mapColour(ColourMap map, double position);

/// Fonts by size relative to the application's: caption 8.25, secondary 9, body 9.75, number 11.25 semibold, title 15 semibold.
enum class TextRole { Body, Strong, Secondary, Caption, Number, Title, Monospace };
QFont textFont(TextRole role);

}  // namespace coincide
