#include "core/data/llava_json.h"

#include <simdjson.h>

#include <cstring>

#include "core/base/error.h"
#include "core/data/json_scan.h"

namespace coincide {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::uint64_t kForgetStep = 32u << 20;
constexpr std::uint64_t kHashStep = 64u << 10;   // what was scanned is hashed while it is in the cache
constexpr std::string_view kImageToken = "<image>";

const char* const kRemedy = "Give a JSON list of records or one JSON record a line, in UTF-8";

std::string textOf(simdjson::dom::element value) {
    std::string_view text;
    if (value.get_string().get(text) == simdjson::SUCCESS) return std::string(text);
    return {};
}

// The text of an id, whatever JSON type it has.
std::string idText(simdjson::dom::element value) {
    if (value.is_string()) return textOf(value);
    if (value.is_null()) return {};
    return simdjson::minify(value);
}

// True for a number as JSON's grammar has it, of any size.
bool isJsonNumber(std::string_view text) {
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t begin = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
        return at - begin;
    };
    if (text.starts_with('-')) ++at;
    const bool zero = at < text.size() && text[at] == '0';
    const std::size_t whole = digits();
    if (whole == 0 || (zero && whole > 1)) return false;
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (digits() == 0) return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        if (digits() == 0) return false;
    }
    return at == text.size();
}

// Numbers of any size and precision are carried, not read: a copy in which each number is a plain 0 parses where simdjson
// refuses the original because it fits no machine type. What is no number stays, so that it is still refused.
std::string withoutNumbers(std::string_view bytes) {
    std::string copy(bytes);
    for (std::size_t at = 0; at < copy.size();) {
        const char c = copy[at];
        if (c == '"') {
            const std::size_t end = jsonValueEnd(copy, at);
            if (end == npos) break;
            at = end;
        } else if (c == '-' || (c >= '0' && c <= '9')) {
            const std::size_t end = jsonValueEnd(copy, at);
            if (end == npos) break;
            if (!isJsonNumber(std::string_view(copy).substr(at, end - at))) break;
            std::fill(copy.begin() + static_cast<std::ptrdiff_t>(at), copy.begin() + static_cast<std::ptrdiff_t>(end), ' ');
            copy[at] = '0';
            at = end;
        } else {
            ++at;
        }
    }
    return copy;
}

// The id of a record that does not parse, as far as its raw text shows it.
std::string rawId(std::string_view bytes) {
    const auto member = jsonFindMember(bytes.substr(0, 1u << 16), "id");
    if (!member) return {};
    std::string_view raw = *member;
    if (raw.size() >= 2 && raw.front() == '"') raw = raw.substr(1, raw.size() - 2);
    return printable(raw, 200);
}

const char* reason(simdjson::error_code code) {
    switch (code) {
        case simdjson::UTF8_ERROR: return "not valid UTF-8";
        case simdjson::STRING_ERROR: return "a text with an invalid escape";
        case simdjson::UNESCAPED_CHARS: return "a text with an unescaped control character";
        case simdjson::DEPTH_ERROR: return "nested too deeply";
        default: return "not valid JSON";
    }
}

// Adds a fault, or counts it where enough of its kind are listed: a record can be made to have millions.
class FaultList {
public:
    FaultList(FaultKind kind, std::vector<Fault>& out) : kind_(kind), out_(out) {}
    ~FaultList() {
        if (more_) out_.push_back({kind_, "and " + std::to_string(more_) + " more turns"});
    }
    FaultList(const FaultList&) = delete;
    FaultList& operator=(const FaultList&) = delete;
    template <class Detail>
    void add(Detail&& detail) {
        if (listed_ + 1 < kMaxListedFaults) out_.push_back({kind_, detail()}), ++listed_;
        else ++more_;
    }

private:
    FaultKind kind_;
    std::vector<Fault>& out_;
    std::size_t listed_ = 0, more_ = 0;
};

void readTurns(simdjson::dom::array turns, ParsedRecord& out) {
    std::size_t number = 0;
    FaultList bad(FaultKind::BadTurn, out.faults);
    for (simdjson::dom::element item : turns) {
        ++number;
        Turn turn;
        std::string_view role, value;
        bool hasRole = false, hasValue = false;
        simdjson::dom::object members;
        if (item.get_object().get(members) == simdjson::SUCCESS) {
            for (const auto member : members) {
                if (member.key == "from") hasRole = member.value.get_string().get(role) == simdjson::SUCCESS;
                if (member.key == "value") hasValue = member.value.get_string().get(value) == simdjson::SUCCESS;
            }
        }
        const bool usable = hasRole && hasValue;
        if (usable) {
            turn.role = role, turn.text = value;
        } else {
            bad.add([&] { return "turn " + std::to_string(number) + " lacks a text 'from' or 'value'"; });
        }
        out.sample.turns.push_back(std::move(turn));
    }
}

// Whether one of the first lines is a whole JSON object with no comma after it, and not the inside of one object that fills the file.
bool hasRecordLine(std::string_view text, std::size_t start) {
    constexpr int kLinesLookedAt = 64;
    std::size_t at = start;
    for (int line = 0; line < kLinesLookedAt && at < text.size(); ++line) {
        const std::size_t lineEnd = std::min(text.find('\n', at), text.size());
        const std::string_view content = text.substr(at, lineEnd - at);
        const std::size_t begin = jsonSkipBlanks(content, 0);
        const bool object = begin < content.size() && content[begin] == '{' && jsonSkipBlanks(content, begin + 1) < content.size() &&
                            content[jsonSkipBlanks(content, begin + 1)] == '"';
        if (object) {
            const std::size_t end = jsonValueEnd(content, begin);
            if (end != npos && jsonSkipBlanks(content, end) == content.size()) {
                if (line == 0) return true;
                const std::size_t firstEnd = text[start] == '{' ? jsonValueEnd(text, start) : npos;
                return firstEnd == npos || firstEnd <= at || jsonSkipBlanks(text, firstEnd) < text.size();
            }
        }
        at = lineEnd + 1;
    }
    return false;
}

}  // namespace

RecordReader::RecordReader(const Path& path, std::uint64_t resumeAt) : name_(path.string()), file_(path), text_(file_.text()) {
    if (text_.starts_with("\x1F\x8B")) fail(0, "is compressed with gzip");
    if (text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF")) fail(0, "is in UTF-16");
    const std::size_t start = jsonSkipBlanks(text_, text_.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    if (start == text_.size()) fail(start, "holds no records");
    lines_ = text_[start] != '[';
    // One object over several lines is not JSON lines; a broken first line with whole records below it is.
    if (lines_ && !hasRecordLine(text_, start)) {
        if (text_[start] != '{') fail(start, "is neither a JSON list nor JSON lines");
        if (const std::size_t end = jsonValueEnd(text_, start); end != npos && end > std::min(text_.find('\n', start), text_.size()))
            fail(start, "holds one object instead of a list of records");
    }
    at_ = lines_ ? start : start + 1;
    if (resumeAt) {
        if (resumeAt > text_.size() || resumeAt < at_) fail(at_, "has changed since its import began");
        at_ = resumeAt;
        // Only a list that was read to its end leaves its reader at the end of the file; one cut off there ends with a comma.
        ended_ = !lines_ && at_ == text_.size() && text_[text_.find_last_not_of(" \t\r\n")] == ']';
    } else if (!lines_ && jsonSkipBlanks(text_, at_) < text_.size() && text_[jsonSkipBlanks(text_, at_)] == ']') {
        fail(at_, "holds an empty list");
    }
}

void RecordReader::fail(std::uint64_t at, const std::string& why) const {
    throw Error(ErrorCode::BadInput, name_ + " " + why + (at ? " (byte " + std::to_string(at) + ")" : ""), kRemedy);
}

std::string_view RecordReader::text(const RecordSpan& span) const { return text_.substr(span.begin, span.length); }

std::string RecordReader::fingerprint() {
    hashTo(text_.size());
    return print_.hex();
}

void RecordReader::hashTo(std::uint64_t end) {
    while (hashed_ < end) {
        const std::uint64_t size = std::min(kForgetStep, end - hashed_);
        print_.add(text_.data() + hashed_, size);
        // Far from the records in hand, so that a large file does not count as used memory.
        if (hashed_ + size + kForgetStep <= at_ || hashed_ >= at_) file_.releasePages(hashed_, size);
        hashed_ += size;
    }
}

void RecordReader::forget() {
    // Records handed out before are copied by then; a page that is needed again is read again.
    if (at_ < released_ + 2 * kForgetStep) return;
    file_.releasePages(released_, at_ - kForgetStep - released_);
    released_ = at_ - kForgetStep;
}

std::optional<RecordSpan> RecordReader::next() {
    if (ended_) return std::nullopt;
    forget();
    const auto span = lines_ ? nextLine() : nextOfList();
    if (at_ >= hashed_ + kHashStep) hashTo(at_);
    return span;
}

std::optional<RecordSpan> RecordReader::nextOfList() {
    const std::size_t begin = jsonSkipBlanks(text_, at_);
    if (begin < text_.size() && text_[begin] == ']') fail(begin, "has a comma before the end of its list");
    const std::size_t end = jsonValueEnd(text_, begin);
    if (end == npos)
        fail(text_.size(), begin < text_.size() ? "is cut off or broken in the record that starts at byte " + std::to_string(begin)
                                                : "ends before its list does");
    std::size_t after = jsonSkipBlanks(text_, end);
    if (after >= text_.size()) fail(text_.size(), "ends before its list does");
    if (text_[after] == ']') {
        const std::size_t rest = jsonSkipBlanks(text_, after + 1);
        if (rest < text_.size()) fail(rest, "has something after the end of its list");
        ended_ = true;
        after = text_.size() - 1;
    } else if (text_[after] != ',') {
        fail(after, "has no comma between two records");
    }
    at_ = after + 1;
    return RecordSpan{begin, end - begin};
}

std::optional<RecordSpan> RecordReader::nextLine() {
    const std::size_t begin = jsonSkipBlanks(text_, at_);   // empty lines too
    if (begin < text_.size()) {
        std::size_t end = std::min(text_.find('\n', begin), text_.size());
        at_ = std::min(end + 1, text_.size());
        while (end > begin && (text_[end - 1] == '\r' || text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
        return RecordSpan{begin, end - begin};
    }
    at_ = text_.size();
    ended_ = true;
    return std::nullopt;
}

struct RecordParser::Impl {
    simdjson::dom::parser parser;
    std::string buffer;
};

RecordParser::RecordParser() : impl_(std::make_unique<Impl>()) {}
RecordParser::~RecordParser() = default;

ParsedRecord RecordParser::parse(std::string_view bytes, const std::string& field, bool& structureBroken) {
    ParsedRecord out;
    structureBroken = false;
    const auto unreadable = [&](const std::string& why) {
        out.sample.id = rawId(bytes);
        out.faults.push_back({FaultKind::Unreadable, why});
        return out;
    };
    if (bytes.size() > kMaxRecordBytes)
        return unreadable("the record has " + std::to_string(bytes.size()) + " bytes, more than " + std::to_string(kMaxRecordBytes));
    impl_->buffer.assign(bytes);
    impl_->buffer.resize(bytes.size() + simdjson::SIMDJSON_PADDING, '\0');
    simdjson::dom::element root;
    auto code = impl_->parser.parse(impl_->buffer.data(), bytes.size(), false).get(root);
    const bool numbersLeftOut = code == simdjson::NUMBER_ERROR;
    if (numbersLeftOut) {
        impl_->buffer = withoutNumbers(bytes);
        impl_->buffer.resize(bytes.size() + simdjson::SIMDJSON_PADDING, '\0');
        code = impl_->parser.parse(impl_->buffer.data(), bytes.size(), false).get(root);
    }
    if (code == simdjson::MEMALLOC) throw Error(ErrorCode::OutOfMemory, "memory ran out while reading a record", "Close other programs");
    if (code != simdjson::SUCCESS) {
        structureBroken = code != simdjson::UTF8_ERROR && code != simdjson::STRING_ERROR && code != simdjson::DEPTH_ERROR;
        return unreadable(reason(code));
    }

    const auto scalarText = [&](std::string_view key, simdjson::dom::element value) {
        if (numbersLeftOut && value.is_number())
            if (const auto raw = jsonFindMember(bytes, key)) return std::string(*raw);
        return idText(value);
    };
    simdjson::dom::object object;
    if (root.get_object().get(object) != simdjson::SUCCESS) return unreadable("the record is not a JSON object");
    bool hasConversation = false;
    // Of two equal keys the last one counts, as in the readers that people train with.
    for (const auto member : object) {
        if (member.key == "id") {
            out.sample.id = scalarText(member.key, member.value);
        } else if (member.key == "image") {
            out.imageNotText = !member.value.is_string() && !member.value.is_null();
            out.sample.image = textOf(member.value);
        } else if (member.key == "conversations") {
            out.sample.turns.clear();
            std::erase_if(out.faults, [](const Fault& f) { return f.kind == FaultKind::BadTurn; });
            simdjson::dom::array turns;
            hasConversation = member.value.get_array().get(turns) == simdjson::SUCCESS;
            if (hasConversation && turns.size() > kMaxTurns) return unreadable("the conversation has more than " + std::to_string(kMaxTurns) + " turns");
            if (hasConversation) readTurns(turns, out);
        }
        if (!field.empty() && member.key == field) out.field = scalarText(member.key, member.value);
    }
    if (out.imageNotText) out.faults.push_back({FaultKind::ImageNotText, "image is a list, an object or a number"});
    if (!hasConversation || out.sample.turns.empty()) {
        std::string keys;
        for (const auto member : object)
            if (keys.size() < 100) keys += (keys.empty() ? "" : ", ") + printable(member.key, 30);
        out.faults.push_back({FaultKind::NoConversation, "looked for 'conversations', found " + (keys.empty() ? "nothing" : keys)});
    }
    if (out.sample.id.empty()) out.faults.push_back({FaultKind::MissingId, "the record has no id"});
    for (Fault& fault : faultsOfText(out.sample)) out.faults.push_back(std::move(fault));
    return out;
}

std::vector<Fault> faultsOfText(const Sample& sample) {
    std::vector<Fault> faults;
    std::size_t tokens = 0, tokenTurn = 0;
    bool known = true, ordered = true;
    std::vector<Fault> emptyTurns;
    {
        FaultList unknown(FaultKind::BadTurn, faults), empty(FaultKind::EmptyTurn, emptyTurns);
        for (std::size_t i = 0; i < sample.turns.size(); ++i) {
            const Turn& turn = sample.turns[i];
            const bool human = turn.role == "human", gpt = turn.role == "gpt";
            if (!turn.role.empty() && !human && !gpt) {
                known = false;
                unknown.add([&] { return "turn " + std::to_string(i + 1) + " has the unknown role '" + printable(turn.role, 40) + "'"; });
            }
            if (i % 2 == 0 ? gpt : human) ordered = false;
            if (!turn.role.empty() && turn.text.find_first_not_of(" \t\r\n") == npos)
                empty.add([&] { return "turn " + std::to_string(i + 1) + " is empty"; });
            for (std::size_t at = turn.text.find(kImageToken); at != npos; at = turn.text.find(kImageToken, at + kImageToken.size()))
                ++tokens, tokenTurn = i;
        }
    }
    faults.insert(faults.end(), emptyTurns.begin(), emptyTurns.end());
    if (known && !ordered) faults.push_back({FaultKind::RolesOutOfOrder, "questions and answers do not alternate"});
    if (tokens > 0 && !sample.hasImage()) faults.push_back({FaultKind::TokenWithoutImage, "<image> in the text, no picture"});
    if (sample.hasImage() && !sample.turns.empty()) {
        if (tokens == 0) faults.push_back({FaultKind::ImageWithoutToken, "no <image> in the text"});
        if (tokens > 1) faults.push_back({FaultKind::SeveralTokens, "<image> occurs " + std::to_string(tokens) + " times"});
        if (tokens == 1 && tokenTurn != 0)
            faults.push_back({FaultKind::SeveralTokens, "<image> stands in turn " + std::to_string(tokenTurn + 1) + ", not in the first"});
    }
    return faults;
}

std::string recordOnOneLine(std::string_view bytes) {
    if (bytes.find_first_of("\r\n") == npos) return std::string(bytes);
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const char c = bytes[at];
        if (c == '"') {
            const std::size_t end = std::min(jsonValueEnd(bytes, at), bytes.size());
            // A line feed inside a text is no JSON; only an unreadable record has one, and it must not spoil a second line.
            for (; at < end; ++at) {
                if (bytes[at] == '\n') out += "\\n";
                else if (bytes[at] == '\r') out += "\\r";
                else out += bytes[at];
            }
        } else {
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') out += c;
            ++at;
        }
    }
    return out;
}

}  // namespace coincide
