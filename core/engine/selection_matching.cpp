#include "core/engine/selection_matching.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <utility>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/npy.h"
#include "core/data/llava_json.h"
#include "core/job/record_source.h"

namespace coincide {
namespace {

constexpr std::int64_t kSamplesAtOnce = 65536;

void requirePosition(const Path& file, std::int64_t position, std::int64_t samples) {
    if (position < 0 || position >= samples)
        throw Error(ErrorCode::BadInput, file.string() + " names the position " + std::to_string(position) + " of " + std::to_string(samples),
                    "Give positions in the project's dataset, from 0");
}

std::vector<std::int64_t> positionsOfNpy(const Path& file) {
    const NpyFile npy(file);
    npy.requireDimensions(1);
    if (npy.type() != NpyType::Int32 && npy.type() != NpyType::Int64)
        throw Error(ErrorCode::BadInput, file.string() + " holds " + npyTypeName(npy.type()) + " where positions belong", "Give int32 or int64");
    return npy.toInt64();
}

std::vector<std::int64_t> positionsOfText(const Path& file) {
    const MappedFile mapped(file);
    const std::string_view text = mapped.text();
    std::vector<std::int64_t> out;
    std::int64_t line = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view word = text.substr(at, end - at);
        at = end + 1;
        ++line;
        while (!word.empty() && (word.back() == '\r' || word.back() == ' ' || word.back() == '\t')) word.remove_suffix(1);
        while (!word.empty() && (word.front() == ' ' || word.front() == '\t')) word.remove_prefix(1);
        if (word.empty()) continue;
        std::int64_t value = 0;
        const auto read = std::from_chars(word.data(), word.data() + word.size(), value);
        if (read.ec != std::errc{} || read.ptr != word.data() + word.size())
            throw Error(ErrorCode::BadInput, file.string() + " has no whole number in line " + std::to_string(line) + ", '" + printable(word, 40) + "'",
                        "Give one position a line");
        out.push_back(value);
    }
    return out;
}

// A sample under the hash of its bytes, or of its id.
struct Entry {
    std::uint64_t hash = 0;
    std::int64_t sample = 0;
    bool operator<(const Entry& other) const { return hash != other.hash ? hash < other.hash : sample < other.sample; }
};

class Matcher {
public:
    explicit Matcher(Project& project) : samples_(project.samples()) {
        const std::int64_t count = samples_.count();
        byBytes_.reserve(static_cast<std::size_t>(count)), byId_.reserve(static_cast<std::size_t>(count));
        for (std::int64_t at = 0; at < count; at += kSamplesAtOnce)
            for (const SampleRow& row : samples_.range(at, at + kSamplesAtOnce)) {
                byBytes_.push_back({static_cast<std::uint64_t>(row.byteHash), row.sampleId});
                if (!row.recordId.empty()) byId_.push_back({hash64(row.recordId), row.sampleId});
            }
        std::sort(byBytes_.begin(), byBytes_.end());
        std::sort(byId_.begin(), byId_.end());
        taken_.assign(static_cast<std::size_t>(count), 0);
        next_.assign(byBytes_.size(), 0);
    }

    /// The first sample with exactly these bytes that nothing answered yet, which is taken by this; -1 = none.
    std::int64_t takeByBytes(std::string_view bytes) {
        const std::uint64_t hash = hash64(bytes);
        const auto first = std::lower_bound(byBytes_.begin(), byBytes_.end(), Entry{hash, INT64_MIN});
        const auto group = static_cast<std::size_t>(first - byBytes_.begin());
        if (first == byBytes_.end() || first->hash != hash) return -1;
        // Where all samples of a hash before this one are taken, so that many equal records are not looked through again and again.
        for (std::size_t i = group + next_[group]; i < byBytes_.size() && byBytes_[i].hash == hash; ++i) {
            const std::int64_t sample = byBytes_[i].sample;
            if (taken_[static_cast<std::size_t>(sample)] || recordOf(sample) != bytes) continue;
            taken_[static_cast<std::size_t>(sample)] = 1;
            if (i == group + next_[group]) ++next_[group];
            return sample;
        }
        return -1;
    }

    /// The only sample with this id; -1 = none, or several.
    std::int64_t uniqueWithId(const std::string& id) {
        const std::uint64_t hash = hash64(id);
        const auto first = std::lower_bound(byId_.begin(), byId_.end(), Entry{hash, INT64_MIN});
        if (id.empty() || first == byId_.end() || first->hash != hash) return -1;
        if (std::next(first) != byId_.end() && std::next(first)->hash == hash) return -1;
        const auto row = samples_.sample(first->sample);
        return row && row->recordId == id ? first->sample : -1;
    }

    bool take(std::int64_t sample) { return !std::exchange(taken_[static_cast<std::size_t>(sample)], 1); }

private:
    std::string_view recordOf(std::int64_t sample) {
        if (!records_) records_ = std::make_unique<RecordSource>(samples_);
        const auto row = samples_.sample(sample);
        return row ? records_->bytes(*row) : std::string_view{};
    }

    SampleStore samples_;
    std::unique_ptr<RecordSource> records_;   // only where the hash of some record agrees
    std::vector<Entry> byBytes_, byId_;
    std::vector<char> taken_;
    std::vector<std::uint32_t> next_;         // at the first entry of a hash: entries before that are taken
};

std::vector<std::int64_t> samplesOfRecords(Project& project, const Path& file, const CancelToken& cancel) {
    RecordReader reader(file);
    Matcher matcher(project);
    RecordParser parser;
    std::vector<std::int64_t> out;
    struct ById {
        std::size_t place;
        std::int64_t sample;
    };
    std::vector<ById> later;   // records that only their id tells wait until all that their bytes tell have their sample
    while (const auto span = reader.next()) {
        if (cancel.cancelled()) return out;
        const std::string_view bytes = reader.text(*span);
        out.push_back(matcher.takeByBytes(bytes));
        if (out.back() >= 0) continue;
        bool broken = false;
        const ParsedRecord record = parser.parse(bytes, {}, broken);
        if (broken && !reader.isLines())
            throw Error(ErrorCode::BadInput, file.string() + " has a broken record at byte " + std::to_string(span->begin), "Mend the file, for example by loading and saving it with the program that made it");
        if (const std::int64_t sample = matcher.uniqueWithId(record.sample.id); sample >= 0) later.push_back({out.size() - 1, sample});
    }
    for (const ById& found : later)
        if (matcher.take(found.sample)) out[found.place] = found.sample;
    return out;
}

}  // namespace

std::vector<std::int64_t> samplesNamedBy(Project& project, const Path& file, std::int64_t samples, const CancelToken& cancel) {
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (ending == ".json" || ending == ".jsonl") return samplesOfRecords(project, file, cancel);
    if (ending != ".npy" && ending != ".txt") throw Error(ErrorCode::BadInput, file.string() + " has an ending without a known form", "Give a .npy, .txt, .json or .jsonl file");
    std::vector<std::int64_t> positions = ending == ".npy" ? positionsOfNpy(file) : positionsOfText(file);
    for (const std::int64_t position : positions) requirePosition(file, position, samples);
    return positions;
}

}  // namespace coincide
