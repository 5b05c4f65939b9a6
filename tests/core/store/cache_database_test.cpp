#include "core/store/cache_database.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

constexpr CacheFormat kOne{111, 1, "CREATE TABLE t (a INTEGER)"}, kTwo{111, 2, "CREATE TABLE u (a INTEGER)"};

TEST(CacheDatabase, IsMadeKeptAndReplacedByAnotherVersion) {
    const TemporaryFolder folder;
    const Path path = folder.path() / "cache" / "x.sqlite";
    openCache(path, kOne)->execute("INSERT INTO t VALUES (5)");
    EXPECT_EQ(openCache(path, kOne)->integer("SELECT a FROM t"), 5);
    const auto newer = openCache(path, kTwo);
    EXPECT_TRUE(newer->hasTable("u"));
    EXPECT_FALSE(newer->hasTable("t"));
}

TEST(CacheDatabase, GarbageAndForeignFilesAreReplaced) {
    const TemporaryFolder folder;
    const Path path = folder.path() / "x.sqlite";
    writeFile(path, std::string(3000, 'z'));
    EXPECT_TRUE(openCache(path, kOne)->hasTable("t"));
    std::filesystem::remove(path);
    Database(path, OpenMode::Create).execute("CREATE TABLE other (a)");
    EXPECT_TRUE(openCache(path, kOne)->hasTable("t"));
    writeFile(path, "");
    EXPECT_TRUE(openCache(path, kOne)->hasTable("t"));
}

TEST(CacheDatabase, NoPlaceForItIsNoError) {
    const TemporaryFolder folder;
    writeFile(folder.path() / "file", "x");
    EXPECT_EQ(openCache(folder.path() / "file" / "x.sqlite", kOne), nullptr);
    std::filesystem::create_directory(folder.path() / "x.sqlite");
    EXPECT_EQ(openCache(folder.path() / "x.sqlite" / ".." / "x.sqlite", kOne), nullptr);
    std::filesystem::create_symlink(folder.path() / "elsewhere", folder.path() / "link.sqlite");
    EXPECT_EQ(openCache(folder.path() / "link.sqlite", kOne), nullptr);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "elsewhere"));
}

}  // namespace
}  // namespace coincide
