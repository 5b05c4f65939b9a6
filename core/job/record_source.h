#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/data/image_folder.h"
#include "core/data/sample.h"
#include "core/store/sample_store.h"

namespace coincide {

/// Reads records back from the dataset files that a project points to. Every record is checked against the hash taken at its import.
/// **Threads**: bytes() and sample() are safe from any number of threads.
class RecordSource {
public:
    /// **Throws** NotFound when a dataset file is gone, BadInput when it is shorter than it was.
    explicit RecordSource(SampleStore& samples);

    /// The record as it stands in its file. **Throws** Io when it is no longer what was imported.
    std::string_view bytes(const SampleRow& row) const;

    /// The record read, with the full path of its picture. **Throws** NotFound (the picture is gone), Io (the whole image folder is,
    /// or the dataset has changed: not the fault of this record).
    Sample sample(const SampleRow& row) const;

    const ImageFolder* images(std::int64_t datasetId) const;

private:
    struct Dataset {
        std::string path;
        MappedFile file;
        std::unique_ptr<ImageFolder> images;   // null when the folder is gone; then only pictures fail
        std::string imageFolder;
    };
    const Dataset& dataset(std::int64_t id) const;
    std::map<std::int64_t, Dataset> datasets_;
};

}  // namespace coincide
