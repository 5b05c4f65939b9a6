#pragma once

#include <ATen/core/Tensor.h>

namespace coincide {

enum class Activation { Silu, Gelu, GeluTanh, QuickGelu };

/// The weight of a linear map laid out for the bfloat16 products of a CPU (AMX, AVX-512), so that it need not be laid out again for every
/// product, and with bias and activation computed on the product's float32 values before they are rounded.
/// **Threads**: product() is safe from any number of threads.
class PackedWeight {
public:
    /// False where `weight` is not bfloat16 on a CPU, or where machine or tensor library have no such product.
    static bool suits(const at::Tensor& weight);
    /// Whether the activation can be computed with the product.
    static bool fuses(Activation kind);

    /// **Shapes**: `[out, in]`; the weight itself is not kept. Needs suits().
    void pack(const at::Tensor& weight);
    bool packed() const { return packed_.defined(); }

    /// **Shapes**: x `[..., in]`, bias `[out]` or undefined -> `[..., out]`. Needs packed(), and fuses() for an activation.
    at::Tensor product(const at::Tensor& x, const at::Tensor& bias) const;
    at::Tensor product(const at::Tensor& x, const at::Tensor& bias, Activation kind) const;

private:
    at::Tensor packed_;
};

}  // namespace coincide
