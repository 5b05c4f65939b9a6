#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/file.h"

namespace coincide {

/// A parsed JSON value that is read with types; an error names the file and the key path ("config.json: vision_config.hidden_size").
/// Copies share the document. Meant for settings and configurations of at most a few MB.
class Json {
public:
    /// **Throws** BadInput with the byte where parsing stops; nesting beyond 64 levels is refused.
    static Json parse(std::string_view text, const std::string& name);
    /// Reads at most `maxBytes`. **Throws** as readFile and parse.
    static Json readFile(const Path& path, std::size_t maxBytes = 64u << 20);

    bool isObject() const;
    bool isArray() const;
    bool isString() const;
    bool isNumber() const;
    bool isBool() const;
    bool isNull() const;
    std::size_t size() const;                         ///< items of an array or object, else 0
    std::vector<std::string> keys() const;            ///< of an object, in the file's order; else empty

    bool has(std::string_view key) const;             ///< key present and not null
    /// Member or item. **Throws** BadInput when absent.
    Json at(std::string_view key) const;
    Json at(std::size_t index) const;
    std::optional<Json> find(std::string_view key) const;   ///< absent or null: nullopt

    /// This value as a type. **Throws** BadInput when it is another type or outside the limits.
    std::int64_t asInt(std::int64_t low = INT64_MIN, std::int64_t high = INT64_MAX) const;
    double asDouble() const;
    bool asBool() const;
    std::string asString() const;
    std::vector<std::int64_t> asInts() const;
    std::vector<double> asDoubles() const;
    std::vector<std::string> asStrings() const;

    /// Member with a fallback for an absent or null key; a present key of the wrong type still throws.
    std::int64_t intOr(std::string_view key, std::int64_t fallback, std::int64_t low = INT64_MIN,
                       std::int64_t high = INT64_MAX) const;
    double doubleOr(std::string_view key, double fallback) const;
    bool boolOr(std::string_view key, bool fallback) const;
    std::string stringOr(std::string_view key, std::string fallback) const;

    std::string dump() const;                         ///< compact text
    const std::string& path() const { return path_; } ///< "file: key.path" for messages

private:
    struct Document;
    Json(std::shared_ptr<const Document> document, const void* node, std::string path);
    std::shared_ptr<const Document> document_;
    const void* node_;
    std::string path_;
};

}  // namespace coincide
