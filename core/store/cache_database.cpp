#include "core/store/cache_database.h"

#include "core/base/error.h"

namespace coincide {
namespace {

namespace fs = std::filesystem;

bool fits(Database& database, const CacheFormat& format) {
    return database.integer("PRAGMA application_id") == format.application && database.integer("PRAGMA user_version") == format.version;
}

// False where the file holds something else. In one transaction, since another program may be making the same file.
bool fill(Database& database, const CacheFormat& format) {
    Transaction transaction(database);
    if (fits(database, format)) return true;
    if (database.integer("SELECT count(*) FROM sqlite_master") != 0) return false;
    database.execute(format.sql);
    database.execute("PRAGMA application_id = " + std::to_string(format.application));
    database.execute("PRAGMA user_version = " + std::to_string(format.version));
    transaction.commit();
    return true;
}

// nullptr where the file is not what it should be and has to go.
std::unique_ptr<Database> tryWriting(const Path& path, const CacheFormat& format) {
    auto database = std::make_unique<Database>(path, OpenMode::Create);
    database->execute("PRAGMA busy_timeout = 250");
    if (fits(*database, format) || fill(*database, format)) return database;
    return nullptr;
}

}  // namespace

void removeCache(const Path& path) {
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm"}) fs::remove(path.string() + ending, ignored);
}

std::unique_ptr<Database> openCache(const Path& path, const CacheFormat& format) {
    for (int attempt = 0; attempt < 2; ++attempt) {
        std::error_code failure;
        // A link would have the program write outside of the project.
        if (fs::is_symlink(path.parent_path(), failure) || fs::is_symlink(path, failure)) return nullptr;
        try {
            makeFolder(path.parent_path());
            if (auto database = tryWriting(path, format)) return database;
        } catch (const Error& e) {
            if (e.code() == ErrorCode::OutOfMemory) throw;
            if (e.code() != ErrorCode::Corrupt) break;
        }
        removeCache(path);
    }
    try {
        auto database = std::make_unique<Database>(path, OpenMode::Read);
        if (fits(*database, format)) return database;
    } catch (const Error& e) {
        if (e.code() == ErrorCode::OutOfMemory) throw;
    }
    return nullptr;
}

}  // namespace coincide
