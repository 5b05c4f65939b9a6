#include "core/nn/checkpoint.h"

#include "core/base/error.h"
#include "core/nn/safetensors.h"
#include "core/nn/torch_pickle.h"

namespace coincide {
namespace {

constexpr std::size_t kMaxIndexBytes = 64u << 20;
constexpr std::size_t kMaxShards = 1000;
constexpr std::size_t kMaxNamesShown = 3;

std::shared_ptr<const TensorFile> openTensorFile(const Path& path) {
    if (path.extension() == ".bin") return std::make_shared<TorchPickleFile>(path);
    return std::make_shared<SafetensorsFile>(path);
}

// A shard lies beside its index: a name with a folder in it, or none, is refused.
Path shardPath(const Path& folder, const std::string& name, const std::string& index) {
    if (name.empty() || name == "." || name == ".." || name.find_first_of("/\\") != std::string::npos ||
        name.find('\0') != std::string::npos)
        throw Error(ErrorCode::BadInput, index + " names the weight file " + printable(name) + ", which is not beside it",
                    "Get the checkpoint again");
    const Path path = folder / name;
    if (!isRegularFile(path))
        throw Error(ErrorCode::NotFound, "the weight file " + printable(name) + " that " + index + " names is missing",
                    "Get the missing file of the checkpoint");
    return path;
}

void openShards(const Path& indexPath, Checkpoint& checkpoint) {
    const std::string index = indexPath.filename().string();
    const Json map = Json::readFile(indexPath, kMaxIndexBytes).at("weight_map");
    if (!map.isObject() || map.size() == 0)
        throw Error(ErrorCode::BadInput, index + " has no weight_map", "Get the checkpoint again");
    checkpoint.tensorFiles.push_back(indexPath);
    std::map<std::string, std::shared_ptr<const TensorFile>> files;
    std::string missing;
    std::size_t missingCount = 0;
    for (const std::string& tensor : map.keys()) {
        const std::string name = map.at(tensor).asString();
        auto& file = files[name];
        if (!file) {
            if (files.size() > kMaxShards)
                throw Error(ErrorCode::BadInput, index + " names more than 1000 weight files", "Get the checkpoint again");
            const Path path = shardPath(checkpoint.folder, name, index);
            file = openTensorFile(path);
            checkpoint.tensorFiles.push_back(path);
        }
        if (file->tensors().contains(tensor)) {
            checkpoint.tensors.add(file, tensor);
        } else if (++missingCount <= kMaxNamesShown) {
            missing += (missing.empty() ? "" : ", ") + printable(tensor);
        }
    }
    if (missingCount)
        throw Error(ErrorCode::BadInput,
                    std::to_string(missingCount) + " tensors that " + index + " promises are in no file: " + missing +
                        (missingCount > kMaxNamesShown ? " and " + std::to_string(missingCount - kMaxNamesShown) + " more" : ""),
                    "Get the checkpoint again");
}

}  // namespace

void StateDict::add(const std::shared_ptr<const TensorFile>& file) {
    for (const auto& [name, meta] : file->tensors()) add(file, name);
}

void StateDict::add(const std::shared_ptr<const TensorFile>& file, const std::string& name) {
    const auto found = file->tensors().find(name);
    if (found == file->tensors().end() || !entries_.emplace(name, Entry{file, name, &found->second}).second)
        throw Error(ErrorCode::BadInput, "tensor " + printable(name) + " is missing or there twice", "Get the checkpoint again");
}

StateDict StateDict::select(std::string_view prefix) const {
    StateDict out;
    for (auto it = entries_.lower_bound(std::string(prefix)); it != entries_.end() && it->first.starts_with(prefix); ++it)
        out.entries_.emplace(it->first.substr(prefix.size()), it->second);
    return out;
}

const TensorMeta* StateDict::find(const std::string& name) const {
    const auto found = entries_.find(name);
    return found == entries_.end() ? nullptr : found->second.meta;
}

at::Tensor StateDict::read(const std::string& name) const {
    const auto found = entries_.find(name);
    if (found == entries_.end())
        throw Error(ErrorCode::BadInput, "tensor " + printable(name) + " is missing", "Get the checkpoint again");
    return found->second.file->read(found->second.nameInFile);
}

void StateDict::release(const std::string& name) const {
    const auto found = entries_.find(name);
    if (found != entries_.end()) found->second.file->release(found->second.nameInFile);
}

std::vector<std::string> StateDict::names() const {
    std::vector<std::string> out;
    for (const auto& [name, entry] : entries_) out.push_back(name);
    return out;
}

Json readConfig(const Path& folder) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored))
        throw Error(ErrorCode::NotFound, "there is no model folder " + printable(folder.string()),
                    "Give the folder that holds config.json and the weights");
    const Path path = folder / "config.json";
    if (!isRegularFile(path))
        throw Error(ErrorCode::NotFound, "the folder " + printable(folder.string()) + " has no config.json",
                    "Give the folder that holds config.json and the weights");
    Json config = Json::readFile(path, 16u << 20);
    if (!config.isObject())
        throw Error(ErrorCode::BadInput, printable(path.string()) + " is not a JSON object", "Get the checkpoint again");
    return config;
}

Checkpoint openCheckpoint(const Path& folder) {
    Checkpoint checkpoint{folder, readConfig(folder), {}, {}};
    for (const char* name : {"model.safetensors", "pytorch_model.bin"}) {
        const Path whole = folder / name;
        const Path index = folder / (std::string(name) + ".index.json");
        if (isRegularFile(whole)) {
            checkpoint.tensors.add(openTensorFile(whole));
            checkpoint.tensorFiles.push_back(whole);
            return checkpoint;
        }
        if (isRegularFile(index)) {
            openShards(index, checkpoint);
            return checkpoint;
        }
    }
    throw Error(ErrorCode::NotFound,
                "the folder " + printable(folder.string()) + " has no weights (model.safetensors, pytorch_model.bin or the index of either)",
                "Get the weight files of the checkpoint");
}

}  // namespace coincide
