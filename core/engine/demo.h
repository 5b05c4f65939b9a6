#pragma once

#include <optional>
#include <string>

#include "core/base/progress.h"
#include "core/data/demo_dataset.h"

namespace coincide {

struct DemoRequest {
    Path project;             ///< NAME.coincide
    Path folder;              ///< for the dataset
    DemoOptions options;
    bool runAll = false;      ///< import, extract with the built-in model, cluster, score, map, select, export, picture
    bool agreement = false;   ///< also run the untrained network and tell how well clusters agree with kinds and skills
    int threads = 0;
};

struct DemoResult {
    std::string factsJson, text;
};

/// Folder of the built-in demo model: beside the program as installed, or in the source tree that it was built in, or in
/// COINCIDE_RESOURCES. **Throws** NotFound.
Path demoModelFolder();

/// Writes the demo dataset and a project on it. Everything that is done already is skipped. nullopt when cancelled.
std::optional<DemoResult> makeDemo(const DemoRequest& request, const CancelToken& cancel, const ProgressCallback& onProgress);

}  // namespace coincide
