#include "core/base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <mutex>

namespace coincide {
namespace {

struct State {
    std::mutex mutex;
    LogLevel lowest = LogLevel::Off;
    LogSink sink;
};

State& state() {
    static State instance;
    return instance;
}

void emit(LogLevel level, const std::string& text) {
    State& s = state();
    const std::lock_guard lock(s.mutex);
    if (s.sink && level >= s.lowest) s.sink(level, text);
}

}  // namespace

void setLogSink(LogLevel lowest, LogSink sink) {
    State& s = state();
    const std::lock_guard lock(s.mutex);
    s.lowest = lowest;
    s.sink = std::move(sink);
}

LogSink stderrLogSink() {
    auto logger = std::make_shared<spdlog::logger>("coincide", std::make_shared<spdlog::sinks::stderr_sink_st>());
    logger->set_level(spdlog::level::debug);
    logger->set_pattern("%H:%M:%S.%e %l: %v");
    return [logger](LogLevel level, const std::string& text) {
        static constexpr spdlog::level::level_enum kLevels[] = {spdlog::level::debug, spdlog::level::info,
                                                                spdlog::level::warn, spdlog::level::err, spdlog::level::off};
        logger->log(kLevels[static_cast<int>(level)], "{}", text);
    };
}

void logDebug(const std::string& text) { emit(LogLevel::Debug, text); }
void logInfo(const std::string& text) { emit(LogLevel::Info, text); }
void logWarning(const std::string& text) { emit(LogLevel::Warning, text); }
void logError(const std::string& text) { emit(LogLevel::Error, text); }

}  // namespace coincide
