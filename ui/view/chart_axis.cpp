#include "ui/view/chart_axis.h"

#include <algorithm>
#include <cmath>

namespace coincide {

AxisSteps axisSteps(double largest, int most) {
    if (!(largest > 0) || !std::isfinite(largest)) return {};
    most = std::max(most, 1);
    for (double power = std::pow(10.0, std::floor(std::log10(largest)) - 1);; power *= 10) {
        for (const double factor : {1.0, 2.0, 4.0, 5.0}) {
            const double step = factor * power, count = std::ceil(largest / step - 1e-9);
            if (count <= most) return {std::max(count, 1.0) * step, step};
        }
    }
}

}  // namespace coincide
