#pragma once

#include <optional>

#include "ui/base/tokens.h"

namespace coincide {

/// How numbers become colours, as a person chose it.
struct ColourScale {
    ColourMap map = ColourMap::Cividis;
    bool inverted = false, logarithmic = false;
    std::optional<double> low, high;       ///< unset: the 2nd and the 98th percentile
    bool operator==(const ColourScale&) const = default;
};

/// What was kept of the scale of a colouring: all but its range, which belongs to one project.
ColourScale keptScale(int colouring);
void keepScale(int colouring, const ColourScale& scale);

/// Where a number lies between the ends of a scale. **Range** low < high; logarithmic only where low > 0.
class ScalePlace {
public:
    ScalePlace(double low, double high, bool logarithmic);
    /// Below 0 and above 1 outside of the scale.
    double of(double value) const;
    double low() const { return low_; }
    double high() const { return high_; }

private:
    double low_, high_, from_, width_;
    bool logarithmic_;
};

}  // namespace coincide
