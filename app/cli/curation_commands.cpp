#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "app/cli/context.h"
#include "core/base/error.h"
#include "core/engine/curation.h"

namespace coincide::cli {
namespace {

using Json = nlohmann::ordered_json;

// What a command line says of a cluster; what it leaves out stays as it is.
struct CurateArguments {
    std::optional<std::int64_t> cluster, cap;
    std::optional<std::string> name, verdict, note;
    bool pin = false, exclude = false, free = false;
    bool changes() const { return cap || name || verdict || note || pin || exclude || free; }
};

ClusterNote unsaid(std::int64_t cluster) {
    ClusterNote note;
    note.cluster = cluster;
    return note;
}

void apply(const CurateArguments& arguments, ClusterNote& note) {
    if (arguments.name) note.name = *arguments.name;
    if (arguments.note) note.note = *arguments.note;
    if (arguments.verdict) {
        const auto verdict = verdictFromName(*arguments.verdict);
        if (!verdict) throw Error(ErrorCode::InvalidArgument, "--verdict cannot be '" + printable(*arguments.verdict, 40) + "'", "Give pure, mixed, junk, unsure or none");
        note.verdict = *verdict;
    }
    if (arguments.free) note.pinned = note.excluded = false, note.cap.reset();
    if (arguments.pin) note.pinned = true, note.excluded = false;
    if (arguments.exclude) note.excluded = true, note.pinned = false;
    if (arguments.cap) note.cap = *arguments.cap;
}

Json factsOf(const ClusterNote& note) {
    Json facts{{"cluster", note.cluster}, {"name", note.name}, {"verdict", verdictName(note.verdict)}, {"note", note.note}, {"pinned", note.pinned}, {"excluded", note.excluded}};
    facts["cap"] = note.cap ? Json(*note.cap) : Json(nullptr);
    return facts;
}

std::string textOf(const ClusterNote& note) {
    std::string text = "  cluster " + std::to_string(note.cluster);
    if (!note.name.empty()) text += " '" + printable(note.name, 60) + "'";
    if (note.verdict != Verdict::None) text += std::string(", ") + verdictName(note.verdict);
    if (note.pinned) text += ", pinned";
    if (note.excluded) text += ", excluded";
    if (note.cap) text += ", at most " + std::to_string(*note.cap);
    if (!note.note.empty()) text += ": " + printable(note.note, 200);
    return text + (note.empty() ? ": nothing is said\n" : "\n");
}

void runCurate(Context& context, const CurateArguments& arguments) {
    auto project = Project::open(context.project, Access::Read);
    const Run clustering = project->inputRun(Stage::Cluster, context.run);
    std::vector<ClusterNote> notes = CurationStore(project->database()).clusters(clustering.id);
    if (arguments.changes()) {
        if (!arguments.cluster) throw Error(ErrorCode::InvalidArgument, "no cluster was named", "Give its number with --cluster N");
        const auto figures = Json::parse(clustering.figuresJson, nullptr, false);
        const auto clusters = figures.is_object() ? figures.value("clusters", std::int64_t{0}) : 0;
        if (*arguments.cluster < 0 || *arguments.cluster >= clusters)
            throw Error(ErrorCode::InvalidArgument, "there is no cluster " + std::to_string(*arguments.cluster) + " in run " + std::to_string(clustering.id.value),
                        "Give a cluster from 0 to " + std::to_string(clusters - 1));
        // A connection of its own, so that a job of another program may go on meanwhile.
        CurationEditor editor(context.project);
        ClusterNote note = unsaid(*arguments.cluster);
        for (const ClusterNote& known : editor.store().clusters(clustering.id))
            if (known.cluster == note.cluster) note = known;
        apply(arguments, note);
        editor.store().setCluster(clustering.id, note);
        notes = editor.store().clusters(clustering.id);
    }
    Json facts{{"clustering", clustering.id.value}, {"limits", limitsText(notes)}, {"clusters", Json::array()}};
    const std::string head = "clustering " + std::to_string(clustering.id.value) + "\n";
    std::string text;
    for (const ClusterNote& note : notes) {
        if (arguments.cluster && note.cluster != *arguments.cluster) continue;
        facts["clusters"].push_back(factsOf(note));
        text += textOf(note);
    }
    if (text.empty()) text = arguments.cluster ? textOf(unsaid(*arguments.cluster)) : "  nothing is said about its clusters\n";
    printResult(context, facts, head + text);
}

struct TagArguments {
    std::string name;
    std::optional<std::string> rename;
    std::vector<std::int64_t> add, remove;
    bool list = false, drop = false;
};

std::optional<Tag> tagNamed(CurationStore& store, const std::string& name) {
    for (const Tag& tag : store.tags())
        if (tag.name == name) return tag;
    return std::nullopt;
}

void requireSamples(Project& project, const std::vector<std::int64_t>& samples) {
    std::int64_t count = project.samples().count();
    if (count == 0) count = extractionFacts(project.inputRun(Stage::Extract, std::nullopt)).rows;
    for (const std::int64_t sample : samples)
        if (sample < 0 || sample >= count)
            throw Error(ErrorCode::InvalidArgument, "there is no record " + std::to_string(sample), "Give positions in the dataset from 0 to " + std::to_string(count - 1));
}

void listTags(const Context& context, CurationStore& store) {
    Json facts{{"tags", Json::array()}};
    std::string text;
    for (const Tag& tag : store.tags()) {
        const std::size_t count = store.samplesWith(tag.id).size();
        facts["tags"].push_back({{"name", tag.name}, {"records", count}});
        text += "  '" + printable(tag.name, 200) + "': " + std::to_string(count) + " records\n";
    }
    printResult(context, facts, text.empty() ? "There are no tags.\n" : text);
}

void runTag(Context& context, const TagArguments& arguments) {
    auto project = Project::open(context.project, Access::Read);
    const bool changes = !arguments.add.empty() || !arguments.remove.empty() || arguments.rename || arguments.drop;
    CurationStore reading(project->database());
    if (arguments.name.empty()) {
        if (changes) throw Error(ErrorCode::InvalidArgument, "no tag was named", "Give its name after the project");
        return listTags(context, reading);
    }
    const auto missing = [&] { return Error(ErrorCode::NotFound, "there is no tag named '" + printable(arguments.name, 60) + "'", "See the tags with coincide tag PROJECT"); };
    std::string name = arguments.name;
    std::vector<std::int64_t> samples;
    if (changes) {
        requireSamples(*project, arguments.add), requireSamples(*project, arguments.remove);
        CurationEditor editor(context.project);
        CurationStore& store = editor.store();
        const auto known = tagNamed(store, name);
        if (!known && arguments.add.empty()) throw missing();
        if (arguments.drop) {
            store.removeTag(known->id);
            printResult(context, {{"name", name}, {"dropped", true}}, "Dropped the tag '" + printable(name, 60) + "'.\n");
            return;
        }
        const std::int64_t tag = known ? known->id : store.addTag(name);
        store.setTag(tag, arguments.add, true);
        store.setTag(tag, arguments.remove, false);
        if (arguments.rename) store.renameTag(tag, *arguments.rename), name = *arguments.rename;
        samples = store.samplesWith(tag);
    } else {
        const auto known = tagNamed(reading, name);
        if (!known) throw missing();
        samples = reading.samplesWith(known->id);
    }
    std::string text = "'" + printable(name, 60) + "': " + std::to_string(samples.size()) + " records\n";
    if (arguments.list)
        for (const std::int64_t sample : samples) text += std::to_string(sample) + "\n";
    printResult(context, {{"name", name}, {"records", samples.size()}, {"samples", samples}}, text);
}

}  // namespace

void addCurationCommands(CLI::App& app, Context& context) {
    {
        auto arguments = std::make_shared<CurateArguments>();
        CLI::App* command = projectCommand(app, context, "curate", "what people say about clusters, and what select --limits project is to do with them");
        command->add_option("--cluster", arguments->cluster, "number of a cluster (all that something is said about, when not given)");
        command->add_option("--name", arguments->name, "a name for it; empty = its keywords");
        command->add_option("--verdict", arguments->verdict, "pure, mixed, junk, unsure or none");
        command->add_option("--note", arguments->note, "words about it; empty removes them");
        CLI::Option* pin = command->add_flag("--pin", arguments->pin, "take all its records");
        CLI::Option* exclude = command->add_flag("--exclude", arguments->exclude, "take none")->excludes(pin);
        CLI::Option* cap = command->add_option("--cap", arguments->cap, "take at most so many");
        command->add_flag("--free", arguments->free, "neither pin, exclude nor cap it")->excludes(pin)->excludes(exclude)->excludes(cap);
        command->add_option("--run", context.run, "clustering (default: the newest finished one)");
        command->callback([&context, arguments] { runCurate(context, *arguments); });
    }
    {
        auto arguments = std::make_shared<TagArguments>();
        CLI::App* command = projectCommand(app, context, "tag", "tag records, or list the tags");
        command->add_option("NAME", arguments->name, "the tag (all tags are listed when not given)");
        command->add_option("--add", arguments->add, "positions in the dataset, from 0");
        command->add_option("--remove", arguments->remove, "positions that lose the tag");
        command->add_option("--rename", arguments->rename, "another name for the tag");
        CLI::Option* list = command->add_flag("--list", arguments->list, "also list the records that have it");
        command->add_flag("--drop", arguments->drop, "remove the tag from all records and from the project")->excludes(list);
        command->callback([&context, arguments] { runTag(context, *arguments); });
    }
}

}  // namespace coincide::cli
