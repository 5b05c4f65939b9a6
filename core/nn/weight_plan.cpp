#include "core/nn/weight_plan.h"

#include <algorithm>
#include <set>

#include "core/base/error.h"

namespace coincide {
namespace {

constexpr std::size_t kMaxNamesShown = 3;

// Collects the tensors with one kind of fault.
class Fault {
public:
    explicit Fault(std::string kind) : kind_(std::move(kind)) {}

    void add(const std::string& text) {
        if (++count_ <= kMaxNamesShown) list_ += (list_.empty() ? "" : ", ") + text;
    }

    void appendTo(std::string& message) const {
        if (count_ == 0) return;
        message += (message.empty() ? "" : "; ") + std::to_string(count_) + " " + kind_ + ": " + list_;
        if (count_ > kMaxNamesShown) message += " and " + std::to_string(count_ - kMaxNamesShown) + " more";
    }

private:
    std::string kind_, list_;
    std::size_t count_ = 0;
};

}  // namespace

void WeightPlan::want(std::string name, std::vector<std::int64_t> shape, at::Tensor& into, std::function<void()> loaded) {
    const std::int64_t rows = shape.empty() ? 1 : shape.front();
    slots_.push_back({std::move(name), std::move(shape), {{rows, &into}}, std::move(loaded)});
}

void WeightPlan::wantRows(std::string name, std::int64_t columns, std::vector<std::pair<std::int64_t, at::Tensor*>> parts, std::function<void()> loaded) {
    std::int64_t rows = 0;
    for (const auto& part : parts) rows += part.first;
    slots_.push_back({std::move(name), {rows, columns}, std::move(parts), std::move(loaded)});
}

std::int64_t WeightPlan::parameterCount() const {
    std::int64_t count = 0;
    for (const Slot& slot : slots_)
        if (__builtin_add_overflow(count, checkedItemCount(slot.shape, slot.name), &count))
            throw Error(ErrorCode::BadInput, "the model has an impossible number of parameters", "Check its config.json");
    return count;
}

void WeightPlan::verify(const StateDict& tensors, const std::string& what) const {
    Fault missing("missing"), misshaped("of another shape"), notFloat("not of a float type"), unexpected("unexpected");
    std::set<std::string> wanted;
    for (const Slot& slot : slots_) {
        wanted.insert(slot.name);
        const TensorMeta* meta = tensors.find(slot.name);
        if (!meta) {
            missing.add(printable(slot.name));
        } else if (meta->shape != slot.shape) {
            misshaped.add(printable(slot.name) + " " + shapeText(meta->shape) + " instead of " + shapeText(slot.shape));
        } else if (meta->dtype != at::kFloat && meta->dtype != at::kHalf && meta->dtype != at::kBFloat16 &&
                   meta->dtype != at::kDouble) {
            notFloat.add(printable(slot.name) + " " + c10::toString(meta->dtype));
        }
    }
    for (const std::string& name : tensors.names()) {
        const bool known = wanted.contains(name) || std::any_of(ignored_.begin(), ignored_.end(),
                                                                [&](const std::string& prefix) { return name.starts_with(prefix); });
        if (!known) unexpected.add(printable(name));
    }
    std::string message;
    for (const Fault* fault : {&missing, &misshaped, &notFloat, &unexpected}) fault->appendTo(message);
    if (!message.empty())
        throw Error(ErrorCode::BadInput, "the weights of " + what + " do not fit its config.json; tensors " + message,
                    "Check that config.json and the weights belong together");
}

bool WeightPlan::load(const StateDict& tensors, at::ScalarType dtype, at::Device device, const CancelToken& cancel) const {
    for (const Slot& slot : slots_) {
        if (cancel.cancelled()) return false;
        const at::Tensor stored = tensors.read(slot.name);
        {
            const at::Tensor loaded = stored.to(device, dtype);
            std::int64_t row = 0;
            for (const auto& [rows, into] : slot.parts) {
                *into = slot.parts.size() == 1 ? loaded : loaded.narrow(0, row, rows);
                row += rows;
            }
        }
        if (slot.loaded) slot.loaded();
        const bool mapped = std::any_of(slot.parts.begin(), slot.parts.end(), [&](const auto& part) { return part.second->defined() && part.second->is_alias_of(stored); });
        if (!mapped) tensors.release(slot.name);
    }
    return true;
}

}  // namespace coincide
