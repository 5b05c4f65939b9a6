#pragma once

#include <QString>
#include <cstdint>
#include <optional>
#include <string>

namespace coincide {

QString qstr(const std::string& text);            ///< from UTF-8
std::string utf8(const QString& text);

/// Numbers as the program writes them in both languages; what is not known is an en dash.
QString countText(std::int64_t value);            ///< 1,234
QString shareText(double fraction);               ///< 20.0 % with a thin space
QString scoreText(double value);                  ///< 3 significant digits: 0.531, 0.0912, 12.4
QString temperatureText(double value);            ///< 3 decimals
QString signedText(std::int64_t value);           ///< +6, −7, 0
QString durationText(double seconds);             ///< 3.8 ms, 4.6 s, 1 min 12 s, 2 h 5 min
QString rateText(double perSecond, const QString& unit);   ///< 5,340 rows/s
QString bytesText(std::int64_t bytes);            ///< 612 MB, 1.1 GB (decimal)
QString whenText(std::int64_t secondsSince1970);  ///< today 14:02, yesterday, 18 Nov 2026
extern const QString kUnknown;

}  // namespace coincide
