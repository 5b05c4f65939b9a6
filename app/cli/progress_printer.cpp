#include "app/cli/progress_printer.h"

#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace coincide::cli {
namespace {

std::string rateText(const Progress& p) {
    if (p.ratePerSecond <= 0) return {};
    char text[64];
    if (p.unit == "bytes") {
        std::snprintf(text, sizeof text, "%.0f MB/s", p.ratePerSecond / 1e6);
    } else if (p.ratePerSecond >= 10) {
        std::snprintf(text, sizeof text, "%.0f %s/s", p.ratePerSecond, p.unit.c_str());
    } else {
        std::snprintf(text, sizeof text, "%.2f %s/s", p.ratePerSecond, p.unit.c_str());
    }
    return text;
}

std::string amountText(const Progress& p) {
    if (p.unit != "bytes") return std::to_string(p.done) + (p.total ? " of " + std::to_string(p.total) : "") + " " + p.unit;
    return std::to_string(p.done / 1'000'000) + (p.total ? " of " + std::to_string(p.total / 1'000'000) : "") + " MB";
}

}  // namespace

std::string durationText(double seconds) {
    const long s = std::lround(std::max(0.0, seconds));
    char text[48];
    if (s >= 3600)
        std::snprintf(text, sizeof text, "%ld h %02ld min", s / 3600, s / 60 % 60);
    else if (s >= 60)
        std::snprintf(text, sizeof text, "%ld min %02ld s", s / 60, s % 60);
    else
        std::snprintf(text, sizeof text, "%ld s", s);
    return text;
}

ProgressPrinter::ProgressPrinter(const std::string& mode) {
    mode_ = mode == "bar" ? Mode::Bar : mode == "plain" ? Mode::Plain : mode == "json" ? Mode::Json : mode == "none" ? Mode::None
                                                                     : ::isatty(STDERR_FILENO) ? Mode::Bar : Mode::Plain;
}

ProgressPrinter::~ProgressPrinter() { finish(); }

void ProgressPrinter::finish() {
    if (lineOpen_) std::fputs("\r\033[K", stderr);
    lineOpen_ = false;
    std::fflush(stderr);
}

void ProgressPrinter::show(const Progress& p) {
    if (mode_ == Mode::None) return;
    const auto now = Clock::now();
    const double wait = mode_ == Mode::Bar ? 0.1 : mode_ == Mode::Json ? 0.5 : 5.0;
    const bool fresh = stage_ != p.stage, done = p.total > 0 && p.done >= p.total;
    // The first plain line of a stage waits too: what ends within a second needs no progress.
    if (fresh) stage_ = p.stage, last_ = mode_ == Mode::Plain ? now : Clock::time_point{};
    if (!(mode_ == Mode::Json && done) && std::chrono::duration<double>(now - last_).count() < wait) return;
    last_ = now;
    if (mode_ == Mode::Json) {
        nlohmann::json line{{"stage", p.stage}, {"done", p.done}, {"total", p.total}, {"rate", p.ratePerSecond}};
        line["seconds_left"] = p.secondsLeft ? nlohmann::json(*p.secondsLeft) : nlohmann::json(nullptr);
        std::fprintf(stderr, "%s\n", line.dump().c_str());
    } else {
        std::string text = p.stage + " ";
        char percent[16];
        std::snprintf(percent, sizeof percent, "%3.0f %%", 100 * p.fraction());
        if (mode_ == Mode::Bar && p.total) {
            constexpr int kWidth = 24;
            const int full = static_cast<int>(p.fraction() * kWidth);
            text += "[" + std::string(static_cast<std::size_t>(full), '#') + std::string(static_cast<std::size_t>(kWidth - full), '.') + "] ";
        }
        if (p.total) text += std::string(percent) + ", ";
        text += amountText(p);
        if (const std::string rate = rateText(p); !rate.empty()) text += ", " + rate;
        if (p.secondsLeft && !done) text += ", " + durationText(*p.secondsLeft) + " left";
        if (mode_ == Mode::Bar) {
            std::fprintf(stderr, "\r%s\033[K", text.c_str());
            lineOpen_ = true;
        } else {
            std::fprintf(stderr, "%s\n", text.c_str());
        }
    }
    std::fflush(stderr);
}

}  // namespace coincide::cli
