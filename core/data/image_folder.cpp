#include "core/data/image_folder.h"

#include <sys/stat.h>

#include <algorithm>

#include "core/base/error.h"

namespace coincide {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxPath = 4096;
constexpr std::size_t kMaxFolders = 100'000;   // folders whose place is remembered
constexpr std::size_t kMaxListing = 200000;   // names of one folder kept for resolving endings

}  // namespace

std::string ImageFolder::whyUnsafe(const std::string& name) {
    if (name.empty()) return "the path is empty";
    if (name.size() > kMaxPath) return "the path has " + std::to_string(name.size()) + " bytes";
    if (name.find('\0') != std::string::npos) return "the path holds a NUL character";
    if (name.find('\\') != std::string::npos) return "the path has backslashes: " + printable(name, 80);
    if (name.find("://") != std::string::npos) return "a web address is not a path: " + printable(name, 80);
    if (name.front() == '/') return "the path is absolute: " + printable(name, 80);
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find('/', at), name.size());
        if (std::string_view(name).substr(at, end - at) == "..") return "the path leads out of the image folder: " + printable(name, 80);
        at = end + 1;
    }
    return {};
}

ImageFolder::ImageFolder(const Path& root) {
    std::error_code failure;
    root_ = fs::canonical(root, failure);
    if (failure || !fs::is_directory(root_, failure))
        throw Error(ErrorCode::NotFound, "the image folder " + root.string() + " does not exist", "Give the folder of the pictures with --images");
}

bool ImageFolder::inside(const Path& path) const {
    const auto [rootEnd, rest] = std::mismatch(root_.begin(), root_.end(), path.begin(), path.end());
    return rootEnd == root_.end() && rest != path.end();
}

// A regular file, itself no link, in a folder that lies inside: what nearly all names are, found out by one call of the system.
bool ImageFolder::isPlainFile(const std::string& name) const {
    const std::size_t slash = name.rfind('/');
    const std::string folder = slash == std::string::npos ? std::string() : name.substr(0, slash);
    const std::string file = name.substr(slash == std::string::npos ? 0 : slash + 1);
    Path real;
    {
        const std::lock_guard lock(mutex_);
        auto known = realFolders_.find(folder);
        if (known == realFolders_.end()) {
            if (realFolders_.size() >= kMaxFolders) return false;
            std::error_code failure;
            Path canonical = fs::canonical(root_ / folder, failure);
            if (failure || !(canonical == root_ || inside(canonical))) canonical.clear();
            known = realFolders_.emplace(folder, std::move(canonical)).first;
        }
        real = known->second;
    }
    struct stat info {};
    return !real.empty() && !file.empty() && ::lstat((real.native() + "/" + file).c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

ImageFolder::Found ImageFolder::find(const std::string& name) const {
    if (const std::string why = whyUnsafe(name); !why.empty()) return {{}, Fault{FaultKind::ImageOutside, why}};
    if (isPlainFile(name)) return {name, std::nullopt};
    std::error_code failure;
    const Path real = fs::canonical(root_ / name, failure);
    if (!failure) {
        if (!inside(real)) return {{}, Fault{FaultKind::ImageOutside, "a link leads out of the image folder: " + printable(name, 80)}};
        if (fs::is_regular_file(real, failure)) return {name, std::nullopt};
        return {{}, Fault{FaultKind::ImageMissing, "not a regular file: " + printable(name, 80)}};
    }
    if (const auto other = byStem(name)) {
        const Path found = fs::canonical(root_ / *other, failure);
        if (!failure && inside(found) && fs::is_regular_file(found, failure))
            return {*other, Fault{FaultKind::WrongExtension, "found as " + printable(*other, 120)}};
    }
    return {{}, Fault{FaultKind::ImageMissing, printable(name, 120)}};
}

std::optional<std::string> ImageFolder::byStem(const std::string& name) const {
    const Path path(name);
    const std::string folder = path.parent_path().string();
    const std::lock_guard lock(mutex_);
    auto listing = listings_.find(folder);
    if (listing == listings_.end()) {
        listing = listings_.emplace(folder, std::map<std::string, std::vector<std::string>>{}).first;
        std::error_code failure;
        const Path real = fs::canonical(root_ / folder, failure);
        if (!failure && (real == root_ || inside(real))) {
            std::size_t names = 0;
            for (fs::directory_iterator it(real, failure), end; !failure && it != end && names < kMaxListing; it.increment(failure), ++names)
                listing->second[it->path().stem().string()].push_back(it->path().filename().string());
        }
    }
    const auto found = listing->second.find(path.stem().string());
    if (found == listing->second.end() || found->second.size() != 1) return std::nullopt;
    return folder.empty() ? found->second.front() : folder + "/" + found->second.front();
}

Path ImageFolder::locate(const std::string& file) const {
    std::error_code failure;
    const Path real = fs::canonical(root_ / file, failure);
    if (failure || !inside(real) || !fs::is_regular_file(real, failure))
        throw Error(ErrorCode::NotFound, "the picture " + printable(file, 120) + " is no longer in " + root_.string(),
                    "Put it back, or import again with --again");
    return real;
}

Path guessImageFolder(const Path& dataset, const std::vector<std::string>& names) {
    std::error_code failure;
    const Path folder = fs::absolute(dataset, failure).parent_path();
    std::vector<Path> candidates{folder / "images", folder};
    for (fs::directory_iterator it(folder, failure), end; !failure && it != end && candidates.size() < 64; it.increment(failure)) {
        std::error_code ignored;
        if (it->is_directory(ignored) && it->path().filename() != "images") candidates.push_back(it->path());
    }
    std::sort(candidates.begin() + 2, candidates.end());
    Path best;
    std::size_t most = 0;
    for (const Path& candidate : candidates) {
        if (!fs::is_directory(candidate, failure)) continue;
        const ImageFolder images(candidate);
        const std::size_t hits = static_cast<std::size_t>(
            std::count_if(names.begin(), names.end(), [&](const std::string& name) { return !images.find(name).file.empty(); }));
        if (hits > most) best = candidate, most = hits;
    }
    return best;
}

}  // namespace coincide
