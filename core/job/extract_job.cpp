#include "core/job/extract_job.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>
#include <thread>

#include "core/base/bounded_queue.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/parallel.h"

namespace coincide {
namespace {

constexpr std::size_t kSortWindow = 4096;      // rows sorted by length together; bounds how long a long record waits
constexpr double kStepSeconds = 2;             // length of one step, after which results are made durable
constexpr std::int64_t kBatchOnCpu = 8;        // as published
constexpr std::int64_t kBatchOnGpu = 16;
constexpr const char* kNotFinite = "its activations are not finite. Check the files of the model, or compute with --dtype float32.";

struct PreparedBatch {
    std::size_t index = 0;
    std::vector<std::unique_ptr<PreparedRecord>> records;   // null where the record cannot be used
    std::vector<std::string> reasons;                       // why
    std::exception_ptr failure;                             // not the fault of one record
};

}  // namespace

ExtractJob::ExtractJob(ProjectFiles files, Run run, ExtractOptions options, std::unique_ptr<VlmModel> model)
    : StageJob(files, std::move(run), "records"),
      options_(std::move(options)),
      model_(std::move(model)),
      samples_(this->files().database),
      source_(samples_) {
    checkFields(options_);
    sampleOfRow_ = samples_.usableIds();
    if (options_.limit > 0 && sampleOfRow_.size() > static_cast<std::size_t>(options_.limit)) sampleOfRow_.resize(static_cast<std::size_t>(options_.limit));
    if (sampleOfRow_.empty())
        throw Error(ErrorCode::BadInput, "the project has no usable records", "Look at the faults with coincide check, mend the dataset and import it again");
    plan();
    makeFolder(this->files().folder / "activations");
    const VlmDescription& about = model_->describe();
    const std::size_t width = 2 * about.taps.size() * static_cast<std::size_t>(about.hiddenSize);
    writer_ = std::make_unique<ActivationWriter>(activationPath(this->files().folder, this->run().id),
                                                 options_.store == "float16" ? NpyType::Float16 : NpyType::Float32, sampleOfRow_.size(), width);
    for (std::size_t row = 0; row < sampleOfRow_.size(); ++row) rowsDone_ += writer_->state(row) != ActivationWriter::RowState::Open;
    setTotal(sampleOfRow_.size());
    runs().setDevice(this->run().id, about.device);
    report(rowsDone_);
}

ExtractJob::~ExtractJob() {
    if (run().state == RunState::Finished) ActivationWriter::removeMap(activationPath(files().folder, run().id));
}

void ExtractJob::plan() {
    std::vector<std::pair<std::int64_t, std::size_t>> keys;   // length, row
    const auto flush = [&] {
        std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        const std::int64_t device = model_->describe().device == "cpu" ? kBatchOnCpu : kBatchOnGpu;
        const std::size_t size = static_cast<std::size_t>(options_.batch > 0 ? options_.batch : device);
        for (std::size_t at = 0; at < keys.size(); at += size) {
            Batch batch;
            for (std::size_t i = at; i < std::min(keys.size(), at + size); ++i) batch.push_back(keys[i].second);
            batches_.push_back(std::move(batch));
        }
        keys.clear();
    };
    std::size_t row = 0;
    while (row < sampleOfRow_.size()) {
        const std::int64_t first = sampleOfRow_[row];
        for (const SampleRow& sample : samples_.range(first, first + static_cast<std::int64_t>(kSortWindow))) {
            if (row >= sampleOfRow_.size() || sample.sampleId != sampleOfRow_[row]) continue;
            // Characters stand for tokens; a picture weighs the same in all records that have one.
            keys.emplace_back(sample.characters + (sample.image.empty() ? 0 : 1'000'000), row++);
        }
        flush();
    }
}

bool ExtractJob::work(const CancelToken& cancel) {
    const auto isOpen = [&](const Batch& batch) {
        return std::any_of(batch.begin(), batch.end(), [&](std::size_t row) { return writer_->state(row) == ActivationWriter::RowState::Open; });
    };
    while (nextBatch_ < batches_.size() && !isOpen(batches_[nextBatch_])) ++nextBatch_;
    if (nextBatch_ == batches_.size()) {
        complete();
        return true;
    }

    // Rows of the samples to come are read here: the database belongs to this thread.
    const int workers = std::max(1, files().threads);
    BoundedQueue<std::pair<std::size_t, std::vector<SampleRow>>> wanted(static_cast<std::size_t>(workers));
    std::atomic<bool> stop{false};
    std::mutex readyMutex;
    std::condition_variable readyChanged;
    std::map<std::size_t, PreparedBatch> ready;
    std::vector<std::jthread> pool;
    const auto prepare = [&] {
        while (auto item = wanted.pop()) {
            PreparedBatch batch;
            batch.index = item->first;
            for (const SampleRow& row : item->second) {
                std::unique_ptr<PreparedRecord> record;
                std::string reason;
                if (!stop && !cancel.cancelled()) {
                    try {
                        record = std::make_unique<PreparedRecord>(model_->prepare(source_.sample(row), false));
                    } catch (const Error& e) {
                        reason = e.what();
                        if (e.code() == ErrorCode::OutOfMemory || e.code() == ErrorCode::Io) batch.failure = std::current_exception();
                    } catch (...) {
                        batch.failure = std::current_exception();
                    }
                }
                batch.records.push_back(std::move(record));
                batch.reasons.push_back(std::move(reason));
            }
            const std::lock_guard lock(readyMutex);
            ready.emplace(batch.index, std::move(batch));
            readyChanged.notify_all();
        }
    };
    for (int i = 0; i < workers; ++i) pool.emplace_back(prepare);

    const auto begin = std::chrono::steady_clock::now();
    std::size_t asked = nextBatch_;
    const std::size_t ahead = static_cast<std::size_t>(workers) + 1;
    std::exception_ptr failure;
    try {
        while (nextBatch_ < batches_.size() && !cancel.cancelled()) {
            const bool more = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() < kStepSeconds;
            for (; more && asked < batches_.size() && asked < nextBatch_ + ahead; ++asked) {
                std::vector<SampleRow> rows;
                if (isOpen(batches_[asked]))
                    for (const std::size_t row : batches_[asked]) rows.push_back(samples_.sample(sampleOfRow_[row]).value());
                wanted.push({asked, std::move(rows)});
            }
            if (asked == nextBatch_) break;   // the step's time is over and everything asked for is done
            PreparedBatch batch;
            {
                std::unique_lock lock(readyMutex);
                readyChanged.wait(lock, [&] { return ready.contains(nextBatch_); });
                batch = std::move(ready.extract(nextBatch_).mapped());
            }
            if (cancel.cancelled()) break;
            if (batch.failure) std::rethrow_exception(batch.failure);
            const Batch& rows = batches_[nextBatch_];
            if (!batch.records.empty()) {
                const std::vector<std::size_t> worthless = process(rows, batch.records, cancel);
                if (cancel.cancelled()) break;
                std::map<std::size_t, std::string> failed;
                for (std::size_t i = 0; i < rows.size(); ++i)
                    if (!batch.records[i]) failed[rows[i]] = batch.reasons[i];
                for (const std::size_t row : worthless) failed[row] = kNotFinite;
                leaveOut(failed);
                rowsDone_ += rows.size();
            }
            ++nextBatch_;
            report(std::min<std::uint64_t>(rowsDone_, sampleOfRow_.size()));
        }
    } catch (...) {
        failure = std::current_exception();
    }
    stop = true;
    wanted.close();
    pool.clear();
    writer_->commit();
    if (failure) std::rethrow_exception(failure);
    commitPosition(std::min<std::uint64_t>(rowsDone_, sampleOfRow_.size()));
    return false;
}

void ExtractJob::leaveOut(const std::map<std::size_t, std::string>& reasonOfRow) {
    if (reasonOfRow.empty()) return;
    Transaction transaction(files().database);
    for (const auto& [row, reason] : reasonOfRow) {
        runs().addFailure(run().id, sampleOfRow_[row], reason);
        logInfo(title() + ": record " + std::to_string(sampleOfRow_[row] + 1) + " left out, " + reason);
    }
    transaction.commit();
    for (const auto& entry : reasonOfRow) writer_->markFailed(entry.first);
}

// Returns the rows that did not become numbers, which are not written.
std::vector<std::size_t> ExtractJob::process(const Batch& batch, const std::vector<std::unique_ptr<PreparedRecord>>& records, const CancelToken& cancel) {
    std::vector<const PreparedRecord*> usable;
    std::vector<std::size_t> rows, worthless;
    for (std::size_t i = 0; i < records.size(); ++i)
        if (records[i]) usable.push_back(records[i].get()), rows.push_back(batch[i]);
    const VlmDescription& about = model_->describe();
    const std::size_t means = 2 * about.taps.size() * static_cast<std::size_t>(about.hiddenSize);
    std::vector<float> row(means);
    // When memory runs out, the batch is halved until it fits; one record alone must fit.
    for (std::size_t at = 0, size = usable.size(); at < usable.size() && !cancel.cancelled();) {
        const std::size_t count = std::min(size, usable.size() - at);
        std::vector<float> result;
        try {
            result = model_->tapMeans(std::span<const PreparedRecord* const>(usable).subspan(at, count), cancel);
        } catch (const Error& e) {
            if (e.code() != ErrorCode::OutOfMemory || size == 1) throw;
            size = (size + 1) / 2;
            continue;
        }
        if (cancel.cancelled()) return {};
        for (std::size_t i = 0; i < count; ++i) {
            const auto own = std::span<const float>(result).subspan(i * means, means);
            // Infinite means would pass for numbers once squashed.
            if (!std::all_of(own.begin(), own.end(), [](float value) { return std::isfinite(value); })) {
                worthless.push_back(rows[at + i]);
                continue;
            }
            activationRow(own, static_cast<std::size_t>(about.hiddenSize), row, options_.pooling);
            writer_->writeRow(rows[at + i], row);
        }
        at += count;
    }
    return worthless;
}

// Why the first of the records was left out: cause and remedy.
std::pair<std::string, std::string> ExtractJob::firstReason() {
    const auto failures = runs().failures(run().id);
    std::string reason = failures.empty() ? std::string() : failures.front().reason;
    if (reason.ends_with('.')) reason.pop_back();
    const std::size_t end = reason.find(". ");
    if (end == std::string::npos) return {printable(reason, 300), "Correct the records, or use another model"};
    return {printable(reason.substr(0, end), 300), printable(reason.substr(end + 2), 300)};
}

void ExtractJob::complete() {
    const std::vector<std::size_t> kept = writer_->finish();
    if (kept.empty())
        throw Error(ErrorCode::BadInput, "no record could be used by the model; the first: " + firstReason().first, firstReason().second);
    std::vector<std::int64_t> samplesOfRows;
    for (const std::size_t row : kept) samplesOfRows.push_back(sampleOfRow_[row]);
    const VlmDescription& about = model_->describe();
    runs().put<std::int64_t>(run().id, "samples", samplesOfRows);
    const std::size_t failed = sampleOfRow_.size() - kept.size();
    nlohmann::json figures{{"rows", kept.size()},
                           {"failed", failed},
                           {"layers", about.taps.size()},
                           {"taps", about.taps},
                           {"hidden", about.hiddenSize},
                           {"width", 2 * about.taps.size() * static_cast<std::size_t>(about.hiddenSize)},
                           {"family", about.family},
                           {"dtype", about.dtype}};
    if (failed > kept.size()) figures["warning"] = "most records, " + std::to_string(failed) + " of " + std::to_string(sampleOfRow_.size()) + ", were left out; the first: " + firstReason().first;
    setFigures(figures.dump());
}

}  // namespace coincide
