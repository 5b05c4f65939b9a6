#pragma once

#include <string_view>

namespace coincide {

/// The orientation (1 to 8) that an EXIF block (a small TIFF file) names; 1 where it names none or makes no sense.
int exifOrientation(std::string_view tiff);

}  // namespace coincide
