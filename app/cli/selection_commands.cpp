#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "app/cli/context.h"
#include "core/base/error.h"
#include "core/engine/exporting.h"
#include "core/engine/selections.h"

namespace coincide::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kGroupsShown = 12;   // in text; JSON has all

void runImportSelection(Context& context, const std::string& file, const std::string& name) {
    auto project = Project::open(context.project, Access::Write, context.threads);
    const ImportedSelection done = importSelection(*project, file, name, context.cancel);
    if (done.run.id.value == 0) throw Interrupted{};
    const std::string repeated = done.repeated > 0 ? ", " + std::to_string(done.repeated) + " named again" : "";
    printResult(context, {{"run", done.run.id.value}, {"name", name}, {"matched", done.matched}, {"unmatched", done.unmatched}, {"repeated", done.repeated}},
                "'" + printable(name, 60) + "': " + std::to_string(done.matched) + " records found, " + std::to_string(done.unmatched) + " not found" + repeated + " (run " + std::to_string(done.run.id.value) + ")\n");
}

// How many of one group each side took.
struct GroupCounts {
    std::string name;
    std::int64_t a = 0, b = 0;
    std::int64_t change() const { return b - a; }
};

std::vector<GroupCounts> groupsOf(std::span<const std::int32_t> a, std::span<const std::int32_t> b, std::span<const std::int32_t> labels, const std::vector<std::string>& names) {
    const auto inA = countByLabel(a, labels, names.size()), inB = countByLabel(b, labels, names.size());
    std::vector<GroupCounts> out;
    for (std::size_t g = 0; g < names.size(); ++g)
        if (inA[g] || inB[g]) out.push_back({names[g], inA[g], inB[g]});
    return out;
}

Json groupFacts(const std::vector<GroupCounts>& groups, const char* key, bool numbers) {
    Json list = Json::array();
    for (const GroupCounts& group : groups) {
        Json entry{{key, numbers ? Json(std::stoll(group.name)) : Json(group.name)}};
        entry["a"] = group.a, entry["b"] = group.b, entry["change"] = group.change();
        list.push_back(entry);
    }
    return list;
}

std::string groupText(std::vector<GroupCounts> groups, const std::string& what) {
    if (groups.empty()) return {};
    std::stable_sort(groups.begin(), groups.end(), [](const GroupCounts& x, const GroupCounts& y) { return std::abs(x.change()) > std::abs(y.change()); });
    std::string text = what + "  A  B  change\n";
    for (std::size_t i = 0; i < std::min(groups.size(), kGroupsShown); ++i)
        text += "  " + printable(groups[i].name, 60) + "  " + std::to_string(groups[i].a) + "  " + std::to_string(groups[i].b) + "  " + (groups[i].change() > 0 ? "+" : "") + std::to_string(groups[i].change()) + "\n";
    if (groups.size() > kGroupsShown) text += "  and " + std::to_string(groups.size() - kGroupsShown) + " more; --json lists all\n";
    return text;
}

// Clusters of samples by the clustering that the selections were made from, else the newest on their activations.
struct Clusters {
    std::optional<Run> run;
    std::vector<std::int32_t> ofSample;
    std::vector<std::string> names;
};

Clusters clustersFor(Project& project, const Run& a, const Run& b) {
    Clusters out;
    for (const Run* selection : {&a, &b})
        if (!out.run) out.run = ancestorOf(project, *selection, Stage::Cluster);
    const auto extraction = ancestorOf(project, a, Stage::Extract);
    if (!out.run && extraction) out.run = newestOn(project, *extraction, Stage::Cluster);
    if (!out.run) return out;
    const auto from = ancestorOf(project, *out.run, Stage::Extract);
    const std::vector<std::int64_t> labels = project.runs().items<std::int64_t>(out.run->id, "nearest_cent");
    const std::vector<std::int64_t> samples = from ? samplesOfRows(project, *from) : std::vector<std::int64_t>{};
    std::int64_t most = -1;
    for (const std::int64_t label : labels) most = std::max(most, label);
    const std::int64_t records = project.samples().count();
    const std::size_t end = records > 0 ? static_cast<std::size_t>(records) : samples.size();
    const bool within = std::all_of(samples.begin(), samples.end(), [&](std::int64_t sample) { return sample >= 0 && static_cast<std::size_t>(sample) < end; });
    if (labels.size() != samples.size() || !within || most > static_cast<std::int64_t>(labels.size()) + 10'000'000)
        throw Error(ErrorCode::Corrupt, "the project is damaged: the clusters do not fit the activations", "Cluster again with --again");
    out.ofSample.assign(end, -1);
    for (std::size_t row = 0; row < labels.size(); ++row) out.ofSample[static_cast<std::size_t>(samples[row])] = static_cast<std::int32_t>(labels[row]);
    for (std::int64_t cluster = 0; cluster <= most; ++cluster) out.names.push_back(std::to_string(cluster));
    return out;
}

std::string percent(double share) {
    char text[16];
    std::snprintf(text, sizeof text, "%.1f %%", 100 * share);
    return text;
}

void runCompare(Context& context, const std::string& nameA, const std::string& nameB) {
    auto project = Project::open(context.project, Access::Read, context.threads);
    const Run a = selectionNamed(*project, nameA), b = selectionNamed(*project, nameB);
    const std::vector<std::int32_t> inA = samplesOfSelection(*project, a), inB = samplesOfSelection(*project, b);
    const SelectionDifference difference = compareSamples(inA, inB);
    const auto bySource = groupsOf(inA, inB, project->samples().sourceOfSample(), project->samples().sources());
    const Clusters clusters = clustersFor(*project, a, b);
    const auto byCluster = groupsOf(inA, inB, clusters.ofSample, clusters.names);
    Json facts{{"a", {{"name", nameA}, {"run", a.id.value}, {"records", inA.size()}}}, {"b", {{"name", nameB}, {"run", b.id.value}, {"records", inB.size()}}}};
    facts["both"] = difference.both.size(), facts["only_a"] = difference.onlyA.size(), facts["only_b"] = difference.onlyB.size();
    facts["jaccard"] = difference.jaccard, facts["a_inside_b"] = difference.aInsideB, facts["b_inside_a"] = difference.bInsideA;
    facts["sources"] = groupFacts(bySource, "source", false);
    facts["clustering"] = clusters.run ? Json(clusters.run->id.value) : Json(nullptr);
    facts["clusters"] = groupFacts(byCluster, "cluster", true);
    printResult(context, facts,
                "A '" + printable(nameA, 60) + "': " + std::to_string(inA.size()) + " records, B '" + printable(nameB, 60) + "': " + std::to_string(inB.size()) + "\nin both " +
                    std::to_string(difference.both.size()) + ", only in A " + std::to_string(difference.onlyA.size()) + ", only in B " + std::to_string(difference.onlyB.size()) + "\n" +
                    percent(difference.aInsideB) + " of A is in B, " + percent(difference.bInsideA) + " of B is in A, Jaccard " + percent(difference.jaccard) + "\n" +
                    groupText(bySource, "source") + groupText(byCluster, "cluster"));
}

struct RunChange {
    std::vector<std::string> rename;   // id, name
    std::optional<std::int64_t> remove;
};

void runRuns(Context& context, const RunChange& change) {
    const bool changes = !change.rename.empty() || change.remove;
    auto project = Project::open(context.project, changes ? Access::Write : Access::Read);
    std::string text;
    if (!change.rename.empty()) {
        std::int64_t id = 0;
        if (!CLI::detail::lexical_cast(change.rename[0], id)) throw Error(ErrorCode::InvalidArgument, "'" + printable(change.rename[0], 40) + "' is no number of a run", "Give --rename ID NAME");
        renameRun(*project, RunId{id}, change.rename[1]);
        text += "Run " + std::to_string(id) + " is named '" + printable(change.rename[1], 60) + "'.\n";
    }
    if (change.remove) {
        removeRun(*project, RunId{*change.remove});
        text += "Removed run " + std::to_string(*change.remove) + ".\n";
    }
    Json facts{{"runs", Json::array()}};
    std::string list;
    for (const Run& run : project->runs().list()) {
        facts["runs"].push_back({{"run", run.id.value}, {"stage", stageName(run.stage)}, {"name", run.name}, {"state", runStateName(run.state)}, {"origin", run.imported ? "imported" : "computed"}});
        list += "  " + std::to_string(run.id.value) + "  " + stageName(run.stage) + (run.name.empty() ? "" : " '" + printable(run.name, 60) + "'") + ": " + runStateName(run.state) + (run.imported ? ", imported" : "") + "\n";
    }
    printResult(context, facts, changes ? text : list);
}

}  // namespace

void addSelectionCommands(CLI::App& app, Context& context) {
    {
        auto file = std::make_shared<std::string>();
        auto name = std::make_shared<std::string>();
        CLI::App* command = projectCommand(app, context, "import-selection", "take somebody else's choice of records as a selection");
        command->add_option("FILE", *file, ".npy or .txt: positions in the dataset; .json or .jsonl: a subset of its records")->required();
        command->add_option("--name", *name, "name of the selection")->required();
        command->callback([&context, file, name] { runImportSelection(context, *file, *name); });
    }
    {
        auto names = std::make_shared<std::pair<std::string, std::string>>();
        CLI::App* command = projectCommand(app, context, "compare", "how two selections differ, by source and by cluster");
        command->add_option("A", names->first, "name of a selection")->required();
        command->add_option("B", names->second, "name of another")->required();
        command->callback([&context, names] { runCompare(context, names->first, names->second); });
    }
    {
        auto change = std::make_shared<RunChange>();
        CLI::App* command = projectCommand(app, context, "runs", "list runs, name one, or remove one with its results");
        command->add_option("--rename", change->rename, "number of a run, and its name")->expected(2)->type_name("ID NAME");
        command->add_option("--remove", change->remove, "number of a run that no other rests on");
        command->callback([&context, change] { runRuns(context, *change); });
    }
}

}  // namespace coincide::cli
