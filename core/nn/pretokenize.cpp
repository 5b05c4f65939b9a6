#include "core/nn/pretokenize.h"

#include <oniguruma.h>

#include <mutex>

#include "core/base/error.h"

namespace coincide {
namespace {

constexpr unsigned long kMaxSteps = 20'000'000;

const OnigUChar* bytesOf(std::string_view text) { return reinterpret_cast<const OnigUChar*>(text.data()); }

struct Region {
    OnigRegion* value = onig_region_new();
    ~Region() { onig_region_free(value, 1); }
};

struct MatchLimits {
    OnigMatchParam* value = onig_new_match_param();
    MatchLimits() {
        onig_initialize_match_param(value);
        onig_set_retry_limit_in_match_of_match_param(value, kMaxSteps);
        onig_set_retry_limit_in_search_of_match_param(value, kMaxSteps);
    }
    ~MatchLimits() { onig_free_match_param(value); }
};

}  // namespace

struct WordPattern::Compiled {
    regex_t* regex = nullptr;
    ~Compiled() {
        if (regex) onig_free(regex);
    }
};

WordPattern::WordPattern(std::string_view pattern, const std::string& name)
    : compiled_(std::make_unique<Compiled>()), name_(name) {
    static std::once_flag once;
    std::call_once(once, [] {
        OnigEncoding encodings[] = {ONIG_ENCODING_UTF8};
        onig_initialize(encodings, 1);
    });
    OnigErrorInfo info{};
    const int status = onig_new(&compiled_->regex, bytesOf(pattern), bytesOf(pattern) + pattern.size(), ONIG_OPTION_NONE,
                                ONIG_ENCODING_UTF8, ONIG_SYNTAX_RUBY, &info);
    if (status == ONIG_NORMAL) return;
    compiled_->regex = nullptr;
    OnigUChar text[ONIG_MAX_ERROR_MESSAGE_LEN] = "";
    onig_error_code_to_str(text, status, &info);
    throw Error(ErrorCode::BadInput,
                name + ": the word pattern does not compile (" + printable(reinterpret_cast<const char*>(text)) + ")",
                "Get the checkpoint's tokenizer again");
}

WordPattern::~WordPattern() = default;

void WordPattern::forEachMatch(std::string_view text,
                               const std::function<void(std::size_t begin, std::size_t end)>& onMatch) const {
    const OnigUChar* const begin = bytesOf(text);
    const OnigUChar* const end = begin + text.size();
    const Region region;
    const MatchLimits limits;
    for (const OnigUChar* at = begin; at < end;) {
        const auto status = onig_search_with_param(compiled_->regex, begin, end, at, end, region.value, ONIG_OPTION_NONE,
                                                   limits.value);
        if (status == ONIG_MISMATCH) return;
        if (status < 0)
            throw Error(ErrorCode::Unsupported, name_ + ": the word pattern takes too long on this text",
                        "Use the tokenizer that belongs to the model");
        const auto from = static_cast<std::size_t>(region.value->beg[0]), to = static_cast<std::size_t>(region.value->end[0]);
        if (to > from) onMatch(from, to);
        at = begin + to;
        if (to == from) {
            do ++at;
            while (at < end && (*at & 0xC0) == 0x80);
        }
    }
}

}  // namespace coincide
