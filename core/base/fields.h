#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace coincide {

/// What is known of one option: its key (as on the command line, without dashes), a line of help, and its domain.
/// An options struct lists its fields in one static template:
///
///     struct ScoreOptions {
///         double kernelWidth = 1.0;
///         template <class Self, class Visitor>
///         static void fields(Self& self, Visitor&& visit) {
///             visit(field("kernel-width", "width of the Gaussian kernel").range(1e-6, 1e6, 0.1), self.kernelWidth);
///         }
///     };
///
/// Field types: std::int64_t, double, bool, std::string, std::vector<std::int64_t>.
struct FieldInfo {
    std::string_view key;
    std::string_view help;
    double minimum = -1e18;
    double maximum = 1e18;
    double step = 1;
    std::vector<std::string_view> choices;   ///< for strings: the words allowed; empty = any text
    bool affectsResult = true;               ///< false: batch sizes, threads... left out of the fingerprint
    bool omitEmpty = false;                  ///< an empty text is left out of the JSON, so that older fingerprints stay valid

    FieldInfo& range(double low, double high, double by = 1) {
        minimum = low, maximum = high, step = by;
        return *this;
    }
    FieldInfo& oneOf(std::initializer_list<std::string_view> words) {
        choices = words;
        return *this;
    }
    FieldInfo& tuning() {
        affectsResult = false;
        return *this;
    }
    FieldInfo& omittedWhenEmpty() {
        omitEmpty = true;
        return *this;
    }
};

inline FieldInfo field(std::string_view key, std::string_view help) {
    FieldInfo info;
    info.key = key;
    info.help = help;
    return info;
}

/// Throws Error(InvalidArgument) naming the key when the value lies outside the field's domain.
void checkField(const FieldInfo& info, std::int64_t value);
void checkField(const FieldInfo& info, double value);
void checkField(const FieldInfo& info, bool value);
void checkField(const FieldInfo& info, const std::string& value);
void checkField(const FieldInfo& info, const std::vector<std::int64_t>& value);

/// Checks every field of an options struct.
template <class Options>
void checkFields(const Options& options) {
    Options::fields(options, [](const FieldInfo& info, const auto& value) { checkField(info, value); });
}

namespace detail {
void appendJsonField(std::string& out, std::string_view key, std::int64_t value);
void appendJsonField(std::string& out, std::string_view key, double value);
void appendJsonField(std::string& out, std::string_view key, bool value);
void appendJsonField(std::string& out, std::string_view key, const std::string& value);
void appendJsonField(std::string& out, std::string_view key, const std::vector<std::int64_t>& value);
}  // namespace detail

/// One JSON object with every field in order. With `onlyResult`, fields that do not change the result are left out, so
/// equal texts mean equal results; this text goes into fingerprints.
/// **Throws** InvalidArgument for a text that is not UTF-8.
template <class Options>
std::string fieldsToJson(const Options& options, bool onlyResult = false) {
    std::string out = "{";
    Options::fields(options, [&](const FieldInfo& info, const auto& value) {
        if (onlyResult && !info.affectsResult) return;
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, std::string>)
            if (info.omitEmpty && value.empty()) return;
        detail::appendJsonField(out, info.key, value);
    });
    return out + "}";
}

}  // namespace coincide
