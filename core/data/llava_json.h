#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/data/fault.h"
#include "core/data/sample.h"

namespace coincide {

/// Largest record that is read; a longer one is listed as unreadable.
/// Parsing takes about a dozen times the size of a record in memory, in every thread.
inline constexpr std::size_t kMaxRecordBytes = 8u << 20;
/// Most turns of a conversation that is read; a longer one is listed as unreadable.
inline constexpr std::size_t kMaxTurns = 10'000;
/// Faults of one kind that are listed one by one for a record; the last one tells how many more there are.
inline constexpr std::size_t kMaxListedFaults = 10;

/// Position of a record inside its file.
struct RecordSpan {
    std::uint64_t begin = 0;
    std::uint64_t length = 0;
};

/// What reading one record's bytes gives. With an Unreadable fault the sample holds what could be recovered (the id).
struct ParsedRecord {
    Sample sample;               ///< imagePath and sample number are left for the caller
    std::string field;           ///< text of the extra field that was asked for, else empty
    bool imageNotText = false;   ///< `image` is neither a text nor null
    std::vector<Fault> faults;   ///< what the text alone shows (faultsOfText is included)
};

/// Splits a LLaVA-style dataset, one JSON list or one object a line, into records without reading it whole: the file is mapped,
/// and pages that are done with are given back.
/// **Throws** BadInput, naming file and byte, where the structure breaks (cut off, something after the list, no JSON, gzip, UTF-16).
/// **Threads**: one thread.
class RecordReader {
public:
    /// `resumeAt` = value of position() of an earlier reader of the same file, to go on from there.
    explicit RecordReader(const Path& path, std::uint64_t resumeAt = 0);

    /// The next record; nullopt at the end of the file.
    std::optional<RecordSpan> next();

    std::string_view text(const RecordSpan& span) const;
    bool isLines() const { return lines_; }
    std::uint64_t position() const { return at_; }
    std::uint64_t fileBytes() const { return text_.size(); }
    /// XXH3-128 of the file as it was when it was opened; what next() has passed by is in it already.
    std::string fingerprint();

private:
    [[noreturn]] void fail(std::uint64_t at, const std::string& why) const;
    std::optional<RecordSpan> nextOfList();
    std::optional<RecordSpan> nextLine();
    void forget();
    void hashTo(std::uint64_t end);

    std::string name_;
    MappedFile file_;
    std::string_view text_;
    bool lines_ = false;
    bool ended_ = false;
    std::uint64_t at_ = 0;
    std::uint64_t released_ = 0;
    Fingerprint print_;
    std::uint64_t hashed_ = 0;
};

/// Reads one record. `line` = a line of a JSONL file, where broken JSON spoils only its own line; in a list it makes the whole
/// file doubtful, and `structureBroken` tells so.
/// **Threads**: one parser per thread.
class RecordParser {
public:
    RecordParser();
    ~RecordParser();
    RecordParser(const RecordParser&) = delete;
    RecordParser& operator=(const RecordParser&) = delete;

    /// `field`: name of an extra text field to read as well; may be empty.
    ParsedRecord parse(std::string_view bytes, const std::string& field, bool& structureBroken);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Faults that a conversation's text shows by itself, given whether a picture is named.
std::vector<Fault> faultsOfText(const Sample& sample);

/// One record's bytes on one line: white space outside texts removed, everything else as it is.
std::string recordOnOneLine(std::string_view bytes);

}  // namespace coincide
