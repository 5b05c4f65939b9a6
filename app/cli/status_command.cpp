#include <CLI/CLI.hpp>
#include <ctime>
#include <set>

#include "app/cli/context.h"
#include "core/base/error.h"
#include "core/base/version.h"

namespace coincide::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string timeText(std::int64_t seconds) {
    const std::time_t time = static_cast<std::time_t>(seconds);
    std::tm parts{};
    char text[32];
    if (!gmtime_r(&time, &parts) || std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0) return "?";
    return text;
}

void runStatus(Context& context) {
    auto project = Project::open(context.project, Access::Read);
    SampleStore samples = project->samples();
    RunStore runs = project->runs();
    Json facts{{"project", project->folder().string()}, {"engine_version", kEngineVersion}, {"records", samples.count()}, {"usable", samples.usableCount()}, {"sources", samples.sources().size()}};
    facts["datasets"] = Json::array();
    std::string text = project->folder().filename().string() + ": " + std::to_string(samples.count()) + " records, " + std::to_string(samples.usableCount()) + " usable, " +
                       std::to_string(samples.sources().size()) + " sources\n";
    for (const DatasetRow& dataset : samples.datasets()) {
        facts["datasets"].push_back({{"path", dataset.path}, {"format", dataset.format}, {"bytes", dataset.bytes}, {"images", dataset.imageFolder}});
        text += "  dataset " + dataset.path + ", pictures in " + dataset.imageFolder + "\n";
    }
    facts["runs"] = Json::array();
    text += "runs\n";
    for (const Run& run : runs.list()) {
        const std::string stale = project->staleness(run);
        Json about{{"run", run.id.value}, {"stage", stageName(run.stage)}, {"name", run.name}, {"state", runStateName(run.state)}, {"origin", run.imported ? "imported" : "computed"}};
        about["stale"] = stale;
        about["options"] = Json::parse(run.optionsJson, nullptr, false);
        about["figures"] = Json::parse(run.figuresJson, nullptr, false);
        about["seed"] = run.seed ? Json(*run.seed) : Json(nullptr);
        about["device"] = run.device;
        about["done"] = run.position;
        about["total"] = run.total;
        about["created"] = timeText(run.created);
        about["seconds"] = run.seconds;
        about["message"] = run.message;
        about["inputs"] = Json::array();
        for (const RunId input : run.inputs) about["inputs"].push_back(input.value);
        facts["runs"].push_back(about);
        // A run that is marked as running while nobody writes was killed; the same command goes on with it.
        text += "  " + std::to_string(run.id.value) + "  " + stageName(run.stage) + (run.name.empty() ? "" : " '" + printable(run.name, 60) + "'") + ": " + runStateName(run.state);
        if (run.state != RunState::Finished) text += " at " + std::to_string(run.position) + " of " + std::to_string(run.total);
        std::string inputs;
        for (const RunId input : run.inputs) inputs += (inputs.empty() ? ", from run " : ", ") + std::to_string(input.value);
        text += inputs;
        if (run.imported) text += ", imported";
        if (!stale.empty()) text += ", stale: " + stale;
        if (!run.message.empty()) text += ", " + printable(run.message, 200);
        text += ", " + timeText(run.created) + ", " + durationText(run.seconds) + "\n      " + printable(run.optionsJson, 400) + "\n";
    }
    facts["selections"] = Json::array();
    std::string selections;
    std::vector<Run> all = runs.list();
    std::set<std::string> names;
    for (auto run = all.rbegin(); run != all.rend(); ++run) {
        if (run->stage != Stage::Select || run->state != RunState::Finished || !names.insert(run->name).second) continue;
        const Json figures = Json::parse(run->figuresJson, nullptr, false);
        const auto count = figures.is_object() ? figures.value("selected", std::int64_t{0}) : 0;
        facts["selections"].push_back({{"name", run->name}, {"run", run->id.value}, {"selected", count}, {"stale", project->staleness(*run)}});
        selections += "  '" + printable(run->name, 60) + "': " + std::to_string(count) + " records (run " + std::to_string(run->id.value) + ")\n";
    }
    printResult(context, facts, text + (selections.empty() ? "" : "selections\n" + selections));
}

}  // namespace

void addStatusCommand(CLI::App& app, Context& context) {
    CLI::App* command = projectCommand(app, context, "status", "what a project holds: records, runs, selections");
    command->callback([&context] { runStatus(context); });
}

}  // namespace coincide::cli
