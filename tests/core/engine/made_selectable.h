#pragma once

#include "core/engine/artefacts.h"
#include "core/engine/stages.h"
#include "tests/made_activations.h"
#include "tests/temporary_folder.h"

namespace coincide {

/// The text of record i of made datasets; records 4 and 5 are equal, with one id.
inline std::string madeRecord(std::size_t i) {
    const std::size_t n = i == 5 ? 4 : i;
    return R"({"id":"r)" + std::to_string(n) + R"(", "conversations":[{"from":"human","value":"q)" + std::to_string(n) + R"("},{"from":"gpt","value":"a"}]})";
}

inline void stepThrough(PreparedStage stage) {
    if (stage.job) runToEnd(*stage.job, {}, {});
}

/// A project clustered and scored on made activations, with as many records where asked for.
inline std::unique_ptr<Project> makeSelectable(const Path& folder, bool records, std::size_t rows = 240) {
    auto project = Project::openOrCreate(folder / "p.coincide", 2);
    if (records) {
        std::string text = "[";
        for (std::size_t i = 0; i < rows; ++i) text += (i ? ",\n" : "") + madeRecord(i);
        writeFile(folder / "data.json", text + "]");
        ImportOptions import;
        import.datasets = {(folder / "data.json").string()};
        stepThrough(prepareImport(*project, import, {}));
    }
    writeMadeActivations(folder / "x.npy", rows, 40, 6);
    importActivations(*project, folder / "x.npy", 2, {});
    KMeansOptions cluster;
    cluster.clusters = 8;
    stepThrough(prepareCluster(*project, cluster, {}));
    stepThrough(prepareScore(*project, {}, {}));
    return project;
}

}  // namespace coincide
