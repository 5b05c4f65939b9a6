#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/sample.h"
#include "core/nn/tokenizer.h"
#include "core/vlm/vlm_model.h"

namespace coincide {

inline constexpr std::string_view kImageTag = "<image>";
inline constexpr std::int64_t kImageId = -200;   ///< stands for a picture among token ids, as in the published code

/// A conversation template of the LLaVA code: system text, then "ROLE: message" and a separator, in turn.
struct Conversation {
    std::string system =
        "A chat between a curious user and an artificial intelligence assistant. The assistant gives helpful, detailed, and "
        "polite answers to the user's questions.";
    std::string user = "USER", assistant = "ASSISTANT";
    std::string separator = " ";   ///< after the system text and after each message of the user
    std::string end = "</s>";      ///< after each message of the assistant
};

/// The record as text. A leading turn that is not by "human" is dropped; an empty message stands as "ROLE:" alone; in a record
/// with a picture the tag moves to the front of its message, on a line of its own.
/// **Throws** BadInput when roles do not alternate, or a picture and one `<image>` in the first message do not go together.
std::string renderConversation(const Conversation& conversation, const Sample& sample);

/// The text in front of everything that differs between records without a picture.
std::string conversationPrefix(const Conversation& conversation);

/// Limits and ids for spliceTokens.
struct SpliceRules {
    std::int64_t idLimit = 0;         ///< ids kept before the pad id is dropped, picture counted as one
    std::int64_t sequenceLimit = 0;   ///< positions kept, picture expanded
    std::int64_t droppedId = -1;      ///< the pad id: such tokens are removed from the text, as published
    std::int64_t imageTokens = 0;     ///< positions of a picture
};

/// Token ids of a rendered record and where its halves lie: the picture's positions, and the text after the picture or, where
/// there is none, the text after the prefix. Fills everything but `image`.
PreparedRecord spliceTokens(std::string prompt, bool hasImage, const std::string& prefix, const Tokenizer& tokenizer,
                            const SpliceRules& rules);

}  // namespace coincide
