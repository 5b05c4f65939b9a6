#pragma once

#include <cstdint>

#include "core/base/file.h"
#include "core/store/sample_store.h"

namespace coincide {

/// Size and time stamp of a file.
struct FileStamp {
    std::int64_t bytes = 0, modifiedNs = 0;
};

/// **Throws** NotFound or Io where the file cannot be looked at.
FileStamp stampOf(const Path& path);

enum class DatasetState { Same, Changed, Gone };

/// Whether a dataset file is still the one that was imported. A file that only has another time stamp (it was copied, unpacked
/// anew, touched) is read once in this process and compared by its content. **Threads**: any.
DatasetState datasetState(const DatasetRow& imported);

}  // namespace coincide
