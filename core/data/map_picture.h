#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace coincide {

enum class MapTheme { Light, Dark };

/// Points coloured by a category each. Legend: the largest categories that have room, with their counts.
struct CategoryColouring {
    std::string heading;                     ///< of the legend: "Source"
    std::vector<std::int32_t> category;      ///< `[points]`, position in `names`; anything else = none
    std::vector<std::string> names;          ///< the colour goes by the position here
};

/// Points coloured by a value each. Legend: a colour bar from the 1st to the 99th of a hundred values.
struct ValueColouring {
    std::string heading;
    std::vector<float> values;               ///< `[points]`; not finite = no value
};

/// Points that are in a choice, drawn over those that are not.
struct ChoiceColouring {
    std::string heading;
    std::vector<std::uint8_t> chosen;        ///< `[points]`, 0 or 1
    std::string chosenName = "selected", otherName = "not selected";
};

/// What a picture of the map shows.
struct MapPicture {
    std::span<const float> positions;        ///< `[points, dims]`; points with a value that is not finite are left out
    std::size_t dims = 2;                    ///< 2, or 3: seen from a fixed direction, far points paler
    std::variant<CategoryColouring, ValueColouring, ChoiceColouring> colouring;
    std::string title, subtitle;             ///< one line each; may be empty
    int width = 1600, height = 1200;         ///< pixels, 64 to 16384 each
    MapTheme theme = MapTheme::Light;
};

/// The bytes of a PNG file of exactly `width` x `height` pixels. The same picture gives the same bytes on one machine.
/// **Throws** InvalidArgument for sizes out of range or lengths that do not match; OutOfMemory.
std::string mapPng(const MapPicture& picture);

/// The same picture as an SVG document; above 50,000 points they are one embedded PNG image of at most 2.5 million pixels.
/// **Throws** as mapPng.
std::string mapSvg(const MapPicture& picture);

}  // namespace coincide
