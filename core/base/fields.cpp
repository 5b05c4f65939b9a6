#include "core/base/fields.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace coincide {
namespace {

[[noreturn]] void refuse(const FieldInfo& info, const std::string& value, const std::string& allowed) {
    throw Error(ErrorCode::InvalidArgument, std::string("--").append(info.key) + " cannot be " + value, "Give " + allowed);
}

std::string number(double value) {
    if (!std::isfinite(value)) return std::isnan(value) ? "nan" : value < 0 ? "-inf" : "inf";
    return std::floor(value) == value && std::abs(value) < 1e15 ? std::to_string(static_cast<long long>(value))
                                                                : nlohmann::json(value).dump();
}

std::string rangeText(const FieldInfo& info) {
    return "a number from " + number(info.minimum) + " to " + number(info.maximum);
}

}  // namespace

void checkField(const FieldInfo& info, std::int64_t value) {
    const double v = static_cast<double>(value);
    if (v < info.minimum || v > info.maximum) refuse(info, std::to_string(value), rangeText(info));
}

void checkField(const FieldInfo& info, double value) {
    if (!(value >= info.minimum && value <= info.maximum)) refuse(info, number(value), rangeText(info));
}

void checkField(const FieldInfo&, bool) {}

void checkField(const FieldInfo& info, const std::string& value) {
    if (info.choices.empty() || std::find(info.choices.begin(), info.choices.end(), value) != info.choices.end()) return;
    std::string words;
    for (std::string_view word : info.choices) words += (words.empty() ? "" : " or ") + std::string(word);
    refuse(info, "'" + printable(value, 40) + "'", words);
}

void checkField(const FieldInfo& info, const std::vector<std::int64_t>& value) {
    for (std::int64_t item : value) checkField(info, item);
}

namespace detail {
namespace {
void append(std::string& out, std::string_view key, const nlohmann::json& value) {
    if (out.size() > 1) out += ',';
    try {
        out += nlohmann::json(key).dump() + ":" + value.dump();
    } catch (const nlohmann::json::type_error&) {
        throw Error(ErrorCode::InvalidArgument, std::string("--").append(key) + " is not valid UTF-8", "Give its value in UTF-8");
    }
}
}  // namespace

void appendJsonField(std::string& out, std::string_view key, std::int64_t value) { append(out, key, value); }
void appendJsonField(std::string& out, std::string_view key, double value) { append(out, key, value); }
void appendJsonField(std::string& out, std::string_view key, bool value) { append(out, key, value); }
void appendJsonField(std::string& out, std::string_view key, const std::string& value) { append(out, key, value); }
void appendJsonField(std::string& out, std::string_view key, const std::vector<std::int64_t>& value) {
    append(out, key, value);
}
}  // namespace detail

}  // namespace coincide
