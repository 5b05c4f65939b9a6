#include "core/engine/text_index.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <thread>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/log.h"
#include "core/engine/project.h"
#include "core/engine/record_files.h"
#include "core/engine/text_query.h"
#include "core/store/cache_database.h"

namespace coincide {
namespace {

constexpr std::int64_t kRecordsPerStep = 2000;        // in one transaction
constexpr std::size_t kMembersPerCluster = 400;
constexpr std::size_t kLeastKeywords = 20;            // kept for every cluster, also where fewer are asked for
constexpr std::size_t kRowsBetweenLooks = 4096;       // at the cancel token

// `content=''`: the texts stay in their dataset. Beginnings of two and three characters have an index of their own; longer ones are few.
constexpr CacheFormat kFormat{0x434F5458, 1, R"sql(
CREATE TABLE state (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);
CREATE VIRTUAL TABLE record USING fts5 (question, answer, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2', prefix='2 3');
INSERT INTO record (record, rank) VALUES ('hashsize', 67108864);   -- one write for each transaction
CREATE TABLE keyword_run (clustering INTEGER PRIMARY KEY NOT NULL, fingerprint TEXT NOT NULL, kept INTEGER NOT NULL);
CREATE TABLE keyword (
    clustering INTEGER NOT NULL REFERENCES keyword_run (clustering) ON DELETE CASCADE,
    cluster    INTEGER NOT NULL,
    place      INTEGER NOT NULL,    -- 0 = best
    word       TEXT NOT NULL,
    weight     REAL NOT NULL,
    count      INTEGER NOT NULL,
    PRIMARY KEY (clustering, cluster, place)
) WITHOUT ROWID;
)sql"};

std::string stateOf(Database& cache, std::string_view key) {
    Statement s(cache, "SELECT value FROM state WHERE key = ?");
    return s.bind(0, key).next() ? s.text(0) : std::string{};
}

void setState(Database& cache, std::string_view key, const std::string& value) {
    Statement(cache, "INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)").bind(0, key).bind(1, value).run();
}

std::int64_t positionOf(Database& cache) {
    const std::string text = stateOf(cache, "position");
    std::int64_t position = 0;
    std::from_chars(text.data(), text.data() + text.size(), position);
    return std::max<std::int64_t>(position, 0);
}

}  // namespace

struct TextIndex::Impl {
    std::unique_ptr<Project> project;
    RecordFiles files;
    std::unique_ptr<Database> cache;   // null where there is none
    std::int64_t dataVersion = -1;
    std::string print;                 // of the records that the project holds now
    std::int64_t samples = 0;

    Path cachePath() const { return project->folder() / "cache" / "text.sqlite"; }

    void refresh() {
        const std::int64_t version = project->database().integer("PRAGMA data_version");
        if (version == dataVersion) return;
        SampleStore store = project->samples();
        samples = project->database().integer("SELECT coalesce(max(sample_id), -1) + 1 FROM sample");
        Fingerprint all;
        if (const auto import = project->runs().newestFinished(Stage::Import)) all.add(std::to_string(import->id.value)).add(import->fingerprint);
        for (const DatasetRow& row : store.datasets()) all.add(row.path).add(row.fingerprint).add(std::to_string(row.bytes)).add(std::to_string(row.modifiedNs));
        print = all.add(std::to_string(samples)).hex();
        files.open(store);
        dataVersion = version;
    }

    bool belongs() { return cache && stateOf(*cache, "records") == print; }

    void renew() {
        cache.reset();
        removeCache(cachePath());
        cache = openCache(cachePath(), kFormat);
        prepareToWrite();
    }

    // Merging goes over the same pages again and again; they reach the file itself seldom.
    void prepareToWrite() {
        if (!cache || cache->readOnly()) return;
        cache->execute("PRAGMA cache_size = -65536");
        cache->execute("PRAGMA wal_autocheckpoint = 16384");
        cache->execute("PRAGMA busy_timeout = 4000");   // another window may be at the same index
    }

    // Runs a question to the cache; where the file turns out to be damaged it is made anew and the answer is `otherwise`.
    template <class Value, class Action>
    Value guarded(Value otherwise, Action&& action) {
        if (!cache) return otherwise;
        try {
            return action();
        } catch (const Error& e) {
            if (e.code() != ErrorCode::Corrupt) throw;
            logWarning(e.what());
            renew();
            return otherwise;
        }
    }

    // Another program may be making the same file and keep it to itself for a moment.
    void openForWriting(const CancelToken& cancel) {
        const auto begin = std::chrono::steady_clock::now();
        while ((!cache || cache->readOnly()) && !cancel.cancelled()) {
            cache = openCache(cachePath(), kFormat);
            if (cache && !cache->readOnly()) return;
            const bool hopeless = ::access(cachePath().parent_path().c_str(), W_OK) != 0;
            if (hopeless || std::chrono::steady_clock::now() - begin > std::chrono::seconds(4)) refuse();
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }

    [[noreturn]] void refuse() {
        const Path folder = cachePath().parent_path();
        makeFolder(folder);   // says what is wrong, if it is the folder
        throw Error(ErrorCode::ReadOnly, cachePath().string() + " cannot be written", "Check the permissions of " + folder.string());
    }

    // Indexes the next records; the position after them.
    std::int64_t step(RecordFiles& from) {
        Transaction transaction(*cache);
        const std::int64_t begin = positionOf(*cache), end = std::min(samples, begin + kRecordsPerStep);
        Statement insert(*cache, "INSERT INTO record (rowid, question, answer) VALUES (?, ?, ?)");
        std::string question, answer;
        for (const SampleRow& row : project->samples().range(begin, end)) {
            question.clear(), answer.clear();
            try {
                for (const Turn& turn : from.sample(row).turns) (turn.role == "gpt" ? answer : question).append(textForIndex(turn.text)) += '\n';
            } catch (const Error& e) {
                // A dataset that is gone may come back; a record that was changed stays out of the index.
                if (e.code() != ErrorCode::Io && e.code() != ErrorCode::BadInput) throw;
            }
            if (!question.empty() || !answer.empty()) insert.bind(0, row.sampleId).bind(1, question).bind(2, answer).run();
        }
        setState(*cache, "position", std::to_string(end));
        transaction.commit();
        return end;
    }

    std::vector<std::int32_t> matches(const std::string& expression, std::size_t limit, const CancelToken& cancel) {
        std::vector<std::int32_t> out;
        Statement s(*cache, "SELECT rowid FROM record WHERE record MATCH ? ORDER BY rowid");
        s.bind(0, expression);
        while (s.next()) {
            if (out.size() % kRowsBetweenLooks == 0 && cancel.cancelled()) return {};
            const std::int64_t id = s.integer(0);
            if (id < 0 || id >= samples) continue;
            out.push_back(static_cast<std::int32_t>(id));
            if (limit && out.size() >= limit) break;
        }
        return out;
    }

    std::string keywordPrint(const Run& clustering) const {
        return print + " " + clustering.fingerprint + " " + std::to_string(clustering.created);
    }

    std::optional<std::vector<std::vector<Keyword>>> keptKeywords(const Run& clustering, std::int64_t clusters, std::size_t count);
    void keepKeywords(const Run& clustering, const std::vector<std::vector<Keyword>>& words, std::size_t kept);
};

TextIndex::TextIndex(const Path& projectFolder) : impl_(std::make_unique<Impl>()) {
    impl_->project = Project::open(projectFolder, Access::Read);
    impl_->cache = openCache(impl_->cachePath(), kFormat);
}

TextIndex::~TextIndex() = default;

bool TextIndex::ready() {
    impl_->refresh();
    if (impl_->samples == 0) return true;
    return impl_->guarded(false, [&] { return impl_->belongs() && positionOf(*impl_->cache) >= impl_->samples; });
}

bool TextIndex::build(const CancelToken& cancel, const ProgressCallback& onProgress) {
    if (ready()) return true;
    Impl& own = *impl_;
    own.openForWriting(cancel);
    if (cancel.cancelled()) return false;
    own.prepareToWrite();
    bool renewed = false;
    if (!own.guarded(false, [&] { return own.belongs(); })) {
        if (own.cache && !stateOf(*own.cache, "records").empty()) own.renew();
        if (!own.cache || own.cache->readOnly()) own.refuse();
        setState(*own.cache, "records", own.print);
    }
    ProgressMeter meter("index", "records", static_cast<std::uint64_t>(own.samples), static_cast<std::uint64_t>(positionOf(*own.cache)));
    while (!cancel.cancelled()) {
        try {
            const std::int64_t position = own.step(own.files);
            if (onProgress) onProgress(meter.update(static_cast<std::uint64_t>(position)));
            if (position >= own.samples) return true;
        } catch (const Error& e) {
            if (e.code() != ErrorCode::Corrupt || renewed) throw;
            renewed = true;
            own.renew();
            if (!own.cache || own.cache->readOnly()) own.refuse();
            setState(*own.cache, "records", own.print);
        }
    }
    return false;
}

std::vector<std::int32_t> TextIndex::search(const std::string& query, std::size_t limit, const CancelToken& cancel) {
    Impl& own = *impl_;
    own.refresh();
    const TextQuery parsed = parseTextQuery(query);
    if (parsed.match.empty() && parsed.except.empty()) return {};
    return own.guarded(std::vector<std::int32_t>{}, [&]() -> std::vector<std::int32_t> {
        if (!own.belongs()) return {};
        if (!parsed.match.empty()) return own.matches(parsed.match, limit, cancel);
        const std::vector<std::int32_t> without = own.matches(parsed.except, 0, cancel);
        if (cancel.cancelled()) return {};
        std::vector<std::int32_t> out;
        auto next = without.begin();
        for (std::int32_t id = 0; id < own.samples && (limit == 0 || out.size() < limit); ++id) {
            if (next != without.end() && *next == id) ++next;
            else out.push_back(id);
        }
        return out;
    });
}

std::optional<std::vector<std::vector<Keyword>>> TextIndex::Impl::keptKeywords(const Run& clustering, std::int64_t clusters, std::size_t count) {
    Statement known(*cache, "SELECT kept FROM keyword_run WHERE clustering = ? AND fingerprint = ?");
    if (!known.bind(0, clustering.id.value).bind(1, keywordPrint(clustering)).next() || known.integer(0) < static_cast<std::int64_t>(count)) return std::nullopt;
    std::vector<std::vector<Keyword>> out(static_cast<std::size_t>(clusters));
    Statement s(*cache, "SELECT cluster, word, weight, count FROM keyword WHERE clustering = ? AND place < ? ORDER BY cluster, place");
    s.bind(0, clustering.id.value).bind(1, static_cast<std::int64_t>(count));
    while (s.next()) {
        const std::int64_t cluster = s.integer(0);
        if (cluster >= 0 && cluster < clusters) out[static_cast<std::size_t>(cluster)].push_back({s.text(1), s.real(2), s.integer(3)});
    }
    return out;
}

void TextIndex::Impl::keepKeywords(const Run& clustering, const std::vector<std::vector<Keyword>>& words, std::size_t kept) {
    Transaction transaction(*cache);
    Statement(*cache, "DELETE FROM keyword_run WHERE clustering = ?").bind(0, clustering.id.value).run();
    Statement(*cache, "INSERT INTO keyword_run (clustering, fingerprint, kept) VALUES (?, ?, ?)").bind(0, clustering.id.value).bind(1, keywordPrint(clustering)).bind(2, static_cast<std::int64_t>(kept)).run();
    Statement insert(*cache, "INSERT INTO keyword (clustering, cluster, place, word, weight, count) VALUES (?, ?, ?, ?, ?, ?)");
    for (std::size_t cluster = 0; cluster < words.size(); ++cluster)
        for (std::size_t place = 0; place < words[cluster].size(); ++place) {
            const Keyword& word = words[cluster][place];
            insert.bind(0, clustering.id.value).bind(1, static_cast<std::int64_t>(cluster)).bind(2, static_cast<std::int64_t>(place));
            insert.bind(3, word.word).bind(4, word.weight).bind(5, word.count).run();
        }
    transaction.commit();
}

std::optional<std::vector<std::vector<Keyword>>> TextIndex::clusterKeywords(const ExplorerData& data, std::size_t count, const CancelToken& cancel, const ProgressCallback& onProgress) {
    using Words = std::vector<std::vector<Keyword>>;
    Impl& own = *impl_;
    own.refresh();
    if (!data.clustering || !data.hasRecords) return Words(static_cast<std::size_t>(data.clusters));
    if (auto kept = own.guarded(std::optional<Words>{}, [&] { return own.keptKeywords(*data.clustering, data.clusters, count); })) return kept;

    const auto clusters = static_cast<std::size_t>(data.clusters);
    ProgressMeter meter("keywords", "clusters", clusters);
    ClusterKeywords counted;
    SampleStore samples = own.project->samples();
    for (std::size_t cluster = 0; cluster < clusters; ++cluster) {
        if (cancel.cancelled()) return std::nullopt;
        const auto begin = static_cast<std::size_t>(data.membersBegin[cluster]), end = static_cast<std::size_t>(data.membersBegin[cluster + 1]);
        for (const SampleRow& row : samples.rows(std::span(data.members).subspan(begin, std::min(end - begin, kMembersPerCluster)))) {
            try {
                for (const Turn& turn : own.files.sample(row).turns) counted.add(turn.text, static_cast<std::int32_t>(cluster));
            } catch (const Error& e) {
                if (e.code() != ErrorCode::Io && e.code() != ErrorCode::BadInput) throw;
            }
        }
        if (onProgress && cluster % 16 == 15) onProgress(meter.update(cluster + 1));
    }
    const std::size_t kept = std::max(count, kLeastKeywords);
    Words all(clusters);
    for (std::size_t cluster = 0; cluster < clusters; ++cluster) {
        if (cancel.cancelled()) return std::nullopt;
        all[cluster] = counted.top(static_cast<std::int32_t>(cluster), kept);
    }
    if (own.cache && !own.cache->readOnly()) {
        try {
            own.keepKeywords(*data.clustering, all, kept);
        } catch (const Error& e) {
            if (e.code() == ErrorCode::OutOfMemory) throw;
            logWarning(e.what());   // they are computed again next time
        }
    }
    for (auto& words : all)
        if (words.size() > count) words.resize(count);
    return all;
}

}  // namespace coincide
