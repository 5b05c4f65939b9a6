#include "core/store/run_store.h"

#include <array>
#include <cstring>
#include <ctime>
#include <functional>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/base/error.h"

namespace coincide {
namespace {

constexpr std::array kStages{"import", "extract", "cluster", "score", "map", "select"};
constexpr std::array kStates{"running", "stopped", "finished", "failed"};

constexpr std::string_view kRunColumns =
    "run_id, stage, name, state, origin, options, fingerprint, engine_version, device, seed, position, total, figures, message, created, seconds";

[[noreturn]] void damaged(const std::string& what) {
    throw Error(ErrorCode::Corrupt, "the project is damaged: " + what, "Run the stage again with --again");
}

template <class Names>
int indexOf(const Names& names, const std::string& word) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (word == names[i]) return static_cast<int>(i);
    damaged("unknown word '" + printable(word, 40) + "' in the table of runs");
}

template <class T>
constexpr NpyType kNpyTypeOf = NpyType::Float32;
template <>
constexpr NpyType kNpyTypeOf<double> = NpyType::Float64;
template <>
constexpr NpyType kNpyTypeOf<std::int32_t> = NpyType::Int32;
template <>
constexpr NpyType kNpyTypeOf<std::int64_t> = NpyType::Int64;

NpyType typeFromName(const std::string& name) {
    for (const NpyType type : {NpyType::Float16, NpyType::Float32, NpyType::Float64, NpyType::Int32, NpyType::Int64, NpyType::Bool, NpyType::UInt8})
        if (name == npyTypeName(type)) return type;
    damaged("an array of type '" + printable(name, 20) + "'");
}

}  // namespace

const char* stageName(Stage stage) { return kStages[static_cast<std::size_t>(stage)]; }
const char* runStateName(RunState state) { return kStates[static_cast<std::size_t>(state)]; }

std::optional<Stage> stageFromName(std::string_view name) {
    for (std::size_t i = 0; i < kStages.size(); ++i)
        if (name == kStages[i]) return static_cast<Stage>(i);
    return std::nullopt;
}

bool sameRecords(const Run& import, const Run& other) {
    if (import.id == other.id) return true;
    const auto digestOfRun = [](const Run& run) {
        const auto figures = nlohmann::json::parse(run.figuresJson, nullptr, false);
        return figures.is_object() && figures.contains("digest") && figures["digest"].is_string() ? figures["digest"].get<std::string>() : std::string();
    };
    const std::string digest = digestOfRun(import);
    return !digest.empty() && digest == digestOfRun(other);
}

RunId RunStore::create(const Run& run) {
    Statement s(database_,
                "INSERT INTO run (stage, name, state, origin, options, fingerprint, engine_version, device, seed, position, total, resume, "
                "figures, message, created, seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    s.bind(0, stageName(run.stage)).bind(1, run.name).bind(2, runStateName(run.state)).bind(3, run.imported ? "imported" : "computed");
    s.bind(4, run.optionsJson).bind(5, run.fingerprint).bind(6, run.engineVersion).bind(7, run.device);
    run.seed ? s.bind(8, *run.seed) : s.bindNull(8);
    s.bind(9, run.position).bind(10, run.total).bindBlob(11, nullptr, 0).bind(12, run.figuresJson).bind(13, run.message);
    s.bind(14, run.created ? run.created : static_cast<std::int64_t>(std::time(nullptr))).bind(15, run.seconds);
    s.run();
    const RunId id{database_.lastInsertId()};
    for (const RunId input : run.inputs)
        Statement(database_, "INSERT OR IGNORE INTO run_input (run_id, input_run_id) VALUES (?, ?)").bind(0, id.value).bind(1, input.value).run();
    return id;
}

namespace {
Run runOf(Database& database, const Statement& s) {
    Run run;
    run.id = {s.integer(0)};
    run.stage = static_cast<Stage>(indexOf(kStages, s.text(1)));
    run.name = s.text(2);
    run.state = static_cast<RunState>(indexOf(kStates, s.text(3)));
    run.imported = s.text(4) == "imported";
    run.optionsJson = s.text(5);
    run.fingerprint = s.text(6);
    run.engineVersion = s.text(7);
    run.device = s.text(8);
    if (!s.isNull(9)) run.seed = s.integer(9);
    run.position = s.integer(10);
    run.total = s.integer(11);
    run.figuresJson = s.text(12);
    run.message = s.text(13);
    run.created = s.integer(14);
    run.seconds = s.real(15);
    Statement inputs(database, "SELECT input_run_id FROM run_input WHERE run_id = ? ORDER BY input_run_id");
    inputs.bind(0, run.id.value);
    while (inputs.next()) {
        run.inputs.push_back({inputs.integer(0)});
        // Also what keeps walks along the inputs from going round in circles.
        if (run.inputs.back() >= run.id) damaged("run " + std::to_string(run.id.value) + " rests on a later run");
    }
    return run;
}
}  // namespace

std::optional<Run> RunStore::get(RunId id) {
    Statement s(database_, "SELECT " + std::string(kRunColumns) + " FROM run WHERE run_id = ?");
    s.bind(0, id.value);
    if (!s.next()) return std::nullopt;
    return runOf(database_, s);
}

std::vector<Run> RunStore::list() {
    std::vector<Run> out;
    Statement s(database_, "SELECT " + std::string(kRunColumns) + " FROM run ORDER BY run_id");
    while (s.next()) out.push_back(runOf(database_, s));
    return out;
}

std::optional<Run> RunStore::newestFinished(Stage stage, std::string_view name) {
    Statement s(database_, "SELECT " + std::string(kRunColumns) +
                               " FROM run WHERE stage = ? AND state = 'finished' AND (? = '' OR name = ?) ORDER BY run_id DESC LIMIT 1");
    s.bind(0, stageName(stage)).bind(1, name).bind(2, name);
    if (!s.next()) return std::nullopt;
    return runOf(database_, s);
}

std::optional<Run> RunStore::newestWith(Stage stage, const std::string& fingerprint, std::string_view name, bool finished) {
    Statement s(database_, "SELECT " + std::string(kRunColumns) +
                               " FROM run WHERE stage = ? AND fingerprint = ? AND (? = '' OR name = ?) AND (state = 'finished') = ? "
                               "ORDER BY run_id DESC LIMIT 1");
    s.bind(0, stageName(stage)).bind(1, fingerprint).bind(2, name).bind(3, name).bind(4, std::int64_t{finished});
    if (!s.next()) return std::nullopt;
    return runOf(database_, s);
}

void RunStore::setState(RunId id, RunState state, const std::string& message) {
    Statement(database_, "UPDATE run SET state = ?, message = ? WHERE run_id = ?").bind(0, runStateName(state)).bind(1, message).bind(2, id.value).run();
}

void RunStore::abandonOthers(Stage stage, RunId except, const std::string& message) {
    Statement(database_, "UPDATE run SET state = 'failed', resume = x'', message = ? WHERE stage = ? AND state IN ('running', 'stopped') AND run_id <> ?")
        .bind(0, message)
        .bind(1, stageName(stage))
        .bind(2, except.value)
        .run();
}

void RunStore::setTotal(RunId id, std::int64_t total) {
    Statement(database_, "UPDATE run SET total = ? WHERE run_id = ?").bind(0, total).bind(1, id.value).run();
}

void RunStore::setFigures(RunId id, const std::string& figuresJson) {
    Statement(database_, "UPDATE run SET figures = ? WHERE run_id = ?").bind(0, figuresJson).bind(1, id.value).run();
}

void RunStore::setDevice(RunId id, const std::string& device) {
    Statement(database_, "UPDATE run SET device = ? WHERE run_id = ?").bind(0, device).bind(1, id.value).run();
}

void RunStore::setResume(RunId id, std::int64_t position, std::span<const std::byte> resume, double seconds) {
    Statement s(database_, "UPDATE run SET position = ?, resume = ?, seconds = seconds + ? WHERE run_id = ?");
    s.bind(0, position).bindBlob(1, resume.data(), resume.size()).bind(2, seconds).bind(3, id.value).run();
}

std::vector<std::byte> RunStore::resume(RunId id) {
    Statement s(database_, "SELECT resume FROM run WHERE run_id = ?");
    s.bind(0, id.value);
    if (!s.next()) return {};
    const auto bytes = s.blob(0);
    return {bytes.begin(), bytes.end()};
}

void RunStore::setName(RunId id, const std::string& name) {
    Statement(database_, "UPDATE run SET name = ? WHERE run_id = ?").bind(0, name).bind(1, id.value).run();
}

void RunStore::remove(RunId id) { Statement(database_, "DELETE FROM run WHERE run_id = ?").bind(0, id.value).run(); }

void RunStore::putArray(RunId id, const std::string& name, NpyType type, std::vector<std::size_t> shape, const void* data) {
    std::size_t size = npyItemSize(type);
    for (const std::size_t extent : shape) size *= extent;
    Statement s(database_, "INSERT OR REPLACE INTO result_array (run_id, name, type, shape, data) VALUES (?, ?, ?, ?, ?)");
    s.bind(0, id.value).bind(1, name).bind(2, npyTypeName(type)).bind(3, nlohmann::json(shape).dump()).bindBlob(4, data, size).run();
}

bool RunStore::hasArray(RunId id, const std::string& name) {
    Statement s(database_, "SELECT 1 FROM result_array WHERE run_id = ? AND name = ?");
    return s.bind(0, id.value).bind(1, name).next();
}

ResultArray RunStore::array(RunId id, const std::string& name) {
    Statement s(database_, "SELECT type, shape, data FROM result_array WHERE run_id = ? AND name = ?");
    s.bind(0, id.value).bind(1, name);
    if (!s.next())
        throw Error(ErrorCode::NotFound, "run " + std::to_string(id.value) + " has no result '" + name + "'", "Run the stage again with --again");
    ResultArray out;
    out.type = typeFromName(s.text(0));
    try {
        out.shape = nlohmann::json::parse(s.text(1)).get<std::vector<std::size_t>>();
    } catch (const nlohmann::json::exception&) {
        damaged("the shape of '" + name + "'");
    }
    std::size_t size = npyItemSize(out.type);
    for (const std::size_t extent : out.shape)
        if (__builtin_mul_overflow(size, extent, &size)) damaged("the shape of '" + name + "'");
    const auto bytes = s.blob(2);
    if (bytes.size() != size) damaged("the size of '" + name + "'");
    out.data.assign(bytes.begin(), bytes.end());
    return out;
}

template <class T>
void RunStore::put(RunId id, const std::string& name, std::span<const T> values, std::vector<std::size_t> shape) {
    if (shape.empty()) shape = {values.size()};
    if (std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>()) != values.size())
        throw Error(ErrorCode::InvalidArgument, "the shape of '" + name + "' does not fit its " + std::to_string(values.size()) + " values");
    putArray(id, name, kNpyTypeOf<T>, std::move(shape), values.data());
}

template <class T>
std::vector<T> RunStore::items(RunId id, const std::string& name) {
    const ResultArray stored = array(id, name);
    if (stored.type != kNpyTypeOf<T>) damaged("'" + name + "' has the type " + npyTypeName(stored.type));
    std::vector<T> out(stored.data.size() / sizeof(T));
    if (!out.empty()) std::memcpy(out.data(), stored.data.data(), out.size() * sizeof(T));
    return out;
}

template void RunStore::put<float>(RunId, const std::string&, std::span<const float>, std::vector<std::size_t>);
template void RunStore::put<double>(RunId, const std::string&, std::span<const double>, std::vector<std::size_t>);
template void RunStore::put<std::int32_t>(RunId, const std::string&, std::span<const std::int32_t>, std::vector<std::size_t>);
template void RunStore::put<std::int64_t>(RunId, const std::string&, std::span<const std::int64_t>, std::vector<std::size_t>);
template std::vector<float> RunStore::items<float>(RunId, const std::string&);
template std::vector<double> RunStore::items<double>(RunId, const std::string&);
template std::vector<std::int32_t> RunStore::items<std::int32_t>(RunId, const std::string&);
template std::vector<std::int64_t> RunStore::items<std::int64_t>(RunId, const std::string&);

void RunStore::addFailure(RunId id, std::int64_t sampleId, const std::string& reason) {
    Statement(database_, "INSERT OR REPLACE INTO record_failure (run_id, sample_id, reason) VALUES (?, ?, ?)")
        .bind(0, id.value)
        .bind(1, sampleId)
        .bind(2, reason)
        .run();
}

std::vector<RunStore::Failure> RunStore::failures(RunId id) {
    std::vector<Failure> out;
    Statement s(database_,
                "SELECT f.sample_id, s.record_id, f.reason FROM record_failure f JOIN sample s ON s.sample_id = f.sample_id "
                "WHERE f.run_id = ? ORDER BY f.sample_id");
    s.bind(0, id.value);
    while (s.next()) out.push_back({s.integer(0), s.text(1), s.text(2)});
    return out;
}

}  // namespace coincide
