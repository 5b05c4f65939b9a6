#include "core/vlm/vlm_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <thread>

#include "core/base/error.h"
#include "core/base/json.h"
#include "tests/temporary_folder.h"
#include "tests/tiny_checkpoint.h"

namespace coincide {
namespace {

// An uncompressed BMP of one colour ramp.
void writePicture(const Path& path, int width, int height, int shade) {
    const int stride = (width * 3 + 3) / 4 * 4;
    const auto number = [](std::uint32_t value) { return std::string(reinterpret_cast<const char*>(&value), 4); };
    std::string bytes = "BM" + number(static_cast<std::uint32_t>(54 + stride * height)) + number(0) + number(54) + number(40) +
                        number(static_cast<std::uint32_t>(width)) + number(static_cast<std::uint32_t>(height)) +
                        std::string("\x01\x00\x18\x00", 4) + std::string(24, '\0');
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < stride; ++x) bytes += static_cast<char>((x * 5 + y * 11 + shade) % 256);
    writeFile(path, bytes);
}

class TinyVlm : public ::testing::Test {
protected:
    TinyVlm() : tiny(folder.path()) {
        options.folder = tiny.model();
        options.dtype = "float32";
        options.device = "cpu";
        for (int i = 0; i < 5; ++i) {
            Sample sample;
            sample.id = "r" + std::to_string(i);
            const bool image = i % 2 == 0;
            if (image) {
                sample.image = "p" + std::to_string(i) + ".bmp";
                sample.imagePath = folder.path() / sample.image;
                writePicture(sample.imagePath, 20 + i * 9, 31 - i * 4, i * 40);
            }
            sample.turns = {{"human", (image ? "<image>\n" : "") + std::string("question ") + std::string(static_cast<std::size_t>(i) * 13, 'q')},
                            {"gpt", "answer " + std::to_string(i)}};
            samples.push_back(sample);
        }
    }

    std::vector<PreparedRecord> prepareAll(const VlmModel& model) const {
        std::vector<PreparedRecord> out;
        for (const Sample& sample : samples) out.push_back(model.prepare(sample));
        return out;
    }

    static std::vector<float> means(VlmModel& model, const std::vector<PreparedRecord>& records) {
        std::vector<const PreparedRecord*> pointers;
        for (const PreparedRecord& record : records) pointers.push_back(&record);
        return model.tapMeans(pointers);
    }

    std::string refusal() {
        try {
            VlmModel::load(options);
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    }

    TemporaryFolder folder;
    TinyCheckpoint tiny;
    VlmOptions options;
    std::vector<Sample> samples;
};

TEST_F(TinyVlm, DescribesItself) {
    const VlmDescription seen = VlmModel::inspect(tiny.model());
    const VlmDescription loaded = VlmModel::load(options)->describe();
    const std::string fingerprint = VlmModel::identify(options).fingerprint;
    EXPECT_EQ(loaded.family, "tinyllava-stablelm");
    EXPECT_EQ(loaded.hiddenSize, 16);
    EXPECT_EQ(loaded.layerCount, 7);
    EXPECT_EQ(loaded.taps, (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
    EXPECT_EQ(loaded.rowSize(), 160);
    EXPECT_EQ(loaded.weightBytes, loaded.parameterCount * 4);
    EXPECT_EQ(fingerprint.size(), 32u);
    EXPECT_EQ(seen.parameterCount, loaded.parameterCount);
    EXPECT_TRUE(seen.fingerprint.empty());
    tiny.weights()["model.embed_tokens.weight"].values[0] += 1;
    tiny.writeWeights();
    EXPECT_NE(VlmModel::identify(options).fingerprint, fingerprint);
}

TEST_F(TinyVlm, NeighboursBatchesAndThreadsDoNotMatter) {
    const auto model = VlmModel::load(options);
    const auto records = prepareAll(*model);
    const std::vector<float> together = means(*model, records);
    ASSERT_EQ(together.size(), 5u * 160u);
    for (const int threads : {1, 2}) {
        options.threads = threads;
        const auto other = VlmModel::load(options);
        for (std::size_t i = 0; i < records.size(); ++i) {
            const PreparedRecord* one[] = {&records[i]};
            const std::vector<float> alone = other->tapMeans(one);
            ASSERT_EQ(alone.size(), 160u);
            for (std::size_t k = 0; k < 160; ++k) EXPECT_NEAR(alone[k], together[i * 160 + k], 1e-6);
        }
    }
}

TEST_F(TinyVlm, TextOnlyRecordsHaveNoVisionHalf) {
    const auto model = VlmModel::load(options);
    const auto records = prepareAll(*model);
    const std::vector<float> all = means(*model, records);
    for (std::size_t i = 0; i < records.size(); ++i) {
        std::vector<float> row(160);
        activationRow(std::span(all).subspan(i * 160, 160), 16, row);
        double square = 0, vision = 0;
        for (std::size_t k = 0; k < 160; ++k) {
            square += static_cast<double>(row[k]) * static_cast<double>(row[k]);
            if (k / 16 % 2 == 0) vision += std::fabs(static_cast<double>(row[k]));
        }
        EXPECT_NEAR(square, samples[i].hasImage() ? 1.0 : 0.5, 1e-5);
        EXPECT_EQ(vision > 0, samples[i].hasImage());
    }
}

TEST_F(TinyVlm, LayersOnTopAreNotNeeded) {
    const auto before = VlmModel::load(options);
    const auto records = prepareAll(*before);
    for (auto it = tiny.weights().begin(); it != tiny.weights().end();) {
        const bool unused = it->first.starts_with("model.layers.6.") || it->first.starts_with("lm_head") ||
                            it->first.starts_with("model.norm") || it->first.starts_with("model.layers.5.mlp");
        it = unused ? tiny.weights().erase(it) : std::next(it);
    }
    for (auto it = tiny.towerTensors().begin(); it != tiny.towerTensors().end();)
        it = it->first.find("layers.1.") != std::string::npos ? tiny.towerTensors().erase(it) : std::next(it);
    tiny.writeWeights();
    const auto after = VlmModel::load(options);
    EXPECT_EQ(means(*before, records), means(*after, records));
}

TEST_F(TinyVlm, RefusalsListEveryTensor) {
    tiny.weights().erase("model.layers.0.self_attn.q_proj.bias");
    tiny.weights().erase("model.mm_projector.2.bias");
    tiny.weights()["model.layers.99.self_attn.o_proj.weight"] = {{2, 2}, {0, 0, 0, 0}};
    std::swap(tiny.weights()["model.layers.1.mlp.down_proj.weight"].shape[0], tiny.weights()["model.layers.1.mlp.down_proj.weight"].shape[1]);
    tiny.writeWeights();
    const std::string message = refusal();
    for (const char* part : {"2 missing", "model.layers.0.self_attn.q_proj.bias", "model.mm_projector.2.bias", "model.layers.99.",
                             "[24, 16] instead of [16, 24]"})
        EXPECT_NE(message.find(part), std::string::npos) << message;
}

TEST_F(TinyVlm, RefusesHostileConfigurations) {
    const std::string good = TinyCheckpoint::config();
    const std::pair<const char*, const char*> changes[] = {
        {"\"num_hidden_layers\": 7", "\"num_hidden_layers\": 1000000000"}, {"\"num_hidden_layers\": 7", "\"num_hidden_layers\": -1"},
        {"\"num_attention_heads\": 2", "\"num_attention_heads\": 0"}, {"\"num_attention_heads\": 2", "\"num_attention_heads\": 3"},
        {"\"hidden_size\": 16", "\"hidden_size\": 1e30"}, {"\"vocab_size\": 300", "\"vocab_size\": 2147483648"},
        {"\"rope_pct\": 0.25", "\"rope_pct\": -1"}, {"\"rope_pct\": 0.25", "\"rope_pct\": \"x\""},
        {"\"mm_vision_tower\": \"somebody/tower\"", "\"mm_vision_tower\": \"..\""},
        {"\"mm_vision_tower\": \"somebody/tower\"", "\"mm_vision_tower\": \"a/absent\""},
        {"\"mlp2x_gelu\"", "\"mlp0x_gelu\""}, {"\"hidden_act\": \"silu\"", "\"hidden_act\": \"relu9\""},
        {"\"image_aspect_ratio\": \"pad\"", "\"image_aspect_ratio\": \"anyres\""},
        {"\"model_type\": \"tiny_llava_stablelm\"", "\"model_type\": \"own\""},
        {"\"tokenizer_model_max_length\": 2000", "\"tokenizer_model_max_length\": -4"}};
    for (const auto& [from, to] : changes) {
        std::string text = good;
        const std::size_t at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        writeFile(tiny.model() / "config.json", text.replace(at, std::string(from).size(), to));
        EXPECT_NE(refusal(), "") << to;
        EXPECT_THROW(VlmModel::inspect(tiny.model()), Error) << to;
    }
    writeFile(tiny.model() / "config.json", good);
    for (const char* tower : {R"({"patch_size": 0})", R"({"image_size": 100000})", R"({"num_attention_heads": 5})", "[]", "{"}) {
        writeFile(tiny.tower() / "config.json", tower);
        EXPECT_NE(refusal(), "") << tower;
    }
}

TEST_F(TinyVlm, RefusesAStandardDeviationOfZero) {
    writeFile(tiny.tower() / "preprocessor_config.json", R"({"image_std": [0, 0, 0]})");
    EXPECT_NE(refusal().find("image_std"), std::string::npos);
    writeFile(tiny.tower() / "preprocessor_config.json", R"({"size": {"height": 384, "width": 384}})");
    EXPECT_NE(refusal().find("28"), std::string::npos);
    writeFile(tiny.tower() / "preprocessor_config.json", R"({"size": {"height": 28, "width": 28}, "image_mean": [0.5, 0.5, 0.5]})");
    EXPECT_EQ(refusal(), "");
}

TEST_F(TinyVlm, TypesAndPooling) {
    const auto wide = VlmModel::load(options);
    const auto records = prepareAll(*wide);
    const auto exact = means(*wide, records);
    options.dtype = "float16";
    const auto half = VlmModel::load(options);
    EXPECT_EQ(half->describe().dtype, "float32");   // a CPU has no fast float16
    EXPECT_EQ(means(*half, records), exact);
    options.dtype = "bfloat16";
    const auto narrow = VlmModel::load(options);
    EXPECT_EQ(narrow->describe().weightBytes, narrow->describe().parameterCount * 2);
    const auto rough = means(*narrow, records);
    for (std::size_t i = 0; i < exact.size(); ++i) EXPECT_NEAR(rough[i], exact[i], 0.05);
    options.dtype = "float32";
    options.pooling = "tanh-then-mean";
    const auto tanhFirst = means(*VlmModel::load(options), records);
    EXPECT_NE(tanhFirst, exact);
    for (const float value : tanhFirst) EXPECT_LT(std::fabs(value), 1.0f);
    options.pooling = "other";
    EXPECT_NE(refusal(), "");
    options.pooling = "mean-then-tanh";
    options.dtype = "int4";
    EXPECT_NE(refusal(), "");
    options.dtype = "auto";
    options.device = "cuda:99";
    EXPECT_NE(refusal(), "");
    options.device = "tpu";
    EXPECT_NE(refusal(), "");
}

TEST_F(TinyVlm, ChosenLayersAndCancelling) {
    options.layers = {0, 6};
    const auto model = VlmModel::load(options);
    EXPECT_EQ(model->describe().taps, options.layers);
    EXPECT_EQ(means(*model, prepareAll(*model)).size(), 5u * 2 * 2 * 16);
    options.layers = {7};
    EXPECT_NE(refusal().find("cannot be read"), std::string::npos);
    for (const std::vector<std::int64_t>& wrong : {std::vector<std::int64_t>{3, 3}, {6, 3}}) {
        options.layers = wrong;
        EXPECT_NE(refusal().find("ascending order without repetition"), std::string::npos) << refusal();
    }
    options.layers = {};
    CancelToken cancel;
    cancel.cancel();
    EXPECT_EQ(VlmModel::load(options, cancel), nullptr);
}

TEST_F(TinyVlm, PreparesFromManyThreads) {
    const auto model = VlmModel::load(options);
    const auto want = prepareAll(*model);
    std::vector<int> wrong(4);
    std::vector<std::thread> threads;
    for (int& count : wrong)
        threads.emplace_back([&] {
            for (std::size_t i = 0; i < samples.size(); ++i) {
                const PreparedRecord got = model->prepare(samples[i]);
                count += got.ids != want[i].ids || (got.image && got.image->pixels != want[i].image->pixels);
            }
        });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(wrong, std::vector<int>(4));
}

TEST_F(TinyVlm, ARecordOfWhichAHalfIsCutOffIsAnErrorOfTheRecord) {
    const auto reason = [&](int limit, std::size_t record) -> std::string {
        std::string text = TinyCheckpoint::config();
        const std::string from = "\"tokenizer_model_max_length\": 2000";
        writeFile(tiny.model() / "config.json", text.replace(text.find(from), from.size(), "\"tokenizer_model_max_length\": " + std::to_string(limit)));
        try {
            return VlmModel::load(options)->prepare(samples[record]).truncated ? "cut" : "whole";
        } catch (const Error& error) {
            return error.what();
        }
    };
    const auto whole = VlmModel::load(options);
    const int before = static_cast<int>(whole->prepare(samples[0]).prefixTokens), own = static_cast<int>(whole->prepare(samples[1]).prefixTokens);
    for (const int limit : {1, before}) EXPECT_NE(reason(limit, 0).find("all of the record's picture"), std::string::npos) << reason(limit, 0);
    for (const int limit : {before + 1, before + 4}) EXPECT_NE(reason(limit, 0).find("all of the record's text"), std::string::npos) << reason(limit, 0);
    EXPECT_EQ(reason(before + 5, 0), "cut");
    EXPECT_NE(reason(own, 1).find("all of the record's text"), std::string::npos) << reason(own, 1);
    EXPECT_EQ(reason(own + 1, 1), "cut");
    EXPECT_EQ(reason(2000, 0), "whole");
}

TEST_F(TinyVlm, BrokenPicturesAreErrorsOfTheRecord) {
    const auto model = VlmModel::load(options);
    writeFile(samples[0].imagePath, "no picture");
    EXPECT_THROW(model->prepare(samples[0]), Error);
    samples[2].imagePath = folder.path() / "absent.png";
    EXPECT_THROW(model->prepare(samples[2]), Error);
    EXPECT_NO_THROW(model->prepare(samples[4]));
}

TEST_F(TinyVlm, PromptJsonHasTheNamesThatStay) {
    const auto model = VlmModel::load(options);
    const std::string line = promptJson(model->prepare(samples[0], true), "id \"1\"\n");
    EXPECT_EQ(line.find('\n'), std::string::npos);
    const Json json = Json::parse(line, "line");
    EXPECT_EQ(json.at("id").asString(), "id \"1\"\n");
    EXPECT_EQ(json.at("image_positions").at(0).asInts().size(), 2u);
    EXPECT_EQ(json.at("image").at("size").asInts(), (std::vector<std::int64_t>{20, 31}));
    EXPECT_EQ(json.at("image").at("shape").asInts(), (std::vector<std::int64_t>{1, 3, 28, 28}));
    for (const char* key : {"rgb_sha256", "pixels_sha256", "mean", "min", "max"}) EXPECT_TRUE(json.at("image").has(key)) << key;
    for (const char* key : {"prompt", "ids", "sequence_length", "prefix_tokens", "language_positions", "truncated"})
        EXPECT_TRUE(json.has(key)) << key;
    EXPECT_FALSE(Json::parse(promptJson(model->prepare(samples[1]), "x"), "line").has("image"));
}

TEST(Taps, PublishedAndScaled) {
    EXPECT_EQ(publishedTaps(24), (std::vector<std::int64_t>{3, 7, 11, 15, 19}));
    EXPECT_EQ(publishedTaps(20), (std::vector<std::int64_t>{3, 7, 11, 15, 19}));
    EXPECT_EQ(scaledTaps(24), (std::vector<std::int64_t>{3, 7, 11, 15, 19}));
    EXPECT_EQ(scaledTaps(8), (std::vector<std::int64_t>{1, 2, 3, 5, 6}));
    EXPECT_EQ(scaledTaps(7), (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
    EXPECT_EQ(publishedTaps(2), (std::vector<std::int64_t>{0, 1}));
    EXPECT_EQ(publishedTaps(1), (std::vector<std::int64_t>{0}));
}

TEST(ActivationRow, TanhNormAndScale) {
    const std::vector<float> means{1.0f, 0.0f, 0.0f, 0.0f};   // one layer, H = 2, no language
    std::vector<float> row(4);
    activationRow(means, 2, row);
    EXPECT_NEAR(row[0], 1 / std::sqrt(2.0), 1e-6);
    EXPECT_EQ(row[2], 0.0f);
    activationRow(std::vector<float>{0.3f, 0.4f, 0.0f, 1.0f}, 2, row, "tanh-then-mean");
    EXPECT_NEAR(row[0], 0.6 / std::sqrt(2.0), 1e-6);
    EXPECT_THROW(activationRow(means, 3, row), Error);
}

}  // namespace
}  // namespace coincide
