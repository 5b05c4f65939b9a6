#include "core/job/record_source.h"

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/data/llava_json.h"

namespace coincide {

RecordSource::RecordSource(SampleStore& samples) {
    for (const DatasetRow& row : samples.datasets()) {
        Dataset dataset;
        dataset.path = row.path;
        dataset.imageFolder = row.imageFolder;
        try {
            dataset.file = MappedFile(row.path);
        } catch (const Error&) {
            throw Error(ErrorCode::NotFound, "the dataset " + row.path + " cannot be read", "Put it back where it was, or import it from its new place with --again");
        }
        if (static_cast<std::int64_t>(dataset.file.size()) < row.bytes)
            throw Error(ErrorCode::BadInput, "the dataset " + row.path + " is shorter than when it was imported", "Restore the file or import it with --again");
        try {
            dataset.images = std::make_unique<ImageFolder>(row.imageFolder);
        } catch (const Error&) {
            dataset.images = nullptr;
        }
        datasets_.emplace(row.datasetId, std::move(dataset));
    }
}

const RecordSource::Dataset& RecordSource::dataset(std::int64_t id) const {
    const auto found = datasets_.find(id);
    if (found == datasets_.end()) throw Error(ErrorCode::Corrupt, "the project is damaged: a record of an unknown dataset", "Import again with --again");
    return found->second;
}

std::string_view RecordSource::bytes(const SampleRow& row) const {
    const Dataset& from = dataset(row.datasetId);
    const std::size_t size = from.file.size();
    const auto begin = static_cast<std::uint64_t>(row.byteBegin), length = static_cast<std::uint64_t>(row.byteLength);
    const std::string_view text = begin <= size && length <= size - begin ? from.file.text().substr(begin, length) : std::string_view{};
    if (static_cast<std::int64_t>(hash64(text)) != row.byteHash)
        throw Error(ErrorCode::Io, "the dataset " + from.path + " has changed since it was imported (record " + std::to_string(row.sampleId + 1) + ")",
                    "Restore the file or import it with --again");
    return text;
}

Sample RecordSource::sample(const SampleRow& row) const {
    thread_local RecordParser parser;
    bool broken = false;
    Sample sample = parser.parse(bytes(row), {}, broken).sample;
    sample.sample = SampleId{row.sampleId};
    if (!sample.hasImage()) return sample;
    const Dataset& from = dataset(row.datasetId);
    std::error_code failure;
    if (!from.images || !std::filesystem::is_directory(from.images->root(), failure))
        throw Error(ErrorCode::Io, "the image folder " + from.imageFolder + " is gone", "Put it back, or import again with --again");
    if (row.imageFile.empty()) throw Error(ErrorCode::NotFound, "the picture " + printable(row.image, 100) + " was not found", "Put it in the image folder and import again");
    sample.imagePath = from.images->locate(row.imageFile);
    return sample;
}

const ImageFolder* RecordSource::images(std::int64_t datasetId) const { return dataset(datasetId).images.get(); }

}  // namespace coincide
