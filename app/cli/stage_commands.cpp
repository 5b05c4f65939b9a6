#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/context.h"
#include "app/cli/field_options.h"
#include "core/base/error.h"
#include "core/engine/pipeline.h"

namespace coincide::cli {
namespace {

using Json = nlohmann::ordered_json;

// Runs a prepared stage and prints its figures.
template <class Describe>
void finishStage(Context& context, Project& project, PreparedStage stage, Describe&& describe) {
    if (stage.job) runJob(context, *stage.job);
    stage.job.reset();
    const Run run = project.runs().get(stage.run.id).value_or(stage.run);
    const Json figures = Json::parse(run.figuresJson);
    Json facts{{"run", run.id.value}, {"stage", stageName(run.stage)}, {"already_done", stage.alreadyDone}, {"resumed", stage.resumed}, {"seconds", run.seconds}};
    facts.update(figures);
    std::string text = (stage.alreadyDone ? "Already done: " : "") + describe(figures);
    if (figures.contains("warning")) text += " Note: " + figures["warning"].get<std::string>() + ".";
    if (const auto newest = project.runs().newestFinished(run.stage); stage.alreadyDone && run.stage != Stage::Select && newest && newest->id != run.id)
        text += " Later stages read the newer run " + std::to_string(newest->id.value) + " unless --run " + std::to_string(run.id.value) + " is given.";
    printResult(context, facts, text + " (run " + std::to_string(run.id.value) + ", " + durationText(run.seconds) + ")\n");
}

std::string number(const Json& figures, const char* key) { return figures.contains(key) ? std::to_string(figures[key].get<std::int64_t>()) : "?"; }

std::string decimal(const Json& figures, const char* key) {
    if (!figures.contains(key)) return "?";
    char text[32];
    std::snprintf(text, sizeof text, "%.4f", figures[key].get<double>());
    return text;
}

template <class Options>
CLI::App* stageCommand(CLI::App& app, Context& context, const std::string& name, const std::string& help, Options& options) {
    CLI::App* command = projectCommand(app, context, name, help);
    addFields(*command, options);
    command->add_flag("--again", context.again, "make a new run beside a finished one");
    command->add_option("--run", context.run, "earlier run to read from (default: the newest finished one)");
    command->add_option("--device", context.device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    return command;
}

void addRunCommand(CLI::App& app, Context& context) {
    auto options = std::make_shared<PipelineOptions>();
    CLI::App* command = projectCommand(app, context, "run", "all stages from the dataset to an exported selection, skipping what is done");
    command->add_option("--dataset", options->import.datasets, "dataset file (not needed when already imported)")->take_all();
    addFields(*command, options->import);
    addFields(*command, options->extract);
    // Two stages have a seed; here each keeps its own.
    KMeansOptions::fields(options->cluster, [&](const FieldInfo& info, auto& value) {
        command->add_option(info.key == "seed" ? std::string("--cluster-seed") : "--" + std::string(info.key), value, std::string(info.help))->capture_default_str();
    });
    addFields(*command, options->score);
    MapOptions::fields(options->map, [&](const FieldInfo& info, auto& value) {
        const std::string name = info.key == "seed" ? "--map-seed" : info.key == "method" ? "--map-method" : "--" + std::string(info.key);
        command->add_option(name, value, std::string(info.help))->capture_default_str();
    });
    addFields(*command, options->select);
    ExportOptions::fields(options->exporting, [&](const FieldInfo& info, auto& value) {
        if (info.key != "images") command->add_option("--" + std::string(info.key), value, std::string(info.help));
    });
    command->add_option("--picture", options->picture, "also draw the map to this PNG or SVG file");
    command->add_option("--device", context.device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    command->callback([&context, options] {
        ProgressPrinter printer(context.progress);
        const auto announce = [&](const std::string& line) {
            printer.finish();
            if (!context.json) writeOut(line + "\n");
        };
        const auto facts = runPipeline(context.project, *options, {context.device, context.threads}, announce, context.cancel, printer.callback());
        printer.finish();
        if (!facts) throw Interrupted{};
        printResult(context, Json::parse(*facts), "");
    });
}

}  // namespace

void addStageCommands(CLI::App& app, Context& context) {
    {
        auto options = std::make_shared<KMeansOptions>();
        CLI::App* command = stageCommand(app, context, "cluster", "spherical k-means over the activations", *options);
        command->callback([&context, options] {
            auto project = Project::open(context.project, Access::Write, context.threads);
            finishStage(context, *project, prepareCluster(*project, *options, context.request()), [](const Json& f) {
                return number(f, "clusters") + " clusters, mean similarity " + decimal(f, "mean_similarity") + ", largest " + number(f, "largest") + ", empty " + number(f, "empty") + ".";
            });
        });
    }
    {
        auto options = std::make_shared<ScoreOptions>();
        CLI::App* command = stageCommand(app, context, "score", "transferability, density and greedy order of every cluster", *options);
        command->callback([&context, options] {
            auto project = Project::open(context.project, Access::Write, context.threads);
            finishStage(context, *project, prepareScore(*project, *options, context.request()), [](const Json& f) {
                return number(f, "used") + " clusters scored, " + number(f, "empty") + " empty, mean transferability " + decimal(f, "mean_transferability") + ", density " +
                       decimal(f, "lowest_density") + " to " + decimal(f, "highest_density") + ".";
            });
        });
    }
    {
        auto options = std::make_shared<MapOptions>();
        CLI::App* command = stageCommand(app, context, "map", "2D or 3D coordinates of the records", *options);
        command->callback([&context, options] {
            auto project = Project::open(context.project, Access::Write, context.threads);
            finishStage(context, *project, prepareMap(*project, *options, context.request()),
                        [](const Json& f) { return number(f, "rows") + " records laid out in " + number(f, "dims") + " dimensions."; });
        });
    }
    {
        auto options = std::make_shared<SelectOptions>();
        CLI::App* command = stageCommand(app, context, "select", "a named selection of records", *options);
        command->callback([&context, options] {
            auto project = Project::open(context.project, Access::Write, context.threads);
            const std::string name = options->name;
            finishStage(context, *project, prepareSelect(*project, *options, context.request()), [&](const Json& f) {
                return "'" + printable(name, 60) + "': " + number(f, "selected") + " of " + number(f, "of") + " records (asked for " + number(f, "target") + ") from " + number(f, "clusters") + " clusters.";
            });
        });
    }
    addRunCommand(app, context);
}

}  // namespace coincide::cli
