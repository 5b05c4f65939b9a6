#include "core/job/export_job.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/version.h"
#include "core/data/llava_json.h"
#include "core/job/output_place.h"

namespace coincide {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRecordsPerStep = 4096;
constexpr std::size_t kMaxPictureBytes = std::size_t{4} << 30;

std::string formatOf(const ExportOptions& options) {
    if (!options.format.empty()) return options.format;
    const std::string ending = Path(options.output).extension().string();
    if (ending == ".json") return "llava";
    if (ending == ".jsonl") return "jsonl";
    if (ending == ".csv") return "csv";
    if (ending == ".npy") return "npy";
    if (ending == ".txt") return "txt";
    throw Error(ErrorCode::InvalidArgument, "the form of " + options.output + " does not follow from its ending", "Give --format llava, jsonl, csv, npy or txt");
}

std::string csvField(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

std::string shortest(double value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, static_cast<float>(value));
    return {text, end.ptr};
}

Path manifestOf(const ExportOptions& options) { return options.output + ".manifest.json"; }
Path imagesOf(const ExportOptions& options) { return options.output + ".images"; }

void copyPicture(const Path& from, const Path& to) {
    const std::string content = readFile(from, kMaxPictureBytes);   // not mapped: a picture may be cut meanwhile
    AtomicFile target(to);
    target.write(content);
    target.commit(false);   // pictures are many, and can be copied again
}

}  // namespace

void checkExportOptions(ExportOptions& options) {
    checkFields(options);
    if (options.output.empty()) throw Error(ErrorCode::InvalidArgument, "no output file was given", "Give one with --output FILE");
    options.format = formatOf(options);
    std::error_code failure;
    if (fs::is_directory(options.output, failure))
        throw Error(ErrorCode::InvalidArgument, options.output + " is a folder", "Give the name of a file");
    outputPlace(options.output), outputPlace(manifestOf(options));
    if (options.images != "none") requireOutsideProjects(imagesOf(options));
    const Path folder = fs::absolute(options.output, failure).parent_path();
    if (!fs::is_directory(folder, failure)) throw Error(ErrorCode::NotFound, "the folder " + folder.string() + " does not exist", "Make it or give another output");
}

ExportJob::ExportJob(ProjectFiles files, ExportOptions options, std::vector<ExportItem> items, std::string manifestJson)
    : files_(files),
      options_(std::move(options)),
      manifestJson_(std::move(manifestJson)),
      items_(std::move(items)),
      samples_(files_.database),
      meter_("export", "records", items_.size()) {
    checkExportOptions(options_);
    std::error_code failure;
    for (const DatasetRow& dataset : samples_.datasets())
        if (fs::equivalent(dataset.path, options_.output, failure))
            throw Error(ErrorCode::InvalidArgument, options_.output + " is the dataset that the project was imported from", "Give another output");
    const bool indices = options_.format == "npy" || options_.format == "txt";
    if (!indices || options_.images != "none") {
        if (samples_.count() == 0)
            throw Error(ErrorCode::NotFound, "the project has activations but no records", "Export --format npy or txt, or make the project with coincide import");
        records_ = std::make_unique<RecordSource>(samples_);
        sources_ = samples_.sources();
    }
    if (indices) return;
    std::sort(items_.begin(), items_.end(), [](const ExportItem& a, const ExportItem& b) { return a.sampleId < b.sampleId; });
}

ExportJob::~ExportJob() = default;

bool ExportJob::step(const CancelToken& cancel) {
    const bool indices = options_.format == "npy" || options_.format == "txt";
    if (!file_) {
        file_ = std::make_unique<AtomicFile>(outputPlace(options_.output));
        if (options_.format == "llava") file_->write(items_.empty() ? "[" : "[\n");
        if (options_.format == "csv") file_->write("index,id,image,source,cluster,similarity,rank,turns,characters\n");
    }
    const std::size_t end = std::min(items_.size(), next_ + kRecordsPerStep);
    for (; next_ < end && !cancel.cancelled(); ++next_) {
        if (records_) writeRecord(items_[next_]);
    }
    meter_.update(next_);
    if (next_ < items_.size() || cancel.cancelled()) return false;
    if (indices) writeIndices();
    if (options_.format == "llava") file_->write("]\n");
    finish();
    return true;
}

void ExportJob::writeRecord(const ExportItem& item) {
    const auto row = samples_.sample(item.sampleId);
    if (!row) throw Error(ErrorCode::Corrupt, "the project is damaged: record " + std::to_string(item.sampleId) + " is missing", "Import again with --again");
    if (options_.format == "llava") {
        file_->write(records_->bytes(*row));
        file_->write(&item == &items_.back() ? "\n" : ",\n");
    } else if (options_.format == "jsonl") {
        file_->write(recordOnOneLine(records_->bytes(*row)) + "\n");
    } else if (options_.format == "csv") {
        std::string line = std::to_string(row->sampleId) + "," + csvField(row->recordId) + "," + csvField(row->image) + "," +
                           csvField(sources_.at(static_cast<std::size_t>(row->sourceId))) + ",";
        line += item.cluster >= 0 ? std::to_string(item.cluster) + "," + shortest(item.similarity) + "," : std::string(",,");
        line += (item.rank >= 0 ? std::to_string(item.rank) : "") + "," + std::to_string(row->turns) + "," + std::to_string(row->characters) + "\n";
        file_->write(line);
    }
    if (options_.images != "none" && !row->imageFile.empty()) placeImage(*row);
}

void ExportJob::placeImage(const SampleRow& row) {
    const ImageFolder* folder = records_->images(row.datasetId);
    if (!folder) throw Error(ErrorCode::NotFound, "the image folder is gone", "Put it back, or export with --images none");
    const Path from = folder->locate(row.imageFile);
    // Under the name that the record says, so that the exported records find it.
    if (const std::string why = ImageFolder::whyUnsafe(row.image); !why.empty())
        throw Error(ErrorCode::Corrupt, "the project is damaged: " + why, "Import again with --again");
    const Path root = imagesOf(options_), to = root / row.image;
    makeFolder(to.parent_path());
    std::error_code failure;
    const Path place = fs::canonical(to.parent_path(), failure), top = fs::canonical(root, failure);
    if (failure || std::mismatch(top.begin(), top.end(), place.begin(), place.end()).first != top.end())
        throw Error(ErrorCode::BadInput, "a link in " + root.string() + " leads out of it", "Remove the folder and export again");
    // The picture itself, where the folder of pictures was put there by a link.
    if (to.filename() == from.filename() && place == fs::canonical(from.parent_path(), failure) && !failure) return;
    failure.clear();
    const bool link = fs::is_symlink(fs::symlink_status(to, failure)), same = fs::equivalent(from, to, failure);
    if (same && ((options_.images == "symlink" && link) || (options_.images == "hardlink" && !link))) return;
    if (options_.images == "copy") {
        copyPicture(from, to);
        return;
    }
    failure.clear();
    if (fs::exists(fs::symlink_status(to, failure))) fs::remove(to, failure);
    failure.clear();
    if (options_.images == "hardlink")
        fs::create_hard_link(from, to, failure);
    else
        fs::create_symlink(from, to, failure);
    if (failure) throw errorFromErrno("cannot put the picture " + to.string(), failure.value());
}

void ExportJob::writeIndices() {
    std::vector<std::int64_t> indices;
    for (const ExportItem& item : items_) indices.push_back(item.sampleId);
    if (options_.format == "npy") {
        const std::size_t shape[] = {indices.size()};
        file_->write(npyHeaderBytes(NpyType::Int64, shape));
        file_->write(indices.data(), indices.size() * sizeof(std::int64_t));
    } else {
        for (const std::int64_t index : indices) file_->write(std::to_string(index) + "\n");
    }
}

// Neither file is put in its place before both are written.
void ExportJob::finish() {
    nlohmann::ordered_json manifest = nlohmann::ordered_json::parse(manifestJson_);
    nlohmann::ordered_json datasets = nlohmann::ordered_json::array();
    for (const DatasetRow& dataset : samples_.datasets())
        datasets.push_back({{"path", dataset.path}, {"bytes", dataset.bytes}, {"xxh3_128", dataset.fingerprint}, {"images", dataset.imageFolder}});
    manifest["datasets"] = datasets;
    manifest["file"] = {{"name", Path(options_.output).filename().string()}, {"format", options_.format}, {"records", items_.size()},
                        {"sha256", sha256OfFile(file_->complete())}, {"images", options_.images}};
    manifest["engine_version"] = kEngineVersion;
    AtomicFile beside(outputPlace(manifestOf(options_)));
    beside.write(manifest.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
    beside.complete();
    file_->commit();
    beside.commit();
}

}  // namespace coincide
