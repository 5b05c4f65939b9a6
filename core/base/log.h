#pragma once

#include <functional>
#include <string>

namespace coincide {

enum class LogLevel { Debug, Info, Warning, Error, Off };

/// Where log lines go. Set once at the start of a program; until then nothing is logged.
/// **Threads**: the sink is called by any thread, one call at a time.
using LogSink = std::function<void(LogLevel, const std::string&)>;
void setLogSink(LogLevel lowest, LogSink sink);

/// A sink that writes time, level and text to stderr.
LogSink stderrLogSink();

void logDebug(const std::string& text);
void logInfo(const std::string& text);
void logWarning(const std::string& text);
void logError(const std::string& text);

}  // namespace coincide
