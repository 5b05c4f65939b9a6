#include "core/engine/curation.h"

#include "core/engine/project.h"
#include "core/store/schema.h"

namespace coincide {

CurationEditor::CurationEditor(const Path& projectFolder) {
    const Path path = Project::open(projectFolder, Access::Read)->folder() / "project.sqlite";
    database_ = std::make_unique<Database>(path, OpenMode::Write);
    checkSchema(*database_);
    if (!database_->hasTable("cluster_note")) {
        // An older project is brought up to date by one who holds its lock, so that nobody else is at it.
        database_.reset();
        Project::open(projectFolder, Access::Write).reset();
        database_ = std::make_unique<Database>(path, OpenMode::Write);
    }
    database_->setPatience(std::chrono::seconds(10));   // far longer than the pieces that jobs commit
    store_ = std::make_unique<CurationStore>(*database_);
}

CurationEditor::~CurationEditor() = default;

CurationStore& CurationEditor::store() { return *store_; }

std::string limitsText(std::span<const ClusterNote> clusters) {
    std::vector<ClusterWish> wishes;
    for (const ClusterNote& note : clusters) wishes.push_back({note.cluster, note.pinned, note.excluded, note.cap});
    return wishesText(wishes);
}

}  // namespace coincide
