#include "core/store/sample_store.h"

#include <algorithm>
#include <array>
#include <deque>

#include "core/base/error.h"
#include "core/base/hash.h"

namespace coincide {
namespace {

constexpr std::string_view kSampleColumns =
    "sample_id, dataset_id, source_id, record_id, image, image_file, byte_begin, byte_length, byte_hash, turns, characters, usable";

SampleRow sampleOf(const Statement& s) {
    return {s.integer(0), s.integer(1), s.integer(2), s.text(3),    s.text(4),     s.text(5),
            s.integer(6), s.integer(7), s.integer(8), s.integer(9), s.integer(10), s.integer(11) != 0};
}

}  // namespace

std::uint64_t digestOf(const SampleRow& sample) {
    const std::array<std::int64_t, 4> numbers{sample.sampleId, sample.byteHash, sample.byteLength, sample.usable ? 1 : 0};
    std::string bytes(reinterpret_cast<const char*>(numbers.data()), sizeof numbers);
    return hash64(bytes += sample.imageFile);
}

void SampleStore::clear() {
    for (const char* table : {"sample_tag", "sample_note", "record_failure", "fault", "sample", "source", "dataset"})
        database_.execute(std::string("DELETE FROM ") + table);
    sourceIds_.clear();
}

SampleStore::TakenOut SampleStore::takeOut() {
    TakenOut out;
    Statement all(database_, "SELECT " + std::string(kSampleColumns) + " FROM sample ORDER BY sample_id");
    while (all.next()) {
        const SampleRow row = sampleOf(all);
        out.digest += digestOf(row);
        out.records.emplace_back(row.byteHash, row.byteLength);
    }
    Statement failed(database_, "SELECT run_id, sample_id, reason FROM record_failure");
    while (failed.next()) out.failures.push_back({failed.integer(0), failed.integer(1), failed.text(2)});
    for (const char* table : {"record_failure", "fault", "sample", "source", "dataset"}) database_.execute(std::string("DELETE FROM ") + table);
    sourceIds_.clear();
    return out;
}

void SampleStore::carryOver(const TakenOut& before, bool same) {
    if (same) {
        Statement put(database_, "INSERT INTO record_failure (run_id, sample_id, reason) VALUES (?, ?, ?)");
        for (const TakenOut::Failure& failure : before.failures) put.bind(0, failure.run).bind(1, failure.sample).bind(2, failure.reason).run();
        return;
    }
    struct Mark {
        std::int64_t tag, sample;
    };
    std::vector<Mark> tags;
    std::vector<std::pair<std::int64_t, std::string>> notes;
    for (Statement s(database_, "SELECT tag_id, sample_id FROM sample_tag"); s.next();) tags.push_back({s.integer(0), s.integer(1)});
    for (Statement s(database_, "SELECT sample_id, note FROM sample_note"); s.next();) notes.emplace_back(s.integer(0), s.text(1));
    if (tags.empty() && notes.empty()) return;
    // Equal records stand for each other in their order.
    std::map<std::pair<std::int64_t, std::int64_t>, std::deque<std::int64_t>> places;
    for (Statement s(database_, "SELECT byte_hash, byte_length, sample_id FROM sample ORDER BY sample_id"); s.next();) places[{s.integer(0), s.integer(1)}].push_back(s.integer(2));
    std::vector<std::int64_t> now(before.records.size(), -1);
    for (std::size_t i = 0; i < now.size(); ++i)
        if (const auto found = places.find(before.records[i]); found != places.end() && !found->second.empty()) {
            now[i] = found->second.front();
            found->second.pop_front();
        }
    const auto placeOf = [&](std::int64_t sample) { return sample >= 0 && static_cast<std::size_t>(sample) < now.size() ? now[static_cast<std::size_t>(sample)] : -1; };
    database_.execute("DELETE FROM sample_tag");
    database_.execute("DELETE FROM sample_note");
    Statement tag(database_, "INSERT INTO sample_tag (tag_id, sample_id) VALUES (?, ?)");
    for (const Mark& mark : tags)
        if (const std::int64_t place = placeOf(mark.sample); place >= 0) tag.bind(0, mark.tag).bind(1, place).run();
    Statement note(database_, "INSERT INTO sample_note (sample_id, note) VALUES (?, ?)");
    for (const auto& [sample, text] : notes)
        if (const std::int64_t place = placeOf(sample); place >= 0) note.bind(0, place).bind(1, text).run();
}

std::uint64_t SampleStore::digest() {
    std::uint64_t out = 0;
    Statement all(database_, "SELECT " + std::string(kSampleColumns) + " FROM sample");
    while (all.next()) out += digestOf(sampleOf(all));
    return out;
}

std::int64_t SampleStore::addDataset(const DatasetRow& d) {
    Statement(database_,
              "INSERT INTO dataset (path, format, bytes, modified_ns, fingerprint, image_folder) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(0, d.path)
        .bind(1, d.format)
        .bind(2, d.bytes)
        .bind(3, d.modifiedNs)
        .bind(4, d.fingerprint)
        .bind(5, d.imageFolder)
        .run();
    return database_.lastInsertId();
}

void SampleStore::setDatasetFingerprint(std::int64_t datasetId, const std::string& fingerprint) {
    Statement(database_, "UPDATE dataset SET fingerprint = ? WHERE dataset_id = ?").bind(0, fingerprint).bind(1, datasetId).run();
}

void SampleStore::setImageFolder(std::int64_t datasetId, const std::string& folder) {
    Statement(database_, "UPDATE dataset SET image_folder = ? WHERE dataset_id = ?").bind(0, folder).bind(1, datasetId).run();
}

std::vector<DatasetRow> SampleStore::datasets() {
    std::vector<DatasetRow> out;
    Statement s(database_,
                "SELECT dataset_id, path, format, bytes, modified_ns, fingerprint, image_folder FROM dataset ORDER BY dataset_id");
    while (s.next()) out.push_back({s.integer(0), s.text(1), s.text(2), s.integer(3), s.integer(4), s.text(5), s.text(6)});
    return out;
}

std::int64_t SampleStore::sourceId(const std::string& name) {
    if (sourceIds_.empty()) {
        const std::vector<std::string> known = sources();
        for (std::size_t i = 0; i < known.size(); ++i) sourceIds_[known[i]] = static_cast<std::int64_t>(i);
    }
    const auto found = sourceIds_.find(name);
    if (found != sourceIds_.end()) return found->second;
    const std::int64_t id = static_cast<std::int64_t>(sourceIds_.size());
    Statement(database_, "INSERT INTO source (source_id, name) VALUES (?, ?)").bind(0, id).bind(1, name).run();
    sourceIds_[name] = id;
    return id;
}

std::vector<std::string> SampleStore::sources() {
    std::vector<std::string> out;
    Statement s(database_, "SELECT name FROM source ORDER BY source_id");
    while (s.next()) out.push_back(s.text(0));
    return out;
}

void SampleStore::add(const std::vector<SampleRow>& samples, const std::vector<std::vector<Fault>>& faults) {
    Statement insert(database_, "INSERT INTO sample (" + std::string(kSampleColumns) + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Statement insertFault(database_, "INSERT INTO fault (sample_id, kind, detail) VALUES (?, ?, ?)");
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const SampleRow& row = samples[i];
        const bool excluded = std::any_of(faults[i].begin(), faults[i].end(), [](const Fault& fault) { return faultExcludes(fault.kind); });
        insert.bind(0, row.sampleId).bind(1, row.datasetId).bind(2, row.sourceId).bindKept(3, row.recordId).bindKept(4, row.image);
        insert.bindKept(5, row.imageFile).bind(6, row.byteBegin).bind(7, row.byteLength).bind(8, row.byteHash).bind(9, row.turns);
        insert.bind(10, row.characters).bind(11, std::int64_t{row.usable && !excluded});
        insert.run();
        for (const Fault& fault : faults[i]) insertFault.bind(0, row.sampleId).bind(1, faultName(fault.kind)).bindKept(2, fault.detail).run();
    }
}

void SampleStore::addFault(std::int64_t sampleId, const Fault& fault) {
    Statement(database_, "INSERT INTO fault (sample_id, kind, detail) VALUES (?, ?, ?)")
        .bind(0, sampleId)
        .bind(1, faultName(fault.kind))
        .bind(2, fault.detail)
        .run();
    if (faultExcludes(fault.kind))
        Statement(database_, "UPDATE sample SET usable = 0 WHERE sample_id = ? AND usable = 1").bind(0, sampleId).run();
}

std::int64_t SampleStore::count() { return database_.integer("SELECT count(*) FROM sample"); }
std::int64_t SampleStore::usableCount() { return database_.integer("SELECT count(*) FROM sample WHERE usable = 1"); }

std::map<std::int64_t, std::int64_t> SampleStore::countsByDataset() {
    std::map<std::int64_t, std::int64_t> out;
    Statement s(database_, "SELECT dataset_id, count(*) FROM sample GROUP BY dataset_id");
    while (s.next()) out[s.integer(0)] = s.integer(1);
    return out;
}

std::optional<SampleRow> SampleStore::sample(std::int64_t sampleId) {
    Statement s(database_, "SELECT " + std::string(kSampleColumns) + " FROM sample WHERE sample_id = ?");
    s.bind(0, sampleId);
    if (!s.next()) return std::nullopt;
    return sampleOf(s);
}

std::vector<SampleRow> SampleStore::range(std::int64_t begin, std::int64_t end) {
    std::vector<SampleRow> out;
    Statement s(database_, "SELECT " + std::string(kSampleColumns) + " FROM sample WHERE sample_id >= ? AND sample_id < ? ORDER BY sample_id");
    s.bind(0, begin).bind(1, end);
    while (s.next()) out.push_back(sampleOf(s));
    return out;
}

std::vector<std::int64_t> SampleStore::usableIds() {
    std::vector<std::int64_t> out;
    Statement s(database_, "SELECT sample_id FROM sample WHERE usable = 1 ORDER BY sample_id");
    while (s.next()) out.push_back(s.integer(0));
    return out;
}

std::vector<std::int32_t> SampleStore::sourceOfSample() {
    std::vector<std::int32_t> out;
    Statement s(database_, "SELECT source_id FROM sample ORDER BY sample_id");
    while (s.next()) out.push_back(static_cast<std::int32_t>(s.integer(0)));
    return out;
}

std::vector<SampleRow> SampleStore::rows(std::span<const std::int32_t> ids) {
    std::vector<SampleRow> out;
    out.reserve(ids.size());
    Statement s(database_, "SELECT " + std::string(kSampleColumns) + " FROM sample WHERE sample_id = ?");
    for (const std::int32_t id : ids) {
        s.bind(0, std::int64_t{id});
        if (!s.next()) continue;
        out.push_back(sampleOf(s));
        s.next();   // past the only row, which makes it ready for the next id
    }
    return out;
}

std::vector<std::int64_t> SampleStore::withRecordId(std::string_view recordId, std::int64_t limit) {
    std::vector<std::int64_t> out;
    Statement s(database_, "SELECT sample_id FROM sample WHERE record_id = ? ORDER BY sample_id LIMIT ?");
    s.bind(0, recordId).bind(1, limit);
    while (s.next()) out.push_back(s.integer(0));
    return out;
}

SampleStore::Columns SampleStore::columns() {
    const auto size = static_cast<std::size_t>(std::max<std::int64_t>(0, database_.integer("SELECT coalesce(max(sample_id), -1) + 1 FROM sample")));
    const auto narrow = [](std::int64_t value) { return static_cast<std::int32_t>(std::clamp<std::int64_t>(value, 0, INT32_MAX)); };
    Columns out;
    // Five numbers in two: fetching a column costs more than computing one.
    Statement s(database_, "SELECT sample_id, (source_id << 2) | ((usable = 1) << 1) | (image <> ''), (min(turns, 1048575) << 40) | min(characters, 1099511627775) FROM sample ORDER BY sample_id");
    while (s.next()) {
        if (s.integer(0) != static_cast<std::int64_t>(out.source.size()) || out.source.size() >= size)
            throw Error(ErrorCode::Corrupt, "the project is damaged: its records are not numbered one by one", "Import again with --again");
        if (out.source.empty())
            for (auto* column : {&out.source, &out.turns, &out.characters}) column->reserve(size);
        const std::int64_t flags = s.integer(1), counts = s.integer(2);
        out.source.push_back(narrow(flags >> 2));
        out.usable.push_back(static_cast<std::uint8_t>(flags >> 1 & 1));
        out.hasPicture.push_back(static_cast<std::uint8_t>(flags & 1));
        out.turns.push_back(narrow(counts >> 40));
        out.characters.push_back(narrow(counts & 1099511627775));
    }
    return out;
}

std::vector<SampleStore::FaultRow> SampleStore::faultsOf(std::int64_t sampleId) {
    std::vector<FaultRow> out;
    Statement s(database_, "SELECT f.sample_id, s.record_id, f.kind, f.detail FROM fault f JOIN sample s ON s.sample_id = f.sample_id WHERE f.sample_id = ? ORDER BY f.rowid");
    s.bind(0, sampleId);
    while (s.next()) out.push_back({s.integer(0), s.text(1), s.text(2), s.text(3)});
    return out;
}

std::map<std::string, std::int64_t> SampleStore::faultCounts() {
    // Counted here: SQLite would sort a million texts for it.
    std::map<std::string, std::int64_t> out;
    auto last = out.end();
    Statement s(database_, "SELECT kind FROM fault");
    while (s.next()) {
        const std::string_view kind = s.view(0);
        if (last == out.end() || last->first != kind) last = out.try_emplace(std::string(kind), 0).first;
        ++last->second;
    }
    return out;
}

std::vector<SampleStore::FaultRow> SampleStore::faults(std::int64_t perKind) {
    std::vector<FaultRow> out;
    const auto take = [&](Statement& s) { out.push_back({s.integer(0), s.text(1), s.text(2), s.text(3)}); };
    if (perKind <= 0) {
        Statement s(database_,
                    "SELECT f.sample_id, s.record_id, f.kind, f.detail FROM fault f JOIN sample s ON s.sample_id = f.sample_id "
                    "ORDER BY f.sample_id, f.rowid");
        while (s.next()) take(s);
        return out;
    }
    // The first of each kind by (sample, rowid), found in one pass, then looked up.
    using Place = std::pair<std::int64_t, std::int64_t>;
    std::map<std::string, std::vector<Place>, std::less<>> first;   // heaps, the last place on top
    Statement all(database_, "SELECT kind, sample_id, rowid FROM fault");
    while (all.next()) {
        const std::string_view kind = all.view(0);
        auto entry = first.find(kind);
        if (entry == first.end()) entry = first.emplace(std::string(kind), std::vector<Place>{}).first;
        std::vector<Place>& places = entry->second;
        const Place place{all.integer(1), all.integer(2)};
        const bool full = static_cast<std::int64_t>(places.size()) == perKind;
        if (full && place > places.front()) continue;
        if (full) std::pop_heap(places.begin(), places.end()), places.pop_back();
        places.push_back(place);
        std::push_heap(places.begin(), places.end());
    }
    std::vector<Place> wanted;
    for (const auto& [kind, places] : first) wanted.insert(wanted.end(), places.begin(), places.end());
    std::sort(wanted.begin(), wanted.end());
    Statement s(database_,
                "SELECT f.sample_id, s.record_id, f.kind, f.detail FROM fault f JOIN sample s ON s.sample_id = f.sample_id WHERE f.rowid = ?");
    for (const Place& place : wanted) {
        s.bind(0, place.second);
        if (!s.next()) continue;
        take(s);
        s.next();   // past the only row, which makes it ready for the next place
    }
    return out;
}

}  // namespace coincide
