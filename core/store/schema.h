#pragma once

#include "core/store/database.h"

namespace coincide {

/// Version of the schema that this program writes, and the oldest program version that may read it.
inline constexpr std::int64_t kSchemaVersion = 2;

/// Brings a database to the current schema: an empty one is filled, an older one is upgraded step by step (each step in one
/// transaction, after a backup beside the file). The schema is documented by its SQL in schema.cpp.
/// **Throws** NewerProject (needs a newer program), Corrupt (another application's file, or tables are missing).
void prepareSchema(Database& database, bool mayCreate);

/// Checks without changing anything; for read-only connections. **Throws** as prepareSchema; an older version is accepted.
void checkSchema(Database& database);

}  // namespace coincide
