#include "core/engine/project_copy.h"

#include <algorithm>
#include <system_error>
#include <vector>

#include "core/base/error.h"

namespace coincide {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = std::size_t{4} << 20;

struct Part {
    Path from, name;
    std::uint64_t bytes = 0;
};

// What belongs to a project beside its database: no caches, no links, no files of the database's own making.
std::vector<Part> partsOf(const Path& folder) {
    std::vector<Part> out;
    std::error_code failure;
    fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, failure);
    for (const fs::recursive_directory_iterator end; !failure && it != end; it.increment(failure)) {
        const Path name = it->path().lexically_relative(folder);
        const std::string first = name.begin()->string();
        if (it->is_symlink() || first == "cache" || first.starts_with('.') || first.starts_with("project.sqlite") || first == "project.lock") {
            if (it->is_directory() && !it->is_symlink()) it.disable_recursion_pending();
            continue;
        }
        if (it->is_regular_file()) out.push_back({it->path(), name, static_cast<std::uint64_t>(it->file_size())});
    }
    if (failure) throw errorFromErrno("cannot read " + printable(folder.string()), failure.value());
    std::sort(out.begin(), out.end(), [](const Part& a, const Part& b) { return a.name < b.name; });
    return out;
}

// Removes what was begun unless it was finished.
class Beginning {
public:
    explicit Beginning(Path folder) : folder_(std::move(folder)) {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
        makeFolder(folder_);
    }
    ~Beginning() {
        std::error_code ignored;
        if (!done_) fs::remove_all(folder_, ignored);
    }
    Beginning(const Beginning&) = delete;
    Beginning& operator=(const Beginning&) = delete;

    void finish(const Path& target) {
        std::error_code failure;
        fs::rename(folder_, target, failure);
        if (failure) throw errorFromErrno("cannot copy the project to " + printable(target.string()), failure.value());
        done_ = true;
    }

private:
    Path folder_;
    bool done_ = false;
};

}  // namespace

bool copyProject(Project& project, const Path& target, const CancelToken& cancel, const ProgressCallback& onProgress) {
    if (target.extension() != ".coincide") throw Error(ErrorCode::InvalidArgument, "the name " + printable(target.filename().string(), 80) + " does not end in .coincide", "Give such a name");
    std::error_code failure;
    if (fs::exists(fs::symlink_status(target, failure))) throw Error(ErrorCode::InvalidArgument, "there is something at " + printable(target.string()), "Choose another name");
    const Path own = fs::weakly_canonical(project.folder(), failure), parent = fs::weakly_canonical(fs::absolute(target).parent_path(), failure);
    if (std::mismatch(own.begin(), own.end(), parent.begin(), parent.end()).first == own.end())
        throw Error(ErrorCode::InvalidArgument, "the copy would lie inside the project", "Choose another folder");

    const std::vector<Part> parts = partsOf(project.folder());
    std::uint64_t total = 0, done = 0;
    for (const Part& part : parts) total += part.bytes;
    ProgressMeter meter("copy", "bytes", total);
    const auto tell = [&](std::uint64_t now) {
        if (onProgress) onProgress(meter.update(now));
    };
    tell(0);
    const Path absolute = fs::absolute(target);
    Beginning beginning(absolute.parent_path() / ("." + target.filename().string() + ".part"));
    const Path folder = absolute.parent_path() / ("." + target.filename().string() + ".part");
    for (const Part& part : parts) {
        const MappedFile source(part.from);
        makeFolder((folder / part.name).parent_path());
        AtomicFile copy(folder / part.name);
        for (std::size_t at = 0; at < source.size(); at += kPiece) {
            if (cancel.cancelled()) return false;
            const std::size_t size = std::min(kPiece, source.size() - at);
            copy.write(source.text().substr(at, size));
            source.releasePages(at, size);
            tell(done + at + size);
        }
        copy.commit();
        done += source.size();
    }
    if (cancel.cancelled()) return false;
    Statement(project.database(), "VACUUM INTO ?").bind(0, (folder / "project.sqlite").string()).run();   // one state of it, whoever writes meanwhile
    if (cancel.cancelled()) return false;
    beginning.finish(absolute);
    return true;
}

}  // namespace coincide
