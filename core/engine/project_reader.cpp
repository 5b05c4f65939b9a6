#include "core/engine/project_reader.h"

#include <algorithm>
#include <cstring>

#include "core/base/error.h"
#include "core/engine/project_reader_impl.h"

namespace coincide {
namespace {

constexpr std::size_t kBriefBytes = 200;
constexpr std::string_view kPlaceholder = "<image>";
constexpr std::string_view kBlanks = " \t\r\n";

// A text for one line of a list: without the placeholder of the picture, cut at a character.
std::string brief(std::string_view text) {
    for (bool again = true; again;) {
        again = false;
        text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
        if (text.starts_with(kPlaceholder)) text.remove_prefix(kPlaceholder.size()), again = true;
    }
    for (bool again = true; again && !text.empty();) {
        again = false;
        text = text.substr(0, text.find_last_not_of(kBlanks) + 1);
        if (text.ends_with(kPlaceholder)) text.remove_suffix(kPlaceholder.size()), again = true;
    }
    std::size_t end = std::min(text.size(), kBriefBytes);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string(text.substr(0, end));
}

template <class T>
std::vector<double> asDoubles(const ResultArray& array) {
    std::vector<double> out(array.data.size() / sizeof(T));
    for (std::size_t i = 0; i < out.size(); ++i) {
        T value;
        std::memcpy(&value, array.data.data() + i * sizeof(T), sizeof(T));
        out[i] = static_cast<double>(value);
    }
    return out;
}

}  // namespace

ReadSnapshot::~ReadSnapshot() {
    try {
        database_.execute("COMMIT");
    } catch (const Error&) {
        // Nothing was written; whatever is wrong shows itself at the next statement.
    }
}

ProjectReader::ProjectReader(const Path& folder) : impl_(std::make_unique<Impl>()) { impl_->project = Project::open(folder, Access::Read); }
ProjectReader::~ProjectReader() = default;

const Path& ProjectReader::folder() const { return impl_->project->folder(); }

ProjectOverview ProjectReader::overview() {
    Project& project = *impl_->project;
    const ReadSnapshot snapshot(project.database());
    SampleStore samples = project.samples();
    ProjectOverview out;
    out.folder = project.folder().string();
    out.samples = samples.count();
    out.usable = samples.usableCount();
    const std::vector<DatasetRow> datasets = samples.datasets();
    std::map<std::int64_t, std::int64_t> records;
    if (datasets.size() == 1) records[datasets.front().datasetId] = out.samples;
    else records = samples.countsByDataset();
    for (const DatasetRow& row : datasets) out.datasets.push_back({row.path, row.imageFolder, records[row.datasetId]});
    out.faultCounts = samples.faultCounts();
    out.runs.reserve(64);
    std::map<std::int64_t, std::string> known;   // inputs come before the runs that rest on them
    for (Run& run : project.runs().list()) {
        std::string stale;
        if (run.state == RunState::Finished) {
            stale = run.inputs.empty() ? project.staleness(run) : project.ownDamage(run);
            for (const RunId input : run.inputs) {
                if (!stale.empty()) break;
                const auto found = known.find(input.value);
                stale = found == known.end() ? "its input is gone" : found->second;
            }
        }
        known[run.id.value] = stale;
        out.runs.push_back({std::move(run), std::move(stale)});
    }
    return out;
}

std::shared_ptr<const ExplorerData> ProjectReader::load(const ViewChoice& choice, const CancelToken& cancel, const ProgressCallback& onProgress) {
    const ReadSnapshot snapshot(impl_->project->database());
    return loadExplorerData(*impl_->project, choice, cancel, onProgress);
}

RecordView ProjectReader::record(std::int64_t sample) {
    RecordView out;
    out.sample = sample;
    const auto say = [&](const Error& e) {
        if (out.problem.empty()) out.problem = e.what();
    };
    try {
        SampleStore samples = impl_->project->samples();
        const auto row = samples.sample(sample);
        if (!row) throw Error(ErrorCode::NotFound, "the project has no record " + std::to_string(sample));
        out.id = row->recordId;
        out.image = row->image;
        for (const auto& fault : samples.faultsOf(sample)) out.faults.emplace_back(fault.kind, fault.detail);
        RecordFiles& files = impl_->records();
        try {
            out.turns = files.sample(*row).turns;
        } catch (const Error& e) {
            say(e);
        }
        if (!row->image.empty()) out.imagePath = files.picture(*row).string();
    } catch (const Error& e) {
        say(e);
    }
    return out;
}

std::vector<RecordBrief> ProjectReader::briefs(std::span<const std::int32_t> wanted) {
    std::vector<RecordBrief> out;
    RecordFiles& files = impl_->records();
    for (const SampleRow& row : impl_->project->samples().rows(wanted)) {
        RecordBrief one{row.sampleId, row.recordId, row.image, {}, {}};
        try {
            const Sample sample = files.sample(row);
            const auto firstOf = [&](std::string_view role) {
                const auto found = std::find_if(sample.turns.begin(), sample.turns.end(), [&](const Turn& turn) { return turn.role == role; });
                return found == sample.turns.end() ? std::string{} : brief(found->text);
            };
            one.question = firstOf("human");
            one.answer = firstOf("gpt");
        } catch (const Error&) {
            // record() says what is wrong; a list goes on without the texts.
        }
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<FaultInfo> ProjectReader::faults(std::int64_t perKind) {
    std::vector<FaultInfo> out;
    for (auto& fault : impl_->project->samples().faults(perKind)) out.push_back({fault.sampleId, std::move(fault.recordId), std::move(fault.kind), std::move(fault.detail)});
    return out;
}

std::vector<RunStore::Failure> ProjectReader::failures(RunId extraction) { return impl_->project->runs().failures(extraction); }

std::vector<double> ProjectReader::series(RunId run, const std::string& name) {
    RunStore runs = impl_->project->runs();
    if (!runs.hasArray(run, name)) return {};
    const ResultArray array = runs.array(run, name);
    switch (array.type) {
        case NpyType::Float32: return asDoubles<float>(array);
        case NpyType::Float64: return asDoubles<double>(array);
        case NpyType::Int32: return asDoubles<std::int32_t>(array);
        case NpyType::Int64: return asDoubles<std::int64_t>(array);
        default: return {};
    }
}

}  // namespace coincide
