#include "core/nn/packed_weight.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/stack.h>
#include <c10/util/Exception.h>

#include <optional>
#include <utility>

namespace coincide {
namespace {

using Operation = std::optional<c10::OperatorHandle>;

Operation operation(const char* name) { return c10::Dispatcher::singleton().findSchema({name, ""}); }

const Operation& packing() {
    static const Operation found = operation("mkldnn::_reorder_linear_weight");
    return found;
}
const Operation& multiplying() {
    static const Operation found = operation("mkldnn::_linear_pointwise");
    return found;
}

// Boxed: the C++ types of the arguments change between releases of the library, the schema does not.
c10::IValue call(const c10::OperatorHandle& what, torch::jit::Stack arguments) {
    what.callBoxed(&arguments);
    return std::move(arguments.front());
}

bool machineMultiplies() {
    static const bool multiplies = [] {
        const Operation supported = operation("mkldnn::_is_mkldnn_bf16_supported");
        if (!supported || !packing() || !multiplying()) return false;
        try {
            return call(*supported, {}).toBool();
        } catch (const c10::Error&) {
            return false;
        }
    }();
    return multiplies;
}

at::Tensor multiply(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, const char* activation, const char* algorithm) {
    const c10::IValue added = bias.defined() ? c10::IValue(bias) : c10::IValue();
    return call(*multiplying(), {x, weight, added, activation, c10::List<std::optional<at::Scalar>>(), algorithm}).toTensor();
}

}  // namespace

bool PackedWeight::suits(const at::Tensor& weight) {
    return weight.device().is_cpu() && weight.scalar_type() == at::kBFloat16 && weight.dim() == 2 && weight.numel() > 0 && machineMultiplies();
}

bool PackedWeight::fuses(Activation kind) { return kind != Activation::QuickGelu; }

void PackedWeight::pack(const at::Tensor& weight) { packed_ = call(*packing(), {weight.contiguous(), c10::IValue()}).toTensor(); }

at::Tensor PackedWeight::product(const at::Tensor& x, const at::Tensor& bias) const { return multiply(x, packed_, bias, "none", ""); }

at::Tensor PackedWeight::product(const at::Tensor& x, const at::Tensor& bias, Activation kind) const {
    return multiply(x, packed_, bias, kind == Activation::Silu ? "swish" : "gelu", kind == Activation::GeluTanh ? "tanh" : "none");
}

}  // namespace coincide
