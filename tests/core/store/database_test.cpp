#include "core/store/database.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "tests/core/store/made_project.h"

namespace coincide {
namespace {

class DatabaseTest : public ::testing::Test {
protected:
    TemporaryFolder folder_;
    Path path_ = folder_.path() / "a ?#%20.sqlite";
};

TEST_F(DatabaseTest, ValuesOfEveryKindComeBack) {
    Database database(path_, OpenMode::Create);
    database.execute("CREATE TABLE t (i INTEGER, r REAL, s TEXT, b BLOB, n INTEGER)");
    const std::string text("a\0b\xC3\xA9 \xFF", 7);
    const std::vector<unsigned char> bytes{0, 255, 7};
    Statement insert(database, "INSERT INTO t VALUES (?, ?, ?, ?, ?)");
    insert.bind(0, std::numeric_limits<std::int64_t>::min()).bind(1, 0.1).bind(2, text).bindBlob(3, bytes.data(), bytes.size()).bindNull(4);
    insert.run();
    EXPECT_EQ(database.lastInsertId(), 1);
    EXPECT_EQ(database.changes(), 1);
    insert.bind(0, std::int64_t{2}).bind(1, std::numeric_limits<double>::infinity()).bind(2, "").bindBlob(3, nullptr, 0).bind(4, std::int64_t{5}).run();

    Statement select(database, "SELECT i, r, s, b, n FROM t ORDER BY rowid");
    ASSERT_TRUE(select.next());
    EXPECT_EQ(select.integer(0), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(select.real(1), 0.1);
    EXPECT_EQ(select.text(2), text);
    ASSERT_EQ(select.blob(3).size(), 3u);
    EXPECT_EQ(static_cast<int>(select.blob(3)[1]), 255);
    EXPECT_TRUE(select.isNull(4));
    ASSERT_TRUE(select.next());
    EXPECT_TRUE(std::isinf(select.real(1)));
    EXPECT_EQ(select.text(2), "");
    EXPECT_EQ(select.blob(3).size(), 0u);
    EXPECT_FALSE(select.isNull(3));
    EXPECT_FALSE(select.isNull(4));
    EXPECT_FALSE(select.next());
    EXPECT_TRUE(select.next()) << "the end resets the statement";
}

TEST_F(DatabaseTest, KnowsItsTables) {
    Database database(path_, OpenMode::Create);
    EXPECT_FALSE(database.hasTable("t"));
    database.execute("CREATE TABLE t (i)");
    EXPECT_TRUE(database.hasTable("t"));
    EXPECT_FALSE(database.hasTable("t'; DROP TABLE t"));
    EXPECT_EQ(database.integer("SELECT 42"), 42);
    EXPECT_EQ(database.integer("SELECT i FROM t"), 0);
}

TEST_F(DatabaseTest, ATransactionRollsBackOnAnException) {
    Database database(path_, OpenMode::Create);
    database.execute("CREATE TABLE t (i)");
    try {
        Transaction transaction(database);
        database.execute("INSERT INTO t VALUES (1)");
        throw Error(ErrorCode::Io, "a failure");
    } catch (const Error&) {
    }
    EXPECT_EQ(database.integer("SELECT count(*) FROM t"), 0);
    {
        Transaction transaction(database);
        database.execute("INSERT INTO t VALUES (1)");
        transaction.commit();
    }
    EXPECT_EQ(Database(path_, OpenMode::Read).integer("SELECT count(*) FROM t"), 1);
}

TEST_F(DatabaseTest, ASecondWriterIsToldThatTheFileIsInUse) {
    Database first(path_, OpenMode::Create);
    first.execute("CREATE TABLE t (i)");
    Transaction holding(first);
    first.execute("INSERT INTO t VALUES (1)");
    Database second(path_, OpenMode::Write);
    EXPECT_EQ(second.integer("SELECT count(*) FROM t"), 0) << "reading goes on";
    COINCIDE_EXPECT_ERROR(Transaction{second}, ErrorCode::Busy, "is in use by another program. Close that program");
}

TEST_F(DatabaseTest, MissingAndForeignFiles) {
    COINCIDE_EXPECT_ERROR(Database(path_, OpenMode::Write), ErrorCode::NotFound, "does not exist");
    COINCIDE_EXPECT_ERROR(Database(path_, OpenMode::Read), ErrorCode::NotFound, "does not exist");
    EXPECT_FALSE(std::filesystem::exists(path_));
    COINCIDE_EXPECT_ERROR(Database(folder_.path(), OpenMode::Read), ErrorCode::NotFound, "does not exist");
    writeFile(path_, std::string(4096, 'x'));
    COINCIDE_EXPECT_ERROR(Database(path_, OpenMode::Read), ErrorCode::Corrupt, "is not a database");
    COINCIDE_EXPECT_ERROR(Database(path_, OpenMode::Write), ErrorCode::Corrupt, "is not a database");
    EXPECT_EQ(readFile(path_, 5000), std::string(4096, 'x'));
}

TEST_F(DatabaseTest, AReaderChangesNothing) {
    Database(path_, OpenMode::Create).execute("CREATE TABLE t (i)");
    Database reader(path_, OpenMode::Read);
    EXPECT_TRUE(reader.readOnly());
    COINCIDE_EXPECT_ERROR(reader.execute("INSERT INTO t VALUES (1)"), ErrorCode::ReadOnly, "cannot be written");
}

TEST_F(DatabaseTest, ForeignKeysAreKept) {
    Database database(path_, OpenMode::Create);
    database.execute("CREATE TABLE a (i INTEGER PRIMARY KEY); CREATE TABLE b (i REFERENCES a (i))");
    EXPECT_THROW(database.execute("INSERT INTO b VALUES (7)"), Error);
}

TEST_F(DatabaseTest, WrongSqlIsAnErrorNotACrash) {
    Database database(path_, OpenMode::Create);
    EXPECT_THROW(database.execute("SELECT * FROM absent"), Error);
    EXPECT_THROW(Statement(database, "no SQL"), Error);
}

TEST_F(DatabaseTest, ABlobBeyondTheLimitIsRefusedBeforeItIsRead) {
    Database database(path_, OpenMode::Create);
    Statement statement(database, "SELECT ?");
    COINCIDE_EXPECT_ERROR(statement.bindBlob(0, nullptr, 1'000'000'001), ErrorCode::Unsupported, "too large");
}

}  // namespace
}  // namespace coincide
