#include "core/nn/safetensors.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/nn/safetensors_header.h"

namespace coincide {
namespace {

constexpr std::uint64_t kMaxHeaderBytes = 32u << 20;

std::optional<at::ScalarType> typeOf(std::string_view name) {
    static constexpr std::pair<std::string_view, at::ScalarType> kTypes[] = {
        {"F64", at::kDouble}, {"F32", at::kFloat}, {"F16", at::kHalf},   {"BF16", at::kBFloat16}, {"I64", at::kLong},
        {"I32", at::kInt},    {"I16", at::kShort}, {"I8", at::kChar},    {"U8", at::kByte},       {"BOOL", at::kBool},
        {"U16", at::kUInt16}, {"U32", at::kUInt32}, {"U64", at::kUInt64}, {"F8_E4M3", at::kFloat8_e4m3fn},
        {"F8_E5M2", at::kFloat8_e5m2}};
    for (const auto& [text, type] : kTypes)
        if (text == name) return type;
    return std::nullopt;
}

[[noreturn]] void refuse(const std::string& file, const std::string& why) {
    throw Error(ErrorCode::BadInput, file + ": " + why, "Get the checkpoint again");
}

}  // namespace

SafetensorsFile::SafetensorsFile(const Path& path)
    : name_(printable(path.filename().string())), file_(std::make_shared<MappedFile>(path)) {
    const std::string_view text = file_->text();
    if (text.starts_with("version https://git-lfs"))
        refuse(name_, "this is a Git LFS pointer, not the weights themselves");
    std::uint64_t headerBytes = 0;
    if (text.size() < sizeof headerBytes) refuse(name_, "the file is cut off in its header");
    std::memcpy(&headerBytes, text.data(), sizeof headerBytes);
    if (headerBytes > kMaxHeaderBytes)
        refuse(name_, "the header claims " + std::to_string(headerBytes) + " bytes, more than the 32 MB that one may have");
    if (headerBytes > text.size() - sizeof headerBytes) refuse(name_, "the file is cut off in its header");

    const std::size_t dataBegin = sizeof headerBytes + static_cast<std::size_t>(headerBytes);
    const std::uint64_t dataBytes = text.size() - dataBegin;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
    for (SafetensorsEntry& entry : parseSafetensorsHeader(text.substr(sizeof headerBytes, headerBytes), name_)) {
        const std::string tensor = "tensor " + printable(entry.name);
        const auto type = typeOf(entry.dtype);
        if (!type) refuse(name_, tensor + " has the unknown type " + printable(entry.dtype, 20));
        const std::int64_t items = checkedItemCount(entry.shape, entry.name);
        const std::uint64_t bytes = static_cast<std::uint64_t>(items) * c10::elementSize(*type);
        if (entry.begin > entry.end || entry.end > dataBytes)
            refuse(name_, tensor + " lies outside the file, which may be cut off");
        if (entry.end - entry.begin != bytes)
            refuse(name_, tensor + " of shape " + shapeText(entry.shape) + " does not take the " +
                              std::to_string(entry.end - entry.begin) + " bytes that it was given");
        if (bytes) ranges.emplace_back(entry.begin, entry.end);
        begins_[entry.name] = dataBegin + static_cast<std::size_t>(entry.begin);
        if (!tensors_.emplace(entry.name, TensorMeta{*type, std::move(entry.shape), static_cast<std::size_t>(bytes)}).second)
            refuse(name_, tensor + " is there twice");
    }
    std::sort(ranges.begin(), ranges.end());
    for (std::size_t i = 1; i < ranges.size(); ++i)
        if (ranges[i].first < ranges[i - 1].second) refuse(name_, "two tensors share bytes");
}

at::Tensor SafetensorsFile::read(const std::string& name) const {
    const auto found = tensors_.find(name);
    if (found == tensors_.end()) refuse(name_, "there is no tensor " + printable(name));
    return tensorOver(file_->bytes().data() + begins_.at(name), found->second, file_);
}

void SafetensorsFile::release(const std::string& name) const {
    const auto found = tensors_.find(name);
    if (found != tensors_.end()) file_->releasePages(begins_.at(name), found->second.bytes);
}

}  // namespace coincide
