#include "core/engine/record_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "core/base/error.h"
#include "core/base/hash.h"

namespace coincide {
namespace {

std::shared_ptr<const int> openForReading(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat info {};
    if (descriptor >= 0 && (::fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode))) {
        ::close(descriptor);
        return nullptr;
    }
    if (descriptor < 0) return nullptr;
    return {new int(descriptor), [](const int* open) {
                ::close(*open);
                delete open;
            }};
}

}  // namespace

void RecordFiles::open(SampleStore& samples) {
    datasets_.clear();
    for (const DatasetRow& row : samples.datasets()) datasets_[row.datasetId] = {row.path, row.imageFolder, nullptr, nullptr};
}

RecordFiles::Dataset& RecordFiles::dataset(std::int64_t id) {
    const auto found = datasets_.find(id);
    if (found == datasets_.end()) throw Error(ErrorCode::Corrupt, "the project is damaged: a record of an unknown dataset", "Import again with --again");
    return found->second;
}

bool RecordFiles::readAt(Dataset& from, const SampleRow& row, std::string& out) {
    if (row.byteBegin < 0) return false;
    out.resize(static_cast<std::size_t>(row.byteLength));
    for (std::size_t at = 0; at < out.size();) {
        const ssize_t n = ::pread(*from.descriptor, out.data() + at, out.size() - at, static_cast<off_t>(row.byteBegin + static_cast<std::int64_t>(at)));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        at += static_cast<std::size_t>(n);
    }
    return static_cast<std::int64_t>(hash64(out)) == row.byteHash;
}

std::string RecordFiles::bytes(const SampleRow& row) {
    Dataset& from = dataset(row.datasetId);
    if (row.byteLength < 0 || row.byteLength > static_cast<std::int64_t>(kMaxRecordBytes))
        throw Error(ErrorCode::BadInput, "the record has " + std::to_string(row.byteLength) + " bytes, more than " + std::to_string(kMaxRecordBytes), "Leave it out of the dataset");
    std::string out;
    if (from.descriptor && readAt(from, row, out)) return out;
    from.descriptor = openForReading(from.path);   // it may have been put back meanwhile
    if (!from.descriptor) throw Error(ErrorCode::NotFound, "the dataset " + from.path + " cannot be read", "Put it back where it was, or import it from its new place");
    if (!readAt(from, row, out))
        throw Error(ErrorCode::Io, "the dataset " + from.path + " has changed since it was imported", "Restore the file or import it again");
    return out;
}

Sample RecordFiles::sample(const SampleRow& row) {
    bool broken = false;
    Sample sample = parser_.parse(bytes(row), {}, broken).sample;
    sample.sample = SampleId{row.sampleId};
    return sample;
}

Path RecordFiles::picture(const SampleRow& row) {
    Dataset& from = dataset(row.datasetId);
    if (row.imageFile.empty()) throw Error(ErrorCode::NotFound, "the picture " + printable(row.image, 100) + " was not found", "Put it in the image folder and import again");
    if (!from.images) from.images = std::make_unique<ImageFolder>(from.imageFolder);
    return from.images->locate(row.imageFile);
}

}  // namespace coincide
