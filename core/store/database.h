#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/file.h"

namespace coincide {

enum class OpenMode {
    Read,        ///< never changes the file
    Write,       ///< the file must exist
    Create,      ///< made if it does not exist
};

class Database;

/// A prepared statement. Parameters and columns count from 0. Reset by run() and by the end of the rows.
/// **Throws** Error for every failure of the database (Busy, DiskFull, ReadOnly, Corrupt, Io).
class Statement {
public:
    Statement(Database& database, std::string_view sql);
    ~Statement();
    Statement(Statement&&) noexcept;
    Statement(const Statement&) = delete;

    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, double value);
    Statement& bind(int index, std::string_view value);
    /// Binds a text that the caller keeps unchanged until run() or the next binding.
    Statement& bindKept(int index, const std::string& value);
    Statement& bindBlob(int index, const void* data, std::size_t size);
    Statement& bindNull(int index);

    /// Advances to the next row; false at the end.
    bool next();
    /// Executes a statement without rows and makes it ready for new parameters.
    void run();

    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    /// The same without a copy, valid until the next call of next() or run().
    std::string_view view(int column) const;
    bool isNull(int column) const;
    /// The bytes of a blob, valid until the next call of next() or run().
    std::span<const std::byte> blob(int column) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// One connection to a SQLite file, with foreign keys on and, when it may write, WAL and synchronous=NORMAL.
/// **Threads**: one thread at a time.
class Database {
public:
    /// **Throws** NotFound, Busy (another program holds it), Corrupt (not a database), ReadOnly, Io.
    Database(const Path& path, OpenMode mode);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// How long a statement waits for another connection's lock before it is refused as Busy; four seconds unless set. Once set, the
    /// lock is asked for every fraction of a millisecond, so that it is also got beside one who takes it again and again.
    void setPatience(std::chrono::milliseconds patience);
    /// How many bytes of changes may gather beside the file before they are moved into it, which waits for the disk; about 4 MB
    /// unless set. What is committed is safe either way.
    void setPendingBytes(std::int64_t bytes);
    void execute(std::string_view sql);
    std::int64_t lastInsertId() const;
    std::int64_t changes() const;
    bool hasTable(std::string_view name);
    std::int64_t integer(std::string_view sql);
    const Path& path() const { return path_; }
    bool readOnly() const { return readOnly_; }

private:
    friend class Statement;
    struct Impl;
    Path path_;
    bool readOnly_;
    std::unique_ptr<Impl> impl_;
};

/// "3.40.1": the SQLite that this program runs with.
std::string sqliteVersion();

/// Begins on construction and rolls back on destruction unless committed.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database& database_;
    bool done_ = false;
};

}  // namespace coincide
