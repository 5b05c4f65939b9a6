#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/fields.h"
#include "core/job/record_source.h"
#include "core/job/stage_job.h"

namespace coincide {

struct ExportOptions {
    std::string output;
    std::string format;                  ///< llava, jsonl, csv, npy, txt; empty = from the file's ending
    std::string images = "none";

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor&& visit) {
        visit(field("output", "file to write"), self.output);
        visit(field("format", "form of the file (from its ending when not given)").oneOf({"", "llava", "jsonl", "csv", "npy", "txt"}), self.format);
        visit(field("images", "put the pictures beside it, in OUTPUT.images").oneOf({"none", "copy", "hardlink", "symlink"}), self.images);
    }
};

/// Checks what can be checked before anything is computed, and fills in the format.
/// **Throws** InvalidArgument (no output, a folder, an ending without form, in a project folder), BadInput (a device, a link that leads nowhere), NotFound (the folder it is to lie in).
void checkExportOptions(ExportOptions& options);

/// One exported record: its sample, and what the selection knows of it (for CSV).
struct ExportItem {
    std::int64_t sampleId = 0;
    std::int64_t cluster = -1;           ///< -1 = not known
    double similarity = 0;               ///< to its centroid
    std::int64_t rank = -1;              ///< place in the selection's output order; -1 = none
};

/// Writes records as a file that training scripts take, the records byte for byte as they came. Records stand in the dataset's order;
/// `.npy` and `.txt` hold positions in the dataset in the order of `items`. A manifest `OUTPUT.manifest.json` says what made it.
/// Files appear under their names only when complete.
class ExportJob : public Job {
public:
    /// `manifestJson`: an object to which the facts about the written file are added.
    /// **Throws** InvalidArgument (format, output), NotFound (no samples in the project).
    ExportJob(ProjectFiles files, ExportOptions options, std::vector<ExportItem> items, std::string manifestJson);
    ~ExportJob() override;

    bool step(const CancelToken& cancel) override;
    const Progress& progress() const override { return meter_.now(); }

private:
    void writeIndices();
    void writeRecord(const ExportItem& item);
    void placeImage(const SampleRow& row);
    void finish();

    ProjectFiles files_;
    ExportOptions options_;
    std::string manifestJson_;
    std::vector<ExportItem> items_;
    SampleStore samples_;
    std::vector<std::string> sources_;
    std::unique_ptr<RecordSource> records_;
    std::unique_ptr<AtomicFile> file_;
    std::size_t next_ = 0;
    ProgressMeter meter_;
};

}  // namespace coincide
