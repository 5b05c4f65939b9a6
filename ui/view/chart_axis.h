#pragma once

namespace coincide {

/// The end and the step of an axis from 0 that holds `largest`, with steps of 1, 2, 4 or 5 times a power of ten and at most `most` of them.
struct AxisSteps {
    double end = 1, step = 1;
};
AxisSteps axisSteps(double largest, int most);

}  // namespace coincide
