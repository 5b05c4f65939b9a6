#include "core/nn/layers.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>
#include <gtest/gtest.h>

#include <cmath>
#include <tuple>

#include "core/base/error.h"
#include "core/nn/decoder.h"

namespace coincide {
namespace {

at::Tensor random(at::IntArrayRef shape) { return at::rand(shape, at::TensorOptions().dtype(at::kFloat)) - 0.5; }

double farthest(const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().max().item<double>(); }

TEST(Layers, FusedAttentionEqualsTheFormula) {
    for (const bool causal : {false, true}) {
        const at::Tensor q = random({2, 6, 17, 8}), k = random({2, 3, 17, 8}), v = random({2, 3, 17, 8});
        EXPECT_LT(farthest(attention(q, k, v, causal), attention(q, k, v, causal, AttentionPath::Reference)), 1e-6);
    }
}

TEST(Layers, CausalAttentionSeesNothingLater) {
    const at::Tensor q = random({1, 2, 9, 4}), k = random({1, 2, 9, 4}), v = random({1, 2, 9, 4});
    const at::Tensor all = attention(q, k, v, true);
    const auto head = [](const at::Tensor& x) { return x.narrow(2, 0, 5); };
    EXPECT_LT(farthest(head(all), attention(head(q), head(k), head(v), true)), 1e-6);
}

TEST(Layers, RotaryTurnsPairsByPosition) {
    const at::Tensor positions = at::arange(5, at::TensorOptions().dtype(at::kLong));
    const RotaryTable table = rotaryTable(positions, 4, 100.0, at::kFloat);
    const at::Tensor x = random({5, 2, 6});
    const at::Tensor y = applyRotary(x, table);
    EXPECT_EQ(farthest(y[0], x[0]), 0.0);                                         // position 0 is not turned
    EXPECT_EQ(farthest(y.narrow(2, 4, 2), x.narrow(2, 4, 2)), 0.0);               // the rest of the head is passed on
    const double angle = 3 * std::pow(100.0, -0.5);                               // second frequency at position 3
    const double a = x[3][1][1].item<double>(), b = x[3][1][3].item<double>();
    EXPECT_NEAR(y[3][1][1].item<double>(), a * std::cos(angle) - b * std::sin(angle), 1e-6);
    EXPECT_NEAR(y[3][1][3].item<double>(), b * std::cos(angle) + a * std::sin(angle), 1e-6);
}

// Weights laid out for the processor give what plain ones give, up to the rounding that a fused activation leaves out.
TEST(Layers, PackedProductsEqualPlainOnes) {
    const auto rounded = [](at::IntArrayRef shape) { return random(shape).to(at::kBFloat16); };
    for (const auto& [rows, in, out] : {std::tuple(1, 8, 5), std::tuple(37, 72, 50), std::tuple(130, 96, 264)})
        for (const bool withBias : {false, true}) {
            Linear plain, packed;
            plain.weight = packed.weight = rounded({out, in});
            if (withBias) plain.bias = packed.bias = rounded({out});
            packed.pack();
            if (!packed.packed.packed()) GTEST_SKIP() << "this machine has no bfloat16 products";
            EXPECT_FALSE(packed.weight.defined());
            const at::Tensor x = rounded({2, rows, in});
            EXPECT_LE(farthest(packed(x).to(at::kFloat), plain(x).to(at::kFloat)), 0.01 * in / 64);
            for (const Activation kind : {Activation::Silu, Activation::Gelu, Activation::GeluTanh, Activation::QuickGelu}) {
                const at::Tensor product = at::matmul(x.to(at::kFloat), plain.weight.to(at::kFloat).t()) + (withBias ? plain.bias.to(at::kFloat) : at::zeros({out}));
                const at::Tensor exact = activate(kind, product);
                EXPECT_LE(farthest(packed.activated(x, kind).to(at::kFloat), exact), 0.01 + 0.01 * exact.abs().max().item<double>());
            }
        }
}

TEST(Layers, OnlyRoundedWeightsArePacked) {
    Linear linear;
    linear.weight = random({5, 8});
    linear.pack();
    EXPECT_FALSE(linear.packed.packed());
    EXPECT_TRUE(linear.weight.defined());
}

TEST(Layers, Norms) {
    const at::Tensor x = at::tensor({1.0f, 2.0f, 3.0f, 6.0f});
    Norm rms;
    rms.kind = NormKind::Rms;
    rms.epsilon = 0;
    rms.weight = at::tensor({1.0f, 1.0f, 1.0f, 2.0f});
    EXPECT_NEAR(rms(x)[3].item<double>(), 12.0 / std::sqrt(12.5), 1e-6);
    Norm layer;
    layer.epsilon = 0;
    layer.weight = at::tensor({1.0f, 1.0f, 1.0f, 1.0f});
    layer.bias = at::tensor({0.0f, 0.0f, 0.0f, 0.5f});
    EXPECT_NEAR(layer(x)[3].item<double>(), 3.0 / std::sqrt(3.5) + 0.5, 1e-6);
}

TEST(Layers, ActivationsByName) {
    const at::Tensor one = at::tensor({1.0f});
    EXPECT_NEAR(activate(activationOf("silu"), one).item<double>(), 0.731059, 1e-5);
    EXPECT_NEAR(activate(activationOf("gelu"), one).item<double>(), 0.841345, 1e-5);
    EXPECT_NEAR(activate(activationOf("gelu_pytorch_tanh"), one).item<double>(), 0.841192, 1e-5);
    EXPECT_NEAR(activate(activationOf("quick_gelu"), one).item<double>(), 0.845796, 1e-5);
    EXPECT_THROW(activationOf("relu7"), Error);
}

// A decoder whose weights are set by hand.
struct SmallDecoder {
    Decoder decoder;
    std::vector<std::unique_ptr<at::Tensor>> weights;

    static DecoderConfig config() {
        DecoderConfig out;
        out.hiddenSize = 12;
        out.headDim = 4;
        out.rotarySize = 4;
        out.vocabularySize = 20;
        out.layers = {{3, 3, 10}, {2, 1, 6}, {4, 2, 8}};   // layers may differ
        out.normalisesQueryAndKey = true;
        return out;
    }
};

class Filler : public TensorFile {
public:
    explicit Filler(std::map<std::string, std::vector<std::int64_t>> shapes) {
        for (auto& [name, shape] : shapes) {
            values_[name] = random(shape);
            tensors_[name] = {at::kFloat, shape, static_cast<std::size_t>(values_[name].nbytes())};
        }
    }
    const std::map<std::string, TensorMeta>& tensors() const override { return tensors_; }
    at::Tensor read(const std::string& name) const override { return values_.at(name); }
    void release(const std::string&) const override {}

private:
    std::map<std::string, TensorMeta> tensors_;
    std::map<std::string, at::Tensor> values_;
};

TEST(Decoder, NeighboursAndKernelsDoNotChangeAResult) {
    Decoder decoder(SmallDecoder::config(), {0, 2});
    DecoderNames names;
    names.fused = true;
    WeightPlan plan;
    decoder.declare(plan, names);
    std::map<std::string, std::vector<std::int64_t>> shapes{{"model.embed_tokens.weight", {20, 12}}};
    const auto layers = SmallDecoder::config().layers;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const std::string at = "model.layers." + std::to_string(i) + ".";
        const std::int64_t queries = layers[i].headCount * 4, keys = layers[i].kvHeadCount * 4, inner = layers[i].intermediateSize;
        shapes[at + "input_layernorm.weight"] = shapes[at + "post_attention_layernorm.weight"] = {12};
        shapes[at + "self_attn.q_norm.weight"] = shapes[at + "self_attn.k_norm.weight"] = {4};
        shapes[at + "self_attn.qkv_proj.weight"] = {queries + 2 * keys, 12};
        shapes[at + "self_attn.o_proj.weight"] = {12, queries};
        shapes[at + "mlp.proj_1.weight"] = {2 * inner, 12};
        shapes[at + "mlp.proj_2.weight"] = {12, inner};
    }
    StateDict tensors;
    tensors.add(std::make_shared<Filler>(shapes));
    plan.verify(tensors, "small");
    ASSERT_TRUE(plan.load(tensors, at::kFloat, at::kCPU, {}));

    const auto run = [&](const std::vector<at::Tensor>& parts, AttentionPath path) {
        PackedSequences sequences{{0}};
        std::vector<at::Tensor> positions, outputs;
        for (const at::Tensor& part : parts) {
            sequences.begins.push_back(sequences.begins.back() + part.size(0));
            positions.push_back(at::arange(part.size(0), at::TensorOptions().dtype(at::kLong)));
        }
        decoder.run(at::cat(parts), sequences, rotaryTable(at::cat(positions), 4, 10000, at::kFloat),
                    [&](std::size_t tap, const at::Tensor& output) {
                        EXPECT_EQ(tap, outputs.size());
                        outputs.push_back(output);
                    },
                    {}, path);
        EXPECT_EQ(outputs.size(), 2u);
        return outputs;
    };
    // Stopped after the first tap it gives no second one.
    CancelToken cancel;
    int taps = 0;
    const bool ran = decoder.run(
        random({4, 12}), {{0, 4}}, rotaryTable(at::arange(4, at::TensorOptions().dtype(at::kLong)), 4, 10000, at::kFloat), [&](std::size_t, const at::Tensor&) { ++taps, cancel.cancel(); }, cancel);
    EXPECT_FALSE(ran);
    EXPECT_EQ(taps, 1);

    const at::Tensor a = random({7, 12}), b = random({3, 12}), c = random({11, 12});
    const auto together = run({a, b, c}, AttentionPath::Fused);
    const auto alone = run({b}, AttentionPath::Fused);
    const auto reference = run({b}, AttentionPath::Reference);
    for (std::size_t tap = 0; tap < 2; ++tap) {
        EXPECT_LT(farthest(together[tap].narrow(0, 7, 3), alone[tap]), 1e-6);
        EXPECT_LT(farthest(reference[tap], alone[tap]), 1e-6);
        EXPECT_EQ(alone[tap].size(1), 12);
    }
    EXPECT_EQ(decoder.embed(at::tensor({3L, 19L})).size(0), 2);
}

TEST(Decoder, RefusesImpossibleSizesAndTaps) {
    EXPECT_THROW(Decoder(SmallDecoder::config(), {}), Error);
    EXPECT_THROW(Decoder(SmallDecoder::config(), {3}), Error);
    EXPECT_THROW(Decoder(SmallDecoder::config(), {1, 1}), Error);
    EXPECT_THROW(Decoder(SmallDecoder::config(), {-1}), Error);
    for (const auto& spoil : std::initializer_list<void (*)(DecoderConfig&)>{
             [](DecoderConfig& c) { c.hiddenSize = 0; }, [](DecoderConfig& c) { c.rotarySize = 3; },
             [](DecoderConfig& c) { c.rotarySize = 6; }, [](DecoderConfig& c) { c.layers[1].kvHeadCount = 3; },
             [](DecoderConfig& c) { c.layers.clear(); }, [](DecoderConfig& c) { c.vocabularySize = 1 << 30; },
             [](DecoderConfig& c) { c.normEpsilon = NAN; }, [](DecoderConfig& c) { c.ropeTheta = -1; }}) {
        DecoderConfig config = SmallDecoder::config();
        checkDecoderConfig(config, "x");
        spoil(config);
        EXPECT_THROW(checkDecoderConfig(config, "x"), Error);
    }
}

}  // namespace
}  // namespace coincide
