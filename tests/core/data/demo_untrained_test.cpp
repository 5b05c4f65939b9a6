#include "core/data/demo_untrained.h"

#include <gtest/gtest.h>

#include <cstring>
#include <numeric>

#include "core/base/error.h"
#include "core/base/file.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

std::uint64_t sumOf(const std::vector<HalfBits>& values) {
    return std::accumulate(values.begin(), values.end(), std::uint64_t{0});
}

std::string weightFile(const std::string& header, std::size_t dataBytes) {
    const std::uint64_t size = header.size();
    std::string file(8, '\0');
    std::memcpy(file.data(), &size, 8);
    return file + header + std::string(dataBytes, 'x');
}

/// A model folder whose decoder has the given weight file and whose tower has none.
void makeModel(const Path& folder, const std::string& weights) {
    makeFolder(folder / "model");
    makeFolder(folder / "model-siglip");
    writeFile(folder / "model" / "model.safetensors", weights);
    writeFile(folder / "model" / "config.json", "{}\n");
}

// Figures of the training recipe's own implementation of the rule.
TEST(DemoUntrained, GivesTheNumbersOfTheRecipe) {
    const auto matrix = demoInitialWeights("model.layers.3.self_attn.o_proj.weight", {128, 128});
    EXPECT_EQ((std::vector<HalfBits>(matrix.begin(), matrix.begin() + 4)),
              (std::vector<HalfBits>{10429, 43769, 45014, 9650}));
    EXPECT_EQ(sumOf(matrix), 446674824u);
    const auto embedding = demoInitialWeights("model.embed_tokens.weight", {16, 128});
    EXPECT_EQ((std::vector<HalfBits>(embedding.begin(), embedding.begin() + 4)),
              (std::vector<HalfBits>{8481, 9240, 9240, 42089}));
    EXPECT_EQ(sumOf(embedding), 50016771u);
}

TEST(DemoUntrained, BiasesAreZeroAndNormsOne) {
    EXPECT_EQ(demoInitialWeights("model.norm.bias", {3}), (std::vector<HalfBits>{0, 0, 0}));
    EXPECT_EQ(demoInitialWeights("model.norm.weight", {2}), (std::vector<HalfBits>{0x3C00, 0x3C00}));
}

TEST(DemoUntrained, KeepsEverythingButTheValues) {
    TemporaryFolder folder;
    const std::string header =
        R"({"a.bias":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"b.weight":{"dtype":"F16","shape":[2,3],"data_offsets":[4,16]}})";
    makeModel(folder.path() / "from", weightFile(header, 16));
    writeUntrainedDemoModel(folder.path() / "from", folder.path() / "to");
    EXPECT_EQ(readFile(folder.path() / "to" / "model" / "config.json", 100), "{}\n");
    const std::string file = readFile(folder.path() / "to" / "model" / "model.safetensors", 10000);
    ASSERT_EQ(file.size(), 8 + header.size() + 16);
    EXPECT_EQ(file.substr(8, header.size()), header);
    std::vector<HalfBits> values(8);
    std::memcpy(values.data(), file.data() + 8 + header.size(), 16);
    EXPECT_EQ(values[0], 0);
    EXPECT_EQ((std::vector<HalfBits>(values.begin() + 2, values.end())), demoInitialWeights("b.weight", {2, 3}));
}

TEST(DemoUntrained, RefusesBrokenWeightFiles) {
    TemporaryFolder folder;
    const std::string far = R"({"a":{"dtype":"F16","shape":[2],"data_offsets":[40,44]}})";
    const std::string huge = R"({"a":{"dtype":"F16","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,4]}})";
    const std::string wide = R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})";
    const std::string negative = R"({"a":{"dtype":"F16","shape":[-2],"data_offsets":[0,4]}})";
    int number = 0;
    for (const std::string& weights :
         {std::string("abc"), std::string(16, '\xFF'), weightFile("not json", 4), weightFile(far, 4),
          weightFile(huge, 4), weightFile(wide, 4), weightFile(negative, 4)}) {
        const Path from = folder.path() / std::to_string(number++);
        makeModel(from, weights);
        EXPECT_THROW(writeUntrainedDemoModel(from, folder.path() / "out"), Error) << number;
    }
}

TEST(DemoUntrained, ReadsTheBundledModel) {
    TemporaryFolder folder;
    const Path source = Path(COINCIDE_SOURCE_DIR) / "resources" / "demo";
    writeUntrainedDemoModel(source, folder.path());
    for (const char* part : {"model", "model-siglip"}) {
        const std::string trained = readFile(source / part / "model.safetensors", 1 << 24);
        const std::string initial = readFile(folder.path() / part / "model.safetensors", 1 << 24);
        EXPECT_EQ(trained.size(), initial.size());
        EXPECT_NE(trained, initial);
        EXPECT_EQ(readFile(source / part / "config.json", 1 << 16),
                  readFile(folder.path() / part / "config.json", 1 << 16));
    }
}

}  // namespace
}  // namespace coincide
