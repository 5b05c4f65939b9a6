#include "core/engine/selections.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/version.h"
#include "core/engine/exporting.h"
#include "core/engine/selection_matching.h"
#include "core/engine/stages.h"

namespace coincide {
namespace {

// Rows of an extraction by sample id, -1 where it has none; samples are rows in a project without records.
std::vector<std::int64_t> rowsOfSamples(Project& project, const Run& extraction) {
    const std::vector<std::int64_t> samples = samplesOfRows(project, extraction);
    const std::int64_t records = project.samples().count();
    std::vector<std::int64_t> rows(records > 0 ? static_cast<std::size_t>(records) : samples.size(), -1);
    for (std::size_t row = 0; row < samples.size(); ++row) {
        if (samples[row] < 0 || samples[row] >= static_cast<std::int64_t>(rows.size()))
            throw Error(ErrorCode::Corrupt, "the project is damaged: activations of a record that it does not hold", "Extract again with --again");
        rows[static_cast<std::size_t>(samples[row])] = static_cast<std::int64_t>(row);
    }
    return rows;
}

// Stores rows as a finished selection, or finds the one that already holds them under this name.
Run store(Project& project, const Run& extraction, std::span<const std::int64_t> rows, const std::string& name, const nlohmann::ordered_json& options, nlohmann::json figures) {
    Run run;
    run.stage = Stage::Select;
    run.name = name;
    run.state = RunState::Finished;
    run.imported = true;
    try {
        run.optionsJson = options.dump();
    } catch (const nlohmann::json::exception&) {
        throw Error(ErrorCode::InvalidArgument, "the name is not valid UTF-8", "Give it in UTF-8");
    }
    run.fingerprint = Fingerprint().add(stageName(Stage::Select)).add(run.optionsJson).add(extraction.fingerprint).add(std::to_string(extraction.id.value)).add(rows.data(), rows.size_bytes()).hex();
    run.engineVersion = kEngineVersion;
    run.device = "none";
    run.inputs = {extraction.id};
    run.position = run.total = static_cast<std::int64_t>(rows.size());
    figures["selected"] = rows.size();
    figures["of"] = extractionFacts(extraction).rows;
    run.figuresJson = figures.dump();
    RunStore runs = project.runs();
    if (const auto same = runs.newestFinished(Stage::Select, name); same && same->fingerprint == run.fingerprint) return *same;
    Transaction transaction(project.database());
    run.id = runs.create(run);
    runs.put<std::int64_t>(run.id, "selected", rows);
    transaction.commit();
    return runs.get(run.id).value_or(run);
}

std::vector<std::int32_t> ascendingOnce(std::span<const std::int32_t> samples) {
    std::vector<std::int32_t> out(samples.begin(), samples.end());
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

Run requireRun(RunStore runs, RunId id) {
    const auto run = runs.get(id);
    if (!run) throw Error(ErrorCode::NotFound, "there is no run " + std::to_string(id.value), "See the runs with coincide runs");
    return *run;
}

}  // namespace

ImportedSelection importSelection(Project& project, const Path& file, const std::string& name, const CancelToken& cancel) {
    checkSelectionName(name);
    const Run extraction = project.inputRun(Stage::Extract, std::nullopt);
    const std::vector<std::int64_t> rowOfSample = rowsOfSamples(project, extraction);
    const std::vector<std::int64_t> samples = samplesNamedBy(project, file, static_cast<std::int64_t>(rowOfSample.size()), cancel);
    ImportedSelection out;
    if (cancel.cancelled()) return out;
    std::vector<std::int64_t> rows;
    std::vector<char> taken(rowOfSample.size(), 0);
    for (const std::int64_t sample : samples) {
        const std::int64_t row = sample < 0 ? -1 : rowOfSample[static_cast<std::size_t>(sample)];
        if (row < 0)
            ++out.unmatched;
        else if (std::exchange(taken[static_cast<std::size_t>(sample)], 1))
            ++out.repeated;
        else
            rows.push_back(row);
    }
    out.matched = static_cast<std::int64_t>(rows.size());
    if (rows.empty())
        throw Error(ErrorCode::BadInput, "nothing in " + file.string() + " is a record of this project with activations", "Give a subset of the dataset that was imported");
    out.run = store(project, extraction, rows, name, {{"name", name}, {"method", "imported"}, {"file", printable(file.filename().string(), 255)}}, {{"unmatched", out.unmatched}, {"repeated", out.repeated}});
    return out;
}

Run keepSamples(Project& project, std::span<const std::int32_t> samples, const std::string& name, const std::string& origin) {
    checkSelectionName(name);
    if (samples.empty()) throw Error(ErrorCode::InvalidArgument, "there are no records to keep", "Choose some first");
    const Run extraction = project.inputRun(Stage::Extract, std::nullopt);
    const std::vector<std::int64_t> rowOfSample = rowsOfSamples(project, extraction);
    std::vector<char> taken(rowOfSample.size(), 0);
    std::vector<std::int64_t> rows;
    for (const std::int32_t sample : samples) {
        const bool known = sample >= 0 && static_cast<std::size_t>(sample) < rowOfSample.size();
        const std::int64_t row = known ? rowOfSample[static_cast<std::size_t>(sample)] : -1;
        if (row < 0) throw Error(ErrorCode::InvalidArgument, "record " + std::to_string(sample) + " has no activations", "Choose among the records that were extracted");
        if (!std::exchange(taken[static_cast<std::size_t>(sample)], 1)) rows.push_back(row);
    }
    return store(project, extraction, rows, name, {{"name", name}, {"method", "kept"}, {"origin", printable(origin, 1000)}}, nlohmann::json::object());
}

std::vector<std::int32_t> samplesOfSelection(Project& project, const Run& selection) {
    const auto extraction = ancestorOf(project, selection, Stage::Extract);
    if (!extraction) throw Error(ErrorCode::Corrupt, "the project is damaged: a selection without extraction", "Select again");
    const std::vector<std::int64_t> samples = samplesOfRows(project, *extraction);
    const std::int64_t records = project.samples().count();
    const std::int64_t end = records > 0 ? records : static_cast<std::int64_t>(samples.size());
    if (std::any_of(samples.begin(), samples.end(), [&](std::int64_t sample) { return sample < 0 || sample >= end; }))
        throw Error(ErrorCode::Corrupt, "the project is damaged: activations of a record that it does not hold", "Extract again with --again");
    std::vector<std::int32_t> out;
    for (const std::int64_t row : project.runs().items<std::int64_t>(selection.id, "selected")) {
        if (row < 0 || row >= static_cast<std::int64_t>(samples.size()))
            throw Error(ErrorCode::Corrupt, "the project is damaged: a selection beyond its records", "Select again");
        out.push_back(static_cast<std::int32_t>(samples[static_cast<std::size_t>(row)]));
    }
    return out;
}

SelectionDifference compareSamples(std::span<const std::int32_t> givenA, std::span<const std::int32_t> givenB) {
    const std::vector<std::int32_t> a = ascendingOnce(givenA), b = ascendingOnce(givenB);
    SelectionDifference out;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out.onlyA));
    std::set_difference(b.begin(), b.end(), a.begin(), a.end(), std::back_inserter(out.onlyB));
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out.both));
    if (a.empty() || b.empty()) return out;
    const auto both = static_cast<double>(out.both.size());
    out.jaccard = both / static_cast<double>(a.size() + b.size() - out.both.size());
    out.aInsideB = both / static_cast<double>(a.size());
    out.bInsideA = both / static_cast<double>(b.size());
    return out;
}

std::vector<std::int64_t> countByLabel(std::span<const std::int32_t> samples, std::span<const std::int32_t> labels, std::size_t groups) {
    std::vector<std::int64_t> counts(groups, 0);
    for (const std::int32_t sample : samples) {
        if (sample < 0 || static_cast<std::size_t>(sample) >= labels.size()) continue;
        const std::int32_t label = labels[static_cast<std::size_t>(sample)];
        if (label >= 0 && static_cast<std::size_t>(label) < groups) ++counts[static_cast<std::size_t>(label)];
    }
    return counts;
}

void renameRun(Project& project, RunId id, const std::string& name) {
    const Run run = requireRun(project.runs(), id);
    if (run.stage == Stage::Select) checkSelectionName(name);
    if (name.size() > 200) throw Error(ErrorCode::InvalidArgument, "a name of " + std::to_string(name.size()) + " bytes is too long", "Give at most 200 bytes");
    if (run.stage == Stage::Select)
        for (const Run& other : project.runs().list())
            if (other.stage == Stage::Select && other.id != id && other.name == name)
                throw Error(ErrorCode::InvalidArgument, "run " + std::to_string(other.id.value) + " is a selection of that name", "Give another name");
    project.runs().setName(id, name);
}

void removeRun(Project& project, RunId id) {
    RunStore runs = project.runs();
    const Run run = requireRun(runs, id);
    std::string resting;
    for (const Run& other : runs.list())
        if (std::find(other.inputs.begin(), other.inputs.end(), id) != other.inputs.end()) resting += (resting.empty() ? "" : ", ") + std::to_string(other.id.value) + " (" + stageName(other.stage) + ")";
    if (!resting.empty())
        throw Error(ErrorCode::InvalidArgument, "run " + std::to_string(id.value) + " is what others rest on: " + printable(resting, 200), "Remove those first");
    if (const auto newest = runs.newestFinished(Stage::Import); newest && newest->id == id && project.samples().count() > 0)
        throw Error(ErrorCode::InvalidArgument, "run " + std::to_string(id.value) + " is the import of the records that the project holds", "Import another dataset with --again, or remove the project's folder");
    Transaction transaction(project.database());
    runs.remove(id);
    // Before the commit: a later run may get this number, and must not meet files of this one.
    for (const Path& file : {activationPath(project.folder(), id), centroidPath(project.folder(), id)}) {
        std::error_code failure;
        std::filesystem::remove(file, failure);
        if (!failure) std::filesystem::remove(file.string() + ".done", failure);
        if (failure) throw errorFromErrno("cannot remove " + file.string(), failure.value());
    }
    transaction.commit();
}

}  // namespace coincide
