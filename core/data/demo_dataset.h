#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/file.h"
#include "core/base/progress.h"
#include "core/data/sample.h"

namespace coincide {

/// Which demo dataset is written.
struct DemoOptions {
    std::int64_t records = 1600;  ///< **Range**: 1 to 1,000,000
    std::uint64_t seed = 1;       ///< another seed gives other pictures and questions of the same kinds
};

/// One record of the built-in dataset.
struct DemoRecord {
    std::string id;
    std::string kind;   ///< what is drawn ("bar_chart"), or the source of a text-only record ("text_code")
    std::string skill;  ///< what the first question asks for ("count")
    std::string image;  ///< relative to the image folder; empty = text only
    std::vector<Turn> turns;
    std::vector<unsigned char> picture;  ///< bytes of the PNG or JPEG file; empty when not asked for
};

/// All kinds and all skills that can occur, in a fixed order.
std::vector<std::string> demoKinds();
std::vector<std::string> demoSkills();

/// Makes record `index`, which depends on the seed and the index only.
/// **Range**: index in `[0, 1,000,000)`. **Threads**: may be called from several at once.
DemoRecord makeDemoRecord(const DemoOptions& options, std::int64_t index, bool withPicture);

/// Writes the pictures of records `[begin, end)` under `folder`/images; an existing picture is replaced by the same
/// bytes. Returns false when cancelled; a later call may begin anywhere. **Throws** InvalidArgument, Io and others of
/// writeFile.
bool writeDemoPictures(const Path& folder, const DemoOptions& options, std::int64_t begin, std::int64_t end,
                       int threads, const CancelToken& cancel);

/// Writes `folder`/demo.json: the records in LLaVA form, one a line, each with the extra fields "kind" and "skill".
void writeDemoJson(const Path& folder, const DemoOptions& options);

/// Writes the whole dataset: pictures in pieces, then demo.json, so that a dataset with its demo.json is complete and
/// a repeated call completes a stopped one and leaves a complete one alone. The bytes are the same for any number of threads.
/// Returns false when cancelled. **Throws** InvalidArgument where the folder's demo.json is another dataset.
bool writeDemoDataset(const Path& folder, const DemoOptions& options, int threads, const ProgressCallback& onProgress,
                      const CancelToken& cancel);

}  // namespace coincide
