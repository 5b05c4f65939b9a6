#include "core/job/dataset_state.h"

#include <sys/stat.h>

#include <cerrno>
#include <map>
#include <mutex>
#include <tuple>

#include "core/base/error.h"
#include "core/base/hash.h"

namespace coincide {

FileStamp stampOf(const Path& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) throw errorFromErrno("cannot read " + path.string(), errno);
    return {info.st_size, static_cast<std::int64_t>(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec};
}

DatasetState datasetState(const DatasetRow& imported) {
    FileStamp now;
    try {
        now = stampOf(imported.path);
    } catch (const Error&) {
        return DatasetState::Gone;
    }
    if (now.bytes != imported.bytes) return DatasetState::Changed;
    if (now.modifiedNs == imported.modifiedNs) return DatasetState::Same;
    if (imported.fingerprint.empty()) return DatasetState::Changed;

    static std::mutex mutex;
    static std::map<std::tuple<std::string, std::int64_t, std::string>, DatasetState> seen;
    const auto key = std::make_tuple(imported.path, now.modifiedNs, imported.fingerprint);
    const std::lock_guard lock(mutex);
    if (const auto known = seen.find(key); known != seen.end()) return known->second;
    try {
        const DatasetState state = fingerprintOfFile(imported.path) == imported.fingerprint ? DatasetState::Same : DatasetState::Changed;
        return seen[key] = state;
    } catch (const Error&) {
        return DatasetState::Gone;
    }
}

}  // namespace coincide
