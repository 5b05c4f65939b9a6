#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/data/image_folder.h"
#include "core/data/llava_json.h"
#include "core/store/sample_store.h"

namespace coincide {

/// What an import finds out about one record; its numbers in the project are left for the caller.
struct CheckedRecord {
    SampleRow row;
    std::string source;
    std::vector<Fault> faults;
    bool structureBroken = false;   ///< makes a whole list doubtful
};

/// Reads a record's bytes, finds its picture and, with `look`, reads the picture's header. The source is the text of `field`, or the
/// first folder of the picture where no field is named.
/// **Threads**: any number, each with its own parser.
CheckedRecord checkRecord(std::string_view bytes, const RecordSpan& span, RecordParser& parser, const std::string& field, const ImageFolder& images, bool look);

}  // namespace coincide
