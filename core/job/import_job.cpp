#include "core/job/import_job.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/job/dataset_state.h"

namespace coincide {
namespace {

constexpr std::size_t kRecordsPerStep = 2048;
constexpr std::uint64_t kBytesPerStep = 32u << 20;   // the file is mapped; what a step looks at is held in memory
constexpr std::int64_t kPendingBytes = 64 << 20;
constexpr std::size_t kGuessRecords = 64;
constexpr std::chrono::milliseconds kCancelCheck{20};

std::string digestText(std::uint64_t digest) { return Fingerprint().add(std::to_string(digest)).hex(); }

Path absolutePath(const Path& file) { return std::filesystem::absolute(file).lexically_normal(); }

}  // namespace

void checkImportOptions(const ImportOptions& options) {
    checkFields(options);
    if (options.datasets.empty()) throw Error(ErrorCode::InvalidArgument, "no dataset was given", "Give one with --dataset FILE");
    if (options.source != "folder" && (!options.source.starts_with("field:") || options.source.size() == 6))
        throw Error(ErrorCode::InvalidArgument, "--source cannot be '" + printable(options.source, 40) + "'", "Give folder or field:NAME");
}

std::string importOptionsJson(const ImportOptions& options) {
    auto json = nlohmann::ordered_json::parse(fieldsToJson(options));
    json["datasets"] = nlohmann::ordered_json::array();
    for (const std::string& dataset : options.datasets) json["datasets"].push_back(absolutePath(dataset).string());
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::vector<std::string> datasetsOfImport(const Run& import) {
    std::vector<std::string> files;
    const auto json = nlohmann::json::parse(import.optionsJson, nullptr, false);
    if (!json.is_object()) return files;
    const auto found = json.find("datasets");
    if (found == json.end() || !found->is_array()) return files;
    for (const auto& file : *found)
        if (file.is_string()) files.push_back(file.get<std::string>());
    return files;
}

std::string datasetFingerprint(const ImportOptions& options, const std::vector<DatasetRow>& imported) {
    Fingerprint print;
    for (const std::string& dataset : options.datasets) {
        FileStamp stamp = stampOf(dataset);
        const std::string path = absolutePath(dataset).string();
        for (const DatasetRow& row : imported)
            if (row.path == path && datasetState(row) == DatasetState::Same) stamp.modifiedNs = row.modifiedNs;
        print.add(path);
        print.add(std::to_string(stamp.bytes)).add(std::to_string(stamp.modifiedNs));
    }
    return print.hex();
}

// Records read and checked, not yet stored.
struct ImportJob::Piece {
    std::vector<RecordSpan> spans;
    std::vector<CheckedRecord> records;
    std::uint64_t position = 0;      // of the reader behind them
    std::string fingerprint;         // of the file, where they are its last
    bool ended = false;
};

ImportJob::ImportJob(ProjectFiles files, Run run, ImportOptions options)
    : StageJob(files, std::move(run), "bytes"), options_(std::move(options)), samples_(this->files().database) {
    checkImportOptions(options_);
    this->files().database.setPendingBytes(kPendingBytes);
    std::uint64_t bytes = 0;
    for (const std::string& dataset : options_.datasets) bytes += static_cast<std::uint64_t>(stampOf(dataset).bytes);
    setTotal(bytes);
    restore();
    if (nextSample_ == 0 && datasetIndex_ == 0) {
        if (samples_.count() > 0 || !matricesWithoutRecords().empty()) {
            whole_ = std::make_unique<Transaction>(this->files().database);
            before_ = samples_.takeOut();
        }
        // What other imports had begun is gone with this start.
        runs().abandonOthers(Stage::Import, this->run().id, "another import took its place");
    }
}

ImportJob::~ImportJob() { stopReadingAhead(); }

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
    digest_ = samples_.digest();
    for (std::int64_t at = 0; at < nextSample_; at += 65536)
        for (const SampleRow& row : samples_.range(at, at + 65536))
            if (!row.recordId.empty()) firstWithId_.emplace(hash64(row.recordId), row.sampleId);
    for (const auto& fault : samples_.faults(0))
        if (fault.kind == faultName(FaultKind::DuplicateId)) firstWithId_[hash64(fault.recordId)] = -1;
}

std::vector<std::byte> ImportJob::resumeState(std::uint64_t at) const {
    const std::string text = nlohmann::json{{"dataset", datasetIndex_}, {"datasetId", datasetId_},
                                            {"at", at}, {"before", bytesBefore_}}.dump();
    std::vector<std::byte> bytes(text.size());
    std::memcpy(bytes.data(), text.data(), text.size());
    return bytes;
}

bool ImportJob::openNext() {
    if (datasetIndex_ >= options_.datasets.size()) return false;
    const Path path = absolutePath(options_.datasets[datasetIndex_]);
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

std::unique_ptr<ImportJob::Piece> ImportJob::readPiece() {
    auto made = std::make_unique<Piece>();
    Piece& piece = *made;
    std::uint64_t bytes = 0;
    while (piece.spans.size() < kRecordsPerStep && bytes < kBytesPerStep && !piece.ended) {
        const auto span = reader_->next();
        if (span) piece.spans.push_back(*span), bytes += span->length;
        piece.ended = !span.has_value();
    }
    piece.records.resize(piece.spans.size());
    const std::string field = options_.source == "folder" ? std::string() : options_.source.substr(6);
    const bool look = options_.pictures != "trust";
    parallelFor(files().threads, piece.spans.size(), 128, [&](std::size_t begin, std::size_t end) {
        RecordParser parser;
        for (std::size_t i = begin; i < end && !dropAhead_; ++i)
            piece.records[i] = checkRecord(reader_->text(piece.spans[i]), piece.spans[i], parser, field, *images_, look);
    });
    piece.position = reader_->position();
    if (piece.ended && !dropAhead_) piece.fingerprint = reader_->fingerprint();
    return made;
}

void ImportJob::readAhead() {
    ahead_ = std::async(std::launch::async, [this] { return readPiece(); });
}

void ImportJob::stopReadingAhead() {
    if (!ahead_.valid()) return;
    dropAhead_ = true;
    ahead_.wait();
    ahead_ = {};
    dropAhead_ = false;
}

std::unique_ptr<ImportJob::Piece> ImportJob::nextPiece(const CancelToken& cancel) {
    if (!ahead_.valid()) readAhead();
    while (ahead_.wait_for(kCancelCheck) != std::future_status::ready)
        if (cancel.cancelled()) return nullptr;
    if (cancel.cancelled()) return nullptr;
    return ahead_.get();
}

bool ImportJob::work(const CancelToken& cancel) {
    std::unique_ptr<Piece> read;
    // The lock is taken once there is something to write; other programs may write a tag meanwhile.
    if (reader_) read = nextPiece(cancel);
    std::unique_ptr<Transaction> piece;
    if (!whole_ && !(reader_ && !read)) piece = std::make_unique<Transaction>(files().database);
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

    if (!read) read = nextPiece(cancel);
    if (!read) {
        // Nothing of this piece is kept; the next start reads it again.
        stopReadingAhead();
        reader_.reset();
        return false;
    }
    // While these records are stored, the next ones are read and checked.
    if (!read->ended && files().threads != 1) readAhead();
    const std::vector<RecordSpan>& spans = read->spans;

    std::vector<SampleRow> rows;
    std::vector<std::vector<Fault>> faults;
    for (std::size_t i = 0; i < read->records.size(); ++i) {
        CheckedRecord& record = read->records[i];
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
        digest_ += digestOf(record.row);
        rows.push_back(std::move(record.row));
        faults.push_back(std::move(record.faults));
    }
    samples_.add(rows, faults);
    const std::uint64_t done = bytesBefore_ + read->position;
    if (read->ended) closeDataset(read->fingerprint);
    if (piece) {
        commitPosition(std::min(done, static_cast<std::uint64_t>(run().total)), resumeState(read->ended ? 0 : read->position));
        piece->commit();
    } else {
        report(done);
    }
    return false;
}

void ImportJob::closeDataset(const std::string& fingerprint) {
    samples_.setDatasetFingerprint(datasetId_, fingerprint);
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
    matchMatrices(count, usable);
    nlohmann::json figures{{"records", count}, {"usable", usable}, {"sources", samples_.sources().size()}, {"faults", counts}, {"digest", digestText(digest_)}};
    setFigures(figures.dump());
    if (!whole_ || before_.records.empty()) return;
    noteDigestOfBefore();
    samples_.carryOver(before_, before_.digest == digest_ && before_.records.size() == static_cast<std::size_t>(count));
}

std::vector<Run> ImportJob::matricesWithoutRecords() {
    std::vector<Run> out;
    for (Run& run : runs().list())
        if (run.stage == Stage::Extract && run.state == RunState::Finished && run.inputs.empty()) out.push_back(std::move(run));
    return out;
}

// Activations that were there before their records, whose rows these records are now.
void ImportJob::matchMatrices(std::int64_t count, std::int64_t usable) {
    for (const Run& matrix : matricesWithoutRecords()) {
        if (matrix.total == usable) {
            const std::vector<std::int64_t> ids = samples_.usableIds();
            runs().put<std::int64_t>(matrix.id, "samples", ids);
        } else if (matrix.total == count) {
            std::vector<std::int64_t> ids(static_cast<std::size_t>(count));
            std::iota(ids.begin(), ids.end(), std::int64_t{0});
            runs().put<std::int64_t>(matrix.id, "samples", ids);
        } else {
            whole_.reset();   // what was imported goes, the reason stays with the run
            throw Error(ErrorCode::BadInput,
                        "run " + std::to_string(matrix.id.value) + " has " + std::to_string(matrix.total) + " rows where the project has " + std::to_string(count) + " records, " +
                            std::to_string(usable) + " of them usable",
                        "Give the dataset that the activations were made from, or make a new project");
        }
    }
}

// An import of a version that did not note its digest, so that its results can be known again.
void ImportJob::noteDigestOfBefore() {
    const auto newest = runs().newestFinished(Stage::Import);
    if (!newest) return;
    auto figures = nlohmann::json::parse(newest->figuresJson, nullptr, false);
    if (!figures.is_object() || figures.contains("digest") || figures.value("records", std::size_t{0}) != before_.records.size()) return;
    figures["digest"] = digestText(before_.digest);
    runs().setFigures(newest->id, figures.dump());
}

}  // namespace coincide
