#include "core/nn/checkpoint.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/nn/weight_plan.h"
#include "tests/safetensors_writer.h"
#include "tests/temporary_folder.h"

namespace coincide {
namespace {

RawTensor ones(std::vector<std::int64_t> shape) {
    std::int64_t count = 1;
    for (const std::int64_t side : shape) count *= side;
    return {std::move(shape), std::vector<float>(static_cast<std::size_t>(count), 1.0f)};
}

std::string messageOf(const std::function<void()>& body) {
    try {
        body();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

TEST(Checkpoint, OpensShardsThroughTheIndex) {
    const TemporaryFolder folder;
    writeFile(folder.path() / "config.json", R"({"model_type": "x"})");
    writeFile(folder.path() / "one.safetensors", safetensorsBytes({{"a.x", ones({2})}}));
    writeFile(folder.path() / "two.safetensors", safetensorsBytes({{"a.y", ones({3})}, {"b", ones({1})}}));
    writeFile(folder.path() / "model.safetensors.index.json",
              R"({"weight_map": {"a.x": "one.safetensors", "a.y": "two.safetensors", "b": "two.safetensors"}})");
    const Checkpoint checkpoint = openCheckpoint(folder.path());
    EXPECT_EQ(checkpoint.tensors.names(), (std::vector<std::string>{"a.x", "a.y", "b"}));
    EXPECT_EQ(checkpoint.tensorFiles.size(), 3u);
    const StateDict part = checkpoint.tensors.select("a.");
    EXPECT_EQ(part.names(), (std::vector<std::string>{"x", "y"}));
    EXPECT_EQ(part.read("y").numel(), 3);
    EXPECT_EQ(part.find("b"), nullptr);
}

TEST(Checkpoint, RefusesShardsOutsideTheFolderAndMissingOnes) {
    const TemporaryFolder folder;
    const Path inside = folder.path() / "in";
    makeFolder(inside);
    writeFile(inside / "config.json", "{}");
    writeFile(folder.path() / "out.safetensors", safetensorsBytes({{"a", ones({2})}}));
    for (const std::string name : {"../out.safetensors", "", "..", "sub/one.safetensors", "absent.safetensors"}) {
        writeFile(inside / "model.safetensors.index.json", R"({"weight_map": {"a": ")" + name + R"("}})");
        EXPECT_THROW(openCheckpoint(inside), Error) << name;
    }
    writeFile(inside / "one.safetensors", safetensorsBytes({{"a", ones({2})}}));
    writeFile(inside / "model.safetensors.index.json",
              R"({"weight_map": {"a": "one.safetensors", "b": "one.safetensors", "c": "one.safetensors"}})");
    EXPECT_NE(messageOf([&] { openCheckpoint(inside); }).find("b, c"), std::string::npos);
}

TEST(Checkpoint, SaysWhatIsMissing) {
    const TemporaryFolder folder;
    EXPECT_NE(messageOf([&] { openCheckpoint(folder.path() / "nowhere"); }).find("nowhere"), std::string::npos);
    EXPECT_NE(messageOf([&] { openCheckpoint(folder.path()); }).find("config.json"), std::string::npos);
    writeFile(folder.path() / "config.json", "[]");
    EXPECT_NE(messageOf([&] { openCheckpoint(folder.path()); }).find("object"), std::string::npos);
    writeFile(folder.path() / "config.json", "{}");
    EXPECT_NE(messageOf([&] { openCheckpoint(folder.path()); }).find("model.safetensors"), std::string::npos);
}

TEST(WeightPlan, ListsEveryTensorThatDoesNotFit) {
    const TemporaryFolder folder;
    writeFile(folder.path() / "config.json", "{}");
    writeFile(folder.path() / "model.safetensors",
              safetensorsBytes({{"good", ones({2})}, {"bent", ones({3})}, {"strange", ones({1})}, {"unused.x", ones({1})}}));
    const Checkpoint checkpoint = openCheckpoint(folder.path());
    WeightPlan plan;
    at::Tensor good, bent, gone, away;
    plan.want("good", {2}, good);
    plan.want("bent", {2, 3}, bent);
    plan.want("gone", {1}, gone);
    plan.want("away", {1}, away);
    plan.ignore("unused.");
    const std::string message = messageOf([&] { plan.verify(checkpoint.tensors, "m"); });
    for (const char* part : {"2 missing: gone, away", "bent [3] instead of [2, 3]", "1 unexpected: strange"})
        EXPECT_NE(message.find(part), std::string::npos) << message;
    EXPECT_EQ(message.find("unused"), std::string::npos);
    std::vector<at::Tensor> many(50);
    for (std::size_t i = 0; i < many.size(); ++i) plan.want("more_" + std::to_string(i), {1}, many[i]);
    EXPECT_NE(messageOf([&] { plan.verify(checkpoint.tensors, "m"); }).find("52 missing: gone, away, more_0 and 49 more;"), std::string::npos);
    EXPECT_EQ(plan.parameterCount(), 60);
}

TEST(WeightPlan, LoadsPartsAndConverts) {
    const TemporaryFolder folder;
    writeFile(folder.path() / "config.json", "{}");
    writeFile(folder.path() / "model.safetensors", safetensorsBytes({{"qkv", {{3, 2}, {1, 2, 3, 4, 5, 6}}}}));
    const Checkpoint checkpoint = openCheckpoint(folder.path());
    WeightPlan plan;
    at::Tensor first, second;
    plan.wantRows("qkv", 2, {{1, &first}, {2, &second}});
    plan.verify(checkpoint.tensors, "m");
    ASSERT_TRUE(plan.load(checkpoint.tensors, at::kBFloat16, at::kCPU, {}));
    EXPECT_EQ(first.scalar_type(), at::kBFloat16);
    EXPECT_EQ(second[1][1].item<float>(), 6.0f);
    CancelToken cancel;
    cancel.cancel();
    EXPECT_FALSE(plan.load(checkpoint.tensors, at::kFloat, at::kCPU, cancel));
}

}  // namespace
}  // namespace coincide
