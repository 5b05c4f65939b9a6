#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <utility>

#include "core/base/progress.h"
#include "core/nn/packed_weight.h"
#include "core/nn/weight_plan.h"

// Building blocks of the networks. Each declares its tensors in a plan and is then called on activations whose last axis is
// the feature; computing runs in the type of the weights.
namespace coincide {

/// By the names that configurations use ("silu", "swish", "gelu", "gelu_pytorch_tanh", "quick_gelu"). **Throws** Unsupported.
Activation activationOf(const std::string& name);
at::Tensor activate(Activation kind, const at::Tensor& x);

struct Linear {
    at::Tensor weight, bias;   ///< `[out, in]` unless it is packed, `[out]` or undefined
    PackedWeight packed;
    void declare(WeightPlan& plan, const std::string& prefix, std::int64_t in, std::int64_t out, bool withBias);
    /// Packs the weight where that makes it faster; called once it is loaded.
    void pack();
    at::Tensor operator()(const at::Tensor& x) const;
    at::Tensor activated(const at::Tensor& x, Activation kind) const;   ///< activate(kind, (*this)(x))
};

enum class NormKind { Layer, Rms };

/// Layer norm with bias, or root-mean-square norm (its statistics in float32, rounded before the weight, as Llama does).
struct Norm {
    at::Tensor weight, bias;
    NormKind kind = NormKind::Layer;
    double epsilon = 1e-5;
    void declare(WeightPlan& plan, const std::string& prefix, std::int64_t size, NormKind normKind, double normEpsilon);
    at::Tensor operator()(const at::Tensor& x) const;
};

/// down(activate(gate(x)) * up(x)); undefined when cancelled.
struct GatedMlp {
    Linear gate, up, down;
    Activation activation = Activation::Silu;
    at::Tensor operator()(const at::Tensor& x, const CancelToken& cancel = {}) const;
};

/// Cosines and sines of rotary embedding for `positions` `[T]` (float32 or integer): each `[T, size]`, the angles of the first
/// half repeated in the second, in `dtype`. The angles themselves are float32, as published.
struct RotaryTable {
    at::Tensor cosine, sine;
};
RotaryTable rotaryTable(const at::Tensor& positions, std::int64_t size, double theta, at::ScalarType dtype);

/// Turns the first `size` features of each head of `x` `[T, heads, d]` (halves paired); the rest is passed on.
at::Tensor applyRotary(const at::Tensor& x, const RotaryTable& table);

enum class AttentionPath { Fused, Reference };

/// Softmax attention. **Shapes**: q `[B, heads, T, d]`, k and v `[B, kvHeads, T, d]` with kvHeads a divisor of heads; out
/// `[B, heads, T, d]`. Scale 1 / sqrt(d). The reference path is the plain formula, for tests.
at::Tensor attention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, bool causal,
                     AttentionPath path = AttentionPath::Fused);

}  // namespace coincide
