#include "core/job/output_place.h"

#include "core/base/error.h"

namespace coincide {

Path outputPlace(const Path& named) {
    const Path file = writtenFile(named);
    requireOutsideProjects(file);
    return file;
}

void requireOutsideProjects(const Path& place) {
    std::error_code failure;
    const Path whole = std::filesystem::weakly_canonical(std::filesystem::absolute(place), failure);
    if (failure) return;   // opening tells what is wrong with the path
    for (Path at = whole;; at = at.parent_path()) {
        // Whatever is written there could take the place of the project's own files.
        if (isRegularFile(at / "project.sqlite"))
            throw Error(ErrorCode::InvalidArgument, place.string() + (at == whole ? " is a project folder" : " lies in the project folder " + at.string()), "Give another output");
        if (at == at.parent_path()) return;
    }
}

}  // namespace coincide
