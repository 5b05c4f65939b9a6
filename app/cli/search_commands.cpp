#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "app/cli/context.h"
#include "core/base/error.h"
#include "core/engine/project_reader.h"
#include "core/engine/text_index.h"

namespace coincide::cli {
namespace {

using Json = nlohmann::ordered_json;

void buildIndex(Context& context, TextIndex& index) {
    if (index.ready()) return;
    ProgressPrinter printer(context.progress);
    const bool done = index.build(context.cancel, printer.callback());
    printer.finish();
    if (!done) throw Interrupted{};
}

std::string lineOf(const RecordBrief& brief) {
    return std::to_string(brief.sample) + "  " + printable(brief.id, 40) + (brief.image.empty() ? "" : "  " + printable(brief.image, 60)) + "\n      " + printable(brief.question, 120) + "\n      " +
           printable(brief.answer, 120) + "\n";
}

void runSearch(Context& context, const std::string& query, std::int64_t limit) {
    TextIndex index(context.project);
    buildIndex(context, index);
    std::vector<std::int32_t> found = index.search(query, 0, context.cancel);
    if (context.cancel.cancelled()) throw Interrupted{};
    const std::size_t total = found.size();
    if (limit > 0 && total > static_cast<std::size_t>(limit)) found.resize(static_cast<std::size_t>(limit));
    Json facts{{"query", query}, {"found", total}, {"records", Json::array()}};
    std::string text = std::to_string(total) + (total == 1 ? " record" : " records") + (found.size() < total ? ", the first " + std::to_string(found.size()) : "") + "\n";
    for (const RecordBrief& brief : ProjectReader(context.project).briefs(found)) {
        facts["records"].push_back({{"sample", brief.sample}, {"id", brief.id}, {"image", brief.image}, {"question", brief.question}, {"answer", brief.answer}});
        text += lineOf(brief);
    }
    printResult(context, facts, text);
}

// The sample that a person names by the record's own id or by its number.
std::int32_t sampleNamed(Context& context, const std::string& recordId, const std::optional<std::int32_t>& number) {
    if (number) return *number;
    if (recordId.empty()) throw Error(ErrorCode::InvalidArgument, "no record was named", "Give its id, or its number with --sample");
    const std::vector<std::int64_t> samples = Project::open(context.project, Access::Read)->samples().withRecordId(recordId, 2);
    if (samples.empty()) throw Error(ErrorCode::NotFound, "no record has the id '" + printable(recordId, 60) + "'", "Find it with coincide search, or give its number with --sample");
    if (samples.size() > 1) throw Error(ErrorCode::InvalidArgument, "several records have the id '" + printable(recordId, 60) + "'", "Give the number of one with --sample");
    return static_cast<std::int32_t>(samples.front());
}

void runNeighbours(Context& context, const std::string& recordId, const std::optional<std::int32_t>& number, std::int64_t count) {
    const std::int32_t sample = sampleNamed(context, recordId, number);
    ProjectReader reader(context.project);
    ViewChoice choice;
    choice.extraction = context.run;
    const auto data = reader.load(choice, context.cancel);
    if (!data) throw Interrupted{};
    if (!data->extraction) throw Error(ErrorCode::NotFound, "the project has no activations to compare", "Run coincide extract first");
    if (sample < 0 || sample >= data->samples || data->rowOfSample[static_cast<std::size_t>(sample)] < 0)
        throw Error(ErrorCode::NotFound, "the record " + std::to_string(sample) + " has no activations", "Name another record, or see coincide check");
    const auto near = reader.neighbours(*data, sample, static_cast<std::size_t>(count), context.cancel);
    if (context.cancel.cancelled()) throw Interrupted{};
    Json facts{{"sample", sample}, {"run", data->extraction->id.value}, {"neighbours", Json::array()}};
    std::string text;
    for (const auto& [other, cosine] : near) {
        const std::int32_t one[] = {other};
        const std::vector<RecordBrief> briefs = reader.briefs(one);
        const RecordBrief brief = briefs.empty() ? RecordBrief{other, {}, {}, {}, {}} : briefs.front();
        facts["neighbours"].push_back({{"sample", other}, {"cosine", cosine}, {"id", brief.id}, {"image", brief.image}, {"question", brief.question}, {"answer", brief.answer}});
        char value[32];
        std::snprintf(value, sizeof value, "%7.4f  ", static_cast<double>(cosine));
        text += value + (briefs.empty() ? std::to_string(other) + "\n" : lineOf(brief));
    }
    printResult(context, facts, text);
}

void runKeywords(Context& context, const std::optional<std::int64_t>& cluster, std::int64_t count) {
    ProjectReader reader(context.project);
    ViewChoice choice;
    choice.clustering = context.run;
    const auto data = reader.load(choice, context.cancel);
    if (!data) throw Interrupted{};
    if (!data->clustering) throw Error(ErrorCode::NotFound, "the project has no clusters", "Run coincide cluster first");
    if (!data->hasRecords) throw Error(ErrorCode::NotFound, "the project has no records, so its clusters have no words", "Import a dataset into the project");
    if (cluster && (*cluster < 0 || *cluster >= data->clusters))
        throw Error(ErrorCode::NotFound, "there is no cluster " + std::to_string(*cluster), "Give one from 0 to " + std::to_string(data->clusters - 1));
    TextIndex index(context.project);
    ProgressPrinter printer(context.progress);
    const auto words = index.clusterKeywords(*data, static_cast<std::size_t>(count), context.cancel, printer.callback());
    printer.finish();
    if (!words) throw Interrupted{};
    Json facts{{"run", data->clustering->id.value}, {"clusters", Json::array()}};
    std::string text;
    for (std::int64_t c = cluster.value_or(0); c < (cluster ? *cluster + 1 : data->clusters); ++c) {
        Json about{{"cluster", c}, {"size", data->sizeOfCluster[static_cast<std::size_t>(c)]}, {"words", Json::array()}};
        text += std::to_string(c) + " (" + std::to_string(data->sizeOfCluster[static_cast<std::size_t>(c)]) + "):";
        for (const Keyword& word : (*words)[static_cast<std::size_t>(c)]) {
            about["words"].push_back({{"word", word.word}, {"weight", word.weight}, {"count", word.count}});
            text += " " + word.word;
        }
        facts["clusters"].push_back(about);
        text += "\n";
    }
    printResult(context, facts, text);
}

}  // namespace

void addSearchCommands(CLI::App& app, Context& context) {
    {
        auto query = std::make_shared<std::string>();
        auto limit = std::make_shared<std::int64_t>(20);
        CLI::App* command = projectCommand(app, context, "search", "records whose questions and answers hold the words");
        command->add_option("QUERY", *query, "words that must occur; \"two words\", question:word, answer:word, -word (after -- where it comes first)")->required();
        command->add_option("--limit", *limit, "records to print (0 = all)")->check(CLI::Range(std::int64_t{0}, std::int64_t{1'000'000'000}))->capture_default_str();
        command->callback([&context, query, limit] { runSearch(context, *query, *limit); });
    }
    {
        auto id = std::make_shared<std::string>();
        auto sample = std::make_shared<std::optional<std::int32_t>>();
        auto count = std::make_shared<std::int64_t>(10);
        CLI::App* command = projectCommand(app, context, "neighbours", "records with the most similar activations");
        CLI::Option* named = command->add_option("RECORD_ID", *id, "id of the record");
        command->add_option("--sample", *sample, "number of the record instead, from 0")->excludes(named);
        command->add_option("--count", *count, "neighbours to print")->check(CLI::Range(std::int64_t{1}, std::int64_t{100'000}))->capture_default_str();
        command->add_option("--run", context.run, "extraction to compare by");
        command->callback([&context, id, sample, count] { runNeighbours(context, *id, *sample, *count); });
    }
    {
        auto cluster = std::make_shared<std::optional<std::int64_t>>();
        auto count = std::make_shared<std::int64_t>(8);
        CLI::App* command = projectCommand(app, context, "keywords", "the words that tell each cluster from the others");
        command->add_option("--cluster", *cluster, "only this cluster");
        command->add_option("--count", *count, "words of a cluster")->check(CLI::Range(std::int64_t{1}, std::int64_t{1000}))->capture_default_str();
        command->add_option("--run", context.run, "clustering to describe");
        command->callback([&context, cluster, count] { runKeywords(context, *cluster, *count); });
    }
}

}  // namespace coincide::cli
