#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/algo/keywords.h"
#include "core/base/file.h"
#include "core/base/progress.h"
#include "core/engine/explorer_data.h"

namespace coincide {

/// Full-text index over questions and answers in `cache/text.sqlite` (FTS5 without the texts themselves) with the keywords of every cluster. It may be
/// deleted at any time.
/// **Threads**: one object per thread.
class TextIndex {
public:
    explicit TextIndex(const Path& projectFolder);
    ~TextIndex();

    /// True when the index covers the records that the project holds now.
    bool ready();
    /// Makes the index in bounded transactions; goes on where it was. False when cancelled. **Throws** DiskFull, ReadOnly, Io.
    bool build(const CancelToken& cancel, const ProgressCallback& onProgress);

    /// Sample ids that match, ascending, at most `limit` (0 = all). All words must occur, the last one may be a beginning of two or more letters unless a blank follows; "two words" in quotes are a
    /// phrase; `question:word` and `answer:word` look in one side; `-word` excludes. Any text is a valid query.
    std::vector<std::int32_t> search(const std::string& query, std::size_t limit, const CancelToken& cancel);

    /// The best words of every cluster `[K]`, computed from at most 400 members each (the most central ones) and kept. nullopt when cancelled.
    std::optional<std::vector<std::vector<Keyword>>> clusterKeywords(const ExplorerData& data, std::size_t count, const CancelToken& cancel, const ProgressCallback& onProgress);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace coincide
