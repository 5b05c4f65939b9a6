#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/context.h"
#include "app/cli/field_options.h"
#include "core/base/error.h"
#include "core/data/demo_dataset.h"
#include "core/engine/demo.h"

namespace coincide::cli {
namespace {

std::string count(std::int64_t value, const char* one, const char* many) { return std::to_string(value) + " " + (value == 1 ? one : many); }

nlohmann::ordered_json importFacts(Project& project, const Run& run) {
    SampleStore samples = project.samples();
    nlohmann::ordered_json facts{{"run", run.id.value}, {"records", samples.count()}, {"usable", samples.usableCount()}, {"sources", samples.sources().size()}};
    facts["faults"] = nlohmann::ordered_json::object();
    for (const auto& [kind, number] : samples.faultCounts()) facts["faults"][kind] = number;
    return facts;
}

std::string importText(Project& project, const std::string& head) {
    SampleStore samples = project.samples();
    std::string text = head + count(samples.count(), "record", "records") + ", " + std::to_string(samples.usableCount()) + " usable, from " +
                       count(static_cast<std::int64_t>(samples.sources().size()), "source", "sources") + ".\n";
    const auto counts = samples.faultCounts();
    const std::int64_t withPicture = project.database().integer("SELECT count(*) FROM sample WHERE image <> ''");
    const std::int64_t found = project.database().integer("SELECT count(*) FROM sample WHERE image_file <> ''");
    if (withPicture > 0 && found == 0) {
        const auto datasets = samples.datasets();
        text += "None of the pictures was found in " + (datasets.empty() ? "" : datasets.front().imageFolder) + ". Give their folder with --images, and --again.\n";
    }
    if (counts.empty()) return text + "No faults.\n";
    const auto examples = samples.faults(3);
    for (const FaultKind kind : allFaultKinds()) {
        const auto entry = counts.find(std::string(faultName(kind)));
        if (entry == counts.end()) continue;
        text += "  " + std::to_string(entry->second) + "  " + std::string(faultText(kind)) + (faultExcludes(kind) ? " (left out)" : "") + "\n";
        for (const auto& fault : examples)
            if (fault.kind == entry->first) text += "       " + printable(fault.recordId, 60) + ": " + printable(fault.detail, 120) + "\n";
    }
    return text;
}

void runImport(Context& context, const ImportOptions& options) {
    checkImportOptions(options);
    for (const std::string& dataset : options.datasets) RecordReader probe{Path(dataset)};   // refuses what is no dataset before anything is made
    if (!options.images.empty()) ImageFolder probe{Path(options.images)};
    const bool fresh = !isRegularFile(Path(context.project) / "project.sqlite");
    auto project = Project::openOrCreate(context.project, context.threads);
    PreparedStage stage;
    try {
        stage = prepareImport(*project, options, context.request());
        if (stage.job) runJob(context, *stage.job);
    } catch (const Error&) {
        stage.job.reset();
        if (fresh && project->isUnborn()) Project::discard(std::move(project));
        throw;
    }
    const Run run = stage.run;
    stage.job.reset();
    auto facts = importFacts(*project, run);
    facts["already_done"] = stage.alreadyDone;
    bool known = false;
    if (const auto finished = project->runs().get(run.id); finished && !stage.alreadyDone)
        for (const Run& earlier : project->runs().list()) known = known || (earlier.id < run.id && earlier.stage == Stage::Import && sameRecords(earlier, *finished));
    facts["same_records"] = known;
    printResult(context, facts, importText(*project, stage.alreadyDone ? "Already imported: " : "Imported ") + (known ? "The records are the same as before, so results made from them hold.\n" : ""));
}

void runCheck(Context& context) {
    auto project = Project::open(context.project, Access::Read);
    SampleStore samples = project->samples();
    const auto run = project->runs().newestFinished(Stage::Import);
    auto facts = importFacts(*project, run.value_or(Run{}));
    facts["faulty"] = nlohmann::ordered_json::array();
    std::string text = importText(*project, "");
    if (!facts["faults"].empty()) text += "\nrecord  id  fault\n";
    for (const auto& fault : samples.faults(0)) {
        facts["faulty"].push_back({{"record", fault.sampleId}, {"id", fault.recordId}, {"kind", fault.kind}, {"detail", fault.detail}});
        text += std::to_string(fault.sampleId) + "  " + printable(fault.recordId, 200) + "  " + fault.kind + ": " + printable(fault.detail, 300) + "\n";
    }
    if (const auto extraction = project->runs().newestFinished(Stage::Extract)) {
        facts["failed_in_extraction"] = nlohmann::ordered_json::array();
        for (const auto& failure : project->runs().failures(extraction->id)) {
            facts["failed_in_extraction"].push_back({{"record", failure.sampleId}, {"id", failure.recordId}, {"reason", failure.reason}});
            text += std::to_string(failure.sampleId) + "  " + printable(failure.recordId, 200) + "  left out by the extraction: " + printable(failure.reason, 300) + "\n";
        }
    }
    printResult(context, facts, text);
}

struct DemoArguments {
    std::string dir;
    bool run = false, agreement = false;
    DemoOptions options;
};

void runDemo(Context& context, const DemoArguments& arguments) {
    Path project = Path(context.project).lexically_normal();
    if (project.filename().empty()) project = project.parent_path();   // "NAME.coincide/"
    const Path folder = arguments.dir.empty() ? Path(project).replace_extension() : Path(arguments.dir);
    if (project.extension() != ".coincide")
        throw Error(ErrorCode::InvalidArgument, context.project + " does not end in .coincide", "Name the project folder NAME.coincide");
    DemoRequest request{project, folder, arguments.options, arguments.run, arguments.agreement, context.threads};
    ProgressPrinter printer(context.progress);
    const auto result = makeDemo(request, context.cancel, printer.callback());
    printer.finish();
    if (!result) throw Interrupted{};
    printResult(context, nlohmann::ordered_json::parse(result->factsJson), result->text);
}

}  // namespace

void addDatasetCommands(CLI::App& app, Context& context) {
    {
        auto options = std::make_shared<ImportOptions>();
        CLI::App* command = projectCommand(app, context, "import", "read a LLaVA-style dataset (JSON or JSONL) into a project");
        command->add_option("--dataset", options->datasets, "dataset file (may be given several times)")->required()->take_all();
        addFields(*command, *options);
        command->add_flag("--again", context.again, "replace the records of the project");
        command->callback([&context, options] { runImport(context, *options); });
    }
    CLI::App* check = projectCommand(app, context, "check", "list what is wrong with the records of a project");
    check->callback([&context] { runCheck(context); });
    {
        auto arguments = std::make_shared<DemoArguments>();
        CLI::App* command = projectCommand(app, context, "demo", "write the built-in demo dataset, and with --run take it through all stages");
        command->add_option("--dir", arguments->dir, "folder for the dataset (default: beside the project, under its name)");
        command->add_option("--records", arguments->options.records, "records to make")->capture_default_str();
        command->add_option("--seed", arguments->options.seed, "another seed gives other pictures and questions of the same kinds")->capture_default_str();
        command->add_flag("--run", arguments->run, "run all stages, export 20 % and draw the map");
        command->add_flag("--agreement", arguments->agreement, "tell how well clusters agree with kinds and skills, for the trained network and for the same untrained");
        command->callback([&context, arguments] { runDemo(context, *arguments); });
    }
}

}  // namespace coincide::cli
