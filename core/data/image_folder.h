#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/file.h"
#include "core/data/fault.h"

namespace coincide {

/// A folder of pictures that a stranger's records point into. Nothing outside it is ever opened: absolute paths, "..", links that
/// lead out, pipes and devices are refused. The folder itself may be a link.
/// **Threads**: safe from any number of threads.
class ImageFolder {
public:
    /// **Throws** NotFound when the folder does not exist.
    explicit ImageFolder(const Path& root);

    struct Found {
        std::string file;              ///< path relative to the root; empty when there is a fault
        std::optional<Fault> fault;    ///< ImageOutside or ImageMissing; WrongExtension when found under another ending
    };

    /// Finds the picture that a record names. A name whose ending is wrong ("a.jpg" for "a.png") is resolved when exactly one
    /// file of that name without ending lies in the folder.
    Found find(const std::string& name) const;

    /// Why a name cannot be a path below any folder (absolute, "..", NUL, a web address ...); empty if it can.
    static std::string whyUnsafe(const std::string& name);

    /// Full path of a file that find() gave, checked again to lie inside. **Throws** NotFound.
    Path locate(const std::string& file) const;

    const Path& root() const { return root_; }

private:
    bool inside(const Path& path) const;
    bool isPlainFile(const std::string& name) const;
    std::optional<std::string> byStem(const std::string& name) const;

    Path root_;       // canonical
    mutable std::mutex mutex_;
    // Names of a folder by stem, made when a file of that folder is first missed.
    mutable std::map<std::string, std::map<std::string, std::vector<std::string>>> listings_;
    mutable std::unordered_map<std::string, Path> realFolders_;   // where a folder of the names is; empty = not inside
};

/// The image folder that a dataset's records most likely mean: the folder beside the dataset (or the dataset's own folder) in which
/// the named pictures are found. Empty if none fits.
Path guessImageFolder(const Path& dataset, const std::vector<std::string>& names);

}  // namespace coincide
