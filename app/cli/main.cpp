#include <CLI/CLI.hpp>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <sstream>

#include "app/cli/context.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/version.h"

namespace {

// A signal handler may touch only lock-free state: the token's flag is an atomic. A signal may also arrive while the program
// ends, after main and its objects are gone, so the handler's share of the flag is never given back.
const coincide::CancelToken* interruptToken = nullptr;

void onSignal(int) {
    if (interruptToken) interruptToken->cancel();
}

void catchSignals(const coincide::CancelToken& token) {
    interruptToken = new coincide::CancelToken(token);
    struct sigaction action {};
    action.sa_handler = onSignal;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

int fail(const char* text) {
    std::fprintf(stderr, "coincide: %s\n", text);
    return coincide::cli::kExitRefused;
}

coincide::LogLevel levelOf(const std::string& name) {
    return name == "debug" ? coincide::LogLevel::Debug : name == "info" ? coincide::LogLevel::Info : name == "warning" ? coincide::LogLevel::Warning
                                                                                                 : coincide::LogLevel::Off;
}

template <class Number>
std::string whyNoNumber(const std::string& text) {
    Number value{};
    if (text.empty()) return "no number was given";
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc::result_out_of_range) return "'" + coincide::printable(text, 40) + "' is too large a number";
    return std::is_unsigned_v<Number> && text[0] == '-' ? "'" + coincide::printable(text, 40) + "' is below 0" : std::string();
}

// The parser takes the nearest number that fits for one that does not, and nothing for an empty text.
void checkWholeNumbers(CLI::App& app) {
    for (CLI::App* command : app.get_subcommands(nullptr))
        for (CLI::Option* option : command->get_options()) {
            const std::string type = option->get_type_name();
            if (type.starts_with("INT")) option->check(whyNoNumber<std::int64_t>);
            if (type.starts_with("UINT")) option->check(whyNoNumber<std::uint64_t>);
        }
}

}  // namespace

int main(int argc, char** argv) {
    using namespace coincide;
    cli::Context context;
    catchSignals(context.cancel);

    CLI::App app("Selects the part of a visual-instruction dataset that is worth training on (COINCIDE).", "coincide");
    app.set_version_flag("--version", std::string("coincide ") + kEngineVersion);
    app.require_subcommand(1);
    app.get_formatter()->column_width(34);
    std::string logLevel = "off";
    app.add_option("--log-level", logLevel, "what goes to stderr beside errors")->check(CLI::IsMember({"debug", "info", "warning", "off"}));
    app.fallthrough();
    // Before the command itself runs, whatever the order of the words on the line.
    app.parse_complete_callback([&] { setLogSink(levelOf(logLevel), stderrLogSink()); });
    cli::addDatasetCommands(app, context);
    cli::addModelCommands(app, context);
    cli::addStageCommands(app, context);
    cli::addExchangeCommands(app, context);
    cli::addSelectionCommands(app, context);
    cli::addCurationCommands(app, context);
    cli::addSearchCommands(app, context);
    cli::addStatusCommand(app, context);
    checkWholeNumbers(app);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        if (e.get_exit_code() == 0) {   // help and version
            std::ostringstream text;
            const int code = app.exit(e, text);
            try {
                cli::writeOut(text.str());
            } catch (const Error& failure) {
                return fail(failure.what());
            }
            return code;
        }
        std::fprintf(stderr, "coincide: %s. See coincide --help, or coincide COMMAND --help.\n", e.what());
        return cli::kExitUsage;
    } catch (const cli::Interrupted&) {
        std::fprintf(stderr, "coincide: interrupted. What was done is kept; the same command goes on from there.\n");
        return cli::kExitInterrupted;
    } catch (const Error& e) {
        return fail(e.what());
    } catch (const std::bad_alloc&) {
        return fail("memory ran out. Close other programs, or use fewer threads or a smaller batch.");
    } catch (const std::filesystem::filesystem_error& e) {
        return fail(errorFromErrno("cannot use " + e.path1().string(), e.code().value()).what());
    } catch (const std::exception& e) {
        logDebug(e.what());
        return fail("an unexpected failure occurred. Run the command again with --log-level debug and report what it prints.");
    }
    return cli::kExitDone;
}
