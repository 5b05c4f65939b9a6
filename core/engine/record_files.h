#pragma once

#include <map>
#include <memory>
#include <string>

#include "core/data/image_folder.h"
#include "core/data/llava_json.h"
#include "core/data/sample.h"
#include "core/store/sample_store.h"

namespace coincide {

/// Reads single records and finds their pictures for somebody who looks at a project for hours: files are read, not mapped, so that a dataset
/// that is cut short meanwhile is an error and no crash; and a file that was put back is found again.
/// **Threads**: one.
class RecordFiles {
public:
    /// Learns the project's datasets; again after the project was imported anew.
    void open(SampleStore& samples);

    /// The record as it was imported. **Throws** NotFound (the dataset is gone), Io (it has changed), BadInput (the record is too large).
    std::string bytes(const SampleRow& row);
    /// The record parsed; texts only, the picture is not looked for. **Throws** as bytes().
    Sample sample(const SampleRow& row);
    /// Where the picture of a record with one is. **Throws** NotFound (the picture or the folder is gone).
    Path picture(const SampleRow& row);

private:
    struct Dataset {
        std::string path, imageFolder;
        std::shared_ptr<const int> descriptor;   // null until it is read; closes itself
        std::unique_ptr<ImageFolder> images;     // null until it is found
    };
    Dataset& dataset(std::int64_t id);
    bool readAt(Dataset& from, const SampleRow& row, std::string& out);

    std::map<std::int64_t, Dataset> datasets_;
    RecordParser parser_;
};

}  // namespace coincide
