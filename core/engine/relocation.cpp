#include "core/engine/relocation.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/data/image_folder.h"
#include "core/store/database.h"

namespace coincide {

namespace {
constexpr std::int64_t kLookedFor = 1000;
constexpr std::int64_t kPiece = 1000;
}  // namespace

std::int64_t relocatePictures(Project& project, const Path& folder) {
    const ImageFolder images(folder);
    SampleStore samples = project.samples();
    const std::int64_t all = samples.count();
    std::int64_t looked = 0, found = 0;
    for (std::int64_t begin = 0; begin < all && looked < kLookedFor; begin += kPiece)
        for (const SampleRow& row : samples.range(begin, std::min(all, begin + kPiece))) {
            const std::string& name = row.imageFile.empty() ? row.image : row.imageFile;
            if (name.empty() || looked >= kLookedFor) continue;
            ++looked;
            found += images.find(name).file.empty() ? 0 : 1;
        }
    if (found == 0)
        throw Error(ErrorCode::NotFound, "none of the pictures is in " + printable(images.root().string()), "Choose the folder that the records' picture paths start from");
    Transaction transaction(project.database());
    for (const DatasetRow& dataset : samples.datasets()) samples.setImageFolder(dataset.datasetId, images.root().string());
    transaction.commit();
    return found;
}

}  // namespace coincide
