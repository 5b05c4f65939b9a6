#include "core/job/import_job.h"


#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/data/image.h"
#include "core/job/dataset_state.h"

namespace coincide {
namespace {

constexpr std::size_t kRecordsPerStep = 2048;
constexpr std::uint64_t kBytesPerStep = 32u << 20;   // the file is mapped; what a step looks at is held in memory
constexpr std::size_t kGuessRecords = 64;

std::string lowerExtension(const std::string& file) {
    std::string ending = Path(file).extension().string();
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return ending;
}

bool endingFits(const std::string& ending, ImageFormat format) {
    switch (format) {
        case ImageFormat::Jpeg: return ending == ".jpg" || ending == ".jpeg" || ending == ".jpe" || ending == ".jfif";
        case ImageFormat::Png: return ending == ".png";
        case ImageFormat::Gif: return ending == ".gif";
        case ImageFormat::Bmp: return ending == ".bmp";
        case ImageFormat::WebP: return ending == ".webp";
        case ImageFormat::Tiff: return ending == ".tif" || ending == ".tiff";
        case ImageFormat::Unknown: return false;
    }
    return false;
}

// First folder of the picture's path; for a text the words of its id before the last '_' and a number.
std::string sourceByFolder(const Sample& sample) {
    if (sample.hasImage()) {
        const std::size_t slash = sample.image.find('/');
        return slash == std::string::npos || slash == 0 ? "images" : sample.image.substr(0, slash);
    }
    const std::size_t mark = sample.id.rfind('_');
    const bool numbered = mark != std::string::npos && mark > 0 && mark + 1 < sample.id.size() &&
                          std::all_of(sample.id.begin() + static_cast<std::ptrdiff_t>(mark) + 1, sample.id.end(),
                                      [](char c) { return c >= '0' && c <= '9'; });
    return numbered ? sample.id.substr(0, mark) : "text";
}

}  // namespace

void checkImportOptions(const ImportOptions& options) {
    checkFields(options);
    if (options.datasets.empty()) throw Error(ErrorCode::InvalidArgument, "no dataset was given", "Give one with --dataset FILE");
    if (options.source != "folder" && (!options.source.starts_with("field:") || options.source.size() == 6))
        throw Error(ErrorCode::InvalidArgument, "--source cannot be '" + printable(options.source, 40) + "'", "Give folder or field:NAME");
}

std::string datasetFingerprint(const ImportOptions& options, const std::vector<DatasetRow>& imported) {
    Fingerprint print;
    for (const std::string& dataset : options.datasets) {
        FileStamp stamp = stampOf(dataset);
        const std::string path = std::filesystem::absolute(dataset).lexically_normal().string();
        for (const DatasetRow& row : imported)
            if (row.path == path && datasetState(row) == DatasetState::Same) stamp.modifiedNs = row.modifiedNs;
        print.add(path);
        print.add(std::to_string(stamp.bytes)).add(std::to_string(stamp.modifiedNs));
    }
    return print.hex();
}

struct ImportJob::Checked {
    SampleRow row;
    std::string source;
    std::vector<Fault> faults;
    bool structureBroken = false;
};

ImportJob::ImportJob(ProjectFiles files, Run run, ImportOptions options)
    : StageJob(files, std::move(run), "bytes"), options_(std::move(options)), samples_(this->files().database) {
    checkImportOptions(options_);
    std::uint64_t bytes = 0;
    for (const std::string& dataset : options_.datasets) bytes += static_cast<std::uint64_t>(stampOf(dataset).bytes);
    setTotal(bytes);
    restore();
    if (nextSample_ == 0 && datasetIndex_ == 0) {
        if (samples_.count() > 0) {
            whole_ = std::make_unique<Transaction>(this->files().database);
            samples_.clear();
        }
        // What other imports had begun is gone with this start.
        runs().abandonOthers(Stage::Import, this->run().id, "another import took its place");
    }
}

ImportJob::~ImportJob() = default;

void ImportJob::restore() {
    const std::vector<std::byte> stored = runs().resume(run().id);
    if (stored.empty()) return;
    const auto state = nlohmann::json::parse(std::string_view(reinterpret_cast<const char*>(stored.data()), stored.size()), nullptr, false);
    if (state.is_discarded() || !state.is_object()) return;
    // Pictures already looked for in another folder would stay missing.
    if (!options_.images.empty()) {
        const std::string folder = ImageFolder(options_.images).root().string();
        for (const DatasetRow& dataset : samples_.datasets())
            if (dataset.imageFolder != folder) return;
    }
    datasetIndex_ = state.value("dataset", std::size_t{0});
    datasetId_ = state.value("datasetId", std::int64_t{0});
    resumeAt_ = state.value("at", std::uint64_t{0});
    bytesBefore_ = state.value("before", std::uint64_t{0});
    nextSample_ = samples_.count();
    for (std::int64_t at = 0; at < nextSample_; at += 65536)
        for (const SampleRow& row : samples_.range(at, at + 65536))
            if (!row.recordId.empty()) firstWithId_.emplace(hash64(row.recordId), row.sampleId);
    for (const auto& fault : samples_.faults(0))
        if (fault.kind == faultName(FaultKind::DuplicateId)) firstWithId_[hash64(fault.recordId)] = -1;
}

std::vector<std::byte> ImportJob::resumeState() const {
    const std::string text = nlohmann::json{{"dataset", datasetIndex_}, {"datasetId", datasetId_},
                                            {"at", reader_ ? reader_->position() : 0}, {"before", bytesBefore_}}.dump();
    std::vector<std::byte> bytes(text.size());
    std::memcpy(bytes.data(), text.data(), text.size());
    return bytes;
}

bool ImportJob::openNext() {
    if (datasetIndex_ >= options_.datasets.size()) return false;
    const Path path = std::filesystem::absolute(options_.datasets[datasetIndex_]).lexically_normal();
    reader_ = std::make_unique<RecordReader>(path, resumeAt_);
    Path folder = options_.images;
    if (folder.empty()) {
        std::vector<std::string> names;
        RecordReader ahead(path);
        RecordParser parser;
        bool broken = false;
        for (std::size_t i = 0; i < 8 * kGuessRecords && names.size() < kGuessRecords; ++i) {
            const auto span = ahead.next();
            if (!span) break;
            const ParsedRecord record = parser.parse(ahead.text(*span), {}, broken);
            if (record.sample.hasImage()) names.push_back(record.sample.image);
        }
        folder = guessImageFolder(path, names);
        if (folder.empty()) folder = path.parent_path();
    }
    images_ = std::make_unique<ImageFolder>(folder);
    if (resumeAt_ == 0) {
        DatasetRow row;
        const FileStamp stamp = stampOf(path);
        row.path = path.string();
        row.format = reader_->isLines() ? "jsonl" : "json";
        row.bytes = static_cast<std::int64_t>(reader_->fileBytes());
        row.modifiedNs = stamp.modifiedNs;
        row.imageFolder = images_->root().string();
        datasetId_ = samples_.addDataset(row);
    }
    resumeAt_ = 0;
    return true;
}

ImportJob::Checked ImportJob::check(std::string_view bytes, RecordParser& parser, const RecordSpan& span) const {
    Checked out;
    const std::string field = options_.source == "folder" ? std::string() : options_.source.substr(6);
    ParsedRecord record = parser.parse(bytes, field, out.structureBroken);
    const Sample& sample = record.sample;
    out.faults = std::move(record.faults);
    out.source = options_.source == "folder" ? sourceByFolder(sample) : record.field.empty() ? "unknown" : record.field;
    out.row.recordId = sample.id;
    out.row.image = sample.image;
    out.row.byteBegin = static_cast<std::int64_t>(span.begin);
    out.row.byteLength = static_cast<std::int64_t>(span.length);
    out.row.byteHash = static_cast<std::int64_t>(hash64(bytes));
    out.row.turns = static_cast<std::int64_t>(sample.turns.size());
    for (const Turn& turn : sample.turns) out.row.characters += static_cast<std::int64_t>(turn.text.size());
    if (!sample.hasImage()) return out;
    ImageFolder::Found found = images_->find(sample.image);
    out.row.imageFile = found.file;
    if (found.fault) out.faults.push_back(*found.fault);
    if (found.file.empty() || options_.pictures == "trust") return out;
    try {
        const ImageInfo info = probeImage(images_->root() / found.file);
        if (!info.endFound) {
            // The header is fine but the end is not where it belongs: only decoding tells whether the picture is whole.
            static_cast<void>(decodeImage(images_->root() / found.file));
        }
        if (!found.fault && !endingFits(lowerExtension(sample.image), info.format))
            out.faults.push_back({FaultKind::WrongExtension, std::string("the content is ") + imageFormatName(info.format)});
    } catch (const Error& e) {
        const bool gone = e.code() == ErrorCode::NotFound;
        out.faults.push_back({gone ? FaultKind::ImageMissing : FaultKind::ImageUndecodable, printable(e.cause(), 300)});
    }
    return out;
}

bool ImportJob::work(const CancelToken& cancel) {
    std::unique_ptr<Transaction> piece;
    if (!whole_) piece = std::make_unique<Transaction>(files().database);
    if (!reader_ && !openNext()) {
        finishAll();
        if (piece) piece->commit();
        if (whole_) {
            commitPosition(static_cast<std::uint64_t>(run().total));
            whole_->commit();
            whole_.reset();
        }
        return true;
    }

    std::vector<RecordSpan> spans;
    bool ended = false;
    std::uint64_t bytes = 0;
    while (spans.size() < kRecordsPerStep && bytes < kBytesPerStep && !ended) {
        const auto span = reader_->next();
        if (span) spans.push_back(*span), bytes += span->length;
        ended = !span.has_value();
    }
    std::vector<Checked> checked(spans.size());
    parallelFor(files().threads, spans.size(), 128, [&](std::size_t begin, std::size_t end) {
        RecordParser parser;
        for (std::size_t i = begin; i < end && !cancel.cancelled(); ++i) checked[i] = check(reader_->text(spans[i]), parser, spans[i]);
    });
    if (cancel.cancelled()) {
        // Nothing of this piece is kept; the next start reads it again.
        reader_.reset();
        return false;
    }

    std::vector<SampleRow> rows;
    std::vector<std::vector<Fault>> faults;
    for (std::size_t i = 0; i < checked.size(); ++i) {
        Checked& record = checked[i];
        if (record.structureBroken && !reader_->isLines())
            throw Error(ErrorCode::BadInput,
                        options_.datasets[datasetIndex_] + " has a broken record at byte " + std::to_string(spans[i].begin) + ": " +
                            record.faults.front().detail,
                        "Mend the file, for example by loading and saving it with the program that made it");
        record.row.sampleId = nextSample_++;
        record.row.datasetId = datasetId_;
        record.row.sourceId = samples_.sourceId(record.source);
        if (!record.row.recordId.empty()) {
            const auto [first, fresh] = firstWithId_.emplace(hash64(record.row.recordId), record.row.sampleId);
            if (!fresh) {
                const std::int64_t earlier = first->second;
                first->second = -1;
                const std::string text = "the id occurs more than once";
                record.faults.push_back({FaultKind::DuplicateId, text});
                if (earlier >= record.row.sampleId - static_cast<std::int64_t>(i))
                    faults[static_cast<std::size_t>(earlier - rows.front().sampleId)].push_back({FaultKind::DuplicateId, text});
                else if (earlier >= 0)
                    samples_.addFault(earlier, {FaultKind::DuplicateId, text});
            }
        }
        for (const Fault& fault : record.faults) {
            if (faultExcludes(fault.kind)) record.row.usable = false;
            if (fault.kind == FaultKind::NoConversation && firstNoConversation_.empty()) firstNoConversation_ = fault.detail;
            if (options_.strict)
                throw Error(ErrorCode::BadInput,
                            "record " + std::to_string(record.row.sampleId + 1) + " (id '" + printable(record.row.recordId, 60) + "') has a fault: " +
                                std::string(faultText(fault.kind)) + ", " + fault.detail,
                            "Mend the dataset or import it without --strict");
        }
        rows.push_back(std::move(record.row));
        faults.push_back(std::move(record.faults));
    }
    samples_.add(rows, faults);
    const std::uint64_t done = bytesBefore_ + reader_->position();
    if (ended) closeDataset();
    if (piece) {
        commitPosition(std::min(done, static_cast<std::uint64_t>(run().total)), resumeState());
        piece->commit();
    } else {
        report(done);
    }
    return false;
}

void ImportJob::closeDataset() {
    samples_.setDatasetFingerprint(datasetId_, reader_->fingerprint());
    bytesBefore_ += reader_->fileBytes();
    reader_.reset();
    ++datasetIndex_;
}

void ImportJob::finishAll() {
    const std::int64_t count = samples_.count(), usable = samples_.usableCount();
    if (count == 0) throw Error(ErrorCode::BadInput, "the dataset holds no records", "Check that it is the right file");
    const std::map<std::string, std::int64_t> counts = samples_.faultCounts();
    const auto unreadable = counts.find(std::string(faultName(FaultKind::Unreadable)));
    if (unreadable != counts.end() && unreadable->second == count)
        throw Error(ErrorCode::BadInput, "no record of the dataset can be read (" + samples_.faults(1).front().detail + ")", "Give a JSON list of records or one JSON record a line, in UTF-8");
    const auto without = counts.find(std::string(faultName(FaultKind::NoConversation)));
    if (without != counts.end() && without->second == count)
        throw Error(ErrorCode::BadInput, "no record of the dataset has a conversation (" + firstNoConversation_ + ")",
                    "Give records with 'conversations', a list of {from, value}");
    nlohmann::json figures{{"records", count}, {"usable", usable}, {"sources", samples_.sources().size()}, {"faults", counts}};
    setFigures(figures.dump());
}

}  // namespace coincide
