#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coincide {

/// What can be wrong or odd about a record.
enum class FaultKind {
    Unreadable,          ///< not a JSON object, invalid text, or too large
    NoConversation,      ///< no list of turns, or an empty one
    BadTurn,             ///< a turn without a known role, or whose value is not a text
    EmptyTurn,           ///< a turn without text
    RolesOutOfOrder,     ///< not question, answer, question, answer ...
    ImageMissing,        ///< the picture is not there
    ImageOutside,        ///< the path is absolute, leaves the image folder, or is not a path
    ImageUndecodable,    ///< there, but not a picture that can be read
    ImageNotText,        ///< `image` is a list or an object
    TokenWithoutImage,   ///< <image> in the text, no picture
    ImageWithoutToken,   ///< picture, but no <image> in the text
    SeveralTokens,       ///< <image> more than once
    DuplicateId,         ///< another record has the same id
    MissingId,           ///< no id
    WrongExtension,      ///< the picture's ending does not fit its content, or it was found under another ending
};

/// The word for a kind in files and on the command line, e.g. "image-missing".
std::string_view faultName(FaultKind kind);
std::optional<FaultKind> faultFromName(std::string_view name);
/// One plain phrase for a person, e.g. "picture not found".
std::string_view faultText(FaultKind kind);
/// True if such a record is left out of the extraction; false for what is only worth knowing.
bool faultExcludes(FaultKind kind);
const std::vector<FaultKind>& allFaultKinds();

struct Fault {
    FaultKind kind;
    std::string detail;
    bool operator==(const Fault&) const = default;
};

}  // namespace coincide
