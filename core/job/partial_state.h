#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/file.h"
#include "core/store/run_store.h"

namespace coincide {

/// The state of an unfinished computation as a file in the project's cache. Losing it costs time, never a result: the computation
/// starts over and gives the same bytes.
class PartialState {
public:
    PartialState(const Path& projectFolder, RunId run);

    /// What was saved, if anything.
    std::optional<std::string> load() const;
    /// True when the last save is long enough ago for another to be worth its time.
    bool due() const;
    void save(std::string_view state);
    void remove() const;

private:
    Path path_;
    std::chrono::steady_clock::time_point last_;
    double cost_ = 0;   // seconds the last save took
};

}  // namespace coincide
