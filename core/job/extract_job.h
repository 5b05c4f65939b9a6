#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/fields.h"
#include "core/job/record_source.h"
#include "core/job/stage_job.h"
#include "core/store/activation_file.h"
#include "core/vlm/vlm_model.h"

namespace coincide {

struct ExtractOptions {
    std::string model;                       ///< checkpoint folder
    std::string tower;                       ///< folder of the picture tower; empty = found beside the checkpoint
    std::vector<std::int64_t> layers;        ///< empty = the family's own
    std::string dtype = "auto";
    std::string store = "float16";
    std::string pooling = "mean-then-tanh";
    std::int64_t batch = 0;
    std::int64_t limit = 0;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor&& visit) {
        visit(field("model", "folder of the reference model").tuning(), self.model);
        visit(field("tower", "folder of its picture tower (found beside the model when not given)").tuning(), self.tower);
        visit(field("layers", "decoder layers whose attention output is read, counted from 0 (default: the family's own)").range(0, 999), self.layers);
        visit(field("dtype", "precision of the computation").oneOf({"auto", "float32", "bfloat16", "float16"}), self.dtype);
        visit(field("store", "precision of the stored activations").oneOf({"float16", "float32"}), self.store);
        visit(field("pooling", "order of pooling and squashing").oneOf({"mean-then-tanh", "tanh-then-mean"}), self.pooling);
        visit(field("batch", "records run together (0 = automatic)").range(0, 4096).tuning(), self.batch);
        visit(field("limit", "use only the first N usable records (0 = all)").range(0, 9e15), self.limit);
    }
};

/// Runs the reference model over the usable records and fills `activations/run_N.npy`. Reading pictures, the model and writing
/// overlap. Records are taken in batches of similar length, planned once for the whole run, so that an interrupted run repeats
/// exactly the batches that are missing. A record that cannot be used is listed and left out.
class ExtractJob : public StageJob {
public:
    ExtractJob(ProjectFiles files, Run run, ExtractOptions options, std::unique_ptr<VlmModel> model);
    ~ExtractJob() override;

protected:
    bool work(const CancelToken& cancel) override;

private:
    using Batch = std::vector<std::size_t>;   // rows
    void plan();
    std::vector<std::size_t> process(const Batch& batch, const std::vector<std::unique_ptr<PreparedRecord>>& records, const CancelToken& cancel);
    void leaveOut(const std::map<std::size_t, std::string>& reasonOfRow);
    void complete();
    std::pair<std::string, std::string> firstReason();

    ExtractOptions options_;
    std::unique_ptr<VlmModel> model_;
    SampleStore samples_;
    RecordSource source_;
    std::vector<std::int64_t> sampleOfRow_;
    std::vector<Batch> batches_;
    std::size_t nextBatch_ = 0;
    std::uint64_t rowsDone_ = 0;
    std::unique_ptr<ActivationWriter> writer_;
};

}  // namespace coincide
