#include "core/job/output_place.h"

#include "core/base/error.h"

namespace coincide {

Path outputPlace(const Path& named) {
    const Path file = writtenFile(named);
    requireOutsideProjects(std::filesystem::absolute(file).parent_path());
    return file;
}

void requireOutsideProjects(const Path& folder) {
    std::error_code failure;
    Path at = std::filesystem::weakly_canonical(std::filesystem::absolute(folder), failure);
    if (failure) return;   // opening tells what is wrong with the path
    for (;; at = at.parent_path()) {
        // Whatever is written there could take the place of the project's own files.
        if (isRegularFile(at / "project.sqlite"))
            throw Error(ErrorCode::InvalidArgument, folder.string() + " lies in the project folder " + at.string(), "Give another output");
        if (at == at.parent_path()) return;
    }
}

}  // namespace coincide
