#include "core/store/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>   // result codes
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <thread>

#include "core/base/error.h"

namespace coincide {
namespace {

constexpr int kBusyMilliseconds = 4000;

Error notWritable(const Path& path) { return Error(ErrorCode::ReadOnly, path.string() + " cannot be written", "Check the permissions or copy the project to another folder"); }

[[noreturn]] void rethrow(const SQLite::Exception& e, const Path& path) {
    const std::string name = path.string();
    switch (e.getErrorCode() & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Error(ErrorCode::Busy, name + " is in use by another program", "Close that program or wait until it is done");
        case SQLITE_FULL:
            throw Error(ErrorCode::DiskFull, name + " cannot be written, the disk is full", "Free some space, then try again");
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            throw notWritable(path);
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            throw Error(ErrorCode::Corrupt, name + " is damaged or is not a database of this program",
                        "Restore the project from a backup or make a new one");
        case SQLITE_CANTOPEN:
            throw Error(ErrorCode::Io, name + " cannot be opened", "Check the path and the permissions");
        case SQLITE_NOMEM:
            throw Error(ErrorCode::OutOfMemory, "memory ran out while reading " + name, "Close other programs");
        case SQLITE_IOERR: {
            const int extended = e.getExtendedErrorCode();
            if (extended == SQLITE_IOERR_WRITE || extended == SQLITE_IOERR_SHMSIZE || extended == SQLITE_IOERR_FSYNC)
                throw Error(ErrorCode::DiskFull, name + " cannot be written, the disk may be full",
                            "Free some space, then try again");
            throw Error(ErrorCode::Io, name + " cannot be read", "Check the disk");
        }
        default:
            throw Error(ErrorCode::Corrupt, name + " does not hold what this program expects (" + printable(e.getErrorStr(), 80) + ")",
                        "Restore the project from a backup or make a new one");
    }
}

template <class Action>
auto guarded(const Path& path, Action&& action) {
    try {
        return action();
    } catch (const SQLite::Exception& e) {
        rethrow(e, path);
    }
}

// A file name as an SQLite URI, so that '?', '#' and '%' in it are taken literally.
std::string immutableUri(const Path& path) {
    std::string uri = "file:";
    char code[4];
    for (const char c : std::filesystem::absolute(path).string()) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '.' ||
                           c == '-' || c == '_';
        if (plain) {
            uri += c;
        } else {
            std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned char>(c));
            uri += code;
        }
    }
    return uri + "?immutable=1";
}

bool hasPendingWal(const Path& path) {
    std::error_code failure;
    const auto size = std::filesystem::file_size(path.string() + "-wal", failure);
    return !failure && size > 0;
}

}  // namespace

struct Database::Impl {
    std::unique_ptr<SQLite::Database> connection;
    std::chrono::milliseconds patience{kBusyMilliseconds};
    std::chrono::steady_clock::time_point waitingSince;

    // A job that commits piece after piece leaves its lock for moments only, which SQLite's own handler, whose pauses grow, hardly ever meets.
    static int waitBriefly(void* self, int attempt) {
        auto& impl = *static_cast<Impl*>(self);
        if (attempt == 0) impl.waitingSince = std::chrono::steady_clock::now();
        if (std::chrono::steady_clock::now() - impl.waitingSince >= impl.patience) return 0;
        std::this_thread::sleep_for(std::chrono::microseconds(300));
        return 1;
    }
};

Database::Database(const Path& path, OpenMode mode)
    : path_(path), readOnly_(mode == OpenMode::Read), impl_(std::make_unique<Impl>()) {
    if (mode != OpenMode::Create && !isRegularFile(path))
        throw Error(ErrorCode::NotFound, path.string() + " does not exist", "Give the folder of a project");
    // SQLite would only say that it cannot open the file or its journal.
    if (mode == OpenMode::Write && (::access(path.c_str(), W_OK) != 0 || ::access(std::filesystem::absolute(path).parent_path().c_str(), W_OK) != 0))
        throw notWritable(path);
    // Statistics of memory cost a lock at every allocation; nobody reads them. Without effect where SQLite is in use already.
    static const int quiet = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(quiet);
    guarded(path_, [&] {
        const int flags = readOnly_ ? SQLite::OPEN_READONLY
                                    : SQLite::OPEN_READWRITE | (mode == OpenMode::Create ? SQLite::OPEN_CREATE : 0);
        impl_->connection = std::make_unique<SQLite::Database>(path.string(), flags, kBusyMilliseconds);
        auto& connection = *impl_->connection;
        if (readOnly_) {
            try {
                SQLite::Statement(connection, "SELECT count(*) FROM sqlite_master").executeStep();
            } catch (const SQLite::Exception& e) {
                // A folder that cannot be written, or a full disk, has no place for the shared-memory file of WAL. Without
                // pending changes the file itself is complete and can be read as it is.
                const int code = e.getErrorCode() & 0xFF;
                const bool noPlace = code == SQLITE_CANTOPEN || code == SQLITE_READONLY || e.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE;
                if (!noPlace || hasPendingWal(path)) throw;
                impl_->connection = std::make_unique<SQLite::Database>(
                    immutableUri(path), SQLite::OPEN_READONLY | SQLite::OPEN_URI, kBusyMilliseconds);
                SQLite::Statement(*impl_->connection, "SELECT count(*) FROM sqlite_master").executeStep();
            }
        } else {
            connection.exec("PRAGMA journal_mode = WAL");
            connection.exec("PRAGMA synchronous = NORMAL");
        }
        impl_->connection->exec("PRAGMA foreign_keys = ON");
        impl_->connection->exec("PRAGMA cell_size_check = ON");
        impl_->connection->exec("PRAGMA trusted_schema = OFF");
    });
}

Database::~Database() = default;

void Database::setPatience(std::chrono::milliseconds patience) {
    impl_->patience = patience;
    sqlite3_busy_handler(impl_->connection->getHandle(), &Impl::waitBriefly, impl_.get());
}

void Database::setPendingBytes(std::int64_t bytes) {
    const std::int64_t page = std::max<std::int64_t>(integer("PRAGMA page_size"), 512);
    execute("PRAGMA wal_autocheckpoint = " + std::to_string(std::max<std::int64_t>(bytes / page, 1)));
}

void Database::execute(std::string_view sql) {
    guarded(path_, [&] { impl_->connection->exec(std::string(sql)); });
}

std::int64_t Database::lastInsertId() const { return impl_->connection->getLastInsertRowid(); }
std::int64_t Database::changes() const { return impl_->connection->getChanges(); }

bool Database::hasTable(std::string_view name) {
    return guarded(path_, [&] { return impl_->connection->tableExists(std::string(name)); });
}

std::int64_t Database::integer(std::string_view sql) {
    Statement statement(*this, sql);
    return statement.next() ? statement.integer(0) : 0;
}

struct Statement::Impl {
    Impl(Database& d, std::string_view sql) : database(d), statement(*d.impl_->connection, std::string(sql)) {}
    Database& database;
    SQLite::Statement statement;
};

Statement::Statement(Database& database, std::string_view sql) {
    impl_ = guarded(database.path_, [&] { return std::make_unique<Impl>(database, sql); });
}
Statement::~Statement() = default;
Statement::Statement(Statement&&) noexcept = default;

Statement& Statement::bind(int index, std::int64_t value) {
    impl_->statement.bind(index + 1, value);
    return *this;
}
Statement& Statement::bind(int index, double value) {
    impl_->statement.bind(index + 1, value);
    return *this;
}
Statement& Statement::bind(int index, std::string_view value) {
    impl_->statement.bind(index + 1, std::string(value));
    return *this;
}
Statement& Statement::bindKept(int index, const std::string& value) {
    impl_->statement.bindNoCopy(index + 1, value);
    return *this;
}
Statement& Statement::bindBlob(int index, const void* data, std::size_t size) {
    if (size > 1'000'000'000)   // SQLite's limit for one value
        throw Error(ErrorCode::Unsupported, "a result of " + std::to_string(size) + " bytes is too large for the project file",
                    "Use fewer clusters or records");
    impl_->statement.bind(index + 1, size ? data : "", static_cast<int>(size));
    return *this;
}
Statement& Statement::bindNull(int index) {
    impl_->statement.bind(index + 1);
    return *this;
}

bool Statement::next() {
    return guarded(impl_->database.path_, [&] {
        if (impl_->statement.executeStep()) return true;
        impl_->statement.reset();
        return false;
    });
}

void Statement::run() {
    guarded(impl_->database.path_, [&] {
        impl_->statement.exec();
        impl_->statement.reset();
    });
}

std::int64_t Statement::integer(int column) const { return impl_->statement.getColumn(column).getInt64(); }
double Statement::real(int column) const { return impl_->statement.getColumn(column).getDouble(); }
bool Statement::isNull(int column) const { return impl_->statement.getColumn(column).isNull(); }
std::string Statement::text(int column) const { return std::string(view(column)); }
std::string_view Statement::view(int column) const {
    const auto value = impl_->statement.getColumn(column);
    const char* data = value.getText();
    return {data, static_cast<std::size_t>(value.getBytes())};
}
std::span<const std::byte> Statement::blob(int column) const {
    const auto value = impl_->statement.getColumn(column);
    const void* data = value.getBlob();
    return {static_cast<const std::byte*>(data), static_cast<std::size_t>(value.getBytes())};
}

std::string sqliteVersion() { return sqlite3_libversion(); }

Transaction::Transaction(Database& database) : database_(database) { database.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
    if (done_) return;
    try {
        database_.execute("ROLLBACK");
    } catch (const Error&) {
        // SQLite has rolled back by itself after some failures; the original error is already on its way.
    }
}

void Transaction::commit() {
    database_.execute("COMMIT");
    done_ = true;
}

}  // namespace coincide
