#include "core/store/schema.h"

#include <array>

#include "core/base/error.h"

namespace coincide {
namespace {

// PRAGMA application_id: "COIN".
constexpr std::int64_t kApplicationId = 0x434F494E;

struct Migration {
    std::int64_t oldestReader;   // lowest schema version whose programs can read the result
    const char* sql;
};

// Types are INTEGER, REAL, TEXT and BLOB; text is UTF-8; times are seconds since 1970 (UTC). The small tables keep their rowid,
// by which general tools for SQLite address a row.
constexpr std::array kMigrations{Migration{1, R"sql(
CREATE TABLE meta (                  -- facts about the project itself
    key   TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);

CREATE TABLE dataset (               -- files that records came from; the records stay in them
    dataset_id   INTEGER PRIMARY KEY NOT NULL,
    path         TEXT NOT NULL,      -- absolute
    format       TEXT NOT NULL,      -- 'json' (one list) or 'jsonl'
    bytes        INTEGER NOT NULL,   -- size of the part that was read
    modified_ns  INTEGER NOT NULL,   -- time stamp of the file when it was read
    fingerprint  TEXT NOT NULL,      -- XXH3-128 of that part; '' while the import runs
    image_folder TEXT NOT NULL       -- absolute; '' where none was given
);

CREATE TABLE source (                -- where a record comes from: first folder of its picture, or a field
    source_id INTEGER PRIMARY KEY NOT NULL,
    name      TEXT NOT NULL UNIQUE
);

CREATE TABLE sample (                -- one record; sample_id is its position over all datasets, from 0
    sample_id   INTEGER PRIMARY KEY NOT NULL,
    dataset_id  INTEGER NOT NULL REFERENCES dataset (dataset_id),
    source_id   INTEGER NOT NULL REFERENCES source (source_id),
    record_id   TEXT NOT NULL,       -- the record's own id; '' where it has none
    image       TEXT NOT NULL,       -- picture as written in the record; '' = text only
    image_file  TEXT NOT NULL,       -- picture as found, relative to the image folder; '' = none
    byte_begin  INTEGER NOT NULL,    -- the record's bytes in its file: [byte_begin, byte_begin + byte_length)
    byte_length INTEGER NOT NULL,
    byte_hash   INTEGER NOT NULL,    -- first 64 bits of the XXH3-128 of these bytes
    turns       INTEGER NOT NULL,    -- messages in the conversation
    characters  INTEGER NOT NULL,    -- bytes of text in all messages
    usable      INTEGER NOT NULL     -- 0: has a fault that keeps it out of the extraction
);

CREATE TABLE fault (                 -- what is wrong or odd about a record
    sample_id INTEGER NOT NULL REFERENCES sample (sample_id),
    kind      TEXT NOT NULL,
    detail    TEXT NOT NULL
);
CREATE INDEX fault_by_sample ON fault (sample_id);

CREATE TABLE run (                   -- one execution of a stage
    run_id            INTEGER PRIMARY KEY NOT NULL,
    stage             TEXT NOT NULL, -- import, extract, cluster, score, map, select
    name              TEXT NOT NULL, -- a person's name for it; the name of a selection
    state             TEXT NOT NULL, -- running, stopped, finished, failed
    origin            TEXT NOT NULL, -- computed, imported
    options           TEXT NOT NULL, -- JSON
    fingerprint       TEXT NOT NULL, -- of stage, options and inputs: equal means equal result
    engine_version    TEXT NOT NULL,
    device            TEXT NOT NULL,
    seed              INTEGER,
    position          INTEGER NOT NULL,  -- units done
    total             INTEGER NOT NULL,  -- units in all
    resume            BLOB NOT NULL,     -- what the stage needs to go on
    figures           TEXT NOT NULL,     -- JSON: what came out, in numbers
    message           TEXT NOT NULL,     -- why it failed or stopped
    created           INTEGER NOT NULL,
    seconds           REAL NOT NULL      -- time spent computing
);

CREATE TABLE run_input (             -- the runs whose results a run reads
    run_id       INTEGER NOT NULL REFERENCES run (run_id) ON DELETE CASCADE,
    input_run_id INTEGER NOT NULL REFERENCES run (run_id),
    PRIMARY KEY (run_id, input_run_id)
);

CREATE TABLE result_array (          -- arrays made by a run: little endian, C order
    run_id INTEGER NOT NULL REFERENCES run (run_id) ON DELETE CASCADE,
    name   TEXT NOT NULL,            -- as in the published file layout, without .npy
    type   TEXT NOT NULL,            -- numpy's name: float32, int64, ...
    shape  TEXT NOT NULL,            -- JSON list
    data   BLOB NOT NULL,
    PRIMARY KEY (run_id, name)
);

CREATE TABLE record_failure (        -- records that an extraction could not use
    run_id    INTEGER NOT NULL REFERENCES run (run_id) ON DELETE CASCADE,
    sample_id INTEGER NOT NULL REFERENCES sample (sample_id),
    reason    TEXT NOT NULL,
    PRIMARY KEY (run_id, sample_id)
);
)sql"},
                                Migration{1, R"sql(
CREATE TABLE cluster_note (          -- what people say about a cluster of a clustering
    run_id   INTEGER NOT NULL REFERENCES run (run_id) ON DELETE CASCADE,
    cluster  INTEGER NOT NULL,
    name     TEXT NOT NULL,          -- '' = its keywords serve as its name
    verdict  TEXT NOT NULL,          -- none, pure, mixed, junk, unsure
    note     TEXT NOT NULL,
    pinned   INTEGER NOT NULL,       -- 1: a selection takes all its records
    excluded INTEGER NOT NULL,       -- 1: a selection takes none
    cap      INTEGER,                -- at most so many; NULL = no cap
    PRIMARY KEY (run_id, cluster)
);

-- In a project without records the rows of the activations are tagged and noted, so samples are not referenced.
CREATE TABLE tag (                   -- a person's label for samples
    tag_id INTEGER PRIMARY KEY NOT NULL,
    name   TEXT NOT NULL UNIQUE
);

CREATE TABLE sample_tag (
    tag_id    INTEGER NOT NULL REFERENCES tag (tag_id) ON DELETE CASCADE,
    sample_id INTEGER NOT NULL,
    PRIMARY KEY (tag_id, sample_id)
);

CREATE TABLE sample_note (           -- a person's words about one sample
    sample_id INTEGER PRIMARY KEY NOT NULL,
    note      TEXT NOT NULL
);

CREATE TABLE setting (               -- what the window keeps with the project
    key   TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);
)sql"}};
static_assert(kMigrations.size() == kSchemaVersion);

struct Table {
    const char* name;
    std::int64_t since;   // schema version that brought it
};
constexpr std::array kTables{Table{"meta", 1},         Table{"dataset", 1},        Table{"source", 1},         Table{"sample", 1}, Table{"fault", 1},
                             Table{"run", 1},          Table{"run_input", 1},      Table{"result_array", 1},   Table{"record_failure", 1},
                             Table{"cluster_note", 2}, Table{"tag", 2},            Table{"sample_tag", 2},     Table{"sample_note", 2},
                             Table{"setting", 2}};

std::int64_t metaInteger(Database& database, std::string_view key) {
    Statement statement(database, "SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?");
    statement.bind(0, key);
    return statement.next() ? statement.integer(0) : -1;
}

void setMeta(Database& database, std::string_view key, std::int64_t value) {
    Statement(database, "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
        .bind(0, key)
        .bind(1, std::to_string(value))
        .run();
}

[[noreturn]] void foreign(const Database& database) {
    throw Error(ErrorCode::Corrupt, database.path().string() + " is not a project database of this program or is damaged",
                "Restore the project from a backup or make a new one");
}

// Version of a database that is one of ours; the newest is an error only when it says that we cannot read it.
std::int64_t versionOf(Database& database) {
    if (database.integer("PRAGMA application_id") != kApplicationId || !database.hasTable("meta")) foreign(database);
    const std::int64_t version = metaInteger(database, "schema_version");
    if (version < 1) foreign(database);
    if (version > kSchemaVersion && metaInteger(database, "oldest_reader") > kSchemaVersion)
        throw Error(ErrorCode::NewerProject,
                    database.path().string() + " was made by a newer version of this program (schema " + std::to_string(version) +
                        ", this version knows " + std::to_string(kSchemaVersion) + ")",
                    "Update the program");
    return version;
}

void requireTables(Database& database, std::int64_t version) {
    for (const Table& table : kTables)
        if (table.since <= version && !database.hasTable(table.name))
            throw Error(ErrorCode::Corrupt, database.path().string() + " is damaged: its table '" + table.name + "' is missing",
                        "Restore the project from a backup or make a new one");
}

// A name that is free, so that an earlier backup is kept.
std::string backupName(const Database& database, std::int64_t version) {
    const std::string name = database.path().string() + ".backup-v" + std::to_string(version);
    std::string free = name;
    std::error_code failure;
    for (int i = 2; std::filesystem::exists(free, failure); ++i) free = name + "-" + std::to_string(i);
    return free;
}

}  // namespace

void checkSchema(Database& database) {
    if (database.integer("SELECT count(*) FROM sqlite_master") == 0) foreign(database);
    requireTables(database, versionOf(database));
}

void prepareSchema(Database& database, bool mayCreate) {
    std::int64_t version = 0;
    if (database.integer("SELECT count(*) FROM sqlite_master") == 0) {
        if (!mayCreate) foreign(database);
    } else {
        version = versionOf(database);
    }
    if (version > 0 && version < kSchemaVersion) Statement(database, "VACUUM INTO ?").bind(0, backupName(database, version)).run();
    if (version < kSchemaVersion) {
        // All steps or none: a new database is never left at an older version.
        Transaction transaction(database);
        if (version > 0) version = versionOf(database);   // another program may have done it since
        for (std::int64_t step = version; step < kSchemaVersion; ++step) {
            const Migration& migration = kMigrations[static_cast<std::size_t>(step)];
            database.execute(migration.sql);
            if (step == 0) database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
            setMeta(database, "schema_version", step + 1);
            setMeta(database, "oldest_reader", migration.oldestReader);
        }
        transaction.commit();
    }
    requireTables(database, kSchemaVersion);
}

}  // namespace coincide
