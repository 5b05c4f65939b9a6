#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "app/cli/progress_printer.h"
#include "core/base/progress.h"
#include "core/engine/stages.h"

namespace CLI {
class App;
}

namespace coincide::cli {

/// What every command shares: the common options, the cancel token set by Ctrl+C, and the way results are printed.
struct Context {
    std::string project;
    bool json = false;
    bool again = false;
    std::string progress = "auto";
    int threads = 0;
    std::string device = "auto";
    std::optional<std::int64_t> run;
    CancelToken cancel;

    StageRequest request() const { return {again, run, device}; }
};

inline constexpr int kExitDone = 0;
inline constexpr int kExitRefused = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitInterrupted = 130;

/// Writes to stdout at once. **Throws** DiskFull, Io; a reader that went away is no failure.
void writeOut(std::string_view text);

/// Prints the facts as one JSON object, or `text` for a person.
void printResult(const Context& context, const nlohmann::ordered_json& facts, const std::string& text);

/// Steps a job with progress on stderr. **Throws** Interrupted when it was cancelled.
void runJob(Context& context, Job& job);

/// Thrown where a command ends because of Ctrl+C; what was done is committed.
struct Interrupted {};

/// Each adds its commands to the program; a command stores in `exitCode` and runs when parsed.
void addDatasetCommands(CLI::App& app, Context& context);     ///< import, check, demo
void addModelCommands(CLI::App& app, Context& context);       ///< tokenize, prompts, extract
void addStageCommands(CLI::App& app, Context& context);       ///< cluster, score, map, select, run
void addExchangeCommands(CLI::App& app, Context& context);    ///< import-activations, *-artefacts, export, picture
void addSelectionCommands(CLI::App& app, Context& context);   ///< import-selection, compare, runs
void addCurationCommands(CLI::App& app, Context& context);    ///< curate, tag
void addSearchCommands(CLI::App& app, Context& context);      ///< search, neighbours, keywords
void addStatusCommand(CLI::App& app, Context& context);       ///< status

/// Adds PROJECT and the options that all commands on a project have.
CLI::App* projectCommand(CLI::App& app, Context& context, const std::string& name, const std::string& help);

}  // namespace coincide::cli
