#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "core/store/database.h"

namespace coincide {

/// What identifies a cache file as ours.
struct CacheFormat {
    std::int64_t application = 0;   ///< PRAGMA application_id
    std::int64_t version = 0;       ///< PRAGMA user_version; another version is made anew
    std::string_view sql;           ///< makes its tables
};

/// Opens a database that may be deleted at any time, and makes it where it is missing, damaged or of another version. Where it cannot be
/// written it is opened for reading. nullptr when neither is possible. Waits for other writers for a quarter of a second only.
/// **Throws** nothing but OutOfMemory.
std::unique_ptr<Database> openCache(const Path& path, const CacheFormat& format);

/// Removes the files of a cache; what cannot be removed stays.
void removeCache(const Path& path);

}  // namespace coincide
