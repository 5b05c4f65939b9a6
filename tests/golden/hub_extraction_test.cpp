// Compares extraction from checkpoints in the layout of the Hugging Face hub with results of the library that they are made for.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/npy.h"
#include "core/vlm/vlm_model.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

std::vector<Sample> readSamples(const Path& records, const Path& images) {
    const Json list = Json::readFile(records);
    std::vector<Sample> samples;
    for (std::size_t i = 0; i < list.size(); ++i) {
        Sample sample;
        sample.id = list.at(i).at("id").asString();
        sample.image = list.at(i).stringOr("image", "");
        if (sample.hasImage()) sample.imagePath = images / sample.image;
        const Json turns = list.at(i).at("conversations");
        for (std::size_t t = 0; t < turns.size(); ++t)
            sample.turns.push_back({turns.at(t).at("from").asString(), turns.at(t).at("value").asString()});
        samples.push_back(std::move(sample));
    }
    return samples;
}

// Ids with the picture's placeholder as often as it has positions.
std::vector<std::int64_t> expanded(const PreparedRecord& record, std::int64_t placeholder) {
    std::vector<std::int64_t> out;
    for (const std::int64_t id : record.ids) {
        if (id >= 0) out.push_back(id);
        else out.insert(out.end(), static_cast<std::size_t>(record.imageRanges.at(0).end - record.imageRanges.at(0).begin), placeholder);
    }
    return out;
}

std::vector<TokenRange> rangesOf(const Json& list) {
    std::vector<TokenRange> out;
    for (std::size_t i = 0; i < list.size(); ++i) out.push_back({list.at(i).at(0).asInt(), list.at(i).at(1).asInt()});
    return out;
}

float farthest(std::span<const float> a, const std::vector<float>& b) {
    if (a.size() != b.size()) return INFINITY;
    float most = 0;
    for (std::size_t i = 0; i < a.size(); ++i) most = std::max(most, std::isnan(a[i] - b[i]) ? INFINITY : std::fabs(a[i] - b[i]));
    return most;
}

TEST(HubExtraction, Llava15) {
    COINCIDE_SHARED_OR_SKIP(shared);
    const Path folder = shared / "models-modern" / "llava-1.5", expected = folder / "expected";
    VlmOptions options;
    options.folder = folder / "checkpoint";
    options.dtype = "float32";
    options.device = "cpu";
    options.threads = 2;
    const auto model = VlmModel::load(options);
    EXPECT_EQ(model->describe().taps, (std::vector<std::int64_t>{1, 2, 3, 5, 6}));
    std::vector<PreparedRecord> records;
    for (const Sample& sample : readSamples(expected / "records.json", shared / "data" / "llava-mix" / "images")) records.push_back(model->prepare(sample, true));

    const Json rendered = Json::readFile(expected / "rendered.json"), tokens = Json::readFile(expected / "token_ids.json");
    const std::int64_t placeholder = Json::readFile(options.folder / "config.json").at("image_token_index").asInt();
    ASSERT_EQ(records.size(), 32u);
    for (std::size_t i = 0; i < records.size(); ++i) {
        EXPECT_EQ(records[i].prompt, rendered.at(i).asString()) << i;
        EXPECT_EQ(expanded(records[i], placeholder), tokens.at(i).at("ids").asInts()) << i;
        EXPECT_EQ(records[i].prefixTokens, tokens.at(i).at("prefix_tokens").asInt()) << i;
        EXPECT_EQ(records[i].imageRanges, rangesOf(tokens.at(i).at("image_positions"))) << i;
        EXPECT_EQ(records[i].languageRanges, rangesOf(tokens.at(i).at("language_positions"))) << i;
    }
    const Json pixels = Json::readFile(expected / "pixels.json");
    ASSERT_EQ(pixels.size(), records.size());
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        const auto& image = records[i].image;
        ASSERT_EQ(image.has_value(), pixels.at(i).has("record")) << i;
        if (!image) continue;
        EXPECT_EQ(image->rgbSha256, pixels.at(i).at("rgb_sha256").asString()) << i;
        EXPECT_EQ(image->pixelsSha256, pixels.at(i).at("sha256").asString()) << i;
    }

    std::vector<const PreparedRecord*> all;
    for (const PreparedRecord& record : records) all.push_back(&record);
    const std::vector<float> means = model->tapMeans(all);
    std::vector<float> rows(means.size());
    const auto width = static_cast<std::size_t>(model->describe().rowSize());
    for (std::size_t begin = 0; begin < means.size(); begin += width)
        activationRow(std::span(means).subspan(begin, width), static_cast<std::size_t>(model->describe().hiddenSize), std::span(rows).subspan(begin, width));
    const float meansFar = farthest(means, NpyFile(expected / "tap_means.npy").toFloat());
    const float rowsFar = farthest(rows, NpyFile(expected / "activations_fp32.npy").toFloat());
    std::printf("llava-1.5: tap means within %.1e, activations within %.1e\n", static_cast<double>(meansFar), static_cast<double>(rowsFar));
    EXPECT_LE(meansFar, 3e-5f);
    EXPECT_LE(rowsFar, 3e-6f);
}

TEST(HubExtraction, RecordsThatDoNotFitAreRefused) {
    COINCIDE_SHARED_OR_SKIP(shared);
    VlmOptions options;
    options.folder = shared / "models-modern" / "llava-1.5" / "checkpoint";
    options.device = "cpu";
    const auto model = VlmModel::load(options);
    const auto refused = [&](std::vector<Turn> turns, bool image) {
        Sample sample;
        sample.turns = std::move(turns);
        if (image) sample.image = "x.jpg";
        try {
            model->prepare(sample);
        } catch (const Error& error) {
            return error.code() == ErrorCode::BadInput;
        }
        return false;
    };
    EXPECT_TRUE(refused({}, false));
    EXPECT_TRUE(refused({{"human", "<image>"}}, false));
    EXPECT_TRUE(refused({{"human", "no tag"}}, true));
    EXPECT_TRUE(refused({{"human", "<image> <image>"}}, true));
    EXPECT_TRUE(refused({{"human", "q"}, {"gpt", "<image>"}}, true));
    EXPECT_TRUE(refused({{"system", "q"}}, false));
    EXPECT_FALSE(refused({{"human", "q"}, {"gpt", "a"}}, false));
}

}  // namespace
}  // namespace coincide
