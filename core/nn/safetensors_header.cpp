#include "core/nn/safetensors_header.h"

#include "core/base/error.h"

namespace coincide {
namespace {

constexpr std::size_t kMaxNameBytes = 1024;
constexpr std::size_t kMaxDimensions = 16;
constexpr std::size_t kMaxEntries = 200'000;

class Parser {
public:
    Parser(std::string_view text, const std::string& file) : text_(text), file_(file) {}

    std::vector<SafetensorsEntry> parse() {
        std::vector<SafetensorsEntry> entries;
        object([&](std::string key) {
            if (key == "__metadata__") {
                object([&](const std::string&) { string(); });
                return;
            }
            if (entries.size() == kMaxEntries) fail("names too many tensors");
            entries.push_back(entry(std::move(key)));
        });
        if (peek() != '\0') fail("goes on after its end");
        return entries;
    }

private:
    [[noreturn]] void fail(const std::string& why) const {
        throw Error(ErrorCode::BadInput, file_ + ": the header " + why + " at byte " + std::to_string(at_),
                    "Get the checkpoint again");
    }

    // The next character that is not white space; '\0' at the end.
    char peek() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r')) ++at_;
        return at_ < text_.size() ? text_[at_] : '\0';
    }

    bool take(char wanted) {
        if (peek() != wanted) return false;
        ++at_;
        return true;
    }

    void expect(char wanted) {
        if (!take(wanted)) fail("is not of the safetensors format");
    }

    template <class OnMember>
    void object(const OnMember& onMember) {
        expect('{');
        if (take('}')) return;
        do {
            std::string key = string();
            expect(':');
            onMember(std::move(key));
        } while (take(','));
        expect('}');
    }

    template <class OnItem>
    void array(const OnItem& onItem) {
        expect('[');
        if (take(']')) return;
        do onItem();
        while (take(','));
        expect(']');
    }

    std::string string() {
        expect('"');
        std::string out;
        while (true) {
            if (at_ >= text_.size()) fail("is cut off");
            const char c = text_[at_++];
            if (c == '"') return out;
            if (static_cast<unsigned char>(c) < 0x20) fail("holds a control character");
            if (c == '\\') escape(out);
            else out += c;
            if (out.size() > kMaxNameBytes * 64) fail("holds an endless text");
        }
    }

    void escape(std::string& out) {
        if (at_ >= text_.size()) fail("is cut off");
        const char c = text_[at_++];
        constexpr std::string_view kFrom = "\"\\/bfnrt", kTo = "\"\\/\b\f\n\r\t";
        if (const auto which = kFrom.find(c); which != std::string_view::npos) {
            out += kTo[which];
            return;
        }
        if (c != 'u' || text_.size() - at_ < 4) fail("holds an unknown escape");
        unsigned code = 0;
        for (int i = 0; i < 4; ++i) {
            const char digit = text_[at_++];
            const bool number = digit >= '0' && digit <= '9';
            const char lower = static_cast<char>(digit | 0x20);
            if (!number && (lower < 'a' || lower > 'f')) fail("holds an unknown escape");
            code = code * 16 + static_cast<unsigned>(number ? digit - '0' : lower - 'a' + 10);
        }
        // No checkpoint names a tensor beyond ASCII; a halved character would only make two names look alike.
        if (code == 0 || code > 0x7F) fail("holds a character that no tensor name has");
        out += static_cast<char>(code);
    }

    std::int64_t number() {
        const char first = peek();
        if (first < '0' || first > '9') fail("holds something else than a whole number");
        std::int64_t value = 0;
        while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') {
            if (__builtin_mul_overflow(value, std::int64_t{10}, &value) ||
                __builtin_add_overflow(value, std::int64_t{text_[at_] - '0'}, &value))
                fail("holds a number that is out of range");
            ++at_;
        }
        return value;
    }

    SafetensorsEntry entry(std::string name) {
        if (name.empty() || name.size() > kMaxNameBytes) fail("holds a tensor name that is empty or too long");
        SafetensorsEntry out;
        out.name = std::move(name);
        bool hasType = false, hasShape = false, hasOffsets = false;
        object([&](const std::string& key) {
            if (key == "dtype" && !hasType) {
                out.dtype = string();
                hasType = true;
            } else if (key == "shape" && !hasShape) {
                array([&] {
                    if (out.shape.size() == kMaxDimensions) fail("holds a shape of too many dimensions");
                    out.shape.push_back(number());
                });
                hasShape = true;
            } else if (key == "data_offsets" && !hasOffsets) {
                std::vector<std::int64_t> offsets;
                array([&] {
                    if (offsets.size() == 2) fail("holds more than two offsets");
                    offsets.push_back(number());
                });
                if (offsets.size() != 2) fail("holds fewer than two offsets");
                out.begin = static_cast<std::uint64_t>(offsets[0]);
                out.end = static_cast<std::uint64_t>(offsets[1]);
                hasOffsets = true;
            } else {
                fail("holds an unknown or repeated key");
            }
        });
        if (!hasType || !hasShape || !hasOffsets) fail("holds a tensor without type, shape or place");
        return out;
    }

    std::string_view text_;
    const std::string& file_;
    std::size_t at_ = 0;
};

}  // namespace

std::vector<SafetensorsEntry> parseSafetensorsHeader(std::string_view text, const std::string& file) {
    return Parser(text, file).parse();
}

}  // namespace coincide
