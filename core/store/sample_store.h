#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/data/fault.h"
#include "core/store/database.h"

namespace coincide {

/// A file that records came from.
struct DatasetRow {
    std::int64_t datasetId = 0;
    std::string path;          ///< absolute
    std::string format;        ///< "json" or "jsonl"
    std::int64_t bytes = 0;
    std::int64_t modifiedNs = 0;
    std::string fingerprint;
    std::string imageFolder;   ///< absolute; empty = none
};

/// What the project keeps of one record; the record itself stays in its file.
struct SampleRow {
    std::int64_t sampleId = 0;
    std::int64_t datasetId = 0;
    std::int64_t sourceId = 0;
    std::string recordId;
    std::string image;         ///< as written
    std::string imageFile;     ///< as found, relative to the image folder
    std::int64_t byteBegin = 0;
    std::int64_t byteLength = 0;
    std::int64_t byteHash = 0;
    std::int64_t turns = 0;
    std::int64_t characters = 0;
    bool usable = true;
};

/// Of what later stages take from a record: its place, its bytes, its picture and whether it is used. Those of all samples add up
/// (modulo 2^64) to the digest of a dataset.
std::uint64_t digestOf(const SampleRow& sample);

/// Reads and writes datasets, samples and their faults.
/// **Threads**: as its Database.
class SampleStore {
public:
    explicit SampleStore(Database& database) : database_(database) {}

    void clear();                                         ///< removes all datasets, samples, faults, and the tags and notes on samples
    /// What is kept of samples that others take the place of.
    struct TakenOut {
        std::uint64_t digest = 0;
        std::vector<std::pair<std::int64_t, std::int64_t>> records;   ///< hash and length by sample id
        struct Failure {
            std::int64_t run, sample;
            std::string reason;
        };
        std::vector<Failure> failures;
    };
    /// Removes all datasets, samples and faults; tags and notes stay, to be carried over.
    TakenOut takeOut();
    /// Tags and notes follow their records to where they are now (those of records that are gone are dropped); failures come back
    /// where the samples are the same.
    void carryOver(const TakenOut& before, bool same);
    std::uint64_t digest();
    std::int64_t addDataset(const DatasetRow& dataset);   ///< returns its id
    void setDatasetFingerprint(std::int64_t datasetId, const std::string& fingerprint);
    void setImageFolder(std::int64_t datasetId, const std::string& folder);   ///< where its pictures are now
    std::vector<DatasetRow> datasets();

    std::int64_t sourceId(const std::string& name);       ///< made when new
    std::vector<std::string> sources();                   ///< by source id, ids are 0..n-1

    /// Adds samples with their faults (parallel lists); a fault that excludes makes its sample unusable. Call inside a Transaction.
    void add(const std::vector<SampleRow>& samples, const std::vector<std::vector<Fault>>& faults);
    void addFault(std::int64_t sampleId, const Fault& fault);

    std::int64_t count();
    std::int64_t usableCount();
    std::map<std::int64_t, std::int64_t> countsByDataset();   ///< records by dataset id
    std::optional<SampleRow> sample(std::int64_t sampleId);
    /// All samples with ids in `[begin, end)`, ascending.
    std::vector<SampleRow> range(std::int64_t begin, std::int64_t end);
    /// The samples asked for, in that order; ids that do not exist are left out.
    std::vector<SampleRow> rows(std::span<const std::int32_t> ids);
    /// The first samples whose record has this id, at most `limit`.
    std::vector<std::int64_t> withRecordId(std::string_view recordId, std::int64_t limit);
    std::vector<std::int64_t> usableIds();
    /// Source id of every sample, by sample id.
    std::vector<std::int32_t> sourceOfSample();
    /// What is a number about every sample, by sample id, in one pass over the table.
    struct Columns {
        std::vector<std::int32_t> source, turns, characters;   ///< `[S]`
        std::vector<std::uint8_t> usable, hasPicture;          ///< `[S]` 0 or 1
    };
    /// **Throws** Corrupt where the ids are not 0, 1, 2, ...
    Columns columns();

    std::map<std::string, std::int64_t> faultCounts();    ///< by kind name
    struct FaultRow {
        std::int64_t sampleId;
        std::string recordId, kind, detail;
    };
    /// Faults in the order of samples; at most `perKind` of each kind (0 = all).
    std::vector<FaultRow> faults(std::int64_t perKind);
    std::vector<FaultRow> faultsOf(std::int64_t sampleId);

private:
    Database& database_;
    std::unordered_map<std::string, std::int64_t> sourceIds_;
};

}  // namespace coincide
