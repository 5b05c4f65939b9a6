#include "core/nn/layers.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/full.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/outer.h>
#include <ATen/ops/pow.h>
#include <ATen/ops/rsqrt.h>
#include <ATen/ops/scaled_dot_product_attention.h>
#include <ATen/ops/sigmoid.h>
#include <ATen/ops/silu.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/triu.h>

#include <cmath>
#include <limits>
#include <optional>

#include "core/base/error.h"

namespace coincide {

Activation activationOf(const std::string& name) {
    if (name == "silu" || name == "swish") return Activation::Silu;
    if (name == "gelu") return Activation::Gelu;
    if (name == "gelu_pytorch_tanh") return Activation::GeluTanh;
    if (name == "quick_gelu") return Activation::QuickGelu;
    throw Error(ErrorCode::Unsupported, "the model uses the activation function " + printable(name) + ", which is not known here",
                "Use a checkpoint of a family that this program reads");
}

at::Tensor activate(Activation kind, const at::Tensor& x) {
    switch (kind) {
        case Activation::Silu: return at::silu(x);
        case Activation::Gelu: return at::gelu(x);
        case Activation::GeluTanh: return at::gelu(x, "tanh");
        case Activation::QuickGelu: return x * at::sigmoid(x * 1.702);
    }
    return x;
}

void Linear::declare(WeightPlan& plan, const std::string& prefix, std::int64_t in, std::int64_t out, bool withBias) {
    plan.want(prefix + ".weight", {out, in}, weight, [this] { pack(); });
    if (withBias) plan.want(prefix + ".bias", {out}, bias);
}

void Linear::pack() {
    if (!PackedWeight::suits(weight)) return;
    packed.pack(weight);
    weight.reset();
}

at::Tensor Linear::operator()(const at::Tensor& x) const {
    if (packed.packed()) return packed.product(x, bias);
    return bias.defined() ? at::linear(x, weight, bias) : at::linear(x, weight);
}

at::Tensor Linear::activated(const at::Tensor& x, Activation kind) const {
    if (packed.packed() && PackedWeight::fuses(kind)) return packed.product(x, bias, kind);
    return activate(kind, (*this)(x));
}

void Norm::declare(WeightPlan& plan, const std::string& prefix, std::int64_t size, NormKind normKind, double normEpsilon) {
    kind = normKind;
    epsilon = normEpsilon;
    plan.want(prefix + ".weight", {size}, weight);
    if (kind == NormKind::Layer) plan.want(prefix + ".bias", {size}, bias);
}

at::Tensor Norm::operator()(const at::Tensor& x) const {
    if (kind == NormKind::Layer) return at::layer_norm(x, {x.size(-1)}, weight, bias, epsilon);
    const at::Tensor wide = x.to(at::kFloat);
    const at::Tensor scale = at::rsqrt(wide.pow(2).mean(-1, true) + epsilon);
    return weight * (wide * scale).to(x.scalar_type());
}

at::Tensor GatedMlp::operator()(const at::Tensor& x, const CancelToken& cancel) const {
    const at::Tensor gated = gate.activated(x, activation);
    if (cancel.cancelled()) return {};
    const at::Tensor inner = gated * up(x);
    if (cancel.cancelled()) return {};
    return down(inner);
}

RotaryTable rotaryTable(const at::Tensor& positions, std::int64_t size, double theta, at::ScalarType dtype) {
    const auto wide = positions.options().dtype(at::kFloat);
    const at::Tensor exponent = at::arange(0, size, 2, wide) / static_cast<double>(size);
    const at::Tensor frequency = 1.0 / at::pow(theta, exponent);
    const at::Tensor half = at::outer(positions.to(at::kFloat), frequency);
    const at::Tensor angles = at::cat({half, half}, -1);
    return {angles.cos().to(dtype), angles.sin().to(dtype)};
}

at::Tensor applyRotary(const at::Tensor& x, const RotaryTable& table) {
    const std::int64_t size = table.cosine.size(-1), all = x.size(-1);
    const at::Tensor turned = size == all ? x : x.narrow(-1, 0, size);
    const at::Tensor first = turned.narrow(-1, 0, size / 2), second = turned.narrow(-1, size / 2, size / 2);
    const at::Tensor rotated = at::cat({-second, first}, -1);
    const at::Tensor out = turned * table.cosine.unsqueeze(1) + rotated * table.sine.unsqueeze(1);
    return size == all ? out : at::cat({out, x.narrow(-1, size, all - size)}, -1);
}

at::Tensor attention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, bool causal, AttentionPath path) {
    at::Tensor keys = k, values = v;
    if (k.size(1) != q.size(1)) {
        const std::int64_t groups = q.size(1) / k.size(1);
        keys = k.repeat_interleave(groups, 1);
        values = v.repeat_interleave(groups, 1);
    }
    if (path == AttentionPath::Fused) return at::scaled_dot_product_attention(q, keys, values, std::nullopt, 0.0, causal);
    at::Tensor scores = at::matmul(q, keys.transpose(-2, -1)) / std::sqrt(static_cast<double>(q.size(-1)));
    if (causal) {
        const at::Tensor future = at::full({q.size(2), k.size(2)}, -std::numeric_limits<double>::infinity(), scores.options());
        scores = scores + future.triu(1);
    }
    return at::matmul(at::softmax(scores, -1), values);
}

}  // namespace coincide
