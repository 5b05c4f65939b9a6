#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/file.h"

namespace coincide {

/// Position of a record in its project, in the dataset's order, from 0. Distinct from a row of an activation matrix.
struct SampleId {
    std::int64_t value = -1;
    auto operator<=>(const SampleId&) const = default;
};

/// One message of a conversation.
struct Turn {
    std::string role;   ///< as in the file: "human", "gpt", ...
    std::string text;
    bool operator==(const Turn&) const = default;
};

/// One record of a visual-instruction dataset.
struct Sample {
    SampleId sample;
    std::string id;              ///< the record's own id
    std::string image;           ///< as written in the record, relative to the image folder; empty = text only
    Path imagePath;              ///< where it was found; empty = text only
    std::vector<Turn> turns;

    bool hasImage() const { return !image.empty(); }
};

}  // namespace coincide
