#pragma once

#include <string>

#include "core/store/database.h"

namespace coincide {

/// The tables of schema 1, word for word as that version wrote them.
inline constexpr const char* kSchemaV1 = R"sql(
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
) WITHOUT ROWID;
)sql";

/// A project database as the first version of the program left it, with one record, one extraction and one clustering (run 2).
inline void makeProjectV1(const Path& path) {
    Database database(path, OpenMode::Create);
    database.execute(kSchemaV1);
    database.execute("PRAGMA application_id = 1129269582");
    database.execute("INSERT INTO meta VALUES ('schema_version', '1'), ('oldest_reader', '1')");
    database.execute("INSERT INTO dataset VALUES (1, '/d.json', 'json', 2, 3, 'f', '')");
    database.execute("INSERT INTO source VALUES (0, 's')");
    database.execute("INSERT INTO sample VALUES (0, 1, 0, 'a', '', '', 0, 2, 7, 2, 9, 1)");
    for (const std::string stage : {"extract", "cluster"})
        database.execute("INSERT INTO run (stage, name, state, origin, options, fingerprint, engine_version, device, position, total, resume, figures, message, created, seconds) "
                         "VALUES ('" + stage + "', '', 'finished', 'computed', '{}', 'f', '1', 'cpu', 1, 1, x'', '{\"clusters\": 3}', '', 5, 0.5)");
}

}  // namespace coincide
