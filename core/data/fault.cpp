#include "core/data/fault.h"

#include <array>

namespace coincide {
namespace {

struct Row {
    FaultKind kind;
    std::string_view name;
    std::string_view text;
    bool excludes;
};

constexpr std::array kRows{
    Row{FaultKind::Unreadable, "unreadable", "record cannot be read", true},
    Row{FaultKind::NoConversation, "no-conversation", "no conversation", true},
    Row{FaultKind::BadTurn, "bad-turn", "turn with unknown role or without text", true},
    Row{FaultKind::EmptyTurn, "empty-turn", "empty turn", true},
    Row{FaultKind::RolesOutOfOrder, "roles-out-of-order", "questions and answers do not alternate", true},
    Row{FaultKind::ImageMissing, "image-missing", "picture not found", true},
    Row{FaultKind::ImageOutside, "image-outside", "picture path leaves the image folder", true},
    Row{FaultKind::ImageUndecodable, "image-undecodable", "picture cannot be decoded", true},
    Row{FaultKind::ImageNotText, "image-not-text", "image is not a single path", true},
    Row{FaultKind::TokenWithoutImage, "token-without-image", "<image> in the text but no picture", true},
    Row{FaultKind::ImageWithoutToken, "image-without-token", "picture but no <image> in the text", true},
    Row{FaultKind::SeveralTokens, "several-tokens", "<image> more than once", true},
    Row{FaultKind::DuplicateId, "duplicate-id", "id occurs more than once", false},
    Row{FaultKind::MissingId, "missing-id", "no id", false},
    Row{FaultKind::WrongExtension, "wrong-extension", "picture has another format or ending than its name says", false},
};

const Row& row(FaultKind kind) { return kRows[static_cast<std::size_t>(kind)]; }

}  // namespace

std::string_view faultName(FaultKind kind) { return row(kind).name; }
std::string_view faultText(FaultKind kind) { return row(kind).text; }
bool faultExcludes(FaultKind kind) { return row(kind).excludes; }

std::optional<FaultKind> faultFromName(std::string_view name) {
    for (const Row& r : kRows)
        if (r.name == name) return r.kind;
    return std::nullopt;
}

const std::vector<FaultKind>& allFaultKinds() {
    static const std::vector<FaultKind> kinds = [] {
        std::vector<FaultKind> all;
        for (const Row& r : kRows) all.push_back(r.kind);
        return all;
    }();
    return kinds;
}

}  // namespace coincide
