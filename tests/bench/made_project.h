#pragma once

#include <cstdint>

#include "core/base/file.h"

namespace coincide {

struct MadeSize {
    std::int64_t samples = 665'000, clusters = 10'000, sources = 18;
};

/// Makes `folder`/data.jsonl with short conversations, `folder`/images with pictures that records share, and `folder`/made.coincide with their import,
/// narrow activations, clusters, scores, maps and two selections. The clusters are made up together with the records, so that nothing has to be
/// computed. **Throws** as the stages.
void makeProject(const Path& folder, const MadeSize& size);

}  // namespace coincide
