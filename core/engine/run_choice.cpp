#include "core/engine/run_choice.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/error.h"

namespace coincide {

RunGraph::RunGraph(std::vector<Run> runs) : runs_(std::move(runs)) {
    const Run* newest = nullptr;
    for (const Run& run : runs_)
        if (run.stage == Stage::Import && run.state == RunState::Finished) newest = &run;
    for (const Run& run : runs_)
        if (newest && run.stage == Stage::Import && run.state == RunState::Finished && sameRecords(run, *newest)) imports_.insert(run.id);
}

const Run* RunGraph::find(RunId id) const {
    const auto found = std::lower_bound(runs_.begin(), runs_.end(), id, [](const Run& run, RunId wanted) { return run.id < wanted; });
    return found != runs_.end() && found->id == id ? &*found : nullptr;
}

const Run* RunGraph::ancestor(const Run& run, Stage stage) const {
    std::vector<const Run*> open{&run};
    std::set<std::int64_t> seen;
    while (!open.empty()) {
        const Run* next = open.back();
        open.pop_back();
        if (next->stage == stage) return next;
        for (const RunId input : next->inputs)
            if (const Run* found = find(input); found && seen.insert(input.value).second) open.push_back(found);
    }
    return nullptr;
}

bool RunGraph::current(const Run& run) const {
    if (run.state != RunState::Finished) return false;
    const Run* import = ancestor(run, Stage::Import);
    return !import || imports_.contains(import->id);
}

std::vector<const Run*> RunGraph::of(Stage stage) const {
    std::vector<const Run*> out;
    for (auto run = runs_.rbegin(); run != runs_.rend(); ++run)
        if (run->stage == stage && current(*run)) out.push_back(&*run);
    return out;
}

std::vector<const Run*> RunGraph::on(RunId base, Stage stage) const {
    const Run* from = find(base);
    std::vector<const Run*> out;
    if (!from) return out;
    for (const Run* run : of(stage))
        if (const Run* found = ancestor(*run, from->stage); found && found->id == base) out.push_back(run);
    return out;
}

int mapDimensions(const Run& map) {
    const auto options = nlohmann::json::parse(map.optionsJson, nullptr, false);
    const bool said = options.is_object() && options.contains("dims") && options["dims"].is_number_integer();
    const std::int64_t dims = said ? options["dims"].get<std::int64_t>() : 0;
    return dims == 2 || dims == 3 ? static_cast<int>(dims) : 0;
}

namespace {

[[noreturn]] void refuse(std::int64_t run, const std::string& why) {
    throw Error(ErrorCode::NotFound, "run " + std::to_string(run) + " " + why, "Choose another run");
}

// A chosen run, checked; nullptr when none was chosen.
const Run* chosen(const RunGraph& runs, const std::optional<std::int64_t>& wanted, Stage stage) {
    if (!wanted) return nullptr;
    const Run* run = runs.find(RunId{*wanted});
    if (!run || run->stage != stage || run->state != RunState::Finished) refuse(*wanted, std::string("is no finished run of the stage '") + stageName(stage) + "'");
    if (!runs.current(*run)) refuse(*wanted, "belongs to records that were imported anew since");
    return run;
}

std::optional<Run> valueOf(const Run* run) { return run ? std::optional(*run) : std::nullopt; }

}  // namespace

ViewRuns chooseRuns(const RunGraph& runs, const ViewChoice& choice) {
    const Run* extraction = chosen(runs, choice.extraction, Stage::Extract);
    const Run* clustering = chosen(runs, choice.clustering, Stage::Cluster);
    const Run* scoring = chosen(runs, choice.scoring, Stage::Score);
    const Run* maps[2] = {chosen(runs, choice.map2d, Stage::Map), chosen(runs, choice.map3d, Stage::Map)};
    const auto restsOn = [&](const Run* run, const Run* base) {
        const Run* from = run && base ? runs.ancestor(*run, base->stage) : nullptr;
        if (run && base && (!from || from->id != base->id)) refuse(run->id.value, "does not rest on run " + std::to_string(base->id.value));
    };
    if (!clustering && scoring) clustering = runs.ancestor(*scoring, Stage::Cluster);
    restsOn(scoring, clustering);
    for (const Run* run : {clustering, scoring, maps[0], maps[1]})
        if (!extraction && run) extraction = runs.ancestor(*run, Stage::Extract);
    for (const Run* run : {clustering, scoring, maps[0], maps[1]}) restsOn(run, extraction);
    if (!extraction) {
        // Until the newest one is clustered, or where nothing is, the last that was: what could be looked at stays.
        const auto newest = runs.of(Stage::Extract);
        if (newest.empty()) return {};
        extraction = newest.front();
        if (const auto clusterings = runs.of(Stage::Cluster); runs.on(extraction->id, Stage::Cluster).empty() && !clusterings.empty())
            if (const Run* from = runs.ancestor(*clusterings.front(), Stage::Extract)) extraction = from;
    }
    const auto newestOn = [&](const Run* base, Stage stage) -> const Run* {
        const auto found = base ? runs.on(base->id, stage) : std::vector<const Run*>{};
        return found.empty() ? nullptr : found.front();
    };
    if (!clustering) clustering = newestOn(extraction, Stage::Cluster);
    if (!scoring) scoring = newestOn(clustering, Stage::Score);
    for (const int dims : {2, 3}) {
        const Run*& map = maps[dims - 2];
        if (map && mapDimensions(*map) != dims) refuse(map->id.value, "is no map of " + std::to_string(dims) + " dimensions");
        if (map) continue;
        for (const Run* run : runs.on(extraction->id, Stage::Map))
            if (!map && mapDimensions(*run) == dims) map = run;
    }
    return {valueOf(extraction), valueOf(clustering), valueOf(scoring), valueOf(maps[0]), valueOf(maps[1])};
}

}  // namespace coincide
