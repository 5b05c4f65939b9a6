// Compares extraction with the results of the published code on tiny checkpoints: text, ids, spans, pixels, means and
// activations, for several batch sizes and numbers of threads.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/npy.h"
#include "core/nn/tokenizer.h"
#include "core/vlm/vlm_model.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

struct Golden {
    std::vector<Sample> samples;
    Json tokens;
    std::vector<float> tapMeans, activations;
};

std::vector<Sample> readSamples(const Path& records, const Path& images) {
    const Json list = Json::readFile(records);
    std::vector<Sample> samples;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Json record = list.at(i);
        Sample sample;
        sample.sample.value = static_cast<std::int64_t>(i);
        sample.id = record.at("id").asString();
        sample.image = record.stringOr("image", "");
        if (sample.hasImage()) sample.imagePath = images / sample.image;
        const Json turns = record.at("conversations");
        for (std::size_t t = 0; t < turns.size(); ++t)
            sample.turns.push_back({turns.at(t).at("from").asString(), turns.at(t).at("value").asString()});
        samples.push_back(std::move(sample));
    }
    return samples;
}

Golden readGolden(const Path& shared, const std::string& model) {
    const Path expected = shared / "models" / model / "expected";
    return {readSamples(expected / "records.json", shared / "data" / "llava-mix" / "images"),
            Json::readFile(expected / "token_ids.json"), NpyFile(expected / "tap_means.npy").toFloat(),
            NpyFile(expected / "activations_fp32.npy").toFloat()};
}

std::vector<PreparedRecord> prepareAll(const VlmModel& model, const std::vector<Sample>& samples, bool withHashes) {
    std::vector<PreparedRecord> records;
    for (const Sample& sample : samples) records.push_back(model.prepare(sample, withHashes));
    return records;
}

std::vector<float> meansOf(VlmModel& model, const std::vector<PreparedRecord>& records, std::size_t batch) {
    std::vector<float> all;
    for (std::size_t begin = 0; begin < records.size(); begin += batch) {
        std::vector<const PreparedRecord*> part;
        for (std::size_t i = begin; i < std::min(begin + batch, records.size()); ++i) part.push_back(&records[i]);
        const std::vector<float> means = model.tapMeans(part);
        all.insert(all.end(), means.begin(), means.end());
    }
    return all;
}

std::vector<float> rowsOf(const VlmDescription& about, const std::vector<float>& means) {
    std::vector<float> rows(means.size());
    const std::size_t width = static_cast<std::size_t>(about.rowSize());
    for (std::size_t begin = 0; begin < means.size(); begin += width)
        activationRow(std::span(means).subspan(begin, width), static_cast<std::size_t>(about.hiddenSize),
                      std::span(rows).subspan(begin, width));
    return rows;
}

float farthest(const std::vector<float>& a, const std::vector<float>& b) {
    if (a.size() != b.size()) return INFINITY;
    float most = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const float far = std::fabs(a[i] - b[i]);
        if (!(far <= most)) most = std::isnan(far) ? INFINITY : far;
    }
    return most;
}

void checkPrompts(const Golden& golden, const std::vector<PreparedRecord>& records) {
    ASSERT_EQ(golden.tokens.size(), records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Json want = golden.tokens.at(i);
        const PreparedRecord& got = records[i];
        EXPECT_EQ(got.prompt, want.at("prompt").asString()) << i;
        EXPECT_EQ(got.ids, want.at(want.has("ids_kept") ? "ids_kept" : "ids").asInts()) << i;
        EXPECT_EQ(got.prefixTokens, want.at("prompt_len").asInt()) << i;
        EXPECT_EQ(got.sequenceLength, want.at("seq_len").asInt()) << i;
        EXPECT_EQ(got.truncated, want.at("cut").asBool()) << i;
        const auto ranges = [&](const char* key) {
            std::vector<TokenRange> out;
            if (!want.has(key)) return out;
            const auto span = want.at(key).asInts();
            if (span.at(0) < span.at(1)) out.push_back({span[0], span[1]});
            return out;
        };
        EXPECT_EQ(got.imageRanges, ranges("image_span")) << i;
        EXPECT_EQ(got.languageRanges, ranges("lang_span")) << i;
    }
}

void checkPixels(const Path& file, const std::vector<PreparedRecord>& records) {
    const Json list = Json::readFile(file).at("records");
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Json want = list.at(i);
        const auto& got = records.at(static_cast<std::size_t>(want.at("record").asInt())).image;
        ASSERT_TRUE(got.has_value());
        EXPECT_EQ(got->rgbSha256, want.at("rgb_sha256").asString()) << i;
        EXPECT_EQ(got->pixelsSha256, want.at("pixels_sha256").asString()) << i;
        EXPECT_NEAR(got->mean, want.at("mean").asDouble(), 1e-6);
    }
}

// The published script computes in float16 and shuffled batches; rows with a picture still point the same way.
void checkPublishedHalf(const Path& file, const Golden& golden, const std::vector<float>& rows) {
    const NpyFile published(file);
    const std::vector<float> half = published.toFloat();
    ASSERT_EQ(half.size(), rows.size());
    const std::size_t width = half.size() / golden.samples.size();
    for (std::size_t i = 0; i < golden.samples.size(); ++i) {
        if (!golden.samples[i].hasImage()) continue;
        double dot = 0, a = 0, b = 0;
        for (std::size_t k = i * width; k < (i + 1) * width; ++k) {
            dot += static_cast<double>(half[k]) * static_cast<double>(rows[k]);
            a += static_cast<double>(half[k]) * static_cast<double>(half[k]);
            b += static_cast<double>(rows[k]) * static_cast<double>(rows[k]);
        }
        EXPECT_GE(dot / std::sqrt(a * b), 0.99999) << i;
    }
}

void checkModel(const Path& shared, const std::string& name, const VlmOptions& options, const std::string& pixelsOf,
                std::initializer_list<std::pair<std::size_t, int>> runs) {
    const Golden golden = readGolden(shared, name);
    VlmOptions wide = options;
    wide.dtype = "float32";
    wide.device = "cpu";
    std::vector<PreparedRecord> records;
    for (const auto& [batch, threads] : runs) {
        wide.threads = threads;
        const auto model = VlmModel::load(wide);
        if (records.empty()) {
            records = prepareAll(*model, golden.samples, true);
            checkPrompts(golden, records);
            checkPixels(shared / "models" / pixelsOf / "expected" / "pixels_sha256.json", records);
        }
        const auto means = meansOf(*model, records, batch);
        const auto rows = rowsOf(model->describe(), means);
        const float meansFar = farthest(means, golden.tapMeans), rowsFar = farthest(rows, golden.activations);
        std::printf("%s batch %zu threads %d: tap means within %.1e, activations within %.1e\n", name.c_str(), batch, threads,
                    static_cast<double>(meansFar), static_cast<double>(rowsFar));
        EXPECT_LE(meansFar, 1e-5f);
        EXPECT_LE(rowsFar, 1e-6f);
        const Path published = shared / "models" / name / "expected" / "activations_official_fp16.npy";
        if (isRegularFile(published)) checkPublishedHalf(published, golden, rows);
    }
}

void checkTokenizer(const Path& folder, const Path& cases) {
    const auto tokenizer = loadTokenizer(folder);
    const Json list = Json::readFile(cases);
    ASSERT_GT(list.size(), 100u);
    for (std::size_t i = 0; i < list.size(); ++i)
        EXPECT_EQ(tokenizer->encode(list.at(i).at("text").asString(), true), list.at(i).at("ids").asInts())
            << list.at(i).at("text").dump();
}

TEST(Extraction, TinyLlavaStablelm) {
    COINCIDE_SHARED_OR_SKIP(shared);
    VlmOptions options;
    options.folder = shared / "models" / "tinyllava-stablelm";
    checkModel(shared, "tinyllava-stablelm", options, "tinyllava-stablelm", {{1, 1}, {8, 2}, {8, 1}, {1, 2}});
}

TEST(Extraction, GoogleLayoutOfTheTowerGivesTheSame) {
    COINCIDE_SHARED_OR_SKIP(shared);
    VlmOptions options;
    options.folder = shared / "models" / "tinyllava-stablelm";
    options.visionTower = shared / "models" / "tinyllava-siglip-google";
    checkModel(shared, "tinyllava-stablelm", options, "tinyllava-stablelm", {{8, 1}});
}

// Copies of a model folder and its tower beside each other, with only these weight files.
VlmOptions onlyWeights(const Path& models, const Path& parent, const char* model, const char* tower, const std::string& suffix) {
    for (const char* name : {model, tower}) {
        makeFolder(parent / name);
        for (const auto& entry : std::filesystem::directory_iterator(models / name)) {
            const std::string file = entry.path().filename().string();
            const bool weights = file.find(".safetensors") != std::string::npos || file.find(".bin") != std::string::npos;
            if (entry.is_regular_file() && (!weights || file.find(suffix) != std::string::npos))
                std::filesystem::create_symlink(entry.path(), parent / name / file);
        }
    }
    VlmOptions options;
    options.folder = parent / model;
    return options;
}

TEST(Extraction, Llava15FromSafetensors) {
    COINCIDE_SHARED_OR_SKIP(shared);
    const TemporaryFolder folder;
    checkModel(shared, "llava15-llama", onlyWeights(shared / "models", folder.path(), "llava15-llama", "llava15-clip", ".safetensors"),
               "llava15-llama", {{8, 2}});
}

TEST(Extraction, Llava15FromPyTorchFiles) {
    COINCIDE_SHARED_OR_SKIP(shared);
    const TemporaryFolder folder;
    checkModel(shared, "llava15-llama", onlyWeights(shared / "models", folder.path(), "llava15-llama", "llava15-clip", ".bin"),
               "llava15-llama", {{8, 1}});
}

TEST(Extraction, TinyLlavaOpenElm) {
    COINCIDE_SHARED_OR_SKIP(shared);
    VlmOptions options;
    options.folder = shared / "models" / "tinyllava-openelm";
    checkModel(shared, "tinyllava-openelm", options, "tinyllava-stablelm", {{8, 1}});
}

TEST(Extraction, StablelmTokenizers) {
    COINCIDE_SHARED_OR_SKIP(shared);
    const Path tiny = shared / "models" / "tinyllava-stablelm", full = shared / "models" / "tokenizers" / "stablelm2";
    checkTokenizer(tiny, tiny / "tokenizer_cases.json");
    checkTokenizer(full, full / "tokenizer_cases.json");
}

TEST(Extraction, LlamaTokenizer) {
    COINCIDE_SHARED_OR_SKIP(shared);
    const Path folder = shared / "models" / "llava15-llama";
    checkTokenizer(folder, folder / "tokenizer_cases.json");
}

}  // namespace
}  // namespace coincide
