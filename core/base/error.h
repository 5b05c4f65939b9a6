#pragma once

#include <exception>
#include <string>
#include <string_view>

namespace coincide {

/// Why an operation was refused. The user interface translates by code; the text is technical English.
enum class ErrorCode {
    InvalidArgument,   ///< an option or parameter is out of its range
    BadInput,          ///< a file from outside is broken, hostile or inconsistent
    NotFound,          ///< a file, run, selection or record does not exist
    Io,                ///< reading or writing failed
    DiskFull,          ///< no space left on the device
    ReadOnly,          ///< the place cannot be written
    Unsupported,       ///< valid, but not handled by this version
    NewerProject,      ///< the project was written by a newer, incompatible version
    Corrupt,           ///< the project itself is damaged
    Busy,              ///< another process is writing to the project
    OutOfMemory,       ///< host or device memory ran out
    Undefined,         ///< the method has no defined answer for this input
};

/// The one type thrown by this program. A message is a cause and a remedy, each a plain phrase without final stop;
/// context ("importing data.json") is put in front of the cause while unwinding.
class Error : public std::exception {
public:
    Error(ErrorCode code, std::string cause, std::string remedy = {});

    ErrorCode code() const noexcept { return code_; }
    const std::string& cause() const noexcept { return cause_; }
    const std::string& remedy() const noexcept { return remedy_; }

    /// "CAUSE. REMEDY." on one line, control characters replaced.
    const char* what() const noexcept override { return text_.c_str(); }

    /// Puts `context: ` in front of the cause.
    Error& addContext(std::string_view context);

private:
    void compose();

    ErrorCode code_;
    std::string cause_;
    std::string remedy_;
    std::string text_;
};

/// Turns the current `errno` of a failed file operation into an Error (DiskFull, ReadOnly, NotFound or Io).
/// `action` is a phrase such as "cannot write /data/x.npy".
[[nodiscard]] Error errorFromErrno(std::string_view action, int errorNumber);

/// Text of a stranger made fit for one line of a message: control characters replaced by blanks, invalid UTF-8 by '?',
/// cut to `maxLength` bytes at a character boundary with "..." appended.
std::string printable(std::string_view text, std::size_t maxLength = 160);

}  // namespace coincide
