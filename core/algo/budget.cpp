#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/algo/allocate.h"
#include "core/base/error.h"

namespace coincide {
namespace {

constexpr std::size_t kLongestBudget = 40;

bool isDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

[[noreturn]] void refuse(std::string_view text, const std::string& why) {
    throw Error(ErrorCode::InvalidArgument, "the budget '" + printable(text, kLongestBudget) + "' " + why,
                "Give a count such as 1000, a percentage such as 20%, or a fraction below 1 such as 0.2");
}

/// The double nearest to a plain decimal times a power of ten. **Throws** unless it has digits and at most one point.
double decimal(std::string_view number, const char* exponent, std::string_view whole) {
    const std::size_t point = number.find('.');
    const std::string_view left = number.substr(0, point), right = point == std::string_view::npos ? "" : number.substr(point + 1);
    const bool fine = (isDigits(left) && (point == std::string_view::npos || right.empty() || isDigits(right))) || (left.empty() && isDigits(right));
    if (!fine) refuse(whole, "is not a number");
    std::string text(left.empty() ? "0" : left);
    if (!right.empty()) text += '.' + std::string(right);
    text += exponent;
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem == std::errc::result_out_of_range && value == 0) return 0;
    if (problem != std::errc() || end != text.data() + text.size()) refuse(whole, "is not a number");
    return value;
}

}  // namespace

std::int64_t parseBudget(std::string_view text, std::int64_t rows) {
    if (text.size() > kLongestBudget) refuse(text, "is too long for a number");
    std::int64_t count = 0;
    if (isDigits(text)) {
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), count);
        if (problem != std::errc() || count > rows) refuse(text, "is more than the " + std::to_string(rows) + " records there are");
    } else {
        const bool percent = text.ends_with('%');
        const double share = percent ? decimal(text.substr(0, text.size() - 1), "e-2", text) : decimal(text, "", text);
        if (percent && share > 1) refuse(text, "is more than everything");
        if (!percent && share >= 1) refuse(text, "is neither a count nor below 1");
        count = static_cast<std::int64_t>(share * static_cast<double>(rows));
    }
    if (count == 0) refuse(text, "of " + std::to_string(rows) + " records is not one record");
    return count;
}

}  // namespace coincide
