#include "core/nn/torch_pickle.h"

#include <ATen/ops/as_strided.h>

#include <optional>
#include <string_view>

#include "core/base/error.h"
#include "core/nn/pickle_reader.h"
#include "core/nn/stored_zip.h"

namespace coincide {
namespace {

constexpr std::size_t kMaxPickleBytes = 64u << 20;

std::optional<at::ScalarType> typeOf(std::string_view storage) {
    static constexpr std::pair<std::string_view, at::ScalarType> kTypes[] = {
        {"FloatStorage", at::kFloat}, {"HalfStorage", at::kHalf},   {"BFloat16Storage", at::kBFloat16},
        {"DoubleStorage", at::kDouble}, {"LongStorage", at::kLong}, {"IntStorage", at::kInt},
        {"ShortStorage", at::kShort}, {"CharStorage", at::kChar},   {"ByteStorage", at::kByte},
        {"BoolStorage", at::kBool}};
    for (const auto& [text, type] : kTypes)
        if (text == storage) return type;
    return std::nullopt;
}

[[noreturn]] void refuse(const std::string& file, const std::string& why) {
    throw Error(ErrorCode::BadInput, file + ": " + why, "Get the checkpoint again, best as safetensors");
}

// One more than the last item that the view touches, or nothing for overflow and negative numbers.
std::optional<std::int64_t> viewEnd(const PickledTensor& tensor) {
    if (tensor.offset < 0 || tensor.shape.size() != tensor.stride.size()) return std::nullopt;
    std::int64_t last = tensor.offset;
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
        if (tensor.stride[i] < 0) return std::nullopt;
        if (tensor.shape[i] == 0) return tensor.offset;
        std::int64_t reach = 0;
        if (__builtin_mul_overflow(tensor.shape[i] - 1, tensor.stride[i], &reach) || __builtin_add_overflow(last, reach, &last))
            return std::nullopt;
    }
    return last == INT64_MAX ? std::nullopt : std::optional(last + 1);
}

}  // namespace

TorchPickleFile::TorchPickleFile(const Path& path)
    : name_(printable(path.filename().string())), file_(std::make_shared<MappedFile>(path)) {
    const std::string_view text = file_->text();
    if (text.starts_with("version https://git-lfs")) refuse(name_, "this is a Git LFS pointer, not the weights themselves");
    if (!text.starts_with("PK"))
        refuse(name_, "this is not a file of tensors in PyTorch's zip form; older forms and other pickles are never opened");
    const auto entries = readStoredZip(file_->bytes(), name_);
    std::string prefix;
    for (const auto& [name, entry] : entries)
        if (name.ends_with("/data.pkl") && name.find('/') == name.size() - 9) prefix = name.substr(0, name.size() - 8);
    if (prefix.empty()) refuse(name_, "there is no data.pkl in it");
    if (const auto order = entries.find(prefix + "byteorder"); order != entries.end())
        if (text.substr(order->second.offset, order->second.size) != "little") refuse(name_, "the byte order is not little endian");
    const ZipEntry pickle = entries.at(prefix + "data.pkl");
    if (pickle.size > kMaxPickleBytes) refuse(name_, "its data.pkl is too large");

    for (PickledTensor& tensor : readTensorPickle(text.substr(pickle.offset, pickle.size), name_)) {
        const std::string label = "tensor " + printable(tensor.name);
        const auto type = typeOf(tensor.storageType);
        if (!type) refuse(name_, label + " is of the unknown type " + printable(tensor.storageType, 40));
        const auto entry = entries.find(prefix + "data/" + tensor.storageKey);
        if (entry == entries.end()) refuse(name_, label + " has no data");
        const std::int64_t items = checkedItemCount(tensor.shape, tensor.name);
        const std::int64_t room = static_cast<std::int64_t>(entry->second.size / c10::elementSize(*type));
        const auto end = viewEnd(tensor);
        // A view that repeats items would take more memory than the file has.
        if (tensor.storageItems < 0 || tensor.storageItems > room || !end || *end > tensor.storageItems || items > tensor.storageItems)
            refuse(name_, label + " of shape " + shapeText(tensor.shape) + " does not lie inside its data");
        views_[tensor.name] = {entry->second.offset, entry->second.size, tensor.storageItems, tensor.offset, std::move(tensor.stride)};
        const std::size_t bytes = static_cast<std::size_t>(items) * c10::elementSize(*type);
        if (!tensors_.emplace(tensor.name, TensorMeta{*type, std::move(tensor.shape), bytes}).second)
            refuse(name_, label + " is there twice");
    }
    if (tensors_.empty()) refuse(name_, "there are no tensors in it");
}

at::Tensor TorchPickleFile::read(const std::string& name) const {
    const auto found = views_.find(name);
    if (found == views_.end()) refuse(name_, "there is no tensor " + printable(name));
    const View& view = found->second;
    const TensorMeta& meta = tensors_.at(name);
    const std::size_t itemBytes = c10::elementSize(meta.dtype);
    const TensorMeta storage{meta.dtype, {view.storageItems}, static_cast<std::size_t>(view.storageItems) * itemBytes};
    return at::as_strided(tensorOver(file_->bytes().data() + view.storageBegin, storage, file_), meta.shape, view.stride, view.offset);
}

void TorchPickleFile::release(const std::string& name) const {
    const auto found = views_.find(name);
    if (found != views_.end()) file_->releasePages(found->second.storageBegin, found->second.storageBytes);
}

}  // namespace coincide
