#include "core/engine/project_reader_impl.h"
#include "core/store/curation_store.h"

namespace coincide {

Curation ProjectReader::curation(std::optional<RunId> clustering) {
    Database& database = impl_->project->database();
    if (!database.hasTable("tag")) return {};   // a project of an earlier version, opened for reading
    const ReadSnapshot snapshot(database);
    CurationStore store(database);
    Curation out;
    if (clustering) out.clusters = store.clusters(*clustering);
    out.tags = store.tags();
    for (const Tag& tag : out.tags) out.samplesOfTag.push_back(store.samplesWith(tag.id));
    out.notes = store.notes();
    return out;
}

std::optional<std::string> ProjectReader::setting(const std::string& key) {
    Database& database = impl_->project->database();
    if (!database.hasTable("setting")) return std::nullopt;
    return CurationStore(database).setting(key);
}

}  // namespace coincide
