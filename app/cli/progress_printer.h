#pragma once

#include <chrono>
#include <string>

#include "core/base/progress.h"

namespace coincide::cli {

/// Shows progress on stderr: a bar that rewrites its line, a plain line every few seconds, or one JSON object a line.
class ProgressPrinter {
public:
    /// `mode`: auto, bar, plain, json, none. Auto is a bar on a terminal and plain lines elsewhere.
    explicit ProgressPrinter(const std::string& mode);
    ~ProgressPrinter();
    ProgressPrinter(const ProgressPrinter&) = delete;
    ProgressPrinter& operator=(const ProgressPrinter&) = delete;

    void show(const Progress& progress);
    /// Ends the bar's line, so that something else can be printed.
    void finish();
    ProgressCallback callback() {
        return [this](const Progress& p) { show(p); };
    }

private:
    enum class Mode { Bar, Plain, Json, None };
    using Clock = std::chrono::steady_clock;
    Mode mode_;
    std::string stage_;
    Clock::time_point last_;
    bool lineOpen_ = false;
};

/// "1 h 05 min", "3 min 20 s", "12 s".
std::string durationText(double seconds);

}  // namespace coincide::cli
