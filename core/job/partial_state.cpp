#include "core/job/partial_state.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/hash.h"

namespace coincide {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{64} << 30;
constexpr double kSecondsBetween = 5;
constexpr double kShareOfTime = 20;   // saving may take a twentieth of the time

using Clock = std::chrono::steady_clock;

double since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

}  // namespace

PartialState::PartialState(const Path& projectFolder, RunId run)
    : path_(projectFolder / "cache" / ("run_" + std::to_string(run.value) + ".partial")), last_(Clock::now()) {}

std::optional<std::string> PartialState::load() const {
    if (!isRegularFile(path_)) return std::nullopt;
    try {
        std::string content = readFile(path_, kMaxBytes);
        if (content.size() < 32) return std::nullopt;
        const std::string expected = content.substr(content.size() - 32);
        content.resize(content.size() - 32);
        Fingerprint print;
        print.add(content.data(), content.size());
        return print.hex() == expected ? std::optional(std::move(content)) : std::nullopt;
    } catch (const Error&) {
        return std::nullopt;
    }
}

bool PartialState::due() const { return since(last_) >= std::max(kSecondsBetween, kShareOfTime * cost_); }

void PartialState::save(std::string_view state) {
    const auto begin = Clock::now();
    makeFolder(path_.parent_path());
    Fingerprint print;
    print.add(state.data(), state.size());
    AtomicFile file(path_);
    for (std::size_t at = 0; at < state.size(); at += 1 << 20) file.write(state.substr(at, 1 << 20));
    file.write(print.hex());
    file.commit();
    cost_ = since(begin);
    last_ = Clock::now();
}

void PartialState::remove() const {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

}  // namespace coincide
