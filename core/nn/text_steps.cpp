#include "core/nn/text_steps.h"

#include <array>
#include <optional>

#include "core/base/error.h"
#include "core/nn/pretokenize.h"
#include "core/nn/unicode.h"

namespace coincide {
namespace {

constexpr std::size_t kMaxSteps = 64;
constexpr std::size_t kMaxPrepended = 64;
constexpr std::size_t kGrowth = 16, kGrowthRoom = 1u << 20;   // a text may become so much longer, else the file is hostile

// The words of GPT-2.
constexpr std::string_view kByteLevelWords =
    "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

[[noreturn]] void refuseKind(const Json& step, const std::string& kind) {
    throw Error(ErrorCode::Unsupported, step.path() + " is of the kind " + printable(kind, 60) + ", which is not known here",
                "Use a checkpoint with a tokenizer.json of byte pairs, or with tokenizer.model");
}

[[noreturn]] void refuseValue(const Json& step, const std::string& why) {
    throw Error(ErrorCode::BadInput, step.path() + " " + why, "Get the checkpoint's tokenizer again");
}

// Calls `onStep` for the steps under a key, sequences laid flat.
void forEachStep(const Json& file, const char* key, const char* listKey, const std::function<void(const Json& step, const std::string& kind)>& onStep) {
    std::size_t count = 0;
    const std::function<void(const Json&)> visit = [&](const Json& step) {
        const std::string kind = step.at("type").asString();
        if (kind != "Sequence") {
            if (++count > kMaxSteps) refuseValue(step, "is one step too many");
            return onStep(step, kind);
        }
        const Json list = step.at(listKey);
        if (!list.isArray()) refuseValue(list, "is not a list");
        for (std::size_t i = 0; i < list.size(); ++i) visit(list.at(i));
    };
    if (const auto first = file.find(key)) visit(*first);
}

std::string replaced(std::string_view text, const std::string& what, const std::string& by) {
    std::string out;
    const std::size_t limit = kGrowth * text.size() + kGrowthRoom;
    for (std::size_t at = 0;;) {
        const std::size_t found = text.find(what, at);
        out += text.substr(at, found - at);
        if (found == std::string_view::npos) return out;
        out += by;
        at = found + what.size();
        if (out.size() > limit)
            throw Error(ErrorCode::BadInput, "the tokenizer makes a text too long", "Get the checkpoint's tokenizer again");
    }
}

std::string stringPattern(const Json& step) {
    const Json pattern = step.at("pattern");
    if (!pattern.isObject() || !pattern.has("String")) refuseKind(pattern, "Regex");
    std::string text = pattern.at("String").asString();
    if (text.empty()) refuseValue(pattern, "is empty");
    return text;
}

// What stands between and in the matches of a pattern, in order.
struct Span {
    std::size_t begin = 0, end = 0;
    bool match = false;
};
using Finder = std::function<void(std::string_view text, const std::function<void(std::size_t begin, std::size_t end)>& onMatch)>;

enum class Behaviour { Removed, Isolated, MergedWithPrevious, MergedWithNext, Contiguous };

Behaviour behaviourOf(const Json& step) {
    const std::string name = step.at("behavior").asString();
    static constexpr std::array<const char*, 5> kNames{"Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous"};
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (name == kNames[i]) return static_cast<Behaviour>(i);
    refuseValue(step, "cuts in an unknown way");
}

std::vector<Span> spansOf(std::string_view text, const Finder& find, bool invert) {
    std::vector<Span> spans;
    std::size_t done = 0;
    find(text, [&](std::size_t begin, std::size_t end) {
        if (begin > done) spans.push_back({done, begin, invert});
        spans.push_back({begin, end, !invert});
        done = end;
    });
    if (done < text.size()) spans.push_back({done, text.size(), invert});
    return spans;
}

std::vector<Span> joined(const std::vector<Span>& spans, Behaviour behaviour) {
    std::vector<Span> out;
    bool previousMatch = false;
    for (std::size_t k = 0; k < spans.size(); ++k) {
        const bool backward = behaviour == Behaviour::MergedWithNext;
        const Span& span = spans[backward ? spans.size() - 1 - k : k];
        const bool joins = behaviour == Behaviour::Contiguous ? span.match == previousMatch : span.match && !previousMatch;
        previousMatch = span.match;
        if (!joins || out.empty()) out.push_back(span);
        else if (backward) out.back().begin = span.begin;
        else out.back().end = span.end;
    }
    if (behaviour == Behaviour::MergedWithNext) out.assign(out.rbegin(), out.rend());
    return out;
}

TextCut cutBy(Finder find, Behaviour behaviour, bool invert) {
    return [=, find = std::move(find)](std::vector<TextPiece> pieces) {
        std::vector<TextPiece> out;
        for (const TextPiece& piece : pieces) {
            std::vector<Span> spans = spansOf(piece.text, find, invert);
            if (behaviour == Behaviour::Removed) std::erase_if(spans, [](const Span& span) { return span.match; });
            else if (behaviour != Behaviour::Isolated) spans = joined(spans, behaviour);
            for (const Span& span : spans) out.push_back({piece.text.substr(span.begin, span.end - span.begin), piece.first && span.begin == 0});
        }
        return out;
    };
}

Finder findPattern(std::string_view pattern, const std::string& name) {
    return [words = std::make_shared<const WordPattern>(pattern, name)](std::string_view text, const auto& onMatch) { words->forEachMatch(text, onMatch); };
}

Finder findText(std::string what) {
    return [what = std::move(what)](std::string_view text, const auto& onMatch) {
        for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) onMatch(at, at + what.size());
    };
}

TextCut eachPiece(std::function<void(TextPiece&)> change) {
    return [change = std::move(change)](std::vector<TextPiece> pieces) {
        for (TextPiece& piece : pieces) change(piece);
        return pieces;
    };
}

void addByteLevel(const Json& step, std::vector<TextCut>& out) {
    if (step.boolOr("add_prefix_space", true))
        out.push_back(eachPiece([](TextPiece& piece) {
            if (!piece.text.starts_with(' ')) piece.text.insert(0, 1, ' ');
        }));
    if (step.boolOr("use_regex", true)) out.push_back(cutBy(findPattern(kByteLevelWords, step.path()), Behaviour::Isolated, false));
    std::array<std::string, 256> letters;
    for (std::size_t i = 0; i < letters.size(); ++i) letters[i] = byteLetter(static_cast<unsigned char>(i));
    out.push_back(eachPiece([letters = std::move(letters)](TextPiece& piece) {
        std::string spelt;
        spelt.reserve(piece.text.size());
        for (const char c : piece.text) spelt += letters[static_cast<unsigned char>(c)];
        piece.text = std::move(spelt);
    }));
}

void addMetaspace(const Json& step, std::vector<TextCut>& out) {
    const std::string blank = step.stringOr("replacement", "\xE2\x96\x81");
    if (blank.empty() || blank.size() > 4) refuseValue(step, "has no single character as replacement");
    const std::string scheme = step.stringOr("prepend_scheme", step.boolOr("add_prefix_space", true) ? "always" : "never");
    if (scheme != "always" && scheme != "never" && scheme != "first") refuseKind(step, scheme);
    out.push_back(eachPiece([=](TextPiece& piece) {
        piece.text = replaced(piece.text, " ", blank);
        if ((scheme == "always" || (scheme == "first" && piece.first)) && !piece.text.starts_with(blank)) piece.text.insert(0, blank);
    }));
    if (step.boolOr("split", true)) out.push_back(cutBy(findText(blank), Behaviour::MergedWithNext, false));
}

}  // namespace

std::string byteLetter(unsigned char byte) {
    const auto visible = [](unsigned b) { return (b >= 33 && b <= 126) || (b >= 161 && b <= 172) || b >= 174; };
    unsigned code = byte;
    if (!visible(byte)) {
        code = 256;
        for (unsigned b = 0; b < byte; ++b) code += visible(b) ? 0 : 1;
    }
    if (code < 0x80) return std::string(1, static_cast<char>(code));
    return {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 0x3F))};
}

std::vector<TextChange> textChanges(const Json& file) {
    std::vector<TextChange> out;
    forEachStep(file, "normalizer", "normalizers", [&](const Json& step, const std::string& kind) {
        if (kind == "NFC") {
            out.push_back([](std::string text) { return normalizedNfc(text); });
        } else if (kind == "Prepend") {
            const std::string front = step.at("prepend").asString();
            if (front.size() > kMaxPrepended) refuseValue(step, "prepends a long text");
            out.push_back([front](std::string text) { return text.empty() ? text : front + text; });
        } else if (kind == "Replace") {
            out.push_back([what = stringPattern(step), by = step.at("content").asString()](std::string text) { return replaced(text, what, by); });
        } else {
            refuseKind(step, kind);
        }
    });
    return out;
}

std::vector<TextCut> textCuts(const Json& file) {
    std::vector<TextCut> out;
    forEachStep(file, "pre_tokenizer", "pretokenizers", [&](const Json& step, const std::string& kind) {
        if (kind == "ByteLevel") {
            addByteLevel(step, out);
        } else if (kind == "Split") {
            const Json pattern = step.at("pattern");
            const bool regex = pattern.isObject() && pattern.has("Regex");
            Finder find = regex ? findPattern(pattern.at("Regex").asString(), pattern.path()) : findText(stringPattern(step));
            out.push_back(cutBy(std::move(find), behaviourOf(step), step.boolOr("invert", false)));
        } else if (kind == "Digits") {
            out.push_back(cutBy(findPattern("\\p{N}", step.path()), step.boolOr("individual_digits", false) ? Behaviour::Isolated : Behaviour::Contiguous, false));
        } else if (kind == "Metaspace") {
            addMetaspace(step, out);
        } else {
            refuseKind(step, kind);
        }
    });
    return out;
}

}  // namespace coincide
