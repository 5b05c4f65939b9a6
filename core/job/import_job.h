#pragma once

#include <atomic>
#include <future>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/fields.h"
#include "core/data/image_folder.h"
#include "core/data/llava_json.h"
#include "core/job/record_check.h"
#include "core/job/stage_job.h"
#include "core/store/sample_store.h"

namespace coincide {

struct ImportOptions {
    std::vector<std::string> datasets;   ///< files, in order
    std::string images;                  ///< folder of the pictures; empty = guessed from the records
    bool strict = false;
    std::string source = "folder";
    std::string pictures = "check";

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor&& visit) {
        visit(field("images", "folder that the records' picture paths start from (guessed when not given)").tuning(), self.images);
        visit(field("strict", "refuse the dataset when any record has a fault"), self.strict);
        visit(field("source", "source of a record: 'folder' (first folder of its picture) or 'field:NAME'"), self.source);
        visit(field("pictures", "whether to look at the header of every picture").oneOf({"check", "trust"}), self.pictures);
    }
};

/// **Throws** InvalidArgument for options that make no sense together.
void checkImportOptions(const ImportOptions& options);

/// Fingerprint of the dataset files' paths, sizes and time stamps: cheap, to know a finished import again. A file that is the
/// same as in `imported` but for its time stamp counts with the stamp that it had then.
std::string datasetFingerprint(const ImportOptions& options, const std::vector<DatasetRow>& imported);

/// The options of an import with the absolute paths of its dataset files, which need not be in the samples yet when it is stopped.
std::string importOptionsJson(const ImportOptions& options);

/// The dataset files that an import was asked to read; empty for a run of a version that did not keep them.
std::vector<std::string> datasetsOfImport(const Run& import);

/// Reads datasets into the samples of a project. In a project without samples every few thousand records are committed and an
/// interrupted import goes on there; where samples are replaced, everything happens in one transaction, and tags and notes follow
/// their records. Activations that were imported before their records must have as many rows.
/// **Throws** BadInput where they do not, where a dataset's structure is broken or, with `strict`, at the first fault.
class ImportJob : public StageJob {
public:
    ImportJob(ProjectFiles files, Run run, ImportOptions options);
    ~ImportJob() override;

protected:
    bool work(const CancelToken& cancel) override;

private:
    struct Piece;
    bool openNext();
    void closeDataset(const std::string& fingerprint);
    void finishAll();
    void noteDigestOfBefore();
    std::vector<Run> matricesWithoutRecords();
    void matchMatrices(std::int64_t count, std::int64_t usable);
    std::unique_ptr<Piece> readPiece();
    void readAhead();
    void stopReadingAhead();
    std::unique_ptr<Piece> nextPiece(const CancelToken& cancel);   // null once cancelled
    std::vector<std::byte> resumeState(std::uint64_t at) const;
    void restore();

    ImportOptions options_;
    SampleStore samples_;
    std::unique_ptr<Transaction> whole_;        // only where existing samples are replaced, or rows wait for theirs
    std::size_t datasetIndex_ = 0;
    std::int64_t datasetId_ = 0;
    std::unique_ptr<RecordReader> reader_;
    std::unique_ptr<ImageFolder> images_;
    std::uint64_t resumeAt_ = 0;
    std::uint64_t bytesBefore_ = 0;             // of the datasets already read
    std::int64_t nextSample_ = 0;
    std::uint64_t digest_ = 0;                  // of the samples so far
    SampleStore::TakenOut before_;              // where samples are replaced
    std::unordered_map<std::uint64_t, std::int64_t> firstWithId_;   // hash of id -> sample, negative once listed
    std::string firstNoConversation_;
    // Between readAhead() and the taking of its piece the reader belongs to that task.
    std::atomic<bool> dropAhead_ = false;
    std::future<std::unique_ptr<Piece>> ahead_;
};

}  // namespace coincide
