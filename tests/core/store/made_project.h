#pragma once

#include <string>

#include "core/store/database.h"
#include "core/store/schema.h"
#include "tests/temporary_folder.h"

namespace coincide {

/// A project database with the current schema in a fresh folder.
struct MadeProject {
    TemporaryFolder folder;
    Path path = folder.path() / "project.sqlite";
    Database database{path, OpenMode::Create};
    MadeProject() { prepareSchema(database, true); }
};

/// The error that `action` throws. Fails the test where nothing is thrown.
#define COINCIDE_EXPECT_ERROR(action, expectedCode, phrase)                                      \
    try {                                                                                        \
        action;                                                                                  \
        ADD_FAILURE() << "no error";                                                             \
    } catch (const ::coincide::Error& e) {                                                       \
        EXPECT_EQ(e.code(), expectedCode) << e.what();                                           \
        EXPECT_NE(std::string(e.what()).find(phrase), std::string::npos) << e.what();            \
    }                                                                                            \
    static_assert(true)

}  // namespace coincide
