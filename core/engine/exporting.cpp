#include "core/engine/exporting.h"

#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

#include "core/base/error.h"
#include "core/engine/stages.h"

namespace coincide {
namespace {

nlohmann::ordered_json describeRun(const Run& run) {
    nlohmann::ordered_json about{{"stage", stageName(run.stage)}, {"origin", run.imported ? "imported" : "computed"}, {"fingerprint", run.fingerprint}, {"engine_version", run.engineVersion}, {"device", run.device}};
    about["seed"] = run.seed ? nlohmann::ordered_json(*run.seed) : nlohmann::ordered_json(nullptr);
    about["options"] = nlohmann::ordered_json::parse(run.optionsJson, nullptr, false);
    return about;
}

}  // namespace

std::optional<Run> ancestorOf(Project& project, const Run& run, Stage stage) {
    if (run.stage == stage) return run;
    RunStore runs = project.runs();
    for (const RunId input : run.inputs)
        if (const auto parent = runs.get(input))
            if (const auto found = ancestorOf(project, *parent, stage)) return found;
    return std::nullopt;
}

std::optional<Run> newestOn(Project& project, const Run& extraction, Stage stage, const std::string& name) {
    const std::vector<Run> all = project.runs().list();
    for (auto run = all.rbegin(); run != all.rend(); ++run) {
        if (run->stage != stage || run->state != RunState::Finished || (!name.empty() && run->name != name)) continue;
        const auto from = ancestorOf(project, *run, Stage::Extract);
        if (from && from->id == extraction.id) return *run;
    }
    return std::nullopt;
}

std::vector<std::int64_t> samplesOfRows(Project& project, const Run& extraction) {
    if (project.runs().hasArray(extraction.id, "samples")) return project.runs().items<std::int64_t>(extraction.id, "samples");
    std::vector<std::int64_t> rows(static_cast<std::size_t>(extractionFacts(extraction).rows));
    std::iota(rows.begin(), rows.end(), std::int64_t{0});
    return rows;
}

Run selectionNamed(Project& project, const std::string& name) {
    const auto run = name.empty() ? std::nullopt : project.runs().newestFinished(Stage::Select, name);
    if (!run)
        throw Error(ErrorCode::NotFound, "there is no selection named '" + printable(name, 60) + "'", "See the selections with coincide status, or make one with coincide select");
    project.requireCurrentImport(*run);
    return *run;
}

std::unique_ptr<ExportJob> prepareExport(Project& project, const ExportOptions& options, const std::optional<std::string>& selection) {
    RunStore runs = project.runs();
    std::vector<ExportItem> items;
    nlohmann::ordered_json manifest;
    nlohmann::ordered_json chain = nlohmann::ordered_json::array();
    if (!selection) {
        const std::int64_t count = project.samples().count();
        if (count == 0) throw Error(ErrorCode::NotFound, "the project has no records to export", "Export a selection as --format npy or txt");
        // A record that is no JSON would spoil the whole file.
        std::set<std::int64_t> unreadable;
        for (const auto& fault : project.samples().faults(0))
            if (fault.kind == faultName(FaultKind::Unreadable)) unreadable.insert(fault.sampleId);
        for (std::int64_t i = 0; i < count; ++i) {
            if (unreadable.contains(i)) continue;
            ExportItem item;
            item.sampleId = i;
            items.push_back(item);
        }
        manifest["selection"] = nullptr;
        manifest["unreadable_left_out"] = unreadable.size();
        if (const auto import = runs.newestFinished(Stage::Import)) chain.push_back(describeRun(*import));
    } else {
        const Run run = selectionNamed(project, *selection);
        const auto extraction = ancestorOf(project, run, Stage::Extract);
        if (!extraction) throw Error(ErrorCode::Corrupt, "the project is damaged: a selection without extraction", "Select again");
        const std::vector<std::int64_t> samples = samplesOfRows(project, *extraction);
        const std::vector<std::int64_t> rows = runs.items<std::int64_t>(run.id, "selected");
        std::vector<std::int64_t> labels;
        std::vector<float> similarity;
        if (const auto clustering = ancestorOf(project, run, Stage::Cluster)) {
            labels = runs.items<std::int64_t>(clustering->id, "nearest_cent");
            similarity = runs.items<float>(clustering->id, "dist_to_cent");
        }
        const std::int64_t records = project.samples().count();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto row = static_cast<std::size_t>(rows[i]);
            if (row >= samples.size()) throw Error(ErrorCode::Corrupt, "the project is damaged: a selection beyond its records", "Select again");
            ExportItem item;
            item.sampleId = samples[row];
            if (item.sampleId < 0 || (records > 0 && item.sampleId >= records)) throw Error(ErrorCode::Corrupt, "the project is damaged: a selection beyond its records", "Select again");
            item.rank = static_cast<std::int64_t>(i);
            if (row < labels.size() && row < similarity.size()) item.cluster = labels[row], item.similarity = similarity[row];
            items.push_back(item);
        }
        manifest["selection"] = *selection;
        for (const Stage stage : {Stage::Import, Stage::Extract, Stage::Cluster, Stage::Score, Stage::Select})
            if (const auto made = ancestorOf(project, run, stage)) chain.push_back(describeRun(*made));
    }
    manifest["runs"] = chain;
    return std::make_unique<ExportJob>(project.files(), options, std::move(items), manifest.dump());
}

}  // namespace coincide
