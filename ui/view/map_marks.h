#pragma once

#include <QColor>
#include <QString>
#include <cstdint>
#include <optional>
#include <vector>

#include "ui/base/sample_set.h"
#include "ui/base/tokens.h"
#include "ui/model/category_filter.h"
#include "ui/model/view_state.h"
#include "ui/view/map_view.h"

namespace coincide {

struct Session;

/// What a sample is on the map, in drawing order; the shape follows from it.
enum class MarkClass : std::uint8_t { Out, In, Missing, Leaving, Entering, OnlyA, OnlyB };
inline constexpr int kMarkClasses = 7;

/// One line of the legend: a mark, words, and what its double click leaves shown.
struct LegendEntry {
    MarkClass mark = MarkClass::In;
    QColor colour;
    QString text;
    SampleSet members;                         ///< what is counted; of no size: nothing
    std::optional<SampleFilter> isolated;      ///< the part of the filter that leaves these; unset: cannot be isolated
    std::int64_t count = -1;                   ///< of those that are shown, by countShown(); below 0: none is told
};

/// One category of a colouring that sorts samples.
struct LegendCategory {
    QColor colour;
    QString text;
    std::int64_t count = 0;
    std::vector<int> ids;                      ///< sources or clusters, by the marks' kind
};

/// The scale of a coloured number.
struct LegendScale {
    QString title;
    double low = 0, high = 1;                  ///< 2nd and 98th percentile, or as chosen
    bool whole = false;                        ///< counts
    bool centred = false;                      ///< diverging around 0
    ColourScale chosen;
    std::vector<double> histogram;             ///< share of the fullest bin, from low to high
    std::int64_t missing = 0;
};

/// Colour and class of every sample `[S]` with what explains them.
struct MapMarks {
    std::vector<std::uint32_t> colour;         ///< 0xAARRGGBB, opaque
    std::vector<std::uint8_t> mark;            ///< MarkClass
    bool neutral = false;                      ///< what is out has a colour of its own
    std::vector<LegendEntry> entries;
    std::optional<LegendScale> scale;
    std::vector<LegendCategory> categories;    ///< largest first
    CategoryKind categoryKind = CategoryKind::None;
    QString categoryTitle;
    QString frameOf;                           ///< what the colour stands for: "source"
};

/// Marks as the session asks for them, for a role of the map.
MapMarks mapMarks(const Session& session, MapView::Role role, bool dark);

/// Counts what of each entry is shown.
void countShown(MapMarks& marks, const SampleSet& shown);

/// The range between the 2nd and the 98th percentile of what is finite; `{0, 1}` where nothing is. **Range** low < high.
std::pair<double, double> robustRange(const std::vector<float>& values);

}  // namespace coincide
