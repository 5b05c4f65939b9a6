#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <memory>

#include "app/cli/context.h"
#include "app/cli/field_options.h"
#include "core/base/error.h"
#include "core/engine/model_view.h"

namespace coincide::cli {
namespace {

constexpr std::size_t kMaxText = 64u << 20;

struct TokenizeArguments {
    std::string model, text;
    bool hasText = false, special = false;
};

void runTokenize(Context& context, const TokenizeArguments& arguments) {
    std::string text = arguments.text;
    if (!arguments.hasText) {
        char piece[65536];
        while (const std::size_t n = std::fread(piece, 1, sizeof piece, stdin)) {
            text.append(piece, n);
            if (text.size() > kMaxText) throw Error(ErrorCode::BadInput, "the text on standard input is larger than 64 MB", "Give it in parts");
        }
    }
    const std::vector<std::int64_t> ids = tokenizeText(arguments.model, text, arguments.special);
    std::string plain;
    for (const std::int64_t id : ids) plain += (plain.empty() ? "" : " ") + std::to_string(id);
    printResult(context, {{"ids", ids}}, plain + "\n");
}

void runPrompts(Context& context, PromptsRequest request) {
    request.threads = context.threads;
    request.device = context.device;
    ProgressPrinter printer(context.progress);
    const bool complete = writePrompts(request, [](const std::string& line) { writeOut(line + "\n"); }, context.cancel, printer.callback());
    printer.finish();
    if (!complete) throw Interrupted{};
}

void runExtract(Context& context, const ExtractOptions& options) {
    auto project = Project::open(context.project, Access::Write, context.threads);
    PreparedStage stage = prepareExtract(*project, options, context.request(), context.cancel);
    if (stage.cancelled) throw Interrupted{};
    if (stage.job) runJob(context, *stage.job);
    const Run run = project->runs().get(stage.run.id).value_or(stage.run);
    const auto figures = nlohmann::ordered_json::parse(run.figuresJson);
    nlohmann::ordered_json facts{{"run", run.id.value}, {"already_done", stage.alreadyDone}, {"resumed", stage.resumed}, {"seconds", run.seconds}, {"device", run.device}};
    facts.update(figures);
    std::string text = std::string(stage.alreadyDone ? "Already extracted: " : "Extracted ") + figures.value("family", "") + " activations of " +
                       std::to_string(figures.value("rows", 0)) + " records, width " + std::to_string(figures.value("width", 0)) + ", in " + durationText(run.seconds) + ".\n";
    if (figures.contains("warning")) text += "Note: " + figures["warning"].get<std::string>() + ".\n";
    for (const auto& failure : project->runs().failures(run.id)) text += "  left out: " + printable(failure.recordId, 100) + ": " + printable(failure.reason, 200) + "\n";
    printResult(context, facts, text);
}

}  // namespace

void addModelCommands(CLI::App& app, Context& context) {
    {
        auto arguments = std::make_shared<TokenizeArguments>();
        CLI::App* command = app.add_subcommand("tokenize", "token ids of a text by a checkpoint's tokenizer");
        command->add_option("--model", arguments->model, "checkpoint folder")->required();
        CLI::Option* text = command->add_option("--text", arguments->text, "the text (default: standard input)");
        command->add_flag("--special", arguments->special, "read the text of special tokens as special tokens");
        command->add_flag("--json", context.json, "print the result as one JSON object");
        command->callback([&context, arguments, text] {
            arguments->hasText = text->count() > 0;
            runTokenize(context, *arguments);
        });
    }
    {
        auto request = std::make_shared<PromptsRequest>();
        CLI::App* command = app.add_subcommand("prompts", "what a reference model is given, one JSON line a record");
        command->add_option("--model", request->model, "checkpoint folder")->required();
        command->add_option("--tower", request->tower, "folder of its picture tower (found beside the model when not given)");
        command->add_option("--dataset", request->dataset, "dataset file")->required();
        command->add_option("--images", request->images, "folder of the pictures (guessed when not given)");
        command->add_option("--record", request->records, "id of a record (may be given several times; default: all)")->take_all();
        command->add_option("--tap-means", request->tapMeans, "also run the network in float32 and write the means before tanh as .npy");
        command->add_option("--layers", request->layers, "decoder layers to read")->delimiter(',');
        command->add_option("--threads", context.threads, "threads to use (0 = all)");
        command->add_option("--device", context.device, "auto, cpu, cuda or cuda:N")->capture_default_str();
        command->add_option("--progress", context.progress, "progress on stderr")->check(CLI::IsMember({"auto", "bar", "plain", "json", "none"}));
        command->callback([&context, request] { runPrompts(context, *request); });
    }
    {
        auto options = std::make_shared<ExtractOptions>();
        CLI::App* command = projectCommand(app, context, "extract", "activations of a reference model for every usable record");
        addFields(*command, *options);
        command->get_option("--model")->required();
        command->add_option("--device", context.device, "auto, cpu, cuda or cuda:N")->capture_default_str();
        command->add_flag("--again", context.again, "make a new run beside a finished one");
        command->add_option("--run", context.run, "import to read from");
        command->callback([&context, options] { runExtract(context, *options); });
    }
}

}  // namespace coincide::cli
