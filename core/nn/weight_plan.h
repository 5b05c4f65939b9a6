#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/progress.h"
#include "core/nn/checkpoint.h"

namespace coincide {

/// The tensors that a network needs, with their shapes and where they go; made from the configuration alone, so the size of a
/// model is known before a byte of it is read. Destinations must stay at their address until load() returns.
class WeightPlan {
public:
    /// `into` receives the tensor `name`; then `loaded` is called, which may put it into another form.
    void want(std::string name, std::vector<std::int64_t> shape, at::Tensor& into, std::function<void()> loaded = {});

    /// Tensor `name` `[sum of rows, columns]` is stored in one piece; each part receives its rows in turn.
    void wantRows(std::string name, std::int64_t columns, std::vector<std::pair<std::int64_t, at::Tensor*>> parts, std::function<void()> loaded = {});

    /// Names that begin with `prefix` may be there and are not needed.
    void ignore(std::string prefix) { ignored_.push_back(std::move(prefix)); }

    std::int64_t parameterCount() const;

    /// Compares with what is there. **Throws** one BadInput that lists every missing, misshaped, non-float and unexpected tensor.
    void verify(const StateDict& tensors, const std::string& what) const;

    /// Reads every tensor as `dtype` on `device`. Where type, form and device are those of the file, the mapping itself is used;
    /// else each tensor's pages are given back once it is converted. Returns false when cancelled.
    bool load(const StateDict& tensors, at::ScalarType dtype, at::Device device, const CancelToken& cancel) const;

private:
    struct Slot {
        std::string name;
        std::vector<std::int64_t> shape;
        std::vector<std::pair<std::int64_t, at::Tensor*>> parts;
        std::function<void()> loaded;
    };
    std::vector<Slot> slots_;
    std::vector<std::string> ignored_;
};

}  // namespace coincide
