#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/context.h"
#include "app/cli/field_options.h"
#include "core/base/error.h"
#include "core/engine/artefacts.h"
#include "core/engine/exporting.h"
#include "core/engine/map_drawing.h"

namespace coincide::cli {
namespace {

using Json = nlohmann::ordered_json;

// Runs `import` on a project that is made for it where nothing is, and leaves nothing behind when it is refused.
template <class Import>
void importInto(Context& context, Import&& import) {
    const bool fresh = !isRegularFile(Path(context.project) / "project.sqlite");
    auto project = Project::openOrCreate(context.project, context.threads);
    try {
        import(*project);
    } catch (...) {
        if (fresh && project->isUnborn()) Project::discard(std::move(project));
        throw;
    }
}

void runImportActivations(Context& context, const std::string& file, std::int64_t layers) {
    matrixView(NpyFile(file));   // refuses what is no matrix before anything is made
    importInto(context, [&](Project& project) {
        const Run run = importActivations(project, file, layers, context.cancel);
        if (run.id.value == 0) throw Interrupted{};
        const ExtractionFacts facts = extractionFacts(run);
        printResult(context, {{"run", run.id.value}, {"rows", facts.rows}, {"width", facts.width}, {"layers", facts.layers}},
                    "Imported activations of " + std::to_string(facts.rows) + " records, width " + std::to_string(facts.width) + ".\n");
    });
}

void runImportArtefacts(Context& context, const std::string& dir, std::int64_t layers) {
    importInto(context, [&](Project& project) {
        const std::vector<Run> made = importArtefacts(project, dir, layers, context.cancel);
        if (made.empty()) throw Interrupted{};
        Json facts{{"runs", Json::array()}};
        std::string text = "Imported:";
        for (const Run& run : made) {
            facts["runs"].push_back({{"run", run.id.value}, {"stage", stageName(run.stage)}, {"name", run.name}});
            text += std::string(" ") + stageName(run.stage) + (run.name.empty() ? "" : " '" + run.name + "'") + ",";
        }
        text.back() = '.';
        printResult(context, facts, text + "\n");
    });
}

void runExportArtefacts(Context& context, const std::string& dir) {
    auto project = Project::open(context.project, Access::Read, context.threads);
    const std::vector<std::string> written = exportArtefacts(*project, dir, context.cancel);
    if (context.cancel.cancelled()) throw Interrupted{};
    std::string text = "Wrote";
    for (const std::string& name : written) text += " " + name;
    printResult(context, {{"dir", dir}, {"files", written}}, text + " to " + dir + ".\n");
}

void runExport(Context& context, const ExportOptions& options, const std::optional<std::string>& selection) {
    auto project = Project::open(context.project, Access::Read, context.threads);
    auto job = prepareExport(*project, options, selection);
    runJob(context, *job);
    const auto records = job->progress().total;
    printResult(context, {{"output", options.output}, {"records", records}, {"manifest", options.output + ".manifest.json"}},
                "Exported " + std::to_string(records) + " records to " + options.output + ".\n");
}

}  // namespace

void addExchangeCommands(CLI::App& app, Context& context) {
    {
        auto file = std::make_shared<std::string>();
        auto layers = std::make_shared<std::int64_t>(5);
        CLI::App* command = projectCommand(app, context, "import-activations", "take a float16 or float32 matrix as a finished extraction");
        command->add_option("--file", *file, ".npy file, layout [layer][vision H, language H]")->required();
        command->add_option("--layers", *layers, "number of layers in a row")->capture_default_str();
        command->callback([&context, file, layers] { runImportActivations(context, *file, *layers); });
    }
    {
        auto dir = std::make_shared<std::string>();
        auto layers = std::make_shared<std::int64_t>(5);
        CLI::App* command = projectCommand(app, context, "import-artefacts", "take the files of the published layout that lie in a folder");
        command->add_option("--dir", *dir, "the folder")->required();
        command->add_option("--layers", *layers, "number of layers in a row of features.npy")->capture_default_str();
        command->callback([&context, dir, layers] { runImportArtefacts(context, *dir, *layers); });
    }
    {
        auto dir = std::make_shared<std::string>();
        CLI::App* command = projectCommand(app, context, "export-artefacts", "write all results in the published file layout");
        command->add_option("--dir", *dir, "folder to write to")->required();
        command->callback([&context, dir] { runExportArtefacts(context, *dir); });
    }
    {
        auto options = std::make_shared<ExportOptions>();
        auto selection = std::make_shared<std::string>();
        auto all = std::make_shared<bool>(false);
        CLI::App* command = projectCommand(app, context, "export", "a selection, or everything, as a file that training scripts take");
        CLI::Option* named = command->add_option("--selection", *selection, "name of the selection");
        command->add_flag("--all", *all, "all records")->excludes(named);
        addFields(*command, *options);
        command->get_option("--output")->required();
        command->callback([&context, options, selection, all] {
            if (selection->empty() && !*all) throw Error(ErrorCode::InvalidArgument, "nothing was named to export", "Give --selection NAME or --all");
            runExport(context, *options, *all ? std::nullopt : std::optional(*selection));
        });
    }
    {
        auto request = std::make_shared<PictureRequest>();
        CLI::App* command = projectCommand(app, context, "picture", "the map as a PNG or SVG file, without a display");
        command->add_option("--output", request->output, "file to write, .png or .svg")->required();
        command->add_option("--size", request->size, "width x height in pixels")->capture_default_str();
        command->add_option("--colour,--color", request->colour, "cluster, source, transferability, density or selected")->capture_default_str();
        command->add_option("--selection", request->selection, "selection to show (default: the newest)");
        command->add_option("--theme", request->theme, "light or dark")->capture_default_str();
        command->add_option("--run", request->run, "map to draw, or a run related to it");
        command->callback([&context, request] {
            auto project = Project::open(context.project, Access::Read, context.threads);
            drawMap(*project, *request);
            printResult(context, {{"output", request->output}}, "Drew the map to " + request->output + ".\n");
        });
    }
}

}  // namespace coincide::cli
