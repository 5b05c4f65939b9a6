#include "app/cli/context.h"

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstdio>

#include "core/base/error.h"

namespace coincide::cli {

void writeOut(std::string_view text) {
    errno = 0;
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    if (!written && errno != EPIPE) throw errorFromErrno("cannot write the output", errno ? errno : EIO);
}

void printResult(const Context& context, const nlohmann::ordered_json& facts, const std::string& text) {
    const std::string out = context.json ? facts.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n" : text;
    writeOut(out);
}

void runJob(Context& context, Job& job) {
    ProgressPrinter printer(context.progress);
    const JobEnd end = runToEnd(job, context.cancel, printer.callback());
    printer.finish();
    if (end == JobEnd::Cancelled) throw Interrupted{};
}

CLI::App* projectCommand(CLI::App& app, Context& context, const std::string& name, const std::string& help) {
    CLI::App* command = app.add_subcommand(name, help);
    command->add_option("PROJECT", context.project, "project folder, NAME.coincide")->required();
    command->add_flag("--json", context.json, "print the result as one JSON object");
    command->add_option("--progress", context.progress, "progress on stderr")->check(CLI::IsMember({"auto", "bar", "plain", "json", "none"}));
    command->add_option("--threads", context.threads, "threads to use (0 = all)")->check(CLI::Range(0, 4096));
    return command;
}

}  // namespace coincide::cli
