#include "core/vlm/prompt.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/nn/unicode.h"

namespace coincide {
namespace {

[[noreturn]] void refuse(const std::string& why) {
    throw Error(ErrorCode::BadInput, why, "Correct the record or leave it out");
}

std::size_t countTags(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find(kImageTag); at != std::string_view::npos; at = text.find(kImageTag, at + kImageTag.size()))
        ++count;
    return count;
}

// The message with its tag taken out, stripped, and the tag put in front on a line of its own.
std::string withTagInFront(std::string text) {
    text.erase(text.find(kImageTag), kImageTag.size());
    const std::string whole = std::string(kImageTag) + "\n" + std::string(stripped(text));
    return std::string(stripped(whole));
}

void checkTags(std::span<const Turn> turns, bool hasImage) {
    std::size_t tags = 0;
    for (const Turn& turn : turns) tags += countTags(turn.text);
    if (!hasImage && tags) refuse("the record has an <image> tag but no picture");
    if (hasImage && tags == 0) refuse("the record has a picture but no <image> tag");
    if (tags > 1) refuse("the record has " + std::to_string(tags) + " <image> tags; this model family takes one picture");
    if (hasImage && countTags(turns.front().text) == 0)
        refuse("the record's <image> tag is not in its first message, which this model family cannot take");
}

void clip(std::vector<TokenRange>& ranges, std::int64_t begin, std::int64_t end, std::int64_t limit) {
    end = std::min(end, limit);
    if (begin < end) ranges.push_back({begin, end});
}

}  // namespace

std::string renderConversation(const Conversation& conversation, const Sample& sample) {
    std::span<const Turn> turns = sample.turns;
    if (!turns.empty() && turns.front().role != "human") turns = turns.subspan(1);
    if (turns.empty()) refuse("the record has no message by \"human\"");
    checkTags(turns, sample.hasImage());
    std::string text = conversation.system + conversation.separator;
    for (std::size_t i = 0; i < turns.size(); ++i) {
        const bool user = i % 2 == 0;
        if (turns[i].role != (user ? "human" : "gpt"))
            refuse("message " + std::to_string(i + 1) + " of the record is by \"" + printable(turns[i].role, 40) + "\" where \"" +
                   (user ? "human" : "gpt") + "\" belongs");
        const std::string message = validUtf8(turns[i].text);
        text += (user ? conversation.user : conversation.assistant) + ":";
        if (message.empty()) continue;
        text += " " + (countTags(message) ? withTagInFront(message) : message);
        text += user ? conversation.separator : conversation.end;
    }
    return text;
}

std::string conversationPrefix(const Conversation& conversation) {
    return conversation.system + conversation.separator + conversation.user + ":";
}

PreparedRecord spliceTokens(std::string prompt, bool hasImage, const std::string& prefix, const Tokenizer& tokenizer,
                            const SpliceRules& rules) {
    PreparedRecord record;
    std::vector<std::int64_t> ids;
    if (hasImage) {
        const std::size_t tag = prompt.find(kImageTag);
        const std::string_view text = prompt;
        ids = tokenizer.encode(text.substr(0, tag), true);
        ids.push_back(kImageId);
        const auto rest = tokenizer.encode(text.substr(tag + kImageTag.size()), true);
        const std::size_t skipped = tokenizer.beginId() && !rest.empty() && rest.front() == *tokenizer.beginId() ? 1 : 0;
        ids.insert(ids.end(), rest.begin() + static_cast<std::ptrdiff_t>(skipped), rest.end());
    } else {
        ids = tokenizer.encode(prompt, true);
    }
    record.prompt = std::move(prompt);
    if (static_cast<std::int64_t>(ids.size()) > rules.idLimit) {
        ids.resize(static_cast<std::size_t>(rules.idLimit));
        record.truncated = true;
    }
    std::erase(ids, rules.droppedId);
    const auto picture = std::find(ids.begin(), ids.end(), kImageId);
    const std::int64_t count = static_cast<std::int64_t>(ids.size());
    if (hasImage) {
        const std::int64_t extra = picture == ids.end() ? 0 : rules.imageTokens - 1;
        record.prefixTokens = picture - ids.begin();
        record.sequenceLength = std::min(count + extra, rules.sequenceLimit);
        record.truncated = record.truncated || count + extra > rules.sequenceLimit;
        if (picture != ids.end()) {
            const std::int64_t after = record.prefixTokens + rules.imageTokens;
            clip(record.imageRanges, record.prefixTokens, after, record.sequenceLength);
            clip(record.languageRanges, after, record.sequenceLength, record.sequenceLength);
        }
    } else {
        const auto fixed = tokenizer.encode(prefix, true);
        const auto shared = std::mismatch(ids.begin(), ids.end(), fixed.begin(), fixed.end()).first;
        record.prefixTokens = shared - ids.begin();
        record.sequenceLength = std::min(count, rules.sequenceLimit);
        record.truncated = record.truncated || count > rules.sequenceLimit;
        clip(record.languageRanges, record.prefixTokens, record.sequenceLength, record.sequenceLength);
    }
    record.ids = std::move(ids);
    return record;
}

}  // namespace coincide
