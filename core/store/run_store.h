#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/npy.h"
#include "core/store/database.h"

namespace coincide {

enum class Stage { Import, Extract, Cluster, Score, Map, Select };
const char* stageName(Stage stage);
std::optional<Stage> stageFromName(std::string_view name);

enum class RunState { Running, Stopped, Finished, Failed };
const char* runStateName(RunState state);

struct RunId {
    std::int64_t value = 0;
    auto operator<=>(const RunId&) const = default;
};

/// One execution of a stage, as stored.
struct Run {
    RunId id;
    Stage stage = Stage::Import;
    std::string name;
    RunState state = RunState::Running;
    bool imported = false;           ///< results came from files instead of being computed here
    std::string optionsJson = "{}";
    std::string fingerprint;
    std::string engineVersion;
    std::string device;
    std::optional<std::int64_t> seed;
    std::int64_t position = 0;
    std::int64_t total = 0;
    std::string figuresJson = "{}";
    std::string message;
    std::int64_t created = 0;        ///< seconds since 1970
    double seconds = 0;
    std::vector<RunId> inputs;
};

/// Whether two finished imports gave the same samples, so that results of one hold for the other. False where a version that did
/// not note it made one of them.
bool sameRecords(const Run& import, const Run& other);

/// An array as stored with a run.
struct ResultArray {
    NpyType type = NpyType::Float32;
    std::vector<std::size_t> shape;
    std::vector<std::byte> data;
};

/// Runs, their inputs and their result arrays.
/// **Threads**: as its Database.
class RunStore {
public:
    explicit RunStore(Database& database) : database_(database) {}

    RunId create(const Run& run);                                   ///< `run.id` is ignored
    std::optional<Run> get(RunId id);
    std::vector<Run> list();                                        ///< ascending id
    std::optional<Run> newestFinished(Stage stage, std::string_view name = {});
    /// Of any name when `name` is empty, as in newestFinished(): a run that a person has named stays the answer to its options.
    std::optional<Run> newestWith(Stage stage, const std::string& fingerprint, std::string_view name, bool finished);

    void setState(RunId id, RunState state, const std::string& message = {});
    /// Marks all other unfinished runs of a stage as failed, so that none of them is gone on with.
    void abandonOthers(Stage stage, RunId except, const std::string& message);
    void setTotal(RunId id, std::int64_t total);
    void setFigures(RunId id, const std::string& figuresJson);
    void setDevice(RunId id, const std::string& device);
    /// Where to go on after an interruption; adds `seconds` to the time spent.
    void setResume(RunId id, std::int64_t position, std::span<const std::byte> resume, double seconds);
    std::vector<std::byte> resume(RunId id);
    void setName(RunId id, const std::string& name);
    void remove(RunId id);                                          ///< with its arrays; side files are the caller's

    void putArray(RunId id, const std::string& name, NpyType type, std::vector<std::size_t> shape, const void* data);
    bool hasArray(RunId id, const std::string& name);
    /// **Throws** NotFound; Corrupt when shape and size do not fit.
    ResultArray array(RunId id, const std::string& name);

    /// Stores the values with their type; one dimension where no shape is given. **Throws** InvalidArgument when shape and count differ.
    template <class T>
    void put(RunId id, const std::string& name, std::span<const T> values, std::vector<std::size_t> shape = {});
    /// The items of an array stored with type T. **Throws** Corrupt for another type.
    template <class T>
    std::vector<T> items(RunId id, const std::string& name);

    void addFailure(RunId id, std::int64_t sampleId, const std::string& reason);
    struct Failure {
        std::int64_t sampleId;
        std::string recordId, reason;
    };
    std::vector<Failure> failures(RunId id);

private:
    Database& database_;
};

}  // namespace coincide
