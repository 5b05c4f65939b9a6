#include "core/store/schema.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

#include "core/base/error.h"
#include "core/store/curation_store.h"
#include "core/store/sample_store.h"
#include "tests/core/store/made_project.h"
#include "tests/core/store/schema_v1.h"

namespace coincide {
namespace {

void setVersion(Database& database, std::int64_t version, std::int64_t oldestReader) {
    database.execute("UPDATE meta SET value = '" + std::to_string(version) + "' WHERE key = 'schema_version'");
    database.execute("UPDATE meta SET value = '" + std::to_string(oldestReader) + "' WHERE key = 'oldest_reader'");
}

TEST(Schema, AFreshFileIsFilledAndAcceptedAgain) {
    MadeProject made;
    EXPECT_EQ(made.database.integer("SELECT value FROM meta WHERE key = 'schema_version'"), kSchemaVersion);
    EXPECT_EQ(made.database.integer("PRAGMA application_id"), 0x434F494E);
    made.database.execute("INSERT INTO source (source_id, name) VALUES (0, 's')");
    prepareSchema(made.database, true);
    prepareSchema(made.database, false);
    checkSchema(made.database);
    EXPECT_EQ(made.database.integer("SELECT count(*) FROM source"), 1);
}

TEST(Schema, ANewerProjectThatStaysReadableIsUsed) {
    MadeProject made;
    setVersion(made.database, kSchemaVersion + 5, kSchemaVersion);
    made.database.execute("CREATE TABLE something_new (i)");
    prepareSchema(made.database, false);
    checkSchema(made.database);
    EXPECT_EQ(made.database.integer("SELECT value FROM meta WHERE key = 'schema_version'"), kSchemaVersion + 5);
}

TEST(Schema, ANewerIncompatibleProjectIsRefused) {
    MadeProject made;
    setVersion(made.database, kSchemaVersion + 5, kSchemaVersion + 1);
    COINCIDE_EXPECT_ERROR(prepareSchema(made.database, true), ErrorCode::NewerProject, "newer version");
    COINCIDE_EXPECT_ERROR(checkSchema(made.database), ErrorCode::NewerProject, "Update the program");
}

TEST(Schema, ADatabaseOfAnotherProgramIsRefusedAndLeftAlone) {
    TemporaryFolder folder;
    Database database(folder.path() / "project.sqlite", OpenMode::Create);
    database.execute("CREATE TABLE meta (key, value); INSERT INTO meta VALUES ('schema_version', '1')");
    COINCIDE_EXPECT_ERROR(prepareSchema(database, true), ErrorCode::Corrupt, "not a project database");
    COINCIDE_EXPECT_ERROR(checkSchema(database), ErrorCode::Corrupt, "not a project database");
    EXPECT_EQ(database.integer("SELECT count(*) FROM sqlite_master"), 1);
}

TEST(Schema, NonsenseForAVersionIsRefused) {
    for (const char* value : {"", "x", "0", "-3"}) {
        MadeProject made;
        made.database.execute("UPDATE meta SET value = '" + std::string(value) + "' WHERE key = 'schema_version'");
        COINCIDE_EXPECT_ERROR(prepareSchema(made.database, true), ErrorCode::Corrupt, "damaged");
    }
    MadeProject made;
    made.database.execute("DELETE FROM meta");
    COINCIDE_EXPECT_ERROR(checkSchema(made.database), ErrorCode::Corrupt, "damaged");
}

TEST(Schema, AnEmptyFileIsAProjectOnlyWhereOneIsMade) {
    TemporaryFolder folder;
    const Path path = folder.path() / "project.sqlite";
    writeFile(path, "");
    {
        Database reader(path, OpenMode::Read);
        COINCIDE_EXPECT_ERROR(checkSchema(reader), ErrorCode::Corrupt, "not a project database");
    }
    Database database(path, OpenMode::Write);
    COINCIDE_EXPECT_ERROR(prepareSchema(database, false), ErrorCode::Corrupt, "not a project database");
    prepareSchema(database, true);
    checkSchema(database);
}

TEST(Schema, AMissingTableIsNamed) {
    MadeProject made;
    made.database.execute("DROP TABLE result_array");
    COINCIDE_EXPECT_ERROR(prepareSchema(made.database, true), ErrorCode::Corrupt, "'result_array' is missing");
    COINCIDE_EXPECT_ERROR(checkSchema(made.database), ErrorCode::Corrupt, "'result_array' is missing");
}

TEST(Schema, AProjectOfVersionOneIsReadAsItIs) {
    TemporaryFolder folder;
    const Path path = folder.path() / "project.sqlite";
    makeProjectV1(path);
    Database reader(path, OpenMode::Read);
    checkSchema(reader);
    CurationStore curation(reader);
    EXPECT_TRUE(curation.clusters(RunId{2}).empty());
    EXPECT_TRUE(curation.tags().empty());
    EXPECT_TRUE(curation.samplesWith(1).empty());
    EXPECT_TRUE(curation.notes().empty());
    EXPECT_FALSE(curation.setting("view"));
    EXPECT_EQ(reader.integer("SELECT value FROM meta WHERE key = 'schema_version'"), 1);
    EXPECT_FALSE(std::filesystem::exists(path.string() + ".backup-v1"));
}

TEST(Schema, AProjectOfVersionOneIsUpgradedWithABackup) {
    TemporaryFolder folder;
    const Path path = folder.path() / "project.sqlite";
    makeProjectV1(path);
    {
        Database database(path, OpenMode::Write);
        prepareSchema(database, false);
        EXPECT_EQ(database.integer("SELECT value FROM meta WHERE key = 'schema_version'"), 2);
        EXPECT_EQ(database.integer("SELECT value FROM meta WHERE key = 'oldest_reader'"), 1) << "the first version can go on reading it";
        EXPECT_EQ(RunStore(database).list().size(), 2u);
        EXPECT_EQ(SampleStore(database).sample(0)->recordId, "a");
        CurationStore(database).addTag("kept");
        prepareSchema(database, false);
        EXPECT_EQ(CurationStore(database).tags().size(), 1u);
    }
    Database backup(path.string() + ".backup-v1", OpenMode::Read);
    checkSchema(backup);
    EXPECT_EQ(backup.integer("SELECT value FROM meta WHERE key = 'schema_version'"), 1);
    EXPECT_EQ(RunStore(backup).list().size(), 2u);
}

TEST(Schema, AnEarlierBackupIsKept) {
    TemporaryFolder folder;
    const Path path = folder.path() / "project.sqlite";
    makeProjectV1(path);
    writeFile(path.string() + ".backup-v1", "precious");
    Database database(path, OpenMode::Write);
    prepareSchema(database, false);
    EXPECT_EQ(readFile(path.string() + ".backup-v1", 100), "precious");
    EXPECT_TRUE(isRegularFile(path.string() + ".backup-v1-2"));
}

TEST(Schema, AMissingTableOfVersionTwoIsNamed) {
    MadeProject made;
    made.database.execute("DROP TABLE sample_note");
    COINCIDE_EXPECT_ERROR(checkSchema(made.database), ErrorCode::Corrupt, "'sample_note' is missing");
}

// A folder that this user may not write; the superuser becomes another user for the time, since nothing stops it otherwise.
class UnwritableFolder {
public:
    explicit UnwritableFolder(const Path& folder) : folder_(folder) {
        ::chmod(folder.c_str(), 0555);
        if (::geteuid() == 0) changed_ = ::seteuid(65534) == 0;
    }
    ~UnwritableFolder() {
        if (changed_) restored_ = ::seteuid(0) == 0;
        ::chmod(folder_.c_str(), 0755);
    }
    bool unwritable() const { return ::access(folder_.c_str(), X_OK) == 0 && ::eaccess(folder_.c_str(), W_OK) != 0; }

private:
    Path folder_;
    bool changed_ = false, restored_ = true;
};

TEST(Schema, AProjectInAFolderThatCannotBeWrittenIsRead) {
    TemporaryFolder folder;
    const Path path = folder.path() / "project.sqlite";
    {
        Database database(path, OpenMode::Create);
        prepareSchema(database, true);
        database.execute("INSERT INTO source (source_id, name) VALUES (0, 'kept')");
    }
    const UnwritableFolder closed(folder.path());
    if (!closed.unwritable()) GTEST_SKIP() << "this user may write anywhere";
    {
        Database reader(path, OpenMode::Read);
        checkSchema(reader);
        EXPECT_EQ(reader.integer("SELECT count(*) FROM source WHERE name = 'kept'"), 1);
    }
    COINCIDE_EXPECT_ERROR(prepareSchema(*std::make_unique<Database>(path, OpenMode::Write), false), ErrorCode::ReadOnly, "cannot be written");
}

}  // namespace
}  // namespace coincide
