#include "core/base/json.h"

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace coincide {
namespace {

// The library's ordered map searches an object from the front for every key, which takes minutes for a vocabulary.
template <class Key, class Value, class Less, class Allocator>
struct IndexedMap : nlohmann::ordered_map<Key, Value, Less, Allocator> {
    using Base = nlohmann::ordered_map<Key, Value, Less, Allocator>;
    using typename Base::const_iterator;
    using typename Base::iterator;
    using Base::Base;

    template <class... Arguments>
    std::pair<iterator, bool> emplace(const Key& key, Arguments&&... arguments) {
        const std::size_t known = position(key);
        if (known < this->size()) return {this->begin() + static_cast<std::ptrdiff_t>(known), false};
        positions_.emplace(key, this->size());
        this->emplace_back(key, std::forward<Arguments>(arguments)...);
        return {std::prev(this->end()), true};
    }
    Value& operator[](const Key& key) { return emplace(key, Value{}).first->second; }
    iterator find(const Key& key) { return this->begin() + static_cast<std::ptrdiff_t>(position(key)); }
    const_iterator find(const Key& key) const { return this->begin() + static_cast<std::ptrdiff_t>(position(key)); }

private:
    std::size_t position(const Key& key) const {
        const auto found = positions_.find(key);
        return found == positions_.end() ? this->size() : found->second;
    }
    std::map<Key, std::size_t> positions_;
};

using Node = nlohmann::basic_json<IndexedMap>;
constexpr int kMaxDepth = 64;

const Node& node(const void* pointer) { return *static_cast<const Node*>(pointer); }

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
    throw Error(ErrorCode::BadInput, path + " " + why, "Check that the file is complete and of the right kind");
}

std::string join(const std::string& path, std::string_view key) {
    const bool top = path.ends_with(":");
    return path + (top ? " " : ".") + printable(key, 60);
}

}  // namespace

struct Json::Document {
    Node root;
};

Json::Json(std::shared_ptr<const Document> document, const void* n, std::string path)
    : document_(std::move(document)), node_(n), path_(std::move(path)) {}

Json Json::parse(std::string_view text, const std::string& name) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    auto document = std::make_shared<Document>();
    // Checked before parsing, since the parser's tree is destroyed recursively.
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\') ++i;
            else if (c == '"') inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > kMaxDepth) refuse(name, "is nested too deeply at byte " + std::to_string(i));
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    try {
        document->root = Node::parse(text);
    } catch (const nlohmann::json::parse_error& e) {
        refuse(name, "is not valid JSON at byte " + std::to_string(e.byte));
    } catch (const nlohmann::json::exception&) {
        refuse(name, "holds a number that is out of range");
    }
    const void* root = &document->root;
    return Json(std::move(document), root, name + ":");
}

Json Json::readFile(const Path& path, std::size_t maxBytes) {
    return parse(coincide::readFile(path, maxBytes), path.string());
}

bool Json::isObject() const { return node(node_).is_object(); }
bool Json::isArray() const { return node(node_).is_array(); }
bool Json::isString() const { return node(node_).is_string(); }
bool Json::isNumber() const { return node(node_).is_number(); }
bool Json::isBool() const { return node(node_).is_boolean(); }
bool Json::isNull() const { return node(node_).is_null(); }
std::size_t Json::size() const { return isObject() || isArray() ? node(node_).size() : 0; }

std::vector<std::string> Json::keys() const {
    std::vector<std::string> out;
    if (isObject())
        for (const auto& item : node(node_).items()) out.push_back(item.key());
    return out;
}

std::optional<Json> Json::find(std::string_view key) const {
    if (!isObject()) return std::nullopt;
    const auto it = node(node_).find(std::string(key));
    if (it == node(node_).end() || it->is_null()) return std::nullopt;
    return Json(document_, &*it, join(path_, key));
}

bool Json::has(std::string_view key) const { return find(key).has_value(); }

Json Json::at(std::string_view key) const {
    if (auto found = find(key)) return *found;
    refuse(join(path_, key), "is missing");
}

Json Json::at(std::size_t index) const {
    if (!isArray() || index >= size()) refuse(path_, "has no item " + std::to_string(index));
    return Json(document_, &node(node_)[index], path_ + "[" + std::to_string(index) + "]");
}

std::int64_t Json::asInt(std::int64_t low, std::int64_t high) const {
    const Node& n = node(node_);
    std::int64_t value = 0;
    if (n.is_number_unsigned() && n.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX)) {
        refuse(path_, "is too large");
    } else if (n.is_number_integer()) {
        value = n.get<std::int64_t>();
    } else if (n.is_number_float() && std::abs(n.get<double>()) < 9e15 && std::floor(n.get<double>()) == n.get<double>()) {
        value = static_cast<std::int64_t>(n.get<double>());
    } else {
        refuse(path_, "is not a whole number");
    }
    if (value < low || value > high)
        refuse(path_, "is " + std::to_string(value) + ", outside " + std::to_string(low) + " to " + std::to_string(high));
    return value;
}

double Json::asDouble() const {
    if (!isNumber()) refuse(path_, "is not a number");
    const double value = node(node_).get<double>();
    if (!std::isfinite(value)) refuse(path_, "is not finite");
    return value;
}

bool Json::asBool() const {
    if (!isBool()) refuse(path_, "is neither true nor false");
    return node(node_).get<bool>();
}

std::string Json::asString() const {
    if (!isString()) refuse(path_, "is not a text");
    return node(node_).get<std::string>();
}

std::vector<std::int64_t> Json::asInts() const {
    if (!isArray()) refuse(path_, "is not a list");
    std::vector<std::int64_t> out;
    for (std::size_t i = 0; i < size(); ++i) out.push_back(at(i).asInt());
    return out;
}

std::vector<double> Json::asDoubles() const {
    if (!isArray()) refuse(path_, "is not a list");
    std::vector<double> out;
    for (std::size_t i = 0; i < size(); ++i) out.push_back(at(i).asDouble());
    return out;
}

std::vector<std::string> Json::asStrings() const {
    if (!isArray()) refuse(path_, "is not a list");
    std::vector<std::string> out;
    for (std::size_t i = 0; i < size(); ++i) out.push_back(at(i).asString());
    return out;
}

std::int64_t Json::intOr(std::string_view key, std::int64_t fallback, std::int64_t low, std::int64_t high) const {
    const auto found = find(key);
    return found ? found->asInt(low, high) : fallback;
}
double Json::doubleOr(std::string_view key, double fallback) const {
    const auto found = find(key);
    return found ? found->asDouble() : fallback;
}
bool Json::boolOr(std::string_view key, bool fallback) const {
    const auto found = find(key);
    return found ? found->asBool() : fallback;
}
std::string Json::stringOr(std::string_view key, std::string fallback) const {
    const auto found = find(key);
    return found ? found->asString() : fallback;
}

std::string Json::dump() const { return node(node_).dump(-1, ' ', false, Node::error_handler_t::replace); }

}  // namespace coincide
