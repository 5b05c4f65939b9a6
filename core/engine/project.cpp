#include "core/engine/project.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/job/dataset_state.h"
#include "core/store/schema.h"

namespace coincide {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDatabaseName = "project.sqlite";
constexpr const char* kLockName = "project.lock";

// Files that a killed program was writing, as AtomicFile names them; with the lock held nobody else is at them.
void removeUnfinishedFiles(const Path& project) {
    for (const Path& folder : {project / "activations", project / "centroids", project / "cache"}) {
        std::error_code failure;
        std::vector<Path> unfinished;
        for (fs::directory_iterator it(folder, failure), end; !failure && it != end; it.increment(failure)) {
            const std::string name = it->path().filename().string();
            const std::size_t mark = name.rfind(".part");
            if (name.starts_with('.') && mark != std::string::npos && mark + 5 < name.size() && name.find_first_not_of("0123456789", mark + 5) == std::string::npos)
                unfinished.push_back(it->path());
        }
        for (const Path& path : unfinished) fs::remove(path, failure);
    }
}

// Command that makes a stage, for messages.
std::string commandFor(Stage stage) { return std::string("coincide ") + stageName(stage); }

bool isDescendant(RunStore& store, const Run& run, RunId ancestor) {
    std::set<std::int64_t> seen;
    std::vector<RunId> open = run.inputs;
    while (!open.empty()) {
        const RunId next = open.back();
        open.pop_back();
        if (next == ancestor) return true;
        if (!seen.insert(next.value).second) continue;
        if (const auto found = store.get(next)) open.insert(open.end(), found->inputs.begin(), found->inputs.end());
    }
    return false;
}

}  // namespace

Project::Project(Path folder, int threads) : folder_(std::move(folder)), threads_(threadCount(threads)) {}

Project::~Project() {
    database_.reset();
    if (lockDescriptor_ >= 0) ::close(lockDescriptor_);
}

void Project::lock() {
    const Path path = folder_ / kLockName;
    lockDescriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (lockDescriptor_ < 0) throw errorFromErrno("cannot write to the project " + folder_.string(), errno);
    if (::flock(lockDescriptor_, LOCK_EX | LOCK_NB) != 0) {
        ::close(std::exchange(lockDescriptor_, -1));
        throw Error(ErrorCode::Busy, "another program is writing to " + folder_.string(), "Wait until it is done, or stop it");
    }
}

std::unique_ptr<Project> Project::open(const Path& given, Access access, int threads) { return openThere(given, access, threads, false); }

// With `mayFinish`, a database whose making was interrupted is made now.
std::unique_ptr<Project> Project::openThere(const Path& given, Access access, int threads, bool mayFinish) {
    std::error_code failure;
    const Path folder = fs::absolute(given, failure).lexically_normal();
    if (fs::status(folder / kDatabaseName, failure).type() == fs::file_type::none && failure == std::errc::permission_denied) throw errorFromErrno("cannot open " + given.string(), EACCES);
    if (!fs::is_directory(folder, failure) || !isRegularFile(folder / kDatabaseName))
        throw Error(ErrorCode::NotFound, given.string() + " is not a project folder", "Give the folder NAME.coincide, made by coincide import or coincide demo");
    struct stat link {};
    if (::lstat((folder / kDatabaseName).c_str(), &link) != 0 || S_ISLNK(link.st_mode))
        throw Error(ErrorCode::Corrupt, (folder / kDatabaseName).string() + " is a link", "Put the file itself into the project folder");
    std::unique_ptr<Project> project(new Project(folder, threads));
    // Only we leave a lock beside a database without tables.
    const bool wasLocked = isRegularFile(folder / kLockName);
    if (access == Access::Write) project->lock();
    project->database_ = std::make_unique<Database>(folder / kDatabaseName, access == Access::Write ? OpenMode::Write : OpenMode::Read);
    const bool unfinished = wasLocked && project->database_->integer("SELECT count(*) FROM sqlite_master") == 0;
    if (unfinished && !mayFinish)
        throw Error(ErrorCode::NotFound, given.string() + " is no project yet, its making was interrupted", "Run the command that makes it again");
    if (access == Access::Write) {
        removeUnfinishedFiles(folder);
        prepareSchema(*project->database_, unfinished);
    } else {
        checkSchema(*project->database_);
    }
    return project;
}

std::unique_ptr<Project> Project::openOrCreate(const Path& given, int threads) {
    std::error_code failure;
    Path folder = fs::absolute(given, failure).lexically_normal();
    if (folder.filename().empty()) folder = folder.parent_path();   // "NAME.coincide/"
    if (isRegularFile(folder / kDatabaseName) && fs::file_size(folder / kDatabaseName, failure) > 0) return openThere(given, Access::Write, threads, true);
    if (folder.extension() != ".coincide")
        throw Error(ErrorCode::InvalidArgument, given.string() + " does not end in .coincide", "Name the project folder NAME.coincide");
    if (fs::exists(folder, failure)) {
        if (!fs::is_directory(folder, failure))
            throw Error(ErrorCode::InvalidArgument, given.string() + " is a file", "Give a new folder NAME.coincide");
        for (fs::directory_iterator it(folder, failure), end; !failure && it != end; it.increment(failure))
            // The lock and the database with its journals are what an interrupted making leaves.
            if (const std::string name = it->path().filename().string(); name != kLockName && name.rfind(kDatabaseName, 0) != 0)
                throw Error(ErrorCode::InvalidArgument, given.string() + " is a folder that is no project and is not empty", "Give a new folder NAME.coincide");
        // An empty file without our lock beside it was not left by an interrupted start; filling it would hide what went wrong.
        if (isRegularFile(folder / kDatabaseName) && !isRegularFile(folder / kLockName))
            throw Error(ErrorCode::Corrupt, (folder / kDatabaseName).string() + " is empty", "Remove the folder or restore it from a backup");
    }
    makeFolder(folder);
    std::unique_ptr<Project> project(new Project(folder, threads));
    project->lock();
    try {
        project->database_ = std::make_unique<Database>(folder / kDatabaseName, OpenMode::Create);
        prepareSchema(*project->database_, true);
    } catch (const Error&) {
        discard(std::move(project));
        throw;
    }
    return project;
}

bool Project::isUnborn() { return database_->integer("SELECT count(*) FROM run WHERE state = 'finished'") == 0; }

void Project::discard(std::unique_ptr<Project> project) {
    const Path folder = project->folder_;
    project.reset();
    std::error_code ignored;
    for (const char* name : {"project.sqlite-wal", "project.sqlite-shm", "project.sqlite", "project.lock"}) fs::remove(folder / name, ignored);
    for (const char* name : {"activations", "centroids", "cache"}) fs::remove_all(folder / name, ignored);
    fs::remove(folder, ignored);
}

Run Project::relatedRun(Stage stage, std::optional<std::int64_t> wanted) {
    RunStore store = runs();
    std::optional<Run> found;
    if (!wanted) {
        found = store.newestFinished(stage);
    } else {
        const auto run = store.get(RunId{*wanted});
        if (!run || run->state != RunState::Finished)
            throw Error(ErrorCode::NotFound, "there is no finished run " + std::to_string(*wanted), "See the runs with coincide status");
        const std::vector<Run> all = store.list();
        for (auto it = all.rbegin(); it != all.rend() && !found; ++it)
            if (it->stage == stage && it->state == RunState::Finished &&
                (it->id == run->id || isDescendant(store, *it, run->id) || isDescendant(store, *run, it->id)))
                found = *it;
    }
    if (!found)
        throw Error(ErrorCode::NotFound, "the project has no finished stage '" + std::string(stageName(stage)) + "' to work on",
                    "Run " + commandFor(stage) + " first");
    requireCurrentImport(*found);
    return *found;
}

Run Project::inputRun(Stage stage, std::optional<std::int64_t> wanted) {
    if (wanted)
        if (const auto run = runs().get(RunId{*wanted}); run && run->stage != stage)
            throw Error(ErrorCode::InvalidArgument,
                        "run " + std::to_string(*wanted) + " is of the stage '" + stageName(run->stage) + "' where one of '" + stageName(stage) + "' is read",
                        "See the runs with coincide status");
    return relatedRun(stage, wanted);
}

void Project::requireCurrentImport(const Run& run) {
    RunStore store = runs();
    const auto newest = store.newestFinished(Stage::Import);
    if (!newest || run.id == newest->id) return;
    for (const Run& other : store.list())
        if (other.stage == Stage::Import && !sameRecords(other, *newest) && (run.id == other.id || isDescendant(store, run, other.id)))
            throw Error(ErrorCode::InvalidArgument,
                        "run " + std::to_string(run.id.value) + " (" + stageName(run.stage) + ") belongs to records that the project no longer holds, it was imported anew",
                        "Run coincide extract and the later stages again");
}

std::string Project::staleness(const Run& run) {
    RunStore store = runs();
    if (run.state != RunState::Finished) return {};
    if (run.stage == Stage::Import && !run.imported) {
        for (const DatasetRow& dataset : samples().datasets()) {
            const DatasetState state = datasetState(dataset);
            if (state == DatasetState::Gone) return "the dataset " + dataset.path + " is gone";
            if (state == DatasetState::Changed) return "the dataset " + dataset.path + " has changed";
        }
        const auto newest = store.newestFinished(Stage::Import);
        if (newest && !sameRecords(run, *newest)) return "the project was imported anew";
        return {};
    }
    if (const std::string damage = ownDamage(run); !damage.empty()) return damage;
    for (const RunId input : run.inputs) {
        const auto from = store.get(input);
        if (!from) return "its input is gone";
        const std::string why = staleness(*from);
        if (!why.empty()) return why;
    }
    return {};
}

std::string Project::ownDamage(const Run& run) {
    if (run.stage == Stage::Extract) {
        const Path path = activationPath(folder_, run.id);
        if (!isRegularFile(path)) return "its activation file is missing";
        try {
            const NpyFile file(path);
            const auto figures = nlohmann::json::parse(run.figuresJson, nullptr, false);
            const std::size_t rows = figures.is_object() ? figures.value("rows", std::size_t{0}) : 0;
            if (file.shape().size() != 2 || file.shape()[0] != rows) return "its activation file is damaged";
        } catch (const Error&) {
            return "its activation file is damaged";
        }
    }
    if (run.stage == Stage::Cluster && !isRegularFile(centroidPath(folder_, run.id))) return "its file of centroids is missing";
    return {};
}

}  // namespace coincide
