#pragma once

#include <string>
#include <vector>

#include "core/data/map_picture.h"
#include "core/data/palette.h"
#include "core/data/text_raster.h"

namespace coincide {

/// A laid out picture of the map: what is drawn where, in pixels from the top left corner. Both writers draw this.
struct MapScene {
    struct Box {
        double x = 0, y = 0, width = 0, height = 0;
    };
    struct Dot {
        float x = 0, y = 0, radius = 0, opacity = 1;
        Rgb colour;
    };
    struct Line {
        double x = 0, baseline = 0, size = 0, width = 0;   ///< `width` as measured
        bool bold = false;
        Rgb colour;
        std::string text;
    };

    int width = 0, height = 0;
    Rgb background, card, cardEdge;
    Box plot;                         ///< the card under the dots
    double corner = 0;                ///< radius of the card's corners
    std::vector<Dot> dots;            ///< in drawing order
    std::vector<Dot> swatches;        ///< dots of the legend
    std::vector<Line> lines;
    Box bar;                          ///< colour bar, top = highest; no width = none
    std::vector<Rgb> barColours;      ///< from top to bottom
};

/// **Throws** InvalidArgument for sizes out of range or lengths that do not match.
MapScene layOutMap(const MapPicture& picture, const TextRaster& text);

}  // namespace coincide
