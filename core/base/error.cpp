#include "core/base/error.h"

#include <cerrno>
#include <cstring>

namespace coincide {
namespace {

// Length of the valid UTF-8 character at the start of `text`, 0 if there is none.
std::size_t utf8Length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    std::size_t length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3
                         : lead >= 0xF0 && lead < 0xF5               ? 4
                                                                     : 0;
    if (length == 0 || length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80) return 0;
    // Overlong forms, surrogates and what lies beyond U+10FFFF.
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;
    if (lead == 0xED && byte(1) >= 0xA0) return 0;
    if (lead == 0xF0 && byte(1) < 0x90) return 0;
    if (lead == 0xF4 && byte(1) >= 0x90) return 0;
    return length;
}

// The control characters of ASCII, and U+0080 to U+009F, which terminals obey as well.
bool isControl(std::string_view character) {
    const auto lead = static_cast<unsigned char>(character[0]);
    return lead < 0x20 || lead == 0x7F || (lead == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0);
}

}  // namespace

std::string printable(std::string_view text, std::size_t maxLength) {
    std::string out;
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        if (out.size() + (length ? length : 1) > maxLength) return out + "...";
        if (length == 0) {
            out += '?';
        } else if (isControl(text.substr(0, length))) {
            out += ' ';
        } else {
            out.append(text.substr(0, length));
        }
        text.remove_prefix(length ? length : 1);
    }
    return out;
}

Error::Error(ErrorCode code, std::string cause, std::string remedy)
    : code_(code), cause_(printable(cause, 2000)), remedy_(printable(remedy, 2000)) {
    compose();
}

Error& Error::addContext(std::string_view context) {
    cause_ = printable(context, 500) + ": " + cause_;
    compose();
    return *this;
}

void Error::compose() {
    text_ = cause_ + ".";
    if (!remedy_.empty()) text_ += " " + remedy_ + ".";
}

Error errorFromErrno(std::string_view action, int errorNumber) {
    const std::string cause = std::string(action) + ": " + std::strerror(errorNumber);
    switch (errorNumber) {
        case ENOSPC:
        case EDQUOT:
            return {ErrorCode::DiskFull, std::string(action) + ", the disk is full", "Free some space, then try again"};
        case EROFS:
        case EACCES:
        case EPERM:
            return {ErrorCode::ReadOnly, cause, "Check the permissions or choose another folder"};
        case ENOENT:
        case ENOTDIR:
            return {ErrorCode::NotFound, cause, "Check the path"};
        case ENOMEM:
            return {ErrorCode::OutOfMemory, cause, "Close other programs or use fewer threads"};
        default:
            return {ErrorCode::Io, cause, "Check the disk and the path"};
    }
}

}  // namespace coincide
